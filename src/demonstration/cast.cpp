// Reads the cast; see cast.hpp.
#include "demonstration/cast.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace radslag::demonstration {

namespace {

std::string title_of(Part part) {
    switch (part) {
    case Part::director:
        return "regional utvecklingsdirektör";
    case Part::substitute:
        return "biträdande regional utvecklingsdirektör";
    case Part::cover:
        return "tillförordnad regional utvecklingsdirektör";
    case Part::majority:
        return "ordförande i regionala utvecklingsnämnden";
    case Part::opposition:
        return "andre vice ordförande i regionala utvecklingsnämnden";
    case Part::staff:
        break;
    }
    return "";
}

/// "part | name | field value | …" after the first two.
Fields fields_after(const std::vector<std::string>& parts_of_item, std::size_t first) {
    Fields fields;
    for (std::size_t i = first; i < parts_of_item.size(); ++i) {
        const std::string& part = parts_of_item[i];
        const auto blank = std::min(part.find(' '), part.size());
        fields.add(part.substr(0, blank), part.substr(std::min(blank + 1, part.size())));
    }
    return fields;
}

std::vector<Circle> circles_named(std::string_view words) {
    if (words == "officials")
        return {Circle::officials};
    if (words == "politicians")
        return {Circle::politicians};
    if (words == "both")
        return {Circle::officials, Circle::politicians};
    return {};
}

} // namespace

Circle circle_of(Part part) {
    return part == Part::majority || part == Part::opposition ? Circle::politicians
                                                              : Circle::officials;
}

Cast::Cast(const std::vector<Record>& records, Day today) : today_(today) {
    for (const Record& record : records) {
        const bool is_committee = record.kind == "committee";
        if (is_committee)
            committee_ = record.title;
        if (is_committee || record.kind == "accounts") {
            for (const Item& item : record.items)
                add_login(item, is_committee);
            continue;
        }
        add_group(record);
        const Group group = groups_.back();
        for (const Item& item : record.items)
            add_actor(item, group);
    }
}

void Cast::add_group(const Record& record) {
    Group group;
    group.name = record.title;
    if (record.kind == "region") {
        const auto known = people::swedish_regions();
        const auto found = std::ranges::find(known, record.title, &people::SwedishRegion::letter);
        if (found == known.end())
            misprint(record.origin, "no such county letter");
        group = {std::string(found->name),       record.title,        {}, {},
                 "regionally_responsible_actor", bodies::Side::region};
    } else if (record.kind != "organisation") {
        misprint(record.origin, "neither a region nor an organisation");
    }
    group.other_names = record.fields.list("known_as");
    group.members = record.fields.list("members");
    if (record.fields.has("role"))
        group.role = record.fields.get("role");
    if (record.fields.has("side"))
        group.side = bodies::sides.require(record.fields.get("side"));
    groups_.push_back(std::move(group));
}

void Cast::add_actor(const Item& item, const Group& group) {
    const auto written = split(item.text, '|');
    if (written.size() < 2)
        misprint(item.origin, "write: - part | name | …");
    const auto part = parts.parse(written[0]);
    if (!part || actor(written[1]) != nullptr)
        misprint(item.origin, "no such part, or the name is taken");
    const Fields fields = fields_after(written, 2);
    const auto day = [&](std::string_view name) -> std::optional<Day> {
        if (!fields.has(name))
            return std::nullopt;
        return add_days(today_, days_of(fields.get(name), item.origin));
    };
    Actor actor;
    actor.name = written[1];
    actor.organisation = group.name;
    actor.part = *part;
    actor.title = fields.maybe("title").value_or(title_of(*part));
    actor.unit = fields.maybe("unit");
    actor.from = day("from");
    actor.to = day("to");
    actor.follows = fields.maybe("follows");
    actor.covers = fields.maybe("covers");
    actor.circles =
        *part == Part::staff ? circles_named(fields.get("seat")) : std::vector{circle_of(*part)};
    actors_.push_back(std::move(actor));
}

void Cast::add_login(const Item& item, bool in_committee) {
    const auto written = split(item.text, '|');
    if (written.size() < 3 || actor(written[1]) == nullptr)
        misprint(item.origin, "write: - mail | name | role | party");
    const auto role = auth::roles.parse(written[2]);
    if (!role)
        misprint(item.origin, "no such role");
    logins_.push_back({written[0], written[1], *role,
                       written.size() > 3 ? std::optional(written[3]) : std::nullopt,
                       in_committee});
}

const Actor* Cast::actor(std::string_view name) const {
    const auto found = std::ranges::find(actors_, name, &Actor::name);
    return found == actors_.end() ? nullptr : &*found;
}

const Group* Cast::group(std::string_view name) const {
    const auto found = std::ranges::find_if(groups_, [&](const Group& group) {
        return group.name == name || (!group.letter.empty() && group.letter == name) ||
               std::ranges::find(group.other_names, name) != group.other_names.end();
    });
    return found == groups_.end() ? nullptr : &*found;
}

const Actor* Cast::holder(std::string_view region, Part part, Day day) const {
    const auto find = [&](Part wanted) -> const Actor* {
        const auto found = std::ranges::find_if(actors_, [&](const Actor& actor) {
            return actor.organisation == region && actor.part == wanted && actor.is_there(day);
        });
        return found == actors_.end() ? nullptr : &*found;
    };
    const Actor* cover = part == Part::director ? find(Part::cover) : nullptr;
    return cover != nullptr ? cover : find(part);
}

} // namespace radslag::demonstration
