// SQL of what inputs have in common; see likeness_store.hpp.
#include "inputs/likeness_store.hpp"

#include <algorithm>
#include <map>

namespace radslag::inputs::store {

namespace {

using search::Gist;

constexpr std::size_t most_indexed = 16;   ///< stems of one input
constexpr std::int64_t most_sharing = 100; ///< inputs looked at for one stem
constexpr std::size_t most_compared = 48;
constexpr std::size_t most_shown = 8;

constexpr db::Statement delete_stem = {"input_stem.delete",
                                       "DELETE FROM input_stem WHERE stem = $1 AND input = $2"};
constexpr db::Statement insert_stem = {
    "input_stem.insert",
    "INSERT INTO input_stem (stem, input) VALUES ($1, $2) ON CONFLICT (stem, input) DO NOTHING"};
constexpr db::Statement insert_gist = {
    "input_gist.insert",
    "INSERT INTO input_gist (input, stems, made_with) VALUES ($1, $2, $3) ON CONFLICT (input) DO "
    "UPDATE SET stems = excluded.stems, made_with = excluded.made_with"};
constexpr db::Statement select_gist = {"input_gist.get",
                                       "SELECT stems FROM input_gist WHERE input = $1"};
constexpr db::Statement select_readable_gist = {
    "input_gist.readable", "SELECT g.stems FROM input_gist g JOIN input_reader r ON r.input = "
                           "g.input AND r.reader = $2 WHERE g.input = $1"};
constexpr db::Statement select_ungisted = {
    "input_gist.missing",
    "SELECT i.id, i.text FROM input i WHERE i.id > $2 AND NOT EXISTS (SELECT 1 FROM input_gist g "
    "WHERE g.input = i.id AND g.made_with = $1) ORDER BY i.id LIMIT $3"};
constexpr db::Statement select_come_in = {
    "input_gist.come_in", "SELECT r.number, i.number, i.id, i.text FROM input_gist_reach r JOIN "
                          "input i ON i.number > r.number ORDER BY i.number LIMIT $1"};
constexpr db::Statement update_reach = {
    "input_gist_reach.move", "UPDATE input_gist_reach SET number = $2 WHERE number = $1"};
// In the order of the index, so that inputs that share several common stems meet under each.
constexpr db::Statement select_sharing = {
    "input_stem.sharing",
    "SELECT s.input FROM input_stem s WHERE s.stem = $1 AND s.input <> $2 ORDER BY s.input LIMIT "
    "$3"};
constexpr db::Statement select_candidate = {
    "input_gist.candidate",
    "SELECT g.stems, i.number, coalesce(i.title, i.text), coalesce(o.name, ''), i.state "
    "FROM input_gist g JOIN input i ON i.id = g.input JOIN input_reader r ON r.input = i.id AND "
    "r.reader = $2 LEFT JOIN organisation o ON o.id = i.organisation WHERE g.input = $1 AND "
    "i.withdrawn_at IS NULL AND i.merged_into IS NULL AND i.split_at IS NULL"};

std::string joined(const std::vector<std::string>& stems) {
    std::string all;
    for (const std::string& stem : stems)
        all.append(all.empty() ? "" : " ").append(stem);
    return all;
}

Gist gist_in(std::string_view stems) {
    Gist gist;
    while (!stems.empty()) {
        const auto end = std::min(stems.find(' '), stems.size());
        gist.stems.emplace_back(stems.substr(0, end));
        stems.remove_prefix(std::min(end + 1, stems.size()));
    }
    return gist;
}

/// The stems by which it is found: the longest.
std::vector<std::string> indexed(Gist gist) {
    std::ranges::stable_sort(gist.stems, std::ranges::greater(), &std::string::size);
    gist.stems.resize(std::min(gist.stems.size(), most_indexed));
    return std::move(gist.stems);
}

/// The inputs that share most with this one; a stem that fewer share says more.
std::vector<std::string> candidates(db::Session& session, InputId input, const Gist& gist) {
    std::map<std::string, double> shared;
    for (const std::string& stem : indexed(gist)) {
        std::vector<std::string> sharing;
        session.query(select_sharing, {stem, input, most_sharing},
                      [&](const db::Row& row) { sharing.push_back(row.string(0)); });
        for (const std::string& each : sharing)
            shared[each] += 1.0 / (1.0 + static_cast<double>(sharing.size()));
    }
    std::vector<std::pair<double, std::string>> ranked;
    for (const auto& [id, weight] : shared)
        ranked.emplace_back(weight, id);
    std::ranges::sort(ranked, std::ranges::greater());
    ranked.resize(std::min(ranked.size(), most_compared));
    std::vector<std::string> ids;
    for (auto& [weight, id] : ranked)
        ids.push_back(std::move(id));
    return ids;
}

void write_later(db::Session& session, const db::Statement& statement,
                 std::initializer_list<db::Parameter> parameters) {
    session.query_later(statement, {parameters.begin(), parameters.size()}, [](const db::Row&) {});
}

} // namespace

void add_gist(db::Session& session, InputId input, const Gist& gist, std::string_view made_with) {
    for (const std::string& stem : indexed(gist))
        write_later(session, insert_stem, {stem, input});
    write_later(session, insert_gist, {input, joined(gist.stems), made_with});
}

void renew_gist(db::Session& session, InputId input, const Gist& gist, std::string_view made_with) {
    if (const auto before = session.text(select_gist, {input}))
        for (const std::string& stem : indexed(gist_in(*before)))
            write_later(session, delete_stem, {stem, input});
    add_gist(session, input, gist, made_with);
}

std::vector<Ungisted> ungisted(db::Session& session, std::string_view made_with,
                               std::string_view after, std::int64_t most) {
    std::vector<Ungisted> found;
    session.query(select_ungisted, {made_with, after, most}, [&](const db::Row& row) {
        found.push_back({row.id<InputId>(0), row.string(1)});
    });
    return found;
}

ComeIn come_in(db::Session& session, std::int64_t most) {
    ComeIn found;
    session.query(select_come_in, {most}, [&](const db::Row& row) {
        found.from = row.integer(0);
        found.to = row.integer(1);
        found.inputs.push_back({row.id<InputId>(2), row.string(3)});
    });
    return found;
}

bool move_reach(db::Session& session, std::int64_t from, std::int64_t to) {
    return session.execute(update_reach, {from, to}) == 1;
}

std::vector<ShownAlike> alike(db::Session& session, const Reader& reader, InputId input) {
    const auto stems = session.text(select_readable_gist, {input, reader.key});
    if (!stems)
        return {};
    const Gist gist = gist_in(*stems);
    std::vector<ShownAlike> found;
    for (const std::string& id : candidates(session, input, gist))
        session.query(select_candidate, {id, reader.key}, [&](const db::Row& row) {
            const double like = likeness(gist, gist_in(row.text(0)));
            if (like >= alike_from)
                found.push_back({*InputId::parse(id), row.integer(1), row.string(2), row.string(3),
                                 states.parse(row.text(4)).value_or(State::unanswered), like});
        });
    std::ranges::stable_sort(found, std::ranges::greater(), &ShownAlike::likeness);
    if (found.size() > most_shown)
        found.erase(found.begin() + most_shown, found.end());
    return found;
}

} // namespace radslag::inputs::store
