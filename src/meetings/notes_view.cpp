// Points, turns and sentences as HTML; see notes_view.hpp.
#include "meetings/notes_view.hpp"

#include "meetings/sentences.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace radslag::meetings::views {

using namespace html;
using i18n::Language;
using i18n::tr;

namespace {

using store::ShownCommitment;
using store::ShownMeeting;
using store::ShownPoint;
using store::ShownTurn;

std::string_view commitment_word(Language language, std::string_view kind) {
    if (kind == "promise")
        return tr(language, "Promise");
    if (kind == "request")
        return tr(language, "Request");
    if (kind == "takes_along")
        return tr(language, "Takes it along");
    return tr(language, "Homework");
}

std::string_view side_word(Language language, bodies::Side side) {
    switch (side) {
    case bodies::Side::state:
        return tr(language, "The state");
    case bodies::Side::region:
        return tr(language, "The regions");
    case bodies::Side::association:
        return tr(language, "The regions' association");
    case bodies::Side::invited_by_region:
        return tr(language, "Invited by a region");
    case bodies::Side::invited_by_state:
        return tr(language, "Invited by the state");
    case bodies::Side::other:
        return tr(language, "Others");
    }
    return {};
}

/// The three sides that have a colour of their own.
std::string_view side_class(const std::optional<bodies::Side>& side) {
    if (side == bodies::Side::state || side == bodies::Side::invited_by_state)
        return "state";
    if (side == bodies::Side::region || side == bodies::Side::invited_by_region)
        return "region";
    return "other";
}

/// Shows the notes of one meeting in one language.
class NotesView {
  public:
    NotesView(Language language, const ShownMeeting& meeting, Day today)
        : language_(language), meeting_(meeting), today_(today) {}

    Html points() {
        Html all;
        if (std::ranges::any_of(meeting_.turns, [](const auto& turn) { return !turn.point; }))
            all += section(cls("point"), sections_of(std::nullopt));
        for (const ShownPoint& point : meeting_.points)
            all += point_section(point);
        return all;
    }

  private:
    Html point_section(const ShownPoint& point) {
        const std::string anchor = "p-" + std::string(point.id.text());
        const std::string heading =
            point.number ? fmt::format("{}. {}", *point.number, point.title) : point.title;
        return section(
            cls("point"), id(anchor), aria_labelledby(anchor + "-h"),
            header(cls("phead"), h2(id(anchor + "-h"), heading), kinds(point), marginal(point)),
            sections_of(point.id), decisions(point.id));
    }

    Html kinds(const ShownPoint& point) const {
        Html tags;
        const auto tag = [&](bool is_set, std::string_view classes, std::string_view word) {
            if (is_set)
                tags += group(span(cls(classes), word), " ");
        };
        tag(point.kinds.information, "tag info", tr(language_, "Information"));
        tag(point.kinds.dialogue, "tag dialog", tr(language_, "Dialogue"));
        tag(point.kinds.regional_example, "tag", tr(language_, "Regional example"));
        tag(point.kinds.decision, "tag", tr(language_, "Decision"));
        return tags.empty() ? Html() : Html(p(cls("pmeta"), tags));
    }

    Html marginal(const ShownPoint& point) const {
        if (point.presenters.empty() && !point.slides_promised)
            return {};
        return div(cls("marginal"),
                   p(each(point.presenters,
                          [](const std::string& who) -> Html { return group(who, br()); })),
                   when(point.slides_promised, [&]() -> Html {
                       return p(a(href(Url::fragment("documents")), tr(language_, "Slides")));
                   }));
    }

    /// All sections of a point (or of what stands before the first), in order.
    Html sections_of(const std::optional<PointId>& point) {
        Html all = turns_of(point, std::nullopt, SectionKind::presentation);
        for (const auto& section : meeting_.sections) {
            if (!point || section.point != *point)
                continue;
            const Html content = turns_of(point, section.id, section.kind);
            if (section.kind == SectionKind::action_note)
                all += content.empty()
                           ? Html()
                           : Html(aside(cls("notera"), aria_label(tr(language_, "Action note")),
                                        h3(heading_of(section)), content));
            else
                all += group(heading_above(section), content);
        }
        return all;
    }

    std::string heading_of(const store::ShownSection& section) const {
        if (!section.heading.empty())
            return section.heading;
        return std::string(section.kind == SectionKind::action_note  ? tr(language_, "Note")
                           : section.kind == SectionKind::discussion ? tr(language_, "Discussion")
                                                                     : std::string_view());
    }

    Html heading_above(const store::ShownSection& section) const {
        const std::string heading = heading_of(section);
        return heading.empty() ? Html() : Html(h3(heading));
    }

    Html turns_of(const std::optional<PointId>& point, const std::optional<SectionId>& section,
                  SectionKind kind) {
        std::vector<const ShownTurn*> turns;
        for (const ShownTurn& turn : meeting_.turns)
            if (turn.point == point && turn.section == section)
                turns.push_back(&turn);
        if (turns.empty())
            return {};
        if (kind == SectionKind::discussion)
            return ul(cls("turns"),
                      each(turns, [&](const ShownTurn* turn) -> Html { return said(*turn); }));
        Html all;
        for (std::size_t i = 0; i < turns.size();) {
            if (turns[i]->depth == 0)
                all += p(sentences_of(*turns[i++]));
            else
                all += ul(cls("raised"), bullets(turns, i, 1));
        }
        return all;
    }

    /// The bullets from `i` on that are at least `depth` deep; deeper ones in lists of their own.
    Html bullets(const std::vector<const ShownTurn*>& turns, std::size_t& i, int depth) {
        Html items;
        while (i < turns.size() && turns[i]->depth >= depth) {
            const Html text = sentences_of(*turns[i++]);
            const bool deeper = i < turns.size() && turns[i]->depth > depth;
            const Html below = deeper ? Html(ul(bullets(turns, i, depth + 1))) : Html();
            items += li(text, below);
        }
        return items;
    }

    Html said(const ShownTurn& turn) {
        const std::string classes = fmt::format("turn {}", side_class(turn.side));
        const Html side = when(turn.side.has_value(), [&]() -> Html {
            return group(span(cls(fmt::format("side {}", side_class(turn.side))),
                              side_word(language_, *turn.side)),
                         " ");
        });
        const Html who = speaker(turn);
        return li(cls(classes),
                  when(!side.empty() || !who.empty(),
                       [&]() -> Html { return p(cls("turn-who"), side, span(who)); }),
                  p(sentences_of(turn)));
    }

    static Html speaker(const ShownTurn& turn) {
        Html who;
        for (const auto& person : turn.speakers) {
            if (!who.empty())
                who += group(", ");
            who += a(href(Url::path("/people") / person.id.text()), person.name);
        }
        if (turn.organisation) {
            if (!who.empty())
                who += group(", ");
            who += a(href(Url::path("/organisations") / turn.organisation->id.text()),
                     turn.organisation->name);
        }
        if (who.empty() && turn.group)
            who += group(*turn.group);
        return who;
    }

    /// A turn's sentences; the one that a commitment stands in ends in its mark.
    Html sentences_of(const ShownTurn& turn) {
        std::vector<const ShownCommitment*> left;
        for (const auto& commitment : meeting_.commitments)
            if (commitment.turn == turn.id)
                left.push_back(&commitment);
        Html all;
        Html asides;
        const auto parts = sentences(turn.text);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const bool last = i + 1 == parts.size();
            Html marks;
            std::erase_if(left, [&](const ShownCommitment* commitment) {
                if (!last && !stands_in(*commitment, parts[i]))
                    return false;
                marks += mark_of(*commitment);
                asides += became(*commitment);
                return true;
            });
            if (last)
                marks += footnote_marks(turn);
            all += group(span(cls("s"), parts[i], marks), " ");
        }
        return group(all, asides);
    }

    /// Whether the commitment's words begin in this sentence.
    static bool stands_in(const ShownCommitment& commitment, std::string_view sentence) {
        const std::string_view words = commitment.text;
        return sentence.find(words.substr(0, std::min<std::size_t>(words.size(), 24))) !=
               std::string_view::npos;
    }

    Html mark_of(const ShownCommitment& commitment) const {
        const bool done = commitment.state == "done";
        const bool late = !done && commitment.due && *commitment.due < today_;
        const std::string classes =
            fmt::format("walk {}{}", done ? "used" : "waiting", late ? " overdue" : "");
        return a(cls(classes), href(Url::fragment("b-" + commitment.id)),
                 span(cls("ds-sr-only"), tr(language_, "What became of this?")));
    }

    Html became(const ShownCommitment& commitment) const {
        return aside(cls("became"), id("b-" + commitment.id),
                     aria_label(tr(language_, "What became of the sentence?")),
                     p(strong(commitment_word(language_, commitment.kind), ". "), due(commitment)),
                     p(cls("actions"), a(href(Url::path("/commitments") / commitment.id),
                                         tr(language_, "Walk the whole way"))));
    }

    Html due(const ShownCommitment& commitment) const {
        if (commitment.state == "done")
            return group(tr(language_, "Done."));
        if (!commitment.due)
            return group(tr(language_, "No day was said."));
        const std::string day = i18n::long_date(language_, *commitment.due);
        if (commitment.due_words.empty())
            return group(tr(language_, "By {0}.", day));
        return group(tr(language_, "{0}, counts as {1}.", commitment.due_words, day));
    }

    Html footnote_marks(const ShownTurn& turn) const {
        Html marks;
        for (const auto& footnote : meeting_.footnotes)
            if (turn.place && footnote.mark_at && *footnote.mark_at >= turn.place->begin &&
                *footnote.mark_at <= turn.place->end)
                marks +=
                    a(cls("fn"), href(Url::fragment("fn-" + footnote.marker)),
                      id("fnref-" + footnote.marker),
                      aria_label(tr(language_, "Footnote {0}", footnote.marker)), footnote.marker);
        return marks;
    }

    Html decisions(const PointId& point) const {
        Html items;
        for (const auto& decision : meeting_.decisions)
            if (decision.point == point)
                items += li(decision.text);
        if (items.empty())
            return {};
        return aside(cls("notera"), aria_label(tr(language_, "Decided")),
                     h3(tr(language_, "Decided")), ul(cls("plain"), items));
    }

    Language language_;
    const ShownMeeting& meeting_;
    Day today_;
};

} // namespace

Html points(Language language, const ShownMeeting& meeting, Day today) {
    return NotesView(language, meeting, today).points();
}

Html footnotes(Language language, const ShownMeeting& meeting) {
    if (meeting.footnotes.empty())
        return {};
    return section(
        cls("point"), aria_labelledby("footnotes"), h2(id("footnotes"), tr(language, "Footnotes")),
        ol(cls("footnotes"), each(meeting.footnotes, [&](const store::ShownFootnote& note) -> Html {
               return li(id("fn-" + note.marker), note.text, " ",
                         when(note.mark_at.has_value(), [&]() -> Html {
                             return a(href(Url::fragment("fnref-" + note.marker)),
                                      tr(language, "Back to the text"));
                         }));
           })));
}

} // namespace radslag::meetings::views
