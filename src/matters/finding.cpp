// Finding a matter by number, for other features; see actions.hpp.
#include "matters/actions.hpp"
#include "matters/reading_store.hpp"

namespace radslag::matters {

std::optional<MatterId> matter_of_number(db::Session& session, const auth::Reader& reader,
                                         std::string_view number) {
    const auto found = store::find(session, reader, number).matter;
    return found ? MatterId::parse(*found) : std::nullopt;
}

} // namespace radslag::matters
