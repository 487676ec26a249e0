// radslag user: accounts from the command line, where the first ones come from.
#include "accounts/actions.hpp"
#include "app/commands.hpp"
#include "app/register.hpp"
#include "app/terminal.hpp"
#include "bodies/actions.hpp"
#include "platform/text/zones.hpp"

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <iostream>

namespace radslag::app {

using i18n::tr;

namespace {

Day today_of(db::Session& session) {
    return text::local_day(session.now(), text::forum_zone);
}

tl::unexpected<Error> no_account(std::string_view mail) {
    return failure(ErrorCode::not_found,
                   "Nobody has an account for {0}. Make one with radslag user add.",
                   {std::string(mail)});
}

/// Turns the terminal's echo off while a password is typed.
class Silence {
  public:
    Silence() : terminal_(isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &before_) == 0) {
        if (!terminal_)
            return;
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~Silence() {
        if (terminal_)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;

  private:
    termios before_{};
    bool terminal_;
};

/// Fills in the body or party that the role is for. Errors: invalid, not_found.
Result<void> find_place(db::Session& session, const User& wishes, accounts::NewAccount& account) {
    if (account.role == auth::Role::system_administrator)
        return {};
    if (wishes.body.empty() == wishes.party.empty())
        return failure(ErrorCode::invalid, "A role is held in one body or for one party: give "
                                           "either --body or --party.");
    if (!wishes.body.empty()) {
        account.body = bodies::find_body(session, wishes.body, wishes.demonstration);
        if (!account.body)
            return failure(ErrorCode::not_found,
                           "There is no body called {0}. It is made when its first notes are "
                           "imported, or by hand on the page of bodies.",
                           {wishes.body});
        return {};
    }
    const auto seats = bodies::seats_of(session, wishes.party, today_of(session));
    if (seats.empty())
        return failure(ErrorCode::not_found, "No organisation called {0} is a party of a body.",
                       {wishes.party});
    account.organisation = seats.front().organisation;
    account.party = seats.front().id;
    return {};
}

Result<void> add(db::Database& database, const User& wishes) {
    return database.write([&](db::Session& session) -> Result<void> {
        accounts::NewAccount account{.mail = wishes.mail, .name = wishes.name, .role = wishes.role};
        account.demonstration = wishes.demonstration;
        if (const auto found = find_place(session, wishes, account); !found)
            return found;
        ledger::Act act(session, "user", "account.add", wishes.mail);
        // Who sits for a party sits in every body where it does.
        const auto added = accounts::add(act, account, today_of(session));
        if (!added)
            return tl::unexpected<Error>(added.error());
        if (account.party)
            for (const auto& seat : bodies::seats_of(session, wishes.party, today_of(session))) {
                account.party = seat.id;
                (void)accounts::add(act, account, today_of(session));
            }
        act.append();
        return {};
    });
}

Result<void> set_password(db::Database& database, const User& wishes, i18n::Language language) {
    const auto account = database.reading(
        [&](db::Session& session) { return accounts::account_of(session, wishes.mail); });
    if (!account)
        return no_account(wishes.mail);
    if (isatty(STDIN_FILENO) == 1)
        say(tr(language, "New password (it is not shown):"));
    std::string password;
    {
        const Silence silence;
        std::getline(std::cin, password);
    }
    return accounts::set_password(database, *account, password);
}

Result<void> print_link(db::Database& database, const User& wishes) {
    const auto account = database.reading(
        [&](db::Session& session) { return accounts::account_of(session, wishes.mail); });
    if (!account)
        return no_account(wishes.mail);
    const auto token = accounts::make_link(database, account->id);
    if (!token)
        return tl::unexpected<Error>(token.error());
    std::string base = wishes.base_url;
    while (base.ends_with('/'))
        base.pop_back();
    fmt::print("{}/login/{}\n", base, *token);
    return {};
}

Result<void> print_token(db::Database& database, const User& wishes, i18n::Language language) {
    const auto account = database.reading(
        [&](db::Session& session) { return accounts::account_of(session, wishes.mail); });
    if (!account)
        return no_account(wishes.mail);
    if (wishes.end_tokens) {
        const auto ended = accounts::end_tokens(database, account->id);
        if (!ended)
            return tl::unexpected<Error>(ended.error());
        say(i18n::plural(language, *ended, "{0} token was ended.", "{0} tokens were ended."));
        return {};
    }
    const auto token = accounts::make_token(database, account->id, std::chrono::days(wishes.days));
    if (!token)
        return tl::unexpected<Error>(token.error());
    fmt::print("{}\n", *token);
    return {};
}

Result<void> print_list(db::Database& database) {
    database.read([&](db::Session& session) {
        for (const auto& account : accounts::list(session, today_of(session))) {
            std::string roles;
            for (const auto& held : account.roles)
                roles +=
                    fmt::format("{}{}{}{}", roles.empty() ? "" : "; ", auth::roles.text(held.role),
                                held.where.empty() ? "" : ": ", held.where);
            fmt::print("{}\t{}\t{}\t{}\n", account.mail, account.name,
                       account.has_password ? "password" : "-", roles);
        }
    });
    return {};
}

Result<void> carry_out(db::Database& database, const User& wishes, i18n::Language language) {
    switch (wishes.what) {
    case User::What::add:
        return add(database, wishes);
    case User::What::password:
        return set_password(database, wishes, language);
    case User::What::link:
        return print_link(database, wishes);
    case User::What::token:
        return print_token(database, wishes, language);
    case User::What::list:
        return print_list(database);
    }
    return {};
}

} // namespace

ExitCode user(const Place& place, const User& wishes) {
    const auto opened = Register::open(place, false);
    if (!opened) {
        say(place.language, opened.error());
        return failed;
    }
    if (const auto outcome = carry_out((*opened)->database(), wishes, place.language); !outcome) {
        say(place.language, outcome.error());
        return failed;
    }
    return done;
}

} // namespace radslag::app
