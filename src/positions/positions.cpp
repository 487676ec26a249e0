// See positions.hpp.
#include "positions/positions.hpp"

#include "ledger/sha256.hpp"

#include <algorithm>

namespace radslag::positions {

namespace {

/// Adds a value with its length before it, so that no two lists of values give one text.
void put(std::string& print, std::string_view value) {
    print += std::to_string(value.size());
    print += ':';
    print += value;
}

} // namespace

bool has_said(const Party& party, std::int64_t edition) {
    return party.stand && party.stand->edition == edition;
}

Tally tally_of(std::span<const Party> parties, std::int64_t edition) {
    Tally tally;
    for (const Party& party : parties) {
        ++tally.parties;
        if (!has_said(party, edition))
            continue;
        switch (party.stand->stance) {
        case Stance::behind:
            ++tally.behind;
            break;
        case Stance::deviates:
            ++tally.deviating;
            break;
        case Stance::abstains:
            ++tally.abstaining;
            break;
        }
    }
    return tally;
}

std::vector<Deviation> deviations_of(std::span<const Party> parties, std::int64_t edition) {
    std::vector<Deviation> found;
    for (const Party& party : parties)
        if (has_said(party, edition) && party.stand->stance == Stance::deviates)
            found.push_back({party.organisation.name, party.stand->text.value_or("")});
    return found;
}

std::int64_t print_of(const Announced& announced, const At& at) {
    std::string print;
    put(print, announced.title);
    put(print, announced.text);
    for (const std::int64_t count : {announced.tally.parties, announced.tally.behind,
                                     announced.tally.deviating, announced.tally.abstaining})
        put(print, std::to_string(count));
    for (const Deviation& deviation : announced.deviations) {
        put(print, deviation.party);
        put(print, deviation.text);
    }
    put(print, at.point.text());
    put(print, at.readers.text());
    const ledger::Hash hash = ledger::sha256(print);
    // Seven bytes: a version is a number that stays exact wherever it is read.
    std::int64_t number = 0;
    for (std::size_t i = 0; i < 7; ++i)
        number = number * 256 + std::to_integer<std::int64_t>(hash.at(i));
    return number;
}

} // namespace radslag::positions
