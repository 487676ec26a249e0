// Reading an .aff file and applying its suffixes; see affixes.hpp.
#include "platform/search/affixes.hpp"

#include <sstream>

namespace radslag::search {

namespace {

std::size_t letter_bytes(unsigned char lead) {
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

std::vector<std::string> letters_of(std::string_view text) {
    std::vector<std::string> letters;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t bytes = letter_bytes(static_cast<unsigned char>(text[at]));
        letters.emplace_back(text.substr(at, bytes));
        at += bytes;
    }
    return letters;
}

/// "[^a]el" → "[^a]", "e", "l". A lone "." asks for nothing.
std::vector<std::string> condition_of(std::string_view text) {
    std::vector<std::string> condition;
    if (text == ".")
        return condition;
    for (const std::string& letter : letters_of(text)) {
        if (!condition.empty() && condition.back().front() == '[' && condition.back().back() != ']')
            condition.back() += letter;
        else
            condition.push_back(letter);
    }
    return condition;
}

bool fits_letter(std::string_view letter, std::string_view asked) {
    if (asked.front() != '[')
        return asked == "." || asked == letter;
    const bool excludes = asked.size() > 2 && asked[1] == '^';
    const auto set = asked.substr(excludes ? 2 : 1, asked.size() - (excludes ? 3 : 2));
    return (set.find(letter) != std::string_view::npos) != excludes;
}

unsigned char flag_of(std::string_view text) {
    return text.empty() ? 0 : static_cast<unsigned char>(text.front());
}

bool is_capital(std::string_view word) {
    const auto first = static_cast<unsigned char>(word.front());
    if (first < 0x80)
        return first >= 'A' && first <= 'Z';
    // Å, Ä, Ö, É: the capitals of Latin-1 have 0x80 to 0x9E as their second byte.
    return first == 0xC3 && word.size() > 1 && static_cast<unsigned char>(word[1]) < 0x9F;
}

} // namespace

Affixes::Flags Affixes::flags_of(std::string_view text) {
    Flags flags;
    for (const char c : text)
        flags.set(static_cast<unsigned char>(c));
    return flags;
}

bool Affixes::fits(std::string_view word, const std::vector<std::string>& condition) {
    std::size_t end = word.size();
    for (auto asked = condition.rbegin(); asked != condition.rend(); ++asked) {
        if (end == 0)
            return false;
        std::size_t begin = end - 1;
        while (begin > 0 && (static_cast<unsigned char>(word[begin]) & 0xC0) == 0x80)
            --begin;
        if (!fits_letter(word.substr(begin, end - begin), *asked))
            return false;
        end = begin;
    }
    return true;
}

Affixes::Affixes(std::istream& file) {
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string what, flag, strip, add, condition;
        words >> what >> flag;
        if (what == "FORBIDDENWORD")
            wrong_ = flag_of(flag);
        else if (what == "NEEDAFFIX")
            needs_affix_ = flag_of(flag);
        else if (what == "ONLYINCOMPOUND")
            only_joined_ = flag_of(flag);
        else if (what == "COMPOUNDBEGIN")
            begins_ = flag_of(flag);
        else if (what == "COMPOUNDMIDDLE")
            middle_ = flag_of(flag);
        else if (what == "COMPOUNDEND")
            ends_ = flag_of(flag);
        // The first line of each class has a count as its last word, and no condition.
        else if (what == "SFX" && words >> strip >> add >> condition) {
            const auto slash = add.find('/');
            const std::string more = slash == std::string::npos ? "" : add.substr(slash + 1);
            add.resize(std::min(slash, add.size()));
            suffixes_[flag_of(flag)].push_back({strip == "0" ? "" : strip, add == "0" ? "" : add,
                                                flags_of(more), condition_of(condition)});
        }
    }
}

Roles Affixes::roles_of(const Flags& own, bool may_end) const {
    Roles roles = 0;
    if (!own.test(only_joined_))
        roles |= stands_alone | (may_end ? ends : 0);
    if (own.test(begins_) || own.test(middle_))
        roles |= leads;
    return roles;
}

void Affixes::expand(std::string_view word, std::string_view flags,
                     const std::function<void(std::string_view, Roles)>& form) const {
    const Flags own = flags_of(flags);
    if (word.empty() || (wrong_ != 0 && own.test(wrong_)))
        return;
    const Roles name = is_capital(word) ? is_name : 0;
    const bool may_end = own.test(ends_);
    if (needs_affix_ == 0 || !own.test(needs_affix_))
        form(word, roles_of(own, may_end) | name);
    std::string made;
    for (const char flag : flags)
        for (const Suffix& suffix : suffixes_[static_cast<unsigned char>(flag)]) {
            if (!word.ends_with(suffix.strip) || !fits(word, suffix.condition))
                continue;
            made.assign(word.substr(0, word.size() - suffix.strip.size())).append(suffix.add);
            if (!made.empty())
                form(made, roles_of(suffix.flags, may_end) | name);
        }
}

} // namespace radslag::search
