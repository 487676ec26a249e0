// See views.hpp.
#include "accounts/views.hpp"

#include "platform/i18n/text.hpp"

namespace radslag::accounts::views {

using namespace html;
using i18n::tr;

namespace {

Html status_line(std::string_view words) {
    return p(cls("done"), role("status"), words);
}

/// The kept form's fields, for a form that does not send them to their own address yet.
Html carried(const std::optional<KeptForm>& kept) {
    if (!kept)
        return {};
    return group(hidden_field(kept_path, kept->path),
                 each(kept->fields, [](const auto& field) -> Html {
                     return hidden_field(std::string(kept_prefix) + field.first, field.second);
                 }));
}

std::string_view reason_for(Language language, Again why) {
    switch (why) {
    case Again::signed_in:
        return tr(language, "What you wrote is still here. Nothing of it is saved yet.");
    case Again::stale_form:
        return tr(language, "The page had been open for too long to be sent. What you wrote is "
                            "still here; nothing of it is saved yet.");
    case Again::unreachable:
        return tr(language, "The register cannot be reached just now. What you wrote is still "
                            "here: send it again in a moment.");
    }
    return {};
}

} // namespace

Html sign_in(Language language, const SignIn& shown, std::string_view token) {
    Field mail{"mail", std::string(tr(language, "Mail address"))};
    mail.value = shown.mail;
    mail.required = true;
    Field password{"password", std::string(tr(language, "Password"))};
    password.required = true;
    const Html lost = when(shown.kept.has_value(), [&]() -> Html {
        return status_line(tr(language, "You are no longer signed in. What you wrote is kept: sign "
                                        "in, and send it again."));
    });
    const Html wrong = when(shown.error.has_value(),
                            [&]() -> Html { return error_summary(language, *shown.error); });
    const Html fields =
        group(hidden_field("then", shown.then), carried(shown.kept),
              text_field(mail, InputType::email, Autocomplete::username),
              text_field(password, InputType::password, Autocomplete::current_password),
              submit_button(tr(language, "Sign in")));
    return group(div(cls("pagehead"), h1(tr(language, "Sign in"))), lost, wrong,
                 div(cls("record-form stack-lg"), post_form({Url::path("/login"), token}, fields),
                     p(cls("quiet"), tr(language, "Everything that is public can be read without "
                                                  "signing in. Have you lost your password? Ask "
                                                  "whoever runs the forum for a link."))));
}

Html send_again(Language language, const KeptForm& kept, std::string_view token, Again why) {
    const std::string_view heading = why == Again::signed_in ? tr(language, "You are signed in")
                                                             : tr(language, "Send it once more");
    const std::string_view reason = reason_for(language, why);
    const Html fields = each(kept.fields, [](const auto& field) -> Html {
        return hidden_field(field.first, field.second);
    });
    const Html shown = each(kept.fields, [](const auto& field) -> Html {
        if (field.second.empty())
            return {};
        return li(field.second);
    });
    return group(div(cls("pagehead"), h1(heading), p(reason)), ul(cls("plain kept"), shown),
                 post_form({Url::path(kept.path), token},
                           group(fields, submit_button(tr(language, "Send it")))));
}

std::string_view role_word(Language language, auth::Role role) {
    using auth::Role;
    switch (role) {
    case Role::reader:
        return tr(language, "reader");
    case Role::member:
        return tr(language, "member");
    case Role::substitute:
        return tr(language, "substitute");
    case Role::party_administrator:
        return tr(language, "party administrator");
    case Role::officer:
        return tr(language, "officer");
    case Role::secretary:
        return tr(language, "secretary");
    case Role::chair:
        return tr(language, "chair");
    case Role::registrar:
        return tr(language, "registrar");
    case Role::auditor:
        return tr(language, "auditor");
    case Role::system_administrator:
        return tr(language, "system administrator");
    }
    return {};
}

Html account(Language language, const OwnAccount& own, std::string_view token) {
    const auto error = [&](std::string_view name) {
        return own.error ? error_of(language, *own.error, name) : std::string();
    };
    Field present{"password", std::string(tr(language, "Password now"))};
    present.error = error("password");
    present.required = true;
    Field wanted{"password_new", std::string(tr(language, "New password"))};
    wanted.hint = tr(language, "At least 12 characters. Three or four words do well.");
    wanted.error = error("password_new");
    wanted.required = true;
    const Html roles =
        own.roles.empty()
            ? Html(p(tr(language, "You have no role yet: you read what is public.")))
            : Html(ul(cls("plain"), each(own.roles, [&](const bodies::HeldRole& held) -> Html {
                          return li(role_word(language, held.role),
                                    when(!held.where.empty(),
                                         [&]() -> Html { return group(", ", held.where); }));
                      })));
    const Html asked = when(own.has_password, [&]() -> Html {
        return text_field(present, InputType::password, Autocomplete::current_password);
    });
    return group(
        div(cls("pagehead"), h1(own.name), p(cls("quiet"), own.mail)),
        when(own.changed,
             [&]() -> Html { return status_line(tr(language, "The password is changed.")); }),
        when(own.error.has_value(), [&]() -> Html { return error_summary(language, *own.error); }),
        section(cls("block"), aria_labelledby("roles"),
                h2(id("roles"), tr(language, "What you are here")), roles),
        section(cls("block"), aria_labelledby("change"),
                h2(id("change"), tr(language, "Change the password")),
                post_form({Url::path("/account/password"), token},
                          group(asked,
                                text_field(wanted, InputType::password, Autocomplete::new_password),
                                submit_button(tr(language, "Change the password"))))),
        post_form({Url::path("/logout"), token},
                  submit_button(tr(language, "Sign out"), ButtonKind::secondary)));
}

} // namespace radslag::accounts::views
