// See marked_text_view.hpp.
#include "overview/marked_text_view.hpp"

#include "overview/parts.hpp"
#include "platform/i18n/text.hpp"

#include <algorithm>

namespace radslag::overview::views {

using namespace html;
using documents::Place;
using i18n::tr;
using store::Mark;

std::string_view mark_class(Mark::Kind kind) {
    switch (kind) {
    case Mark::Kind::person:
        return "m-person";
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

std::string_view mark_letter(Language language, Mark::Kind kind) {
    switch (kind) {
    case Mark::Kind::person:
        return "P";
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

std::string_view mark_word(Language language, Mark::Kind kind) {
    switch (kind) {
    case Mark::Kind::person:
        return tr(language, "person");
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

MarkedText::MarkedText(Language language, const ShownDocument& document)
    : language_(language), document_(document) {
    cut_at_blocks();
    nest();
}

/// A mark that runs over several blocks, as lines of a PDF, has a piece in each of them.
void MarkedText::cut_at_blocks() {
    const auto& blocks = document_.text.blocks;
    for (const Mark& mark : document_.marks) {
        auto block =
            std::ranges::upper_bound(blocks, mark.place.begin, {},
                                     [](const documents::Block& each) { return each.place.end; });
        bool first = true;
        for (; block != blocks.end() && block->place.begin < mark.place.end; ++block) {
            const Place place{std::max(mark.place.begin, block->place.begin),
                              std::min(mark.place.end, block->place.end)};
            if (place.begin < place.end)
                pieces_.push_back({&mark, place, std::exchange(first, false)});
        }
    }
}

/// Pieces nest or stand apart: one that begins inside another and ends outside it is cut there.
void MarkedText::nest() {
    std::ranges::stable_sort(pieces_, [](const Piece& one, const Piece& other) {
        if (one.place.begin != other.place.begin)
            return one.place.begin < other.place.begin;
        return one.place.end > other.place.end;
    });
    std::vector<std::size_t> open_ends;
    for (Piece& piece : pieces_) {
        while (!open_ends.empty() && open_ends.back() <= piece.place.begin)
            open_ends.pop_back();
        if (!open_ends.empty())
            piece.place.end = std::min(piece.place.end, open_ends.back());
        open_ends.push_back(piece.place.end);
    }
}

Html MarkedText::range(const Place& place) {
    while (next_ < pieces_.size() && pieces_[next_].place.begin < place.begin)
        ++next_; // stands between two cells
    return until(place.begin, place.end);
}

Html MarkedText::until(std::size_t begin, std::size_t end) {
    const std::string_view text = document_.text.text;
    Html all;
    while (begin < end) {
        const std::size_t next =
            next_ < pieces_.size() ? std::min(end, pieces_[next_].place.begin) : end;
        all += group(text.substr(begin, next - begin));
        begin = next;
        if (begin < end)
            begin = open(all, end);
    }
    return all;
}

/// Writes the next piece with all that lies inside it; gives where it ends.
std::size_t MarkedText::open(Html& all, std::size_t end) {
    const Piece piece = pieces_[next_++];
    const Mark& mark = *piece.mark;
    const std::size_t close = std::min(piece.place.end, end);
    const std::string anchor = "m" + std::to_string(mark.place.begin);
    const bool anchored = piece.first && last_anchor_ != mark.place.begin;
    if (anchored)
        last_anchor_ = mark.place.begin;
    const std::size_t before = next_;
    const Html inside = until(piece.place.begin, close);
    const bool holds_marks = next_ > before;
    // Links do not nest: where other marks lie inside, the letter leads to the record.
    const Url record = record_of(mark);
    const Html letter(group(mark_letter(language_, mark.kind)));
    const Html content =
        holds_marks
            ? Html(group(inside,
                         sup(a(href(record), attribute("title", mark_word(language_, mark.kind)),
                               letter))))
            : Html(group(a(href(record), inside), sup(letter)));
    all += html::mark(cls(mark_class(mark.kind)), when(anchored, id(anchor)),
                      attribute("title", mark_word(language_, mark.kind)), content);
    return close;
}

Url MarkedText::record_of(const Mark& mark) const {
    switch (mark.kind) {
    case Mark::Kind::person:
        return person_url(mark.target);
    case Mark::Kind::date:
        return Url::path("/horizon").at(mark.target);
    case Mark::Kind::number:
        return Url::path("/numbers") / mark.target;
    case Mark::Kind::promise:
        return commitment_url(mark.target);
    case Mark::Kind::decision:
        break;
    }
    return meeting_url(document_.meeting->meeting).at("d-" + mark.target);
}

} // namespace radslag::overview::views
