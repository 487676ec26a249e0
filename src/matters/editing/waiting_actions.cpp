// Which promises wait for a milestone; see editing.hpp.
#include "matters/editing/store.hpp"
#include "platform/search/gist.hpp"

#include <algorithm>

namespace radslag::matters {

namespace {

search::Gist gist_of(const EditableMilestone& milestone) {
    return search::gist_of(search::analyser(), milestone.matter_title + ". " + milestone.edit.text);
}

} // namespace

std::vector<WaitingPromise> promises_for(db::Session& session, const auth::Caller& caller,
                                         const EditableMilestone& milestone) {
    const search::Gist about = gist_of(milestone);
    std::vector<WaitingPromise> all;
    for (auto& each : commitments::waiting(session, caller, milestone.id)) {
        auto because = search::words_shared(search::analyser(), each.due_words, about);
        for (auto& word : search::words_shared(search::analyser(), each.text, about))
            if (std::ranges::find(because, word) == because.end())
                because.push_back(std::move(word));
        all.push_back({std::move(each), std::move(because)});
    }
    std::ranges::stable_sort(all, [](const WaitingPromise& one, const WaitingPromise& other) {
        if (one.promise.is_tied != other.promise.is_tied)
            return one.promise.is_tied;
        return one.because.size() > other.because.size();
    });
    const auto tied =
        std::ranges::count_if(all, [](const WaitingPromise& each) { return each.promise.is_tied; });
    if (all.size() > most_proposed + static_cast<std::size_t>(tied))
        all.erase(all.begin() + tied + static_cast<long>(most_proposed), all.end());
    return all;
}

Result<std::int64_t> tie_promises(db::Database& database, const auth::Caller& caller,
                                  MilestoneId milestone, std::int64_t version,
                                  const std::vector<std::string>& promises) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto before = editable_milestone(session, caller, milestone);
        if (!before)
            return failure(ErrorCode::not_found,
                           "What you look for is not here, or you may not see it.");
        if (before->version != version)
            return failure(ErrorCode::conflict, "Somebody else has saved this meanwhile.");
        ledger::Act act(session, caller.person, "milestone.waiting", milestone.text());
        for (const auto& each : commitments::waiting(session, caller, milestone)) {
            const bool wanted = std::ranges::find(promises, each.id.text()) != promises.end();
            if (wanted == each.is_tied)
                continue;
            if (auto done = commitments::tie(act, each.id, milestone, wanted); !done)
                return tl::unexpected<Error>(done.error());
        }
        editing_store::touch(act, milestone);
        return act.append();
    });
}

} // namespace radslag::matters
