// From request to page; see pages.hpp.
#include "overview/homework/pages.hpp"

#include "overview/homework/views.hpp"
#include "overview/parts.hpp"
#include "platform/site/list.hpp"

namespace radslag::overview::homework {

using http::Request;
using http::Response;
using i18n::Language;
using i18n::tr;
using site::Site;

namespace {

Response file(const Request& request, sheet::Format format, const Homework& homework) {
    const Language language = request.language;
    const auto rows = [&](sheet::Writer& writer, const site::Slice&) {
        for (const Answer& answer : homework.answers)
            writer.row(std::vector<sheet::Cell>{
                answer.organisation.name, views::upper_letters(answer.letter.value_or("")),
                sheet::cell(answer.answered_on), sheet::cell(answer.text),
                sheet::cell(answer.said_by)});
    };
    return site::exported(request, format, "answers", homework.text,
                          {{std::string(tr(language, "Party")), 30},
                           {std::string(tr(language, "Letter")), 8},
                           {std::string(tr(language, "Day of the answer")), 12},
                           {std::string(tr(language, "What was answered")), 80},
                           {std::string(tr(language, "By whom")), 30}},
                          rows);
}

} // namespace

Result<Response> show(const Site& site, Request& request) {
    const auto id = commitments::CommitmentId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    const auto found = site.database().reading(
        [&](db::Session& session) { return homework(session, request.caller.reader(), *id); });
    if (!found)
        return site::not_found();
    if (const auto format = site::export_format(request))
        return file(request, *format, *found);
    site::Page page;
    page.title = std::string(tr(request.language, "Answers to homework"));
    page.section = "/commitments";
    page.crumbs = {{std::string(tr(request.language, "Promises and requests")),
                    html::Url::path("/commitments")},
                   {found->text, views::commitment_url(found->id)},
                   {page.title, std::nullopt}};
    page.content = homework_html(request.language, *found, site.today());
    page.invented = found->demonstration;
    return site.respond(request, std::move(page));
}

} // namespace radslag::overview::homework
