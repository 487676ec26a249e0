// Meetings as the pages show them: read-only, cut to what the reader may see.
#pragma once

#include "meetings/meetings.hpp"
#include "platform/db/database.hpp"

namespace radslag::meetings::store {

struct ListedMeeting {
    MeetingId id;
    std::string title;
    std::optional<Day> day;
    MeetingState state;
    bodies::BodyId body;
    std::string body_name;
    std::int64_t points = 0;
    std::int64_t commitments = 0;
};

/// A page of meetings, the latest first.
struct MeetingFilter {
    std::optional<bodies::BodyId> body;
    std::optional<int> year;
    std::int64_t skip = 0;
    std::int64_t most = 50;
};
std::vector<ListedMeeting> meetings(db::Session& session, const bodies::Reader& reader,
                                    const MeetingFilter& filter);
/// The years that have meetings, the latest first, for the filter.
std::vector<int> years(db::Session& session, const bodies::Reader& reader);

/// Somebody or something by name, with the id to link to.
struct NamedPerson {
    people::PersonId id;
    std::string name;
};
struct NamedOrganisation {
    people::OrganisationId id;
    std::string name;
};

/// A body with its parties. That it exists, and who its parties are, is public.
struct ShownBody {
    bodies::BodyId id;
    std::string name;
    bool demonstration = false;
    std::vector<NamedOrganisation> parties;
};
std::optional<ShownBody> body(db::Session& session, bodies::BodyId id);

struct ShownAttendance {
    std::optional<NamedPerson> person;
    std::optional<NamedOrganisation> organisation;
    std::optional<std::string> title;
    Presence presence;
};

struct ShownPoint {
    PointId id;
    std::optional<std::string> number;
    std::string title;
    Kinds kinds;
    std::int64_t information_words = 0;
    std::int64_t dialogue_words = 0;
    bool slides_promised = false;
    std::vector<std::string> presenters; ///< "Name, Organisation"
};

struct ShownSection {
    SectionId id;
    PointId point;
    SectionKind kind;
    std::string heading;
};

struct ShownTurn {
    TurnId id;
    std::optional<PointId> point;
    std::optional<SectionId> section;
    int depth = 0;
    std::string text;
    std::vector<NamedPerson> speakers;
    std::optional<NamedOrganisation> organisation;
    std::optional<std::string> group;
    std::optional<bodies::Side> side;
    std::optional<Place> place;
};

/// A commitment that stands in the notes, for the mark after its sentence.
struct ShownCommitment {
    std::string id;
    std::optional<TurnId> turn;
    std::string kind; ///< as commitments::kinds
    std::string text;
    std::string state;
    std::optional<Day> due;
    std::string due_words;
};

struct ShownDecision {
    std::optional<PointId> point;
    std::string text;
};

struct ShownFootnote {
    std::string marker;
    std::string text;
    std::optional<std::size_t> mark_at;
};

struct ShownAttachment {
    std::optional<PointId> point;
    std::string words;
    std::optional<documents::DocumentId> document;
};

struct ShownReference {
    std::string number;
};

/// Somebody who follows or covers for somebody in a post, as these notes say.
struct ShownChange {
    NamedPerson person;
    std::optional<NamedPerson> covers_for;
    std::optional<NamedPerson> follows;
};

struct ShownMeeting {
    MeetingId id;
    std::string title;
    std::optional<Day> day;
    MeetingState state;
    bodies::BodyId body;
    std::string body_name;
    bool demonstration = false;
    std::optional<NamedPerson> chair;
    std::optional<Day> next_day;
    std::optional<MeetingId> next_meeting;
    std::optional<documents::DocumentId> document;
    std::string language;
    std::vector<ShownAttendance> attendance;
    std::vector<ShownPoint> points;
    std::vector<ShownSection> sections;
    std::vector<ShownTurn> turns;
    std::vector<ShownCommitment> commitments;
    std::vector<ShownDecision> decisions;
    std::vector<ShownFootnote> footnotes;
    std::vector<ShownAttachment> attachments;
    std::vector<ShownReference> references;
    std::vector<ShownChange> changes;
};

/// The whole meeting, if this reader may read it. Work grows with the meeting only.
std::optional<ShownMeeting> meeting(db::Session& session, const bodies::Reader& reader,
                                    MeetingId id);

} // namespace radslag::meetings::store
