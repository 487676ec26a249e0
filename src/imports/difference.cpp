// Multiset difference of points and turns, by folded words; see difference.hpp.
#include "imports/difference.hpp"

#include "platform/text/fold.hpp"

#include <unordered_map>

namespace radslag::imports {

std::vector<Doubt> differences(const std::vector<std::string>& known,
                               const notes::Structure& structure) {
    std::unordered_map<std::string, int> standing;
    for (const std::string& words : known)
        ++standing[text::fold(words)];

    std::vector<Doubt> found;
    const auto compare = [&](const std::string& words, const documents::Place& place) {
        if (const auto same = standing.find(text::fold(words));
            same != standing.end() && same->second > 0) {
            --same->second;
            return;
        }
        found.push_back({DoubtKind::difference, words,
                         Message{"Stands in this version, not in the register.", {}}, place, 100});
    };
    for (const notes::Point& point : structure.points)
        compare(point.title, point.heading);
    for (const notes::Turn& turn : structure.turns)
        compare(turn.text, turn.place);

    for (const std::string& words : known)
        if (auto& left = standing[text::fold(words)]; left > 0) {
            --left;
            found.push_back({DoubtKind::difference, words,
                             Message{"Stands in the register, not in this version.", {}},
                             std::nullopt, 100});
        }
    return found;
}

} // namespace radslag::imports
