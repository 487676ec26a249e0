// What comes back out of the database: a payload of the ledger, the blocks of a document.
#include "documents/stored_blocks.hpp"
#include "ledger/payload.hpp"
#include "ledger/reader.hpp"
#include "tests/fuzz/judge.hpp"
#include "tests/fuzz/targets.hpp"

namespace radslag::fuzz {

namespace {

/// Erasing a field must leave the root as it was.
void judge_erasing(std::span<const std::byte> payload, const ledger::Hash& root) {
    std::vector<std::string> paths;
    ledger::for_each_field(payload,
                           [&](const ledger::Field& field) { paths.push_back(field.path()); });
    require(paths.size() >= ledger::head_paths.size(), "an entry has its head");
    for (std::size_t i = 0; i < paths.size() && i < 8; ++i) {
        const auto erased = ledger::erase_field(payload, paths[i]);
        require(erased.has_value(), "a field that is there can be erased");
        require(ledger::root_of(*erased) == root, "erasing keeps the root");
    }
}

} // namespace

void ledger_payload(std::string_view bytes) {
    const auto payload = std::as_bytes(std::span(bytes));
    try {
        const auto root = ledger::root_of(payload);
        judge_erasing(payload, root);
        ledger::images_in(payload);
    } catch (const ledger::BadPayload&) {
        return; // what it is for
    }
}

void stored_blocks(std::string_view bytes) {
    const std::string characters(take_until(bytes, '\0'));
    documents::Text text;
    try {
        text = documents::decode_blocks(characters, std::as_bytes(std::span(bytes)));
    } catch (const std::runtime_error&) {
        return; // what it is for
    }
    for (const documents::Block& block : text.blocks)
        require(block.place.in(text.text).size() == block.place.size(), "a block lies in the text");
    const auto encoded = documents::encode_blocks(text);
    require(documents::encode_blocks(documents::decode_blocks(characters, encoded)) == encoded,
            "blocks are stored as they were read");
}

} // namespace radslag::fuzz
