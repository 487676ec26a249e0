// Unpacks by libzip and counts; see archive.hpp.
#include "documents/office/archive.hpp"

#include <zip.h>

#include <algorithm>
#include <utility>

namespace radslag::documents {

namespace {

/// A file may unpack to this much whatever its packed size is; over it the ratio counts too.
constexpr std::size_t harmless_bytes = 64U << 20U;
/// XML of very even text packs some 100 to 1; deflate itself ends at 1032 to 1.
constexpr std::size_t highest_ratio = 200;

tl::unexpected<Error> too_much(const Source& source) {
    return failure(ErrorCode::invalid,
                   "The file {0} unpacks to far more than its size allows and was not read. Open "
                   "it in its program, save it anew and send it again.",
                   {source.name});
}

} // namespace

ArchivePart::ArchivePart(zip_file* file, Archive& archive) : file_(file), archive_(archive) {}

ArchivePart::ArchivePart(ArchivePart&& other) noexcept
    : file_(std::exchange(other.file_, nullptr)), archive_(other.archive_) {}

ArchivePart::~ArchivePart() {
    if (file_ != nullptr)
        zip_fclose(file_);
}

Result<bool> ArchivePart::read(std::string& to, std::size_t size) {
    const std::size_t before = to.size();
    to.resize(before + size);
    const auto count = zip_fread(file_, to.data() + before, size);
    to.resize(before + static_cast<std::size_t>(std::max<zip_int64_t>(count, 0)));
    if (count < 0)
        return damaged(archive_.source());
    if (!archive_.count(static_cast<std::size_t>(count)))
        return too_much(archive_.source());
    return count > 0;
}

Result<Archive> Archive::open(const Source& source) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const bytes =
        zip_source_buffer_create(source.bytes.data(), source.bytes.size(), 0, &error);
    if (bytes == nullptr)
        throw std::bad_alloc();
    zip_t* const handle = zip_open_from_source(bytes, ZIP_RDONLY, &error);
    zip_error_fini(&error);
    if (handle == nullptr) {
        zip_source_free(bytes);
        return damaged(source);
    }
    return Archive(handle, source);
}

Archive::Archive(Archive&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)), source_(other.source_),
      unpacked_(other.unpacked_) {}

Archive::~Archive() {
    if (handle_ != nullptr)
        zip_discard(handle_);
}

bool Archive::has(const std::string& path) const {
    return zip_name_locate(handle_, path.c_str(), 0) >= 0;
}

Result<ArchivePart> Archive::part(const std::string& path) {
    const auto index = zip_name_locate(handle_, path.c_str(), 0);
    if (index < 0)
        return damaged(source_);
    const auto at = static_cast<zip_uint64_t>(index);
    zip_stat_t facts;
    if (zip_stat_index(handle_, at, 0, &facts) == 0 &&
        (facts.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && facts.encryption_method != ZIP_EM_NONE)
        return needs_password(source_);
    zip_file_t* const file = zip_fopen_index(handle_, at, 0);
    if (file == nullptr)
        return damaged(source_);
    return ArchivePart(file, *this);
}

Result<std::string> Archive::whole(const std::string& path) {
    if (!has(path))
        return std::string();
    auto opened = part(path);
    if (!opened)
        return tl::unexpected(opened.error());
    std::string text;
    while (true) {
        const auto more = opened->read(text, std::max<std::size_t>(text.size(), 32U << 10U));
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return text;
        if (text.size() > part_bytes)
            return too_much(source_);
    }
}

bool Archive::count(std::size_t bytes) {
    unpacked_ += bytes;
    if (unpacked_ > source_.limits.unpacked_bytes)
        return false;
    return unpacked_ <= harmless_bytes || unpacked_ / highest_ratio <= source_.bytes.size();
}

} // namespace radslag::documents
