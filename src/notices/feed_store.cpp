// SQL of feeds; see feed_store.hpp. When what the public reads was touched stands in open_change,
// which src/opendata keeps up.
#include "notices/feed_store.hpp"

#include "platform/db/joined.hpp"

#include <algorithm>
#include <array>

namespace radslag::notices::store {

namespace {

// $1 whose (the scope's id), $2 most. A thousand are looked at, whatever the register holds.
constexpr db::Sql latest = "SELECT x.id, n.time FROM (SELECT c.record AS record, c.time AS time "
                           "FROM open_change c WHERE c.collection = '";
constexpr db::Sql of_table = "' ORDER BY c.time DESC, c.record DESC LIMIT 1000) AS n JOIN ";
constexpr db::Sql by_id = " x ON x.id = n.record WHERE ";
constexpr db::Sql in_order = " ORDER BY n.time DESC, x.id DESC LIMIT $2";
constexpr db::Sql all = "CAST($1 AS TEXT) IS NOT NULL";
constexpr db::Sql none = "CAST($1 AS TEXT) IS NULL";

template <db::Sql collection, db::Sql table, db::Sql sifted>
constexpr std::string_view latest_of =
    db::joined<latest, collection, of_table, table, by_id, sifted, in_order>;

/// By the kinds of scopes, in their order.
using ByScope = std::array<db::Statement, 5>;
template <db::Sql sifted>
constexpr std::string_view latest_meetings = latest_of<"meetings", "meeting", sifted>;
constexpr ByScope meetings_of = {
    {{"feed.meetings", latest_meetings<all>},
     {"feed.meetings_of_body", latest_meetings<"x.body = $1">},
     {"feed.meetings_of_region",
      latest_meetings<"EXISTS (SELECT 1 FROM attendance a WHERE a.meeting = x.id AND "
                      "a.organisation = $1)">},
     {"feed.meetings_of_person",
      latest_meetings<
          "EXISTS (SELECT 1 FROM attendance a WHERE a.meeting = x.id AND a.person = $1)">},
     {"feed.meetings_of_matter",
      latest_meetings<
          "EXISTS (SELECT 1 FROM reference f WHERE f.meeting = x.id AND f.matter = $1)">}}};
template <db::Sql sifted>
constexpr std::string_view latest_inputs = latest_of<"inputs", "input", sifted>;
constexpr ByScope inputs_of = {{{"feed.inputs", latest_inputs<all>},
                                {"feed.inputs_of_body", latest_inputs<"x.body = $1">},
                                {"feed.inputs_of_region", latest_inputs<"x.organisation = $1">},
                                {"feed.inputs_of_person", latest_inputs<"x.person = $1">},
                                {"feed.inputs_of_matter", latest_inputs<"x.matter = $1">}}};
template <db::Sql sifted>
constexpr std::string_view latest_commitments = latest_of<"commitments", "commitment", sifted>;
constexpr ByScope commitments_of = {
    {{"feed.commitments", latest_commitments<all>},
     {"feed.commitments_of_body", latest_commitments<"x.body = $1">},
     {"feed.commitments_of_region", latest_commitments<"x.organisation = $1">},
     {"feed.commitments_of_person",
      latest_commitments<"EXISTS (SELECT 1 FROM commitment_person s WHERE s.commitment = x.id AND "
                         "s.person = $1)">},
     {"feed.commitments_of_matter",
      latest_commitments<"EXISTS (SELECT 1 FROM milestone s WHERE s.id = x.due_milestone AND "
                         "s.matter = $1)">}}};
template <db::Sql sifted>
constexpr std::string_view latest_documents = latest_of<"documents", "document", sifted>;
constexpr ByScope documents_of = {{{"feed.documents", latest_documents<all>},
                                   {"feed.documents_of_body", latest_documents<"x.body = $1">},
                                   {"feed.documents_of_region", latest_documents<none>},
                                   {"feed.documents_of_person", latest_documents<none>},
                                   {"feed.documents_of_matter", latest_documents<none>}}};

constexpr db::Statement select_meeting = {
    "feed.meeting",
    "SELECT b.demonstration, m.title, b.name, m.day, m.state FROM meeting m JOIN audience_reader r "
    "ON r.audience = m.audience AND r.reader = $2 JOIN body b ON b.id = m.body WHERE m.id = $1"};
constexpr db::Statement select_input = {
    "feed.input",
    "SELECT coalesce(b.demonstration, 0), i.number, coalesce(i.title, i.text), o.name, i.state, "
    "u.kind, coalesce(u.text, i.text) FROM input i JOIN input_reader r ON r.input = i.id AND "
    "r.reader = $2 LEFT JOIN body b ON b.id = i.body LEFT JOIN organisation o ON o.id = "
    "i.organisation LEFT JOIN input_use u ON u.id = (SELECT l.id FROM input_use l WHERE l.input = "
    "coalesce(i.merged_into, i.id) AND NOT EXISTS (SELECT 1 FROM input_use_withdrawal w WHERE "
    "w.input_use = l.id) ORDER BY l.said_at DESC, l.step DESC LIMIT 1) WHERE i.id = $1"};
constexpr db::Statement select_commitment = {
    "feed.commitment",
    "SELECT b.demonstration, c.text, CASE WHEN p.protected = 1 OR EXISTS (SELECT 1 FROM "
    "commitment_person s "
    "JOIN person q ON q.id = s.person WHERE s.commitment = c.commitment AND q.protected = 1) THEN "
    "o.name ELSE coalesce(p.name, o.name, c.who) END, c.due_words, c.state FROM commitment_reader "
    "c JOIN body b ON b.id = "
    "c.body LEFT JOIN person p ON p.id = c.person LEFT JOIN organisation o ON o.id = "
    "c.organisation WHERE c.commitment = $1 AND c.reader = $2"};
constexpr db::Statement select_document = {
    "feed.document", "SELECT d.demonstration, d.name, b.name FROM document d JOIN document_reader "
                     "r ON r.document = d.id AND r.reader = $2 LEFT JOIN body b ON b.id = d.body "
                     "WHERE d.id = $1"};

using What = decltype(News::what);

What meeting_news_at(const db::Row& row) {
    return MeetingNews{row.string(1), row.string(2), row.optional_day(3),
                       meetings::meeting_states.require(row.text(4))};
}
What input_at(const db::Row& row) {
    InputNews input{row.integer(1), row.string(2), row.string(3)};
    input.state = inputs::states.parse(row.text(4)).value_or(inputs::State::unanswered);
    if (!row.is_null(5))
        input.last = inputs::use_kinds.require(row.text(5));
    input.answer = row.string(6);
    return input;
}
What commitment_at(const db::Row& row) {
    return CommitmentNews{row.string(1), row.string(2), row.string(3), row.text(4) == "done"};
}
What document_at(const db::Row& row) {
    return DocumentNews{row.string(1), row.string(2)};
}

struct Place {
    std::string id;
    Instant changed;
    const db::Statement* one;
    What (*at)(const db::Row& row);
};

} // namespace

std::vector<News> news(db::Session& session, const auth::Reader& reader, const Scope& scope,
                       std::size_t most) {
    std::vector<Place> places;
    const auto find = [&](const ByScope& of, const db::Statement& one, What (*at)(const db::Row&)) {
        session.query(of.at(static_cast<std::size_t>(scope.kind)), {scope.id, most},
                      [&](const db::Row& row) {
                          places.push_back({row.string(0), row.instant(1), &one, at});
                      });
    };
    find(meetings_of, select_meeting, meeting_news_at);
    find(inputs_of, select_input, input_at);
    find(commitments_of, select_commitment, commitment_at);
    find(documents_of, select_document, document_at);
    std::ranges::stable_sort(places, std::ranges::greater(), &Place::changed);
    std::vector<News> found;
    for (const Place& place : places) {
        if (found.size() == most)
            break;
        session.query(*place.one, {place.id, reader.key}, [&](const db::Row& row) {
            found.push_back({place.id, place.changed, row.integer(0) != 0, place.at(row)});
        });
    }
    return found;
}

} // namespace radslag::notices::store
