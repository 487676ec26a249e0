// What the API gives and takes, as the schemas of its description (JSON Schema 2020-12). For
// openapi.cpp, as JSON texts.
#pragma once

#include "opendata/collections.hpp"

#include <string>

namespace radslag::opendata {

/// Of the value of a filter.
std::string schema_of(const Filter& filter);

/// All of them by their names.
std::string all_schemas();

} // namespace radslag::opendata
