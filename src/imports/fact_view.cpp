// One fact of a review: what was read, how certain it is, what has been decided, and the form to
// correct it. See views.hpp.
#include "imports/fact_parts.hpp"
#include "platform/html/bar.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace radslag::imports::views {

using namespace html;
using i18n::tr;

namespace {

/// As certain as this a reader calls certain (per cent); under certain_enough: uncertain.
constexpr int quite_certain = 95;

Html link_to_original(Language language, const Fact& fact) {
    return views::link_to_original(language,
                                   fact.place ? std::string_view(fact.key) : std::string_view());
}

/// What was decided, by whom, and the way back.
Html decided_line(Language language, const Review& review, const Fact& fact,
                  std::string_view about) {
    const Decision& made = decision_of(review, fact);
    std::string words;
    std::string_view look = "use used";
    switch (made.verdict) {
    case Verdict::accepted:
        words = tr(language, "Accepted by {0}", made.decided_by);
        break;
    case Verdict::corrected:
        words = tr(language, "Corrected by {0}", made.decided_by);
        look = "use partly";
        break;
    case Verdict::merged:
        words = tr(language, "Joined by {0}", made.decided_by);
        look = "use partly";
        break;
    case Verdict::rejected:
        words = tr(language, "Rejected by {0}", made.decided_by);
        look = "use notused";
        break;
    case Verdict::undecided:
        return {};
    }
    const std::string target = target_of(review, fact);
    return p(cls("actions small"), span(cls(look), words),
             small_button(tr(language, "Undo"), about, "undo", target, ButtonKind::tertiary),
             small_button(tr(language, "Correct"), about, "correct", target, ButtonKind::tertiary),
             link_to_original(language, fact));
}

/// The question whether somebody known is meant.
Html who_question(Language language, const Review& review, const Fact& fact,
                  const std::string& error) {
    if (fact.kind != FactKind::person || !asks_who(review, fact.index))
        return {};
    Field field{fact.key + ".same_as", std::string(tr(language, "Is this the same as …?"))};
    field.error = error;
    std::vector<Choice> choices;
    for (const auto& candidate : review.candidates.at(fact.index))
        choices.push_back({std::string(candidate.id.text()), described(language, candidate)});
    choices.push_back({"new", std::string(tr(language, "No, somebody new"))});
    return radio_fields(field, choices);
}

Html decide_line(Language language, const Review& review, const Fact& fact,
                 std::string_view about) {
    const std::string target = target_of(review, fact);
    return p(cls("actions"),
             small_button(tr(language, "Accept"), about, "accept", target, ButtonKind::primary),
             small_button(tr(language, "Correct"), about, "correct", target, ButtonKind::secondary),
             small_button(tr(language, "Reject"), about, "reject", target, ButtonKind::tertiary),
             link_to_original(language, fact));
}

/// Whom a person, or which one an organisation, may be the same as.
Html same_as_field(Language language, const Review& review, const Fact& fact,
                   const Values& values) {
    Field field{fact.key + ".same_as", std::string(tr(language, "The same as"))};
    std::vector<Choice> choices{{"", std::string(tr(language, "as the name says"))}};
    if (fact.kind == FactKind::person) {
        for (const auto& candidate : review.candidates.at(fact.index))
            choices.push_back({std::string(candidate.id.text()), described(language, candidate)});
        choices.push_back({"new", std::string(tr(language, "somebody new"))});
    }
    for (const Fact& other : review.read->facts)
        if (other.kind == fact.kind && other.key != fact.key)
            choices.push_back({other.key, tr(language, "{0}, in this document", other.words)});
    const Decision& made = decision_of(review, fact);
    if (const auto into = made.corrections.find("into"); into != made.corrections.end())
        field.value = into->second;
    if (const auto found = values.find("same_as"); found != values.end())
        field.value = found->second;
    return select_field(field, choices);
}

Html edit_fields(Language language, const Review& review, const Fact& fact,
                 const ReviewOptions& options) {
    Values values = shown_values(review, fact);
    for (const auto& [field, words] : options.typed)
        values[field] = words;
    Html fields;
    for (const std::string_view name : fields_of(fact.kind)) {
        Field field{fmt::format("{}.{}", fact.key, name),
                    std::string(label_of(language, fact.kind, name))};
        field.value = values[std::string(name)];
        if (options.error)
            field.error = error_of(language, *options.error, name);
        const bool splits = (name == "text" && fact.kind != FactKind::deadline &&
                             fact.kind != FactKind::reference) ||
                            (name == "name" && fact.kind == FactKind::person);
        if (splits)
            field.hint = tr(language, "An empty line makes two of it.");
        if (name == "speakers" || name == "who")
            field.hint = tr(language, "Several with a semicolon between. Empty when it is not "
                                      "known.");
        if (is_day(name))
            fields += text_field(field, InputType::date);
        else if (splits || name == "text")
            fields += text_area(field, name == "name" ? 2 : 4);
        else
            fields += text_field(field);
    }
    if (fact.kind == FactKind::point)
        for (const std::string_view box : kind_boxes) {
            Field field{fmt::format("{}.{}", fact.key, box),
                        std::string(kind_label(language, box))};
            field.value = values[std::string(box)];
            fields += check_field(field);
        }
    if (fact.kind == FactKind::person || fact.kind == FactKind::organisation)
        fields += same_as_field(language, review, fact, values);
    return fields;
}

Html edit_form(Language language, const Review& review, const Fact& fact,
               const ReviewOptions& options, std::string_view about) {
    const std::string target = target_of(review, fact);
    const bool joins = fact.kind == FactKind::turn || fact.kind == FactKind::point;
    return group(
        div(cls("stack edit"), edit_fields(language, review, fact, options)),
        p(cls("actions"),
          small_button(tr(language, "Save"), about, "save", target, ButtonKind::primary),
          when(joins,
               [&]() -> Html {
                   return small_button(tr(language, "Join to the one before"), about, "join",
                                       target, ButtonKind::secondary);
               }),
          small_button(tr(language, "Leave it"), about, "show", target, ButtonKind::tertiary),
          link_to_original(language, fact)));
}

} // namespace

std::string_view word_of(Language language, FactKind kind) {
    switch (kind) {
    case FactKind::meeting:
        return tr(language, "The meeting");
    case FactKind::person:
        return tr(language, "Person");
    case FactKind::organisation:
        return tr(language, "Organisation");
    case FactKind::point:
        return tr(language, "Point");
    case FactKind::turn:
        return tr(language, "Said");
    case FactKind::commitment:
        return tr(language, "Promise or request");
    case FactKind::decision:
        return tr(language, "Decision");
    case FactKind::deadline:
        return tr(language, "Coming date");
    case FactKind::reference:
        return tr(language, "Registry number");
    }
    return {};
}

Html certainty(Language language, int confidence) {
    const std::string per_cent = i18n::percent(language, confidence);
    const std::string words = confidence >= quite_certain ? tr(language, "certain {0}", per_cent)
                              : confidence >= certain_enough
                                  ? tr(language, "likely {0}", per_cent)
                                  : tr(language, "uncertain {0}", per_cent);
    const bool low = confidence < certain_enough;
    const Html shown = bar(confidence, low ? "c-late" : "c-accent");
    return span(cls(low ? "sure low" : "sure"), shown, words);
}

bool is_decided(const Review& review, const Fact& fact) {
    return decision_of(review, fact).verdict != Verdict::undecided;
}

bool is_doubtful(const Review& review, const Fact& fact) {
    return fact.confidence < certain_enough ||
           (fact.kind == FactKind::person && asks_who(review, fact.index));
}

Html fact(Language language, const Review& review, std::size_t number,
          const ReviewOptions& options) {
    const Fact& shown = review.read->facts.at(number);
    const Values values = shown_values(review, shown);
    const std::string about = tr(language, "proposal {0}", number + 1);
    const std::string heading_id = shown.key + "-h";
    const bool editing = options.change == shown.key;
    const bool decided = is_decided(review, shown);
    const std::string who_error =
        editing && options.error ? error_of(language, *options.error, "same_as") : std::string();
    Html body;
    if (options.error && options.change == shown.key)
        body += p(cls("late"), role("alert"), i18n::to_text(language, options.error->message));
    const bool question_open = !who_error.empty();
    if (editing && !question_open)
        body += edit_form(language, review, shown, options, about);
    else
        body += group(dl(cls("facts"), value_rows(language, review, shown, values),
                         other_rows(language, review, shown, values)),
                      decided ? decided_line(language, review, shown, about)
                              : group(who_question(language, review, shown, who_error),
                                      decide_line(language, review, shown, about)));
    return article(cls(editing   ? "prop stack now"
                       : decided ? "prop stack done"
                                 : "prop stack"),
                   id(shown.key), attribute("tabindex", "0"), aria_labelledby(heading_id),
                   header(h4(id(heading_id), number + 1, ". ", heading_of(language, review, shown)),
                          certainty(language, shown.confidence)),
                   body);
}

} // namespace radslag::imports::views
