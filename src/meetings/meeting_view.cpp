// The page of one meeting: head, contents, notes, who was there, documents. See views.hpp;
// notes_view.cpp shows the points.
#include "meetings/agenda_clock.hpp"
#include "meetings/attendance_view.hpp"
#include "meetings/minute_view.hpp"
#include "meetings/notes_view.hpp"
#include "meetings/outcome_words.hpp"
#include "meetings/parts.hpp"
#include "meetings/views.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"

#include <algorithm>

namespace radslag::meetings::views {

using namespace html;
using i18n::Language;
using i18n::plural;
using i18n::tr;
using store::Outcome;
using store::ShownMeeting;

std::string heading_of(Language language, const ShownMeeting& meeting) {
    if (!meeting.day)
        return meeting.title;
    return meeting.body_name + " " + i18n::long_date(language, *meeting.day);
}

std::string hours_of(Language language, const ShownMeeting& meeting) {
    std::string words;
    if (meeting.start)
        words = i18n::clock_time(language, *meeting.start);
    if (meeting.start && meeting.end)
        words += "–" + i18n::clock_time(language, *meeting.end);
    return words;
}

namespace {

Html fact(std::string_view name, const Html& value) {
    return value.empty() ? Html() : Html(group(dt(name), dd(value)));
}

/// "Erika Nilsson for Ina Berggård": who follows or covers for whom.
Html changes(Language language, const ShownMeeting& meeting) {
    Html all;
    for (const auto& change : meeting.changes) {
        if (change.covers_for)
            all += fact(tr(language, "Covers"), group(link(change.person), " ", tr(language, "for"),
                                                      " ", link(*change.covers_for)));
        if (change.follows)
            all += fact(
                tr(language, "New in the post"),
                group(link(change.person), " ", tr(language, "after"), " ", link(*change.follows)));
    }
    return all;
}

Html time_and_venue(Language language, const ShownMeeting& meeting) {
    std::string words = hours_of(language, meeting);
    if (meeting.venue)
        words += (words.empty() ? "" : ", ") + *meeting.venue;
    return group(words);
}

Html next_meeting(Language language, const ShownMeeting& meeting) {
    if (!meeting.next_day)
        return {};
    const Html day = html::date(language, *meeting.next_day);
    return meeting.next_meeting ? Html(a(href(url_of(*meeting.next_meeting)), day)) : day;
}

/// How far the notes have come, with the way to their page.
Html notes_state(Language language, const ShownMeeting& meeting, Medium medium) {
    const std::string words = minute_words(language, meeting);
    if (words.empty() || medium == Medium::paper)
        return group(words);
    return a(href(url_of(meeting.id) / "minutes"), words);
}

Html themes(const ShownMeeting& meeting) {
    Html all;
    for (const store::NamedTheme& theme : meeting.themes)
        all += group(when(!all.empty(), ", "),
                     a(href(Url::path("/themes") / theme.id.text()), theme.name));
    return all;
}

Html facts(Language language, const ShownMeeting& meeting, Medium medium) {
    const Html chair = meeting.chair ? link(*meeting.chair) : Html();
    const Html state = meeting.state == MeetingState::held
                           ? Html()
                           : Html(group(state_word(language, meeting.state)));
    return dl(cls("facts"),
              fact(tr(language, "Body"), a(href(url_of(meeting.body)), meeting.body_name)),
              fact(tr(language, "Time and place"), time_and_venue(language, meeting)),
              fact(tr(language, "Themes"), themes(meeting)), fact(tr(language, "Chair"), chair),
              changes(language, meeting),
              fact(tr(language, "Next meeting"), next_meeting(language, meeting)),
              fact(tr(language, "State"), state),
              fact(tr(language, "The notes"), notes_state(language, meeting, medium)));
}

Html actions(Language language, const ShownMeeting& meeting) {
    const auto button = [](const Url& url, std::string_view words) -> Html {
        return a(cls("ds-button sm"), data("variant", "secondary"), href(url), words);
    };
    const auto file = [&](std::string_view ending) {
        return Url::path("/meetings") / (std::string(meeting.id.text()) + std::string(ending));
    };
    const Html calendar = when(is_to_come(meeting.state) && meeting.day, [&]() -> Html {
        return group(button(file(".ics"), tr(language, "For your calendar")), " ");
    });
    if (meeting.points.empty() && meeting.turns.empty())
        return calendar.empty() ? Html() : p(cls("actions"), calendar);
    return p(
        cls("actions"),
        when(is_to_come(meeting.state) && !meeting.points.empty(),
             [&]() -> Html {
                 return group(
                     button(url_of(meeting.id) / "agenda.pdf", tr(language, "Notice (PDF)")), " ");
             }),
        calendar, button(url_of(meeting.id) / "minutes.pdf", tr(language, "The minutes as PDF")),
        button(file(".docx"), tr(language, "The minutes as Word")),
        when(!is_to_come(meeting.state),
             [&]() -> Html {
                 return button(url_of(meeting.id) / "debrief", tr(language, "Debrief"));
             }),
        when(meeting.document.has_value(), [&]() -> Html {
            return button(url_of(*meeting.document), tr(language, "See the original"));
        }));
}

/// One line of the contents: sign, words, and a number to the right.
Html entry(const Url& url, std::string_view sign, std::string_view words, std::string_view number) {
    return li(a(href(url), span(cls("num"), sign), span(words),
                when(!number.empty(), [&]() -> Html { return span(cls("num"), number); })));
}

/// Whoever plans the meeting sees the times as they run, all points counted. To others a point that
/// they may not read must not show as a gap: they see the hours that are set.
bool runs_clock(const ShownMeeting& meeting) {
    return meeting.may_edit && is_to_come(meeting.state);
}

/// When it runs, and how much later than the hour that is set for it.
std::string hours(Language language, const RunningTime& time) {
    std::string words = clock_words(language, time);
    if (time.late.count() > 0)
        words += ", " + tr(language, "{0} min late", time.late.count());
    return words;
}

Html agenda(Language language, const ShownMeeting& meeting) {
    const RunningClock clock = runs_clock(meeting) ? clock_of(meeting) : RunningClock();
    Html lines;
    for (std::size_t i = 0; i < meeting.points.size(); ++i) {
        const store::ShownPoint& point = meeting.points[i];
        std::string hour;
        if (!clock.points.empty())
            hour = hours(language, clock.points[i]);
        else if (point.planned_start)
            hour = i18n::clock_time(language, *point.planned_start);
        const std::string sign =
            point.paragraph ? "§ " + std::to_string(*point.paragraph) : point.number.value_or("·");
        lines += entry(Url::fragment(anchor("p-", point.id)), sign, point.title, hour);
    }
    return group(ol(lines), when(clock.over.has_value(), [&]() -> Html {
                     return p(cls("late small"),
                              tr(language, "The points take {0} minutes longer than the meeting.",
                                 clock.over->count()));
                 }));
}

/// What stands after the points, with how much there is of it.
Html apparatus(Language language, const ShownMeeting& meeting) {
    const auto notes =
        std::ranges::count(meeting.sections, SectionKind::action_note, &store::ShownSection::kind);
    const auto listed = std::ranges::count_if(meeting.attendance, [](const auto& one) {
        return one.presence == Presence::present || one.presence == Presence::remote;
    });
    Html all;
    const auto add = [&](std::string_view to, std::string_view sign, std::string_view words,
                         std::size_t count) {
        if (count > 0)
            all += entry(Url::fragment(to), sign, words, std::to_string(count));
    };
    add("note-1", "!", tr(language, "Action notes"), static_cast<std::size_t>(notes));
    add(listed > 0 ? "present" : "mentioned", "○", tr(language, "People"),
        meeting.attendance.size());
    add("footnotes", "¹", tr(language, "Footnotes"), meeting.footnotes.size());
    add("numbers", "№", tr(language, "Registry numbers"), meeting.references.size());
    add("documents", "§", tr(language, "Documents"),
        meeting.attachments.size() + (meeting.document ? 1 : 0));
    return all.empty() ? Html() : Html(ol(all));
}

/// "What came of it?" in numbers, one line a state.
Html summary(Language language, const ShownMeeting& meeting, const bodies::AsSeen& seen) {
    if (meeting.outcomes.empty())
        return {};
    std::int64_t done = 0;
    std::int64_t late = 0;
    std::int64_t open = 0;
    for (const Outcome& outcome : meeting.outcomes) {
        done += outcome.state == Outcome::State::done ? 1 : 0;
        late += is_late(outcome, seen) ? 1 : 0;
        open += outcome.state == Outcome::State::open && !is_late(outcome, seen) ? 1 : 0;
    }
    const auto line = [&](std::int64_t count, std::string_view classes,
                          const std::string& words) -> Html {
        return when(count > 0, [&]() -> Html { return li(span(cls(classes), words)); });
    };
    return group(
        h2(cls("label"), tr(language, "What came of it?")),
        ul(cls("plain"), line(done, "use used", plural(language, done, "{0} is done", "{0} done")),
           line(open, "use waiting", plural(language, open, "{0} is open", "{0} open")),
           line(late, "use waiting overdue", plural(language, late, "{0} is late", "{0} late"))),
        p(cls("quiet"), tr(language, "The mark after a sentence leads to what became of "
                                     "it.")));
}

Html rail(Language language, const ShownMeeting& meeting, const bodies::AsSeen& seen) {
    return nav(cls("rail stack"), aria_label(tr(language, "Contents")),
               h2(cls("label"), tr(language, "Agenda")), agenda(language, meeting),
               apparatus(language, meeting), summary(language, meeting, seen));
}

Html numbers(Language language, const ShownMeeting& meeting) {
    if (meeting.references.empty())
        return {};
    Html items;
    std::string_view last;
    for (const auto& reference : meeting.references) {
        const Html matter = when(reference.matter.has_value(), [&]() -> Html {
            return group(
                " ", a(href(Url::path("/matters") / *reference.matter), reference.matter_title));
        });
        if (reference.id == last && matter.empty())
            continue;
        last = reference.id;
        items += li(a(href(Url::path("/numbers") / reference.id), code(reference.number)), matter);
    }
    return section(cls("point"), aria_labelledby("numbers"),
                   h2(html::id("numbers"), tr(language, "Registry numbers")),
                   ul(cls("rows small"), items));
}

Html documents_of(Language language, const ShownMeeting& meeting) {
    if (!meeting.document && meeting.attachments.empty())
        return {};
    Table table(tr(language, "Documents of the meeting"),
                {{std::string(tr(language, "Document"))}, {std::string(tr(language, "Point"))}},
                Table::Caption::spoken);
    if (meeting.document)
        table.row(
            a(href(url_of(*meeting.document)), tr(language, "The notes, with each fact marked")),
            tr(language, "all"));
    const Html attach = when(meeting.may_edit, [&]() -> Html {
        return group(" ", a(href(url_of(meeting.id) / "attachments"), tr(language, "Attach it")));
    });
    for (const auto& attachment : meeting.attachments) {
        const auto point = std::ranges::find_if(meeting.points, [&](const auto& candidate) {
            return attachment.point == candidate.id;
        });
        const Html of = point == meeting.points.end()
                            ? Html()
                            : Html(a(href(Url::fragment(anchor("p-", point->id))), point->mark(),
                                     point->title));
        const Html who = readers(language, attachment.narrowed);
        if (attachment.document)
            table.row(group(a(href(url_of(*attachment.document)), attachment.words), who), of);
        else
            table.row(group(attachment.words, " ",
                            span(cls("late"), tr(language, "promised, not here")), attach, who),
                      of);
    }
    return section(cls("point"), aria_labelledby("documents"),
                   h2(html::id("documents"), tr(language, "Documents")), table.html());
}

/// What was asked for and comes back to this meeting, with how much came in.
Html calls(Language language, const ShownMeeting& meeting) {
    if (meeting.calls.empty())
        return {};
    const std::string_view heading = tr(language, "Calls that come back to this meeting");
    return section(cls("block"), aria_labelledby("calls"), h2(html::id("calls"), heading),
                   ul(cls("rows"), each(meeting.calls, [&](const store::Call& call) -> Html {
                          return li(a(href(Url::path("/rounds") / call.id), call.title), ", ",
                                    tr(language, "inputs: {0}", call.inputs));
                      })));
}

/// What all parties were asked to do for this meeting and for no point of it that is shown.
Html basis(Language language, const ShownMeeting& meeting) {
    Html lines;
    for (const store::Basis& basis : meeting.basis)
        if (!basis.point || std::ranges::find(meeting.points, *basis.point,
                                              &store::ShownPoint::id) == meeting.points.end())
            lines += li(basis_line(language, basis));
    return when(!lines.empty(), [&]() -> Html {
        return section(cls("block"), aria_labelledby("basis"),
                       h2(html::id("basis"), tr(language, "What was asked for this meeting")),
                       ul(cls("rows"), lines));
    });
}

/// The notes that this meeting looks through first.
Html previous(Language language, const ShownMeeting& meeting) {
    if (!meeting.previous)
        return {};
    const store::PreviousMeeting& before = *meeting.previous;
    const std::string state =
        before.approved_on
            ? ", " + tr(language, "approved {0}", i18n::long_date(language, *before.approved_on))
        : before.has_minute ? ", " + std::string(tr(language, "not approved yet"))
                            : std::string();
    return section(cls("block"), aria_labelledby("previous"),
                   h2(html::id("previous"), tr(language, "The previous meeting")),
                   p(a(href(url_of(before.id)),
                       tr(language, "The notes of {0}", i18n::long_date(language, before.day))),
                     state));
}

/// What the body has left to come back to: who takes it along, by when.
Html returning(Language language, const ShownMeeting& meeting, const bodies::AsSeen& seen) {
    if (meeting.returning.empty())
        return {};
    const std::string_view heading = tr(language, "What comes back to this meeting");
    Table table(heading,
                {{std::string(tr(language, "What"))},
                 {std::string(tr(language, "Who"))},
                 {std::string(tr(language, "When"))},
                 {std::string(tr(language, "State"))}},
                Table::Caption::spoken);
    for (const Outcome& outcome : meeting.returning) {
        const Html who = outcome.person ? link(*outcome.person)
                         : outcome.who  ? Html(group(*outcome.who))
                                        : Html(span(cls("quiet"), tr(language, "nobody named")));
        table.row(group(a(href(Url::path("/commitments") / outcome.id), outcome.text), br(),
                        span(cls("quiet small"), kind_word(language, outcome.kind))),
                  who, due_words(language, outcome),
                  span(cls("use " + std::string(css_class(outcome, seen))),
                       state_words(language, outcome, seen)));
    }
    return section(cls("block"), h2(html::id("returning"), heading), table.html());
}

} // namespace

Html meeting_head(Language language, const ShownMeeting& meeting, Medium medium) {
    Words words;
    for (const auto& point : meeting.points)
        words += point.words;
    const std::optional<store::Narrowed> closed =
        meeting.audience.kind == "public" ? std::nullopt : std::optional(meeting.audience);
    return div(
        cls("pagehead"), p(cls("kicker"), meeting.title), h1(heading_of(language, meeting)),
        readers(language, closed), draft_note(language, meeting),
        div(cls("sided"), facts(language, meeting, medium),
            share(language, words, BarSize::meeting)),
        when(medium == Medium::screen, [&]() -> Html { return actions(language, meeting); }));
}

Html meeting_notes(Language language, const ShownMeeting& meeting, const bodies::AsSeen& seen,
                   Medium medium) {
    const TurnView turn_view(language, meeting, seen, medium);
    return div(
        cls("notes"), when(meeting.language != i18n::tag_of(language), lang(meeting.language)),
        points(language, meeting, seen, turn_view, medium), attendance(language, meeting),
        footnotes(language, meeting, turn_view), corrections(language, meeting, std::nullopt),
        numbers(language, meeting), documents_of(language, meeting));
}

Html meeting(Language language, const ShownMeeting& meeting, const bodies::AsSeen& seen) {
    const Html head = meeting_head(language, meeting, Medium::screen);
    if (meeting.points.empty() && meeting.turns.empty())
        return group(head,
                     div(cls("empty"), p(strong(tr(language, "The agenda is not here yet."))),
                         p(cls("small"), tr(language, "It comes when the secretariat has planned "
                                                      "the meeting, or with its notes."))),
                     calls(language, meeting), previous(language, meeting),
                     basis(language, meeting), returning(language, meeting, seen));
    return group(head,
                 div(cls("railed"), rail(language, meeting, seen),
                     meeting_notes(language, meeting, seen, Medium::screen)),
                 calls(language, meeting), previous(language, meeting), basis(language, meeting),
                 returning(language, meeting, seen));
}

Html being_printed(Language language, std::string_view heading, MeetingId id) {
    return group(div(cls("pagehead"), h1(heading)),
                 div(cls("stack"), role("status"),
                     p(tr(language, "It takes a few seconds. This page asks again by itself and "
                                    "then gives the PDF.")),
                     p(a(href(url_of(id)), tr(language, "Back to the meeting")))));
}

} // namespace radslag::meetings::views
