// How the words of a Hunspell list are inflected and joined: its .aff file. word_list.hpp expands
// the list with it. Read are one-byte flags and suffixes, which is what Swedish needs; hunspell(5).
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <functional>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::search {

/// What a form can be: a word by itself, a part of a compound that others follow, or its last part.
enum Role : std::uint8_t { stands_alone = 1, leads = 2, ends = 4, is_name = 8 };
using Roles = std::uint8_t;

class Affixes {
  public:
    /// Reads an .aff file in UTF-8. Lines that it does not know are passed over.
    explicit Affixes(std::istream& file);

    /// Calls `form` with each form of an entry and its roles, the entry itself first. Entries that
    /// are marked as wrong have none.
    void expand(std::string_view word, std::string_view flags,
                const std::function<void(std::string_view form, Roles roles)>& form) const;

  private:
    using Flags = std::bitset<256>;

    struct Suffix {
        std::string strip;
        std::string add;
        Flags flags;                        ///< of the form that it makes
        std::vector<std::string> condition; ///< what each of the last letters must be: "[^a]", "e"
    };

    static Flags flags_of(std::string_view text);
    static bool fits(std::string_view word, const std::vector<std::string>& condition);
    [[nodiscard]] Roles roles_of(const Flags& own, bool may_end) const;

    std::array<std::vector<Suffix>, 256> suffixes_;
    unsigned char wrong_ = 0;
    unsigned char needs_affix_ = 0;
    unsigned char only_joined_ = 0;
    unsigned char begins_ = 0;
    unsigned char middle_ = 0;
    unsigned char ends_ = 0;
};

} // namespace radslag::search
