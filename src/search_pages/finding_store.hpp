// Answers out of the index, cut to what the reader may read when it is asked: the index narrows to
// audiences, and the readers' views decide about each record.
#pragma once

#include "platform/auth/rights.hpp"
#include "search_pages/query.hpp"

#include <functional>

namespace radslag::search_pages::store {

/// As many hits are counted and shown: the newest of those that the reader may read.
inline constexpr std::size_t most_hits = 1000;
/// Of them, the newest are put in order by how well they fit; the others follow by their days.
inline constexpr std::size_t most_ranked = 200;
/// As many entries are looked through for phrases.
inline constexpr std::size_t most_looked_through = 10'000;

/// An entry that has all that is asked for.
struct Candidate {
    std::int64_t id = 0;
    int score = 0; ///< from 1 on where it was scored
};

struct Found {
    std::vector<Candidate> hits; ///< newest first, at most most_hits
    bool is_more = false;        ///< there are more hits than these
    bool is_cut = false;         ///< not all were looked through for phrases
};

/// Tells how well an entry fits, from its stems and the parts of its compounds.
using Score = std::function<int(std::string_view stems, std::string_view parts)>;

/// Without `score` no hit is scored, as by date.
Found found(db::Session& session, const auth::Reader& reader, const Query& query,
            const Narrowing& narrowing, const Score& score = {});

/// Whether the reader may read anything that has all that is asked for; phrases are not looked at.
bool is_anything_found(db::Session& session, const auth::Reader& reader, const Query& query);

/// Something with a name and a page.
struct Link {
    std::string id;
    std::string name;
};

/// A hit as it is shown.
struct Hit {
    Record record;
    std::string page;
    std::optional<Day> day;
    std::string title;
    std::string text;
    std::optional<Link> body;
    std::optional<Link> organisation;
};
/// The entry of a candidate that was found in the same session.
std::optional<Hit> hit(db::Session& session, std::int64_t id);

/// Words of the register that begin so, at most `most`. What the reader may read is not asked.
std::vector<std::string> words_beginning(db::Session& session, std::string_view begun,
                                         std::int64_t most);

/// Bodies and themes, the choices of filters, in Swedish order.
std::vector<Link> bodies(db::Session& session);
std::vector<Link> themes(db::Session& session);

} // namespace radslag::search_pages::store
