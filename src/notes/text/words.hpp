// The word lists of data/words, compiled in as one hash table in read-only memory: what classes a
// word or phrase belongs to. Look next at data/words/README.md and tokens.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace radslag::notes {

/// One class is one heading in the files of data/words; the names are the same there.
enum class WordClass : std::uint8_t {
    // names of people
    given_name,
    given_or_common, ///< a given name that is an everyday word too: "Per", "Dag", "Will"
    family_name,
    name_particle, ///< "von", "af", "de"
    // organisations and places
    ministry,
    agency,
    county_board,
    region,
    municipality,
    association,
    university,
    company,
    organisation_head,    ///< begins a name: "Region", "Länsstyrelsen", "Högskolan"
    organisation_tail,    ///< ends a name: "kommun", "universitet", "AB"
    generic_organisation, ///< names none by itself: "kommunen", "myndigheten"
    unit_head,            ///< "Enheten", "Avdelningen"
    place,
    // roles
    role,
    chair_role,
    deputy, ///< "vice", "biträdande": the role that follows is not the first one
    honorific,
    // calendar; the value is the number of the month or weekday
    month,
    weekday,
    // verbs
    speech_verb,
    task_verb,
    firm_verb,    ///< a task verb that promises even when a body or role is its subject
    subordinator, ///< opens a clause in which nothing is promised: "som", "när", "which"
    request_verb,
    deciding_word,
    chairing_verb,  ///< what somebody does "som ordförande": "hälsade", "fungerade"
    assigning_word, ///< "i uppdrag", "uppdras åt"
    promise_verb,   ///< "lovade", "åtar sig": what follows is promised
    state_verb,     ///< in the present no act: "är", "vill", "saknar"
    modal_verb,
    finite_verb,
    delivery_verb, ///< "redovisas", "lämnas in": makes a date a deadline
    due_word,      ///< "senast", "före", "innan"
    hedge_word,    ///< "bör", "planerar", "hoppas": no promise
    past_word,     ///< "har", "fick": what was already done
    // headings and labels
    head_present,
    head_absent,
    head_called,
    head_group, ///< a kind of participant: "Politiker", "Tjänstemän", "Ledamöter"
    head_agenda,
    head_procedural,
    head_next_meeting,
    head_meeting, ///< names a kind of document: "Protokoll", "Minnesanteckningar"
    head_action,
    head_discussion,
    head_presentation,
    head_decision,
    head_proposal,
    head_signature,
    head_field, ///< the label of a field that is no point: "Plats", "Tid", "Dnr"
    // kinds of points
    kind_information,
    kind_dialogue,
    kind_decision,
    kind_example,
    // the rest
    speaking_group, ///< "regionala företrädare", "ledamöterna"
    led_meeting, ///< what a chair leads, and what is theirs: "mötet", "dagens", "förhandlingarna"
    own_body,    ///< the body that meets: "mötet", "styrelsen", "nämnden"
    pronoun,     ///< "hon", "he": whom the last sentence named
    reference_label,
    preposition,
    conjunction,
    sentence_opener, ///< begins a sentence but no name: "Det", "Under", "Inga"
    number_word,     ///< the value is the number
    swedish,
    bokmal,
    nynorsk,
    danish,
    finnish,
    english,
    count_
};
static_assert(static_cast<int>(WordClass::count_) <= 128);

/// A set of classes.
class WordClasses {
  public:
    constexpr WordClasses() = default;
    constexpr WordClasses(std::uint64_t low, std::uint64_t high) : low_(low), high_(high) {}
    template <class... Rest>
    constexpr explicit WordClasses(WordClass first, Rest... rest)
        : low_((low_bit(first) | ... | low_bit(rest))),
          high_((high_bit(first) | ... | high_bit(rest))) {}

    [[nodiscard]] constexpr bool has(WordClass word_class) const {
        return ((low_ & low_bit(word_class)) | (high_ & high_bit(word_class))) != 0;
    }
    [[nodiscard]] constexpr bool any(WordClasses other) const { return !(*this & other).empty(); }
    [[nodiscard]] constexpr bool empty() const { return (low_ | high_) == 0; }
    [[nodiscard]] constexpr WordClasses operator&(WordClasses other) const {
        return {low_ & other.low_, high_ & other.high_};
    }
    [[nodiscard]] constexpr WordClasses without(WordClasses other) const {
        return {low_ & ~other.low_, high_ & ~other.high_};
    }
    [[nodiscard]] constexpr std::uint64_t low() const { return low_; }
    [[nodiscard]] constexpr std::uint64_t high() const { return high_; }

  private:
    static constexpr std::uint64_t low_bit(WordClass word_class) {
        const auto bit = static_cast<unsigned>(word_class);
        return bit < 64 ? std::uint64_t{1} << bit : 0;
    }
    static constexpr std::uint64_t high_bit(WordClass word_class) {
        const auto bit = static_cast<unsigned>(word_class);
        return bit < 64 ? 0 : std::uint64_t{1} << (bit - 64);
    }

    std::uint64_t low_ = 0;
    std::uint64_t high_ = 0;
};

/// What the lists know of one word or phrase.
struct Word {
    std::string_view text; ///< folded
    WordClasses classes;
    std::uint8_t value = 0;        ///< of a month, weekday or number word
    std::uint8_t phrase_words = 0; ///< the most words of a phrase that begins with this word
};

/// Looks up a folded word, or a folded phrase whose words stand one space apart. An unknown one has
/// no classes, no value and an empty text.
Word find_word(std::string_view folded);

} // namespace radslag::notes
