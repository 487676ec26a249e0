// A document's text with each fact marked in place; see views.hpp.
#include "overview/parts.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"

#include <algorithm>

namespace radslag::overview::views {

using namespace html;
using i18n::tr;

namespace {

using store::Mark;

std::string_view class_of(Mark::Kind kind) {
    switch (kind) {
    case Mark::Kind::person:
        return "m-person";
    case Mark::Kind::organisation:
        return "m-org";
    case Mark::Kind::date:
        return "m-date";
    case Mark::Kind::number:
        return "m-ref";
    case Mark::Kind::promise:
        return "m-promise";
    case Mark::Kind::decision:
        return "m-input";
    }
    return {};
}

/// The letter that says the kind without colour.
std::string_view letter_of(Language language, Mark::Kind kind) {
    switch (kind) {
    case Mark::Kind::person:
        return "P";
    case Mark::Kind::organisation:
        return "O";
    case Mark::Kind::date:
        return "D";
    case Mark::Kind::number:
        return "N";
    case Mark::Kind::promise:
        return tr(language, "C");
    case Mark::Kind::decision:
        return tr(language, "R");
    }
    return {};
}

std::string_view word_of(Language language, Mark::Kind kind) {
    switch (kind) {
    case Mark::Kind::person:
        return tr(language, "person");
    case Mark::Kind::organisation:
        return tr(language, "organisation");
    case Mark::Kind::date:
        return tr(language, "coming date");
    case Mark::Kind::number:
        return tr(language, "registry number");
    case Mark::Kind::promise:
        return tr(language, "promise or request");
    case Mark::Kind::decision:
        return tr(language, "decision");
    }
    return {};
}

/// Marks nest or stand apart: one that begins inside another and ends outside it is cut there.
std::vector<Mark> nested(std::vector<Mark> marks, std::size_t text_size) {
    std::erase_if(marks, [&](const Mark& mark) {
        return mark.place.end > text_size || mark.place.begin >= mark.place.end;
    });
    std::ranges::sort(marks, [](const Mark& one, const Mark& other) {
        if (one.place.begin != other.place.begin)
            return one.place.begin < other.place.begin;
        return one.place.end > other.place.end;
    });
    std::vector<std::size_t> open_ends;
    for (Mark& mark : marks) {
        while (!open_ends.empty() && open_ends.back() <= mark.place.begin)
            open_ends.pop_back();
        if (!open_ends.empty())
            mark.place.end = std::min(mark.place.end, open_ends.back());
        open_ends.push_back(mark.place.end);
    }
    return marks;
}

/// Walks along the text once; `next_` is the first mark that has not been opened.
class MarkedText {
  public:
    MarkedText(Language language, const ShownDocument& document)
        : language_(language), text_(document.text.text),
          marks_(nested(document.marks, text_.size())) {}

    /// The range as HTML. Ranges must be asked for in order.
    Html range(std::size_t begin, std::size_t end) {
        while (next_ < marks_.size() && marks_[next_].place.begin < begin)
            ++next_; // stands between two blocks
        Html all;
        while (begin < end) {
            const std::size_t until =
                next_ < marks_.size() ? std::min(end, marks_[next_].place.begin) : end;
            all += group(text_.substr(begin, until - begin));
            begin = until;
            if (begin < end)
                begin = open(all, end);
        }
        return all;
    }

  private:
    std::size_t open(Html& all, std::size_t end) {
        const Mark mark = marks_[next_++];
        const std::size_t close = std::min(mark.place.end, end);
        const std::string anchor = "m" + std::to_string(mark.place.begin);
        const bool first = last_anchor_ != mark.place.begin;
        last_anchor_ = mark.place.begin;
        const Html inside = range(mark.place.begin, close);
        const Html letter = sup(letter_of(language_, mark.kind));
        const Html content = link(mark, inside);
        all += html::mark(cls(class_of(mark.kind)), when(first, id(anchor)),
                          attribute("title", word_of(language_, mark.kind)), content, letter);
        return close;
    }

    static Html link(const Mark& mark, const Html& inside) {
        if (mark.kind == Mark::Kind::person)
            return a(href(person_url(mark.target)), inside);
        return inside;
    }

    Language language_;
    std::string_view text_;
    std::vector<Mark> marks_;
    std::size_t next_ = 0;
    std::size_t last_anchor_ = static_cast<std::size_t>(-1);
};

Html key(Language language) {
    Html items;
    for (const auto kind : {Mark::Kind::person, Mark::Kind::date, Mark::Kind::number,
                            Mark::Kind::promise, Mark::Kind::decision})
        items +=
            li(mark(cls(class_of(kind)), word_of(language, kind), sup(letter_of(language, kind))));
    return ul(cls("key"), aria_label(tr(language, "Marking")), items);
}

Html row_of(const documents::Block& block, const Html& content) {
    using documents::BlockKind;
    const Html marker =
        when(!block.marker.empty(), [&]() -> Html { return group(block.marker, " "); });
    if (block.kind == BlockKind::heading)
        return p(cls("row"), strong(marker, content));
    return p(cls("row"), marker, content);
}

} // namespace

Html document(Language language, const ShownDocument& document) {
    MarkedText marked(language, document);
    Html rows;
    int page = 0;
    for (const auto& block : document.text.blocks) {
        if (block.page != page && block.page > 1)
            rows += p(cls("row quiet"), tr(language, "Page {0}", block.page));
        page = block.page;
        rows += row_of(block, marked.range(block.place.begin, block.place.end));
    }
    const Html meeting = when(document.meeting.has_value(), [&]() -> Html {
        return group(dt(tr(language, "Meeting")), dd(occasion_link(language, *document.meeting)));
    });
    const Html remarks = each(document.text.remarks, [&](const Message& remark) -> Html {
        return p(i18n::to_text(language, remark));
    });
    return group(div(cls("pagehead"), p(cls("kicker"), tr(language, "Document")), h1(document.name),
                     dl(cls("facts"), meeting, dt(tr(language, "File")),
                        dd(a(href(Url::path("/documents") / document.id / "original"),
                             tr(language, "The original, byte for byte")),
                           ", ", document.format, ", ", i18n::file_size(language, document.bytes))),
                     remarks),
                 key(language),
                 div(cls("original"), attribute("tabindex", "0"), role("region"),
                     aria_label(tr(language, "The text of the document with its facts marked")),
                     rows));
}

} // namespace radslag::overview::views
