// The form by which the sender is told that the text has moved which its input was used in; see
// pages.hpp.
#include "inputs/editing/parts.hpp"

namespace radslag::inputs::editing::pages {

using site::FormReader;

namespace {

std::optional<WithdrawableUse> moved_use_in(const Site& site, const Request& request) {
    return site::found_by_id<UseId>(site, request, [&](db::Session& session, UseId id) {
        return movable_use(session, request.caller, id);
    });
}

site::RecordForm moved_form(const Site& site, const Request& request, const WithdrawableUse& use) {
    const Language language = request.language;
    auto form = frame(site, request, tr(language, "The text has moved"),
                      html::Url::path("/uses") / use.id.text() / "moved", use.demonstration,
                      NamedId{std::string(use.input.text()), short_words(use.input_title)});
    form.lead = tr(language, "The sender is told again, once. The answer stays as it is.");
    form.fields = {{"words", tr(language, "Where it stands now"), site::FieldKind::lines,
                    site::Need::required,
                    tr(language, "The new section and page, the text that took its place, or that "
                                 "the passage went out and why.")}};
    form.button = tr(language, "Tell the sender");
    return form;
}

} // namespace

Result<Response> show_moved(const Site& site, Request& request) {
    return site::show_found(site, request, moved_use_in, moved_form);
}

Result<Response> say_moved(const Site& site, Request& request) {
    return site::save_found(
        site, request, moved_use_in, moved_form, [&](const WithdrawableUse& use, FormReader& form) {
            const auto words = form.text("words", site::Need::required, 2000, site::Lines::many);
            return form.when_good([&] {
                return saved_at(inputs::say_moved(site.database(), request.caller, use.id, words),
                                input_url(use.input));
            });
        });
}

} // namespace radslag::inputs::editing::pages
