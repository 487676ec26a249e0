// The signs of a chair; see chair.hpp.
#include "notes/chair.hpp"

#include "notes/chair_signature.hpp"
#include "notes/chairing.hpp"
#include "notes/text/sentences.hpp"

#include <algorithm>
#include <array>

namespace radslag::notes {

namespace {

/// From the weakest to the surest.
enum class Sign { none, deputy, taking_over, signature, title, listed, leading, elected };

/// Lines at the top in which the body that meets is named.
constexpr std::size_t title_lines = 5;

/// Words behind "ordförande" that tell of which meeting or part of it.
constexpr std::array<std::string_view, 8> of_meeting = {"för", "vid",   "under", "på",
                                                        "den", "punkt", "idag",  "i"};

class ChairReader {
  public:
    ChairReader(const Reading& reading, const Attendance& attendance, const People& people,
                const std::vector<PointSpan>& points)
        : reading_(reading), attendance_(attendance), people_(people), points_(points) {}

    std::optional<Index> run() {
        for (const Attendee& one : attendance_.people)
            if (one.standing.chair && one.presence != Presence::absent && !chairs_own_body(one))
                if (const auto person = person_at(one.name.tokens))
                    offer(*person, Sign::listed);
        for (std::size_t i = 0; i < reading_.lines.size(); ++i)
            line(i);
        if (sign_ < Sign::signature)
            if (const auto person = signing_chair(reading_, attendance_, people_))
                offer(*person, Sign::signature);
        if (!found_)
            deputy_of_absent();
        if (!found_)
            first_of_list();
        return found_;
    }

  private:
    const Token& token(std::size_t i) const { return reading_.tokens[i]; }

    std::optional<Index> person_at(Range name) const {
        const auto uses = people_.within({name.first, name.first + 1});
        return uses.empty() ? std::nullopt : std::optional(uses.front().person);
    }

    /// "Bo Ek, ordförande, Hotellföreningen": the association is his, unless it is the one that
    /// meets.
    bool chairs_own_body(const Attendee& one) const {
        const auto& role = one.standing.role;
        const auto& organisation = one.standing.organisation;
        const bool behind = role && organisation && organisation->first >= role->end &&
                            organisation->first <= role->end + 1;
        const auto kind = one.standing.kind.value_or(OrganisationKind::other);
        return behind &&
               (kind == OrganisationKind::association || kind == OrganisationKind::company) &&
               !is_in_title(reading_.folded(organisation->first), one.name.tokens.first);
    }

    /// Whether a word at the document's top, before token `before`, holds this.
    bool is_in_title(std::string_view stem, std::size_t before) const {
        const std::size_t lines = std::min(title_lines, reading_.lines.size());
        const std::size_t end = lines == 0 ? 0 : reading_.lines[lines - 1].tokens.end;
        for (std::size_t k = 0; k < std::min(end, before); ++k)
            if (token(k).is_word() && reading_.folded(k).find(stem) != std::string_view::npos)
                return true;
        return false;
    }

    /// The chair is away and nothing tells who led: the only deputy among those present.
    void deputy_of_absent() {
        bool away = false;
        std::vector<Index> deputies;
        for (const Attendee& one : attendance_.people) {
            away = away || (one.standing.chair && one.presence == Presence::absent);
            const auto& role = one.standing.role;
            const bool deputy = role && token(role->first).is(WordClass::deputy) &&
                                one.presence == Presence::present && names_chair(*role);
            if (const auto person = deputy ? person_at(one.name.tokens) : std::nullopt)
                deputies.push_back(*person);
        }
        if (away && deputies.size() == 1)
            offer(deputies.front(), Sign::deputy);
    }

    /// "Bo Ek, ordförande, Kommunförbundet" as the first of a list: where nobody else chairs, he
    /// chairs this meeting and not his association only.
    void first_of_list() {
        if (attendance_.people.size() < 3)
            return;
        const Attendee& first = attendance_.people.front();
        if (first.standing.chair && first.presence == Presence::present)
            if (const auto person = person_at(first.name.tokens))
                offer(*person, Sign::deputy);
    }

    bool names_chair(Range role) const {
        for (std::size_t k = role.first; k < role.end; ++k)
            if (reading_.match(k, WordClass::chair_role) > 0 ||
                reading_.folded(k).find("ordf") != std::string_view::npos)
                return true;
        return false;
    }

    void offer(Index person, Sign sign) {
        if (sign > sign_ && people_.people[person].presence != Presence::absent) {
            sign_ = sign;
            found_ = person;
        }
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
        if (const auto chairing = chairing_in(reading_, people_, sentence))
            offer(chairing->person, chairing->takes_over ? Sign::taking_over : Sign::leading);
        for (std::size_t k = sentence.first; k < sentence.end; ++k) {
            const std::size_t count = reading_.match(k, WordClass::chair_role);
            if (count == 0 || is_deputy(k, sentence))
                continue;
            role(k, std::min(k + count, sentence.end), sentence, i);
        }
    }

    bool is_deputy(std::size_t k, Range sentence) const {
        if (k == sentence.first)
            return false;
        const auto before = reading_.folded(k - 1);
        return token(k - 1).is(WordClass::deputy) && before != "tf" && before != "t.f";
    }

    void role(std::size_t first, std::size_t end, Range sentence, std::size_t i) {
        const bool meetings = names_meeting(first, end, sentence) || is_election_point();
        if (meetings && has_election(sentence)) {
            if (const auto person = nearest(first, end, sentence))
                offer(*person, Sign::elected);
            return;
        }
        if (attendance_.lines[i])
            return;
        if (leads_other_body(first, sentence))
            return;
        const bool late = i * 10 > reading_.lines.size() * 8;
        if (const auto person = titled(first, end, sentence))
            offer(*person, late ? Sign::signature : Sign::title);
    }

    /// Who bears the title: "Ordförande Anna Ek", "Ordförande: Anna Ek", "Ordförande var
    /// statssekreterare Anna Ek"; or "Anna Ek, ordförande", but not "ordförande i
    /// Fotbollförbundet".
    std::optional<Index> titled(std::size_t first, std::size_t end, Range sentence) const {
        const auto before = people_.within({sentence.first, first});
        const bool touches = !before.empty() && before.back().tokens.end + 2 >= first;
        const std::size_t at = name_behind(end, sentence, before.empty());
        const auto behind = people_.within({at, std::min(at + 1, sentence.end)});
        const bool parted = touches && at > end && !reading_.is_mark(end, ':');
        if (!behind.empty() && !parted)
            return behind.front().person;
        const bool elsewhere = end < sentence.end && token(end).is_word() &&
                               token(end).space_before && !token(end).is(WordClass::finite_verb);
        if (touches && !elsewhere && !own_association(end, sentence))
            return before.back().person;
        return std::nullopt;
    }

    /// Where the name stands that a role is said of: marks, titles and "var" lie between, and
    /// before a colon the meeting or its points: "Ordförande för mötet var", "(punkt 1–4):".
    std::size_t name_behind(std::size_t end, Range sentence, bool opens) const {
        std::size_t at = end;
        if (opens && end < sentence.end)
            at = behind_meeting(end, sentence);
        while (at < sentence.end) {
            const std::size_t title = std::max(reading_.match(at, WordClass::role),
                                               reading_.match(at, WordClass::honorific));
            if (token(at).kind == TokenKind::mark || token(at).kind == TokenKind::cell)
                ++at;
            else if (title > 0 && at <= end + 4 && people_.within({at, at + 1}).empty())
                at += title;
            else
                break;
        }
        return std::min(at, sentence.end);
    }

    /// Behind "för mötet var", "vid mötet:", "(§§ 1–4):"; `end` itself when nothing such stands
    /// there.
    std::size_t behind_meeting(std::size_t end, Range sentence) const {
        const std::size_t reach = std::min(sentence.end, end + 8);
        bool allowed = true;
        for (std::size_t k = end; k < reach && allowed; ++k) {
            if (reading_.is_mark(k, ':') || is_being(k))
                return k + 1;
            const auto word = reading_.folded(k);
            allowed = !token(k).is_word() || is_led_meeting(reading_, k) ||
                      std::find(of_meeting.begin(), of_meeting.end(), word) != of_meeting.end();
        }
        return end;
    }

    bool is_being(std::size_t i) const {
        const auto word = reading_.folded(i);
        return word == "var" || word == "är" || word == "er" || word == "is" || word == "was" ||
               word == "oli";
    }

    /// "kommunstyrelsens ordförande": of another body than the one that the heading names.
    bool leads_other_body(std::size_t first, Range sentence) const {
        if (first == sentence.first || !token(first - 1).is_word() ||
            is_led_meeting(reading_, first - 1))
            return false;
        const auto owner = reading_.folded(first - 1);
        for (const std::string_view ending : {"ets", "ens", "s"})
            if (owner.ends_with(ending) && owner.size() > ending.size() + 2)
                return !people_.within({first - 1, first}).empty() ||
                       !is_in_title(owner.substr(0, owner.size() - ending.size()), sentence.first);
        return false;
    }

    /// "Bo Ek, ordförande, Hotellföreningen" in a sentence.
    bool own_association(std::size_t end, Range sentence) const {
        if (!reading_.is_mark(end, ',') || end + 1 >= sentence.end)
            return false;
        const auto found = find_organisations(reading_, {end + 1, std::min(end + 6, sentence.end)});
        return !found.empty() && found.front().tokens.first == end + 1 &&
               (found.front().kind == OrganisationKind::association ||
                found.front().kind == OrganisationKind::company) &&
               !is_in_title(reading_.folded(end + 1), sentence.first);
    }

    /// "ordförande för årsmötet", "stämmans ordförande", "mötesordförande".
    bool names_meeting(std::size_t first, std::size_t end, Range sentence) const {
        if (is_meetings_chair(reading_.folded({first, end})) ||
            (first > sentence.first && is_led_meeting(reading_, first - 1)))
            return true;
        for (std::size_t k = end; k < std::min(sentence.end, end + 4); ++k)
            if (is_led_meeting(reading_, k))
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
            meeting = meeting || is_led_meeting(reading_, k) || word == "presidium" ||
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
