// A run of capital words is cut into names by the best sum of what speaks for each cut; see
// names.hpp. The cut is found by looking at most five words ahead at every word.
#include "notes/spans/names.hpp"

#include "notes/text/letters.hpp"

#include <algorithm>
#include <array>

namespace radslag::notes {

namespace {

/// Endings that only family names have, folded. The word must be two letters longer at least.
constexpr std::array<std::string_view, 58> person_endings = {
    "sson",   "son",    "sen",   "strom",  "ström",  "gren",   "qvist",  "kvist", "quist",
    "qwist",  "man",    "mann",  "dell",   "sell",   "nell",   "rell",   "lius",  "nius",
    "rius",   "dius",   "sius",  "nen",    "ander",  "blom",   "bladh",  "feldt", "felder",
    "löf",    "löv",    "gaard", "gårdh",  "dottir", "dotter", "datter", "ova",   "ovic",
    "evic",   "kovic",  "wski",  "cki",    "nski",   "wicz",   "czyk",   "oglu",  "idis",
    "akis",   "poulos", "zadeh", "yan",    "jani",   "skiöld", "sköld",  "hielm", "hjelm",
    "crantz", "krantz", "svärd", "stierna"};

/// Endings that places have as well.
constexpr std::array<std::string_view, 48> shared_endings = {
    "berg",   "bergh",  "lund",   "mark", "strand", "stedt", "städt", "dahl",   "dal",   "vall",
    "wall",   "ling",   "bell",   "blad", "holm",   "hult",  "felt",  "rud",    "vik",   "wik",
    "haug",   "haugen", "gard",   "gård", "nes",    "näs",   "näss",  "ness",   "land",  "moen",
    "bakken", "bakk",   "stad",   "seth", "set",    "mäki",  "niemi", "lainen", "koski", "ranta",
    "saari",  "järvi",  "hammar", "torp", "malm",   "sjö",   "lind",  "fors"};

/// Whether a word has one of the endings, a genitive's s behind it or not.
template <std::size_t Size>
bool has_ending(std::string_view word, const std::array<std::string_view, Size>& endings) {
    const auto matches = [&](std::string_view stem) {
        return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
            return stem.size() >= ending.size() + 2 && stem.ends_with(ending);
        });
    };
    return matches(word) ||
           (word.size() > 4 && word.ends_with('s') && matches(word.substr(0, word.size() - 1)));
}

/// What a street, a fund or a firm is called that bears a name.
constexpr std::array<std::string_view, 36> bearers = {
    "gata",   "gatan", "väg",   "vägen",    "plats",  "plass",      "torg",      "park",
    "gränd",  "alle",  "vei",   "veg",      "vej",    "gate",       "gade",      "minne",
    "fond",   "hus",   "skola", "förskola", "skole",  "skule",      "stiftelse", "minnesfond",
    "katu",   "tie",   "sal",   "museum",   "museet", "stipendium", "pris",      "backe",
    "kapell", "kyrka", "gård",  "stig"};

constexpr WordClasses organisation_words(WordClass::ministry, WordClass::agency,
                                         WordClass::county_board, WordClass::region,
                                         WordClass::municipality, WordClass::association,
                                         WordClass::university, WordClass::company,
                                         WordClass::organisation_head, WordClass::organisation_tail,
                                         WordClass::generic_organisation, WordClass::unit_head);

constexpr WordClasses never_a_name(WordClass::role, WordClass::chair_role, WordClass::weekday,
                                   WordClass::month, WordClass::honorific, WordClass::head_present,
                                   WordClass::head_absent, WordClass::head_group,
                                   WordClass::head_field, WordClass::head_meeting,
                                   WordClass::head_signature);

constexpr WordClasses given(WordClass::given_name, WordClass::given_or_common);
constexpr WordClasses verbs_after_names(WordClass::speech_verb, WordClass::finite_verb,
                                        WordClass::task_verb, WordClass::state_verb,
                                        WordClass::modal_verb, WordClass::conjunction);
constexpr WordClasses not_alone(WordClass::place, WordClass::month, WordClass::sentence_opener);
constexpr WordClasses telling(WordClass::role, WordClass::chair_role, WordClass::honorific);

/// How much speaks for a name; whole points are about one good sign.
using Score = int;
constexpr Score none = -1000;
constexpr std::size_t longest_name = 5;

class NameCutter {
  public:
    NameCutter(const Reading& reading, NameContext context)
        : reading_(reading), in_list_(context == NameContext::list) {}

    std::vector<NameSpan> run(Range range) {
        for (std::size_t i = range.first; i < range.end;) {
            if (!may_begin(i)) {
                ++i;
                continue;
            }
            const std::size_t end = run_end(i, range.end);
            cut({i, end});
            i = end;
        }
        return std::move(found_);
    }

  private:
    const Token& token(std::size_t i) const { return reading_.tokens[i]; }

    bool is_known_given(std::size_t i) const { return token(i).classes.any(given); }

    bool is_family(std::size_t i) const {
        return token(i).is(WordClass::family_name) || has_family_ending(reading_.folded(i)) ||
               has_accented_ending(i);
    }

    /// "Wirén", "Linnér": an accent in the last three letters.
    bool has_accented_ending(std::size_t i) const {
        const auto printed = reading_.text(i);
        const auto at = printed.rfind("\xC3\xA9");
        return at != std::string_view::npos && at > 1 && at + 4 >= printed.size() &&
               at + 2 < printed.size();
    }

    bool is_initial(std::size_t i) const {
        return token(i).is_word() && token(i).capital && token(i).end - token(i).begin <= 2 &&
               reading_.copy.text.substr(token(i).end, 1) == ".";
    }

    /// A capital word that may be part of a name.
    bool may_be_part(std::size_t i) const {
        const Token& at = token(i);
        if (!at.is_word() || !at.capital || has_digit(i) || is_compound(i))
            return false;
        const bool known = is_known_given(i) || at.is(WordClass::family_name);
        if (at.classes.any(never_a_name) && !known)
            return false;
        if (at.classes.any(organisation_words) && !known)
            return false;
        if (begins_organisation(i))
            return false;
        if (reading_.text(i) == "X")
            return false; // the tick of those present
        const bool acronym = at.all_capitals && !known && at.end - at.begin <= 4;
        return !acronym;
    }

    bool has_digit(std::size_t i) const {
        const auto text = reading_.folded(i);
        return std::any_of(text.begin(), text.end(),
                           [](char sign) { return is_digit(static_cast<unsigned char>(sign)); });
    }

    /// "Dass-museet", "Jam-ansvarig": a noun made of a name.
    bool is_compound(std::size_t i) const {
        const auto printed = reading_.text(i);
        const auto hyphen = printed.rfind('-');
        return hyphen != std::string_view::npos && hyphen + 1 < printed.size() &&
               !is_capital(character_at(printed, hyphen + 1).code);
    }

    bool begins_organisation(std::size_t i) const {
        return token(i).phrase != 0 &&
               reading_.phrases[token(i).phrase - 1].classes.any(organisation_words);
    }

    bool may_begin(std::size_t i) const { return may_be_part(i) || is_initial(i); }

    bool is_particle(std::size_t i) const {
        return token(i).is_word() && !token(i).capital && token(i).is(WordClass::name_particle);
    }

    /// The end of the run of words that may be names; particles, initials and nicknames inside.
    std::size_t run_end(std::size_t i, std::size_t end) const {
        std::size_t at = i + 1;
        while (at < end) {
            if (may_begin(at)) {
                ++at;
            } else if (reading_.is_mark(at, '.') && is_initial(at - 1) && at + 1 < end &&
                       may_be_part(at + 1)) {
                at += 2;
            } else if (is_particle(at) && at + 1 < end && may_be_part(at + 1)) {
                at += 2;
            } else if (is_particle(at) && at + 2 < end && is_particle(at + 1) &&
                       may_be_part(at + 2)) {
                at += 3;
            } else if (const auto behind = behind_nickname(at, end); behind > at) {
                at = behind;
            } else {
                break;
            }
        }
        return at;
    }

    bool is_quote(std::size_t i) const {
        const auto sign = reading_.text(i);
        return sign == "\"" || sign == "”" || sign == "“" || sign == "’" || sign == "'";
    }

    /// `"Slaget"` inside `Albin "Slaget" Ek`: where it ends; `at` when there is none.
    std::size_t behind_nickname(std::size_t at, std::size_t end) const {
        if (at + 3 < end && is_quote(at) && token(at + 1).is_word() && is_quote(at + 2) &&
            may_be_part(at + 3))
            return at + 3;
        return at;
    }

    Score given_score(std::size_t i) const {
        if (!token(i).is_word() || !token(i).capital)
            return none;
        const bool more = i + 1 < reading_.tokens.size() && token(i + 1).capital &&
                          token(i + 1).is(WordClass::given_name);
        if (token(i).is(WordClass::given_or_common) && !more)
            return 20;
        if (token(i).is(WordClass::given_or_common))
            return 30;
        if (token(i).is(WordClass::given_name))
            return 30;
        if (is_initial(i))
            return in_list_ ? 5 : none;
        if (token(i).is(WordClass::place) || token(i).is(WordClass::sentence_opener) ||
            token(i).all_capitals || is_family(i))
            return none;
        return 8;
    }

    /// In running text an unknown given name counts where the family name can be nothing else, or
    /// where a title stands before the name or a verb of speaking behind it.
    bool unknown_given_holds(Range range) const {
        if (is_known_given(range.first) || is_initial(range.first))
            return true;
        if (in_list_)
            return begins_entry(range.first);
        if (!token(range.first).classes.empty() || range.size() > 3)
            return false;
        const bool titled = range.first > 0 && token(range.first - 1).classes.any(telling);
        const bool speaks = range.end < reading_.tokens.size() &&
                            reading_.match(range.end, WordClass::speech_verb) > 0;
        const auto last = reading_.folded(range.end - 1);
        return (is_family(range.end - 1) && (titled || speaks)) ||
               (has_ending(last, person_endings) && !starts_sentence(range.first));
    }

    /// In a list an entry begins at a line, behind a mark, or behind another name.
    bool begins_entry(std::size_t i) const {
        if (i == 0 || !token(i - 1).is_word() || token(i - 1).capital)
            return true;
        return token(i - 1).is(WordClass::conjunction) || token(i - 1).classes.any(telling) ||
               reading_.copy.text[token(i - 1).end] == '\n';
    }

    /// Whether what follows lets a name end before it: a mark, a capital, a verb.
    bool ends_name(std::size_t i) const {
        return i >= reading_.tokens.size() || !token(i).is_word() || token(i).capital ||
               token(i).classes.any(verbs_after_names) ||
               reading_.copy.text[token(i - 1).end] == '\n';
    }

    bool starts_sentence(std::size_t i) const {
        return i == 0 || reading_.is_mark(i - 1, '.') ||
               reading_.copy.text[token(i - 1).end] == '\n';
    }

    Score family_score(std::size_t i) const {
        if (!token(i).is_word() || !token(i).capital || is_initial(i))
            return none;
        if (token(i).is(WordClass::place) && !token(i).is(WordClass::family_name))
            return in_list_ ? none : -5;
        if (is_family(i))
            return is_known_given(i) ? 10 : 20;
        if (token(i).is(WordClass::sentence_opener))
            return none;
        return is_known_given(i) ? 3 : 6;
    }

    Score middle_score(std::size_t i) const {
        if (!token(i).is_word() || is_particle(i))
            return 4;
        if (is_known_given(i))
            return 5;
        if (token(i).is(WordClass::place) || token(i).is(WordClass::sentence_opener))
            return none;
        return is_family(i) ? 15 : 1;
    }

    Score score(Range range) const {
        Score sum = given_score(range.first);
        if (sum <= 0 || !unknown_given_holds(range))
            return none;
        const Score last = family_score(range.end - 1);
        if (last == none)
            return none;
        std::size_t words = 2;
        for (std::size_t i = range.first + 1; i + 1 < range.end; ++i) {
            // A family name in the middle holds on to an unknown one behind it, not to a known one.
            const bool double_name =
                !is_family(range.end - 1) && i + 2 == range.end && ends_name(range.end);
            const Score middle = is_family(i) && !double_name ? 2 : middle_score(i);
            if (middle == none)
                return none;
            words += token(i).is_word() && !is_particle(i) ? 1 : 0;
            sum += middle;
        }
        if (is_known_given(range.first) && token(range.first).is(WordClass::given_or_common) &&
            !is_family(range.end - 1) && !is_known_given(range.first + 1))
            sum -= 14;
        return words > 4 ? none : sum + last;
    }

    /// The best way to cut a run: best[k] is the best sum over its first k tokens.
    void cut(Range run) {
        const std::size_t size = run.size();
        best_.assign(size + 1, 0);
        length_.assign(size + 1, 0);
        for (std::size_t k = 1; k <= size; ++k) {
            best_[k] = best_[k - 1];
            length_[k] = 0;
            for (std::size_t length = 2; length <= std::min(k, longest_name + 3); ++length) {
                const Score gain = score({run.first + k - length, run.first + k});
                if (gain > 0 && best_[k - length] + gain > best_[k]) {
                    best_[k] = best_[k - length] + gain;
                    length_[k] = length;
                }
            }
        }
        const std::size_t before = found_.size();
        std::vector<bool> taken(size, false);
        for (std::size_t k = size; k > 0;) {
            if (length_[k] == 0) {
                --k;
                continue;
            }
            const Range name{run.first + k - length_[k], run.first + k};
            for (std::size_t i = k - length_[k]; i < k; ++i)
                taken[i] = true;
            add_full(name);
            k -= length_[k];
        }
        for (std::size_t i = 0; i < size; ++i)
            if (!taken[i])
                add_lone(run, run.first + i);
        std::sort(
            found_.begin() + static_cast<std::ptrdiff_t>(before), found_.end(),
            [](const NameSpan& a, const NameSpan& b) { return a.tokens.first < b.tokens.first; });
    }

    void add_full(Range name) {
        if (bears_a_name(name))
            return;
        const Score sum = score(name);
        const Confidence confidence = sum >= 50 ? 98 : sum >= 40 ? 95 : sum >= 30 ? 88 : 70;
        found_.push_back({name, true, confidence});
    }

    /// "Anna Lindhs gata" is a street; "Bo Ek AB" is a firm.
    bool bears_a_name(Range name) const {
        if (name.end >= reading_.tokens.size())
            return false;
        const Token& next = token(name.end);
        if (!next.is_word() || !next.space_before)
            return false;
        const auto word = reading_.folded(name.end);
        const bool firm = next.is(WordClass::organisation_tail) &&
                          (next.all_capitals || word == "aps" || word == "oy");
        return firm || std::find(bearers.begin(), bearers.end(), word) != bearers.end();
    }

    /// A given name alone, with no capital word beside it.
    void add_lone(Range run, std::size_t i) {
        const Token& at = token(i);
        if (!at.is(WordClass::given_name) || at.is(WordClass::given_or_common) ||
            at.classes.any(organisation_words) || at.classes.any(not_alone) || at.all_capitals)
            return;
        const std::size_t next = i + 1;
        const bool beside = (i > run.first && token(i - 1).is_word()) ||
                            (next < reading_.tokens.size() && token(next).is_word() &&
                             token(next).capital && reading_.copy.text[at.end] == ' ');
        const bool after_capital = i > 0 && at.space_before && token(i - 1).is_word() &&
                                   token(i - 1).capital && token(i - 1).classes.empty();
        const bool joined = i + 1 < reading_.tokens.size() && !token(i + 1).space_before &&
                            (reading_.is_mark(i + 1, '-') || reading_.is_mark(i + 1, '/')) &&
                            !in_list_;
        if (!beside && !after_capital && !joined && !bears_a_name({i, i + 1}))
            found_.push_back({{i, i + 1}, false, 85});
    }

    const Reading& reading_;
    bool in_list_;
    std::vector<NameSpan> found_;
    std::vector<Score> best_;
    std::vector<std::size_t> length_;
};

/// A genitive has what is owned behind it, in small letters: "Ann Sanders (Chair)" has none.
bool owns_what_follows(const Reading& reading, std::size_t last) {
    if (last + 1 >= reading.tokens.size() || reading.text(last).ends_with(":s"))
        return true;
    const Token& next = reading.tokens[last + 1];
    const bool same_line = reading.copy.text[reading.tokens[last].end] == ' ';
    return same_line && next.is_word() && !next.capital && !next.classes.any(verbs_after_names);
}

/// How much of the last word of a name is name: "Mobergs" in "Mattias Mobergs rapport" loses its s.
std::size_t without_genitive(const Reading& reading, std::size_t last) {
    const auto printed = reading.text(last);
    const auto folded = reading.folded(last);
    const Token& token = reading.tokens[last];
    const bool ends_in_s = folded.size() > 3 && folded.ends_with('s');
    if (!ends_in_s || !owns_what_follows(reading, last))
        return printed.size();
    const auto stem = folded.substr(0, folded.size() - 1);
    const bool known_with_s =
        !token.genitive && (token.is(WordClass::family_name) || token.is(WordClass::given_name));
    const bool known_without = token.genitive || has_family_ending(stem);
    if (known_with_s || !known_without)
        return printed.size();
    return printed.size() - (printed[printed.size() - 2] == ':' ? 2 : 1);
}

} // namespace

bool has_family_ending(std::string_view folded) {
    return has_ending(folded, person_endings) || has_ending(folded, shared_endings);
}

std::vector<NameSpan> find_names(const Reading& reading, Range range, NameContext context) {
    return NameCutter(reading, context).run(range);
}

std::string printed_name(const Reading& reading, const NameSpan& name) {
    if (name.turned)
        return std::string(reading.text(name.tokens.end - 1)) + " " +
               std::string(reading.text(name.tokens.first));
    std::string out;
    for (std::size_t i = name.tokens.first; i < name.tokens.end; ++i) {
        const Token& token = reading.tokens[i];
        const bool quote = token.kind == TokenKind::mark && !reading.is_mark(i, '.');
        if (quote) {
            const bool opens =
                i + 2 < name.tokens.end && reading.tokens[i + 2].kind == TokenKind::mark;
            i += opens ? 2 : 0;
            continue;
        }
        if (token.space_before && !out.empty())
            out += ' ';
        else if (!out.empty() && token.is_word() && out.back() != '.')
            out += ' ';
        out += reading.text(i);
    }
    const std::size_t printed = reading.text(name.tokens.end - 1).size();
    out.resize(out.size() - (printed - without_genitive(reading, name.tokens.end - 1)));
    return out;
}

} // namespace radslag::notes
