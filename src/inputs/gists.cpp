// See gists.hpp. Numbers are given in the order of commits, each after all below it: whoever sees
// one sees those below, and nothing is passed over.
#include "inputs/gists.hpp"

#include "inputs/likeness_store.hpp"

namespace radslag::inputs {

namespace {

constexpr std::size_t at_once = 400;

/// Names how gists are made now; another name makes all of them anew.
std::string_view analysed() {
    return search::analyser().knows_words() ? "1, with words" : "1";
}

std::vector<search::Gist> gists_of(const std::vector<store::Ungisted>& inputs) {
    std::vector<search::Gist> gists;
    gists.reserve(inputs.size());
    for (const store::Ungisted& each : inputs)
        gists.push_back(search::gist_of(search::analyser(), each.text));
    return gists;
}

} // namespace

Result<std::size_t> keep_new_gists(db::Database& database) {
    const auto come_in =
        database.reading([](db::Session& session) { return store::come_in(session, at_once); });
    if (come_in.inputs.empty())
        return std::size_t{0};
    const auto gists = gists_of(come_in.inputs);
    const auto kept = database.write(
        [&](db::Session& session) -> Result<void> {
            if (!store::move_reach(session, come_in.from, come_in.to))
                return {}; // somebody else has kept these
            for (std::size_t i = 0; i < gists.size(); ++i)
                store::add_gist(session, come_in.inputs[i].id, gists[i], analysed());
            return {};
        },
        db::Isolation::derived);
    if (!kept)
        return tl::unexpected<Error>(kept.error());
    return gists.size();
}

Result<void> catch_up_gists(db::Database& database) {
    while (true) {
        const auto kept = keep_new_gists(database);
        if (!kept)
            return tl::unexpected<Error>(kept.error());
        if (*kept == 0)
            return {};
    }
}

Result<std::optional<std::string>> renew_gists(db::Database& database, std::string_view after) {
    const auto missing = database.reading(
        [&](db::Session& session) { return store::ungisted(session, analysed(), after, at_once); });
    const auto gists = gists_of(missing);
    const auto kept = database.write([&](db::Session& session) -> Result<void> {
        for (std::size_t i = 0; i < missing.size(); ++i)
            store::renew_gist(session, missing[i].id, gists[i], analysed());
        return {};
    });
    if (!kept)
        return tl::unexpected<Error>(kept.error());
    if (missing.size() < at_once)
        return std::nullopt;
    return std::string(missing.back().id.text());
}

jobs::Following keeping_gists() {
    return {[](db::Database& database) -> Result<jobs::Went> {
                const auto kept = keep_new_gists(database);
                if (!kept)
                    return tl::unexpected<Error>(kept.error());
                return *kept == at_once ? jobs::Went::further
                       : *kept > 0      ? jobs::Went::to_the_end
                                        : jobs::Went::nowhere;
            },
            "the words of inputs could not be kept"};
}

} // namespace radslag::inputs
