// One document into the register; see actions.hpp.
#include "imports/actions.hpp"

#include "bodies/actions.hpp"
#include "documents/actions.hpp"
#include "imports/difference.hpp"
#include "imports/recording.hpp"
#include "imports/store.hpp"
#include "ledger/ledger.hpp"
#include "meetings/actions.hpp"
#include "notes/read.hpp"
#include "platform/text/fold.hpp"

namespace radslag::imports {

namespace {

/// The body for notes whose heading names none.
constexpr std::string_view nameless_body = "Utan angivet forum";

std::string body_name(const Reading& reading, const Wishes& wishes) {
    if (wishes.body)
        return *wishes.body;
    const auto& named = reading.structure.meeting.body;
    return named && !text::fold(*named).empty() ? *named : std::string(nameless_body);
}

void keep_doubts(db::Session& session, ImportId import, const std::vector<Doubt>& doubts) {
    int position = 0;
    for (const Doubt& doubt : doubts)
        store::insert(session, import, ++position, doubt);
}

/// The document stands as a proposal that says in what it differs from the known meeting.
Result<Outcome> keep_as_difference(db::Session& session, Outcome outcome, const Reading& reading,
                                   meetings::MeetingId known) {
    outcome.kind = Outcome::Kind::differs;
    outcome.meeting = known;
    outcome.doubts = differences(store::texts_of(session, known), reading.structure);
    store::set_state(session, outcome.import, State::differs, std::nullopt, known);
    keep_doubts(session, outcome.import, outcome.doubts);
    return outcome;
}

/// The meeting of that body and day, when it has notes already.
std::optional<meetings::MeetingId> meeting_with_notes(db::Session& session, std::string_view body,
                                                      const Reading& reading,
                                                      const Wishes& wishes) {
    const auto& day = reading.structure.meeting.day;
    const auto known_body = bodies::find_body(session, body, wishes.demonstration);
    if (!day || !known_body)
        return std::nullopt;
    const auto known = meetings::known_meeting(session, *known_body, *day);
    return known && known->has_notes ? std::optional(known->id) : std::nullopt;
}

Result<Outcome> accept(db::Session& session, Outcome outcome, const Reading& reading,
                       const Wishes& wishes) {
    if (const auto known = meeting_with_notes(session, outcome.body, reading, wishes))
        return keep_as_difference(session, std::move(outcome), reading, *known);
    ledger::Act act(session, "import", "notes.accept", outcome.import.text());
    const auto body = bodies::find_or_add_body(act, outcome.body, wishes.demonstration);
    documents::Document document{.audience = bodies::audience(session, wishes.visibility, body)};
    document.name = reading.name;
    document.format = reading.text.format;
    document.sha256 = reading.sha256;
    document.bytes = reading.bytes;
    document.body = body;
    document.demonstration = wishes.demonstration;
    documents::record(act, document, reading.text);
    auto recorded =
        record(act, reading, {body, document.audience, document.id, wishes.demonstration});
    if (!recorded)
        return tl::unexpected<Error>(recorded.error());
    act.append();
    outcome.kind = Outcome::Kind::accepted;
    outcome.meeting = recorded->meeting;
    outcome.doubts = std::move(recorded->doubts);
    store::set_state(session, outcome.import, State::accepted, document.id, recorded->meeting);
    store::drop_text(session, outcome.import);
    keep_doubts(session, outcome.import, outcome.doubts);
    return outcome;
}

} // namespace

Result<Reading> read_document(std::string_view name, std::span<const std::byte> bytes,
                              const documents::Limits& limits) {
    auto text = documents::read(name, bytes, limits);
    if (!text)
        return tl::unexpected<Error>(text.error());
    Reading reading;
    reading.name = name;
    reading.sha256 = documents::sha256_hex(bytes);
    reading.bytes = bytes.size();
    reading.text = std::move(*text);
    reading.structure = notes::read(reading.text);
    return reading;
}

Result<Outcome> bring_in(db::Database& database, const documents::Files& files,
                         const Reading& reading, std::span<const std::byte> original,
                         const Wishes& wishes) {
    files.keep(original);
    return database.writing([&](db::Session& session) -> Result<Outcome> {
        if (!bodies::forum(session))
            return failure(ErrorCode::invalid,
                           "There is no forum here yet. Make one with radslag init.");
        Outcome outcome;
        outcome.body = body_name(reading, wishes);
        if (const auto known = store::import_of(session, reading.sha256, wishes.body)) {
            outcome.import = known->id;
            outcome.meeting = known->meeting;
            if (known->state != State::proposed || !wishes.accept) {
                outcome.kind = Outcome::Kind::known_already;
                return outcome;
            }
        } else {
            store::insert(session, outcome.import, reading, wishes);
        }
        if (!wishes.accept)
            return outcome;
        return accept(session, std::move(outcome), reading, wishes);
    });
}

} // namespace radslag::imports
