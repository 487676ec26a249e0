// Marks into markup; see marked_text.hpp.
#include "platform/html/marked_text.hpp"

#include <algorithm>

namespace radslag::html {

MarkedText::MarkedText(std::string_view text, std::vector<MarkedRange> marks)
    : text_(text), marks_(std::move(marks)) {
    std::erase_if(marks_, [&](const MarkedRange& mark) {
        return mark.begin >= mark.end || mark.end > text_.size();
    });
    std::ranges::stable_sort(marks_, [](const MarkedRange& one, const MarkedRange& other) {
        return one.begin != other.begin ? one.begin < other.begin : one.end > other.end;
    });
    begun_.resize(marks_.size());
}

Html MarkedText::range(std::size_t begin, std::size_t end) {
    std::vector<std::size_t> pieces;
    for (const std::size_t mark : open_)
        if (marks_[mark].end > begin)
            pieces.push_back(mark);
    for (; next_ < marks_.size() && marks_[next_].begin < end; ++next_)
        if (marks_[next_].end > begin)
            pieces.push_back(next_);
    open_.clear();
    for (const std::size_t mark : pieces)
        if (marks_[mark].end > end)
            open_.push_back(mark);
    std::size_t next = 0;
    return render(begin, end, pieces, next);
}

/// Marks nest: one that begins inside another and ends outside it is cut at the other's end.
Html MarkedText::render(std::size_t begin, std::size_t end, std::vector<std::size_t>& pieces,
                        std::size_t& next) {
    Html all;
    while (begin < end) {
        if (next >= pieces.size() || std::max(marks_[pieces[next]].begin, begin) >= end) {
            all += group(text_.substr(begin, end - begin));
            break;
        }
        const std::size_t index = pieces[next++];
        const MarkedRange& found = marks_[index];
        const std::size_t from = std::max(found.begin, begin);
        const std::size_t until = std::min(found.end, end);
        if (until <= from)
            continue;
        all += group(text_.substr(begin, from - begin));
        const Html inside = render(from, until, pieces, next);
        const bool is_first = !begun_[index];
        begun_[index] = true;
        const bool is_last = until == found.end;
        all += mark(
            cls(found.cls), when(is_first && !found.id.empty(), attribute("id", found.id)),
            when(!found.fact.empty(), data("fact", found.fact)),
            when(!found.title.empty(), attribute("title", found.title)), inside,
            when(is_last && !found.letter.empty(), [&]() -> Html { return sup(found.letter); }));
        begin = until;
    }
    return all;
}

} // namespace radslag::html
