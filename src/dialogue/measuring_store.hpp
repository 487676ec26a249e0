// Counts what one meeting, input or matter adds to the figures, out of the records as they are now.
// Reads the tables of other features, writes none.
#pragma once

#include "dialogue/units.hpp"
#include "platform/db/database.hpp"

namespace radslag::dialogue::store {

/// Nothing when there is no such meeting, it was not held, or its day is not known.
std::optional<MeetingUnit> measured_meeting(db::Session& session, std::string_view id);
/// Nothing when there is no such input, it is not public, or it was divided.
std::optional<InputUnit> measured_input(db::Session& session, std::string_view id);
/// Nothing when there is no such matter, it is not public, or nobody has named it in public.
std::optional<MatterUnit> measured_matter(db::Session& session, std::string_view id);

/// Ids of the matters that a meeting names: by themselves, or by one of their numbers.
std::vector<std::string> matters_named_at(db::Session& session, std::string_view meeting);
/// Ids of the inputs that come out of what was said at a meeting.
std::vector<std::string> inputs_said_at(db::Session& session, std::string_view meeting);
/// Ids of the matters that have a registry number.
std::vector<std::string> matters_of_number(db::Session& session, std::string_view number);
/// The meeting in which a section or a point stands.
std::optional<std::string> meeting_of_point(db::Session& session, std::string_view point);

/// What is counted one by one when all is counted anew, in this order.
enum class Stage { meetings, inputs, matters };

inline constexpr EnumText<Stage, 3>
    stages({{Stage::meetings, "meetings"}, {Stage::inputs, "inputs"}, {Stage::matters, "matters"}});

/// The ids after `after`, in their order, at most `most`.
std::vector<std::string> ids_after(db::Session& session, Stage stage, std::string_view after,
                                   std::int64_t most);

} // namespace radslag::dialogue::store
