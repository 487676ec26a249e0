// The gists of inputs in the database, and inputs that are alike by them: found by an index over
// their longest words, never by comparing with all.
#pragma once

#include "inputs/likeness.hpp"
#include "inputs/reading_store.hpp"

namespace radslag::inputs::store {

/// Keeps what a new input says. `made_with` names the analyser.
void add_gist(db::Session& session, InputId input, const search::Gist& gist,
              std::string_view made_with);
/// Keeps what an input says in place of what was kept of it, if anything was.
void renew_gist(db::Session& session, InputId input, const search::Gist& gist,
                std::string_view made_with);

/// A text whose gist is missing, or was made with another analyser.
struct Ungisted {
    InputId id;
    std::string text;
};
/// At most `most` of them, whose ids come after `after`, by id.
std::vector<Ungisted> ungisted(db::Session& session, std::string_view made_with,
                               std::string_view after, std::int64_t most);

/// What has come in since gists were last kept: inputs by number, and from which to which number.
struct ComeIn {
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::vector<Ungisted> inputs;
};
ComeIn come_in(db::Session& session, std::int64_t most);
/// Says that gists are kept up to that number; false when another has said so meanwhile.
bool move_reach(db::Session& session, std::int64_t from, std::int64_t to);

/// The inputs that say the same as this one and that the reader may read, the likest first; at most
/// eight. Withdrawn and merged ones are left out. Of one that the reader may not read: nothing.
std::vector<ShownAlike> alike(db::Session& session, const Reader& reader, InputId input);

} // namespace radslag::inputs::store
