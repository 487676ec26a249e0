// Words that carry a request, and how many two texts share; see likeness.hpp.
#include "inputs/likeness.hpp"

#include <algorithm>

namespace radslag::inputs {

using search::Gist;

namespace {

/// Words that begin alike, as "finansiera" and "finansiering" do, say half the same.
constexpr double same_beginning = 0.5;
constexpr std::size_t shortest_beginning = 5; ///< bytes

double weight_of(std::string_view stem) {
    return 1.0 + 0.1 * static_cast<double>(std::min<std::size_t>(stem.size(), 10));
}

double nearness(std::string_view one, std::string_view other) {
    if (one == other)
        return 1;
    const auto shorter = std::min(one.size(), other.size());
    const auto differs =
        std::mismatch(one.begin(), one.begin() + static_cast<long>(shorter), other.begin());
    const auto shared = static_cast<std::size_t>(differs.first - one.begin());
    return shared >= shortest_beginning && shared * 10 >= shorter * 6 ? same_beginning : 0;
}

/// The share of the words of `one` that stand in `other`.
double found_in(const Gist& one, const Gist& other) {
    double all = 0;
    double found = 0;
    for (const std::string& stem : one.stems) {
        double nearest = 0;
        for (const std::string& each : other.stems)
            nearest = std::max(nearest, nearness(stem, each));
        all += weight_of(stem);
        found += weight_of(stem) * nearest;
    }
    return all == 0 ? 0 : found / all;
}

} // namespace

double likeness(const Gist& one, const Gist& other) {
    return std::min(found_in(one, other), found_in(other, one));
}

Likeness in_words(double likeness) {
    return likeness >= 0.8    ? Likeness::nearly_the_same
           : likeness >= 0.55 ? Likeness::very_alike
                              : Likeness::alike;
}

} // namespace radslag::inputs
