// See ledger_files.hpp. The log is made from the acts themselves and not from the tree that is
// kept, so that it holds all of them, also where no server has run since the last.
#include "exports/ledger_files.hpp"

#include "ledger/jcs.hpp"
#include "ledger/kept_tree.hpp"
#include "ledger/reader.hpp"
#include "platform/base/base64.hpp"
#include "proofs/tiles.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace radslag::exports {

namespace {

using ledger::Hash;

/// Tiles of one level, or bundles of entries: written when they are full, and what is left at the
/// end as a partial one (https://c2sp.org/tlog-tiles).
class Tiles {
  public:
    Tiles(Bag& bag, std::string level) : bag_(bag), level_(std::move(level)) {}

    /// Whether this one has filled a tile.
    bool add(std::string_view bytes) {
        waiting_ += bytes;
        if (++width_ < proofs::tile_width)
            return false;
        write();
        return true;
    }
    void finish() {
        if (width_ > 0)
            write();
    }

  private:
    void write() {
        const std::string name = proofs::to_text(proofs::TileAddress{index_++, width_});
        bag_.put("data/ledger/tile/" + level_ + "/" + name, waiting_);
        waiting_.clear();
        width_ = 0;
    }

    Bag& bag_;
    std::string level_;
    std::string waiting_;
    std::uint64_t index_ = 0, width_ = 0;
};

std::string_view text_of(const Hash& hash) {
    return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

/// The log over leaves that are added from the first on.
class Log {
  public:
    explicit Log(Bag& bag) : bag_(bag), bundles_(bag, "entries") {}

    void add(std::uint64_t number, const Hash& root) {
        const std::string leaf = ledger::public_leaf(static_cast<std::int64_t>(number), root);
        const auto size = static_cast<std::uint16_t>(leaf.size());
        bundles_.add(std::string{static_cast<char>(size >> 8U), static_cast<char>(size & 255U)} +
                     leaf);
        const Hash hash = ledger::leaf_of(number, root);
        whole_.add(hash);
        add_at(0, hash);
    }

    /// Ends the tiles; the root over all.
    Hash finish() {
        bundles_.finish();
        for (Level& level : levels_)
            level.tiles.finish();
        return whole_.root();
    }

  private:
    struct Level {
        Tiles tiles;
        ledger::Tree tree; ///< of the tile that is being filled
    };

    /// A full tile is one hash of the level above.
    void add_at(std::size_t level, const Hash& hash) {
        if (level == levels_.size())
            levels_.push_back({Tiles(bag_, std::to_string(level)), {}});
        levels_[level].tree.add(hash);
        if (levels_[level].tiles.add(text_of(hash))) {
            const Hash above = std::exchange(levels_[level].tree, {}).root();
            add_at(level + 1, above);
        }
    }

    Bag& bag_;
    Tiles bundles_;
    std::vector<Level> levels_;
    ledger::Tree whole_;
};

void append_value(std::string& line, const ledger::Value& value) {
    if (const auto* text = std::get_if<std::string_view>(&value))
        ledger::append_jcs(line, *text);
    else if (const auto* number = std::get_if<std::int64_t>(&value))
        ledger::append_jcs(line, *number);
    else if (const auto* flag = std::get_if<bool>(&value))
        ledger::append_jcs(line, *flag);
    else
        ledger::append_jcs(line, nullptr);
}

/// {"path":…,"value":…,"salt":…}, or of an erased field {"path":…,"commitment":…}.
void append_field(std::string& line, const ledger::Field& field) {
    line += "{\"path\":";
    ledger::append_jcs(line, std::string_view(field.path()));
    if (std::holds_alternative<ledger::Erased>(field.value)) {
        line += ",\"commitment\":";
    } else {
        line += ",\"value\":";
        append_value(line, field.value);
        line += ",\"salt\":";
    }
    ledger::append_jcs(line, std::string_view(to_base64(field.salt)));
    line += '}';
}

/// One act on a line, written field by field: an import has hundreds of thousands.
void write_act(OutFile& file, const ledger::Entry& entry) {
    std::string line = fmt::format("{{\"number\":{}", *entry.number);
    const std::array<std::pair<std::string_view, std::string_view>, 4> told = {
        {{"time", entry.time}, {"who", entry.who}, {"verb", entry.verb}, {"object", entry.object}}};
    for (const auto& [name, value] : told) {
        line += fmt::format(",\"{}\":", name);
        ledger::append_jcs(line, value);
    }
    line += ",\"root\":";
    ledger::append_jcs(line, std::string_view(to_base64(entry.root)));
    line += ",\"fields\":[";
    file.write(line);
    bool is_first = true;
    ledger::for_each_field(entry.payload, [&](const ledger::Field& field) {
        line = is_first ? "" : ",";
        is_first = false;
        append_field(line, field);
        file.write(line);
    });
    file.write("]}\n");
}

} // namespace

Result<std::int64_t> write_ledger(db::Session& session, LedgerPart part,
                                  const ledger::SignerKey& key, Bag& bag,
                                  const Progress& progress) {
    constexpr std::int64_t at_once = 1000;
    const std::int64_t total = ledger::last_number(session).value_or(-1) + 1;
    std::optional<OutFile> acts;
    if (part == LedgerPart::acts_and_log)
        acts.emplace(bag.folder(), "data/ledger/acts.jsonl");
    Log log(bag);
    std::int64_t next = 0;
    for (std::int64_t first = 0; first < total; first += at_once) {
        progress("ledger", first, total);
        ledger::entries_from(session, first, at_once, [&](const ledger::Entry& entry) {
            if (*entry.number != next)
                return;
            log.add(static_cast<std::uint64_t>(next++), entry.root);
            if (acts)
                write_act(*acts, entry);
        });
    }
    if (next != total)
        return failure(ErrorCode::conflict, "The ledger lacks the entry {0}. Run radslag check.",
                       {std::to_string(next)});
    if (acts)
        bag.close(*acts);
    const ledger::Checkpoint checkpoint{key.verifier().name(), static_cast<std::uint64_t>(total),
                                        log.finish()};
    bag.put("data/ledger/checkpoint", key.sign(ledger::text_of(checkpoint)));
    bag.put("data/ledger/key", key.verifier().line() + "\n");
    return total;
}

} // namespace radslag::exports
