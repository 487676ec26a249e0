// radslag serve: the register as a site, until it is told to stop.
#include "accounts/pages.hpp"
#include "app/commands.hpp"
#include "app/page_actions.hpp"
#include "app/register.hpp"
#include "app/routes.hpp"
#include "app/terminal.hpp"
#include "app/upkeep.hpp"
#include "bodies/roles.hpp"
#include "demonstration/actions.hpp"
#include "dialogue/following.hpp"
#include "imports/uploads.hpp"
#include "inputs/gists.hpp"
#include "invitations/actions.hpp"
#include "invitations/incoming/incoming.hpp"
#include "invitations/mailing/jobs.hpp"
#include "ledger/reader.hpp"
#include "ledger/sequencer.hpp"
#include "meetings/pages.hpp"
#include "minutes/mailing/mailing.hpp"
#include "opendata/following.hpp"
#include "platform/auth/secrets.hpp"
#include "platform/http/kept_pages.hpp"
#include "platform/http/server.hpp"
#include "platform/jobs/worker.hpp"
#include "platform/lmtp/server.hpp"
#include "platform/log/log.hpp"
#include "platform/mail/smtp.hpp"
#include "platform/polling/poller.hpp"
#include "platform/print/prints.hpp"
#include "platform/site/peers.hpp"
#include "proofs/log.hpp"
#include "search_pages/following.hpp"

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
/// next: 30 pages of memory for one page of the site. So each arena keeps up to 2 MB (mallopt(3)).
/// Of arenas there are four, and not eight for each processor: with all the threads that read in
/// turn, what the others kept came to 20 MB, and four cost a page nothing more.
void keep_freed_memory() {
    mallopt(M_ARENA_MAX, 4);
    mallopt(M_TRIM_THRESHOLD, 2 << 20);
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    mallopt(M_TOP_PAD, 256 << 10);
}

/// Mails lead to pages of the site, so they need to know where it is.
Result<void> check_mail(const Serve& wishes) {
    if (wishes.mail.server.empty())
        return {};
    if (!wishes.base_url.starts_with("https://") && !wishes.base_url.starts_with("http://"))
        return failure(ErrorCode::invalid,
                       "--base-url: mails lead to pages of the site. Say where it is reached, as "
                       "https://forum.example.org.");
    if (const auto checked = wishes.mail.check(); !checked)
        return tl::unexpected(checked.error());
    if (!wishes.mailbox.server.empty())
        return wishes.mailbox.check();
    if (!wishes.mailbox.user.empty())
        return failure(ErrorCode::invalid,
                       "--mail-in-user: nobody signs in where mail is brought by LMTP. Leave it "
                       "out, or name a mailbox by --mail-in.");
    return {};
}

/// Paths are put behind it, which begin with a slash.
std::string without_slash(std::string base_url) {
    while (base_url.ends_with('/'))
        base_url.pop_back();
    return base_url;
}

mail::Sender sender_of(const Register& reg, const Serve& wishes) {
    mail::Sender sender{wishes.mail.from, without_slash(wishes.base_url), reg.forum().name};
    if (sender.from.name.empty())
        sender.from.name = sender.forum;
    return sender;
}

/// Sends mails on a thread of its own: a slow mail server holds up no other work.
class Mailer {
  public:
    Mailer(db::Database& database, const mail::MailSettings& settings, const mail::Sender& sender)
        : transport_(settings),
          worker_(database, {invitations::mailing::telling(database),
                             invitations::mailing::sending(database, transport_, sender),
                             minutes::mailing::sending(database, transport_, sender)}) {}

    [[nodiscard]] mail::Outbox outbox() {
        return {true, [this] { worker_.wake(); }};
    }

  private:
    mail::SmtpTransport transport_;
    jobs::Worker worker_;
};

std::unique_ptr<Mailer> mailer_of(Register& reg, const Serve& wishes, const mail::Sender& sender) {
    return wishes.mail.server.empty()
               ? nullptr
               : std::make_unique<Mailer>(reg.database(), wishes.mail, sender);
}

/// Takes the mails that come back, and reads them on a thread of its own. Nothing without an
/// address to listen at, or a mailbox to look into.
struct PostBox {
    PostBox(db::Database& database, jobs::Kind reading) : reader(database, {std::move(reading)}) {}

    jobs::Worker reader;
    std::unique_ptr<lmtp::Server> server;
    std::unique_ptr<polling::Poller> poller;
};

Result<std::unique_ptr<PostBox>> post_box_of(Register& reg, const Place& place, const Serve& wishes,
                                             const documents::Files& mails,
                                             const mail::Outbox& outbox) {
    namespace incoming = invitations::incoming;
    if (wishes.lmtp.empty() && wishes.mailbox.server.empty())
        return nullptr;
    auto box = std::make_unique<PostBox>(
        reg.database(), incoming::reading(reg.database(), mails, reg.clock(), outbox));
    const std::string& address = wishes.mail.from.address;
    const std::filesystem::path arriving = place.data / "mail" / "arriving";
    auto receiver = incoming::receiver(reg.database(), mails, address,
                                       [reader = &box->reader] { reader->wake(); });
    if (!wishes.mailbox.server.empty()) {
        auto poller = polling::Poller::start(reg.database(),
                                             {.mailbox = wishes.mailbox,
                                              .recipient = address,
                                              .folder = arriving,
                                              .interval = wishes.mailbox_interval},
                                             std::move(receiver));
        if (!poller)
            return tl::unexpected<Error>(poller.error());
        box->poller = std::move(*poller);
        return box;
    }
    lmtp::Options options{.address = wishes.lmtp, .folder = arriving};
    auto server = lmtp::Server::listen(std::move(options), std::move(receiver));
    if (!server)
        return tl::unexpected<Error>(server.error());
    box->server = std::move(*server);
    return box;
}

void watch(http::Metrics& metrics, const polling::Poller& poller) {
    metrics.add_gauge("radslag_mailbox_failed_looks",
                      "Looks into the mailbox that failed one after another; 0: the last did not.",
                      [&poller] { return poller.state().failures; });
    metrics.add_gauge("radslag_mailbox_mails_left",
                      "Mails left in the mailbox for good since the start.",
                      [&poller] { return poller.state().left; });
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
    if (const auto checked = check_mail(wishes); !checked) {
        say(place.language, checked.error());
        return failed;
    }
    site::KeptForPeers kept_for_peers({ledger::length, bodies::audiences_of});
    const site::Site site(reg.database(), reg.clock(),
                          {reg.forum().name, menu(), about_menu(), page_actions, invented_in(reg),
                           without_slash(wishes.base_url), &kept_for_peers});
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
    const ledger::SignerKey log_key =
        proofs::key_in_file(place.data / "keys" / "ledger.key", reg.forum().id.text());
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
    if (const auto taken = jobs::take_back_begun(reg.database()); !taken) {
        say(place.language, taken.error());
        return failed;
    }
    const mail::Sender sender = sender_of(reg, wishes);
    const auto mailer = mailer_of(reg, wishes, sender);
    const mail::Outbox outbox = mailer ? mailer->outbox() : mail::Outbox();
    auto kinds = upkeep(reg.database(), reg.clock(), reg.files());
    kinds.push_back(invitations::inviting(reg.database(), outbox));
    kinds.push_back(imports::reading_job(reg.database(), reg.files(), waiting));
    kinds.push_back(meetings::pages::printing_minutes(site, prints));
    kinds.push_back(meetings::pages::printing_notices(site, reg.files(), prints));
    jobs::Worker worker(reg.database(), std::move(kinds));
    imports::Readings readings;
    const imports::pages::Desk imports{site, reg.files(), readings, waiting,
                                       [&worker] { worker.wake(); }};
    const invitations::pages::Desk invitations{site, outbox, sender};
    const http::Router router(
        routes(site, reg.files(), prints, attempts, imports, invitations, metrics, log_key, ready),
        options);
    const auto server = http::Server::listen(options_of(wishes), router, metrics);
    if (!server) {
        say(place.language, server.error());
        return failed;
    }
    const documents::Files mails(place.data / "mail");
    const auto post_box = post_box_of(reg, place, wishes, mails, outbox);
    if (!post_box) {
        say(place.language, post_box.error());
        return failed;
    }
    if (*post_box && (*post_box)->poller)
        watch(metrics, *(*post_box)->poller);
    const ledger::Sequencer sequencer(reg.database());
    // A new day, or what a command has left: some steps are taken before anybody asks.
    constexpr int first_steps = 4;
    for (int step = 0; step < first_steps; ++step)
        if (!dialogue::follow(reg.database()).value_or(false))
            break;
    const jobs::Follower figures(reg.database(), dialogue::following());
    const jobs::Follower searched(reg.database(), search_pages::following());
    const jobs::Follower opened_up(reg.database(), opendata::following());
    const jobs::Follower gists(reg.database(), inputs::keeping_gists());
    const jobs::Follower tree(reg.database(), proofs::growing_tree());
    if (const auto planned = plan_upkeep(reg.database(), reg.clock()); !planned) {
        say(place.language, planned.error());
        return failed;
    }
    const std::string here = fmt::format("http://{}:{}/", wishes.address, (*server)->port());
    if (wishes.base_url.empty())
        say(tr(place.language, "{0} is served at {1}", reg.forum().name, here));
    else
        say(tr(place.language, "{0} is served at {1}, behind which it listens at {2}",
               reg.forum().name, wishes.base_url, here));
    (*server)->run();
    return done;
}

} // namespace radslag::app
