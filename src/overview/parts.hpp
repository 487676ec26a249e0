// Parts that several pages of this folder share: links, a commitment's row, what was said.
#pragma once

#include "overview/views.hpp"

namespace radslag::overview::views {

html::Url person_url(std::string_view id);
html::Url organisation_url(std::string_view id);
html::Url meeting_url(std::string_view id);
html::Url commitment_url(std::string_view id);

/// "Tjänstemannaforum, 18 nov 2016", linked to the meeting.
Html occasion_link(Language language, const store::Occasion& occasion);

/// "i mitten av januari, counts as 20 jan 2017", or that no day was said.
Html due_text(Language language, const std::optional<Day>& due, std::string_view words);

std::string_view kind_word(Language language, std::string_view commitment_kind);
std::string_view organisation_kind_word(Language language, std::string_view kind);

/// "Open", "12 days late", "Done".
Html state_text(Language language, const store::Promised& commitment, Day today);

/// A table of commitments, or an empty part when there are none.
Html promised_table(Language language, std::string_view caption,
                    const std::vector<store::Promised>& commitments, Day today);

/// What somebody said, newest first, each with its occasion.
Html said_list(Language language, const std::vector<store::Said>& said);

/// "Earlier" and "later" under a list that has more than one page.
Html pager(Language language, const Paging& paging);

/// The state of a list that is empty: what is missing and when it can come.
Html empty(std::string_view words);

} // namespace radslag::overview::views
