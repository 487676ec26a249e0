// Rows that several stores of this folder read alike.
#pragma once

#include "overview/store.hpp"

namespace radslag::overview::store {

/// The id and name in two neighbouring columns, or nothing when the id is null.
std::optional<Link> link_at(const db::Row& row, int column);

std::vector<Promised> promised_by_person(db::Session& session, const Reader& reader,
                                         std::string_view person);
std::vector<Promised> promised_by_organisation(db::Session& session, const Reader& reader,
                                               std::string_view organisation);

} // namespace radslag::overview::store
