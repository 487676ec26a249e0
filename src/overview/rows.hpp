// Rows that several stores of this folder read alike.
#pragma once

#include "overview/store.hpp"

namespace radslag::overview::store {

/// The id and name in two neighbouring columns, or nothing when the id is null.
std::optional<Link> link_at(const db::Row& row, int column);

/// A commitment, out of the columns that each statement of commitments begins with: id, kind, text,
/// who, person (id, name), organisation (id, name), state, due day and words, meeting, name of the
/// body, day.
Promised promised_at(const db::Row& row);

/// What somebody said, out of the columns meeting, point, text, name of the body, day.
Said said_at(const db::Row& row);

/// The latest 50 of a person and 10 of an organisation; the list of promises has them all.
std::vector<Promised> promised_by_person(db::Session& session, const Reader& reader,
                                         std::string_view person);
/// Of a person what is open, in the order of its days, at most 50.
std::vector<Promised> open_of_person(db::Session& session, const Reader& reader,
                                     std::string_view person);
std::vector<Promised> promised_by_organisation(db::Session& session, const Reader& reader,
                                               std::string_view organisation);

} // namespace radslag::overview::store
