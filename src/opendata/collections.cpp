// See collections.hpp.
#include "opendata/collections.hpp"

#include <array>
#include <stdexcept>
#include <string>

namespace radslag::opendata {

std::span<const Collection* const> collections() {
    static constexpr std::array all = {
        &bodies_collection,  &organisations_collection, &people_collection, &meetings_collection,
        &points_collection,  &turns_collection,         &inputs_collection, &commitments_collection,
        &matters_collection, &documents_collection,     &themes_collection};
    return all;
}

const Collection& collection(std::string_view name) {
    for (const Collection* each : collections())
        if (each->name == name)
            return *each;
    throw std::logic_error("no collection is called " + std::string(name));
}

} // namespace radslag::opendata
