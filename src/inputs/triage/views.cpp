// See views.hpp.
#include "inputs/triage/views.hpp"

#include "platform/html/fields.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/parts.hpp"
#include "platform/site/site.hpp"

namespace radslag::inputs::triage::views {

using namespace html;
using i18n::Language;
using i18n::tr;

namespace {

/// "Because …", in words.
std::string reason(Language language, const Proposed& proposed) {
    switch (proposed.reason) {
    case Reason::names_number:
        return tr(language, "Because it names {0}.", proposed.argument);
    case Reason::point:
        return tr(language, "Because it was said where {0} was dealt with.", proposed.argument);
    case Reason::alike:
        return tr(language, "Because input {0}, which says the same, has it.", proposed.argument);
    case Reason::alike_too:
        return tr(language, "Because input {0}, which says the same, is proposed it.",
                  proposed.argument);
    case Reason::words:
        return tr(language, "Because it says: {0}.", proposed.argument);
    case Reason::of_matter:
        return tr(language, "Because of the matter: {0}.", proposed.argument);
    }
    return {};
}

Html choice(Language language, std::string_view what, std::string_view label, InputId input,
            const std::optional<Proposed>& proposed, const http::Values& typed) {
    if (!proposed)
        return {};
    const std::string name = field_of(what, input);
    const std::string* sent = typed.find(name);
    const std::vector<Choice> choices{{"", std::string(tr(language, "leave it open"))},
                                      {proposed->id, proposed->name}};
    return select_field({.name = name,
                         .label = std::string(label),
                         .hint = reason(language, *proposed),
                         .value = sent ? *sent : proposed->id},
                        choices);
}

bool has_proposals(const Unsorted& input) {
    return input.matter || input.theme || input.authority || input.owner;
}

Html proposals(Language language, const Unsorted& input, const http::Values& typed) {
    if (!has_proposals(input))
        return p(cls("quiet"), tr(language, "There is nothing to propose for it."));
    const std::string tick = field_of("take", input.id);
    return group(
        div(cls("proposed"),
            choice(language, "matter", tr(language, "Matter"), input.id, input.matter, typed),
            choice(language, "theme", tr(language, "Theme"), input.id, input.theme, typed),
            choice(language, "authority", tr(language, "Who answers"), input.id, input.authority,
                   typed),
            choice(language, "owner", tr(language, "Owner"), input.id, input.owner, typed)),
        check_field({.name = tick,
                     .label = tr(language, "Sort input {0} so", input.number),
                     .value = std::string(typed.get(tick))}));
}

/// Its heading stands below the page's, or below that of its group.
Html item(Language language, const Unsorted& input, const http::Values& typed,
          const Group& inputs) {
    const bool is_grouped = inputs.size() > 1;
    const Url page = Url::path("/inputs") / input.id.text();
    const Url together = input.id == inputs.front().id
                             ? page / "merge"
                             : (page / "merge").with("into", std::to_string(inputs.front().number));
    const std::string from =
        input.from.empty() ? std::string(tr(language, "sender not known")) : input.from;
    const Html name =
        a(href(page), input.title.empty() ? tr(language, "Input {0}", input.number) : input.title);
    return article(cls("triaged"), id(std::string(input.id.text())),
                   hidden_field(field_of("version", input.id), std::to_string(input.version)),
                   is_grouped ? Html(h3(name)) : Html(h2(name)),
                   p(cls("small quiet"), tr(language, "input {0}", input.number), ", ", from, ", ",
                     date_in_table(language, site::local_day(input.received_at))),
                   blockquote(cls("said"), p(input.text)), proposals(language, input, typed),
                   p(a(href(page / "edit"), tr(language, "Sort it by hand")), " · ",
                     a(href(together), tr(language, "Put it together with another input")), " · ",
                     a(href(page / "split"), tr(language, "Divide it"))));
}

Html group_of(Language language, const Group& inputs, const http::Values& typed) {
    const bool is_grouped = inputs.size() > 1;
    Html items =
        each(inputs, [&](const Unsorted& input) { return item(language, input, typed, inputs); });
    if (!is_grouped)
        return items;
    return site::headed("g-" + std::string(inputs.front().id.text()),
                        i18n::plural(language, static_cast<std::int64_t>(inputs.size()),
                                     "{0} input", "{0} that say the same, likely"),
                        items);
}

} // namespace

std::string field_of(std::string_view what, InputId input) {
    return std::string(what) + "_" + std::string(input.text());
}

Html triage(Language language, const std::vector<Group>& groups, std::string_view form_token,
            const http::Values& typed) {
    if (groups.empty())
        return site::empty(tr(language, "Everything that has come in has somebody who answers."));
    return post_form(
        {.action = Url::path("/inputs/triage"),
         .token = form_token,
         .label = tr(language, "Triage")},
        group(each(groups, [&](const Group& inputs) { return group_of(language, inputs, typed); }),
              p(submit_button(tr(language, "Sort those that are ticked")))));
}

} // namespace radslag::inputs::triage::views
