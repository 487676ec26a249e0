// One rule for each way to say it; see chairing.hpp.
#include "notes/chairing.hpp"

#include <algorithm>
#include <array>

namespace radslag::notes {

namespace {

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 9> leads = {"leder",  "ledde",   "leda", "ledet", "leia",
                                                   "ledede", "chaired", "led",  "lett"};
constexpr std::array<std::string_view, 8> led = {"leddes",  "leds",  "ledes",   "ledts",
                                                 "leiddes", "ledet", "chaired", "presided"};
constexpr std::array<std::string_view, 4> by = {"av", "af", "by", "over"};
constexpr std::array<std::string_view, 8> was = {"var", "är",  "er",   "is",
                                                 "was", "oli", "blev", "toimi"};
constexpr std::array<std::string_view, 9> hands_over = {"lämnade",    "lämnar",   "överlämnade",
                                                        "överlämnar", "överlät",  "överlåter",
                                                        "överläts",   "överlåts", "overlot"};
constexpr std::array<std::string_view, 6> takes_over = {"tog",     "tar",     "övertog",
                                                        "övertar", "overtok", "overtog"};
constexpr std::array<std::string_view, 7> holds = {"förde",    "för",     "höll", "håller",
                                                   "svingade", "svingar", "hade"};
/// Behind these a chair leads something of its own: "ordförande i Fotbollförbundet".
constexpr std::array<std::string_view, 9> of = {"i",   "för", "av",  "inom", "på",
                                                "vid", "of",  "for", "hos"};
/// Words of another time: who is then to lead does not lead now.
constexpr std::array<std::string_view, 9> later = {"nästa",    "nästkommande", "kommande",
                                                   "neste",    "næste",        "next",
                                                   "tidigare", "förra",        "årsskiftet"};
/// "i Anna Eks frånvaro": who is named so is not the one who acts.
constexpr std::array<std::string_view, 5> absence = {"frånvaro", "ställe", "förfall", "förhinder",
                                                     "fravär"};
constexpr std::array<std::string_view, 6> leaves = {"avgick", "avgår",      "avgående",
                                                    "avsagt", "avtackades", "avgått"};
constexpr std::array<std::string_view, 9> meeting_endings = {
    "möte",    "mötet",    "mötets",   "sammanträdet", "sammanträdets",
    "stämman", "stämmans", "samrådet", "samrådets"};

bool is_one_of(Words words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

class ChairingReader {
  public:
    ChairingReader(const Reading& reading, const People& people, Range sentence)
        : reading_(reading), people_(people), sentence_(sentence) {}

    std::optional<Chairing> run() const {
        if (people_.within(sentence_).empty() || !may_tell())
            return {};
        for (std::size_t k = sentence_.first; k < sentence_.end; ++k) {
            if (!token(k).is_word() || token(k).is(WordClass::given_name))
                continue;
            for (const auto rule : {&ChairingReader::active, &ChairingReader::passive,
                                    &ChairingReader::took_chair, &ChairingReader::being,
                                    &ChairingReader::acting_as, &ChairingReader::chairmanship})
                if (const auto found = (this->*rule)(k))
                    return found;
        }
        return {};
    }

  private:
    using Found = std::optional<Chairing>;

    const Token& token(std::size_t i) const { return reading_.tokens[i]; }
    std::string_view word(std::size_t i) const {
        return i < sentence_.end ? reading_.folded(i) : std::string_view();
    }

    /// Whether the sentence has any of the words without which no rule holds.
    bool may_tell() const {
        for (std::size_t k = sentence_.first; k < sentence_.end; ++k)
            if (reading_.match(k, WordClass::chair_role) > 0 || is_led_meeting(reading_, k) ||
                word(k).starts_with("ordförandeskap") || word(k).ends_with("klubban") ||
                word(k) == "chair")
                return true;
        return false;
    }

    bool says(Words words, std::size_t from, std::size_t end) const {
        for (std::size_t k = std::max(from, sentence_.first); k < std::min(end, sentence_.end); ++k)
            if (is_one_of(words, reading_.folded(k)))
                return true;
        return false;
    }

    /// The meeting that is led, within a few words from i; not the next one.
    bool meeting_near(std::size_t i, std::size_t reach) const {
        for (std::size_t k = i; k < std::min(sentence_.end, i + reach); ++k)
            if (is_led_meeting(reading_, k))
                return !says(later, i, k + 1);
        return false;
    }

    Found first_before(std::size_t i) const {
        for (const NameUse& use : people_.within({sentence_.first, i}))
            if (!says(absence, use.tokens.end, use.tokens.end + 1))
                return Chairing{use.person};
        return {};
    }

    Found first_behind(std::size_t i, std::size_t reach) const {
        const auto behind = people_.within({i, sentence_.end});
        return behind.empty() || behind.front().tokens.first > i + reach
                   ? Found{}
                   : Chairing{behind.front().person};
    }

    /// "leder mötet", "att leda mötet", "ledde årsmötet", "chaired the meeting".
    Found active(std::size_t k) const {
        if (!is_one_of(leads, word(k)) || token(k).capital || !meeting_near(k + 1, 3) ||
            is_one_of(by, word(k + 1)))
            return {};
        // "då ledde Anna Ek mötet": right behind the verb stands who does it.
        if (const auto behind = first_behind(k + 1, 0))
            return behind;
        const auto before = first_before(k);
        return before ? before : first_behind(k, 8);
    }

    /// "mötet leddes av Anna Ek", "leddes sammanträdet av vice ordförande Bo Al".
    Found passive(std::size_t k) const {
        if (!is_one_of(led, word(k)))
            return {};
        std::size_t at = k + 1;
        while (at < std::min(sentence_.end, k + 6) && !is_one_of(by, word(at)))
            ++at;
        const std::size_t from = k > sentence_.first + 5 ? k - 5 : sentence_.first;
        const bool meeting = meeting_near(from, k - from) || meeting_near(k + 1, at - k);
        return is_one_of(by, word(at)) && meeting ? first_behind(at, 8) : Found{};
    }

    /// "took the chair", "took over as chair".
    Found took_chair(std::size_t k) const {
        const bool took = word(k) == "took" && (word(k + 2) == "chair" || word(k + 3) == "chair");
        return took ? first_before(k) : Found{};
    }

    /// "Anna Ek var mötesordförande", "var ordförande för mötet", "är dagens ordförande".
    Found being(std::size_t k) const {
        if (!is_one_of(was, word(k)) || k == sentence_.first)
            return {};
        const std::size_t own = is_led_meeting(reading_, k + 1) ? 1 : 0;
        const std::size_t count = reading_.match(k + 1 + own, WordClass::chair_role);
        if (count == 0)
            return {};
        const std::size_t behind = k + 1 + own + count;
        const bool of_meeting = own > 0 || is_meetings_chair(word(k + 1)) ||
                                (is_one_of(of, word(behind)) && meeting_near(behind, 4));
        return of_meeting ? first_before(k) : Found{};
    }

    /// "hälsade välkommen som ordförande", "förklarade i egenskap av ordförande mötet öppnat",
    /// "hölls med Anna Ek som ordförande".
    Found acting_as(std::size_t k) const {
        const bool as = word(k) == "som" || word(k) == "såsom" || word(k) == "as" ||
                        (word(k) == "av" && k > sentence_.first && word(k - 1) == "egenskap");
        if (!as)
            return {};
        std::size_t role = k + 1;
        while (role < std::min(sentence_.end, k + 4) &&
               (is_led_meeting(reading_, role) || reading_.is_mark(role, '.') ||
                token(role).is(WordClass::honorific)))
            ++role;
        const std::size_t count = reading_.match(role, WordClass::chair_role);
        if (count == 0 || leads_elsewhere(role + count) ||
            says(later, sentence_.first, sentence_.end) ||
            says(leaves, sentence_.first, sentence_.end))
            return {};
        if (const auto with = with_before(k))
            return with;
        if (!has_chairing_verb())
            return {};
        const auto before = first_before(k);
        return before ? before : first_behind(role + count, 8);
    }

    bool leads_elsewhere(std::size_t i) const {
        return is_one_of(of, word(i)) && !meeting_near(i + 1, 3) && !says(absence, i, i + 5);
    }

    /// "med Anna Ek, länsstyrelsen, som ordförande": a meeting is held so.
    Found with_before(std::size_t k) const {
        const auto before = people_.within({sentence_.first, k});
        if (before.empty() || !meeting_near(sentence_.first, sentence_.end))
            return {};
        const std::size_t name = before.back().tokens.first;
        const bool with =
            says(std::array<std::string_view, 2>{"med", "with"}, name > 4 ? name - 4 : 0, name);
        return with ? Found{{before.back().person}} : Found{};
    }

    bool has_chairing_verb() const {
        for (std::size_t k = sentence_.first; k < sentence_.end; ++k)
            if (reading_.match(k, WordClass::chairing_verb) > 0)
                return true;
        return false;
    }

    /// "under ordförandeskap av Anna Ek", "under Anna Eks ordförandeskap", "lämnade över
    /// ordförandeskapet till Bo Al", "förde klubban".
    Found chairmanship(std::size_t k) const {
        const bool gavel = word(k).ends_with("klubban");
        if (!gavel && !word(k).starts_with("ordförandeskap"))
            return {};
        const std::size_t from = k > sentence_.first + 8 ? k - 8 : sentence_.first;
        const auto before = people_.within({sentence_.first, k});
        if (says(hands_over, from, sentence_.end))
            return leads_elsewhere(k + 1) ? Found{} : first_before(k);
        if (says(takes_over, from, k) && !before.empty())
            return leads_elsewhere(k + 1) ? Found{} : Chairing{before.back().person, true};
        if (gavel)
            return says(holds, from, k) || word(k - 1) == "vid" ? first_before(k) : Found{};
        if (!says(std::array<std::string_view, 2>{"under", "med"}, from, k))
            return {};
        if (!before.empty() && before.back().tokens.end == k)
            return Chairing{before.back().person};
        return is_one_of(by, word(k + 1)) ? first_behind(k + 1, 8) : Found{};
    }

    const Reading& reading_;
    const People& people_;
    Range sentence_;
};

} // namespace

std::optional<Chairing> chairing_in(const Reading& reading, const People& people, Range sentence) {
    return ChairingReader(reading, people, sentence).run();
}

bool is_led_meeting(const Reading& reading, std::size_t token) {
    if (token >= reading.tokens.size() || !reading.tokens[token].is_word())
        return false;
    if (reading.tokens[token].is(WordClass::led_meeting))
        return true;
    const auto word = reading.folded(token);
    return word.size() > 8 &&
           std::any_of(meeting_endings.begin(), meeting_endings.end(),
                       [&](std::string_view ending) { return word.ends_with(ending); });
}

bool is_meetings_chair(std::string_view folded) {
    for (const std::string_view part : {"mötes", "stämmo", "möteled", "mödeled", "möteleiar",
                                        "sammanträdesord", "ordstyr", "dirigent", "puheenjohtaja"})
        if (folded.find(part) != std::string_view::npos)
            return true;
    return false;
}

} // namespace radslag::notes
