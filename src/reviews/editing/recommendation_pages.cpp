// The forms by which the recommendations of a review are added, several at once, and changed; see
// pages.hpp.
#include "matters/editing/editing.hpp"
#include "reviews/editing/pages.hpp"
#include "reviews/editing/parts.hpp"
#include "reviews/pasting.hpp"

namespace radslag::reviews::editing::pages {

namespace {

constexpr std::size_t most_rows = 60;
constexpr std::size_t longest_text = 5'000;
constexpr std::size_t longest_paste = 25'000; ///< characters

std::vector<html::Choice> kind_choices(Language language) {
    std::vector<html::Choice> choices;
    for (const inputs::Kind kind : {inputs::Kind::recommendation, inputs::Kind::lesson})
        choices.push_back({std::string(inputs::kinds.text(kind)),
                           std::string(inputs::kind_word(language, kind))});
    return choices;
}

/// The kind out of the two; an error of the field for another one.
inputs::Kind kind_in(FormReader& form, std::string_view field) {
    const auto kind = form.choice(field, Need::required, inputs::kinds);
    if (kind && !inputs::addresses_levels(*kind))
        form.wrong(field, Message{"Choose one of the list.", {}});
    return kind.value_or(inputs::Kind::recommendation);
}

void check_levels(FormReader& form, const std::vector<inputs::Level>& levels, std::size_t row) {
    if (levels.empty())
        form.wrong(level_field(inputs::Level::national, row),
                   Message{"Say at least one level that it addresses.", {}});
}

std::vector<matters::NamedId> themes_in(const Site& site) {
    return site.database().reading(
        [](db::Session& session) { return matters::all_themes(session); });
}

// --- several at once -----------------------------------------------------------------------------

/// How many rows the form shows: those with a text, and one more.
std::size_t rows_in(const http::Values& values) {
    std::size_t used = 0;
    for (std::size_t i = 1; i <= most_rows; ++i)
        if (!values.get(numbered("text", i)).empty())
            used = i;
    return std::min(used + 1, most_rows);
}

void add_row_fields(Language language, std::size_t row, std::vector<FormField>& fields) {
    fields.push_back({numbered("text", row), tr(language, "Recommendation or lesson {0}", row),
                      FieldKind::lines, Need::optional,
                      tr(language, "What is left empty is not kept.")});
    fields.push_back({numbered("kind", row), tr(language, "Kind of {0}", row), FieldKind::choice,
                      Need::optional, "", kind_choices(language)});
    fields.push_back({numbered("place", row), tr(language, "Where in the review {0} stands", row),
                      FieldKind::line, Need::optional,
                      tr(language, "Its number there, or the page.")});
    for (const auto& [level, word] : inputs::levels.pairs())
        fields.push_back(site::box_in(tr(language, "{0} addresses", row), level_field(level, row),
                                      inputs::level_word(language, level)));
}

void add_shared_fields(const Site& site, Language language, std::vector<FormField>& fields) {
    fields.push_back({"theme", tr(language, "Theme of all of them"), FieldKind::choice,
                      Need::optional, "",
                      named_choices(themes_in(site), tr(language, "No theme"))});
    fields.push_back({"authority", tr(language, "Who answers all of them"), FieldKind::organisation,
                      Need::optional,
                      tr(language, "Others can be asked when each of them is sorted.")});
    fields.push_back({"answer_by", tr(language, "Answer by"), FieldKind::day});
}

void add_paste_fields(Language language, std::vector<FormField>& fields) {
    fields.push_back({"pasted", tr(language, "Paste a numbered list"), FieldKind::lines,
                      Need::optional,
                      tr(language, "It is split into one each. You look them through before they "
                                   "are kept.")});
    for (const auto& [level, word] : inputs::levels.pairs())
        fields.push_back(site::box_in(tr(language, "What is pasted addresses"), level_field(level),
                                      inputs::level_word(language, level)));
}

site::RecordForm new_recommendation_form(const Site& site, const Request& request,
                                         const EditableReview& review, const http::Values& values) {
    const Language language = request.language;
    const Url here = review_url(review.id);
    auto form = frame(site, request, tr(language, "Add recommendations and lessons"),
                      here / "recommendations" / "new", review.demonstration);
    form.crumbs.push_back({review.edit.title, here});
    form.lead = tr(language, "Each gets a number and a page of its own. What has come in is "
                             "withdrawn, never undone.");
    add_paste_fields(language, form.fields);
    const std::size_t rows = rows_in(values);
    for (std::size_t row = 1; row <= rows; ++row)
        add_row_fields(language, row, form.fields);
    add_shared_fields(site, language, form.fields);
    form.button = tr(language, "Go on");
    return form;
}

std::vector<NewRecommendation> rows_of(FormReader& form) {
    std::vector<NewRecommendation> rows;
    for (std::size_t i = 1; i <= most_rows; ++i) {
        NewRecommendation row;
        row.text = form.text(numbered("text", i), Need::optional, longest_text, site::Lines::many);
        row.place = form.optional_text(numbered("place", i), 200);
        if (row.text.empty() && !form.has_error(numbered("text", i)))
            continue;
        row.kind = kind_in(form, numbered("kind", i));
        row.levels = levels_in(form, i);
        check_levels(form, row.levels, i);
        rows.push_back(std::move(row));
    }
    return rows;
}

Shared shared_in(const Site& site, const Request& request, const EditableReview& review,
                 FormReader& form) {
    Shared shared;
    shared.theme = chosen<matters::ThemeId>(form, "theme", Need::optional, themes_in(site));
    shared.authority = people::parts::with_names(
        site, request, form, review.demonstration, [](people::parts::NameFields& names) {
            return names.organisation("authority", Need::optional);
        });
    shared.answer_by = form.day("answer_by", Need::optional);
    if (shared.answer_by && !shared.authority && !form.has_error("authority"))
        form.wrong("authority", Message{"Say who answers by that day.", {}});
    return shared;
}

/// Puts the pieces of what was pasted into the rows after those that are filled.
void spread(const std::vector<Piece>& pieces, const std::vector<inputs::Level>& levels,
            http::Values& values) {
    std::size_t row = rows_in(values);
    if (!values.get(numbered("text", row)).empty())
        return; // every row is filled
    for (const Piece& piece : pieces) {
        values.set(numbered("text", row), piece.text);
        values.set(numbered("place", row), piece.place);
        values.set(numbered("kind", row), std::string(inputs::kinds.text(
                                              piece.kind.value_or(inputs::Kind::recommendation))));
        add_level_values(values, levels, row);
        ++row;
    }
    values.set("pasted", "");
}

/// The form again with the pieces of what was pasted as rows; nothing is kept yet.
Result<Response> preview(const Site& site, Request& request, const EditableReview& review,
                         std::string_view pasted, FormReader& form) {
    const auto pieces = split_list(pasted);
    const std::size_t free = most_rows - rows_in(request.form) + 1;
    if (pieces.size() > free || rows_in(request.form) == most_rows)
        form.wrong("pasted", Message{"These are {0}; there is room for {1} at once. Paste the rest "
                                     "afterwards.",
                                     {std::to_string(pieces.size()), std::to_string(free)}});
    if (form.has_error("pasted"))
        return site::show_form(site, request,
                               new_recommendation_form(site, request, review, request.form),
                               request.form, form.error());
    http::Values values = request.form;
    spread(pieces, levels_in(form), values);
    const html::Html note = html::p(
        html::role("status"),
        i18n::plural(request.language, static_cast<std::int64_t>(pieces.size()),
                     "{0} was found in the list. Look it through: nothing is kept yet.",
                     "{0} were found in the list. Look them through: nothing is kept yet."));
    return site::show_form(site, request, new_recommendation_form(site, request, review, values),
                           values, {}, note);
}

} // namespace

Result<Response> show_new_recommendations(const Site& site, Request& request) {
    const auto review = review_in(site, request);
    if (!review)
        return site::not_found();
    return site::show_form(site, request, new_recommendation_form(site, request, *review, {}), {});
}

Result<Response> add_recommendations(const Site& site, Request& request) {
    const auto review = review_in(site, request);
    if (!review)
        return site::not_found();
    FormReader form(request.form);
    const std::string pasted =
        form.text("pasted", Need::optional, longest_paste, site::Lines::many);
    if (!pasted.empty())
        return preview(site, request, *review, pasted, form);
    const auto rows = rows_of(form);
    const Shared shared = shared_in(site, request, *review, form);
    if (rows.empty() && !form.has_error(numbered("text", 1)))
        form.wrong(numbered("text", 1), Message{"Write at least one, or paste a list.", {}});
    const auto added = form.when_good([&] {
        return reviews::add_recommendations(site.database(), request.caller, review->id, rows,
                                            shared);
    });
    if (added)
        return http::redirect(review_url(review->id)); // what has come in is never undone
    return site::answer_form(site, request,
                             new_recommendation_form(site, request, *review, request.form),
                             tl::unexpected<Error>(added.error()));
}

// --- one of them ---------------------------------------------------------------------------------

namespace {

std::optional<EditableRecommendation> recommendation_in(const Site& site, const Request& request) {
    return site::found_by_id<InputId>(site, request, [&](db::Session& session, InputId id) {
        return editable_recommendation(session, request.caller, id);
    });
}

std::vector<NamedId> reviews_in(const Site& site, const Request& request,
                                const EditableRecommendation& found) {
    return site.database().reading(
        [&](db::Session& session) { return reviews_of(session, request.caller, found.body); });
}

site::RecordForm edit_recommendation_form(const Site& site, const Request& request,
                                          const EditableRecommendation& found) {
    const Language language = request.language;
    const RecommendationEdit& edit = found.edit;
    auto form = frame_of_input(site, request, tr(language, "Edit the recommendation"),
                               Url::path("/recommendations") / found.id.text() / "edit",
                               found.demonstration, found.id, found.number);
    form.lead = tr(language, "Matter, theme and who answers are set where the input is sorted.");
    form.fields = {
        {"kind", tr(language, "Kind"), FieldKind::radio, Need::required, "",
         kind_choices(language)},
        {"title", tr(language, "In one line"), FieldKind::line},
        {"text", tr(language, "Text"), FieldKind::lines, Need::required},
        {"review", tr(language, "The review or study"), FieldKind::choice, Need::optional, "",
         named_choices(reviews_in(site, request, found), tr(language, "None that is kept here"))},
        {"place", tr(language, "Where in it"), FieldKind::line, Need::optional,
         tr(language, "Its number there, or the page.")}};
    for (const auto& [level, word] : inputs::levels.pairs())
        form.fields.push_back(site::box_in(tr(language, "Addresses"), level_field(level),
                                           inputs::level_word(language, level)));
    http::Values& values = form.values;
    values.add("version", std::to_string(found.version));
    values.add("kind", std::string(inputs::kinds.text(edit.kind)));
    values.add("title", edit.title.value_or(""));
    values.add("text", edit.text);
    values.add("review", site::id_text(edit.review));
    values.add("place", edit.place.value_or(""));
    add_level_values(values, edit.levels);
    return form;
}

} // namespace

Result<Response> show_recommendation(const Site& site, Request& request) {
    return site::show_found(site, request, recommendation_in, edit_recommendation_form);
}

Result<Response> edit_recommendation(const Site& site, Request& request) {
    return site::save_found(
        site, request, recommendation_in, edit_recommendation_form,
        [&](const EditableRecommendation& found, FormReader& form) {
            RecommendationEdit edit;
            edit.kind = kind_in(form, "kind");
            edit.title = form.optional_text("title");
            edit.text = form.text("text", Need::required, 20'000, site::Lines::many);
            edit.review =
                chosen<ReviewId>(form, "review", Need::optional, reviews_in(site, request, found));
            edit.place = form.optional_text("place", 200);
            edit.levels = levels_in(form);
            check_levels(form, edit.levels, 0);
            return form.when_good([&] {
                return saved_at(reviews::edit_recommendation(site.database(), request.caller,
                                                             found.id, form.version(), edit),
                                input_url(found.id));
            });
        });
}

} // namespace radslag::reviews::editing::pages
