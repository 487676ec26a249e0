// What the pages of this folder share: the notes that an address names, their frame, their words.
#pragma once

#include "minutes/actions.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/record_pages.hpp"

namespace radslag::minutes {

html::Url meeting_url(MeetingId id);
/// The page of the notes' way.
html::Url notes_url(MeetingId id);

/// Where their steps are taken. Throws std::bad_optional_access for notes that have not begun.
html::Url steps_url(const Notes& notes);

/// The notes of the meeting in the address, if the caller may read the meeting.
std::optional<Notes> notes_in(const site::Site& site, const http::Request& request);

/// The notes in the address, if the caller reads their draft, and may edit them where that is
/// asked.
enum class By { reader, editor };
std::optional<Notes> draft_in(const site::Site& site, const http::Request& request, By by);

/// draft_in() for a form that was sent, whose words come back whatever has happened meanwhile.
inline auto sent_by(By by) {
    return [by](const site::Site& site, const http::Request& request) {
        return draft_in(site, request, by);
    };
}
/// The same for a form that is asked for: nothing when its step is not open.
inline auto open_for(Step step, By by) {
    return [step, by](const site::Site& site, const http::Request& request) {
        auto notes = draft_in(site, request, by);
        if (notes && !is_open(step, notes->standing, site.today()))
            notes.reset();
        return notes;
    };
}

std::vector<html::Crumb> crumbs(i18n::Language language, const Notes& notes);

/// A form under the page of the notes, with their version.
site::RecordForm form_under(const http::Request& request, const Notes& notes, site::Words title,
                            const html::Url& action);

/// The whole, then each passage with its first words and who said it.
std::vector<html::Choice> passage_choices(i18n::Language language, const Notes& notes);

/// A list of notes that wait for somebody; nothing where none do.
html::Html asked(i18n::Language language, const std::vector<Asked>& asked);

} // namespace radslag::minutes
