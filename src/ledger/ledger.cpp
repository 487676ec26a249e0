// Runs an act's statements, keeps the images of their rows and appends the entry. What a payload
// is comes from draft.hpp, the SQL from store.hpp.
#include "ledger/ledger.hpp"

#include "ledger/consequences.hpp"
#include "ledger/draft.hpp"
#include "ledger/store.hpp"
#include "platform/db/migrations.hpp"

#include <stdexcept>

namespace radslag::ledger {

struct Act::State {
    db::Session& session;
    std::string who, verb, object;
    bool asked_version = false;
    int schema_version = 0;
    Draft draft{};
    bool wrote = false;
    bool appended = false;

    void require_open() const {
        if (appended)
            throw std::logic_error("the act " + verb + " has been appended already");
    }
    /// Asked for with the first statement, and answered before its rows.
    static void ask_version(const std::shared_ptr<State>& state) {
        if (std::exchange(state->asked_version, true))
            return;
        db::schema_version_later(state->session,
                                 [state](int version) { state->schema_version = version; });
    }
};

Act::Act(db::Session& session, std::string_view who, std::string_view verb, std::string_view object)
    : state_(new State{session, std::string(who), std::string(verb), std::string(object)}) {}

Act::~Act() {
    if (!state_->appended && state_->wrote)
        state_->session.forbid_commit("an act wrote rows and was not appended");
}

std::int64_t Act::write(const Write& write, std::initializer_list<db::Parameter> parameters) {
    return this->write(write, db::Parameters(parameters.begin(), parameters.size()));
}

std::int64_t Act::write(const Write& write, db::Parameters parameters) {
    state_->require_open();
    State::ask_version(state_);
    std::int64_t rows = 0;
    state_->session.query(write.statement, parameters, [&](const db::Row& row) {
        state_->draft.keep(write.table, state_->schema_version, row);
        state_->wrote = true;
        ++rows;
    });
    return rows;
}

void Act::add(const Write& write, std::initializer_list<db::Parameter> parameters) {
    add(write, parameters, [](const db::Row&) {});
}

void Act::add(const Write& write, std::initializer_list<db::Parameter> parameters,
              std::function<void(const db::Row&)> told) {
    state_->require_open();
    State::ask_version(state_);
    state_->wrote = true;
    state_->session.query_later(
        write.statement, db::Parameters(parameters.begin(), parameters.size()),
        [state = state_, table = write.table, told = std::move(told)](const db::Row& row) {
            state->draft.keep(table, state->schema_version, row);
            told(row);
        });
}

std::int64_t Act::erase(const Write& write, std::initializer_list<db::Parameter> parameters) {
    state_->require_open();
    std::int64_t rows = 0;
    state_->session.query(write.statement, db::Parameters(parameters.begin(), parameters.size()),
                          [&](const db::Row& row) {
                              state_->draft.keep_gone(write.table, row);
                              state_->wrote = true;
                              ++rows;
                          });
    return rows;
}

void Act::follow() {
    for (const Consequence& consequence : consequences())
        for (const std::string& id : state_->draft.ids_of(consequence.table))
            consequence.follow(*this, id);
    state_->session.settle();
}

std::int64_t Act::append(Following following) {
    state_->require_open();
    state_->session.settle();
    if (following == Following::yes && !consequences().empty())
        follow();
    const std::string time = to_text(state_->session.now());
    const auto payload = state_->draft.pack({state_->object, time, state_->verb, state_->who});
    std::vector<store::ImageName> images;
    state_->draft.for_each_name([&](std::string_view table, std::string_view id) {
        images.push_back({table, id});
    });
    const std::int64_t entry = store::insert_entry(
        state_->session,
        {time, state_->who, state_->verb, state_->object, root_of(payload), payload}, images);
    state_->appended = true;
    return entry;
}

db::Session& Act::session() const {
    return state_->session;
}

} // namespace radslag::ledger
