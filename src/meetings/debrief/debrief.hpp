// What is told at home after a meeting: of the whole, or of what concerns one region or one theme.
// Picked out of the notes as they stand, so that it says nothing that they do not. views.hpp shows
// it.
#pragma once

#include "meetings/notes_store.hpp"

#include <map>
#include <set>

namespace radslag::meetings::debrief {

/// Whom or what it is for; neither: the whole meeting.
struct Concern {
    std::optional<people::OrganisationId> organisation;
    std::optional<std::string> theme; ///< the id
};

/// What is told of one point, or of what stands under none. Points into the meeting.
struct Told {
    const store::ShownPoint* point = nullptr;
    std::vector<const store::ShownTurn*> said; ///< by the organisation that it is for
    std::vector<const store::Outcome*> came;
    std::vector<const store::ShownDecision*> decided;
};

struct Debrief {
    std::vector<Told> told;
    std::size_t left_out = 0; ///< points that have nothing for it
};

/// The points of each theme, by the theme's id.
using PointsByTheme = std::map<std::string, std::set<std::string>>;

/// For an organisation: what it said and what came of that, what it took on, what was asked of all,
/// and each decision. For a theme: its points with what came of them and was decided. For the
/// whole: every point with the same. The meeting must outlive what is given.
Debrief debrief_of(const store::ShownMeeting& meeting, const Concern& concern,
                   const PointsByTheme& points);

/// The organisations that it can be for: the regions first, each of those that are missing too,
/// then whoever else said something; by name as the notes have them.
std::vector<store::NamedOrganisation> concerned(const store::ShownMeeting& meeting);

} // namespace radslag::meetings::debrief
