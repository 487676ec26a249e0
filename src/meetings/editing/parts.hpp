// What the forms of this folder share: the frame of a form under a meeting, words and choices.
#pragma once

#include "meetings/editing/editing.hpp"
#include "people/parts.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::meetings::editing {

using http::Request;
using http::Response;
using i18n::Language;
using site::saved_at;
using site::Site;

html::Url meeting_url(MeetingId id);

/// The meeting that the parameter {id} names, if the caller may edit it.
std::optional<EditableMeeting> meeting_in(const Site& site, const Request& request);

/// A form that stands under the meeting: crumbs, candidates for names, whether it is invented.
site::RecordForm form_under(const Site& site, const Request& request,
                            const EditableMeeting& meeting, site::Words title,
                            const html::Url& action);

std::string_view words_of(Language language, MeetingState state);
std::string_view words_of(Language language, Presence presence);
std::string_view words_of(Language language, SectionKind kind);
std::string_view words_of(Language language, bodies::Side side);

/// The points of the meeting, after "under no point".
std::vector<html::Choice> point_choices(Language language, const Outline& outline);

/// The two fields that say for whom a point or turn is.
void add_narrowing_fields(Language language, std::vector<site::FormField>& fields);
Narrowing read_narrowing(site::FormReader& form);
void add_values(http::Values& values, const Narrowing& narrowing);

/// The name that an editable record knows by that id; "" for none.
template <class AnyId>
std::string name_of(const std::vector<NamedId>& names, const std::optional<AnyId>& id) {
    for (const NamedId& each : names)
        if (id && each.id == id->text())
            return each.name;
    return {};
}

/// Adds a name as typed, and who is meant by it.
template <class AnyId>
void add_name(http::Values& values, std::string_view field, const std::vector<NamedId>& names,
              const std::optional<AnyId>& id) {
    values.add(std::string(field), name_of(names, id));
    if (id)
        values.add(site::which_field(field), std::string(id->text()));
}

} // namespace radslag::meetings::editing
