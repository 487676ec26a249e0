// Packs and reads sample files; see sample_files.hpp.
#include "tests/documents/sample_files.hpp"

#include <fmt/args.h>
#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace radslag::documents::samples {

namespace {

std::filesystem::path root() {
    return std::filesystem::path(RADSLAG_SOURCE) / "tests/documents";
}

std::string content_of(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        throw std::runtime_error("no sample file " + path.string());
    return {std::istreambuf_iterator<char>(stream), {}};
}

constexpr std::string_view kinds[] = {"line",      "heading",   "paragraph",
                                      "list item", "table row", "footnote"};

} // namespace

std::string file(const std::string& path) {
    return content_of(root() / path);
}

std::string zip_of(const Entries& entries) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    zip_t* const archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    for (const auto& [name, content] : entries) {
        zip_source_t* const bytes = zip_source_buffer(archive, content.data(), content.size(), 0);
        const auto index = zip_file_add(archive, name.c_str(), bytes, ZIP_FL_ENC_UTF_8);
        if (index < 0)
            throw std::runtime_error("cannot pack " + name);
        if (name == "mimetype")
            zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
    }
    if (zip_close(archive) != 0)
        throw std::runtime_error("cannot pack");
    zip_stat_t facts;
    zip_source_stat(target, &facts);
    std::string packed(facts.size, '\0');
    zip_source_open(target);
    zip_source_read(target, packed.data(), packed.size());
    zip_source_close(target);
    zip_source_free(target);
    return packed;
}

Entries entries_of(const std::string& folder) {
    Entries entries;
    const auto base = root() / folder;
    for (const auto& each : std::filesystem::recursive_directory_iterator(base))
        if (each.is_regular_file())
            entries.emplace_back(std::filesystem::relative(each.path(), base).string(),
                                 content_of(each.path()));
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
        return std::pair(a.first != "mimetype", a.first) <
               std::pair(b.first != "mimetype", b.first);
    });
    return entries;
}

std::string docx_of(const std::string& body) {
    Entries entries = entries_of("meeting/docx");
    for (auto& [name, content] : entries)
        if (name == "word/document.xml")
            content = "<w:document xmlns:w=\"w\"><w:body>" + body + "</w:body></w:document>";
    return zip_of(entries);
}

Result<Text> read_bytes(const std::string& name, const std::string& bytes, const Limits& limits) {
    return read(name, std::as_bytes(std::span(bytes)), limits);
}

std::vector<std::string> outline(const Text& text) {
    std::vector<std::string> lines;
    for (const Block& block : text.blocks) {
        std::string line(kinds[static_cast<std::size_t>(block.kind)]);
        if (block.level != 0)
            line += fmt::format(" {}", block.level);
        if (!block.marker.empty())
            line += fmt::format(" ({})", block.marker);
        line += fmt::format(": {}", block.place.in(text.text));
        std::replace(line.begin(), line.end(), '\n', '/');
        std::replace(line.begin(), line.end(), '\t', '|');
        lines.push_back(line);
    }
    return lines;
}

std::string sentence(const Message& message) {
    fmt::dynamic_format_arg_store<fmt::format_context> arguments;
    for (const auto& each : message.arguments)
        arguments.push_back(each);
    return fmt::vformat(message.text, arguments);
}

} // namespace radslag::documents::samples
