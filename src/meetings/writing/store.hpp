// SQL of taking notes; see writing.hpp.
#pragma once

#include "meetings/writing/shorthand.hpp"
#include "meetings/writing/writing.hpp"

namespace radslag::meetings::writing::store {

std::vector<Heading> headings(db::Session& session, const auth::Reader& reader, MeetingId meeting);
std::vector<Paragraph> paragraphs(db::Session& session, const auth::Reader& reader,
                                  MeetingId meeting);
std::optional<Paragraph> paragraph(db::Session& session, const auth::Reader& reader, TurnId turn);
/// Whether there is such a turn, whoever may read it.
bool is_there(db::Session& session, TurnId turn);
void set_beside(ledger::Act& act, TurnId turn, const std::optional<TurnId>& other);

/// The regions of the country, for shorthand.
std::vector<Region> regions(db::Session& session);

} // namespace radslag::meetings::writing::store
