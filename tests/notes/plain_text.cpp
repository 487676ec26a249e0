// One line block a line; see plain_text.hpp.
#include "plain_text.hpp"

namespace radslag::notes {

documents::Text plain_text(std::string text) {
    documents::Text out;
    out.text = std::move(text);
    bool blank = true;
    int page = 0;
    for (std::size_t begin = 0; begin < out.text.size();) {
        const std::size_t end = std::min(out.text.find('\n', begin), out.text.size());
        documents::Block block;
        block.kind = documents::BlockKind::line;
        std::size_t first = begin;
        while (first < end &&
               (out.text[first] == ' ' || out.text[first] == '\t' || out.text[first] == '\f')) {
            page += out.text[first] == '\f' ? 1 : 0;
            block.indent += out.text[first] == '\t' ? 4 : 1;
            ++first;
        }
        std::size_t last = end;
        while (last > first && (out.text[last - 1] == ' ' || out.text[last - 1] == '\r'))
            --last;
        block.page = page > 0 ? page + 1 : 0;
        block.after_blank = blank;
        block.place = {first, last};
        blank = first == last;
        if (!blank)
            out.blocks.push_back(block);
        begin = end + 1;
    }
    return out;
}

} // namespace radslag::notes
