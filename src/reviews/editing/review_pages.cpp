// The form of a review; see pages.hpp.
#include "bodies/actions.hpp"
#include "reviews/editing/pages.hpp"
#include "reviews/editing/parts.hpp"
#include "reviews/words.hpp"

namespace radslag::reviews::editing::pages {

namespace {

constexpr int earliest_year = 1900;
constexpr int latest_year = 2200;

std::string_view words_of(Language language, bodies::Visibility readers) {
    switch (readers) {
    case bodies::Visibility::is_public:
        return tr(language, "Everybody");
    case bodies::Visibility::members:
        return tr(language, "The members of the body");
    case bodies::Visibility::secretariat:
        return tr(language, "The secretariat only");
    }
    return {};
}

std::vector<FormField> fields_of(Language language) {
    return {
        {"kind", tr(language, "Kind"), FieldKind::radio, Need::required, "",
         site::choices_of(kinds, [&](Kind kind) { return kind_word(language, kind); })},
        {"title", tr(language, "Title"), FieldKind::line, Need::required},
        {"organisation", tr(language, "Who made it"), FieldKind::organisation},
        {"year", tr(language, "The year it came out"), FieldKind::number},
        {"source", tr(language, "Where it is found"), FieldKind::line, Need::optional,
         tr(language, "Series and number, publisher, or address.")},
        {"text", tr(language, "What it looked at"), FieldKind::lines},
        {"matter", tr(language, "Registry number of the matter"), FieldKind::line, Need::optional,
         tr(language, "In any spelling: N2016/06374/RTS.")},
    };
}

FormField readers_field(Language language) {
    return {"readers",
            tr(language, "Who may read this"),
            FieldKind::radio,
            Need::required,
            "",
            site::choices_of(bodies::visibilities, [&](bodies::Visibility readers) {
                return words_of(language, readers);
            })};
}

/// What the form says but for the matter and the document, which the register must know.
ReviewEdit read(FormReader& form, people::parts::NameFields& names) {
    ReviewEdit edit;
    edit.kind = form.choice("kind", Need::required, kinds).value_or(Kind::review);
    edit.title = form.text("title", Need::required, 300);
    edit.organisation = names.organisation("organisation", Need::optional);
    edit.year = form.number("year", Need::optional, earliest_year, latest_year);
    edit.source = form.optional_text("source", 500);
    edit.text = form.optional_text("text", 5000, site::Lines::many);
    edit.readers = form.choice("readers", Need::required, bodies::visibilities)
                       .value_or(bodies::Visibility::secretariat);
    edit.lets_others_in = form.is_checked("lets_others_in");
    return edit;
}

std::vector<NamedId> own_bodies(const Site& site, const Request& request) {
    std::vector<NamedId> all;
    site.database().read([&](db::Session& session) {
        for (const auto& body :
             bodies::bodies_where(session, request.caller, auth::Right::sort_inputs))
            all.push_back({std::string(body.id.text()), body.name});
    });
    return all;
}

site::RecordForm new_review_form(const Site& site, const Request& request,
                                 const std::vector<NamedId>& bodies) {
    const Language language = request.language;
    auto form = frame(site, request, tr(language, "Register a review or study"),
                      Url::path("/reviews/new"), site.is_demonstration());
    form.lead = tr(language, "Register it once. Then add its recommendations and lessons: they are "
                             "followed like inputs, to an answer and to what they led to.");
    form.fields = fields_of(language);
    form.fields.push_back({"body", tr(language, "Which body follows it"), FieldKind::choice,
                           Need::required, "", named_choices(bodies)});
    form.fields.push_back(readers_field(language));
    form.values.add("kind", "review");
    form.values.add("readers", "public");
    form.button = tr(language, "Register it");
    return form;
}

std::vector<NamedId> documents_in(const Site& site, const Request& request,
                                  const EditableReview& review) {
    return with_standing(request.language, site.database().reading([&](db::Session& session) {
        return documents_of(session, request.caller, review.body);
    }),
                         review.edit.document);
}

http::Values values_of(const EditableReview& review) {
    const ReviewEdit& edit = review.edit;
    http::Values values;
    values.add("version", std::to_string(review.version));
    values.add("kind", std::string(kinds.text(edit.kind)));
    values.add("title", edit.title);
    people::parts::add_name(values, "organisation", review.names, edit.organisation);
    values.add("year", edit.year ? std::to_string(*edit.year) : std::string());
    values.add("source", edit.source.value_or(""));
    values.add("text", edit.text.value_or(""));
    values.add("matter", review.matter_words);
    values.add("document", site::id_text(edit.document));
    values.add("readers", std::string(bodies::visibilities.text(edit.readers)));
    return values;
}

/// Whether what was sent would let others in, so that it must be said knowingly.
bool asks_to_let_in(const Request& request, const EditableReview& review) {
    const auto wanted = bodies::visibilities.parse(request.form.get("readers"));
    return wanted &&
           bodies::lets_others_in({review.edit.readers, review.body}, {*wanted, review.body});
}

site::RecordForm edit_review_form(const Site& site, const Request& request,
                                  const EditableReview& review) {
    const Language language = request.language;
    const Url here = review_url(review.id);
    auto form =
        frame(site, request, tr(language, "Edit the review"), here / "edit", review.demonstration);
    form.crumbs.push_back({review.edit.title, here});
    form.fields = fields_of(language);
    form.fields.push_back(
        {"document", tr(language, "The review itself"), FieldKind::choice, Need::optional,
         tr(language, "Among the documents of the body."),
         named_choices(documents_in(site, request, review), tr(language, "It is not kept here"))});
    form.fields.push_back(readers_field(language));
    if (asks_to_let_in(request, review))
        form.fields.push_back(
            {"lets_others_in", tr(language, "Let them read it"), FieldKind::check});
    form.values = values_of(review);
    form.others = {{tr(language, "Delete the review"), here / "delete"}};
    return form;
}

} // namespace

Result<Response> show_new_review(const Site& site, Request& request) {
    const auto form = new_review_form(site, request, own_bodies(site, request));
    return site::show_form(site, request, form, form.values);
}

Result<Response> add_review(const Site& site, Request& request) {
    const auto bodies = own_bodies(site, request);
    FormReader form(request.form);
    std::optional<bodies::BodyId> body;
    const ReviewEdit edit = people::parts::with_names(
        site, request, form, site.is_demonstration(),
        [&](people::parts::NameFields& names) { return read(form, names); });
    body = chosen<bodies::BodyId>(form, "body", Need::required, bodies);
    const auto matter = site.database().reading([&](db::Session& session) {
        return matter_in(form, "matter", session, request.caller, {}, {});
    });
    const auto saved = form.when_good([&] {
        ReviewEdit whole = edit;
        whole.matter = matter;
        return saved_at(reviews::add_review(site.database(), request.caller, *body, whole),
                        review_url);
    });
    return site::answer_form(site, request, new_review_form(site, request, bodies), saved);
}

Result<Response> show_review(const Site& site, Request& request) {
    return site::show_found(site, request, review_in, edit_review_form);
}

Result<Response> edit_review(const Site& site, Request& request) {
    return site::save_found(
        site, request, review_in, edit_review_form,
        [&](const EditableReview& review, FormReader& form) {
            ReviewEdit edit = people::parts::with_names(
                site, request, form, review.demonstration,
                [&](people::parts::NameFields& names) { return read(form, names); });
            edit.document = chosen<documents::DocumentId>(form, "document", Need::optional,
                                                          documents_in(site, request, review));
            edit.matter = site.database().reading([&](db::Session& session) {
                return matter_in(form, "matter", session, request.caller, review.matter_words,
                                 review.edit.matter);
            });
            return form.when_good([&] {
                return saved_at(reviews::edit_review(site.database(), request.caller, review.id,
                                                     form.version(), edit),
                                review_url(review.id));
            });
        });
}

Result<Response> delete_review(const Site& site, Request& request) {
    return site::act_on_found(
        site, request, review_in, [&](const EditableReview& review, std::int64_t version) {
            return saved_at(
                reviews::delete_review(site.database(), request.caller, review.id, version),
                Url::path("/reviews"));
        });
}

} // namespace radslag::reviews::editing::pages
