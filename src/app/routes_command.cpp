// radslag routes: every address that the server answers, with the right that it asks for.
#include "app/commands.hpp"
#include "app/register.hpp"
#include "app/routes.hpp"
#include "app/terminal.hpp"
#include "platform/http/router.hpp"

#include <fmt/format.h>

namespace radslag::app {

ExitCode print_routes(const Place& place) {
    const auto opened = Register::open(place, false);
    if (!opened) {
        say(place.language, opened.error());
        return failed;
    }
    Register& reg = **opened;
    const site::Site site(reg.database(), reg.clock(), {reg.forum().name, menu(), about_menu()});
    const print::Prints prints(place.data / "prints");
    const http::Metrics metrics;
    accounts::Attempts attempts;
    imports::Readings readings;
    const imports::pages::Desk imports{site, reg.files(), readings, place.data / "waiting", [] {}};
    const mail::Outbox outbox;
    const mail::Sender sender;
    const invitations::pages::Desk invitations{site, outbox, sender};
    const auto key = ledger::SignerKey::make("routes");
    const http::Router router(
        routes(site, reg.files(), prints, attempts, imports, invitations, metrics, key, {}));
    for (const http::Route& route : router.routes())
        fmt::print("{}\t{}\t{}\n", http::name_of(route.method), route.pattern,
                   auth::name_of(route.right));
    return done;
}

} // namespace radslag::app
