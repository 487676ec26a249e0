// The signs of a chair; see chair.hpp.
#include "notes/chair.hpp"

#include "notes/text/sentences.hpp"

#include <algorithm>
#include <array>

namespace radslag::notes {

namespace {

/// From the weakest to the surest.
enum class Sign { none, signature, title, listed, leading, elected };

/// What a chair leads, folded.
constexpr std::array<std::string_view, 22> meetings = {"mötet",           "möte",
                                                       "sammanträdet",    "årsmötet",
                                                       "årsmöte",         "stämman",
                                                       "stämmans",        "mötets",
                                                       "mödet",           "möde",
                                                       "årsmötets",       "förbundsstämman",
                                                       "meeting",         "dagens",
                                                       "kokouksen",       "kokousta",
                                                       "förhandlingarna", "förhandlingar",
                                                       "forhandlingene",  "föreningsstämman",
                                                       "sammanträdets",   "generalforsamlingen"};

bool is_meeting(std::string_view word) {
    return std::any_of(meetings.begin(), meetings.end(),
                       [&](std::string_view one) { return one == word; });
}

class ChairReader {
  public:
    ChairReader(const Reading& reading, const Attendance& attendance, const People& people,
                const std::vector<PointSpan>& points)
        : reading_(reading), attendance_(attendance), people_(people), points_(points) {}

    std::optional<Index> run() {
        for (const Attendee& one : attendance_.people)
            if (one.standing.chair && one.presence != Presence::absent)
                if (const auto person = person_at(one.name.tokens))
                    offer(*person, Sign::listed);
        for (std::size_t i = 0; i < reading_.lines.size(); ++i)
            line(i);
        if (sign_ < Sign::title)
            for (std::size_t i = reading_.lines.size() / 2; i < reading_.lines.size(); ++i)
                signed_at(i);
        return found_;
    }

  private:
    const Token& token(std::size_t i) const { return reading_.tokens[i]; }

    std::optional<Index> person_at(Range name) const {
        const auto uses = people_.within({name.first, name.first + 1});
        return uses.empty() ? std::nullopt : std::optional(uses.front().person);
    }

    void offer(Index person, Sign sign) {
        if (sign > sign_ && people_.people[person].presence != Presence::absent) {
            sign_ = sign;
            found_ = person;
        }
    }

    /// The offices of a line: how many, and which of them chairs.
    struct Offices {
        std::size_t count = 0;
        bool named = false; ///< one at least; else only "Justeras" and the like
        std::optional<std::size_t> chair;
    };

    Offices offices_of(std::size_t i) const {
        Offices found;
        const Range range = reading_.lines[i].tokens;
        if (!people_.within(range).empty() || attendance_.lines[i] || range.size() > 24)
            return found;
        for (std::size_t k = range.first; k < range.end; ++k) {
            const bool here = reading_.match(k, WordClass::chair_role) > 0;
            const bool office = here || reading_.match(k, WordClass::role) > 0 ||
                                reading_.folded(k) == "protokollet";
            found.named = found.named || office;
            if (!office && !token(k).is(WordClass::head_signature))
                continue;
            if (here && !found.chair)
                found.chair = found.count;
            ++found.count;
        }
        return found;
    }

    /// A line of offices without a name: the names of those who sign stand in the line above or
    /// below it, column by column.
    void signed_at(std::size_t i) {
        const Offices offices = offices_of(i);
        if (!offices.chair)
            return;
        const std::size_t names = signs_above(i) ? i - 1 : i + 1;
        if (names >= reading_.lines.size() || !only_names(names))
            return;
        const auto uses = people_.within(reading_.lines[names].tokens);
        if (uses.size() == offices.count || offices.count == 1)
            offer(uses[std::min(*offices.chair, uses.size() - 1)].person, Sign::signature);
    }

    /// Whether names stand over their offices: the block, up from line i, begins with a name.
    bool signs_above(std::size_t i) const {
        bool above = false;
        for (std::size_t k = i; k > 0; --k) {
            const bool names = only_names(k - 1);
            if (!names && !offices_of(k - 1).named)
                break;
            above = names;
        }
        return above;
    }

    bool only_names(std::size_t i) const {
        const Range range = reading_.lines[i].tokens;
        std::size_t named = 0;
        for (const NameUse& use : people_.within(range))
            named += use.tokens.size();
        std::size_t words = 0;
        for (std::size_t k = range.first; k < range.end; ++k)
            words += token(k).is_word() ? 1 : 0;
        return named > 0 && named >= words;
    }

    void line(std::size_t i) {
        while (point_ < points_.size() && points_[point_].end_line <= i)
            ++point_;
        const Range range = reading_.lines[i].tokens;
        if (people_.within(range).empty())
            return;
        for (const Range sentence : sentences(reading_, range))
            read(sentence, i);
    }

    void read(Range sentence, std::size_t i) {
        const auto uses = people_.within(sentence);
        if (uses.empty())
            return;
        if (is_election_point() && has_election(sentence) && names_no_office(sentence)) {
            offer(uses.front().person, Sign::elected);
            return;
        }
        for (std::size_t k = sentence.first; k < sentence.end; ++k) {
            if (is_leading(k, sentence)) {
                offer(subject_of(k, sentence), Sign::leading);
                continue;
            }
            const std::size_t count = reading_.match(k, WordClass::chair_role);
            if (count == 0 || is_deputy(k, sentence))
                continue;
            role(k, k + count, sentence, i);
        }
    }

    bool is_deputy(std::size_t k, Range sentence) const {
        if (k == sentence.first)
            return false;
        const auto before = reading_.folded(k - 1);
        return token(k - 1).is(WordClass::deputy) && before != "tf" && before != "t.f";
    }

    /// "leder mötet", "att leda mötet", "ledde årsmötet", "var mødeleder", "chaired the meeting".
    bool is_leading(std::size_t k, Range sentence) const {
        const auto word = reading_.folded(k);
        const bool leads = word == "leder" || word == "ledde" || word == "leda" ||
                           word == "ledet" || word == "leia" || word == "ledede" ||
                           word == "chaired" || word == "led";
        if (leads && !token(k).capital)
            for (std::size_t n = k + 1; n < std::min(sentence.end, k + 4); ++n)
                if (is_meeting(reading_.folded(n)))
                    return true;
        // "took the chair", "took over as chair"
        if (word == "took" && k + 2 < sentence.end &&
            (reading_.folded(k + 2) == "chair" || reading_.folded(k + 3) == "chair"))
            return true;
        const bool was = word == "var" || word == "er" || word == "är" || word == "toimi";
        return was && k + 1 < sentence.end && reading_.match(k + 1, WordClass::chair_role) > 0 &&
               k > sentence.first && leads_meeting_word(reading_.folded(k + 1));
    }

    bool is_being(std::size_t i) const {
        const auto word = reading_.folded(i);
        return word == "var" || word == "är" || word == "er" || word == "is" || word == "was" ||
               word == "oli";
    }

    static bool leads_meeting_word(std::string_view word) {
        for (const std::string_view part : {"möteled", "mödeled", "möteleiar", "mötesledar",
                                            "mötesord", "ordstyr", "dirigent", "puheenjohtaja"})
            if (word.starts_with(part))
                return true;
        return false;
    }

    /// The last person named before the verb, or the first of the sentence.
    Index subject_of(std::size_t verb, Range sentence) const {
        const auto before = people_.within({sentence.first, verb});
        return before.empty() ? people_.within(sentence).front().person : before.front().person;
    }

    void role(std::size_t first, std::size_t end, Range sentence, std::size_t i) {
        const bool of_meeting = names_meeting(first, end, sentence) || is_election_point();
        if (of_meeting && has_election(sentence)) {
            if (const auto person = nearest(first, end, sentence))
                offer(*person, Sign::elected);
            return;
        }
        if (attendance_.lines[i])
            return;
        // "Ordförande Anna Ek", "Ordförande: Anna Ek", and "Ordförande" over or beside a signature.
        std::size_t at = end;
        while (at < sentence.end &&
               (token(at).kind == TokenKind::mark || token(at).kind == TokenKind::cell))
            ++at;
        if (at < sentence.end && leads_meeting_word(reading_.folded(first)) && is_being(at))
            ++at; // "Mötesledare var Anna Ek"
        const auto behind = people_.within({at, at + 1});
        const bool late = i * 10 > reading_.lines.size() * 8;
        if (!behind.empty()) {
            offer(behind.front().person, late ? Sign::signature : Sign::title);
            return;
        }
        // "Anna Ek, ordförande": but not "ordförande i Fotbollförbundet".
        const bool elsewhere = end < sentence.end && token(end).is_word() &&
                               token(end).space_before &&
                               !reading_.tokens[end].is(WordClass::finite_verb);
        const auto before = people_.within({sentence.first, first});
        if (!elsewhere && !before.empty() && before.back().tokens.end + 2 >= first)
            offer(before.back().person, late ? Sign::signature : Sign::title);
    }

    /// "ordförande för årsmötet", "stämmans ordförande", "mötesordförande".
    bool names_meeting(std::size_t first, std::size_t end, Range sentence) const {
        const auto word = reading_.folded({first, end});
        if (word.find("mötes") != std::string_view::npos ||
            word.find("stämmo") != std::string_view::npos || leads_meeting_word(word))
            return true;
        if (first > sentence.first && is_meeting(reading_.folded(first - 1)))
            return true;
        for (std::size_t k = end; k < std::min(sentence.end, end + 4); ++k)
            if (is_meeting(reading_.folded(k)))
                return true;
        return false;
    }

    /// Under "Val av ordförande för mötet" and the like a bare "ordförande" is this meeting's.
    bool is_election_point() const {
        if (point_ >= points_.size())
            return false;
        const Range title = points_[point_].title;
        bool election = false;
        bool meeting = false;
        for (std::size_t k = title.first; k < title.end; ++k) {
            const auto word = reading_.folded(k);
            election = election || word == "val" || word == "valg" || word == "election" ||
                       word == "valinta";
            meeting = meeting || is_meeting(word) || word == "presidium" ||
                      word.find("mötesord") != std::string_view::npos ||
                      word.find("mötesfunktion") != std::string_view::npos || word == "dirigent" ||
                      word == "ordstyrer" || word == "möteleder";
        }
        return election && meeting;
    }

    /// Under "Valg af dirigent" it is enough that somebody is chosen.
    bool names_no_office(Range sentence) const {
        for (std::size_t k = sentence.first; k < sentence.end; ++k)
            if (reading_.match(k, WordClass::role) > 0 ||
                reading_.match(k, WordClass::chair_role) > 0)
                return false;
        return true;
    }

    bool has_election(Range sentence) const {
        for (std::size_t k = sentence.first; k < sentence.end; ++k)
            if (token(k).is(WordClass::deciding_word))
                return true;
        return false;
    }

    /// The person nearest to the role, behind it before in front of it when both touch.
    std::optional<Index> nearest(std::size_t first, std::size_t end, Range sentence) const {
        const auto before = people_.within({sentence.first, first});
        const auto behind = people_.within({end, sentence.end});
        if (before.empty() && behind.empty())
            return std::nullopt;
        if (before.empty())
            return behind.front().person;
        return before.back().person;
    }

    const Reading& reading_;
    const Attendance& attendance_;
    const People& people_;
    const std::vector<PointSpan>& points_;
    std::size_t point_ = 0;
    std::optional<Index> found_;
    Sign sign_ = Sign::none;
};

} // namespace

std::optional<Index> find_chair(const Reading& reading, const Attendance& attendance,
                                const People& people, const std::vector<PointSpan>& points) {
    return ChairReader(reading, attendance, people, points).run();
}

} // namespace radslag::notes
