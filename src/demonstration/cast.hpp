// Who takes part in the demonstration: organisations, invented people, seats and who sat in them
// when. Read from data/demonstration/cast.txt; all days are already counted from today.
#pragma once

#include "bodies/bodies.hpp"
#include "demonstration/calendar.hpp"

#include <map>

namespace radslag::demonstration {

/// What somebody is in the story. The first five sit for a region.
enum class Part { director, substitute, cover, majority, opposition, staff };

inline constexpr EnumText<Part, 6> parts({{Part::director, "director"},
                                          {Part::substitute, "substitute"},
                                          {Part::cover, "cover"},
                                          {Part::majority, "majority"},
                                          {Part::opposition, "opposition"},
                                          {Part::staff, "staff"}});

struct Actor {
    std::string name;
    std::string organisation; ///< its name
    std::string title;
    std::optional<std::string> unit;
    Part part = Part::staff;
    std::optional<Day> from;
    std::optional<Day> to;              ///< the last day
    std::optional<std::string> follows; ///< whom in the post
    std::optional<std::string> covers;  ///< whose leave
    std::vector<Circle> circles;        ///< where this person has a seat

    [[nodiscard]] bool is_there(Day day) const {
        return (!from || *from <= day) && (!to || day <= *to);
    }
};

struct Group {
    std::string name;
    std::string letter; ///< county letter of a region, else empty
    std::vector<std::string> other_names;
    std::vector<std::string> members; ///< of a constellation
    std::string role;                 ///< as a party, else empty
    bodies::Side side = bodies::Side::other;
};

/// An account of the demonstration.
struct Login {
    std::string mail;
    std::string name;
    auth::Role role = auth::Role::reader;
    std::optional<std::string> party; ///< the organisation that the role is held for
    bool in_committee = false;        ///< the role is held in the committee, and nowhere else
};

class Cast {
  public:
    /// Throws on a misprint.
    Cast(const std::vector<Record>& records, Day today);

    [[nodiscard]] const std::vector<Group>& groups() const { return groups_; }
    [[nodiscard]] const std::vector<Actor>& actors() const { return actors_; }
    [[nodiscard]] const std::vector<Login>& logins() const { return logins_; }

    /// What the committee is called in which the regions prepare for the circle of officials.
    [[nodiscard]] const std::string& committee() const { return committee_; }

    [[nodiscard]] const Actor* actor(std::string_view name) const;
    /// By name or by county letter.
    [[nodiscard]] const Group* group(std::string_view name) const;
    /// Whoever has that part for the region on the day; a cover stands for the director.
    [[nodiscard]] const Actor* holder(std::string_view region, Part part, Day day) const;

  private:
    void add_group(const Record& record);
    void add_actor(const Item& item, const Group& group);
    void add_login(const Item& item, bool in_committee);

    Day today_;
    std::vector<Group> groups_;
    std::vector<Actor> actors_;
    std::vector<Login> logins_;
    std::string committee_;
};

/// The circle in which a region's part sits; nothing for a substitute in neither.
Circle circle_of(Part part);

} // namespace radslag::demonstration
