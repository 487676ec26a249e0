// Looking persons up by keys, so that the time does not grow with their number; see
// people_book.hpp.
#include "notes/people_book.hpp"

#include "notes/text/letters.hpp"

#include <algorithm>
#include <array>

namespace radslag::notes {

namespace {

/// At most so many persons who share a key are compared with a name.
constexpr std::size_t compared = 12;

/// Short forms of given names are looked for among so many persons at most.
constexpr std::size_t few_people = 60;

constexpr Index nobody = static_cast<Index>(-1);

std::string_view given_part(std::string_view name) {
    return name.substr(0, name.find(' '));
}
std::string_view family_part(std::string_view name) {
    const auto space = name.rfind(' ');
    return space == std::string_view::npos ? std::string_view{} : name.substr(space + 1);
}

/// Two names that are spelt nearly alike share one of these keys.
std::array<std::string, 3> keys_of(const std::string& folded) {
    const auto given = given_part(folded);
    const auto family = family_part(folded);
    return {"g " + std::string(given) + " " + std::string(family.substr(0, 1)),
            "f " + std::string(family) + " " + std::string(given.substr(0, 1)),
            "m " + std::string(given.substr(0, 2)) + " " + std::string(family.substr(0, 3))};
}

std::size_t allowed(std::size_t length) {
    return length >= 9 ? 2 : length >= 4 ? 1 : 0;
}

bool nearly_alike(std::string_view one, std::string_view other) {
    const auto close = [](std::string_view a, std::string_view b) {
        const std::size_t limit = allowed(std::min(a.size(), b.size()));
        return letters_apart(a, b, limit) <= limit;
    };
    const auto given = given_part(one);
    const auto other_given = given_part(other);
    if (given != other_given && family_part(one) != family_part(other) &&
        letters_apart(given, other_given, 1) +
                letters_apart(family_part(one), family_part(other), 1) >
            2)
        return false;
    return close(given, other_given) && close(family_part(one), family_part(other));
}

} // namespace

std::size_t letters_apart(std::string_view one, std::string_view other, std::size_t limit) {
    if (one == other)
        return 0;
    const std::size_t longer = std::max(one.size(), other.size());
    const std::size_t shorter = std::min(one.size(), other.size());
    if (longer - shorter > limit || longer > 63)
        return limit + 1;
    std::array<std::size_t, 64> row{};
    for (std::size_t j = 0; j <= other.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= one.size(); ++i) {
        std::size_t corner = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= other.size(); ++j) {
            const std::size_t above = row[j];
            const std::size_t change = corner + (one[i - 1] == other[j - 1] ? 0 : 1);
            row[j] = std::min({change, above + 1, row[j - 1] + 1});
            corner = above;
        }
    }
    return std::min(row[other.size()], limit + 1);
}

Index PeopleBook::full(const std::string& name) {
    const std::string key = folded(name);
    if (const auto known = by_name_.find(key); known != by_name_.end())
        return known->second;
    if (const auto part = by_name_part_.find(key); part != by_name_part_.end())
        return part->second;
    if (const auto close = near(key)) {
        people[*close].spellings.push_back(name);
        by_name_.emplace(key, *close);
        return *close;
    }
    Person person;
    person.name = name;
    person.spellings.push_back(name);
    people.push_back(std::move(person));
    enter(people.size() - 1, key);
    return people.size() - 1;
}

std::optional<Index> PeopleBook::near(const std::string& key) const {
    for (const std::string& part : keys_of(key)) {
        const auto found = by_part_.find(part);
        if (found == by_part_.end())
            continue;
        for (std::size_t i = 0; i < std::min(found->second.size(), compared); ++i)
            if (nearly_alike(folded(people[found->second[i]].name), key))
                return found->second[i];
    }
    return std::nullopt;
}

void PeopleBook::enter(Index person, const std::string& key) {
    by_name_.emplace(key, person);
    for (const std::string& part : keys_of(key))
        by_part_[part].push_back(person);
    by_given_[std::string(given_part(key))] = person;
    // "Lykke Bang" and "Aud Rønnaug" mean Hanne Lykke Bang and Aud Rønnaug Kvåle.
    const auto first = key.find(' ');
    const auto last = key.rfind(' ');
    if (first != last) {
        by_name_part_.emplace(key.substr(first + 1), person);
        by_name_part_.emplace(key.substr(0, last), person);
        by_name_part_.emplace(key.substr(0, first) + key.substr(last), person);
    }
    const auto [family, added] = by_family_.emplace(key.substr(last + 1), person);
    if (!added && family->second != person)
        family->second = nobody;
}

std::optional<Index> PeopleBook::by_given_name(std::string_view name) const {
    const std::string key = folded(name);
    if (const auto found = by_given_.find(key); found != by_given_.end())
        return found->second;
    // "Theo" for Theodor, where only one could be meant.
    std::optional<Index> meant;
    if (key.size() < 3 || people.size() > few_people)
        return std::nullopt;
    for (Index i = 0; i < people.size(); ++i) {
        const std::string other = folded(people[i].name);
        if (given_part(other).size() > key.size() && given_part(other).starts_with(key)) {
            if (meant)
                return std::nullopt;
            meant = i;
        }
    }
    return meant;
}

std::optional<Index> PeopleBook::by_family_name(std::string_view name) const {
    const auto found = by_family_.find(folded(name));
    return found == by_family_.end() || found->second == nobody ? std::nullopt
                                                                : std::optional(found->second);
}

Index PeopleBook::lone(const std::string& name) {
    Person person;
    person.name = name;
    person.spellings.push_back(name);
    people.push_back(std::move(person));
    by_given_[folded(name)] = people.size() - 1;
    return people.size() - 1;
}

} // namespace radslag::notes
