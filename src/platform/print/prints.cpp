// See prints.hpp.
#include "platform/print/prints.hpp"

#include "platform/base/hex.hpp"
#include "platform/http/assets.hpp"
#include "platform/process/run.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <vector>

namespace radslag::print {

namespace {

constexpr auto time_to_print = std::chrono::seconds(120);
constexpr std::size_t most_bytes = 64U << 20U;
constexpr auto patience = std::chrono::minutes(1);
constexpr int exit_not_installed = 3; ///< of radslag-print
constexpr std::size_t kept_of_one = 4;

std::string hex_hash(std::string_view text) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(text.data()),
                       text.size());
    return to_hex(std::as_bytes(std::span(hash)));
}

std::string_view style() {
    for (const http::Asset& asset : http::assets())
        if (asset.name == "print.css")
            return asset.plain;
    throw std::logic_error("print.css is not built in");
}

/// What radslag-print reads: each part under its name with its length.
std::string input_of(std::string_view html) {
    std::string input;
    const auto add = [&input](std::string_view name, std::string_view bytes) {
        input += fmt::format("{} {}\n", name, bytes.size());
        input += bytes;
    };
    add("document", html);
    add("style", style());
    for (const http::Asset& asset : http::assets())
        if (asset.content_type == "font/woff2" &&
            style().find(asset.path) != std::string_view::npos)
            add(asset.path, asset.plain);
    return input;
}

} // namespace

std::filesystem::filesystem_error cannot_be_written(const std::filesystem::path& file) {
    return {"the PDF cannot be written", file, std::make_error_code(std::errc::no_space_on_device)};
}

tl::expected<std::string, Trouble> pdf_of(std::string_view html) {
    auto answer = process::run(
        {process::beside_us("radslag-print", "RADSLAG_PRINT"), {}, time_to_print, most_bytes},
        input_of(html));
    if (!answer || (WIFEXITED(answer->status) && WEXITSTATUS(answer->status) == exit_not_installed))
        return tl::unexpected(Trouble::not_installed);
    if (answer->end != process::End::done || answer->status != 0 ||
        !answer->output.starts_with("%PDF-"))
        return tl::unexpected(Trouble::failed);
    return std::move(answer->output);
}

Maker maker_of(std::string html) {
    return [html = std::move(html)](const std::filesystem::path& file) -> std::optional<Trouble> {
        const auto pdf = pdf_of(html);
        if (!pdf)
            return pdf.error();
        std::ofstream written(file, std::ios::binary | std::ios::trunc);
        written << *pdf;
        written.close();
        if (!written)
            throw cannot_be_written(file);
        return std::nullopt;
    };
}

std::string Document::key() const {
    return of + "-" + hex_hash(std::string(style()) + html);
}

std::filesystem::path Prints::path_of(std::string_view key) const {
    return folder_ / (std::string(key) + ".pdf");
}

std::filesystem::path Prints::note_of(std::string_view key) const {
    return folder_ / (std::string(key) + ".trouble");
}

std::optional<std::filesystem::path> Prints::find(std::string_view key) const {
    auto path = path_of(key);
    std::error_code error;
    return std::filesystem::is_regular_file(path, error) ? std::optional(std::move(path))
                                                         : std::nullopt;
}

std::optional<Trouble> Prints::trouble(std::string_view key) const {
    std::error_code error;
    const auto noted = std::filesystem::last_write_time(note_of(key), error);
    if (error || std::filesystem::file_time_type::clock::now() - noted > patience)
        return std::nullopt;
    std::ifstream note(note_of(key));
    std::string words;
    note >> words;
    return words == "not_installed" ? Trouble::not_installed : Trouble::failed;
}

void Prints::keep(std::string_view key, const std::filesystem::path& written) const {
    // Synced before it has its name: after a power cut there is the whole file or none.
    const int file = open(written.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = file >= 0 && fsync(file) == 0;
    close(file);
    if (!synced)
        throw cannot_be_written(written);
    std::filesystem::rename(written, path_of(key));
}

void Prints::forget_old(std::string_view of) const {
    std::vector<std::filesystem::directory_entry> kept;
    for (const auto& entry : std::filesystem::directory_iterator(folder_))
        if (entry.path().filename().string().starts_with(std::string(of) + "-"))
            kept.push_back(entry);
    std::error_code error;
    std::ranges::sort(kept, [&error](const auto& one, const auto& other) {
        return one.last_write_time(error) > other.last_write_time(error);
    });
    for (std::size_t i = kept_of_one; i < kept.size(); ++i)
        std::filesystem::remove(kept[i].path(), error); // another process may have
}

Result<void> Prints::make(const Document& document, const Maker& maker) const {
    try {
        const std::string key = document.key();
        std::filesystem::create_directories(folder_);
        if (find(key))
            return {};
        const auto beside = folder_ / (key + ".new");
        if (const auto trouble = maker(beside)) {
            const bool missing = *trouble == Trouble::not_installed;
            std::ofstream(note_of(key)) << (missing ? "not_installed" : "failed") << '\n';
            return {};
        }
        keep(key, beside);
        forget_old(document.of);
        return {};
    } catch (const std::filesystem::filesystem_error&) {
        return failure(ErrorCode::unavailable, "The PDF could not be kept: the disk refuses.");
    }
}

} // namespace radslag::print
