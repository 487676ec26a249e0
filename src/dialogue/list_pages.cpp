// From request to the lists behind the figures, as pages and as files. See pages.hpp.
#include "dialogue/asked_parts.hpp"
#include "dialogue/listing_pages.hpp"
#include "dialogue/pages.hpp"
#include "dialogue/views.hpp"

#include <charconv>

namespace radslag::dialogue::pages {

using html::Url;
using http::Request;
using http::Response;
using i18n::Language;
using i18n::tr;
using sheet::Cell;
using site::Site;

Scope asked_scope(const Request& request) {
    const std::string_view text = request.query.get("year");
    std::int64_t year = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    const bool is_year =
        error == std::errc{} && end == text.data() + text.size() && year >= 1000 && year <= 9999;
    const auto body = bodies::BodyId::parse(request.query.get("body"));
    return {is_year ? year : all_years, body ? std::string(body->text()) : std::string()};
}

namespace {

std::string text(std::string_view words) {
    return std::string(words);
}

/// A field of several choices; `value` as the filter understood it.
site::Filter choice_field(std::string_view name, std::string_view label, std::string_view value,
                          std::string_view none, std::vector<html::Choice> choices) {
    choices.insert(choices.begin(), {"", text(none)});
    return {{.name = text(name), .label = text(label), .value = text(value)}, std::move(choices)};
}

/// The choices of a closed set of words.
template <class Words, class WordOf>
std::vector<html::Choice> choices_of(Language language, const Words& words, const WordOf& word_of) {
    std::vector<html::Choice> choices;
    for (const auto& [value, word] : words.pairs())
        choices.push_back({text(word), text(word_of(language, value))});
    return choices;
}

site::Filter year_field(const Site& site, const Request& request) {
    std::vector<html::Choice> choices;
    site.database().read([&](db::Session& session) {
        for (const store::YearFigures& each : store::years(session, ""))
            if (each.year != all_years)
                choices.push_back({std::to_string(each.year), std::to_string(each.year)});
    });
    const std::int64_t year = asked_scope(request).year;
    return choice_field("year", tr(request.language, "Year"),
                        year == all_years ? "" : std::to_string(year),
                        tr(request.language, "all years"), std::move(choices));
}

site::Filter body_field(const Site& site, const Request& request) {
    std::vector<html::Choice> choices;
    site.database().read([&](db::Session& session) {
        for (const store::Link& each : store::bodies(session))
            choices.push_back({each.id, each.name});
    });
    return choice_field("body", tr(request.language, "Body"), asked_scope(request).body,
                        tr(request.language, "any body"), std::move(choices));
}

template <class Words, class Value>
std::string_view word_or_none(const Words& words, const std::optional<Value>& value) {
    return value ? words.text(*value) : std::string_view();
}

/// A field that goes along unseen, since only the page of figures leads to it.
site::Filter unseen_field(std::string_view name, std::string_view value) {
    return {{.name = text(name), .label = "", .value = text(value)},
            {},
            html::InputType::search,
            false};
}

sheet::Column column(std::string_view heading, int width) {
    return {text(heading), width};
}

std::vector<sheet::Column> point_columns(Language language) {
    return {column(tr(language, "Day"), 12),
            column(tr(language, "Body"), 34),
            column(tr(language, "Number"), 8),
            column(tr(language, "Point"), 50),
            column(tr(language, "Announced as"), 24),
            column(tr(language, "Words of information"), 12),
            column(tr(language, "Words in discussions"), 12),
            column(tr(language, "Of these the state's"), 12),
            column(tr(language, "Of these the regions'"), 12),
            column(tr(language, "Of these others'"), 12),
            column(tr(language, "Of these not told"), 12),
            column(tr(language, "Minutes"), 10),
            column(tr(language, "Regional turns"), 10),
            column(tr(language, "Taken along"), 10),
            column(tr(language, "Address"), 40)};
}

std::vector<Cell> point_cells(Language language, const store::ListedPoint& each) {
    const PointUnit& figures = each.figures;
    const Words& words = figures.words;
    return std::vector<Cell>{each.day,
                             each.body,
                             sheet::cell(each.number),
                             each.title,
                             text(views::planned_word(language, figures.planned)),
                             words.information,
                             words.dialogue,
                             words.state,
                             words.region,
                             words.other,
                             words.untold,
                             sheet::cell(figures.minutes),
                             figures.regional_turns,
                             figures.taken_along,
                             (Url::path("/meetings") / each.meeting).at(figures.id).text()};
}

} // namespace

Result<Response> points(const Site& site, Request& request) {
    static constexpr site::Order orders[] = {{"day", true}};
    const Language language = request.language;
    Kind<store::PointFilter, store::ListedPoint> kind{"/dialogue/points", "dialogue-points",
                                                      orders};
    kind.caption = tr(language, "Points in figures");
    kind.empty = tr(language, "No public point of a meeting that was held is here yet.");
    kind.filter = {asked_scope(request), request.query.given("meeting"),
                   plans.parse(request.query.get("planned")), request.query.get("marked") == "yes",
                   store::leads.parse(request.query.get("led"))};
    kind.fields = {unseen_field("meeting", request.query.get("meeting")),
                   year_field(site, request),
                   body_field(site, request),
                   choice_field("planned", tr(language, "Announced as"),
                                word_or_none(plans, kind.filter.planned), tr(language, "anything"),
                                choices_of(language, plans, views::planned_word)),
                   choice_field("marked", tr(language, "With the word dialogue"),
                                kind.filter.marked ? "yes" : "", tr(language, "with and without"),
                                {{"yes", text(tr(language, "with"))}}),
                   choice_field("led", tr(language, "What happened there"),
                                word_or_none(store::leads, kind.filter.led),
                                tr(language, "whatever"),
                                choices_of(language, store::leads, views::led_word))};
    kind.rows = store::points;
    kind.columns = point_columns(language);
    kind.cells = [language](const store::ListedPoint& each) { return point_cells(language, each); };
    kind.view = views::points;
    return respond(site, request, std::move(kind));
}

Result<Response> inputs(const Site& site, Request& request) {
    static constexpr site::Order orders[] = {{"day", true}};
    const Language language = request.language;
    const Day today = site.today();
    Kind<store::InputFilter, store::ListedInput> kind{"/dialogue/inputs", "dialogue-inputs",
                                                      orders};
    kind.caption = tr(language, "Inputs in figures");
    kind.empty = tr(language, "No public input has come in yet.");
    kind.filter = {asked_scope(request), outcomes.parse(request.query.get("outcome")), today};
    kind.fields = {year_field(site, request), body_field(site, request),
                   choice_field("outcome", tr(language, "What became of it"),
                                word_or_none(outcomes, kind.filter.outcome),
                                tr(language, "anything"),
                                choices_of(language, outcomes, views::outcome_word))};
    kind.rows = store::inputs;
    kind.columns = {column(tr(language, "Number"), 10),
                    column(tr(language, "Input"), 60),
                    column(tr(language, "From"), 30),
                    column(tr(language, "Day"), 12),
                    column(tr(language, "What became of it"), 24),
                    column(tr(language, "Answer by"), 12),
                    column(tr(language, "Address"), 26)};
    kind.cells = [language](const store::ListedInput& each) {
        return std::vector<Cell>{each.number,
                                 each.title,
                                 sheet::cell(each.from),
                                 each.day,
                                 text(views::outcome_word(language, each.outcome)),
                                 sheet::cell(each.promised),
                                 (Url::path("/inputs") / each.id).text()};
    };
    kind.view = [today](const site::List& list, const std::vector<store::ListedInput>& rows) {
        return views::inputs(list, rows, today);
    };
    return respond(site, request, std::move(kind));
}

Result<Response> answers(const Site& site, Request& request) {
    static constexpr site::Order orders[] = {{"asked", true}};
    const Language language = request.language;
    const Day today = site.today();
    Kind<store::AnswerFilter, store::ListedAnswer> kind{"/dialogue/answers", "dialogue-answers",
                                                        orders};
    kind.caption = tr(language, "Answers in figures");
    kind.empty = tr(language, "No authority has been asked for an answer yet.");
    kind.filter = {asked_scope(request), request.query.given("authority"),
                   store::givens.parse(request.query.get("given")), today};
    kind.fields = {unseen_field("authority", request.query.get("authority")),
                   year_field(site, request), body_field(site, request),
                   choice_field("given", tr(language, "Answers"),
                                word_or_none(store::givens, kind.filter.given),
                                tr(language, "given or not"),
                                choices_of(language, store::givens, views::given_word))};
    kind.rows = store::answers;
    kind.columns = {column(tr(language, "Number"), 10),    column(tr(language, "Input"), 60),
                    column(tr(language, "Authority"), 34), column(tr(language, "Asked"), 12),
                    column(tr(language, "Answer by"), 12), column(tr(language, "Answered"), 12),
                    column(tr(language, "Address"), 26)};
    kind.cells = [](const store::ListedAnswer& each) {
        return std::vector<Cell>{each.number,
                                 each.title,
                                 each.authority.name,
                                 each.asked,
                                 each.promised,
                                 sheet::cell(each.answered),
                                 (Url::path("/inputs") / each.input).text()};
    };
    kind.view = [today](const site::List& list, const std::vector<store::ListedAnswer>& rows) {
        return views::answers(list, rows, today);
    };
    return respond(site, request, std::move(kind));
}

Result<Response> matters(const Site& site, Request& request) {
    static constexpr site::Order orders[] = {{"named", true}};
    const Language language = request.language;
    Kind<store::MatterFilter, store::MatterFigures> kind{"/dialogue/matters", "dialogue-matters",
                                                         orders};
    kind.caption = tr(language, "Matters in figures");
    kind.empty = tr(language, "No public matter has been named at a meeting yet. Link registry "
                              "numbers to matters, and they stand here.");
    kind.filter = {asked_scope(request), verdicts.parse(request.query.get("verdict"))};
    kind.fields = {year_field(site, request), body_field(site, request),
                   choice_field("verdict", tr(language, "Result"),
                                word_or_none(verdicts, kind.filter.verdict),
                                tr(language, "anything"),
                                choices_of(language, verdicts, views::verdict_word))};
    kind.rows = store::matters;
    kind.columns = {
        column(tr(language, "Matter"), 60),         column(tr(language, "First named"), 12),
        column(tr(language, "A region heard"), 12), column(tr(language, "End"), 12),
        column(tr(language, "Result"), 24),         column(tr(language, "Address"), 26)};
    kind.cells = [language](const store::MatterFigures& each) {
        return std::vector<Cell>{each.matter.name,
                                 each.named,
                                 sheet::cell(each.heard),
                                 sheet::cell(each.end),
                                 text(views::verdict_word(language, each.verdict)),
                                 (Url::path("/matters") / each.matter.id).text()};
    };
    kind.view = views::matters;
    return respond(site, request, std::move(kind));
}

} // namespace radslag::dialogue::pages
