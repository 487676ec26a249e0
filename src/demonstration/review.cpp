// Tells of reviews: each is registered once; what it recommended came in as inputs. See event.hpp.
#include "demonstration/event.hpp"
#include "reviews/actions.hpp"

namespace radslag::demonstration {

namespace {

reviews::Review review_of(ledger::Act& act, const Stage& stage, const Record& record,
                          Circle circle) {
    const Fields& fields = record.fields;
    const auto body = stage.body(circle);
    reviews::Review review{
        .body = body,
        .audience = bodies::audience(act.session(), bodies::Visibility::is_public, body)};
    review.id = stage.id<reviews::ReviewId>("review", fields.get("key"));
    const auto kind = reviews::kinds.parse(fields.get("kind"));
    if (!kind)
        misprint(record.origin, "a review is a review, an evaluation or a study");
    review.kind = *kind;
    review.title = record.title;
    review.organisation = organisation(act, stage, fields.get("from"), record.origin);
    review.year =
        static_cast<int>(add_days(stage.today(), days_of(fields.get("day"), record.origin)).year());
    review.source = fields.maybe("source");
    review.text = record.text;
    if (fields.has("matter"))
        review.matter = stage.shared_id<matters::MatterId>("matter", fields.get("matter"));
    return review;
}

} // namespace

void tell_reviews(const Telling& telling, const std::vector<Record>& records) {
    const Stage& stage = telling.stage;
    for (const Record& record : records) {
        const std::string key(record.fields.get("key"));
        const auto id = stage.id<reviews::ReviewId>("review", key);
        const Circle circle = circle_named(record.fields.get("circle"), record.origin);
        const Day day = add_days(stage.today(), days_of(record.fields.get("day"), record.origin));
        const auto by = stage.maybe_person(record.fields, "by", record.origin);
        telling.add({hour_of(day, key), by ? std::string(by->text()) : "demo", "review.add",
                     "review", std::string(id.text()),
                     [stage, &record, circle](ledger::Act& act) -> Result<void> {
                         reviews::record(act, review_of(act, stage, record, circle));
                         return {};
                     }});
    }
}

} // namespace radslag::demonstration
