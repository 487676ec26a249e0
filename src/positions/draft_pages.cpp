// The forms of a draft; see pages.hpp.
#include "positions/pages.hpp"
#include "positions/parts.hpp"

namespace radslag::positions::pages {

using i18n::Language;
using i18n::tr;
using site::FieldKind;
using site::FormReader;
using site::Need;
using site::saved_at;

namespace {

constexpr std::size_t longest_text = 20'000; // characters

/// The space of a new draft, with what it replaces.
struct Ground {
    Space space;
    std::optional<Position> replaced;
    std::vector<NamedId> points;
};

std::vector<NamedId> points_in(Language language, const std::vector<At>& points,
                               const std::optional<At>& so_far) {
    std::vector<NamedId> named;
    const auto add = [&](const At& at) {
        named.push_back({std::string(at.point.text()), point_words(language, at)});
    };
    if (so_far && std::ranges::find(points, so_far->point, &At::point) == points.end())
        add(*so_far);
    for (const At& at : points)
        add(at);
    return named;
}

std::vector<site::FormField> fields_of(Language language, const std::vector<NamedId>& points) {
    return {{"title", tr(language, "Title"), FieldKind::line, Need::required},
            {"text", tr(language, "The joint position"), FieldKind::lines, Need::required,
             tr(language, "Leave an empty line between paragraphs.")},
            {"point", tr(language, "For the point"), FieldKind::choice, Need::optional,
             tr(language, "The points of the coming meetings that you read."),
             site::named_choices(points, tr(language, "No point yet"))}};
}

PositionEdit read_in(FormReader& form, const std::vector<NamedId>& points) {
    PositionEdit edit;
    edit.title = form.text("title", Need::required);
    edit.text = form.text("text", Need::required, longest_text, site::Lines::many);
    edit.point = site::chosen<PointId>(form, "point", Need::optional, points);
    return edit;
}

/// What is replaced: a released position of the body, named in the address or in the form.
std::optional<Position> replaced_by(const Site& site, const Request& request, db::Session& session,
                                    const Space& space) {
    const bool is_sent = request.method == http::Method::post;
    const auto id =
        PositionId::parse(is_sent ? request.form.get("replaces") : request.query.get("replaces"));
    auto found = id ? position_of(session, request.caller, *id, site.today()) : std::nullopt;
    if (found && (!found->is_inside || !found->released_on || found->body.id != space.body.id))
        found.reset();
    return found;
}

std::optional<Ground> ground_in(const Site& site, const Request& request) {
    return site::found_by_id<BodyId>(
        site, request, [&](db::Session& session, BodyId id) -> std::optional<Ground> {
            auto space = space_of(session, request.caller, id, site.today());
            if (!space || !space->may_draft)
                return std::nullopt;
            Ground ground{*space, replaced_by(site, request, session, *space), {}};
            const auto prepared_for = BodyId::parse(space->prepared_for->id).value();
            ground.points = points_in(
                request.language,
                coming_points(session, request.caller, prepared_for, site.today()), std::nullopt);
            return ground;
        });
}

site::RecordForm new_form(const Site&, const Request& request, const Ground& ground) {
    const Language language = request.language;
    site::RecordForm form{.title = tr(language, "Draft a position"),
                          .section = "/bodies",
                          .action = space_url(ground.space.body.id) / "new"};
    form.crumbs = crumbs(language, ground.space.body);
    form.invented = ground.space.demonstration;
    form.lead =
        tr(language, "Those alone who prepare here read the draft. Each party says for "
                     "itself where it stands; then the secretary or the chair releases it.");
    form.fields = fields_of(language, ground.points);
    if (ground.replaced) {
        form.fields.push_back({"replaces", "", FieldKind::hidden});
        form.values.add("replaces", std::string(ground.replaced->id.text()));
        form.values.add("title", ground.replaced->announced.title);
        form.values.add("text", ground.replaced->announced.text);
    }
    form.button = tr(language, "Save the draft");
    return form;
}

/// A draft that the caller may edit, with the points that it can be for.
struct Draft {
    Position position;
    std::vector<NamedId> points;
};

std::optional<Draft> draft_in(const Site& site, const Request& request) {
    auto position = held_in(site, request);
    const bool is_sent = request.method == http::Method::post;
    // What was typed comes back though the position has been released meanwhile.
    if (!position || (!position->may_draft && !(is_sent && position->released_on)))
        return std::nullopt;
    const auto prepared_for = BodyId::parse(position->prepared_for.id).value();
    const auto points = site.database().reading([&](db::Session& session) {
        return coming_points(session, request.caller, prepared_for, site.today());
    });
    return Draft{*position, points_in(request.language, points, position->at)};
}

site::RecordForm edit_form(const Site&, const Request& request, const Draft& draft) {
    const Language language = request.language;
    const Position& position = draft.position;
    auto form =
        form_under(request, position, tr(language, "Edit the draft"), "edit", position.version);
    form.lead = tr(language, "Where title or text change, each party is asked anew: what it said "
                             "of the earlier text does not count any more.");
    form.fields = fields_of(language, draft.points);
    form.values.add("title", position.announced.title);
    form.values.add("text", position.announced.text);
    form.values.add("point", position.at ? std::string(position.at->point.text()) : "");
    if (position.may_withdraw)
        form.others = {{tr(language, "Withdraw the draft"), position_url(position.id) / "withdraw",
                        tr(language, "It is deleted, with all that the parties have said of it.")}};
    return form;
}

} // namespace

Result<Response> show_new(const Site& site, Request& request) {
    return site::show_found(site, request, ground_in, new_form);
}

Result<Response> add(const Site& site, Request& request) {
    return site::save_found(
        site, request, ground_in, new_form, [&](const Ground& ground, FormReader& form) {
            const PositionEdit edit = read_in(form, ground.points);
            const auto body = BodyId::parse(ground.space.body.id).value();
            const auto replaces =
                ground.replaced ? std::optional(ground.replaced->id) : std::nullopt;
            return form.when_good([&] {
                return saved_at(positions::add(site.database(), request.caller, body, edit,
                                               replaces, site.today()),
                                position_url);
            });
        });
}

Result<Response> show_edit(const Site& site, Request& request) {
    return site::show_found(site, request, draft_in, edit_form);
}

Result<Response> edit(const Site& site, Request& request) {
    return site::save_found(
        site, request, draft_in, edit_form, [&](const Draft& draft, FormReader& form) {
            const PositionEdit edit = read_in(form, draft.points);
            return form.when_good([&] {
                return saved_at(positions::edit(site.database(), request.caller, draft.position.id,
                                                form.version(), edit, site.today()),
                                position_url(draft.position.id));
            });
        });
}

Result<Response> withdraw(const Site& site, Request& request) {
    return site::act_on_found(
        site, request, held_in, [&](const Position& position, std::int64_t version) {
            return saved_at(positions::withdraw(site.database(), request.caller, position.id,
                                                version, site.today()),
                            space_url(position.body.id));
        });
}

} // namespace radslag::positions::pages
