// SQL of reviews; see store.hpp.
#include "reviews/store.hpp"

#include "platform/db/joined.hpp"
#include "platform/db/named.hpp"
#include "platform/text/fold.hpp"
#include "reviews/rows.hpp"

namespace radslag::reviews::store {

namespace {

using ledger::Write;

constexpr Write insert_review = {
    "review",
    {"review.insert",
     "INSERT INTO review (id, version, kind, title, sort_key, organisation, year, source, "
     "document, text, body, matter, audience) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, "
     "$11, $12) RETURNING *"}};

constexpr db::Sql tally =
    " count(i.id) FILTER (WHERE i.kind = 'recommendation'), count(i.id) FILTER (WHERE i.kind = "
    "'lesson'), count(i.id) FILTER (WHERE i.reach = 'every'), count(i.id) FILTER (WHERE i.reach = "
    "'some'), count(i.id) FILTER (WHERE i.reach = 'only_one'), count(i.id) FILTER (WHERE i.reach = "
    "'nobody'), count(i.id) FILTER (WHERE i.state = 'closed')";
constexpr db::Sql counted_inputs =
    " LEFT JOIN input i ON i.review = v.id AND i.kind IN ('recommendation', 'lesson') AND "
    "i.merged_into IS NULL AND i.withdrawn_at IS NULL AND EXISTS (SELECT 1 FROM input_reader y "
    "WHERE y.input = i.id AND y.reader = $1)";
// $1 reader, $2 most, $3 skip. The page first, so that only its own recommendations are counted.
constexpr db::Sql listed =
    " FROM (SELECT w.id, w.kind, w.title, w.sort_key, w.organisation, w.year FROM review w JOIN "
    "audience_reader r ON r.audience = w.audience AND r.reader = $1 ";
constexpr db::Sql page = " LIMIT $2 OFFSET $3) AS v LEFT JOIN organisation o ON o.id = "
                         "v.organisation";
constexpr db::Sql list_columns = "SELECT v.id, v.kind, v.title, o.id, o.name, v.year,";
constexpr db::Sql grouped = " GROUP BY v.id, v.kind, v.title, v.sort_key, v.year, o.id, o.name";
constexpr db::Statement by_year_down = {
    "reviews.by_year_down",
    db::joined<list_columns, tally, listed, "ORDER BY w.year DESC NULLS LAST, w.id DESC", page,
               counted_inputs, grouped, " ORDER BY v.year DESC NULLS LAST, v.id DESC">};
constexpr db::Statement by_year = {
    "reviews.by_year",
    db::joined<list_columns, tally, listed, "ORDER BY w.year NULLS LAST, w.id", page,
               counted_inputs, grouped, " ORDER BY v.year NULLS LAST, v.id">};
constexpr db::Statement by_title = {
    "reviews.by_title", db::joined<list_columns, tally, listed, "ORDER BY w.sort_key, w.id", page,
                                   counted_inputs, grouped, " ORDER BY v.sort_key, v.id">};
constexpr db::Statement by_title_down = {
    "reviews.by_title_down",
    db::joined<list_columns, tally, listed, "ORDER BY w.sort_key DESC, w.id DESC", page,
               counted_inputs, grouped, " ORDER BY v.sort_key DESC, v.id DESC">};
constexpr db::Statement count_reviews = {
    "reviews.count", "SELECT count(*) FROM (SELECT 1 FROM review v JOIN audience_reader r ON "
                     "r.audience = v.audience AND r.reader = $1 LIMIT 201) AS found"};
constexpr db::Statement select_titles = {
    "reviews.titles", "SELECT v.id, v.title FROM review v JOIN audience_reader r ON r.audience = "
                      "v.audience AND r.reader = $1 ORDER BY v.sort_key, v.id LIMIT 500"};
constexpr db::Statement select_review = {
    "review_page.get",
    "SELECT v.kind, v.title, o.id, o.name, v.year, v.source, d.id, d.name, v.text, b.id, b.name, "
    "b.demonstration, x.id, x.title FROM review v JOIN audience_reader r ON r.audience = "
    "v.audience AND r.reader = $2 JOIN body b ON b.id = v.body LEFT JOIN organisation o ON o.id = "
    "v.organisation LEFT JOIN document d ON d.id = v.document AND EXISTS (SELECT 1 FROM "
    "document_reader y WHERE y.document = d.id AND y.reader = $2) LEFT JOIN matter x ON x.id = "
    "v.matter AND EXISTS (SELECT 1 FROM audience_reader y WHERE y.audience = x.audience AND "
    "y.reader = $2) WHERE v.id = $1"};
constexpr db::Statement select_tally = {
    "review_page.tally",
    db::joined<"SELECT", tally, " FROM review v", counted_inputs, " WHERE v.id = $2">};

Tally tally_at(const db::Row& row, int column) {
    return {row.integer(column),     row.integer(column + 1), row.integer(column + 2),
            row.integer(column + 3), row.integer(column + 4), row.integer(column + 5),
            row.integer(column + 6)};
}

const db::Statement& statement_for(Order order, bool descending) {
    if (order == Order::title)
        return descending ? by_title_down : by_title;
    return descending ? by_year_down : by_year;
}

} // namespace

void insert(ledger::Act& act, const Review& review) {
    const auto key = text::sort_key(review.title);
    act.write(insert_review, {review.id, kinds.text(review.kind), review.title, std::span(key),
                              review.organisation, review.year, review.source, review.document,
                              review.text, review.body, review.matter, review.audience});
}

void reviews(db::Session& session, const Reader& reader, Order order, bool descending,
             const db::Slice& slice, const std::function<void(const ListedReview&)>& each) {
    session.query(statement_for(order, descending), {reader.key, slice.most, slice.skip},
                  [&](const db::Row& row) {
                      ListedReview review{.id = row.id<ReviewId>(0)};
                      review.kind = kinds.require(row.text(1));
                      review.title = row.string(2);
                      review.organisation = db::named_at<NamedId>(row, 3);
                      review.year = year_at(row, 5);
                      review.tally = tally_at(row, 6);
                      each(review);
                  });
}

std::int64_t count(db::Session& session, const Reader& reader) {
    return session.integer(count_reviews, {reader.key}).value_or(0);
}

std::vector<NamedId> titles(db::Session& session, const Reader& reader) {
    std::vector<NamedId> found;
    session.query(select_titles, {reader.key}, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(1)});
    });
    return found;
}

std::optional<ShownReview> review(db::Session& session, const Reader& reader, ReviewId id) {
    std::optional<ShownReview> shown;
    session.query(select_review, {id, reader.key}, [&](const db::Row& row) {
        shown.emplace(ShownReview{.id = id});
        shown->kind = kinds.require(row.text(0));
        shown->title = row.string(1);
        shown->organisation = db::named_at<NamedId>(row, 2);
        shown->year = year_at(row, 4);
        shown->source = row.optional_text(5);
        shown->document = db::named_at<NamedId>(row, 6);
        shown->text = row.optional_text(8);
        shown->body = {row.string(9), row.string(10)};
        shown->demonstration = row.integer(11) != 0;
        shown->matter = db::named_at<NamedId>(row, 12);
    });
    if (shown)
        session.query(select_tally, {reader.key, id},
                      [&](const db::Row& row) { shown->tally = tally_at(row, 0); });
    return shown;
}

} // namespace radslag::reviews::store
