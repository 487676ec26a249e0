// See actions.hpp.
#include "history/actions.hpp"

#include "bodies/roles.hpp"
#include "commitments/unticked.hpp"
#include "history/store.hpp"

#include <algorithm>

namespace radslag::history {

namespace {

using ledger::Image;
using ledger::OwnValue;

/// The text of a value; empty for none, and for one that was erased.
std::string text_of(const OwnValue* value) {
    if (value == nullptr)
        return {};
    if (const auto* text = std::get_if<std::string>(value))
        return *text;
    if (const auto* number = std::get_if<std::int64_t>(value))
        return std::to_string(*number);
    return {};
}

/// Reads what a reader may know of acts.
class Telling {
  public:
    Telling(db::Session& session, const auth::Reader& reader)
        : session_(session), reader_(reader) {}

    PastAct act(const ledger::Entry& entry, std::string_view table, std::string_view id) {
        PastAct told;
        told.entry = entry.id;
        told.time = parse_instant(entry.time).value_or(Instant{});
        told.verb = entry.verb;
        told.by_program = !Id<struct AnyTag>::parse(entry.who).has_value();
        told.who = told.by_program ? entry.who : name("person", entry.who);
        const auto is_it = [&](const Image& image) {
            return image.table == table && image.id == id;
        };
        const auto wanted = [&](const Image& after) {
            return is_it(after) || (is_part(after.table) && (after.gone || names(after, id)));
        };
        for (const ledger::Change& change : ledger::changes_of(session_, entry, wanted))
            if (is_it(change.after) || names(change.after, id) ||
                (change.before && names(*change.before, id)))
                tell(change, told);
        return told;
    }

  private:
    /// Whether a column of the image holds the id.
    static bool names(const Image& image, std::string_view id) {
        return std::ranges::any_of(image.columns, [&](const auto& column) {
            const auto* text = std::get_if<std::string>(&column.second);
            return text && *text == id;
        });
    }

    void tell(const ledger::Change& change, PastAct& told) {
        const bool readable =
            may_read(change.after) && (!change.before || may_read(*change.before));
        if (!readable) {
            told.withheld = true;
            return;
        }
        const Image& wider = change.after.gone && change.before ? *change.before : change.after;
        for (const auto& [column, value] : wider.columns) {
            if (!is_told(column))
                continue;
            const OwnValue* before = change.before ? change.before->find(column) : nullptr;
            const OwnValue* after = change.after.gone ? nullptr : &value;
            if (text_of(before) != text_of(after))
                told.changes.push_back({change.after.table, column,
                                        words(change.after.table, column, text_of(before)),
                                        words(change.after.table, column, text_of(after))});
        }
    }

    /// An image is read by who may read its audience of then, and what it belonged to.
    bool may_read(const Image& image) {
        if (image.table == "person" && text_of(image.find("protected")) == "1")
            return false;
        const std::string audience = text_of(image.find("audience"));
        if (!audience.empty() && !store::is_reader(session_, reader_, audience))
            return false;
        for (const std::string_view above :
             {"meeting", "point", "turn", "commitment", "matter", "input", "review"}) {
            const std::string id = text_of(image.find(above));
            if (!id.empty() && image.table != above && name(above, id).empty())
                return false;
        }
        return true;
    }

    std::string words(std::string_view table, std::string_view column, std::string value) {
        const std::string_view to = referred_table(table, column);
        return to.empty() || value.empty() ? value : name(to, value);
    }

    std::string name(std::string_view table, std::string_view id) {
        return store::name_of(session_, reader_, table, id).value_or("");
    }

    db::Session& session_;
    const auth::Reader& reader_;
};

tl::unexpected<Error> not_yours() {
    return failure(ErrorCode::not_found, "What you look for is not here, or you may not see it.");
}

/// The body that a row belongs to, by itself or through its meeting or position; "" for what
/// belongs to none.
std::string body_of(db::Session& session, const ledger::Change& change) {
    const Image& image = change.after.gone && change.before ? *change.before : change.after;
    if (image.table == "body")
        return image.id;
    if (std::string body = text_of(image.find("body")); !body.empty())
        return body;
    if (image.table == "party_stand")
        return store::body_of_position(session, text_of(image.find("joint_position")));
    const std::string meeting =
        image.table == "meeting" ? image.id : text_of(image.find("meeting"));
    return meeting.empty() ? std::string() : store::body_of_meeting(session, meeting);
}

bool may_undo(db::Session& session, const auth::Caller& caller, const ledger::Entry& entry,
              const std::vector<ledger::Change>& changes) {
    return caller.is_known() && entry.who == caller.person && !changes.empty() &&
           std::ranges::all_of(changes, [&](const ledger::Change& change) {
               const auto right = right_of(change.after.table);
               const std::string body = body_of(session, change);
               return right && (body.empty() ? auth::may(caller, *right)
                                             : auth::may_in(caller, *right, body));
           });
}

/// The record of the act and what it belonged to; where the act left that record as it was, the
/// body of what it touched.
std::vector<Record> about(const ledger::Entry& entry, const std::vector<ledger::Change>& changes) {
    std::vector<Record> records;
    for (const ledger::Change& change : changes) {
        if (change.after.id != entry.object)
            continue;
        records.push_back({change.after.table, change.after.id});
        const Image& image = change.after.gone && change.before ? *change.before : change.after;
        for (const std::string_view above :
             {"meeting", "matter", "input", "review", "joint_position", "body", "person"})
            if (const std::string id = text_of(image.find(above)); !id.empty())
                records.push_back({std::string(above), id});
    }
    for (const ledger::Change& change : changes)
        if (const std::string body = text_of(change.after.find("body"));
            records.empty() && !body.empty())
            records.push_back({"body", body});
    return records;
}

/// Whether the act touched notes that have been closed since: their text stands.
bool touches_closed_notes(db::Session& session, const std::vector<ledger::Change>& changes) {
    return std::ranges::any_of(changes, [&](const ledger::Change& change) {
        const Image& image = change.after.gone && change.before ? *change.before : change.after;
        const std::string& table = image.table;
        const bool is_part_of_notes =
            table == "point" || table == "turn" || table == "decision" || table == "attendance";
        return is_part_of_notes && store::notes_are_closed(session, text_of(image.find("meeting")));
    });
}

bool changes_readers(const std::vector<ledger::Change>& changes) {
    return std::ranges::any_of(changes, [](const ledger::Change& change) {
        const std::string& table = change.after.table;
        return table == "audience" || table == "audience_grant" || table == "role_grant" ||
               table == "party";
    });
}

} // namespace

std::optional<History> history_of(db::Session& session, const auth::Reader& reader,
                                  std::string_view table, std::string_view id) {
    const auto name = right_of(table) ? store::name_of(session, reader, table, id) : std::nullopt;
    if (!name)
        return std::nullopt;
    History history{*name, {}};
    std::vector<ledger::Entry> entries;
    ledger::history_of(session, table, id,
                       [&](const ledger::Entry& entry, const Image&) { entries.push_back(entry); });
    Telling telling(session, reader);
    const std::size_t shown = std::min(entries.size(), most_acts);
    for (std::size_t i = 0; i < shown; ++i)
        history.acts.push_back(telling.act(entries[entries.size() - 1 - i], table, id));
    return history;
}

Result<Undone> undo(db::Database& database, const auth::Caller& caller, std::int64_t entry,
                    std::span<const ledger::RecordTable> tables, Day today) {
    return database.writing([&](db::Session& session) -> Result<Undone> {
        const auto found = ledger::entry_with_id(session, entry);
        if (!found)
            return not_yours();
        const auto changes = ledger::changes_of(session, *found);
        if (!may_undo(session, caller, *found, changes))
            return not_yours();
        if (touches_closed_notes(session, changes))
            return failure(
                ErrorCode::conflict,
                "The notes of this meeting have been closed since: the text stands as it "
                "is. What is to be put right is added as a correction.");
        const bool renew = changes_readers(changes);
        if (renew)
            bodies::forget_readers(session);
        const auto undone = ledger::undo(session, caller.person, *found, tables);
        if (!undone)
            return tl::unexpected<Error>(undone.error());
        if (renew)
            bodies::renew_readers(session, today);
        commitments::follow_undone(session, changes);
        return Undone{*undone, about(*found, changes)};
    });
}

} // namespace radslag::history
