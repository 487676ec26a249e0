// Reads and writes the archive by libzip. See package.hpp.
#include "platform/docx/package.hpp"

#include "platform/base/utf8.hpp"
#include "platform/text/ascii.hpp"

#include <zip.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <stdexcept>

namespace radslag::docx {

namespace {

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

struct FreeSource {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};

/// XML of very even text packs some 100 to 1; deflate itself ends at 1032 to 1.
constexpr std::size_t highest_ratio = 200;
constexpr std::size_t harmless_bytes = 8U << 20U;
constexpr std::size_t longest_name = 255;

tl::unexpected<Error> too_much(std::string_view file) {
    return failure(ErrorCode::invalid,
                   "The file {0} unpacks to far more than its size allows and was not read. Open "
                   "it in its program, save it anew and send it again.",
                   {std::string(file)});
}

tl::unexpected<Error> no_word_file(std::string_view file) {
    return failure(ErrorCode::invalid,
                   "The file {0} is no Word document (.docx), or it is locked by a password. Open "
                   "it in Word, save it as a Word document without a password, and send that.",
                   {std::string(file)});
}

/// A name that stays inside the archive in every program that reads it.
bool is_good_name(std::string_view name) {
    return !name.empty() && name.size() <= longest_name && is_text(name) && name.front() != '/' &&
           name.find('\\') == std::string_view::npos && name.find("..") == std::string_view::npos &&
           name.find("//") == std::string_view::npos;
}

Archive opened(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr)
        throw std::bad_alloc();
    Archive archive(zip_open_from_source(source, ZIP_RDONLY, &error));
    zip_error_fini(&error);
    if (!archive)
        zip_source_free(source);
    return archive;
}

/// The bytes of one entry, at most `most`; nothing when there are more. Throws nothing of its own:
/// a damaged entry gives fewer bytes than it says, which `is_whole` tells.
std::optional<std::string> unpacked(zip_t* archive, zip_uint64_t index, std::size_t most,
                                    bool& is_whole) {
    const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive, index, 0));
    is_whole = file != nullptr;
    std::string bytes;
    constexpr std::size_t piece = 64U << 10U;
    while (is_whole) {
        const std::size_t before = bytes.size();
        bytes.resize(before + piece);
        const auto count = zip_fread(file.get(), bytes.data() + before, piece);
        is_whole = count >= 0;
        bytes.resize(before + static_cast<std::size_t>(std::max<zip_int64_t>(count, 0)));
        if (bytes.size() > most)
            return std::nullopt;
        if (count == 0)
            break;
    }
    return bytes;
}

[[noreturn]] void fail(const char* what) {
    throw std::runtime_error(std::string("Word file: ") + what);
}

/// Pictures are packed as they are; to try again takes ten times as long as all the rest.
bool is_packed(std::string_view name) {
    constexpr std::array<std::string_view, 4> endings = {".png", ".jpg", ".jpeg", ".gif"};
    return std::ranges::any_of(endings,
                               [&](std::string_view ending) { return name.ends_with(ending); });
}

void add(zip_t* archive, const Part& part) {
    constexpr zip_uint16_t earliest = (1U << 5U) | 1U; // 1 January 1980
    zip_source_t* const source =
        zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
    const auto index =
        source == nullptr ? -1 : zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        fail("a part cannot be added");
    }
    if (zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, earliest, 0) != 0)
        fail("the time of a part cannot be set");
    if (is_packed(part.name) &&
        zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0) != 0)
        fail("a picture cannot be kept as it is");
}

std::string bytes_of(zip_source_t* source) {
    zip_stat_t facts;
    if (zip_source_stat(source, &facts) != 0 || zip_source_open(source) != 0)
        fail("the archive cannot be read");
    std::string bytes(facts.size, '\0');
    const auto count = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (count != static_cast<zip_int64_t>(bytes.size()))
        fail("the archive cannot be read whole");
    return bytes;
}

} // namespace

tl::unexpected<Error> damaged(std::string_view file) {
    return failure(ErrorCode::invalid,
                   "The file {0} is damaged and cannot be read. Open it in its program, save it "
                   "anew and send it again.",
                   {std::string(file)});
}

Result<Package> Package::read(std::string_view file, std::string_view bytes, const Limits& limits) {
    if (bytes.size() > limits.file_bytes)
        return failure(ErrorCode::invalid,
                       "The file {0} is larger than {1} MB, which is the most that a template may "
                       "be. Take large pictures out of it, or save them smaller.",
                       {std::string(file), std::to_string(limits.file_bytes / 1'000'000)});
    const Archive archive = opened(bytes);
    if (!archive)
        return no_word_file(file);
    const auto count = zip_get_num_entries(archive.get(), 0);
    if (count < 0 || static_cast<std::size_t>(count) > limits.parts)
        return too_much(file);
    const std::size_t most =
        std::min(limits.unpacked_bytes, std::max(harmless_bytes, bytes.size() * highest_ratio));
    std::size_t sum = 0;
    Package package;
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
        const char* const name = zip_get_name(archive.get(), i, ZIP_FL_ENC_GUESS);
        if (name == nullptr || !is_good_name(name) || package.find(name) != nullptr)
            return damaged(file);
        if (std::string_view(name).ends_with('/'))
            continue; // a folder
        bool is_whole = true;
        auto part = unpacked(archive.get(), i, most - sum, is_whole);
        if (!part)
            return too_much(file);
        if (!is_whole)
            return damaged(file);
        sum += part->size();
        package.parts_.push_back({name, std::move(*part)});
    }
    return package;
}

const std::string* Package::find(std::string_view name) const {
    const auto found = std::ranges::find_if(
        parts_, [&](const Part& part) { return text::is_same_ascii(part.name, name); });
    return found == parts_.end() ? nullptr : &found->bytes;
}

void Package::put(std::string_view name, std::string bytes) {
    const auto found = std::ranges::find_if(
        parts_, [&](const Part& part) { return text::is_same_ascii(part.name, name); });
    if (found == parts_.end())
        parts_.push_back({std::string(name), std::move(bytes)});
    else
        found->bytes = std::move(bytes);
}

std::string Package::written() const {
    zip_error_t error;
    zip_error_init(&error);
    const std::unique_ptr<zip_source_t, FreeSource> source(
        zip_source_buffer_create(nullptr, 0, 0, &error));
    if (!source)
        throw std::bad_alloc();
    zip_source_keep(source.get()); // the archive lets go of one
    Archive archive(zip_open_from_source(source.get(), ZIP_TRUNCATE, &error));
    zip_error_fini(&error);
    if (!archive) {
        zip_source_free(source.get());
        fail("the archive cannot be begun");
    }
    for (const Part& part : parts_)
        add(archive.get(), part);
    if (zip_close(archive.get()) != 0)
        fail("the archive cannot be written");
    static_cast<void>(archive.release());
    return bytes_of(source.get());
}

} // namespace radslag::docx
