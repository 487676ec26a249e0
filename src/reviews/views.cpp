// See views.hpp.
#include "reviews/views.hpp"

#include "inputs/words.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/parts.hpp"
#include "reviews/words.hpp"

namespace radslag::reviews::views {

using namespace html;
using i18n::tr;
using store::Recommendation;
using store::ToldEffect;

namespace {

std::string text(std::string_view words) {
    return std::string(words);
}

Html organisation_link(const store::NamedId& organisation) {
    return a(href(Url::path("/organisations") / organisation.id), organisation.name);
}

Html effect_html(Language language, const ToldEffect& effect) {
    const Html day = when(effect.acted_on.has_value(), [&]() -> Html {
        return group(", ", date_in_table(language, *effect.acted_on));
    });
    return li(organisation_link(effect.organisation), day, ": ", inputs::short_words(effect.text));
}

/// The state of one level, and the first things that were told of it.
Html level_cell(Language language, const Recommendation& each, inputs::Level level) {
    constexpr std::size_t most_told = 3;
    const auto& state = each.levels[static_cast<std::size_t>(level)];
    if (!state)
        return span(cls("quiet"), "–");
    Html told;
    std::size_t count = 0;
    for (const ToldEffect& effect : each.effects)
        if (effect.level == level && ++count <= most_told)
            told += effect_html(language, effect);
    const Html more = when(count > most_told, [&]() -> Html {
        return li(a(href((Url::path("/inputs") / each.id.text()).at("levels")),
                    tr(language, "and {0} more", count - most_told)));
    });
    return group(span(cls(inputs::state_class(*state)), inputs::level_state_word(language, *state)),
                 when(!told.empty(), [&]() -> Html { return ul(cls("small led"), told, more); }));
}

Html recommendation_cell(Language language, const Recommendation& each, bool with_review) {
    const Html place =
        when(each.place.has_value(), [&]() -> Html { return group(", ", *each.place); });
    const Html review = when(with_review && each.review.has_value(), [&]() -> Html {
        return group(br(), span(cls("small"), a(href(Url::path("/reviews") / each.review->id),
                                                each.review->name)));
    });
    const Html theme = when(each.theme.has_value(), [&]() -> Html {
        return group(" · ", a(href(Url::path("/themes") / each.theme->id), each.theme->name));
    });
    return group(a(href(Url::path("/inputs") / each.id.text()), inputs::short_words(each.title)),
                 br(),
                 span(cls("quiet small"), tr(language, "input {0}", each.number), br(),
                      inputs::kind_word(language, each.kind), place, theme),
                 review);
}

std::vector<Column> columns_of(Language language) {
    std::vector<Column> columns{{text(tr(language, "Recommendation or lesson"))}};
    for (const auto& [level, word] : inputs::levels.pairs())
        columns.push_back({text(inputs::level_word(language, level))});
    columns.push_back({text(tr(language, "What became of it"))});
    return columns;
}

void add_row(Table& table, Language language, const Recommendation& each, bool with_review) {
    using inputs::Level;
    const auto cell = [&](Level level) { return level_cell(language, each, level); };
    table.row(recommendation_cell(language, each, with_review), cell(Level::european),
              cell(Level::national), cell(Level::regional), cell(Level::local),
              span(cls(inputs::outcome_class(each.state, each.last, false)),
                   inputs::outcome_word(language, each.state, each.last)));
}

Html fact(std::string_view name, const Html& value) {
    return when(!value.empty(), [&]() -> Html { return group(dt(name), dd(value)); });
}

Html facts(Language language, const store::ShownReview& review) {
    const Html maker = when(review.organisation.has_value(),
                            [&]() -> Html { return organisation_link(*review.organisation); });
    const Html year = when(review.year.has_value(),
                           [&]() -> Html { return group(std::to_string(*review.year)); });
    const Html source =
        when(review.source.has_value(), [&]() -> Html { return group(*review.source); });
    const Html document = when(review.document.has_value(), [&]() -> Html {
        return a(href(Url::path("/documents") / review.document->id), review.document->name);
    });
    const Html matter = when(review.matter.has_value(), [&]() -> Html {
        return a(href(Url::path("/matters") / review.matter->id), review.matter->name);
    });
    return dl(cls("facts"), fact(tr(language, "Made by"), maker), fact(tr(language, "Year"), year),
              fact(tr(language, "Where it is found"), source),
              fact(tr(language, "The review itself"), document),
              fact(tr(language, "Matter"), matter), dt(tr(language, "Followed by")),
              dd(a(href(Url::path("/bodies") / review.body.id), review.body.name)));
}

/// How many have reached how far, each number leading to its list.
Html reached(Language language, const store::ShownReview& review) {
    const Url list = Url::path("/recommendations").with("review", review.id.text());
    const store::Tally& tally = review.tally;
    const auto entry = [&](std::string_view words, std::int64_t count,
                           std::optional<inputs::Reach> reach) -> Html {
        const Url url = reach ? list.with("reach", inputs::reaches.text(*reach)) : list;
        return div(dt(words), dd(a(href(url), i18n::number(language, count))));
    };
    using inputs::Reach;
    return dl(cls("numbers"),
              entry(tr(language, "recommendations and lessons"), tally.all(), std::nullopt),
              entry(tr(language, "that every level acted on"), tally.every, Reach::every),
              entry(tr(language, "that some levels acted on"), tally.some, Reach::some),
              entry(tr(language, "that only one level acted on"), tally.only_one, Reach::only_one),
              entry(tr(language, "that no level acted on"), tally.nobody, Reach::nobody),
              div(dt(tr(language, "answered by all who were asked")),
                  dd(tr(language, "{0} of {1}", tally.answered, tally.all()))));
}

Html definition(Language language) {
    return p(cls("small quiet"),
             tr(language, "A level has acted when somebody has told what was done there. Only one "
                          "level: two or more are addressed, and one has acted. What is under way, "
                          "or will not be done, is no acting."));
}

} // namespace

Url url_of(ReviewId id) {
    return Url::path("/reviews") / id.text();
}

std::string_view level_words(Language language, const std::optional<inputs::LevelState>& state) {
    return state ? inputs::level_state_word(language, *state) : tr(language, "not addressed");
}

std::string told_in_words(Language language, const Recommendation& recommendation,
                          inputs::Level level) {
    std::string words;
    for (const ToldEffect& effect : recommendation.effects) {
        if (effect.level != level)
            continue;
        words += words.empty() ? "" : "\n";
        words += effect.organisation.name;
        if (effect.acted_on)
            words += ", " + i18n::short_date(language, *effect.acted_on);
        words += ": " + effect.text;
    }
    return words;
}

Html reviews(const site::List& list, const std::vector<store::ListedReview>& reviews) {
    const Language language = list.request.language;
    Table table(list.caption,
                {site::heading(list, tr(language, "Review or study"), "title"),
                 site::heading(list, tr(language, "Made by")),
                 site::heading(list, tr(language, "Year"), "year", Column::Kind::number),
                 site::heading(list, tr(language, "Recommendations"), {}, Column::Kind::number),
                 site::heading(list, tr(language, "Lessons"), {}, Column::Kind::number),
                 site::heading(list, tr(language, "Every level acted"), {}, Column::Kind::number),
                 site::heading(list, tr(language, "Only one level"), {}, Column::Kind::number),
                 site::heading(list, tr(language, "No level"), {}, Column::Kind::number)},
                Table::Caption::spoken);
    for (const store::ListedReview& each : reviews) {
        const Html maker = when(each.organisation.has_value(),
                                [&]() -> Html { return organisation_link(*each.organisation); });
        table.row(group(a(href(url_of(each.id)), each.title), br(),
                        span(cls("quiet small"), kind_word(language, each.kind))),
                  maker, each.year ? std::to_string(*each.year) : "–", each.tally.recommendations,
                  each.tally.lessons, each.tally.every, each.tally.only_one, each.tally.nobody);
    }
    return group(
        site::page_head(list.caption,
                        tr(language, "What looked at how the state and the regions work, and what "
                                     "became of what it recommended and what was learned.")),
        p(a(href(Url::path("/recommendations")),
            tr(language, "All recommendations and lessons in one list"))),
        site::list_html(list, table));
}

Html review(Language language, const store::ShownReview& review,
            const std::vector<Recommendation>& recommendations, bool has_more) {
    const Html head =
        div(cls("pagehead"), p(cls("kicker"), kind_word(language, review.kind)), h1(review.title),
            when(review.text.has_value(), [&]() -> Html { return p(cls("lead"), *review.text); }),
            facts(language, review));
    if (recommendations.empty())
        return group(head, site::empty(tr(language, "None of its recommendations is here yet. The "
                                                    "secretariat adds them by hand, or pastes its "
                                                    "list.")));
    Table table(tr(language, "Recommendations and lessons by level"), columns_of(language),
                Table::Caption::spoken);
    for (const Recommendation& each : recommendations)
        add_row(table, language, each, false);
    const Url list = Url::path("/recommendations").with("review", review.id.text());
    const Url csv = Url::path("/recommendations.csv").with("review", review.id.text());
    const Url xlsx = Url::path("/recommendations.xlsx").with("review", review.id.text());
    return group(
        head, reached(language, review),
        site::headed("recommendations", tr(language, "Recommendations and lessons by level"),
                     group(definition(language), table.html(),
                           when(has_more,
                                [&]() -> Html {
                                    return p(
                                        a(href(list), tr(language, "There are more: see them all "
                                                                   "in the list")));
                                }))),
        p(a(href(list), tr(language, "Filter them by level, theme or state"))),
        p(cls("exports small"), tr(language, "Take the list with you:"), " ",
          a(href(xlsx), tr(language, "Excel (xlsx)")), " ", a(href(csv), tr(language, "CSV"))));
}

Html recommendations(const site::List& list, const std::vector<Recommendation>& recommendations) {
    const Language language = list.request.language;
    std::vector<Column> columns = columns_of(language);
    columns.front() = site::heading(list, tr(language, "Recommendation or lesson"), "number");
    Table table(list.caption, std::move(columns), Table::Caption::spoken);
    for (const Recommendation& each : recommendations)
        add_row(table, language, each, true);
    return group(site::page_head(list.caption,
                                 tr(language, "What reviews and studies recommended, and what was "
                                              "learned: where each level stands, and what the "
                                              "authorities have answered.")),
                 definition(language), site::list_html(list, table));
}

} // namespace radslag::reviews::views
