// From request to page; see pages.hpp.
#include "reviews/pages.hpp"

#include "inputs/words.hpp"
#include "matters/editing/editing.hpp"
#include "platform/i18n/text.hpp"
#include "reviews/views.hpp"
#include "reviews/words.hpp"

namespace radslag::reviews::pages {

using html::Url;
using i18n::Language;
using i18n::tr;

namespace {

constexpr site::Order review_orders[] = {{"year", true}, {"title"}};
constexpr site::Order recommendation_orders[] = {{"number", true}};
constexpr std::int64_t most_shown = 200; ///< on the page of a review; the list has them all

std::string text(std::string_view words) {
    return std::string(words);
}

store::Order order_of(const site::Asked& asked) {
    return asked.order == "title" ? store::Order::title : store::Order::year;
}

Response reviews_file(const Site& site, const Request& request, sheet::Format format) {
    const Language language = request.language;
    const site::Asked asked = site::asked(request.query, review_orders);
    const auto rows = [&](sheet::Writer& writer, const site::Slice& slice) {
        site.database().read([&](db::Session& session) {
            store::reviews(session, request.caller.reader(), order_of(asked), asked.descending,
                           slice, [&](const store::ListedReview& each) {
                               const store::Tally& tally = each.tally;
                               writer.row(std::vector<sheet::Cell>{
                                   each.title, text(kind_word(language, each.kind)),
                                   each.organisation ? each.organisation->name : std::string(),
                                   sheet::cell(each.year), tally.recommendations, tally.lessons,
                                   tally.every, tally.some, tally.only_one, tally.nobody,
                                   tally.answered, views::url_of(each.id).text()});
                           });
        });
    };
    return site::exported(request, format, "reviews", tr(language, "Reviews and studies"),
                          {{text(tr(language, "Review or study")), 50},
                           {text(tr(language, "Kind")), 14},
                           {text(tr(language, "Made by")), 30},
                           {text(tr(language, "Year")), 8},
                           {text(tr(language, "Recommendations")), 10},
                           {text(tr(language, "Lessons")), 10},
                           {text(tr(language, "Every level acted")), 10},
                           {text(tr(language, "Some levels")), 10},
                           {text(tr(language, "Only one level")), 10},
                           {text(tr(language, "No level")), 10},
                           {text(tr(language, "Answered")), 10},
                           {text(tr(language, "Address")), 26}},
                          rows);
}

store::Filter filter_of(const Request& request) {
    store::Filter filter;
    filter.review = request.query.given("review");
    filter.kind = inputs::kinds.parse(request.query.get("kind"));
    filter.level = inputs::levels.parse(request.query.get("level"));
    filter.reach = inputs::reaches.parse(request.query.get("reach"));
    filter.theme = request.query.given("theme");
    filter.state = inputs::states.parse(request.query.get("state"));
    return filter;
}

site::Filter choice_field(const Request& request, std::string_view name, std::string_view label,
                          std::string_view none, std::vector<html::Choice> choices) {
    choices.insert(choices.begin(), {"", text(none)});
    return {{.name = text(name), .label = text(label), .value = text(request.query.get(name))},
            std::move(choices)};
}

template <class Named>
std::vector<html::Choice> choices_of(const std::vector<Named>& named) {
    std::vector<html::Choice> choices;
    for (const Named& each : named)
        choices.push_back({each.id, each.name});
    return choices;
}

template <class Words, class WordOf>
std::vector<html::Choice> choices_of(const Words& words, const WordOf& word_of) {
    std::vector<html::Choice> choices;
    for (const auto& [value, word] : words.pairs())
        choices.push_back({text(word), text(word_of(value))});
    return choices;
}

std::string_view state_word(Language language, inputs::State state) {
    switch (state) {
    case inputs::State::unanswered:
        return tr(language, "No answer yet");
    case inputs::State::in_progress:
        return tr(language, "Being answered");
    case inputs::State::closed:
        return tr(language, "Answered by all who were asked");
    case inputs::State::withdrawn:
        return tr(language, "Withdrawn by the sender");
    }
    return {};
}

std::vector<site::Filter> fields_of(db::Session& session, const Request& request) {
    const Language language = request.language;
    const auto field = [&](std::string_view name, std::string_view label, std::string_view none,
                           std::vector<html::Choice> choices) {
        return choice_field(request, name, label, none, std::move(choices));
    };
    std::vector<html::Choice> kinds;
    for (const auto kind : {inputs::Kind::recommendation, inputs::Kind::lesson})
        kinds.push_back({text(inputs::kinds.text(kind)), text(inputs::kind_word(language, kind))});
    return {
        field("review", tr(language, "Review or study"), tr(language, "all of them"),
              choices_of(store::titles(session, request.caller.reader()))),
        field("kind", tr(language, "Kind"), tr(language, "both kinds"), std::move(kinds)),
        field("level", tr(language, "Addressed to"), tr(language, "any level"),
              choices_of(inputs::levels,
                         [&](inputs::Level level) { return inputs::level_word(language, level); })),
        field("reach", tr(language, "How far it has reached"), tr(language, "however far"),
              choices_of(inputs::reaches,
                         [&](inputs::Reach reach) { return inputs::reach_word(language, reach); })),
        field("theme", tr(language, "Theme"), tr(language, "all themes"),
              choices_of(matters::all_themes(session))),
        field("state", tr(language, "Answer"), tr(language, "with and without"),
              choices_of(inputs::states,
                         [&](inputs::State state) { return state_word(language, state); }))};
}

std::vector<sheet::Column> recommendation_columns(Language language) {
    std::vector<sheet::Column> columns{{text(tr(language, "Number")), 10},
                                       {text(tr(language, "Kind")), 16},
                                       {text(tr(language, "Recommendation or lesson")), 60},
                                       {text(tr(language, "Review or study")), 40},
                                       {text(tr(language, "Where in it")), 16},
                                       {text(tr(language, "Theme")), 24}};
    for (const auto& [level, word] : inputs::levels.pairs()) {
        const std::string name(inputs::level_word(language, level));
        columns.push_back({name, 18});
        columns.push_back({tr(language, "{0}: what was told", name), 60});
    }
    columns.push_back({text(tr(language, "How far it has reached")), 24});
    columns.push_back({text(tr(language, "What became of it")), 24});
    columns.push_back({text(tr(language, "Address")), 26});
    return columns;
}

std::vector<sheet::Cell> cells_of(Language language, const store::Recommendation& each) {
    std::vector<sheet::Cell> cells{each.number,
                                   text(inputs::kind_word(language, each.kind)),
                                   each.title,
                                   each.review ? each.review->name : std::string(),
                                   sheet::cell(each.place),
                                   each.theme ? each.theme->name : std::string()};
    for (const auto& [level, word] : inputs::levels.pairs()) {
        cells.emplace_back(
            text(views::level_words(language, each.levels[static_cast<std::size_t>(level)])));
        cells.emplace_back(views::told_in_words(language, each, level));
    }
    cells.emplace_back(each.reach ? text(inputs::reach_word(language, *each.reach))
                                  : std::string());
    cells.emplace_back(text(inputs::outcome_word(language, each.state, each.last)));
    cells.emplace_back((Url::path("/inputs") / each.id.text()).text());
    return cells;
}

std::vector<store::Recommendation> read_slice(db::Session& session, const Request& request,
                                              const store::Filter& filter, bool descending,
                                              const site::Slice& slice) {
    std::vector<store::Recommendation> rows;
    store::recommendations(session, request.caller.reader(), filter, descending, slice,
                           [&](const store::Recommendation& each) { rows.push_back(each); });
    return rows;
}

Response recommendations_file(const Site& site, const Request& request, sheet::Format format) {
    const Language language = request.language;
    const site::Asked asked = site::asked(request.query, recommendation_orders);
    const auto rows = [&](sheet::Writer& writer, const site::Slice& slice) {
        site.database().read([&](db::Session& session) {
            for (store::Recommendation& each :
                 read_slice(session, request, filter_of(request), asked.descending, slice)) {
                store::add_effects(session, each);
                writer.row(cells_of(language, each));
            }
        });
    };
    return site::exported(request, format, "recommendations",
                          tr(language, "Recommendations and lessons"),
                          recommendation_columns(language), rows);
}

} // namespace

Result<Response> list(const Site& site, Request& request) {
    if (const auto format = site::export_format(request))
        return reviews_file(site, request, *format);
    const Language language = request.language;
    site::List list{request, "/reviews", text(tr(language, "Reviews and studies")), review_orders,
                    site::asked(request.query, review_orders)};
    list.empty = tr(language, "No review is registered here yet. The secretariat registers one, "
                              "and adds its recommendations.");
    std::vector<store::ListedReview> rows;
    site.database().read([&](db::Session& session) {
        const auto reader = request.caller.reader();
        store::reviews(session, reader, order_of(list.asked), list.asked.descending,
                       list.asked.slice(),
                       [&](const store::ListedReview& each) { rows.push_back(each); });
        list.count = site::counted(list.asked, rows, [&] { return store::count(session, reader); });
    });
    return site.respond(
        request,
        {.title = list.caption, .section = "/reviews", .content = views::reviews(list, rows)});
}

Result<Response> show(const Site& site, Request& request) {
    const auto id = ReviewId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    std::vector<store::Recommendation> rows;
    const auto shown = site.database().reading([&](db::Session& session) {
        auto found = store::review(session, request.caller.reader(), *id);
        if (found) {
            store::Filter filter;
            filter.review = text(id->text());
            rows = read_slice(session, request, filter, false, {0, most_shown + 1});
            store::add_effects_of_review(session, *id, rows);
        }
        return found;
    });
    if (!shown)
        return site::not_found();
    const bool has_more = rows.size() > most_shown;
    if (has_more)
        rows.pop_back();
    site::Page page;
    page.title = shown->title;
    page.section = "/reviews";
    page.crumbs = {{text(tr(request.language, "Reviews and studies")), Url::path("/reviews")},
                   {shown->title, std::nullopt}};
    page.invented = shown->demonstration;
    page.content = views::review(request.language, *shown, rows, has_more);
    return site.respond(request, std::move(page));
}

Result<Response> recommendations(const Site& site, Request& request) {
    if (const auto format = site::export_format(request))
        return recommendations_file(site, request, *format);
    const Language language = request.language;
    site::List list{request, "/recommendations", text(tr(language, "Recommendations and lessons")),
                    recommendation_orders, site::asked(request.query, recommendation_orders)};
    list.empty =
        tr(language, "No recommendation or lesson is here yet. They come with a review, or "
                     "out of what is said at a meeting.");
    std::vector<store::Recommendation> rows;
    site.database().read([&](db::Session& session) {
        const store::Filter filter = filter_of(request);
        list.filters = fields_of(session, request);
        rows = read_slice(session, request, filter, list.asked.descending, list.asked.slice());
        list.count = site::counted(list.asked, rows, [&] {
            return store::count(session, request.caller.reader(), filter);
        });
        for (store::Recommendation& each : rows)
            store::add_effects(session, each);
    });
    site::Page page;
    page.title = list.caption;
    page.section = "/reviews";
    page.crumbs = {{text(tr(language, "Reviews and studies")), Url::path("/reviews")},
                   {list.caption, std::nullopt}};
    page.content = views::recommendations(list, rows);
    return site.respond(request, std::move(page));
}

} // namespace radslag::reviews::pages
