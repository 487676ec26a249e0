// What the forms of this folder share.
#pragma once

#include "inputs/editing/editing.hpp"
#include "inputs/editing/pages.hpp"
#include "inputs/words.hpp"
#include "matters/actions.hpp"
#include "people/parts.hpp"
#include "platform/i18n/text.hpp"

#include <algorithm>

namespace radslag::inputs::editing {

using i18n::Language;
using i18n::tr;
using site::chosen;
using site::named_choices;
using site::saved_at;

inline html::Url input_url(InputId id) {
    return html::Url::path("/inputs") / id.text();
}

namespace pages {
/// How a form says which body and organisation it means.
enum class Naming {
    by_id,
    by_name ///< or by id; one that is the only one may be left out
};
/// Sends what the request's form says (sending_pages.cpp), also when a program filled it in, unless
/// something is wrong in `form` already.
/// Errors: invalid, with the fields; those of send().
Result<Sent> send_form(const site::Site& site, http::Request& request, Naming naming,
                       site::FormReader& form);
} // namespace pages

/// A form of this folder: crumbs to the list of inputs and, where there is one, to the input;
/// candidates for names.
inline site::RecordForm frame(const site::Site& site, const http::Request& request,
                              site::Words title, const html::Url& action, bool demonstration,
                              const std::optional<NamedId>& input = std::nullopt) {
    site::RecordForm form{.title = std::move(title), .section = "/inputs", .action = action};
    form.crumbs = {{std::string(tr(request.language, "Inputs")), html::Url::path("/inputs")}};
    if (input)
        form.crumbs.push_back({input->name, html::Url::path("/inputs") / input->id});
    form.invented = demonstration;
    form.candidates = people::parts::candidates(site, request, demonstration);
    return form;
}

/// The matter whose registry number stands in a field; an error of it when none goes under that.
inline std::optional<matters::MatterId> matter_numbered(site::FormReader& form,
                                                        std::string_view field,
                                                        db::Session& session,
                                                        const auth::Caller& caller) {
    const std::string number = form.text(field, site::Need::optional, 100);
    if (number.empty())
        return std::nullopt;
    const auto found = matters::matter_of_number(session, caller.reader(), number);
    if (!found)
        form.wrong(field, Message{"No matter goes under the number {0} here. Look at the list "
                                  "of matters, or leave this empty.",
                                  {number}});
    return found;
}

/// The same of the field `matter`, where one stands already by its words while they are left as
/// they are.
inline std::optional<matters::MatterId>
matter_in(site::FormReader& form, db::Session& session, const auth::Caller& caller,
          std::string_view words = {}, const std::optional<matters::MatterId>& standing = {}) {
    if (!words.empty() && form.text("matter", site::Need::optional, 100) == words)
        return standing;
    return matter_numbered(form, "matter", session, caller);
}

/// What is said of it, above a form that answers or withdraws it.
inline html::Html quotation(std::string_view text, std::string_view who) {
    return html::blockquote(html::cls("said"), html::p(text),
                            html::when(!who.empty(), [&]() -> html::Html {
                                return html::p(html::cls("small quiet"), who);
                            }));
}

} // namespace radslag::inputs::editing
