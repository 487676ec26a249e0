// Records as JSON texts, by the tables of collections.hpp. Pure.
#pragma once

#include "opendata/walking.hpp"

namespace radslag::opendata {

/// What all addresses begin with ("https://forum.example.org", or nothing) and whether all of the
/// forum is invented.
struct Setting {
    std::string base_url;
    bool is_demonstration = false;
};

/// The path of the page that shows a record, "/meetings/…#p-…".
std::string page_of(const Collection& collection, const store::Record& record);

std::string json_of(const Setting& setting, const Collection& collection,
                    const store::Record& record);

/// A page of a walk; `next` and `later` are paths with their queries, or nothing.
std::string json_of(const Setting& setting, const Collection& collection, const Walked& walked,
                    const std::optional<std::string>& next,
                    const std::optional<std::string>& later);

} // namespace radslag::opendata
