// Two people and a word between them; see successions.hpp.
#include "notes/successions.hpp"

#include "notes/text/sentences.hpp"

#include <algorithm>
#include <array>

namespace radslag::notes {

namespace {

using std::string_view;

/// "A … B": the first takes the second's place.
constexpr std::array<string_view, 24> takes_place = {
    "ersätta",     "ersätter",   "ersatte",  "ersatt",      "efterträda",  "efterträder",
    "efterträdde", "efterträtt", "avlösa",   "avlöser",     "avlöste",     "erstatte",
    "erstatter",   "erstattet",  "avlöser",  "etterfölger", "efterfölger", "replaces",
    "replaced",    "replacing",  "succeeds", "succeeded",   "vikarierar",  "korvaa"};

/// "B … av A": the other way round.
constexpr std::array<string_view, 6> is_replaced = {"ersätts",      "ersattes",  "efterträds",
                                                    "efterträddes", "erstattes", "avlöses"};

/// Words with "för" behind them: "ersättare för B", "vikarie för B", "i stället för B".
constexpr std::array<string_view, 14> stands_in = {
    "ersättare", "tjänstgörande", "vikarie",    "suppleant",     "stället",
    "ställe",    "vara",          "varamedlem", "stedfortreder", "suppleant",
    "vikar",     "substitute",    "deputising", "sijainen"};

/// Parts of words that tell that a post is only covered for a time.
constexpr std::array<string_view, 12> short_times = {
    "ledig", "permisjon", "sjuk",    "syk",  "frånvaro", "fravär",
    "orlov", "leave",     "absence", "möte", "vikari",   "tillfällig"};

template <std::size_t N>
bool contains(const std::array<string_view, N>& words, string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

class SuccessionReader {
  public:
    SuccessionReader(const Reading& reading, People& people) : reading_(reading), people_(people) {}

    void run() {
        for (const TextLine& line : reading_.lines) {
            if (people_.within(line.tokens).size() < 2)
                continue;
            for (const Range sentence : sentences(reading_, line.tokens))
                read(sentence);
        }
    }

  private:
    void read(Range sentence) {
        for (std::size_t i = sentence.first; i < sentence.end; ++i) {
            if (!reading_.tokens[i].is_word())
                continue;
            const auto word = reading_.folded(i);
            const auto before = people_.within({sentence.first, i});
            const auto behind = people_.within({i + 1, sentence.end});
            if (before.empty() || behind.empty())
                continue;
            if (contains(takes_place, word))
                follow(before.back().person, behind.front().person, lasts_for_a_time(sentence));
            else if (contains(is_replaced, word) && near(i, behind.front()))
                follow(behind.front().person, before.back().person, lasts_for_a_time(sentence));
            else if (contains(stands_in, word) && speaks_for(i, behind.front()))
                follow(before.back().person, behind.front().person, true);
        }
    }

    /// "för", "for" right before the name.
    bool speaks_for(std::size_t i, const NameUse& whom) const {
        if (whom.tokens.first > i + 3)
            return false;
        const auto joint = reading_.folded(whom.tokens.first - 1);
        return joint == "för" || joint == "for";
    }

    static bool near(std::size_t i, const NameUse& use) { return use.tokens.first <= i + 4; }

    bool lasts_for_a_time(Range sentence) const {
        for (std::size_t i = sentence.first; i < sentence.end; ++i) {
            const auto word = reading_.folded(i);
            for (const string_view part : short_times)
                if (word.find(part) != string_view::npos)
                    return true;
        }
        return false;
    }

    void follow(Index who, Index whom, bool for_a_time) {
        if (who == whom)
            return;
        Person& person = people_.people[who];
        auto& place = for_a_time ? person.covers_for : person.replaces;
        if (!place)
            place = whom;
    }

    const Reading& reading_;
    People& people_;
};

} // namespace

void find_successions(const Reading& reading, People& people) {
    SuccessionReader(reading, people).run();
}

} // namespace radslag::notes
