// See making.hpp.
#include "proofs/making.hpp"

#include "ledger/kept_tree.hpp"
#include "ledger/reader.hpp"

#include <algorithm>
#include <array>

namespace radslag::proofs {

namespace {

using ledger::Hash;

// What every reader of an input reads on its page. Who sent it without an account is not among it.
constexpr std::array<std::string_view, 7> of_input{"body",        "kind", "number", "organisation",
                                                   "received_at", "text", "title"};
constexpr std::array<std::string_view, 8> of_answer{
    "authority", "input", "kind", "missing", "pointer_place", "pointer_text", "said_at", "text"};
constexpr std::array<std::string_view, 2> of_act{"time", "verb"};

std::span<const std::string_view> columns_of(Kind kind) {
    return kind == Kind::input ? std::span<const std::string_view>(of_input) : of_answer;
}

bool is_among(std::span<const std::string_view> names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

/// What a receipt would show of the row.
std::vector<const ledger::OwnValue*> shown_of(const ledger::Image& image, Kind kind) {
    std::vector<const ledger::OwnValue*> shown;
    for (const std::string_view column : columns_of(kind))
        shown.push_back(image.find(column));
    return shown;
}

bool is_the_same(const ledger::Image& one, const ledger::Image& other, Kind kind) {
    return std::ranges::equal(shown_of(one, kind), shown_of(other, kind),
                              [](const auto* left, const auto* right) {
                                  return left && right ? *left == *right : left == right;
                              });
}

/// The entry of the act since which what is shown is as it is; nothing for a row that is gone.
std::optional<ledger::Entry> entry_since(db::Session& session, Kind kind, std::string_view id) {
    std::optional<ledger::Entry> since;
    std::optional<ledger::Image> before;
    ledger::history_of(session, table_of(kind), id,
                       [&](const ledger::Entry& entry, const ledger::Image& image) {
                           if (!before || !is_the_same(*before, image, kind))
                               since = entry;
                           before = image;
                       });
    return before && !before->gone ? since : std::nullopt;
}

FieldValue own(const ledger::Value& value) {
    if (const auto* text = std::get_if<std::string_view>(&value))
        return std::string(*text);
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return *integer;
    if (const auto* yes = std::get_if<bool>(&value))
        return *yes;
    return nullptr;
}

bool holds_something(const ledger::Value& value) {
    return !std::holds_alternative<std::nullptr_t>(value) &&
           !std::holds_alternative<ledger::Erased>(value);
}

/// The perfect subtrees over some leaves, level by level: an entry may have thousands of fields.
class Levels {
  public:
    explicit Levels(std::vector<Hash> leaves) {
        levels_.push_back(std::move(leaves));
        while (levels_.back().size() > 1) {
            const std::vector<Hash>& below = levels_.back();
            std::vector<Hash> above;
            for (std::size_t i = 0; i + 1 < below.size(); i += 2)
                above.push_back(ledger::node_hash(below[i], below[i + 1]));
            levels_.push_back(std::move(above));
        }
    }

    [[nodiscard]] std::vector<Hash> proof_of(std::uint64_t index) const {
        return ledger::inclusion_proof(
            index, levels_.front().size(),
            [&](unsigned level, std::uint64_t position) { return levels_.at(level).at(position); });
    }

  private:
    std::vector<std::vector<Hash>> levels_;
};

void show_fields(const ledger::Entry& entry, Kind kind, std::string_view id, Receipt& receipt) {
    std::vector<Hash> leaves;
    ledger::for_each_field(entry.payload, [&](const ledger::Field& field) {
        const bool of_the_row = field.table == table_of(kind) && field.id == id &&
                                is_among(columns_of(kind), field.column);
        const bool of_the_act = field.table.empty() && is_among(of_act, field.column);
        if ((of_the_row || of_the_act) && holds_something(field.value)) {
            ReceivedField shown{.path = field.path(), .value = own(field.value)};
            std::ranges::copy(field.salt, shown.salt.begin());
            shown.index = leaves.size();
            receipt.shown.push_back(std::move(shown));
        }
        leaves.push_back(ledger::leaf_hash(ledger::commitment_of(field)));
    });
    receipt.fields = leaves.size();
    const Levels levels(std::move(leaves));
    for (ReceivedField& shown : receipt.shown)
        shown.proof = levels.proof_of(shown.index);
}

} // namespace

std::string_view table_of(Kind kind) {
    return kind == Kind::input ? "input" : "input_use";
}

Result<Receipt> receipt_of(db::Session& session, const ledger::SignerKey& key, Kind kind,
                           std::string_view id) {
    const auto entry = entry_since(session, kind, id);
    if (!entry)
        return failure(ErrorCode::not_found, "There is no receipt of this.");
    const std::uint64_t size = ledger::tree_size(session);
    if (!entry->number || static_cast<std::uint64_t>(*entry->number) >= size)
        return failure(ErrorCode::unavailable,
                       "The receipt is being made. Ask for it again in a few seconds.");
    Receipt receipt;
    receipt.number = static_cast<std::uint64_t>(*entry->number);
    receipt.root = entry->root;
    show_fields(*entry, kind, id, receipt);
    const ledger::Subtrees tree = ledger::kept_subtrees(session);
    receipt.proof = ledger::inclusion_proof(receipt.number, size, tree);
    receipt.checkpoint = key.sign(ledger::text_of(
        ledger::Checkpoint{key.verifier().name(), size, ledger::root_of(size, tree)}));
    return receipt;
}

std::vector<std::pair<std::string, FieldValue>> values_in(const Receipt& receipt) {
    std::vector<std::pair<std::string, FieldValue>> values;
    for (const ReceivedField& field : receipt.shown)
        if (const std::size_t at = field.path.rfind('/'); at != field.path.npos)
            values.emplace_back(field.path.substr(at + 1), field.value);
    return values;
}

std::optional<Instant> time_in(const Receipt& receipt) {
    const auto found = std::ranges::find(receipt.shown, "time", &ReceivedField::path);
    const auto* text =
        found == receipt.shown.end() ? nullptr : std::get_if<std::string>(&found->value);
    return text == nullptr ? std::nullopt : parse_instant(*text);
}

} // namespace radslag::proofs
