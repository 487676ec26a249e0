// For the tests of src/notes: what is understood of a few lines.
#pragma once

#include "notes/read.hpp"
#include "tests/notes/plain_text.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace radslag::notes {

inline Structure understood(const std::string& text) {
    return read(plain_text(text));
}

inline const Person* person_named(const Structure& structure, const std::string& name) {
    const auto found = std::ranges::find(structure.people, name, &Person::name);
    return found == structure.people.end() ? nullptr : &*found;
}

inline std::string organisation_of(const Structure& structure, const std::string& name) {
    const Person* person = person_named(structure, name);
    return person == nullptr ? "nobody" : person->organisation.value_or("none");
}

inline std::string chair_of(const Structure& structure) {
    return structure.meeting.chair ? structure.people[*structure.meeting.chair].name : "none";
}

/// Texts of what was found, in order.
template <class Fact>
std::vector<std::string> texts_of(const std::vector<Fact>& facts) {
    std::vector<std::string> texts;
    for (const Fact& one : facts)
        texts.push_back(one.text);
    return texts;
}

} // namespace radslag::notes
