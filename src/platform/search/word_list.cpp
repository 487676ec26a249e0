// Opening, compiling and mapping; see word_list.hpp.
#include "platform/search/word_list.hpp"

#include "platform/search/compiled_words.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

namespace radslag::search {

namespace {

/// Size and time of change of both files: what the compiled form was made from.
std::optional<std::uint64_t> source_of(const std::filesystem::path& words,
                                       const std::filesystem::path& affixes) {
    std::string seen;
    for (const auto& file : {words, affixes}) {
        struct stat state {};
        if (::stat(file.c_str(), &state) != 0)
            return std::nullopt;
        seen += fmt::format("{} {} ", state.st_size, state.st_mtime);
    }
    return hash_of(seen);
}

/// Writes the whole file under another name first, so that nobody maps half of it.
bool keep(const std::filesystem::path& file, const std::string& bytes) {
    std::string beside = file.string() + ".XXXXXX";
    const int made = ::mkstemp(beside.data());
    if (made < 0)
        return false;
    ::close(made);
    std::ofstream out(beside, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out || ::rename(beside.c_str(), file.c_str()) != 0) {
        ::unlink(beside.c_str());
        return false;
    }
    return true;
}

bool is_ours(const struct stat& state) {
    return state.st_uid == ::geteuid() && (state.st_mode & (S_IWGRP | S_IWOTH)) == 0 &&
           S_ISREG(state.st_mode);
}

std::string_view text_of(const std::byte* bytes, std::size_t size) {
    return {reinterpret_cast<const char*>(bytes), size};
}

} // namespace

std::shared_ptr<const WordList> WordList::mapped(const std::filesystem::path& file,
                                                 std::uint64_t source) {
    const int opened = ::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (opened < 0)
        return nullptr;
    struct stat state {};
    const bool good = ::fstat(opened, &state) == 0 && is_ours(state) &&
                      state.st_size >= static_cast<off_t>(sizeof(CompiledHead));
    const auto size = static_cast<std::size_t>(state.st_size);
    void* const at = good ? ::mmap(nullptr, size, PROT_READ, MAP_SHARED, opened, 0) : MAP_FAILED;
    ::close(opened);
    if (at == MAP_FAILED)
        return nullptr;
    std::shared_ptr<const WordList> list(new WordList(static_cast<const std::byte*>(at), size));
    const auto* head = static_cast<const CompiledHead*>(at);
    if (head->source != source || view_of(text_of(list->bytes_, size)).slots.empty())
        return nullptr;
    return list;
}

std::shared_ptr<const WordList> WordList::open(const std::filesystem::path& folder,
                                               std::string_view name,
                                               const std::filesystem::path& cache) {
    const auto words = folder / fmt::format("{}.dic", name);
    const auto affixes = folder / fmt::format("{}.aff", name);
    const auto source = source_of(words, affixes);
    if (!source)
        return nullptr;
    const auto file = cache / fmt::format("words-{}-{}", name, ::geteuid());
    if (auto list = mapped(file, *source))
        return list;
    std::ifstream affix_file(affixes);
    std::ifstream word_file(words);
    if (!affix_file || !word_file || !keep(file, compile(affix_file, word_file, *source)))
        return nullptr;
    return mapped(file, *source);
}

std::optional<KnownForm> WordList::find(std::string_view form) const {
    const CompiledView view = view_of(text_of(bytes_, size_));
    const auto number = view.find(form);
    if (number < 0)
        return std::nullopt;
    const CompiledEntry& entry = view.entries[static_cast<std::size_t>(number)];
    const CompiledEntry& lemma = view.entries[entry.lemma];
    return KnownForm{view.text(lemma), entry.roles, entry.leads_many, lemma.ends_many};
}

std::size_t WordList::size() const {
    return view_of(text_of(bytes_, size_)).entries.size();
}

WordList::~WordList() {
    ::munmap(const_cast<std::byte*>(bytes_), size_);
}

} // namespace radslag::search
