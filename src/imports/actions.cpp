// One document into the register; see actions.hpp.
#include "imports/actions.hpp"

#include "bodies/actions.hpp"
#include "imports/acceptance.hpp"
#include "imports/store.hpp"
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

} // namespace

Result<Reading> read_document(std::string_view name, std::span<const std::byte> bytes,
                              const documents::Limits& limits) {
    auto text = documents::read(name, bytes, limits);
    if (!text)
        return tl::unexpected<Error>(text.error());
    Reading reading;
    reading.name = documents::shown_name(name);
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
            store::insert(session, outcome.import, reading, wishes, outcome.body);
        }
        if (!wishes.accept)
            return outcome;
        return take_in(session, std::move(outcome), reading, confirm(reading.structure, {}), wishes,
                       {});
    });
}

} // namespace radslag::imports
