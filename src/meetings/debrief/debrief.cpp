// See debrief.hpp.
#include "meetings/debrief/debrief.hpp"

#include <algorithm>
#include <unordered_map>

namespace radslag::meetings::debrief {

using store::Outcome;
using store::ShownMeeting;
using store::ShownPoint;
using store::ShownTurn;

namespace {

const people::OrganisationId* organisation_of(const ShownTurn& turn) {
    return turn.organisation ? &turn.organisation->id : nullptr;
}

/// Picks one debrief out of one meeting.
class Picking {
  public:
    Picking(const ShownMeeting& meeting, const Concern& concern, const PointsByTheme& points)
        : meeting_(meeting), concern_(concern) {
        for (const ShownTurn& turn : meeting.turns)
            turns_.emplace(turn.id.text(), &turn);
        if (concern.theme)
            if (const auto found = points.find(*concern.theme); found != points.end())
                of_theme_ = &found->second;
        for (const auto& each : concerned(meeting))
            if (concern.organisation && each.id == *concern.organisation)
                name_ = each.name;
    }

    [[nodiscard]] Debrief debrief() const {
        Debrief all;
        add(all, nullptr);
        for (const ShownPoint& point : meeting_.points)
            add(all, &point);
        return all;
    }

  private:
    void add(Debrief& all, const ShownPoint* point) const {
        const Told told = told_of(point);
        const bool has_something =
            !told.said.empty() || !told.came.empty() || !told.decided.empty();
        const bool is_whole = !concern_.organisation && !concern_.theme;
        if (has_something || (point && (is_whole || is_of_theme(point))))
            all.told.push_back(told);
        else if (point)
            ++all.left_out;
    }

    [[nodiscard]] Told told_of(const ShownPoint* point) const {
        Told told{.point = point};
        if (concern_.theme && !is_of_theme(point))
            return told;
        if (concern_.organisation)
            for (const ShownTurn& turn : meeting_.turns)
                if (stands_under(turn.point, point) && is_theirs(turn))
                    told.said.push_back(&turn);
        for (const Outcome& outcome : meeting_.outcomes)
            if (stands_under(point_of(outcome), point) && concerns(outcome))
                told.came.push_back(&outcome);
        for (const auto& decision : meeting_.decisions)
            if (stands_under(decision.point, point))
                told.decided.push_back(&decision);
        return told;
    }

    static bool stands_under(const std::optional<PointId>& id, const ShownPoint* point) {
        return point ? id == point->id : !id;
    }
    [[nodiscard]] bool is_of_theme(const ShownPoint* point) const {
        return point && of_theme_ && of_theme_->contains(std::string(point->id.text()));
    }
    [[nodiscard]] bool is_theirs(const ShownTurn& turn) const {
        const auto* organisation = organisation_of(turn);
        return organisation && *organisation == *concern_.organisation;
    }
    [[nodiscard]] const ShownTurn* turn_of(const Outcome& outcome) const {
        const auto found = outcome.turn ? turns_.find(outcome.turn->text()) : turns_.end();
        return found == turns_.end() ? nullptr : found->second;
    }
    [[nodiscard]] std::optional<PointId> point_of(const Outcome& outcome) const {
        const ShownTurn* turn = turn_of(outcome);
        return turn ? turn->point : std::nullopt;
    }
    [[nodiscard]] bool concerns(const Outcome& outcome) const {
        if (!concern_.organisation)
            return true;
        const ShownTurn* turn = turn_of(outcome);
        return outcome.kind == Outcome::Kind::homework || (turn && is_theirs(*turn)) ||
               (!name_.empty() && outcome.who == name_);
    }

    const ShownMeeting& meeting_;
    const Concern& concern_;
    std::unordered_map<std::string_view, const ShownTurn*> turns_;
    const std::set<std::string>* of_theme_ = nullptr;
    std::string name_; ///< of the organisation
};

} // namespace

Debrief debrief_of(const ShownMeeting& meeting, const Concern& concern,
                   const PointsByTheme& points) {
    return Picking(meeting, concern, points).debrief();
}

std::vector<store::NamedOrganisation> concerned(const ShownMeeting& meeting) {
    std::vector<store::NamedOrganisation> regions;
    std::vector<store::NamedOrganisation> others;
    std::set<std::string> seen;
    const auto add = [&](const store::NamedOrganisation& each, bool is_region) {
        if (seen.emplace(each.id.text()).second)
            (is_region ? regions : others).push_back(each);
    };
    for (const auto& each : meeting.attendance)
        if (each.organisation && each.side == bodies::Side::region)
            add(*each.organisation, true);
    for (const auto& each : meeting.silent)
        if (each.side == bodies::Side::region)
            add(each.organisation, true);
    for (const ShownTurn& turn : meeting.turns)
        if (turn.organisation)
            add(*turn.organisation, turn.side == bodies::Side::region);
    regions.insert(regions.end(), others.begin(), others.end());
    return regions;
}

} // namespace radslag::meetings::debrief
