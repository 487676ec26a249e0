// radslag serve: the register as a site, until it is told to stop.
#include "accounts/pages.hpp"
#include "app/commands.hpp"
#include "app/page_actions.hpp"
#include "app/register.hpp"
#include "app/routes.hpp"
#include "app/terminal.hpp"
#include "app/upkeep.hpp"
#include "demonstration/actions.hpp"
#include "dialogue/following.hpp"
#include "imports/uploads.hpp"
#include "ledger/reader.hpp"
#include "ledger/sequencer.hpp"
#include "meetings/pages.hpp"
#include "platform/auth/secrets.hpp"
#include "platform/http/kept_pages.hpp"
#include "platform/http/server.hpp"
#include "platform/jobs/worker.hpp"
#include "platform/log/log.hpp"
#include "platform/print/prints.hpp"

#include <fmt/format.h>
#include <malloc.h>

namespace radslag::app {

using i18n::tr;

namespace {

http::ServerOptions options_of(const Serve& wishes) {
    http::ServerOptions options;
    options.address = wishes.address;
    options.port = wishes.port;
    options.trusted_proxies = wishes.trusted_proxies;
    options.certificate = wishes.certificate;
    options.private_key = wishes.key;
    return options;
}

/// Whether pages must say that they are made up: all of a demonstration's, or those that mix.
site::Invented invented_in(Register& reg) {
    if (reg.forum().kind == bodies::ForumKind::demonstration)
        return site::Invented::everything;
    return reg.database().reading(demonstration::is_there) ? site::Invented::something
                                                           : site::Invented::nothing;
}

/// SQLite takes some hundred kB for each sort and each temporary table of a statement and gives
/// them back at its end. glibc would return them to the kernel and have them cleared again for the
/// next: 30 pages of memory for one page of the site. So each thread keeps up to 2 MB (mallopt(3)).
void keep_freed_memory() {
    mallopt(M_TRIM_THRESHOLD, 2 << 20);
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    mallopt(M_TOP_PAD, 256 << 10);
}

} // namespace

ExitCode serve(const Place& place, const Serve& wishes) {
    keep_freed_memory();
    const auto opened = Register::open(place, true);
    if (!opened) {
        say(place.language, opened.error());
        return failed;
    }
    Register& reg = **opened;
    const site::Site site(
        reg.database(), reg.clock(),
        {reg.forum().name, menu(), about_menu(), page_actions, invented_in(reg), wishes.base_url});
    const print::Prints prints(place.data / "prints");
    const auto ready = [&reg]() -> Result<void> {
        reg.database().read([](db::Session& session) { (void)db::schema_version(session); });
        return {};
    };
    http::Metrics metrics;
    metrics.add_gauge("radslag_jobs_given_up", "Jobs given up after too many attempts.",
                      [&reg] { return reg.database().reading(jobs::given_up); });
    accounts::Attempts attempts;
    http::Router::Options options;
    options.form_key = auth::secret_in_file(place.data / "keys" / "form.key");
    http::KeptPages kept([&reg, &site]() -> http::PageState {
        return {reg.database().reading(ledger::length), to_text(site.today())};
    });
    options.kept = &kept;
    options.gate = [&site](http::Request& request, http::Right right) {
        return accounts::pages::gate(site, request, right);
    };
    options.interrupted = [&site](http::Request& request, http::Interruption why) {
        return accounts::pages::interrupted(site, request, why);
    };
    options.error_page = [&site](http::Request& request, const http::Problem& problem) {
        return site.respond(request, problem);
    };
    const std::filesystem::path waiting = place.data / "waiting";
    auto kinds = upkeep(reg.database(), reg.clock(), reg.files());
    kinds.push_back(imports::reading_job(reg.database(), reg.files(), waiting));
    kinds.push_back(meetings::pages::printing(site, prints));
    jobs::Worker worker(reg.database(), std::move(kinds));
    const imports::pages::Desk imports{site, reg.files(), waiting, [&worker] { worker.wake(); }};
    const http::Router router(routes(site, reg.files(), prints, attempts, imports, metrics, ready),
                              options);
    const auto server = http::Server::listen(options_of(wishes), router, metrics);
    if (!server) {
        say(place.language, server.error());
        return failed;
    }
    const ledger::Sequencer sequencer(reg.database());
    // A new day, or what a command has left: some steps are taken before anybody asks.
    constexpr int first_steps = 4;
    for (int step = 0; step < first_steps; ++step)
        if (!dialogue::follow(reg.database()).value_or(false))
            break;
    const dialogue::Follower follower(reg.database());
    if (const auto planned = plan_upkeep(reg.database(), reg.clock()); !planned) {
        say(place.language, planned.error());
        return failed;
    }
    const std::string shown = wishes.base_url.empty()
                                  ? fmt::format("http://{}:{}/", wishes.address, (*server)->port())
                                  : wishes.base_url;
    say(tr(place.language, "{0} is served at {1}", reg.forum().name, shown));
    (*server)->run();
    return done;
}

} // namespace radslag::app
