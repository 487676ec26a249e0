// How the pages for signing in look; pages.cpp fetches what they show.
#pragma once

#include "bodies/roles.hpp"
#include "platform/html/fields.hpp"

#include <utility>

namespace radslag::accounts::views {

using html::Html;
using i18n::Language;

/// Names of hidden fields that carry an interrupted form.
constexpr std::string_view kept_path = "kept_path";
constexpr std::string_view kept_prefix = "kept.";

/// A form that did not reach its handler: where it goes and what was typed.
struct KeptForm {
    std::string path;
    std::vector<std::pair<std::string, std::string>> fields;
};

struct SignIn {
    std::string mail;
    std::string then = "/";
    std::optional<Error> error;
    std::optional<KeptForm> kept;
};
Html sign_in(Language language, const SignIn& shown, std::string_view token);

/// Why a kept form is to be sent once more.
enum class Again {
    signed_in,  ///< the person has just signed in again
    stale_form, ///< the page had been open for too long
    unreachable ///< the register could not be reached
};

/// The kept form with one button.
Html send_again(Language language, const KeptForm& kept, std::string_view token, Again why);

struct OwnAccount {
    std::string name;
    std::string mail;
    bool has_password = false;
    std::vector<bodies::HeldRole> roles;
    std::optional<Error> error;
    bool changed = false;
};
Html account(Language language, const OwnAccount& own, std::string_view token);

/// The word for a role.
std::string_view role_word(Language language, auth::Role role);

} // namespace radslag::accounts::views
