// radslag verify: a receipt by the ledger's key alone, or a whole register against its ledger and a
// checkpoint that somebody has kept.
#include "app/checking.hpp"
#include "app/commands.hpp"
#include "app/register.hpp"
#include "app/terminal.hpp"
#include "ledger/kept_tree.hpp"
#include "proofs/making.hpp"

#include <fstream>
#include <iostream>
#include <iterator>

namespace radslag::app {

using i18n::Language;
using i18n::tr;

namespace {

Result<std::string> read_file(const std::filesystem::path& file) {
    constexpr std::size_t most = 1U << 20U;
    std::ifstream in(file, std::ios::binary);
    std::string text(most + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (file.empty() || (!in && !in.eof()))
        return failure(ErrorCode::not_found, "There is no file {0}.", {file.string()});
    text.resize(static_cast<std::size_t>(in.gcount()));
    if (text.size() > most)
        return failure(ErrorCode::invalid, "{0} is too large for a receipt or a checkpoint.",
                       {file.string()});
    return text;
}

Result<void> verify_receipt(Language language, const Verify& wishes) {
    const auto key = ledger::VerifierKey::parse(wishes.key);
    if (!key)
        return tl::unexpected<Error>(key.error());
    const auto text = read_file(wishes.receipt);
    if (!text)
        return tl::unexpected<Error>(text.error());
    const auto receipt = proofs::parse_receipt(*text);
    if (!receipt)
        return tl::unexpected<Error>(receipt.error());
    if (const auto holds = proofs::check(*receipt, *key); !holds)
        return holds;
    say(tr(language, "The receipt holds. Entry {0} of the ledger {1}:", receipt->number,
           key->name()));
    for (const proofs::ReceivedField& field : receipt->shown)
        std::cout << field.path << '\t' << proofs::to_text(field.value) << '\n';
    std::cout.flush();
    return {};
}

/// Whether the register's ledger begins with what the note promises. Errors: invalid, with what is
/// wrong.
Result<void> verify_checkpoint(Language language, Register& opened, const Verify& wishes) {
    const auto key = ledger::VerifierKey::parse(wishes.key);
    if (!key)
        return tl::unexpected<Error>(key.error());
    const auto note = read_file(wishes.checkpoint);
    if (!note)
        return tl::unexpected<Error>(note.error());
    const auto checkpoint = ledger::checkpoint_in(*note);
    if (!checkpoint || checkpoint->origin != key->name() || !key->has_signed(*note))
        return failure(ErrorCode::invalid, "{0} is no checkpoint that this key has signed.",
                       {wishes.checkpoint.string()});
    return opened.database().reading([&](db::Session& session) -> Result<void> {
        const std::uint64_t size = ledger::tree_size(session);
        if (size < checkpoint->size)
            return failure(ErrorCode::invalid,
                           "The checkpoint was signed over {0} entries, and the ledger has {1}.",
                           {std::to_string(checkpoint->size), std::to_string(size)});
        if (ledger::root_of(checkpoint->size, ledger::kept_subtrees(session)) != checkpoint->root)
            return failure(ErrorCode::invalid,
                           "The ledger does not begin with the {0} entries that were signed.",
                           {std::to_string(checkpoint->size)});
        say(tr(language, "The ledger begins with the {0} entries that were signed, and has {1}.",
               checkpoint->size, size));
        return {};
    });
}

ExitCode verify_register(const Place& place, const Verify& wishes) {
    const auto opened = Register::open(place, false);
    if (!opened) {
        say(place.language, opened.error());
        return failed;
    }
    const Checked checked = check_all(**opened);
    tell(place.language, checked);
    const auto kept = wishes.checkpoint.empty()
                          ? Result<void>()
                          : verify_checkpoint(place.language, **opened, wishes);
    if (!kept)
        say(place.language, kept.error());
    return checked.count() == 0 && kept ? done : failed;
}

} // namespace

ExitCode verify(const Place& place, const Verify& wishes) {
    if (wishes.receipt.empty())
        return verify_register(place, wishes);
    const auto verified = verify_receipt(place.language, wishes);
    if (!verified)
        say(place.language, verified.error());
    return verified ? done : failed;
}

} // namespace radslag::app
