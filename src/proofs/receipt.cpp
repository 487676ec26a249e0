// See receipt.hpp.
#include "proofs/receipt.hpp"

#include "ledger/kept_tree.hpp"
#include "ledger/payload.hpp"
#include "ledger/proofs.hpp"
#include "platform/base/base64.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace radslag::proofs {

namespace {

namespace json = boost::json;

using ledger::Hash;

constexpr std::string_view format = "radslag-receipt-1";
constexpr std::size_t longest_receipt = 1U << 20U;
constexpr std::size_t most_fields = 100;
constexpr std::size_t most_steps = 64; ///< of a proof: a tree of 2^64 leaves has no more

json::array to_array(const std::vector<Hash>& hashes) {
    json::array array;
    for (const Hash& hash : hashes)
        array.emplace_back(to_base64(hash));
    return array;
}

json::value to_value(const FieldValue& value) {
    return std::visit([](const auto& known) { return json::value(known); }, value);
}

/// Takes the members of the JSON one after another, and remembers whether one was not as it must.
class Members {
  public:
    explicit Members(const json::object& object, bool& is_right)
        : object_(object), is_right_(is_right) {}

    std::uint64_t number(std::string_view name) {
        const json::value* const value = found(name);
        if (value == nullptr || !value->is_int64() || value->as_int64() < 0)
            return wrong(std::uint64_t{0});
        return static_cast<std::uint64_t>(value->as_int64());
    }

    std::string text(std::string_view name) {
        const json::value* const value = found(name);
        return value != nullptr && value->is_string() ? std::string(value->as_string())
                                                      : wrong(std::string());
    }

    Hash hash(std::string_view name) {
        const json::value* const value = found(name);
        return value != nullptr ? hash_in(*value) : wrong(Hash{});
    }

    std::vector<Hash> hashes(std::string_view name) {
        std::vector<Hash> all;
        each(name, most_steps, [&](const json::value& value) { all.push_back(hash_in(value)); });
        return all;
    }

    FieldValue value(std::string_view name) {
        const json::value* const value = found(name);
        if (value != nullptr && value->is_string())
            return std::string(value->as_string());
        if (value != nullptr && value->is_int64())
            return value->as_int64();
        if (value != nullptr && value->is_bool())
            return value->as_bool();
        return value != nullptr && value->is_null() ? nullptr : wrong(nullptr);
    }

    template <class Each>
    void each(std::string_view name, std::size_t most, Each&& each) {
        const json::value* const value = found(name);
        if (value == nullptr || !value->is_array() || value->as_array().size() > most) {
            is_right_ = false;
            return;
        }
        for (const json::value& one : value->as_array())
            each(one);
    }

    /// The object of that name; an empty one where there is none.
    Members object(std::string_view name) {
        static const json::value none;
        const json::value* const value = found(name);
        return inside(value != nullptr ? *value : none);
    }

    /// The value must outlive what is taken of it.
    Members inside(const json::value& value) {
        static const json::object none;
        const json::object* const object = value.if_object();
        is_right_ = is_right_ && object != nullptr;
        return Members(object != nullptr ? *object : none, is_right_);
    }

  private:
    const json::value* found(std::string_view name) { return object_.if_contains(name); }

    template <class Value>
    Value wrong(Value instead) {
        is_right_ = false;
        return instead;
    }

    Hash hash_in(const json::value& value) {
        Hash hash{};
        const auto bytes = value.is_string() ? from_base64(value.as_string()) : std::nullopt;
        if (!bytes || bytes->size() != hash.size())
            return wrong(hash);
        std::ranges::copy(*bytes, hash.begin());
        return hash;
    }

    const json::object& object_;
    bool& is_right_;
};

ReceivedField field_in(Members members) {
    return {members.text("path"), members.value("value"), members.hash("salt"),
            members.number("index"), members.hashes("proof")};
}

/// SHA-256(salt ‖ JCS([path, value])), as the ledger makes it; nothing for a number beyond it.
std::optional<Hash> commitment_of(const ReceivedField& field) {
    ledger::Field packed{{}, {}, field.path, nullptr, field.salt};
    std::visit(
        [&](const auto& value) {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string>)
                packed.value = std::string_view(value);
            else
                packed.value = value;
        },
        field.value);
    try {
        return ledger::commitment_of(packed);
    } catch (const std::range_error&) {
        return std::nullopt;
    }
}

bool is_of_entry(const ReceivedField& field, const Receipt& receipt) {
    const auto commitment = commitment_of(field);
    return commitment &&
           ledger::is_included(field.index, receipt.fields, ledger::leaf_hash(*commitment),
                               field.proof, receipt.root);
}

} // namespace

std::string to_text(const FieldValue& value) {
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    return json::serialize(to_value(value));
}

std::string to_json(const Receipt& receipt) {
    json::array shown;
    for (const ReceivedField& field : receipt.shown)
        shown.push_back({{"path", field.path},
                         {"value", to_value(field.value)},
                         {"salt", to_base64(field.salt)},
                         {"index", field.index},
                         {"proof", to_array(field.proof)}});
    const json::object all{{"format", format},
                           {"entry",
                            {{"number", receipt.number},
                             {"fields", receipt.fields},
                             {"root", to_base64(receipt.root)},
                             {"proof", to_array(receipt.proof)}}},
                           {"shown", std::move(shown)},
                           {"checkpoint", receipt.checkpoint}};
    return json::serialize(all);
}

Result<Receipt> parse_receipt(std::string_view text) {
    constexpr auto no_receipt = "This is no receipt of an input or an answer.";
    boost::system::error_code error;
    const json::value parsed =
        text.size() <= longest_receipt ? json::parse(text, error) : json::value();
    if (error || !parsed.is_object())
        return failure(ErrorCode::invalid, no_receipt);
    bool is_right = true;
    Members members(parsed.as_object(), is_right);
    is_right = members.text("format") == format && is_right;
    Receipt receipt;
    Members entry = members.object("entry");
    receipt.number = entry.number("number");
    receipt.fields = entry.number("fields");
    receipt.root = entry.hash("root");
    receipt.proof = entry.hashes("proof");
    members.each("shown", most_fields, [&](const json::value& field) {
        receipt.shown.push_back(field_in(members.inside(field)));
    });
    receipt.checkpoint = members.text("checkpoint");
    if (!is_right || receipt.shown.empty())
        return failure(ErrorCode::invalid, no_receipt);
    return receipt;
}

Result<void> check(const Receipt& receipt, const ledger::VerifierKey& key) {
    const auto checkpoint = ledger::checkpoint_in(receipt.checkpoint);
    if (!checkpoint || checkpoint->origin != key.name() || !key.has_signed(receipt.checkpoint))
        return failure(ErrorCode::invalid, "The receipt is not signed with this key.");
    if (receipt.number >= checkpoint->size ||
        !ledger::is_included(receipt.number, checkpoint->size,
                             ledger::leaf_of(receipt.number, receipt.root), receipt.proof,
                             checkpoint->root))
        return failure(ErrorCode::invalid,
                       "The entry is not in the ledger that was signed, or it was another one.");
    for (const ReceivedField& field : receipt.shown)
        if (!is_of_entry(field, receipt))
            return failure(ErrorCode::invalid, "The field {0} is not what was entered.",
                           {field.path});
    return {};
}

} // namespace radslag::proofs
