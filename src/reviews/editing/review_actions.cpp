// Keeping reviews by hand; see editing.hpp.
#include "bodies/actions.hpp"
#include "ledger/undo.hpp"
#include "reviews/actions.hpp"
#include "reviews/editing/store.hpp"

#include <algorithm>

namespace radslag::reviews {

namespace {

using bodies::Circle;
using ledger::change_record;
using ledger::not_yours;

bool may_keep(const auth::Caller& caller, bodies::BodyId body) {
    return auth::may_in(caller, auth::Right::sort_inputs, body.text());
}

Result<void> check_document(db::Session& session, const auth::Caller& caller, bodies::BodyId body,
                            const ReviewEdit& edit) {
    const auto documents = editing_store::documents(session, caller.reader(), body);
    if (edit.document &&
        std::ranges::find(documents, edit.document->text(), &NamedId::id) == documents.end())
        return wrong_field("document", Message{"Choose one of the list.", {}});
    return {};
}

/// Others are let in only by who knows it.
Result<void> check_readers(const EditableReview& before, const ReviewEdit& edit) {
    const Circle now{before.edit.readers, before.body};
    const Circle then{edit.readers, before.body};
    if (edit.lets_others_in || !bodies::lets_others_in(now, then))
        return {};
    return wrong_field("lets_others_in",
                       Message{"Others can then read the review with its recommendations. Tick "
                               "this if it is meant.",
                               {}});
}

} // namespace

std::optional<EditableReview> editable_review(db::Session& session, const auth::Caller& caller,
                                              ReviewId id) {
    auto found = editing_store::review(session, caller.reader(), id);
    if (found && !may_keep(caller, found->body))
        found.reset();
    return found;
}

std::vector<NamedId> documents_of(db::Session& session, const auth::Caller& caller,
                                  bodies::BodyId body) {
    return may_keep(caller, body) ? editing_store::documents(session, caller.reader(), body)
                                  : std::vector<NamedId>{};
}

std::vector<NamedId> reviews_of(db::Session& session, const auth::Caller& caller,
                                bodies::BodyId body) {
    return editing_store::reviews(session, caller.reader(), body);
}

Result<Added<ReviewId>> add_review(db::Database& database, const auth::Caller& caller,
                                   bodies::BodyId body, const ReviewEdit& edit) {
    if (!may_keep(caller, body))
        return not_yours();
    return database.writing([&](db::Session& session) -> Result<Added<ReviewId>> {
        if (const auto good = check_document(session, caller, body, edit); !good)
            return tl::unexpected<Error>(good.error());
        Review review{.body = body, .audience = bodies::audience(session, edit.readers, body)};
        review.kind = edit.kind;
        review.title = edit.title;
        review.organisation = edit.organisation;
        review.year = edit.year;
        review.source = edit.source;
        review.document = edit.document;
        review.text = edit.text;
        review.matter = edit.matter;
        ledger::Act act(session, caller.person, "review.add", review.id.text());
        record(act, review);
        return Added<ReviewId>{review.id, act.append()};
    });
}

Result<std::int64_t> edit_review(db::Database& database, const auth::Caller& caller, ReviewId id,
                                 std::int64_t version, const ReviewEdit& edit) {
    return change_record(
        database, caller, "review.edit", version,
        [&](db::Session& session) { return editable_review(session, caller, id); },
        [&](ledger::Act& act, const EditableReview& before) -> Result<void> {
            if (edit.document != before.edit.document)
                if (auto good = check_document(act.session(), caller, before.body, edit); !good)
                    return good;
            if (auto good = check_readers(before, edit); !good)
                return good;
            const auto audience = edit.readers == before.edit.readers
                                      ? before.audience
                                      : bodies::audience(act.session(), edit.readers, before.body);
            editing_store::update(act, id, edit, audience);
            if (audience != before.audience)
                editing_store::move_inputs(act, id, before.audience, audience);
            return {};
        });
}

Result<std::int64_t> delete_review(db::Database& database, const auth::Caller& caller, ReviewId id,
                                   std::int64_t version) {
    return change_record(
        database, caller, "review.delete", version,
        [&](db::Session& session) { return editable_review(session, caller, id); },
        [&](ledger::Act& act, const EditableReview&) -> Result<void> {
            if (ledger::is_referred_to(act.session(), "review", id.text()))
                return failure(ErrorCode::conflict,
                               "The review has recommendations. Withdraw them instead, or move "
                               "them to another review.");
            editing_store::erase(act, id);
            return {};
        });
}

} // namespace radslag::reviews
