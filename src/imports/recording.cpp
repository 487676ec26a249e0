// Records what a confirmed structure says; see recording.hpp. The order follows what
// refers to what: organisations, people, the meeting with its points and turns, commitments.
#include "imports/recording.hpp"

#include "bodies/actions.hpp"
#include "commitments/actions.hpp"
#include "matters/actions.hpp"
#include "meetings/actions.hpp"
#include "people/actions.hpp"
#include "platform/text/fold.hpp"
#include "platform/text/words.hpp"

#include <algorithm>
#include <map>

namespace radslag::imports {

namespace {

using notes::Index;
using notes::no_point;
using notes::Structure;

/// The words of the interface between two concepts' enumerations, which have the same words.
template <class To, class From>
To same_named(From value) {
    return static_cast<To>(value);
}
static_assert(static_cast<int>(notes::Side::other) == static_cast<int>(bodies::Side::other));
static_assert(static_cast<int>(notes::SectionKind::action_note) ==
              static_cast<int>(meetings::SectionKind::action_note));
static_assert(static_cast<int>(notes::Commitment::Kind::homework) ==
              static_cast<int>(commitments::Kind::homework));
static_assert(static_cast<int>(notes::SoftDue::Kind::open) ==
              static_cast<int>(commitments::DueKind::open));
static_assert(static_cast<int>(notes::ReferenceKind::issue) ==
              static_cast<int>(matters::NumberKind::issue));

/// One document's way into the register.
class Recorder {
  public:
    Recorder(ledger::Act& act, std::string_view name, const Confirmed& confirmed,
             const Destination& destination)
        : act_(act), name_(name), confirmed_(confirmed), structure_(confirmed.structure),
          destination_(destination), doubts_(confirmed.doubts) {}

    Result<Recorded> run() {
        record_organisations();
        record_people();
        make_points();
        make_turns();
        make_rest_of_notes();
        if (const auto done = record_meeting(); !done)
            return tl::unexpected<Error>(done.error());
        record_posts();
        record_commitments();
        record_deadlines();
        record_references();
        doubt_counts();
        return Recorded{notes_.meeting.id, std::move(doubts_)};
    }

  private:
    void doubt(DoubtKind kind, std::string_view words, Message reason,
               std::optional<documents::Place> place, int confidence) {
        doubts_.push_back({kind, std::string(words), std::move(reason), place, confidence});
    }

    people::OrganisationId organisation(std::string_view name) {
        const std::string folded = text::fold(name);
        if (const auto known = organisation_ids_.find(folded); known != organisation_ids_.end())
            return known->second;
        const auto id = people::find_or_add_organisation(act_, name);
        organisation_ids_.emplace(folded, id);
        return id;
    }

    void record_organisations() {
        for (const notes::Organisation& found : structure_.organisations) {
            if (text::fold(found.name).empty()) {
                organisations_.emplace_back();
                continue;
            }
            const auto id = organisation(found.name);
            organisations_.emplace_back(id);
            for (const std::string& name : found.other_names)
                people::add_organisation_name(act_, id, name);
        }
    }

    void record_people() {
        for (std::size_t i = 0; i < structure_.people.size(); ++i) {
            const notes::Person& found = structure_.people[i];
            if (text::fold(found.name).empty())
                people_.emplace_back();
            else
                record_person(found, confirmed_.matches.at(i));
        }
        for (std::size_t i = 0; i < structure_.organisations.size(); ++i)
            if (structure_.organisations[i].present_without_person && organisations_[i])
                notes_.attendance.push_back({.organisation = organisations_[i]});
    }

    void record_person(const notes::Person& found, const Match& match) {
        const documents::Place place =
            found.places.empty() ? documents::Place{} : found.places.front();
        people::Person person;
        person.name = found.name;
        person.title = found.role;
        person.demonstration = destination_.demonstration;
        if (found.organisation && !text::fold(*found.organisation).empty())
            person.organisation = organisation(*found.organisation);
        const people::PersonId id = matched(person, match, place, found.confidence);
        people_.emplace_back(id);
        if (match.kind == Match::Kind::known)
            people::add_person_name(act_, id, found.name);
        for (const std::string& spelling : found.spellings)
            if (spelling.find(' ') != std::string::npos)
                people::add_person_name(act_, id, spelling);
        add_attendance(found, id, person.organisation, place);
    }

    /// Who it is: whom the reviewer pointed at, else by the name.
    people::PersonId matched(const people::Person& person, const Match& match,
                             const documents::Place& place, int confidence) {
        if (match.kind == Match::Kind::known && match.person)
            return *match.person;
        if (match.kind == Match::Kind::added)
            return people::add_person(act_, person);
        const auto by_name = people::find_or_add_person(act_, person);
        if (by_name.doubtful)
            doubt(DoubtKind::person, person.name,
                  Message{"Somebody of that name is known elsewhere; may be the same person.", {}},
                  place, confidence);
        return by_name.id;
    }

    void add_attendance(const notes::Person& found, people::PersonId id,
                        std::optional<people::OrganisationId> of, const documents::Place& place) {
        meetings::Attendance attendance;
        attendance.person = id;
        attendance.organisation = of;
        attendance.title = found.role;
        attendance.presence =
            found.presence == notes::Presence::present  ? meetings::Presence::present
            : found.presence == notes::Presence::absent ? meetings::Presence::absent
                                                        : meetings::Presence::mentioned;
        if (!found.places.empty())
            attendance.place = place;
        attendance.confidence = found.confidence;
        notes_.attendance.push_back(attendance);
    }

    std::optional<people::PersonId> person(std::optional<Index> index) const {
        return index && *index < people_.size() ? people_[*index] : std::nullopt;
    }

    std::vector<people::PersonId> persons(const std::vector<Index>& indices) const {
        std::vector<people::PersonId> found;
        for (const Index index : indices)
            if (const auto id = person(index); id && std::ranges::find(found, *id) == found.end())
                found.push_back(*id);
        return found;
    }

    std::optional<meetings::PointId> point(Index index) const {
        return index < notes_.points.size() ? std::optional(notes_.points[index].id) : std::nullopt;
    }

    std::optional<meetings::TurnId> turn(const std::optional<Index>& index) const {
        return index && *index < notes_.turns.size() ? std::optional(notes_.turns[*index].id)
                                                     : std::nullopt;
    }

    void make_points() {
        for (const notes::Point& found : structure_.points) {
            meetings::Point made;
            if (found.number_printed)
                made.number = found.number;
            made.title = found.title;
            for (const notes::Kind kind : found.kinds) {
                made.kinds.information |= kind == notes::Kind::information;
                made.kinds.dialogue |= kind == notes::Kind::dialogue;
                made.kinds.regional_example |= kind == notes::Kind::regional_example;
                made.kinds.decision |= kind == notes::Kind::decision;
            }
            for (const auto& id : persons(found.presenters))
                made.presenters.push_back({id, std::nullopt});
            made.slides_promised = found.slides_promised;
            made.place = found.heading;
            made.confidence = found.confidence;
            notes_.points.push_back(std::move(made));
        }
        for (const notes::Section& found : structure_.sections) {
            meetings::Section made{.point = notes_.points.at(found.point).id};
            made.kind = same_named<meetings::SectionKind>(found.kind);
            made.heading = found.heading;
            notes_.sections.push_back(std::move(made));
        }
    }

    void make_turns() {
        for (const notes::Turn& found : structure_.turns) {
            meetings::Turn made;
            made.point = point(found.point);
            if (found.section < notes_.sections.size())
                made.section = notes_.sections[found.section].id;
            made.depth = found.depth;
            made.text = found.text;
            made.speakers = persons(found.speakers);
            if (found.organisation && *found.organisation < organisations_.size())
                made.organisation = organisations_[*found.organisation];
            if (!found.group.empty())
                made.group = found.group;
            made.side = side_of(found, made.organisation);
            made.place = found.place;
            made.confidence = found.confidence;
            count_words_of(found);
            notes_.turns.push_back(std::move(made));
        }
        for (const notes::Raised& raised : structure_.raised)
            if (raised.turn < notes_.turns.size())
                notes_.turns[raised.turn].raises = word_of(raised.kind);
    }

    static std::string word_of(notes::Raised::Kind kind) {
        switch (kind) {
        case notes::Raised::Kind::view:
            return "view";
        case notes::Raised::Kind::question:
            return "question";
        case notes::Raised::Kind::example:
            return "example";
        }
        return {};
    }

    /// The party's dated role decides; the notes' own words where the speaker is no party.
    std::optional<bodies::Side> side_of(const notes::Turn& found,
                                        const std::optional<people::OrganisationId>& speaker) {
        if (speaker) {
            auto [known, fresh] = sides_.try_emplace(*speaker);
            if (fresh)
                known->second = bodies::side_of(act_.session(), destination_.body, *speaker,
                                                structure_.meeting.day);
            if (known->second)
                return known->second;
        }
        return found.side ? std::optional(same_named<bodies::Side>(*found.side)) : std::nullopt;
    }

    void count_words_of(const notes::Turn& found) {
        if (found.point >= notes_.points.size())
            return;
        const bool discussion =
            found.section < structure_.sections.size() &&
            structure_.sections[found.section].kind == notes::SectionKind::discussion;
        meetings::Point& of = notes_.points[found.point];
        (discussion ? of.dialogue_words : of.information_words) += text::count_words(found.text);
    }

    void make_rest_of_notes() {
        for (const notes::Decision& found : structure_.decisions)
            notes_.decisions.push_back({.point = point(found.point),
                                        .turn = turn(found.turn),
                                        .text = found.text,
                                        .place = found.place,
                                        .confidence = found.confidence});
        for (const notes::Footnote& found : structure_.footnotes)
            notes_.footnotes.push_back({found.point ? point(*found.point) : std::nullopt,
                                        found.marker, found.text, found.mark_at, found.place});
        for (std::size_t i = 0; i < structure_.points.size(); ++i)
            if (structure_.points[i].slides_promised)
                notes_.attachments.push_back({point(i), "PPT"});
    }

    Result<void> record_meeting() {
        meetings::Meeting& meeting = notes_.meeting;
        meeting.title =
            structure_.meeting.title.empty() ? std::string(name_) : structure_.meeting.title;
        if (structure_.meeting.day_confidence >= certain_enough)
            meeting.day = structure_.meeting.day;
        meeting.chair = person(structure_.meeting.chair);
        meeting.next_day = structure_.meeting.next_day;
        meeting.document = destination_.document;
        meeting.language = structure_.language;
        const auto recorded = meetings::record_notes(act_, notes_);
        if (!recorded)
            return recorded;
        if (meeting.next_day)
            next_meeting_ = meetings::plan_meeting(act_, destination_.body, *meeting.next_day,
                                                   body_name_of_meeting(), destination_.audience,
                                                   structure_.language);
        return {};
    }

    [[nodiscard]] std::string body_name_of_meeting() const {
        return structure_.meeting.body.value_or(notes_.meeting.title);
    }

    void record_posts() {
        for (std::size_t i = 0; i < structure_.people.size(); ++i) {
            const notes::Person& found = structure_.people[i];
            if (!people_[i] || (!found.replaces && !found.covers_for))
                continue;
            people::PostHolding holding{.person = *people_[i]};
            holding.follows = person(found.replaces);
            holding.covers_for = person(found.covers_for);
            if (found.organisation && !text::fold(*found.organisation).empty())
                holding.organisation = organisation(*found.organisation);
            holding.known_on = structure_.meeting.day;
            if (holding.follows || holding.covers_for)
                people::add_post_holding(act_, holding);
        }
    }

    commitments::Due due_of(const notes::SoftDue& found) const {
        commitments::Due due;
        due.kind = same_named<commitments::DueKind>(found.kind);
        due.from = found.from;
        due.to = found.to;
        if (due.kind != commitments::DueKind::day) // an exact day says itself
            due.words = found.words;
        if (due.kind == commitments::DueKind::next_meeting) {
            due.meeting = next_meeting_;
            if (!due.to)
                due.to = notes_.meeting.next_day;
        }
        return due;
    }

    /// What is taken along is answered by the next meeting, where the notes say no other day.
    commitments::Due at_next_meeting() const {
        commitments::Due due{.kind = commitments::DueKind::next_meeting};
        due.meeting = next_meeting_;
        due.to = notes_.meeting.next_day;
        return due;
    }

    void record_commitments() {
        std::vector<commitments::Commitment> all;
        for (const notes::Commitment& found : structure_.commitments) {
            commitments::Commitment made{.body = destination_.body,
                                         .audience = destination_.audience};
            made.kind = same_named<commitments::Kind>(found.kind);
            made.text = found.text;
            made.who = found.who;
            made.persons = persons(found.people);
            if (found.who && made.persons.empty())
                made.organisation = known_organisation(*found.who);
            made.meeting = notes_.meeting.id;
            made.point = point(found.point);
            made.turn = turn(found.turn);
            made.said_on = notes_.meeting.day;
            if (found.due)
                made.due = due_of(*found.due);
            else if (found.due_day)
                made.due = commitments::Due{commitments::DueKind::day, found.due_day, found.due_day,
                                            "", std::nullopt};
            else if (found.kind == notes::Commitment::Kind::takes_along)
                made.due = at_next_meeting();
            if (found.kind == notes::Commitment::Kind::homework)
                made.all_parties_of = destination_.body;
            made.place = found.place;
            made.confidence = found.confidence;
            if (made.due && made.due->to)
                promised_days_.push_back({found.place, *made.due->to});
            all.push_back(std::move(made));
        }
        commitments::record(act_, all);
    }

    /// Whether a promise that has been recorded says the same day at the same place: the horizon
    /// shows it once.
    bool promised_already(const notes::Deadline& deadline) const {
        const auto day = deadline.day ? deadline.day : deadline.due.to;
        return std::ranges::any_of(promised_days_, [&](const PromisedDay& promised) {
            return promised.day == day && promised.place.begin < deadline.place.end &&
                   deadline.place.begin < promised.place.end;
        });
    }

    std::optional<people::OrganisationId> known_organisation(std::string_view name) const {
        const auto known = organisation_ids_.find(text::fold(name));
        return known == organisation_ids_.end() ? std::nullopt : std::optional(known->second);
    }

    void record_deadlines() {
        for (const notes::Deadline& found : structure_.deadlines) {
            if (promised_already(found))
                continue;
            commitments::Deadline made{.audience = destination_.audience};
            made.what = found.what;
            made.who = found.who;
            if (found.who)
                made.organisation = known_organisation(*found.who);
            made.meeting = notes_.meeting.id;
            made.point = point(found.point);
            made.due = due_of(found.due);
            if (found.day) {
                made.due.kind = commitments::DueKind::day;
                made.due.from = made.due.to = found.day;
            }
            made.place = found.place;
            made.confidence = found.confidence;
            commitments::record(act_, made);
        }
    }

    void record_references() {
        std::vector<matters::Reference> references;
        for (const notes::Reference& found : structure_.references) {
            const documents::Place place =
                found.places.empty() ? documents::Place{} : found.places.front();
            references.push_back({found.text, same_named<matters::NumberKind>(found.kind),
                                  std::nullopt, place, found.confidence});
        }
        matters::record_references(act_, notes_.meeting.id, references);
    }

    void doubt_counts() {
        for (const notes::Disagreement& found : structure_.disagreements)
            doubt(DoubtKind::count, found.words,
                  Message{"The text says {0}, but {1} are named.",
                          {std::to_string(found.counted), std::to_string(found.named)}},
                  found.place, certain_enough);
    }

    struct PromisedDay {
        documents::Place place;
        Day day;
    };

    ledger::Act& act_;
    std::string_view name_;
    const Confirmed& confirmed_;
    const Structure& structure_;
    const Destination& destination_;
    meetings::Notes notes_{
        .meeting = {.body = destination_.body, .audience = destination_.audience}};
    std::vector<std::optional<people::OrganisationId>> organisations_;
    std::vector<std::optional<people::PersonId>> people_;
    std::map<std::string, people::OrganisationId, std::less<>> organisation_ids_;
    std::map<people::OrganisationId, std::optional<bodies::Side>> sides_;
    std::vector<PromisedDay> promised_days_;
    std::optional<meetings::MeetingId> next_meeting_;
    std::vector<Doubt> doubts_;
};

} // namespace

Result<Recorded> record(ledger::Act& act, std::string_view name, const Confirmed& confirmed,
                        const Destination& destination) {
    return Recorder(act, name, confirmed, destination).run();
}

} // namespace radslag::imports
