// Ids from names, and finding what is there; see stage.hpp.
#include "demonstration/stage.hpp"

#include "documents/files.hpp"
#include "people/actions.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace radslag::demonstration {

namespace {

/// How many repetitions lie behind each other in time before further bodies are made.
constexpr int repetitions_of_a_body = 10;
constexpr int days_of_story = 2 * 364;

int hex_digit(char c) {
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

} // namespace

std::string id_text_of(std::string_view words) {
    constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    const std::string named = "demonstration/" + std::string(words);
    const std::string hash = documents::sha256_hex(std::as_bytes(std::span(named)));
    std::string text;
    for (std::size_t i = 0; i < 13; ++i)
        text += alphabet[static_cast<std::size_t>(hex_digit(hash[2 * i]) * 16 +
                                                  hex_digit(hash[2 * i + 1])) %
                         alphabet.size()];
    return text;
}

Stage::Stage(const Cast& cast, Day today) : cast_(&cast), today_(today) {}

Stage Stage::repetition(int number) const {
    Stage other = *this;
    other.number_ = number;
    other.today_ = add_days(today_, -days_of_story * (number % repetitions_of_a_body));
    other.copy_ = fmt::format("{}/", number);
    if (number >= repetitions_of_a_body)
        other.body_copy_ = std::to_string(number / repetitions_of_a_body);
    return other;
}

bodies::BodyId Stage::body(Circle circle) const {
    return shared_id<bodies::BodyId>("body", body_name(circle));
}

bodies::BodyId Stage::committee() const {
    return shared_id<bodies::BodyId>("body", cast_->committee());
}

std::string Stage::body_name(Circle circle) const {
    const std::string name(body_name_of(circle));
    return body_copy_.empty() ? name : fmt::format("{}, omgång {}", name, body_copy_);
}

std::string_view body_name_of(Circle circle) {
    return circle == Circle::officials ? "Forum för stat och regioner, tjänstemannakretsen"
                                       : "Forum för stat och regioner, politiska kretsen";
}

people::PersonId Stage::person(std::string_view name, const Origin& origin) const {
    if (cast_->actor(name) == nullptr)
        misprint(origin, fmt::format("nobody in the cast is called {}", name));
    return shared_id<people::PersonId>("person", name);
}

std::optional<people::PersonId> Stage::maybe_person(const Fields& fields, std::string_view field,
                                                    const Origin& origin) const {
    return fields.has(field) ? std::optional(person(fields.get(field), origin)) : std::nullopt;
}

std::vector<Day> Stage::days(Circle circle) const {
    return meeting_days(today_, circle);
}

meetings::MeetingId Stage::meeting(Circle circle, int number) const {
    return id<meetings::MeetingId>("meeting",
                                   fmt::format("{} {}", static_cast<int>(circle), number));
}

people::OrganisationId organisation(ledger::Act& act, const Stage& stage, std::string_view name,
                                    const Origin& origin) {
    const Group& group = group_named(stage, name, origin);
    if (group.letter.empty())
        return people::find_or_add_organisation(act, group.name);
    const auto known = people::swedish_regions();
    return people::find_or_add_region(
        act, *std::ranges::find(known, group.letter, &people::SwedishRegion::letter));
}

std::optional<bodies::PartyId> party(db::Session& session, const Stage& stage, Circle circle,
                                     people::OrganisationId organisation) {
    return party(session, stage.body(circle), organisation);
}

std::optional<bodies::PartyId> party(db::Session& session, bodies::BodyId body,
                                     people::OrganisationId organisation) {
    for (const bodies::Party& seat : bodies::parties_of(session, body))
        if (seat.organisation == organisation)
            return seat.id;
    return std::nullopt;
}

const Group& group_named(const Stage& stage, std::string_view name, const Origin& origin) {
    const Group* group = stage.cast().group(name);
    if (group == nullptr)
        misprint(origin, fmt::format("no organisation in the cast is called {}", name));
    return *group;
}

Circle circle_named(std::string_view name, const Origin& origin) {
    if (name == "officials")
        return Circle::officials;
    if (name != "politicians")
        misprint(origin, fmt::format("no circle is called {}", name));
    return Circle::politicians;
}

} // namespace radslag::demonstration
