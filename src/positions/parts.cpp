// See parts.hpp.
#include "positions/parts.hpp"

#include "platform/i18n/dates.hpp"

namespace radslag::positions {

using html::Url;
using i18n::Language;
using i18n::plural;
using i18n::tr;

Url position_url(PositionId id) {
    return Url::path("/positions") / id.text();
}

Url space_url(std::string_view body) {
    return Url::path("/bodies") / body / "positions";
}

std::string tally_words(Language language, const Tally& tally) {
    std::string words = tr(language, "{0} of {1} stand behind", tally.behind, tally.parties);
    words += ", " + plural(language, tally.deviating, "{0} deviates", "{0} deviate");
    words += ", " + plural(language, tally.abstaining, "{0} abstains", "{0} abstain");
    words +=
        ", " + plural(language, tally.silent(), "{0} has said nothing", "{0} have said nothing");
    return words;
}

std::string point_words(Language language, const At& at) {
    return at.title + ", " + at.meeting_title +
           (at.day ? ", " + i18n::long_date(language, *at.day) : "");
}

std::optional<Position> held_in(const site::Site& site, const http::Request& request) {
    auto found =
        site::found_by_id<PositionId>(site, request, [&](db::Session& session, PositionId id) {
            return position_of(session, request.caller, id, site.today());
        });
    if (found && !found->is_inside)
        found.reset();
    return found;
}

std::vector<html::Crumb> crumbs(Language language, const NamedId& body) {
    return {{std::string(tr(language, "Bodies")), Url::path("/bodies")},
            {body.name, Url::path("/bodies") / body.id},
            {std::string(tr(language, "Positions")), space_url(body.id)}};
}

site::RecordForm form_under(const http::Request& request, const Position& position,
                            site::Words title, std::string_view last, std::int64_t version) {
    site::RecordForm form{.title = std::move(title),
                          .section = "/bodies",
                          .action = position_url(position.id) / last};
    form.crumbs = crumbs(request.language, position.body);
    form.crumbs.push_back({position.announced.title, position_url(position.id)});
    form.invented = position.demonstration;
    form.values.add("version", std::to_string(version));
    return form;
}

html::Html asked(const std::vector<Asked>& asked) {
    using namespace html;
    if (asked.empty())
        return {};
    return ul(cls("rows"), each(asked, [](const Asked& each) -> Html {
                  return li(a(href(position_url(each.id)), each.title), ", ", each.body);
              }));
}

} // namespace radslag::positions
