// The forms of drawing up, publishing and correcting; see pages.hpp.
#include "minutes/pages.hpp"
#include "minutes/parts.hpp"

namespace radslag::minutes::pages {

using i18n::Language;
using i18n::tr;
using site::FieldKind;
using site::FormReader;
using site::Need;
using site::saved_at;

namespace {

constexpr std::size_t longest_correction = 2000; // characters

site::RecordForm draw_up_form(const Site&, const Request& request, const Notes& notes) {
    const Language language = request.language;
    auto form = form_under(request, notes, tr(language, "Draw up"), steps_url(notes) / "draw-up");
    form.lead =
        notes.standing.approved_on
            ? tr(language, "The notes become a record of the authority, which everybody may ask "
                           "for. The text stands from then on.")
            : tr(language, "The notes become a record of the authority, which everybody may ask "
                           "for. The text stands from then on, though nobody has approved it.");
    form.button = tr(language, "Draw up");
    return form;
}

std::string field_of(const PointLeft& point) {
    return "point_" + std::string(point.id.text());
}

site::RecordForm publish_form(const Site&, const Request& request, const Notes& notes) {
    const Language language = request.language;
    auto form = form_under(request, notes, tr(language, "Publish"), steps_url(notes) / "publish");
    form.lead = notes.is_public
                    ? tr(language, "Everybody can then read what was said under these points. "
                                   "Points and things said that are for fewer readers stay so.")
                    : tr(language, "Whoever reads the meeting can then read what was said under "
                                   "these points: it is not public. Who reads the meeting is said "
                                   "where it is edited.");
    for (const PointLeft& point : notes.points)
        if (point.left > 0) {
            form.fields.push_back({field_of(point), point.title, FieldKind::check});
            form.values.add(field_of(point), "on");
        }
    form.button = tr(language, "Publish");
    return form;
}

std::vector<meetings::PointId> read_points(FormReader& form, const Notes& notes) {
    std::vector<meetings::PointId> points;
    std::string fields;
    for (const PointLeft& point : notes.points) {
        if (point.left == 0)
            continue;
        if (fields.empty())
            fields = field_of(point);
        if (form.is_checked(field_of(point)))
            points.push_back(point.id);
    }
    if (points.empty() && !fields.empty())
        form.wrong(fields, Message{"Choose at least one point.", {}});
    return points;
}

site::RecordForm correction_form(const Site&, const Request& request, const Notes& notes) {
    const Language language = request.language;
    auto form = form_under(request, notes, tr(language, "Add a correction"),
                           steps_url(notes) / "corrections" / "new");
    form.lead = tr(language, "The text stays as it was. The correction is shown beside it, with "
                             "its day, wherever the text is read.");
    form.fields = {{"turn", tr(language, "What it is about"), FieldKind::choice, Need::optional, "",
                    passage_choices(language, notes)},
                   {"text", tr(language, "What is put right"), FieldKind::lines, Need::required}};
    form.values.add("turn", std::string(request.query.get("turn")));
    form.button = tr(language, "Add the correction");
    return form;
}

} // namespace

Result<Response> show_draw_up(const Site& site, Request& request) {
    return site::show_found(site, request, open_for(Step::draw_up, By::editor), draw_up_form);
}

Result<Response> draw_up(const Site& site, Request& request) {
    return site::save_found(site, request, sent_by(By::editor), draw_up_form,
                            [&](const Notes& notes, FormReader& form) {
                                return saved_at(minutes::draw_up(site.database(), request.caller,
                                                                 notes.id, form.version(),
                                                                 site.today()),
                                                notes_url(notes.id));
                            });
}

Result<Response> show_publish(const Site& site, Request& request) {
    return site::show_found(site, request, open_for(Step::publish, By::editor), publish_form);
}

Result<Response> publish(const Site& site, Request& request) {
    return site::save_found(site, request, sent_by(By::editor), publish_form,
                            [&](const Notes& notes, FormReader& form) {
                                const auto points = read_points(form, notes);
                                return form.when_good([&] {
                                    return saved_at(
                                        minutes::publish(site.database(), request.caller, notes.id,
                                                         form.version(), points, site.today()),
                                        meeting_url(notes.id));
                                });
                            });
}

Result<Response> show_correction(const Site& site, Request& request) {
    return site::show_found(site, request, open_for(Step::correct, By::editor), correction_form);
}

Result<Response> correct(const Site& site, Request& request) {
    return site::save_found(
        site, request, sent_by(By::editor), correction_form,
        [&](const Notes& notes, FormReader& form) {
            const auto turn = form.id<TurnId>("turn", Need::optional);
            const auto text =
                form.text("text", Need::required, longest_correction, site::Lines::many);
            return form.when_good([&] {
                return saved_at(minutes::correct(site.database(), request.caller, notes.id, turn,
                                                 text, site.today()),
                                meeting_url(notes.id));
            });
        });
}

} // namespace radslag::minutes::pages
