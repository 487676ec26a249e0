// See parts.hpp.
#include "commitments/parts.hpp"

#include "platform/i18n/text.hpp"

namespace radslag::commitments::parts {

using i18n::tr;
using site::FieldKind;
using site::Need;

namespace {

std::string_view words_of(i18n::Language language, DueKind kind) {
    switch (kind) {
    case DueKind::day:
        return tr(language, "On a day");
    case DueKind::window:
        return tr(language, "In a time between two days");
    case DueKind::event:
        return tr(language, "When something has happened");
    case DueKind::next_meeting:
        return tr(language, "At the next meeting");
    case DueKind::open:
        return tr(language, "No time was said");
    }
    return {};
}

void demand(site::FormReader& form, bool is_there, std::string_view field) {
    if (!is_there)
        form.wrong(field, Message{"This must be filled in.", {}});
}

} // namespace

void add_due_fields(i18n::Language language, std::vector<site::FormField>& fields) {
    fields.push_back(
        {"due_kind", tr(language, "Due"), FieldKind::choice, Need::required, "",
         site::choices_of(due_kinds, [&](DueKind kind) { return words_of(language, kind); })});
    fields.push_back({"due_from", tr(language, "Earliest day"), FieldKind::day, Need::optional,
                      tr(language, "Of a time between two days.")});
    fields.push_back({"due_to", tr(language, "Last day"), FieldKind::day, Need::optional,
                      tr(language, "From the day after, it is late.")});
    fields.push_back({"due_words", tr(language, "Due in words"), FieldKind::line, Need::optional,
                      tr(language, "As it was said: around Christmas, when the negotiations are "
                                   "done.")});
}

Due read_due(site::FormReader& form) {
    Due due;
    due.kind = form.choice("due_kind", Need::required, due_kinds).value_or(DueKind::open);
    const auto from = form.day("due_from", Need::optional);
    const auto to = form.day("due_to", Need::optional);
    due.words = form.text("due_words", Need::optional);
    switch (due.kind) {
    case DueKind::day:
        demand(form, to || form.has_error("due_to"), "due_to");
        due.to = to;
        break;
    case DueKind::window:
        demand(form, from || form.has_error("due_from"), "due_from");
        demand(form, to || form.has_error("due_to"), "due_to");
        demand(form, !due.words.empty() || form.has_error("due_words"), "due_words");
        form.check_order("due_to", from, to);
        due.from = from;
        due.to = to;
        break;
    case DueKind::event:
        demand(form, !due.words.empty() || form.has_error("due_words"), "due_words");
        due.to = to;
        break;
    case DueKind::next_meeting:
    case DueKind::open:
        break;
    }
    return due;
}

void add_values(http::Values& values, const Due& due) {
    const auto day = [](const std::optional<Day>& some) {
        return some ? to_text(*some) : std::string();
    };
    values.add("due_kind", std::string(due_kinds.text(due.kind)));
    values.add("due_from", day(due.from));
    values.add("due_to", day(due.to));
    values.add("due_words", due.words);
}

} // namespace radslag::commitments::parts
