// Line by line through the statements: a line is a turn, a change of block or a subheading opens a
// section. See talk.hpp; speakers.hpp tells who speaks.
#include "notes/talk.hpp"

#include "notes/spans/organisations.hpp"
#include "notes/speakers.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace radslag::notes {

namespace {

SectionKind kind_of(Block block) {
    switch (block) {
    case Block::discussion:
        return SectionKind::discussion;
    case Block::action:
        return SectionKind::action_note;
    default:
        return SectionKind::presentation;
    }
}

constexpr std::array<std::string_view, 6> question_words = {
    "fråga", "undra", "fundersam", "på vilket sätt", "spørsmål", "question"};
constexpr std::array<std::string_view, 3> example_words = {"exempel", "eksempel", "example"};
constexpr std::array<std::string_view, 5> slide_words = {"ppt", "powerpoint", "bildspel",
                                                         "presentationen bifogas", "slides"};
constexpr std::array<std::string_view, 4> enclosed_words = {"bifog", "vedlagt", "vedlegg",
                                                            "attached"};

/// How sure it is that a bullet is its presenter's.
constexpr Confidence told_by_presenter = 76;

template <std::size_t N>
bool holds_any(std::string_view folded, const std::array<std::string_view, N>& words) {
    return std::ranges::any_of(
        words, [&](std::string_view word) { return folded.find(word) != std::string_view::npos; });
}

/// Walks the lines of the points.
class TalkReader {
  public:
    TalkReader(const Reading& reading, const std::vector<PointSpan>& points,
               const std::vector<Statement>& statements, const People& people,
               OrganisationBook& organisations)
        : reading_(reading), points_(points), statements_(statements), people_(people),
          organisations_(organisations) {
        talk_.presenters.resize(points.size());
        talk_.slides_promised.resize(points.size());
    }

    Talk run() {
        for (std::size_t line = 0; line < reading_.lines.size(); ++line) {
            enter_point(line);
            note_slides(line);
            const Range said = statements_of(line);
            if (said.empty())
                note_subheading(line);
            else if (point_ != no_point)
                say(line, said);
        }
        return std::move(talk_);
    }

  private:
    void enter_point(std::size_t line) {
        if (next_point_ < points_.size() && points_[next_point_].first_line == line) {
            point_ = next_point_++;
            section_.reset();
            subheading_.clear();
        }
    }

    void note_slides(std::size_t line) {
        if (point_ == no_point)
            return;
        const std::string_view folded = reading_.folded(reading_.lines[line].tokens);
        if (holds_any(folded, slide_words) && holds_any(folded, enclosed_words))
            talk_.slides_promised[point_] = true;
    }

    /// The range of indices of the statements that stand in the line.
    Range statements_of(std::size_t line) {
        while (next_statement_ < statements_.size() && statements_[next_statement_].line < line)
            ++next_statement_;
        Range found{next_statement_, next_statement_};
        while (found.end < statements_.size() && statements_[found.end].line == line)
            ++found.end;
        next_statement_ = found.end;
        return found;
    }

    /// A marked-up heading inside a point, or a label without words of its own.
    void note_subheading(std::size_t line) {
        const TextLine& here = reading_.lines[line];
        const bool inside =
            point_ != no_point && line >= points_[point_].body_line && !here.tokens.empty();
        if (inside && here.kind == LineKind::heading && !label_of(reading_, here)) {
            subheading_ = reading_.words(here.tokens);
            section_.reset();
        }
    }

    /// A short line without a full stop, before other lines: "Tjänstemannaforum och dess former".
    bool is_subheading(std::size_t line, const Statement& statement) const {
        const TextLine& here = reading_.lines[line];
        if (here.kind != LineKind::text || !statement.whole_line || here.tokens.size() > 9 ||
            line + 1 >= reading_.lines.size() || line + 1 >= points_[point_].end_line)
            return false;
        const auto last = reading_.text(here.tokens.end - 1);
        const bool stopped =
            last == "." || last == "!" || last == "?" || last == ":" || last == ")" || last == ",";
        const Token& first = reading_.tokens[here.tokens.first];
        constexpr WordClasses verbs(WordClass::finite_verb, WordClass::speech_verb,
                                    WordClass::task_verb, WordClass::deciding_word);
        bool verb = false;
        for (std::size_t i = here.tokens.first; i < here.tokens.end; ++i)
            verb = verb || reading_.tokens[i].classes.any(verbs);
        return !stopped && !verb && first.is_word() && first.capital;
    }

    /// "Under presentationen lyfts följande fram:" introduces what follows and says nothing itself.
    bool only_introduces(std::size_t line) const {
        const Range tokens = reading_.lines[line].tokens;
        return reading_.is_mark(tokens.end - 1, ':') && tokens.size() <= 14 &&
               reading_.lines[line].kind == LineKind::text && people_.within(tokens).empty();
    }

    void say(std::size_t line, Range said) {
        const Statement& first = statements_[said.first];
        if (first.block == Block::other)
            return;
        if (is_subheading(line, first)) {
            subheading_ = reading_.words(reading_.lines[line].tokens);
            section_.reset();
            return;
        }
        const SectionKind kind = kind_of(first.block);
        if (!section_ || talk_.sections[*section_].kind != kind)
            open_section(kind);
        if (kind == SectionKind::presentation && only_introduces(line))
            return;
        add_turn(line, said, kind);
    }

    void open_section(SectionKind kind) {
        section_ = talk_.sections.size();
        Section section;
        section.point = point_;
        section.kind = kind;
        if (kind == SectionKind::presentation)
            section.heading = std::move(subheading_);
        subheading_.clear();
        talk_.sections.push_back(std::move(section));
    }

    /// The words of the turn: from its first statement to the end of the line, without a bullet.
    Range words_of(std::size_t line, Range said) const {
        const std::size_t first = statements_[said.first].tokens.first;
        const std::size_t last = statements_[said.end - 1].tokens.end;
        const std::size_t line_end = reading_.lines[line].tokens.end;
        // The full stop that the statement leaves out belongs to the sentence.
        return {first, last < line_end && reading_.is_mark(last, '.') ? last + 1 : last};
    }

    void add_turn(std::size_t line, Range said, SectionKind kind) {
        const TextLine& here = reading_.lines[line];
        const Range words = words_of(line, said);
        const Speaking speaking = speaking_in(reading_, statements_[said.first].tokens, people_);
        Turn turn;
        turn.point = point_;
        turn.section = *section_;
        turn.text = reading_.words(words);
        turn.place = reading_.place(words);
        turn.depth = here.kind == LineKind::bullet ? std::max<int>(1, here.level) : 0;
        turn.speakers = speaking.people;
        turn.group = speaking.group;
        turn.side = speaking.side;
        turn.confidence = speaking.confidence;
        turn.organisation = organisation_of(speaking);
        if (kind == SectionKind::presentation && turn.depth > 0)
            take_from_presenter(turn);
        extend(talk_.sections[*section_].place, turn.place);
        if (kind == SectionKind::presentation && turn.depth == 0)
            for (const Index person : speaking.people)
                add_presenter(person);
        if (kind == SectionKind::discussion)
            raise(turn, reading_.folded(words));
        talk_.turns.push_back(std::move(turn));
    }

    /// A bullet that names nobody says what the turn above it, or its presenter, is saying.
    void take_from_presenter(Turn& turn) const {
        if (!turn.speakers.empty() || turn.organisation || !turn.group.empty())
            return;
        for (auto above = talk_.turns.rbegin(); above != talk_.turns.rend(); ++above) {
            if (above->section != turn.section)
                return;
            if (above->depth >= turn.depth)
                continue;
            if (above->speakers.empty() && above->depth > 0)
                continue;
            turn.speakers = above->speakers;
            turn.organisation = above->organisation;
            turn.side = above->side;
            turn.confidence = std::min(turn.confidence, told_by_presenter);
            return;
        }
    }

    std::optional<Index> organisation_of(const Speaking& speaking) {
        if (speaking.organisation)
            return organisations_.index_of(reading_.words(*speaking.organisation),
                                           reading_.place(*speaking.organisation));
        for (const Index person : speaking.people)
            if (const auto& of = people_.people[person].organisation)
                return organisations_.index_of(*of, std::nullopt);
        return std::nullopt;
    }

    static void extend(Place& section, const Place& turn) {
        if (section.end == 0)
            section.begin = turn.begin;
        section.end = turn.end;
    }

    void add_presenter(Index person) {
        auto& presenters = talk_.presenters[point_];
        if (std::ranges::find(presenters, person) == presenters.end())
            presenters.push_back(person);
    }

    /// What is said in a discussion by others than the state may be an input.
    void raise(const Turn& turn, std::string_view folded) {
        if (turn.side == Side::state)
            return;
        Raised raised;
        raised.kind = holds_any(folded, question_words) || turn.text.ends_with('?')
                          ? Raised::Kind::question
                      : holds_any(folded, example_words) ? Raised::Kind::example
                                                         : Raised::Kind::view;
        raised.text = turn.text;
        raised.turn = talk_.turns.size();
        raised.place = turn.place;
        raised.confidence = turn.side ? 80 : 60;
        talk_.raised.push_back(std::move(raised));
    }

    const Reading& reading_;
    const std::vector<PointSpan>& points_;
    const std::vector<Statement>& statements_;
    const People& people_;
    OrganisationBook& organisations_;
    Talk talk_;
    std::size_t next_point_ = 0;
    std::size_t next_statement_ = 0;
    Index point_ = no_point;
    std::optional<std::size_t> section_;
    std::string subheading_;
};

} // namespace

OrganisationBook::OrganisationBook(std::vector<Organisation>& organisations)
    : organisations_(organisations) {}

Index OrganisationBook::index_of(const std::string& name, std::optional<Place> place) {
    const auto known = std::ranges::find(organisations_, name, &Organisation::name);
    const auto index = static_cast<Index>(known - organisations_.begin());
    if (known == organisations_.end()) {
        Organisation organisation;
        organisation.name = name;
        organisations_.push_back(std::move(organisation));
    }
    if (place)
        organisations_[index].places.push_back(*place);
    return index;
}

Talk find_talk(const Reading& reading, const std::vector<PointSpan>& points,
               const std::vector<Statement>& statements, const People& people,
               OrganisationBook& organisations) {
    return TalkReader(reading, points, statements, people, organisations).run();
}

} // namespace radslag::notes
