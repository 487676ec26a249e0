// Who is expected, as sheets; see pages.hpp.
#include "invitations/attendance.hpp"
#include "invitations/needs/needs.hpp"
#include "invitations/pages.hpp"
#include "invitations/parts.hpp"
#include "invitations/views.hpp"
#include "meetings/editing/parts.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/list.hpp"
#include "platform/site/record_pages.hpp"

#include <algorithm>

namespace radslag::invitations::pages {

using i18n::Language;
using i18n::tr;

namespace {

struct Expected {
    Roll roll;
    std::vector<needs::Told> told;
};

std::optional<Expected> expected_in(const Site& site, const Request& request) {
    return site::found_by_id<meetings::MeetingId>(
        site, request,
        [&](db::Session& session, meetings::MeetingId id) -> std::optional<Expected> {
            auto roll = roll_of(session, request.caller, id);
            if (!roll)
                return std::nullopt;
            return Expected{std::move(*roll), needs::told_for(session, id)};
        });
}

std::string word_of_answer(Language language, const Seat& seat) {
    return std::string(seat.answer ? views::label_of(language, *seat.answer)
                                   : tr(language, "has not answered"));
}

std::string word_of_presence(Language language, const Seat& seat) {
    return seat.presence ? std::string(meetings::editing::words_of(language, *seat.presence)) : "";
}

std::string access_of(const std::vector<needs::Told>& told, InvitationId id) {
    const auto found = std::ranges::find(told, id, &needs::Told::invitation);
    return found == told.end() ? std::string() : found->needs.access;
}

} // namespace

Result<Response> export_called(const Desk& desk, Request& request) {
    const auto format = site::export_format(request);
    const auto found = expected_in(desk.site, request);
    if (!found || !format)
        return site::not_found();
    const Language language = request.language;
    std::vector<sheet::Column> columns = {{std::string(tr(language, "Person")), 30},
                                          {std::string(tr(language, "Organisation")), 40},
                                          {std::string(tr(language, "Their answer")), 20},
                                          {std::string(tr(language, "Comes instead of")), 30},
                                          {std::string(tr(language, "Presence")), 16},
                                          {std::string(tr(language, "Needs to take part")), 40}};
    return site::exported(
        request, *format, "invitations", tr(language, "Who is invited"), std::move(columns),
        [&](sheet::Writer& writer, const site::Slice&) {
            for (const Seat& seat : found->roll.seats)
                writer.row(std::vector<sheet::Cell>{
                    parts::name_of(language, seat.person),
                    seat.organisation ? seat.organisation->name : std::string(),
                    word_of_answer(language, seat),
                    seat.stands_in_for ? parts::name_of(language, *seat.stands_in_for)
                                       : std::string(),
                    word_of_presence(language, seat), access_of(found->told, seat.id)});
        });
}

Result<Response> export_meals(const Desk& desk, Request& request) {
    const auto format = site::export_format(request);
    const auto found = expected_in(desk.site, request);
    if (!found || !format)
        return site::not_found();
    const Language language = request.language;
    const auto in_the_room = std::ranges::count(found->roll.seats, Answer::room, &Seat::answer);
    return site::exported(
        request, *format, "meals", tr(language, "What is eaten"),
        {{std::string(tr(language, "Diet")), 50}, {std::string(tr(language, "Persons")), 12}},
        [&](sheet::Writer& writer, const site::Slice&) {
            for (const needs::Meal& meal : needs::meals(in_the_room, found->told))
                writer.row(std::vector<sheet::Cell>{
                    meal.diet.empty() ? std::string(tr(language, "Nothing special")) : meal.diet,
                    meal.people});
        });
}

} // namespace radslag::invitations::pages
