// The signs of presence in running text; see presence.hpp.
#include "notes/presence.hpp"

#include <algorithm>
#include <array>

namespace radslag::notes {

namespace {

/// Stems of words that say of the people in their sentence that they are there.
constexpr std::array<std::string_view, 15> welcoming = {
    "välkom",  "representera", "velkom", "welcom", "deltar",   "deltog",   "deltok", "medverka",
    "närvara", "adjunger",     "ordet",  "ordf.",  "tervetul", "attended", "joined"};

/// Words behind which somebody is named who is not there.
constexpr std::array<std::string_view, 12> instead = {
    "ersätta", "ersätter",  "ersatte",  "stället",  "ställe",    "tackade",
    "efter",   "erstatter", "replaces", "replaced", "ersättare", "suppleant"};

constexpr WordClasses presence_verbs(WordClass::speech_verb, WordClass::finite_verb,
                                     WordClass::state_verb, WordClass::modal_verb,
                                     WordClass::task_verb, WordClass::promise_verb);

class PresenceReader {
  public:
    PresenceReader(const Reading& reading, People& people) : reading_(reading), people_(people) {}

    void statement(Range range) {
        const auto uses = people_.within(range);
        const bool welcomes = says_welcome(range);
        if (uses.empty()) {
            welcomed_before_ = welcomes;
            return;
        }
        const std::size_t instead_at = first_instead(range);
        const bool chosen = tells_of_offices(range);
        bool replaced_seen = false;
        for (const NameUse& use : uses) {
            // Only the first name behind "ersätter" is somebody who is not there.
            const bool named_instead = use.tokens.first > instead_at && !replaced_seen;
            replaced_seen = replaced_seen || named_instead;
            if (chosen || speaks(use, range) || is_presenter(use, range) ||
                ((welcomes || welcomed_before_) && !named_instead))
                mark(use.person);
        }
        share(uses);
        welcomed_before_ = false;
    }

    /// "… deltar vid punkten³": the people of footnote 3 take part.
    void footnote_of(Range range) {
        if (!says_welcome(range))
            return;
        const std::size_t begin = token(range.first).begin;
        const std::size_t end = token(range.end - 1).end;
        for (const NoteMark& mark : reading_.copy.note_marks)
            if (mark.at > begin && mark.at <= end + 1)
                for (const TextLine& line : reading_.lines)
                    if (line.kind == LineKind::footnote && line.marker == mark.marker)
                        for (const NameUse& use : people_.within(line.tokens))
                            this->mark(use.person);
    }

    /// "Vid protokollet: Anna Ek", "Antecknat av Aslak Juuso".
    void signature(std::size_t line) {
        for (std::size_t i = line; i < std::min(line + 2, reading_.lines.size()); ++i)
            for (const NameUse& use : people_.within(reading_.lines[i].tokens))
                mark(use.person);
    }

  private:
    const Token& token(std::size_t i) const { return reading_.tokens[i]; }

    void mark(Index person) {
        Person& who = people_.people[person];
        if (who.presence == Presence::mentioned)
            who.presence = Presence::present;
    }

    bool says_welcome(Range range) const {
        for (std::size_t i = range.first; i < range.end; ++i) {
            const auto word = reading_.folded(i);
            if ((word == "förde" || word == "för" || word == "skrev" || word == "skriver") &&
                i + 1 < range.end && is_minutes(reading_.folded(i + 1)))
                return true;
            if (word == "ordet" && i + 1 < range.end && reading_.folded(i + 1) != "till")
                continue;
            for (const std::string_view stem : welcoming)
                if (word.starts_with(stem))
                    return true;
        }
        return false;
    }

    static bool is_minutes(std::string_view word) {
        return word.starts_with("anteckning") || word.starts_with("minnesanteckning") ||
               word.starts_with("protokoll");
    }

    std::size_t first_instead(Range range) const {
        for (std::size_t i = range.first; i < range.end; ++i)
            if (std::find(instead.begin(), instead.end(), reading_.folded(i)) != instead.end())
                return i;
        return range.end;
    }

    /// The first verb behind the name, its apposition passed over, is one of speaking; or one
    /// stands right before it: "Slutligen redogör Anna Ek …".
    bool speaks(const NameUse& use, Range range) const {
        for (std::size_t k = use.tokens.end; k < std::min(range.end, use.tokens.end + 25); ++k) {
            if (!token(k).is_word() || token(k).capital)
                continue;
            if (reading_.match(k, WordClass::speech_verb) > 0 ||
                reading_.match(k, WordClass::promise_verb) > 0)
                return true;
            if (token(k).classes.any(presence_verbs) && !token(k).is(WordClass::preposition))
                break;
        }
        return use.tokens.first > range.first &&
               token(use.tokens.first - 1).is(WordClass::speech_verb) &&
               !token(use.tokens.first - 1).capital;
    }

    /// "Megaregion i väst, Tomas Ek, Region Skåne": a line without a verb that ends in a name with
    /// its organisation.
    bool is_presenter(const NameUse& use, Range range) const {
        if (range.size() > 16 || use.tokens.first == range.first || use.tokens.end >= range.end ||
            !reading_.is_mark(use.tokens.end, ',') ||
            !reading_.is_mark(use.tokens.first - 1, ',') || use.tokens.size() < 2)
            return false;
        for (std::size_t k = range.first; k < range.end; ++k)
            if (!token(k).capital && token(k).classes.any(presence_verbs) &&
                !token(k).is(WordClass::preposition))
                return false;
        return !find_organisations(reading_, {use.tokens.end, range.end}).empty();
    }

    /// "valdes till sekreterare", "utsågs att justera": an office of this meeting.
    bool tells_of_offices(Range range) const {
        bool chosen = false;
        bool office = false;
        for (std::size_t k = range.first; k < range.end; ++k) {
            const auto word = reading_.folded(k);
            chosen = chosen || token(k).is(WordClass::deciding_word);
            office = office || word.find("juster") != std::string_view::npos ||
                     word.find("sekreter") != std::string_view::npos ||
                     word.find("rösträkn") != std::string_view::npos ||
                     word.find("mötesord") != std::string_view::npos;
        }
        return chosen && office;
    }

    /// "A och B berättar": who is named together is there together.
    void share(std::span<const NameUse> uses) {
        for (std::size_t k = uses.size(); k-- > 1;) {
            const std::size_t gap = uses[k - 1].tokens.end;
            const bool joined =
                uses[k].tokens.first == gap + 1 && token(gap).is(WordClass::conjunction);
            if (joined && people_.people[uses[k].person].presence == Presence::present)
                mark(uses[k - 1].person);
        }
    }

    const Reading& reading_;
    People& people_;
    bool welcomed_before_ = false;
};

} // namespace

void find_presence(const Reading& reading, const Attendance& attendance,
                   const std::vector<Statement>& statements, People& people) {
    if (attendance.listed)
        return;
    PresenceReader reader(reading, people);
    for (const Statement& statement : statements) {
        reader.statement(statement.tokens);
        if (!reading.copy.note_marks.empty())
            reader.footnote_of(statement.tokens);
    }
    for (std::size_t i = 0; i < reading.lines.size(); ++i) {
        const auto label = label_of(reading, reading.lines[i]);
        if (label && label->kind == LabelKind::signature)
            reader.signature(i);
    }
}

} // namespace radslag::notes
