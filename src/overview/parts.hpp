// Parts that several pages of this folder share: addresses, links, words, a promise's row, what was
// said.
#pragma once

#include "bodies/sight.hpp"
#include "overview/store.hpp"
#include "platform/html/fields.hpp"
#include "platform/sheet/sheet.hpp"
#include "platform/site/parts.hpp"

namespace radslag::overview::views {

using html::Html;
using i18n::Language;

using site::age;
using site::day_on_horizon;
using site::day_or_none;
using site::due_text;
using site::empty;
using site::headed;
using site::page_head;
using site::period;

html::Url person_url(std::string_view id);
html::Url organisation_url(std::string_view id);
html::Url region_url(std::string_view letter);
html::Url body_url(std::string_view id);
html::Url meeting_url(std::string_view id);
html::Url point_url(std::string_view meeting, std::string_view point);
html::Url commitment_url(std::string_view id);
html::Url matter_url(std::string_view id);

/// A link, or nothing where there is nobody.
Html person_link(const std::optional<store::Link>& person);
Html organisation_link(const std::optional<store::Link>& organisation);
/// Who promised: the person, else the organisation, else the words of the notes.
Html who_link(const store::Promised& promised);
/// A day with a link to the meeting of that day, or a dash.
Html meeting_day(Language language, const std::optional<Day>& day, std::string_view meeting);
/// Names with links, after commas.
Html link_list(const std::vector<store::Link>& links, html::Url (*url)(std::string_view));

/// "Tjänstemannaforum, 18 nov 2016", linked to the point of the meeting, or to the meeting.
Html occasion_link(Language language, const store::Occasion& occasion,
                   const std::optional<std::string>& point = std::nullopt);

std::string_view kind_word(Language language, std::string_view commitment_kind);
std::string_view state_word(Language language, std::string_view commitment_state);
std::string_view organisation_kind_word(Language language, std::string_view kind);
std::string_view party_role_word(Language language, std::string_view role);
std::string_view meeting_state_word(Language language, std::string_view state);

/// The side with its mark and its word.
Html side_html(Language language, std::string_view side);

/// "AC" for "ac".
std::string upper_letters(std::string_view letters);

/// How many days late an open promise is, where it shows as late (bodies/sight.hpp); else 0.
int days_late(const store::Promised& promised, const bodies::AsSeen& seen);
/// "Open", "12 days late", "Done".
Html state_text(Language language, const store::Promised& commitment, const bodies::AsSeen& seen);

/// A table of commitments, or an empty part when there are none.
Html promised_table(Language language, std::string_view caption,
                    const std::vector<store::Promised>& commitments, const bodies::AsSeen& seen);

/// What somebody said, newest first, each with its occasion.
Html said_list(Language language, const std::vector<store::Said>& said);

/// "Also written …", or nothing.
Html other_names(Language language, const std::vector<std::string>& names);

/// The choices of a filter: nothing chosen, in words, and then each of the links by its id.
std::vector<html::Choice> link_choices(std::string_view none,
                                       const std::vector<store::Link>& links);

/// The name, for a sheet.
sheet::Cell name_cell(const std::optional<store::Link>& link);

} // namespace radslag::overview::views
