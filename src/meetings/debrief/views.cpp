// See views.hpp.
#include "meetings/debrief/views.hpp"

#include "meetings/minute_view.hpp"
#include "meetings/outcome_words.hpp"
#include "meetings/turn_view.hpp"
#include "meetings/views.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/parts.hpp"

#include <algorithm>

namespace radslag::meetings::debrief::views {

using namespace html;
using i18n::Language;
using i18n::tr;
using meetings::store::Outcome;
using meetings::store::ShownMeeting;
using meetings::views::Medium;
using meetings::views::TurnView;
using meetings::views::url_of;

namespace {

Html came(Language language, const Outcome& outcome, const bodies::AsSeen& seen) {
    const std::string due = meetings::views::due_words(language, outcome);
    std::string who = outcome.person ? outcome.person->name : outcome.who.value_or("");
    return li(strong(meetings::views::kind_word(language, outcome.kind)), ": ",
              a(href(url_of(outcome)), outcome.text),
              when(!who.empty(), [&]() -> Html { return group(" (", who, ")"); }), br(),
              span(cls("quiet small"), meetings::views::state_words(language, outcome, seen),
                   when(!due.empty(), [&]() -> Html { return group(". ", due); })));
}

Html list_of(std::string_view heading, const Html& items) {
    return items.empty() ? Html() : Html(group(h3(heading), ul(cls("rows"), items)));
}

Html told(Language language, const ShownMeeting& meeting, const Told& one, const TurnView& words,
          const bodies::AsSeen& seen) {
    const Html said =
        each(one.said, [&](const auto* turn) -> Html { return li(words.linked(turn->text)); });
    const Html outcomes = each(
        one.came, [&](const Outcome* outcome) -> Html { return came(language, *outcome, seen); });
    const Html decided = each(one.decided, [&](const auto* decision) -> Html {
        return li(words.linked(decision->text));
    });
    const auto* point = one.point;
    const Html heading =
        point ? Html(group(when(point->number.has_value(),
                                [&]() -> Html { return group(*point->number, ". "); }),
                           a(href(url_of(meeting.id).at(meetings::views::anchor("p-", point->id))),
                             point->title)))
              : Html(group(tr(language, "Under no point")));
    return section(
        cls("point"), h2(heading),
        when(point != nullptr,
             [&]() -> Html {
                 return group(meetings::views::readers(language, point->narrowed),
                              p(cls("pmeta"), meetings::views::kind_tags(language, point->kinds)));
             }),
        list_of(tr(language, "What you said"), said), list_of(tr(language, "Decided"), decided),
        list_of(tr(language, "What came of it"), outcomes));
}

/// The other debriefs of the meeting: of the whole, for each theme and each organisation.
Html others(Language language, const ShownMeeting& meeting, const Concern& concern,
            const std::vector<store::Theme>& themes) {
    const Url here = url_of(meeting.id) / "debrief";
    const auto choice = [&](bool is_this, const std::string& name, const Url& url) -> Html {
        return is_this ? li(strong(name)) : li(a(href(url), name));
    };
    const Html of_themes = each(themes, [&](const store::Theme& theme) -> Html {
        return choice(concern.theme == theme.id, theme.name, here.with("theme", theme.id));
    });
    const Html of_organisations = each(concerned(meeting), [&](const auto& each) -> Html {
        return choice(concern.organisation == each.id, each.name,
                      here.with("organisation", each.id.text()));
    });
    const auto list = [](std::string_view heading, const Html& items) -> Html {
        return items.empty() ? Html() : Html(group(h3(heading), ul(cls("plain"), items)));
    };
    return nav(cls("debriefs"), aria_labelledby("others"),
               h2(id("others"), tr(language, "Other debriefs of the meeting")),
               p(a(href(here), tr(language, "The whole meeting"))),
               list(tr(language, "By theme"), of_themes),
               list(tr(language, "By organisation"), of_organisations));
}

Html facts(Language language, const ShownMeeting& meeting) {
    return dl(cls("facts"),
              when(meeting.day.has_value(),
                   [&]() -> Html {
                       return group(dt(tr(language, "Day")),
                                    dd(i18n::long_date(language, *meeting.day)));
                   }),
              when(meeting.next_day.has_value(),
                   [&]() -> Html {
                       return group(dt(tr(language, "Next meeting")),
                                    dd(i18n::long_date(language, *meeting.next_day)));
                   }),
              dt(tr(language, "Notes")),
              dd(a(href(url_of(meeting.id)), tr(language, "The notes of the meeting"))));
}

Html left_out(Language language, std::size_t count) {
    if (count == 0)
        return {};
    return p(cls("quiet small"), i18n::plural(language, static_cast<std::int64_t>(count),
                                              "{0} point has nothing for this debrief.",
                                              "{0} points have nothing for this debrief."));
}

} // namespace

std::string concern_words(Language language, const ShownMeeting& meeting, const Concern& concern,
                          const std::vector<store::Theme>& themes) {
    if (concern.theme)
        if (const auto found = std::ranges::find(themes, *concern.theme, &store::Theme::id);
            found != themes.end())
            return tr(language, "For the theme {0}", found->name);
    if (concern.organisation)
        for (const auto& each : concerned(meeting))
            if (each.id == *concern.organisation)
                return tr(language, "For {0}", each.name);
    return {};
}

Html debrief(Language language, const ShownMeeting& meeting, const Concern& concern,
             const store::Themes& themes, const bodies::AsSeen& seen) {
    const Debrief all = debrief_of(meeting, concern, themes.points);
    const TurnView words(language, meeting, seen, Medium::paper);
    const std::string lead = concern_words(language, meeting, concern, themes.themes);
    return group(
        site::page_head(
            tr(language, "Debrief: {0}", meetings::views::heading_of(language, meeting)),
            lead.empty() ? tr(language, "What was decided, promised and asked, in short.")
                         : std::string_view(lead)),
        meetings::views::draft_note(language, meeting), facts(language, meeting),
        all.told.empty() ? site::empty(tr(language, "The notes have nothing for this debrief."))
                         : Html(each(all.told,
                                     [&](const Told& one) -> Html {
                                         return told(language, meeting, one, words, seen);
                                     })),
        left_out(language, all.left_out), others(language, meeting, concern, themes.themes));
}

} // namespace radslag::meetings::debrief::views
