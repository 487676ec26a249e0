// Asks poppler for words and pictures; see pdf.hpp.
#include "reader_program/pdf.hpp"

#include "documents/office/numbering.hpp"
#include "documents/utf8.hpp"
#include "reader_program/pdf_layout.hpp"

#include <iconv.h>
#include <poppler-document.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

namespace radslag::reader_program {

using documents::Source;
using documents::Text;
using documents::TextBuilder;
namespace utf8 = documents::utf8;

namespace {

constexpr double dots_per_inch = 300;
/// A page larger than this (in dots, 300 to the inch) is drawn smaller.
constexpr double most_dots = 30e6;

std::unique_ptr<poppler::document> open(const Source& source) {
    return std::unique_ptr<poppler::document>(poppler::document::load_from_raw_data(
        source.bytes.data(), static_cast<int>(source.bytes.size())));
}

/// Ligatures of fonts are letters to the reader (U+FB00–U+FB06).
void append_letter(std::string& text, char32_t character) {
    constexpr std::array<std::string_view, 7> ligatures{"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    if (character >= 0xFB00 && character <= 0xFB06)
        text += ligatures[character - 0xFB00];
    else
        utf8::append(text, character);
}

std::string to_utf8(const poppler::ustring& units) {
    std::string text;
    for (std::size_t i = 0; i < units.size(); ++i) {
        char32_t character = units[i];
        const bool pair = character >= 0xD800 && character < 0xDC00 && i + 1 < units.size() &&
                          units[i + 1] >= 0xDC00 && units[i + 1] < 0xE000;
        if (pair)
            character = 0x10000 + ((character - 0xD800) << 10U) + (units[++i] - 0xDC00U);
        append_letter(text, character);
    }
    return text;
}

bool names(const std::string& font, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return font.find(word) != std::string::npos; });
}

Word word_of(const poppler::text_box& box) {
    Word word;
    word.text = documents::printed_sign(to_utf8(box.text()));
    const poppler::rectf place = box.bbox();
    word.left = place.left();
    word.top = place.top();
    word.right = place.right();
    word.bottom = place.bottom();
    word.space_after = box.has_space_after();
    word.size = word.height();
    if (box.has_font_info()) {
        word.size = box.get_font_size();
        const std::string font = box.get_font_name();
        word.bold = names(font, {"Bold", "bold", "Black", "Heavy", "Semibold", "SemiBold"});
        word.italic = names(font, {"Italic", "italic", "Oblique", "oblique"});
    }
    return word;
}

/// A quarter of a turn, by which text is turned clockwise: 0–3.
using Quarters = std::size_t;

Quarters quarters_of(const poppler::text_box& box) {
    return static_cast<Quarters>(box.rotation()) % 4;
}

/// How most of a page's text is turned: a table across the page turns all of it.
Quarters most_turned(const std::vector<poppler::text_box>& boxes) {
    std::array<std::size_t, 4> letters{};
    for (const poppler::text_box& box : boxes)
        letters[quarters_of(box)] += box.text().size();
    return static_cast<Quarters>(std::max_element(letters.begin(), letters.end()) -
                                 letters.begin());
}

/// The word on the page turned back, so that it runs from left to right.
Word turned_back(Word word, Quarters quarters, double width, double height) {
    const Word was = word;
    const auto lie = [&](double left, double top, double right, double bottom) {
        word.left = left;
        word.top = top;
        word.right = right;
        word.bottom = bottom;
    };
    if (quarters == 1)
        lie(was.top, width - was.right, was.bottom, width - was.left);
    else if (quarters == 2)
        lie(width - was.right, height - was.bottom, width - was.left, height - was.top);
    else if (quarters == 3)
        lie(height - was.bottom, was.left, height - was.top, was.right);
    return word;
}

Page page_of(const poppler::page& source) {
    const poppler::rectf shown = source.page_rect();
    const bool lies = source.orientation() == poppler::page::landscape ||
                      source.orientation() == poppler::page::seascape;
    const double width = lies ? shown.height() : shown.width();
    const double height = lies ? shown.width() : shown.height();
    const auto boxes = source.text_list(poppler::page::text_list_include_font);
    const Quarters quarters = most_turned(boxes);
    Page page;
    page.width = quarters % 2 == 0 ? width : height;
    page.height = quarters % 2 == 0 ? height : width;
    for (const poppler::text_box& box : boxes)
        if (quarters_of(box) == quarters) // what is turned otherwise is a stamp or a watermark
            page.words.push_back(turned_back(word_of(box), quarters, width, height));
    return page;
}

} // namespace

void prepare_poppler() {
    // poppler turns words into UTF-16 by iconv, which loads its tables from files.
    iconv_open("UTF-16", "UTF-8");
    iconv_open("UTF-8", "UTF-16");
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
}

Result<Text> read_pdf(const Source& source) {
    const auto document = open(source);
    if (document == nullptr)
        return documents::damaged(source);
    if (document->is_locked())
        return documents::needs_password(source);
    std::vector<Page> pages;
    std::size_t bytes = 0;
    bool any = false;
    for (int i = 0; i < document->pages() && bytes <= source.limits.text_bytes; ++i) {
        const std::unique_ptr<poppler::page> page(document->create_page(i));
        pages.push_back(page == nullptr ? Page{} : page_of(*page));
        for (const Word& word : pages.back().words)
            bytes += word.text.size() + 1;
        any = any || !pages.back().words.empty();
    }
    if (pages.empty())
        return documents::damaged(source);
    if (!any) {
        Text nothing;
        nothing.format = documents::Format::pdf;
        return nothing;
    }
    TextBuilder builder(documents::Format::pdf, source);
    write_pages(builder, std::move(pages));
    return builder.finish();
}

int pages_of_pdf(const Source& source) {
    const auto document = open(source);
    return document == nullptr || document->is_locked() ? 0 : document->pages();
}

std::string picture_of_page(const Source& source, int number) {
    const auto document = open(source);
    if (document == nullptr || document->is_locked())
        return {};
    const std::unique_ptr<poppler::page> page(document->create_page(number - 1));
    if (page == nullptr)
        return {};
    const poppler::rectf size = page->page_rect();
    const double dots = size.width() * size.height() * (dots_per_inch / 72) * (dots_per_inch / 72);
    const double resolution = dots_per_inch * std::min(1.0, std::sqrt(most_dots / dots));
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_gray8);
    poppler::image image = renderer.render_page(page.get(), resolution, resolution);
    if (!image.is_valid())
        return {};
    std::string picture =
        "P5\n" + std::to_string(image.width()) + " " + std::to_string(image.height()) + "\n255\n";
    for (int row = 0; row < image.height(); ++row)
        picture.append(image.const_data() +
                           static_cast<std::ptrdiff_t>(row) * image.bytes_per_row(),
                       static_cast<std::size_t>(image.width()));
    return picture;
}

} // namespace radslag::reader_program
