// SQL of triage; reads are cut to the reader. See triage.hpp.
#pragma once

#include "inputs/triage/triage.hpp"

namespace radslag::inputs::triage::store {

/// The oldest that nobody has been asked to answer.
std::vector<Unsorted> unsorted(db::Session& session, const auth::Reader& reader,
                               std::string_view body, std::int64_t most);

/// A matter that is open, with who owns it and who works on it.
struct OpenMatter {
    NamedId matter;
    std::optional<NamedId> owner;   ///< organisation
    std::optional<NamedId> officer; ///< person
};
/// At most 300, the newest by id.
std::vector<OpenMatter> open_matters(db::Session& session, const auth::Reader& reader);
std::optional<OpenMatter> matter(db::Session& session, const auth::Reader& reader,
                                 matters::MatterId id);
/// A matter whose number stands in the notes of the point.
struct AtPoint {
    matters::MatterId matter;
    std::string number;
};
std::optional<AtPoint> matter_at(db::Session& session, const auth::Reader& reader,
                                 meetings::PointId point);

/// What an input that is sorted already was given.
struct Sorted {
    std::optional<NamedId> matter;
    std::optional<NamedId> theme;
    std::optional<NamedId> owner;
    std::optional<NamedId> authority;
};
Sorted sorted(db::Session& session, const auth::Reader& reader, InputId input);

} // namespace radslag::inputs::triage::store
