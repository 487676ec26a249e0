// What is printed beside a person's name: organisation, unit, role. "Bo Ek, Enheten för vatten,
// Länsstyrelsen", "Anna Ask (ordförande)", "Siv Al, programansvarig Kurbits".
#pragma once

#include "notes/spans/organisations.hpp"
#include "notes/text/tokens.hpp"

#include <optional>

namespace radslag::notes {

struct Standing {
    std::optional<Range> organisation;
    std::optional<OrganisationKind> kind;
    std::optional<Range> unit;
    std::optional<Range> role;
    bool chair = false;               ///< of the meeting, as far as the role tells
    bool absent = false;              ///< "(förhinder)", "Nej" in the column of presence
    bool organisation_listed = false; ///< known by the lists or its shape, not by its place alone
};

/// Where the name stands: in a list what follows is about the person; in a sentence only up to
/// the verb.
enum class StandingContext { list, sentence };

/// Reads what follows a name, up to the next name or the end of the entry.
Standing standing_behind(const Reading& reading, Range tail, StandingContext context);

/// Whether a parenthesis or a word between commas is a party's letters.
bool is_party(std::string_view folded);

} // namespace radslag::notes
