// The plan of a year, as a page and as a file; see pages.hpp.
#include "meetings/parts.hpp"
#include "meetings/series/pages.hpp"
#include "meetings/series/parts.hpp"
#include "meetings/series/views.hpp"
#include "platform/site/list.hpp"

namespace radslag::meetings::series::pages {

using html::Url;
using i18n::tr;
using meetings::views::state_word;
using meetings::views::url_of;

namespace {

std::optional<Plan> plan_in(const Site& site, const Request& request) {
    const auto id = bodies::BodyId::parse(request.parameter("id"));
    if (!id)
        return std::nullopt;
    const int year = year_in(request.query).value_or(int{site.today().year()});
    return site.database().reading([&](db::Session& session) {
        return plan_of(session, request.caller, *id, year, site.today());
    });
}

/// The free and squeezed days of the year that come before the meeting, from `at` on.
void write_marked(Language language, const std::vector<holidays::MarkedDay>& marked,
                  std::size_t& at, std::optional<Day> before, sheet::Writer& writer) {
    for (; at < marked.size() && (!before || marked[at].day <= *before); ++at)
        writer.row(std::vector<sheet::Cell>{
            sheet::Cell(marked[at].day),
            {},
            std::string(marked[at].name ? free_day_words(language, *marked[at].name)
                                        : tr(language, "squeezed day")),
            {},
            {},
            {},
            {},
            {},
            {}});
}

void write(Language language, const Plan& plan, sheet::Writer& writer) {
    const auto marked = holidays::marked_days(plan.year);
    std::size_t at = 0;
    for (const PlannedMeeting& meeting : plan.meetings) {
        write_marked(language, marked, at, meeting.day, writer);
        writer.row(std::vector<sheet::Cell>{
            sheet::Cell(meeting.day), meeting.body.name, meeting.title,
            sheet::cell(meeting.hours.start), sheet::cell(meeting.hours.end),
            sheet::cell(meeting.hours.venue), joined_names(meeting.themes),
            std::string(state_word(language, meeting.state)), url_of(meeting.id).text()});
    }
    write_marked(language, marked, at, std::nullopt, writer);
}

Response file(const Request& request, const Plan& plan, sheet::Format format) {
    const Language language = request.language;
    return site::exported(
        request, format, "plan", tr(language, "Plan of the year {0}", std::to_string(plan.year)),
        {{std::string(tr(language, "Day")), 12},
         {std::string(tr(language, "Body")), 40},
         {std::string(tr(language, "Title")), 50},
         {std::string(tr(language, "Begins at")), 10},
         {std::string(tr(language, "Ends at")), 10},
         {std::string(tr(language, "Place")), 30},
         {std::string(tr(language, "Themes")), 30},
         {std::string(tr(language, "State")), 12},
         {std::string(tr(language, "Address")), 28}},
        [&](sheet::Writer& writer, const site::Slice&) { write(language, plan, writer); });
}

} // namespace

Result<Response> show_plan(const Site& site, Request& request) {
    const auto plan = plan_in(site, request);
    if (!plan)
        return site::not_found();
    if (const auto format = site::export_format(request))
        return file(request, *plan, *format);
    const Language language = request.language;
    site::Page page;
    page.title = tr(language, "Plan of the year {0}", std::to_string(plan->year));
    page.section = "/bodies";
    page.crumbs = {{std::string(tr(language, "Bodies")), Url::path("/bodies")},
                   {plan->body.name, body_url(plan->body.id)},
                   {page.title, std::nullopt}};
    page.content = views::plan(language, *plan);
    page.invented = plan->demonstration;
    return site.respond(request, page);
}

} // namespace radslag::meetings::series::pages
