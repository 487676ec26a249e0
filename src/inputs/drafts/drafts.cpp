// See drafts.hpp.
#include "inputs/drafts/drafts.hpp"

#include "inputs/actions.hpp"
#include "inputs/drafts/store.hpp"
#include "inputs/editing/acting.hpp"
#include "platform/auth/secrets.hpp"

#include <algorithm>

namespace radslag::inputs::drafts {

namespace {

using store::Sharing;

constexpr std::chrono::days kept_when_sent{30};
constexpr std::chrono::hours kept_for_a_form{24};

/// One for each organisation that the caller acts for as a party.
std::vector<Sharing> sharings_of(db::Session& session, const auth::Caller& caller) {
    std::vector<Sharing> all;
    for (const auth::Grant& grant : caller.grants) {
        if (grant.party.empty() || !auth::carries(grant.role, auth::Right::send_inputs))
            continue;
        auto found = store::sharing(session, grant.party);
        if (found && std::ranges::find(all, found->organisation.id, [](const Sharing& each) {
                         return each.organisation.id;
                     }) == all.end())
            all.push_back(std::move(*found));
    }
    return all;
}

bool is_shared_with(const std::vector<Sharing>& sharings, std::string_view organisation) {
    return std::ranges::any_of(
        sharings, [&](const Sharing& each) { return each.organisation.id == organisation; });
}

std::optional<Sharing> chosen(const std::vector<Sharing>& sharings, const Fields& fields) {
    for (const std::string_view field : {"organisation_is", "organisation"}) {
        const std::string_view named = words_in(fields, field);
        const auto found = std::ranges::find_if(
            sharings, [&](const Sharing& each) { return each.organisation.id == named; });
        if (found != sharings.end())
            return *found;
        if (!named.empty())
            return std::nullopt;
    }
    return sharings.size() == 1 ? std::optional(sharings.front()) : std::nullopt;
}

std::vector<Draft> lying_with(db::Session& session, const auth::Caller& caller,
                              const std::optional<Sharing>& sharing) {
    return sharing ? store::of_organisation(session, sharing->organisation.id)
                   : store::of_person(session, caller.person);
}

/// Why a draft cannot be changed in this version; nothing when it can.
std::optional<tl::unexpected<Error>> hindrance(const std::optional<Draft>& found,
                                               std::int64_t version) {
    if (!found)
        return not_yours();
    if (found->version != version || found->sent_as)
        return saved_by_another();
    return std::nullopt;
}

} // namespace

std::string_view words_in(std::span<const Field> fields, std::string_view name) {
    const auto found = std::ranges::find(fields, name, &Field::name);
    return found == fields.end() ? std::string_view() : std::string_view(found->words);
}

std::string line_of(std::span<const Field> fields) {
    const std::string_view title = words_in(fields, "title");
    return std::string(title.empty() ? words_in(fields, "text") : title);
}

std::vector<NamedId> sharing_organisations(db::Session& session, const auth::Caller& caller) {
    std::vector<NamedId> all;
    for (Sharing& each : sharings_of(session, caller))
        all.push_back(std::move(each.organisation));
    return all;
}

std::vector<Draft> drafts_of(db::Session& session, const auth::Caller& caller) {
    if (!caller.is_known())
        return {};
    auto all = store::of_person(session, caller.person);
    for (const Sharing& each : sharings_of(session, caller))
        std::ranges::move(store::of_organisation(session, each.organisation.id),
                          std::back_inserter(all));
    std::ranges::stable_sort(all, std::ranges::greater(), &Draft::written_at);
    return all;
}

std::optional<Draft> draft(db::Session& session, const auth::Caller& caller, DraftId id) {
    auto found = caller.is_known() ? store::draft(session, id) : std::nullopt;
    if (!found)
        return std::nullopt;
    const bool is_own = found->draft.of
                            ? is_shared_with(sharings_of(session, caller), found->draft.of->id)
                            : found->begun_by == caller.person;
    return is_own ? std::optional(std::move(found->draft)) : std::nullopt;
}

std::vector<attachments::File> files_of(db::Session& session, DraftId id) {
    return store::files_of(session, id);
}

std::optional<attachments::File> readable_file(db::Session& session, const auth::Caller& caller,
                                               attachments::AttachmentId id) {
    const auto found = store::file(session, id);
    return found && draft(session, caller, found->draft) ? std::optional(found->file)
                                                         : std::nullopt;
}

namespace {

Result<void> change(db::Session& session, DraftId id, const FileChange& change) {
    for (const attachments::AttachmentId file : change.dropped)
        store::erase_file(session, id, file);
    for (const attachments::File& file : change.added)
        store::insert_file(session, id, file);
    if (store::files_of(session, id).size() > attachments::most_files)
        return wrong_field("files",
                           Message{"At most {0} files can be sent with an input. Take some "
                                   "away, or put them into one.",
                                   {std::to_string(attachments::most_files)}});
    return {};
}

std::optional<DraftId> waiting_under(db::Session& session, std::string_view key) {
    return key.empty() ? std::nullopt : store::waiting(session, auth::digest_of(key));
}

} // namespace

Result<void> change_files(db::Database& database, const auth::Caller& caller, DraftId id,
                          const FileChange& files) {
    return database.write([&](db::Session& session) -> Result<void> {
        const auto found = draft(session, caller, id);
        if (!found)
            return not_yours();
        if (found->sent_as)
            return saved_by_another();
        return change(session, id, files);
    });
}

Result<std::string> change_waiting_files(db::Database& database, std::string_view key,
                                         const FileChange& files) {
    return database.writing([&](db::Session& session) -> Result<std::string> {
        std::string held(key);
        auto id = waiting_under(session, key);
        if (!id) {
            held = auth::new_token();
            id = DraftId::make();
            store::insert_waiting(session, *id, auth::digest_of(held));
        }
        if (const auto done = change(session, *id, files); !done)
            return tl::unexpected<Error>(done.error());
        return held;
    });
}

std::vector<attachments::File> waiting_files(db::Session& session, std::string_view key) {
    const auto id = waiting_under(session, key);
    return id ? store::files_of(session, *id) : std::vector<attachments::File>();
}

Result<void> forget_waiting(db::Database& database, std::string_view key) {
    if (key.empty())
        return {};
    return database.write([&](db::Session& session) -> Result<void> {
        if (const auto id = waiting_under(session, key)) {
            store::erase_files(session, *id);
            store::erase_waiting(session, *id);
        }
        return {};
    });
}

Result<DraftId> begin(db::Database& database, const auth::Caller& caller, const Fields& fields,
                      std::string_view key) {
    if (!caller.is_known())
        return failure(ErrorCode::forbidden, "Sign in first. Then do it again.");
    return database.writing([&](db::Session& session) -> Result<DraftId> {
        const auto sharing = chosen(sharings_of(session, caller), fields);
        if (lying_with(session, caller, sharing).size() >= most_drafts)
            return failure(ErrorCode::too_many,
                           "{0} drafts lie here already. Send some of them, or throw them away.",
                           {std::to_string(most_drafts)});
        const DraftId id = DraftId::make();
        store::insert(session, id, sharing ? std::optional(sharing->party) : std::nullopt,
                      caller.person, fields);
        if (const auto waiting = waiting_under(session, key)) {
            store::move_files(session, *waiting, id);
            store::erase_waiting(session, *waiting);
        }
        return id;
    });
}

void lay(db::Session& session, DraftId id, const std::optional<bodies::PartyId>& party,
         people::PersonId person, const Fields& fields) {
    store::insert(session, id, party, person.text(), fields);
}

Result<void> keep(db::Database& database, const auth::Caller& caller, DraftId id,
                  std::int64_t version, const Fields& fields) {
    return database.write([&](db::Session& session) -> Result<void> {
        if (const auto not_now = hindrance(draft(session, caller, id), version))
            return *not_now;
        if (!store::update(session, id, version, caller.person, fields))
            return saved_by_another();
        return {};
    });
}

Result<Sent> send(db::Database& database, const auth::Caller& caller, DraftId id,
                  std::int64_t version, const Fields& fields, const std::optional<Spoken>& spoken,
                  const InputEdit& edit) {
    return database.writing([&](db::Session& session) -> Result<Sent> {
        if (const auto not_now = hindrance(draft(session, caller, id), version))
            return *not_now;
        InputEdit whole = edit;
        whole.files = store::files_of(session, id);
        const auto sent = send_in(session, caller, spoken, whole);
        if (!sent)
            return sent;
        store::erase_files(session, id);
        if (!store::update(session, id, version, caller.person, fields) ||
            !store::set_sent(session, id, sent->id))
            return saved_by_another();
        return sent;
    });
}

namespace {

/// Removes from the disk what nothing needs any more.
void remove_unneeded(db::Database& database, const documents::Files& files,
                     const std::vector<attachments::File>& gone) {
    for (const attachments::File& file : gone)
        if (!database.reading(
                [&](db::Session& session) { return attachments::is_needed(session, file.sha256); }))
            files.remove(file.sha256);
}

} // namespace

Result<void> discard(db::Database& database, const documents::Files& files,
                     const auth::Caller& caller, DraftId id, std::int64_t version) {
    std::vector<attachments::File> gone;
    const auto done = database.write([&](db::Session& session) -> Result<void> {
        if (const auto not_now = hindrance(draft(session, caller, id), version))
            return *not_now;
        gone = store::files_of(session, id);
        store::erase_files(session, id);
        if (!store::erase(session, id, version))
            return saved_by_another();
        return {};
    });
    if (done)
        remove_unneeded(database, files, gone);
    return done;
}

Result<void> forget_old(db::Database& database, const documents::Files& files) {
    std::vector<attachments::File> gone;
    const auto done = database.write([&](db::Session& session) -> Result<void> {
        gone.clear();
        store::erase_sent_before(session, session.now() - kept_when_sent);
        for (const DraftId id : store::waiting_since(session, session.now() - kept_for_a_form)) {
            for (attachments::File& file : store::files_of(session, id))
                gone.push_back(std::move(file));
            store::erase_files(session, id);
            store::erase_waiting(session, id);
        }
        return {};
    });
    if (done)
        remove_unneeded(database, files, gone);
    return done;
}

} // namespace radslag::inputs::drafts
