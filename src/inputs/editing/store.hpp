// SQL of sending, sorting, answering and taking along; reads are cut to the reader.
#pragma once

#include "inputs/editing/editing.hpp"

namespace radslag::inputs::editing_store {

std::optional<Spoken> spoken_in(db::Session& session, const auth::Reader& reader,
                                meetings::TurnId turn, Day today);
std::vector<NamedId> open_bodies(db::Session& session, Day today);
/// The organisations of these parties, and the one that the person belongs to.
std::vector<NamedId> organisations_of(db::Session& session, const auth::Caller& caller);
std::optional<NamedId> readable_input(db::Session& session, const auth::Reader& reader, InputId id);
/// A registry number of the matter, or its title where it has none.
std::string words_of(db::Session& session, matters::MatterId matter);
std::optional<bodies::PartyId> party_of(db::Session& session, bodies::BodyId body,
                                        people::OrganisationId organisation);
/// Who reads what is public, and the organisation's seat in the body: asked in one statement.
struct PublicPlace {
    bodies::AudienceId audience;
    std::optional<bodies::PartyId> party;
};
PublicPlace public_place(db::Session& session, bodies::BodyId body,
                         const std::optional<people::OrganisationId>& organisation);

std::optional<AskedCall> asked_call(db::Session& session, const auth::Reader& reader, RoundId round,
                                    Day today);
std::optional<AskedPoint> asked_point(db::Session& session, const auth::Reader& reader,
                                      meetings::PointId point, Day today);
bool is_there(db::Session& session, meetings::PointId point);

struct RaisedIn {
    bodies::BodyId body;
    RaisedAt raised;
};
std::optional<RaisedIn> raised_at(db::Session& session, const auth::Reader& reader,
                                  meetings::MeetingId meeting);

void insert_key(db::Session& session, InputId input, std::string_view digest);
std::optional<Followed> followed(db::Session& session, std::string_view digest);

std::optional<SortableInput> sortable(db::Session& session, const auth::Reader& reader, InputId id);
void update(ledger::Act& act, InputId id, const SortEdit& edit, bodies::AudienceId audience);
/// The audience that the input has.
bodies::AudienceId audience_of(db::Session& session, InputId id);
/// The organisation that sent it.
std::optional<std::string> sender_of(db::Session& session, InputId id);
void withdraw(ledger::Act& act, InputId id, std::string_view words);

/// An input of that turn that nobody has withdrawn or merged.
std::optional<InputId> input_of_turn(db::Session& session, meetings::TurnId turn);

std::optional<AnswerableInput> answerable(db::Session& session, const auth::Reader& reader,
                                          InputId id);
/// The body's latest decisions, at most 30.
std::vector<NamedId> decisions_of(db::Session& session, const auth::Reader& reader,
                                  bodies::BodyId body);
/// The documents of the body's latest meetings, at most 30.
std::vector<NamedId> documents_of(db::Session& session, const auth::Reader& reader,
                                  bodies::BodyId body);
/// The body, authority and input of a use that stands.
struct StandingUse {
    WithdrawableUse use;
    bodies::BodyId body;
    people::OrganisationId authority;
    bool is_withdrawn = false;
    bool is_movable = false; ///< points to a text, of which nobody was told that it moved
};
std::optional<StandingUse> use(db::Session& session, const auth::Reader& reader, UseId id);

} // namespace radslag::inputs::editing_store
