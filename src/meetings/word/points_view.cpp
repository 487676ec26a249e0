// See points_view.hpp.
#include "meetings/word/points_view.hpp"

#include "meetings/addresses.hpp"
#include "meetings/parts.hpp"
#include "meetings/position_view.hpp"
#include "meetings/sentences.hpp"
#include "meetings/word/marks.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"

#include <algorithm>

namespace radslag::meetings::word {

using docx::Paragraph;
using docx::Runs;
using docx::Style;
using i18n::Language;
using i18n::tr;
using store::ShownPoint;
using store::ShownSection;
using store::ShownTurn;

namespace {

/// Nothing in the file depends on the day when it is made; what asks for one gets one before all
/// meetings.
constexpr Day no_day{std::chrono::year{1}, std::chrono::January, std::chrono::day{1}};

Runs plain(std::string text) {
    return {{.text = std::move(text)}};
}

/// Text in which web and mail addresses are links.
Runs with_links(std::string_view text) {
    Runs runs;
    std::size_t at = 0;
    for (const Address& address : addresses_in(text)) {
        runs.push_back({.text = std::string(text.substr(at, address.begin - at))});
        runs.push_back(
            {.text = std::string(text.substr(address.begin, address.end - address.begin)),
             .link = address.address});
        at = address.end;
    }
    runs.push_back({.text = std::string(text.substr(at))});
    return runs;
}

/// Adds text with the names of those who speak in italics, as notes have them.
void add_words(Runs& runs, std::string_view text, const ShownTurn& turn) {
    while (!text.empty()) {
        std::size_t first = text.size();
        std::size_t length = 0;
        for (const store::NamedPerson& speaker : turn.speakers)
            if (const auto found = text.find(speaker.name);
                !speaker.name.empty() && found < first) {
                first = found;
                length = speaker.name.size();
            }
        if (first > 0)
            runs.push_back({.text = std::string(text.substr(0, first))});
        if (length > 0)
            runs.push_back({.text = std::string(text.substr(first, length)), .italic = true});
        text.remove_prefix(first + length);
    }
}

void add_name(std::string& names, std::string_view name) {
    names.append(names.empty() ? "" : ", ").append(name);
}

/// Who speaks, where the words themselves do not say it: "Anna Åkesson, Region Dalarna: ".
std::string lead_of(const ShownTurn& turn) {
    const auto says = [&](const std::string& name) {
        return turn.text.find(name) != std::string::npos;
    };
    std::string names;
    for (const store::NamedPerson& speaker : turn.speakers)
        add_name(names, speaker.name);
    const bool are_said = std::ranges::all_of(turn.speakers, says, &store::NamedPerson::name);
    if (!names.empty() && are_said)
        return {};
    if (turn.organisation && (!names.empty() || !says(turn.organisation->name)))
        add_name(names, turn.organisation->name);
    else if (names.empty() && turn.group && !turn.organisation && !says(*turn.group))
        add_name(names, *turn.group);
    return names.empty() ? names : names + ": ";
}

class PointsView {
  public:
    PointsView(Language language, const store::ShownMeeting& meeting, docx::Content& content)
        : language_(language), meeting_(meeting), content_(content),
          is_marked_(meeting.footnotes.size()) {}

    void add_all() {
        add_turns(nullptr, nullptr);
        for (const ShownPoint& point : meeting_.points)
            add_point(point);
        Runs corrections;
        add_corrections(std::nullopt, corrections);
        if (!corrections.empty())
            add({.runs = std::move(corrections)});
        add_unmarked_footnotes();
    }

  private:
    void add(Paragraph paragraph) { content_.blocks.emplace_back(std::move(paragraph)); }

    void add_point(const ShownPoint& point) {
        std::string heading = point.mark() + point.title;
        std::string kinds;
        for (const views::KindWord& kind : views::kind_words(language_, point.kinds))
            add_name(kinds, kind.word);
        if (!kinds.empty())
            heading += " – " + kinds;
        Paragraph head{Style::heading, 1, plain(heading), point_bookmark(point.id)};
        for (std::size_t note = 0; note < meeting_.footnotes.size(); ++note)
            if (meeting_.footnotes[note].point == point.id && stands_nowhere(note))
                mark_footnote(head.runs, note);
        add(std::move(head));
        if (point.narrowed)
            add({.runs = for_readers(*point.narrowed)});
        add_facts(point);
        add_turns(&point, nullptr);
        for (const ShownSection& section : meeting_.sections)
            if (section.point == point.id)
                add_section(point, section);
        add_decisions(point);
    }

    [[nodiscard]] Runs for_readers(const store::Narrowed& narrowed) const {
        std::string words(views::reader_words(language_, narrowed));
        if (narrowed.legal_ground)
            words += ". " + tr(language_, "Confidential, {0}", *narrowed.legal_ground);
        return {{.text = "[" + words + "] ", .italic = true}};
    }

    /// "Presented by: Lars Wikström, Tillväxtverket; …", what is to come out of the point, and what
    /// was asked beforehand.
    void add_facts(const ShownPoint& point) {
        std::string presenters;
        for (const store::ShownPresenter& presenter : point.presenters) {
            std::string who = presenter.person ? presenter.person->name : "";
            if (presenter.organisation)
                add_name(who, presenter.organisation->name);
            presenters.append(presenters.empty() ? "" : "; ").append(who);
        }
        if (!presenters.empty())
            add({.runs = plain(tr(language_, "Presented by: {0}", presenters))});
        if (point.expected_outcome && is_to_come(meeting_.state))
            add({.runs = plain(tr(language_, "Expected outcome: {0}", *point.expected_outcome))});
        add_positions(point);
        if (point.questions_until)
            add_questions(point);
    }

    void add_positions(const ShownPoint& point) {
        if (!point.positions.empty())
            add({.runs = {{.text = std::string(tr(language_, "Joint positions")), .bold = true}}});
        for (const store::ReleasedPosition& position : point.positions)
            add({Style::list_item, 0,
                 plain(position.title + views::position_words(language_, position))});
    }

    void add_questions(const ShownPoint& point) {
        const bool takes_more = takes_questions(meeting_.state, point.questions_until, no_day);
        if (!point.questions.empty())
            add({.runs = {{.text = std::string(tr(language_, "Questions registered beforehand")),
                           .bold = true}}});
        for (const store::Question& question : point.questions)
            add({Style::list_item, 0,
                 plain(question.from.empty() ? question.text
                                             : question.text + ", " + question.from)});
        if (takes_more)
            add({.runs = plain(tr(language_, "Questions are registered until {0}.",
                                  i18n::long_date(language_, *point.questions_until)))});
        else if (point.questions.empty())
            add({.runs = plain(
                     std::string(tr(language_, "No questions were registered beforehand.")))});
    }

    void add_section(const ShownPoint& point, const ShownSection& section) {
        const std::string heading = views::heading_of(language_, section);
        if (section.kind != SectionKind::action_note) {
            if (!heading.empty())
                add({Style::heading, 2, plain(heading)});
            add_turns(&point, &section);
            return;
        }
        docx::Box box{tr(language_, "Action note {0}", ++action_notes_),
                      {{.runs = {{.text = heading + ":", .bold = true}}}}};
        for (const ShownTurn& turn : meeting_.turns)
            if (turn.section == section.id)
                box.paragraphs.push_back(paragraph_of(turn, section.kind));
        if (box.paragraphs.size() > 1)
            content_.blocks.emplace_back(std::move(box));
    }

    /// What was said in a section; without one, what stands under a point before its sections;
    /// without a point, what stands before all points.
    void add_turns(const ShownPoint* point, const ShownSection* section) {
        for (const ShownTurn& turn : meeting_.turns) {
            const bool is_here = section != nullptr ? turn.section == section->id
                                 : turn.section     ? false
                                 : point != nullptr ? turn.point == point->id
                                                    : !turn.point;
            if (is_here && !is_decision(turn))
                add(paragraph_of(turn,
                                 section != nullptr ? section->kind : SectionKind::presentation));
        }
    }

    /// What was put right about a turn, or about the whole, after the text stood.
    void add_corrections(const std::optional<TurnId>& turn, Runs& runs) const {
        for (const store::ShownCorrection& each : meeting_.corrections)
            if (each.turn == turn)
                runs.push_back({.text = " [" +
                                        tr(language_, "Correction {0}:",
                                           i18n::long_date(language_, each.noted_on)) +
                                        " " + each.text + "]",
                                .italic = true});
    }

    Paragraph paragraph_of(const ShownTurn& turn, SectionKind kind) {
        Paragraph paragraph;
        const bool is_talk = kind == SectionKind::discussion;
        if (is_talk || turn.depth > 0) {
            paragraph.style = Style::list_item;
            paragraph.level = std::max(turn.depth, 1) - 1;
        }
        if (turn.narrowed)
            paragraph.runs = for_readers(*turn.narrowed);
        if (const std::string lead = is_talk ? lead_of(turn) : ""; !lead.empty())
            paragraph.runs.push_back({.text = lead, .bold = true});
        paragraph.bookmark = turn_bookmark(turn.id, turn.text);
        paragraph.bookmark_at = paragraph.runs.size();
        add_sentences(paragraph.runs, turn);
        add_corrections(turn.id, paragraph.runs);
        return paragraph;
    }

    void add_sentences(Runs& runs, const ShownTurn& turn) {
        const auto parts = sentences(turn.text);
        std::size_t at = 0;
        for (std::size_t i = 0; i < parts.size(); ++i)
            for (std::size_t note = 0; note < meeting_.footnotes.size(); ++note) {
                const auto offset = offset_of(meeting_.footnotes[note], turn);
                if (is_marked_[note] || !offset || sentence_at(*offset, turn.text, parts) != i)
                    continue;
                const auto end =
                    static_cast<std::size_t>(parts[i].data() - turn.text.data()) + parts[i].size();
                add_words(runs, std::string_view(turn.text).substr(at, end - at), turn);
                at = end;
                mark_footnote(runs, note);
            }
        add_words(runs, std::string_view(turn.text).substr(at), turn);
    }

    void mark_footnote(Runs& runs, std::size_t note) {
        is_marked_[note] = true;
        runs.push_back({.text = "", .footnote = content_.footnotes.size()});
        content_.footnotes.push_back(with_links(meeting_.footnotes[note].text));
    }

    /// Whether no turn has its mark, which then stands at the head of its point.
    [[nodiscard]] bool stands_nowhere(std::size_t note) const {
        return std::ranges::none_of(meeting_.turns, [&](const ShownTurn& turn) {
            return offset_of(meeting_.footnotes[note], turn).has_value();
        });
    }

    /// Whether the box of decisions says it already.
    [[nodiscard]] bool is_decision(const ShownTurn& turn) const {
        std::string_view said = turn.text;
        if (said.ends_with('.'))
            said.remove_suffix(1);
        return std::ranges::any_of(meeting_.decisions, [&](const store::ShownDecision& decision) {
            return decision.point && decision.point == turn.point &&
                   (decision.text == said || decision.text == turn.text);
        });
    }

    void add_decisions(const ShownPoint& point) {
        docx::Box box{
            point.number ? tr(language_, "Decided, point {0}", *point.number)
                         : tr(language_, "Decided: {0}", point.title),
            {{.runs = {{.text = std::string(tr(language_, "Decided")) + ":", .bold = true}}}}};
        for (const store::ShownDecision& decision : meeting_.decisions)
            if (decision.point == point.id)
                box.paragraphs.push_back({Style::list_item, 0, with_links(decision.text)});
        if (box.paragraphs.size() > 1)
            content_.blocks.emplace_back(std::move(box));
    }

    void add_unmarked_footnotes() {
        if (std::ranges::find(is_marked_, false) == is_marked_.end())
            return;
        add({Style::heading, 1, plain(std::string(tr(language_, "Footnotes")))});
        for (std::size_t note = 0; note < is_marked_.size(); ++note) {
            if (is_marked_[note])
                continue;
            Runs runs = with_links(meeting_.footnotes[note].text);
            runs.insert(runs.begin(), {.text = meeting_.footnotes[note].marker + " "});
            add({.runs = std::move(runs)});
        }
    }

    Language language_;
    const store::ShownMeeting& meeting_;
    docx::Content& content_;
    std::vector<bool> is_marked_; ///< by footnote: its mark stands in the text
    int action_notes_ = 0;
};

} // namespace

void add_points(Language language, const store::ShownMeeting& meeting, docx::Content& content) {
    PointsView(language, meeting, content).add_all();
}

} // namespace radslag::meetings::word
