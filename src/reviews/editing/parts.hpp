// What the forms of this folder share.
#pragma once

#include "inputs/words.hpp"
#include "matters/actions.hpp"
#include "people/parts.hpp"
#include "platform/i18n/text.hpp"
#include "reviews/editing/editing.hpp"

namespace radslag::reviews::editing {

using html::Url;
using http::Request;
using http::Response;
using i18n::Language;
using i18n::tr;
using site::chosen;
using site::FieldKind;
using site::FormField;
using site::FormReader;
using site::named_choices;
using site::Need;
using site::numbered;
using site::saved_at;
using site::Site;

inline Url review_url(ReviewId id) {
    return Url::path("/reviews") / id.text();
}

inline Url input_url(InputId id) {
    return Url::path("/inputs") / id.text();
}

/// The review of the address, for whoever may change it.
inline std::optional<EditableReview> review_in(const Site& site, const Request& request) {
    return site::found_by_id<ReviewId>(site, request, [&](db::Session& session, ReviewId id) {
        return editable_review(session, request.caller, id);
    });
}

/// A form of this folder: crumbs to the list of reviews, candidates for names.
inline site::RecordForm frame(const Site& site, const Request& request, site::Words title,
                              const Url& action, bool demonstration) {
    site::RecordForm form{.title = std::move(title), .section = "/reviews", .action = action};
    form.crumbs = {
        {std::string(tr(request.language, "Reviews and studies")), Url::path("/reviews")}};
    form.invented = demonstration;
    form.candidates = people::parts::candidates(site, request, demonstration);
    return form;
}

/// The same about an input: crumbs to it.
inline site::RecordForm frame_of_input(const Site& site, const Request& request, site::Words title,
                                       const Url& action, bool demonstration, InputId input,
                                       std::int64_t number) {
    auto form = frame(site, request, std::move(title), action, demonstration);
    form.section = "/inputs";
    form.crumbs = {{std::string(tr(request.language, "Inputs")), Url::path("/inputs")},
                   {tr(request.language, "Input {0}", number), input_url(input)}};
    return form;
}

/// The matter whose registry number is typed; the one that stands there while its words are left as
/// they are; an error of the field when none goes under that.
inline std::optional<matters::MatterId> matter_in(FormReader& form, std::string_view field,
                                                  db::Session& session, const auth::Caller& caller,
                                                  std::string_view words,
                                                  std::optional<matters::MatterId> standing) {
    const std::string typed = form.text(field, Need::optional);
    if (typed == words)
        return standing;
    if (typed.empty())
        return std::nullopt;
    const auto found = matters::matter_of_number(session, caller.reader(), typed);
    if (!found)
        form.wrong(field, Message{"No matter goes under the number {0} here. Look at the list "
                                  "of matters, or leave this empty.",
                                  {typed}});
    return found;
}

/// Choices with one more for what stands there and is not among them: the caller may keep it.
template <class AnyId>
std::vector<NamedId> with_standing(Language language, std::vector<NamedId> named,
                                   const std::optional<AnyId>& standing) {
    if (standing && std::ranges::find(named, standing->text(), &NamedId::id) == named.end())
        named.insert(named.begin(),
                     NamedId{std::string(standing->text()), std::string(tr(language, "As now"))});
    return named;
}

// --- levels
// ---------------------------------------------------------------------------------------

/// "regional", or "regional_3" in the third of several rows.
inline std::string level_field(inputs::Level level, std::size_t row = 0) {
    const std::string word(inputs::levels.text(level));
    return row == 0 ? word : numbered(word, row);
}

inline void add_level_values(http::Values& values, const std::vector<inputs::Level>& levels,
                             std::size_t row = 0) {
    for (const inputs::Level level : levels)
        values.set(level_field(level, row), "on");
}

inline std::vector<inputs::Level> levels_in(const FormReader& form, std::size_t row = 0) {
    std::vector<inputs::Level> levels;
    for (const auto& [level, word] : inputs::levels.pairs())
        if (form.is_checked(level_field(level, row)))
            levels.push_back(level);
    return levels;
}

} // namespace radslag::reviews::editing
