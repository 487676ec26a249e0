// Points and their sections as HTML; see notes_view.hpp.
#include "meetings/notes_view.hpp"

#include "meetings/position_view.hpp"
#include "meetings/proposals/shown_view.hpp"
#include "platform/html/share_bar.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace radslag::meetings::views {

using namespace html;
using i18n::Language;
using i18n::plural;
using i18n::tr;
using store::ShownMeeting;
using store::ShownPoint;
using store::ShownTurn;

namespace {

/// "09.30, 45 min (took 52 min)"; empty where nothing is known.
Html time_of(Language language, const ShownPoint& point) {
    std::string words;
    if (point.planned_start)
        words = i18n::clock_time(language, *point.planned_start);
    if (point.planned_minutes)
        words += (words.empty() ? "" : ", ") + tr(language, "{0} min", *point.planned_minutes);
    if (point.actual_minutes)
        words += (words.empty() ? "" : ", ") + tr(language, "took {0} min", *point.actual_minutes);
    return words.empty() ? Html() : Html(span(cls("num"), words));
}

/// Shows the points of one meeting in one language.
class NotesView {
  public:
    NotesView(Language language, const ShownMeeting& meeting, const bodies::AsSeen& seen,
              const TurnView& turn_view, Medium medium)
        : language_(language), meeting_(meeting), today_(seen.today), medium_(medium),
          turn_view_(turn_view) {
        sort_turns();
    }

    Html points() {
        Html all;
        const bool unsorted =
            std::ranges::any_of(meeting_.turns, [](const auto& turn) { return !turn.point; });
        if (unsorted)
            all += section(cls("point"), sections_of(std::nullopt, {}));
        for (const ShownPoint& point : meeting_.points)
            all += point_section(point);
        return all;
    }

  private:
    using Turns = std::vector<const ShownTurn*>;

    /// The turns of each section, in order; those of none by their point.
    void sort_turns() {
        for (const ShownTurn& turn : meeting_.turns)
            (turn.section ? by_section_[turn.section->text()]
                          : by_point_[turn.point ? turn.point->text() : std::string_view()])
                .push_back(&turn);
        for (const ShownPoint& point : meeting_.points)
            came_of_[point.id.text()];
        std::unordered_map<std::string_view, std::string_view> point_of;
        for (const ShownTurn& turn : meeting_.turns)
            if (turn.point)
                point_of.emplace(turn.id.text(), turn.point->text());
        for (const auto& outcome : meeting_.outcomes)
            if (outcome.turn)
                if (const auto point = point_of.find(outcome.turn->text()); point != point_of.end())
                    came_of_[point->second].push_back(&outcome);
    }

    Html point_section(const ShownPoint& point) {
        const std::string here = anchor("p-", point.id);
        const std::string number = point.number.value_or("");
        const Html heading = group(point.mark(), point.title);
        const Html meta = group(kind_tags(language_, point.kinds), time_of(language_, point),
                                share(language_, point.words, BarSize::point));
        return section(cls("point"), id(here), aria_labelledby(here + "-h"),
                       header(cls("phead"), h2(id(here + "-h"), heading),
                              when(!meta.empty(), [&]() -> Html { return p(cls("pmeta"), meta); }),
                              readers(language_, point.narrowed), outcome_of(point),
                              proposer(point), basis_of(point), positions_of(language_, point),
                              questions_of(point), marginal(point)),
                       sections_of(point.id, number), decisions(point));
    }

    Html outcome_of(const ShownPoint& point) const {
        return when(point.expected_outcome.has_value(), [&]() -> Html {
            return p(cls("small quiet"),
                     tr(language_, "Expected outcome: {0}", *point.expected_outcome));
        });
    }

    /// Paper is handed on to readers who may not read the proposal.
    Html proposer(const ShownPoint& point) const {
        return medium_ == Medium::screen ? proposer_of(language_, point) : Html();
    }

    /// What all parties were asked to do for the point, with the way to their answers.
    Html basis_of(const ShownPoint& point) const {
        Html all;
        for (const store::Basis& basis : meeting_.basis)
            if (basis.point == point.id)
                all += p(cls("small"), basis_line(language_, basis));
        return all;
    }

    /// What was asked beforehand; that none was, once none can come any more.
    Html questions_of(const ShownPoint& point) const {
        if (!point.questions_until)
            return {};
        const Html asked = when(!point.questions.empty(), [&]() -> Html {
            return group(p(cls("small"), strong(tr(language_, "Questions registered beforehand"))),
                         ul(cls("rows small"),
                            each(point.questions, [&](const store::Question& question) -> Html {
                                return li(
                                    a(href(Url::path("/inputs") / question.id), question.text),
                                    when(!question.from.empty(),
                                         [&]() -> Html { return group(", ", question.from); }));
                            })));
        });
        if (!takes_questions(meeting_.state, point.questions_until, today_))
            return asked.empty()
                       ? Html(p(cls("small"),
                                tr(language_, "No questions were registered beforehand.")))
                       : asked;
        return group(asked, p(cls("small"),
                              tr(language_, "Questions are registered until {0}.",
                                 i18n::long_date(language_, *point.questions_until)),
                              when(medium_ == Medium::screen, [&]() -> Html {
                                  return group(" ", a(href(Url::path("/inputs/new")
                                                               .with("kind", "question")
                                                               .with("point", point.id.text())),
                                                      tr(language_, "Register a question")));
                              })));
    }

    Html marginal(const ShownPoint& point) const {
        const auto& came_of_it = came_of_.at(point.id.text());
        const auto came = static_cast<std::int64_t>(came_of_it.size());
        if (point.presenters.empty() && !point.slides_promised && came == 0)
            return {};
        return div(cls("marginal"),
                   p(each(point.presenters, presenter_line),
                     when(point.slides_promised,
                          [&]() -> Html {
                              return a(href(Url::fragment("documents")), tr(language_, "Slides"));
                          })),
                   when(came > 0 && medium_ == Medium::screen, [&]() -> Html {
                       return p(a(href(Url::fragment("b-" + came_of_it.front()->id)),
                                  plural(language_, came, "{0} promise or request",
                                         "{0} promises and requests")));
                   }));
    }

    /// All sections of a point (or of what stands before the first), in order.
    Html sections_of(const std::optional<PointId>& point, std::string_view number) {
        Html all =
            show(by_point_[point ? point->text() : std::string_view()], SectionKind::presentation);
        for (const auto& section : meeting_.sections) {
            if (!point || section.point != *point)
                continue;
            const Html content = show(by_section_[section.id.text()], section.kind);
            const bool is_withheld = content.empty() && meeting_.minute.has_value();
            if (section.kind != SectionKind::action_note)
                all += is_withheld ? Html() : Html(group(heading_above(section), content));
            else if (!content.empty())
                all += action_note(section, number, content);
        }
        return all;
    }

    Html action_note(const store::ShownSection& section, std::string_view number,
                     const Html& content) {
        const std::string name =
            number.empty() ? tr(language_, "Action note {0}", ++action_notes_)
                           : tr(language_, "Action note {0}, point {1}", ++action_notes_, number);
        return aside(cls("notera"), id("note-" + std::to_string(action_notes_)), aria_label(name),
                     h3(heading_of(language_, section)), content);
    }

    Html heading_above(const store::ShownSection& section) const {
        const std::string heading = heading_of(language_, section);
        return heading.empty() ? Html() : Html(h3(heading));
    }

    Html show(const Turns& turns, SectionKind kind) {
        if (turns.empty())
            return {};
        if (kind == SectionKind::discussion)
            return ul(cls("turns"),
                      each(turns, [&](const ShownTurn* turn) -> Html { return said(*turn); }));
        Html all;
        for (std::size_t i = 0; i < turns.size();) {
            if (turns[i]->depth == 0)
                all += paragraph(*turns[i++]);
            else
                all += ul(cls("raised"), bullets(turns, i, 1));
        }
        return all;
    }

    Html paragraph(const ShownTurn& turn) {
        const auto shown = turn_view_.show(turn);
        return group(readers(language_, turn.narrowed),
                     p(id(anchor("t-", turn.id)), shown.sentences), shown.became);
    }

    /// The bullets from `i` on that are at least `depth` deep; deeper ones in lists of their own.
    Html bullets(const Turns& turns, std::size_t& i, int depth) {
        Html items;
        while (i < turns.size() && turns[i]->depth >= depth) {
            const ShownTurn& turn = *turns[i++];
            const auto shown = turn_view_.show(turn);
            const bool deeper = i < turns.size() && turns[i]->depth > depth;
            const Html below = deeper ? Html(ul(bullets(turns, i, depth + 1))) : Html();
            items += li(id(anchor("t-", turn.id)), readers(language_, turn.narrowed),
                        shown.sentences, edit_link(turn), shown.became, below);
        }
        return items;
    }

    Html said(const ShownTurn& turn) {
        const Html side = turn.side ? side_mark(language_, *turn.side) : Html();
        const Html who = speaker(turn);
        const auto shown = turn_view_.show(turn);
        return li(cls("turn " + std::string(side_class(turn.side))), id(anchor("t-", turn.id)),
                  when(!side.empty() || !who.empty(),
                       [&]() -> Html {
                           return p(cls("turn-who"), side, when(!side.empty(), " "), span(who));
                       }),
                  readers(language_, turn.narrowed), p(shown.sentences, edit_link(turn)),
                  shown.became);
    }

    /// For those who may edit the meeting, the form of what was said.
    [[nodiscard]] Html edit_link(const ShownTurn& turn) const {
        return when(meeting_.may_edit, [&]() -> Html {
            return a(cls("edit"), href(Url::path("/turns") / turn.id.text() / "edit"),
                     aria_label(tr(language_, "Edit what was said")), tr(language_, "Edit"));
        });
    }

    static Html speaker(const ShownTurn& turn) {
        Html who;
        for (const auto& person : turn.speakers)
            who += group(when(!who.empty(), ", "), link(person));
        if (turn.organisation)
            who += group(when(!who.empty(), ", "), link(*turn.organisation));
        if (who.empty() && turn.group)
            who += group(*turn.group);
        return who;
    }

    Html decisions(const ShownPoint& point) const {
        Html items;
        for (const auto& decision : meeting_.decisions)
            if (decision.point == point.id)
                items += li(id(anchor("d-", decision.id)), turn_view_.linked(decision.text));
        if (items.empty())
            return {};
        return aside(cls("notera decided"),
                     aria_label(point.number ? tr(language_, "Decided, point {0}", *point.number)
                                             : tr(language_, "Decided: {0}", point.title)),
                     h3(tr(language_, "Decided")), ul(cls("plain"), items));
    }

    Language language_;
    const ShownMeeting& meeting_;
    Day today_;
    Medium medium_;
    const TurnView& turn_view_;
    std::unordered_map<std::string_view, Turns> by_section_;
    std::unordered_map<std::string_view, Turns> by_point_;
    std::unordered_map<std::string_view, std::vector<const store::Outcome*>> came_of_;
    int action_notes_ = 0;
};

} // namespace

Html points(Language language, const ShownMeeting& meeting, const bodies::AsSeen& seen,
            const TurnView& turn_view, Medium medium) {
    return NotesView(language, meeting, seen, turn_view, medium).points();
}

Html share(Language language, const Words& words, BarSize size) {
    if (words.all() == 0)
        return {};
    const int dialogue = words.dialogue_percent();
    const std::string of_information =
        tr(language, "{0} information", i18n::percent(language, 100 - dialogue));
    const std::string of_dialogue = tr(language, "{0} dialogue", i18n::percent(language, dialogue));
    const std::array<SharePart, 2> parts{{{"c-info", 100 - dialogue}, {"c-dialog", dialogue}}};
    const Html bar = share_bar(of_information + ", " + of_dialogue, parts);
    if (size == BarSize::point)
        return span(cls("share-mini"), bar, " ", of_dialogue);
    return div(cls("share small"), bar,
               p(cls("ends"), span(of_information), span(strong(of_dialogue))),
               p(cls("quiet"), tr(language, "Share of the words in the notes: what stands under a "
                                            "discussion heading counts as dialogue. Points with a "
                                            "part that is not public are left out.")));
}

Html basis_line(Language language, const store::Basis& basis) {
    return group(tr(language, "Basis:"), " ",
                 a(href(Url::path("/commitments") / basis.id / "answers"), basis.text), ", ",
                 tr(language, "{0} of {1} have answered", basis.answered, basis.asked));
}

Html footnotes(Language language, const ShownMeeting& meeting, const TurnView& turn_view) {
    if (meeting.footnotes.empty())
        return {};
    return section(
        cls("point"), aria_labelledby("footnotes"), h2(id("footnotes"), tr(language, "Footnotes")),
        ul(cls("footnotes"), each(meeting.footnotes, [&](const store::ShownFootnote& note) -> Html {
               return li(id("fn-" + note.marker), span(cls("num"), note.marker), " ",
                         turn_view.linked(note.text), " ",
                         when(note.mark_at.has_value(), [&]() -> Html {
                             return a(cls("back"), href(Url::fragment("fnref-" + note.marker)),
                                      tr(language, "Back to the text"));
                         }));
           })));
}

} // namespace radslag::meetings::views
