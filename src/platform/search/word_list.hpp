// The words of a language with their forms, compiled once from a Hunspell list into a file that is
// mapped into memory: nothing of it is copied, and processes share it. compounds.hpp splits by it.
#pragma once

#include "platform/search/affixes.hpp"

#include <filesystem>
#include <memory>
#include <optional>

namespace radslag::search {

/// What the list knows of a form.
struct KnownForm {
    std::string_view lemma; ///< the word that it is a form of, folded
    Roles roles = 0;
    /// In how many words of the list it is the first part, or its word the last, as 8 · log2(1 +
    /// n), at most 255.
    int leads_many = 0;
    int ends_many = 0;
};

class WordList {
  public:
    /// The list `name` ("sv_SE") in a folder of Hunspell lists, by its compiled form in `cache`,
    /// which is made anew when it is missing or older than the list. Nothing when the list is not
    /// installed or cannot be kept. A compiled file that another user owns or may write is not
    /// believed.
    static std::shared_ptr<const WordList> open(const std::filesystem::path& folder,
                                                std::string_view name,
                                                const std::filesystem::path& cache);

    /// The form, folded, or nothing.
    [[nodiscard]] std::optional<KnownForm> find(std::string_view form) const;

    /// How many forms it has.
    [[nodiscard]] std::size_t size() const;

    ~WordList();
    WordList(const WordList&) = delete;
    WordList& operator=(const WordList&) = delete;

  private:
    WordList(const std::byte* bytes, std::size_t size) : bytes_(bytes), size_(size) {}

    static std::shared_ptr<const WordList> mapped(const std::filesystem::path& file,
                                                  std::uint64_t source);

    const std::byte* bytes_;
    std::size_t size_;
};

} // namespace radslag::search
