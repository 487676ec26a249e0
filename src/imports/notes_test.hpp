// Invented notes of a meeting about roads, for the tests of this folder.
#pragma once

#include "imports/actions.hpp"

#include <stdexcept>

namespace radslag::imports {

constexpr std::string_view road_notes =
    R"(Minnesanteckningar - Forum för lokala vägar, 14 mars 2023

Deltagare:

- Greta Sundkvist, Region Halland
- Ivar Ljungdahl, Länsstyrelsen Kalmar

Ordförande: Greta Sundkvist

1. Vägarnas skick - *information*

*Ivar Ljungdahl*, *Länsstyrelsen Kalmar* inleder och berättar om mätningarna.

- Grusvägarna har mätts i åtta kommuner under hösten.

Diskussion:

- *Greta Sundkvist* undrar hur mätningarna ska användas i planen.

Notera:

- *Ivar Ljungdahl* skickar ut mätningarna senast den 2 maj 2023.

2. Ärende dnr N2022/01234/RTS - *dialog*

- *Greta Sundkvist* redogör för ärendet.

Nästa möte är den 9 juni 2023.
)";

inline Reading road_reading(std::string_view notes = road_notes) {
    auto reading = read_document("vägar.txt", std::as_bytes(std::span(notes)));
    if (!reading)
        throw std::runtime_error(reading.error().message.text);
    return *reading;
}

inline notes::Structure read_road_notes() {
    return road_reading().structure;
}

} // namespace radslag::imports
