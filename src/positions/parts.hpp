// What the pages of this folder share, and what others show of positions: addresses, the count in
// words, a list of what waits for somebody.
#pragma once

#include "platform/i18n/text.hpp"
#include "platform/site/record_pages.hpp"
#include "positions/actions.hpp"

namespace radslag::positions {

html::Url position_url(PositionId id);
/// What the body prepares.
html::Url space_url(std::string_view body);

/// "14 of 21 stand behind, 2 deviate, 1 abstains, 4 have said nothing".
std::string tally_words(i18n::Language language, const Tally& tally);

/// "3. Elnät, Forum, 15 December 2026".
std::string point_words(i18n::Language language, const At& at);

/// The position in the address, if the caller prepares in its body.
std::optional<Position> held_in(const site::Site& site, const http::Request& request);

/// The way to a position, for those who prepare it.
std::vector<html::Crumb> crumbs(i18n::Language language, const NamedId& body);

/// A form under the page of a position; its version is what the form was made from.
site::RecordForm form_under(const http::Request& request, const Position& position,
                            site::Words title, std::string_view last, std::int64_t version);

/// A list of positions that wait for somebody's stand; nothing where none do.
html::Html asked(const std::vector<Asked>& asked);

} // namespace radslag::positions
