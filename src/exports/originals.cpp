// See originals.hpp.
#include "exports/originals.hpp"

#include <array>

namespace radslag::exports {

namespace {

using Kind = db::ColumnKind;

std::string path_in_bag(std::string_view sha256) {
    return "data/documents/" + std::string(sha256.substr(0, 2)) + "/" + std::string(sha256);
}

db::TableShape shape_of_list() {
    return {"originals",
            {{"record_table", Kind::text, true},
             {"record", Kind::text, true},
             {"name", Kind::text, false},
             {"bytes", Kind::integer, false},
             {"sha256", Kind::text, true},
             {"file", Kind::text, true}},
            {"record_table", "record"},
            {}};
}

} // namespace

Originals::Originals(Bag& bag, const std::filesystem::path& scratch)
    : bag_(bag), scratch_(scratch), names_(scratch), list_(bag, "data/originals", shape_of_list()) {
    names_.exceptions(std::ios::badbit | std::ios::failbit);
}

void Originals::add(std::string_view table, std::string_view id, std::string_view name,
                    std::int64_t bytes, std::string_view sha256) {
    const std::string path = path_in_bag(sha256);
    list_.row(std::array<Cell, 6>{table, id, name, bytes, sha256, std::string_view(path)});
    names_ << sha256 << '\n';
}

RowFiles Originals::list() {
    names_.close();
    return list_.finish();
}

Result<std::int64_t> Originals::copy(const documents::Files& files, Damages& damages,
                                     const Progress& progress) {
    const std::int64_t total = static_cast<std::int64_t>(std::filesystem::file_size(scratch_)) /
                               65; // 64 digits and the end of the line
    std::ifstream names(scratch_);
    std::int64_t copied = 0;
    std::int64_t seen = 0;
    std::string last_missing; // may be named by several records, which rarely lie apart
    for (std::string sha256; std::getline(names, sha256);) {
        progress("documents", ++seen, total);
        const std::string path = path_in_bag(sha256);
        if (bag_.has(path) || sha256 == last_missing)
            continue;
        const auto original = files.path_of(sha256);
        if (!std::ifstream(original)) {
            last_missing = sha256;
            const auto met = damages.meet(
                Damage::missing, path, sha256,
                Message{
                    "The document {0} is missing in the register, or may not be read. Run radslag "
                    "check, and put it back from a backup, or export with --incomplete.",
                    {sha256}});
            if (!met)
                return tl::unexpected<Error>(met.error());
            continue;
        }
        if (bag_.copy(original, path).sha256 != sha256) {
            const auto met = damages.meet(
                Damage::changed, path, sha256,
                Message{
                    "The document {0} has changed on the disk. Run radslag check, and put it back "
                    "from a backup, or export with --incomplete.",
                    {sha256}});
            if (!met)
                return tl::unexpected<Error>(met.error());
        }
        ++copied;
    }
    return copied;
}

} // namespace radslag::exports
