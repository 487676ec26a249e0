// What the forms of this folder share: the frame of a form under a meeting, words and choices.
#pragma once

#include "meetings/editing/editing.hpp"
#include "people/parts.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::meetings::editing {

using http::Request;
using http::Response;
using i18n::Language;
using people::parts::add_name;
using people::parts::with_names;
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

/// Which way a button moves a record.
inline Move move_in(const Request& request) {
    return request.form.get("move") == "up" ? Move::up : Move::down;
}

/// The place of a point or turn in the outline below the meeting's form.
inline html::Url outline_url(MeetingId meeting, std::string_view record) {
    return (meeting_url(meeting) / "edit").at(record);
}

/// The two fields that say for whom a point or turn is.
void add_narrowing_fields(Language language, std::vector<site::FormField>& fields);
Narrowing read_narrowing(site::FormReader& form);
void add_values(http::Values& values, const Narrowing& narrowing);

/// A record with its meeting.
template <class Record>
struct Found {
    Record record;
    EditableMeeting meeting;
};

/// The record that {id} in the address names, by `find(session, caller, id)`, if the caller may
/// edit it.
template <class AnyId, class Find>
auto found_in(const Site& site, const Request& request, Find&& find) {
    return site::found_by_id<AnyId>(site, request, [&](db::Session& session, AnyId id) {
        auto record = find(session, request.caller, id);
        auto meeting =
            record ? editable_meeting(session, request.caller, record->meeting) : std::nullopt;
        using Both = Found<typename decltype(record)::value_type>;
        return meeting ? std::optional(Both{std::move(*record), std::move(*meeting)})
                       : std::nullopt;
    });
}

} // namespace radslag::meetings::editing
