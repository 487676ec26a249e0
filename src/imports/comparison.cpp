// Pairs what is the same, then what is alike, and lists the rest; see comparison.hpp.
#include "imports/comparison.hpp"

#include "platform/text/fold.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace radslag::imports {

namespace {

using notes::Index;

/// Two texts are versions of one when they share this much of their words (per cent).
constexpr std::size_t alike_enough = 50;

std::set<std::string, std::less<>> words_of(std::string_view folded) {
    std::set<std::string, std::less<>> words;
    while (!folded.empty()) {
        const auto end = std::min(folded.find(' '), folded.size());
        if (end > 0)
            words.emplace(folded.substr(0, end));
        folded.remove_prefix(std::min(end + 1, folded.size()));
    }
    return words;
}

/// The share of words that both have, in per cent.
std::size_t likeness(std::string_view one, std::string_view other) {
    const auto ones = words_of(one);
    const auto others = words_of(other);
    const auto shared = static_cast<std::size_t>(std::ranges::count_if(
        ones, [&](const std::string& word) { return others.contains(word); }));
    const std::size_t all = ones.size() + others.size();
    return all == 0 ? 0 : 200 * shared / all;
}

/// Pairs texts: first what is the same but for signs and capitals, in order; then what is alike.
Pairs paired(const std::vector<std::string>& standing, const std::vector<std::string>& coming) {
    std::unordered_map<std::string, std::vector<std::size_t>> same;
    std::vector<std::string> folded;
    for (std::size_t i = standing.size(); i-- > 0;)
        same[text::fold(standing[i])].push_back(i);
    std::vector<bool> taken(standing.size());
    Pairs pairs(coming.size());
    for (std::size_t i = 0; i < coming.size(); ++i) {
        folded.push_back(text::fold(coming[i]));
        auto& left = same[folded[i]];
        if (left.empty())
            continue;
        pairs[i] = left.back();
        taken[left.back()] = true;
        left.pop_back();
    }
    for (std::size_t i = 0; i < coming.size(); ++i) {
        if (pairs[i])
            continue;
        std::size_t best = alike_enough - 1;
        for (std::size_t j = 0; j < standing.size(); ++j) {
            const std::size_t alike = taken[j] ? 0 : likeness(text::fold(standing[j]), folded[i]);
            if (alike > best) {
                best = alike;
                pairs[i] = j;
            }
        }
        if (pairs[i])
            taken[*pairs[i]] = true;
    }
    return pairs;
}

template <class Things, class TextOf>
std::vector<std::string> texts_of(const Things& things, TextOf&& text_of) {
    std::vector<std::string> texts;
    for (const auto& thing : things)
        texts.push_back(text_of(thing));
    return texts;
}

std::string day_text(const std::optional<Day>& day) {
    return day ? to_text(*day) : std::string();
}

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names)
        all += (all.empty() ? "" : "; ") + name;
    return all;
}

class Comparing {
  public:
    Comparing(const Standing& standing, const notes::Structure& structure)
        : standing_(standing), structure_(structure) {
        const auto text_of = [](const auto& thing) { return thing.text; };
        points_ = paired(texts_of(standing.points, [](const auto& point) { return point.title; }),
                         texts_of(structure.points, [](const auto& point) { return point.title; }));
        turns_ = paired(texts_of(standing.turns, text_of), texts_of(structure.turns, text_of));
        commitments_ = paired(texts_of(standing.commitments, text_of),
                              texts_of(structure.commitments, text_of));
        deadlines_ =
            paired(texts_of(standing.deadlines, text_of),
                   texts_of(structure.deadlines, [](const auto& one) { return one.what; }));
        decisions_ = paired(standing.decisions, texts_of(structure.decisions, text_of));
    }

    Comparison run() {
        for (const Fact& fact : facts_of(structure_))
            compare(fact);
        for (std::size_t i = 0; i < standing_.points.size(); ++i)
            if (is_gone(points_, i))
                gone(FactKind::point, standing_.points[i].id.text(), standing_.points[i].title);
        for (std::size_t i = 0; i < standing_.turns.size(); ++i)
            if (is_gone(turns_, i))
                gone(FactKind::turn, standing_.turns[i].id.text(), standing_.turns[i].text);
        return {std::move(differences_), std::move(points_), std::move(turns_)};
    }

  private:
    static bool is_gone(const Pairs& pairs, std::size_t standing) {
        return std::ranges::find(pairs, std::optional(standing)) == pairs.end();
    }

    void compare(const Fact& fact) {
        switch (fact.kind) {
        case FactKind::meeting:
            return compare_meeting(fact);
        case FactKind::person:
            return compare_person(fact);
        case FactKind::point:
            return compare_point(fact);
        case FactKind::turn:
            return compare_turn(fact);
        case FactKind::commitment:
            return compare_dated(fact, commitments_, standing_.commitments);
        case FactKind::deadline:
            if (!is_promised_too(structure_.deadlines.at(fact.index)))
                compare_dated(fact, deadlines_, standing_.deadlines);
            return;
        case FactKind::decision:
            if (!decisions_.at(fact.index))
                added(fact);
            return;
        case FactKind::organisation: // come along with those who speak for them
        case FactKind::reference:    // stand in sentences
            return;
        }
    }

    /// Whether a promise says the same day at the same place: then the promise alone is recorded.
    [[nodiscard]] bool is_promised_too(const notes::Deadline& deadline) const {
        const auto day = deadline.day ? deadline.day : deadline.due.to;
        return std::ranges::any_of(structure_.commitments, [&](const notes::Commitment& made) {
            const auto due = made.due_day ? made.due_day : made.due ? made.due->to : std::nullopt;
            return due && due == day && made.place.begin < deadline.place.end &&
                   deadline.place.begin < made.place.end;
        });
    }

    void compare_meeting(const Fact& fact) {
        const auto& day = structure_.meeting.next_day;
        if (day && day != standing_.next_day)
            changed(fact, "next_day", {}, day_text(standing_.next_day), to_text(*day));
    }

    void compare_person(const Fact& fact) {
        const std::string name = text::fold(fact.words);
        if (!name.empty() && std::ranges::find(standing_.people, name) == standing_.people.end())
            added(fact);
    }

    void compare_point(const Fact& fact) {
        const auto& pair = points_.at(fact.index);
        if (!pair)
            return added(fact);
        const Standing::Point& stands = standing_.points[*pair];
        if (text::fold(stands.title) != text::fold(fact.words))
            changed(fact, "title", stands.id.text(), stands.title, fact.words);
    }

    void compare_turn(const Fact& fact) {
        const auto& pair = turns_.at(fact.index);
        if (!pair)
            return added(fact);
        const Standing::Turn& stands = standing_.turns[*pair];
        if (text::fold(stands.text) != text::fold(fact.words))
            changed(fact, "text", stands.id.text(), stands.text, fact.words);
        std::vector<std::string> speakers;
        for (const Index person : structure_.turns.at(fact.index).speakers)
            speakers.push_back(structure_.people.at(person).name);
        if (!speakers.empty() && !are_the_same(speakers, stands.names))
            changed(fact, "speakers", stands.id.text(), joined(stands.speakers), joined(speakers));
    }

    /// Whether each speaker of the new version is one of those who stand, by any of their names.
    static bool are_the_same(const std::vector<std::string>& speakers,
                             const std::vector<std::vector<std::string>>& standing) {
        return speakers.size() == standing.size() &&
               std::ranges::all_of(speakers, [&](const std::string& speaker) {
                   const std::string folded = text::fold(speaker);
                   return std::ranges::any_of(standing, [&](const auto& names) {
                       return std::ranges::find(names, folded) != names.end();
                   });
               });
    }

    void compare_dated(const Fact& fact, const Pairs& pairs,
                       const std::vector<Standing::Dated>& standing) {
        const auto& pair = pairs.at(fact.index);
        if (!pair)
            return added(fact);
        const Standing::Dated& stands = standing[*pair];
        const std::string due = values_of(structure_, fact).at("due");
        if (!due.empty() && due != day_text(stands.due))
            changed(fact, "due", stands.id, day_text(stands.due), due);
    }

    void added(const Fact& fact) {
        differences_.push_back({.key = fact.key + ".new",
                                .kind = fact.kind,
                                .fact = fact.key,
                                .index = fact.index,
                                .comes = fact.words});
    }

    void changed(const Fact& fact, std::string_view field, std::string_view record,
                 std::string stands, std::string comes) {
        differences_.push_back({fact.key + "." + std::string(field), Change::changed, fact.kind,
                                std::string(field), fact.key, fact.index, std::string(record),
                                std::move(stands), std::move(comes)});
    }

    void gone(FactKind kind, std::string_view record, const std::string& words) {
        differences_.push_back({.key = "gone-" + std::string(record),
                                .change = Change::gone,
                                .kind = kind,
                                .record = std::string(record),
                                .stands = words});
    }

    const Standing& standing_;
    const notes::Structure& structure_;
    Pairs points_, turns_, commitments_, deadlines_, decisions_;
    std::vector<Difference> differences_;
};

} // namespace

Comparison compare(const Standing& standing, const notes::Structure& structure) {
    return Comparing(standing, structure).run();
}

std::vector<Doubt> doubts_of(const std::vector<Difference>& differences) {
    std::vector<Doubt> doubts;
    for (const Difference& one : differences) {
        Message reason{"Stands in this version, not in the register.", {}};
        if (one.change == Change::gone)
            reason = Message{"Stands in the register, not in this version.", {}};
        else if (one.change == Change::changed && !one.stands.empty())
            reason = Message{"Stands otherwise in the register: {0}", {one.stands}};
        doubts.push_back({DoubtKind::difference,
                          one.change == Change::gone ? one.stands : one.comes, std::move(reason),
                          std::nullopt, 100});
    }
    return doubts;
}

} // namespace radslag::imports
