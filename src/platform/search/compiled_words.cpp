// Compiling a Hunspell list; see compiled_words.hpp.
#include "platform/search/compiled_words.hpp"

#include "platform/text/fold.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace radslag::search {

namespace {

/// Whether folding would change nothing: small letters of ASCII and å, ä, ö only.
bool is_folded(std::string_view form) {
    for (std::size_t at = 0; at < form.size(); ++at) {
        const char c = form[at];
        if (c >= 'a' && c <= 'z')
            continue;
        if (c != '\xC3' || at + 1 == form.size())
            return false;
        const char next = form[++at];
        if (next != '\xA5' && next != '\xA4' && next != '\xB6')
            return false;
    }
    return true;
}

/// A list while it is made.
class Compiling {
  public:
    Compiling() : slots_(std::size_t{1} << 21) {}

    void add(const Affixes& affixes, std::string_view word, std::string_view flags) {
        const std::string lemma = text::fold(word);
        if (!is_one_word(lemma))
            return;
        const std::uint32_t number = entry(lemma);
        affixes.expand(word, flags, [&](std::string_view form, Roles roles) {
            if (form.ends_with('-')) // "el-", "års-": as it stands before others
                roles = leads;
            if (is_folded(form))
                add_form(form, number, roles);
            else if (const std::string folded = text::fold(form); is_one_word(folded))
                add_form(folded, number, roles);
        });
    }

    /// Counts for each part how many of the words in the list it makes, whatever it means there:
    /// what makes many compounds is more likely a part than letters that happen to be a word.
    void count_parts() {
        std::vector<std::uint32_t> leading(entries_.size());
        std::vector<std::uint32_t> ending(entries_.size());
        for (std::uint32_t word = 0; word < entries_.size(); ++word)
            if (entries_[word].lemma == word)
                count_parts_of(word, leading, ending);
        for (std::size_t at = 0; at < entries_.size(); ++at) {
            entries_[at].leads_many = as_logarithm(leading[at]);
            entries_[at].ends_many = as_logarithm(ending[at]);
        }
    }

    [[nodiscard]] std::string bytes(std::uint64_t source) const {
        const CompiledHead head{compiled_magic,
                                source,
                                static_cast<std::uint32_t>(slots_.size()),
                                static_cast<std::uint32_t>(entries_.size()),
                                static_cast<std::uint32_t>(letters_.size()),
                                0};
        std::string all;
        append(all, &head, sizeof head);
        append(all, slots_.data(), slots_.size() * sizeof slots_[0]);
        append(all, entries_.data(), entries_.size() * sizeof entries_[0]);
        return all += letters_;
    }

  private:
    static bool is_one_word(std::string_view folded) {
        return !folded.empty() && folded.size() < 64 && folded.find(' ') == std::string_view::npos;
    }

    static std::uint8_t as_logarithm(std::uint32_t count) {
        return static_cast<std::uint8_t>(std::min(255.0, 8 * std::log2(1.0 + count)));
    }

    static void append(std::string& all, const void* from, std::size_t size) {
        all.append(static_cast<const char*>(from), size);
    }

    [[nodiscard]] CompiledView view() const { return {slots_, entries_, letters_}; }

    std::uint32_t entry(std::string_view form) {
        const std::size_t mask = slots_.size() - 1;
        std::size_t slot = hash_of(form) & mask;
        for (; slots_[slot] != 0; slot = (slot + 1) & mask)
            if (view().text(entries_[slots_[slot] - 1]) == form)
                return slots_[slot] - 1;
        const auto number = static_cast<std::uint32_t>(entries_.size());
        entries_.push_back({static_cast<std::uint32_t>(letters_.size()), number,
                            static_cast<std::uint8_t>(form.size())});
        letters_ += form;
        slots_[slot] = number + 1;
        if (entries_.size() * 4 > slots_.size() * 3)
            widen();
        return number;
    }

    void widen() {
        slots_.assign(slots_.size() * 2, 0);
        const std::size_t mask = slots_.size() - 1;
        for (std::uint32_t number = 0; number < entries_.size(); ++number) {
            std::size_t slot = hash_of(view().text(entries_[number])) & mask;
            while (slots_[slot] != 0)
                slot = (slot + 1) & mask;
            slots_[slot] = number + 1;
        }
    }

    /// A form of several words belongs to the one that is written so, else to the shortest.
    void add_form(std::string_view form, std::uint32_t lemma, Roles roles) {
        const std::uint32_t number = entry(form);
        own_.resize(entries_.size());
        CompiledEntry& made = entries_[number];
        made.roles |= roles;
        if (number == lemma)
            own_[number] = true;
        if (own_[number])
            made.lemma = number;
        else if (made.lemma == number || entries_[lemma].length < entries_[made.lemma].length)
            made.lemma = lemma;
    }

    void count_parts_of(std::uint32_t word, std::vector<std::uint32_t>& leading,
                        std::vector<std::uint32_t>& ending) const {
        const std::string_view letters = view().text(entries_[word]);
        for (std::size_t cut = 2; cut + 2 < letters.size(); ++cut) {
            if ((static_cast<unsigned char>(letters[cut]) & 0xC0) == 0x80)
                continue;
            const auto first = view().find(letters.substr(0, cut));
            if (first < 0 || (entries_[static_cast<std::size_t>(first)].roles & leads) == 0)
                continue;
            const auto last = view().find(letters.substr(cut));
            if (last < 0 || (entries_[static_cast<std::size_t>(last)].roles & ends) == 0)
                continue;
            ++leading[static_cast<std::size_t>(first)];
            ++ending[entries_[static_cast<std::size_t>(last)].lemma];
        }
    }

    std::vector<std::uint32_t> slots_;
    std::vector<CompiledEntry> entries_;
    std::string letters_;
    std::vector<bool> own_; ///< by entry: it is a word of the list as it stands
};

template <class T>
std::span<const T> part(std::string_view& rest, std::size_t count) {
    const std::span<const T> found(reinterpret_cast<const T*>(rest.data()), count);
    rest.remove_prefix(count * sizeof(T));
    return found;
}

} // namespace

std::uint64_t hash_of(std::string_view form) {
    std::uint64_t hash = 0xCBF29CE484222325; // FNV-1a
    for (const char c : form)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    return hash ^ (hash >> 29);
}

std::int64_t CompiledView::find(std::string_view form) const {
    if (slots.empty())
        return -1;
    const std::size_t mask = slots.size() - 1;
    for (std::size_t slot = hash_of(form) & mask; slots[slot] != 0; slot = (slot + 1) & mask)
        if (text(entries[slots[slot] - 1]) == form)
            return slots[slot] - 1;
    return -1;
}

std::string compile(std::istream& affixes, std::istream& words, std::uint64_t source) {
    const Affixes rules(affixes);
    Compiling list;
    std::string line;
    std::getline(words, line); // how many follow, about
    while (std::getline(words, line)) {
        const auto slash = line.find('/');
        const std::string_view entry(line);
        const auto word = entry.substr(0, slash);
        auto flags = slash == std::string::npos ? std::string_view() : entry.substr(slash + 1);
        flags = flags.substr(0, flags.find_first_of(" \t\r"));
        list.add(rules, word, flags);
    }
    list.count_parts();
    return list.bytes(source);
}

CompiledView view_of(std::string_view bytes) {
    CompiledHead head;
    if (bytes.size() < sizeof head)
        return {};
    std::memcpy(&head, bytes.data(), sizeof head);
    const std::size_t size = sizeof head + std::size_t{head.slots} * sizeof(std::uint32_t) +
                             std::size_t{head.entries} * sizeof(CompiledEntry) + head.letters;
    if (head.magic != compiled_magic || bytes.size() != size)
        return {};
    bytes.remove_prefix(sizeof head);
    CompiledView view;
    view.slots = part<std::uint32_t>(bytes, head.slots);
    view.entries = part<CompiledEntry>(bytes, head.entries);
    view.letters = bytes;
    return view;
}

} // namespace radslag::search
