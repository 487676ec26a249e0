// The seam to radslag-read, and its page layout, which is pure geometry.
#include "documents/program/joining_wire.hpp"
#include "documents/program/wire.hpp"
#include "documents/promise.hpp"
#include "reader_program/pdf_layout.hpp"
#include "tests/fuzz/judge.hpp"
#include "tests/fuzz/targets.hpp"

#include <cstring>

namespace radslag::fuzz {

namespace {

using reader_program::Page;
using reader_program::Word;

/// Takes numbers off the front of the bytes; zeros when they are used up.
class Numbers {
  public:
    explicit Numbers(std::string_view bytes) : rest_(bytes) {}

    [[nodiscard]] bool any() const { return !rest_.empty(); }
    unsigned byte() {
        if (rest_.empty())
            return 0;
        const auto byte = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        return byte;
    }
    /// A coordinate: mostly one that a page has, and now and then any number there is.
    double coordinate() {
        const unsigned high = byte();
        if (high < 250)
            return high * 4 + byte() / 64.0;
        double any = 0;
        std::uint64_t bits = 0;
        for (int i = 0; i < 8; ++i)
            bits = bits << 8U | byte();
        std::memcpy(&any, &bits, sizeof any);
        return any;
    }
    std::string_view text(std::size_t size) {
        const auto text = rest_.substr(0, size);
        rest_.remove_prefix(text.size());
        return text;
    }

  private:
    std::string_view rest_;
};

Word word_from(Numbers& numbers) {
    Word word;
    const unsigned look = numbers.byte();
    word.text = numbers.text(1 + look % 16);
    word.left = numbers.coordinate();
    word.top = numbers.coordinate();
    word.right =
        (look & 16U) != 0 ? numbers.coordinate() : word.left + 6.0 * double(word.text.size());
    word.bottom = (look & 32U) != 0 ? numbers.coordinate() : word.top + 12;
    word.size = (look & 64U) != 0 ? numbers.coordinate() : 11;
    word.bold = (look & 128U) != 0;
    word.space_after = word.text.size() % 2 == 0;
    if (word.text.empty())
        word.text = "a";
    return word;
}

} // namespace

void packed_text(std::string_view bytes) {
    const auto text = documents::unpack(bytes);
    if (!text)
        return;
    const auto again = documents::unpack(documents::pack(*text));
    require(again && again->has_value() == text->has_value(), "packs what it unpacked");
    if (!*text)
        return;
    require((*again)->text == (*text)->text, "packs the text that it unpacked");
    require((*again)->blocks.size() == (*text)->blocks.size(), "packs the blocks that it unpacked");
    documents::check_promise(**text);
}

void joining_parts(std::string_view bytes) {
    const auto arrived = documents::arrived_in(bytes);
    if (!arrived)
        return;
    std::string again = documents::head_of_own(arrived->own.size());
    again += arrived->own;
    for (const auto& file : arrived->files) {
        require(file.bytes.size() == file.facts.bytes, "gives all bytes of a file");
        again += documents::head_of(file.facts);
        again += file.bytes;
    }
    const auto same = documents::arrived_in(again);
    require(same && same->own == arrived->own && same->files.size() == arrived->files.size(),
            "brings what it brought before");
}

void pdf_layout(std::string_view bytes) {
    Numbers numbers(bytes);
    std::vector<Page> pages(1 + numbers.byte() % 8);
    for (Page& page : pages) {
        page.width = 595;
        page.height = 842;
    }
    while (numbers.any())
        pages[numbers.byte() % pages.size()].words.push_back(word_from(numbers));
    const documents::Limits limits;
    const documents::Source source{"fil.pdf", bytes, limits};
    documents::TextBuilder builder(documents::Format::pdf, source);
    write_pages(builder, std::move(pages));
    judge(builder.finish());
}

} // namespace radslag::fuzz
