// Builds a Text block by block so that its promise holds whatever the reader hands in. Every reader
// of a format with structure writes through it; promise.hpp is the check of the result.
#pragma once

#include "documents/readers.hpp"

#include <string>
#include <string_view>

namespace radslag::documents {

/// How a stretch of text looks.
struct Style {
    bool bold = false;
    bool italic = false;
    std::string_view link = {};
};

class TextBuilder {
  public:
    /// The source must outlive the builder.
    TextBuilder(Format format, const Source& source);

    /// Begins a block; one that is open is closed first.
    void open(BlockKind kind, int level = 0, std::string_view marker = {});
    [[nodiscard]] bool is_open() const { return open_; }
    /// Adds text to the open block, cleaned; white space at its start is dropped.
    void add(std::string_view text, const Style& style = {});
    /// A line break inside the open block.
    void add_break();
    /// Ends one cell of the open table row and begins the next.
    void next_cell();
    /// Notes that a footnote is referred to here.
    void mark_footnote(std::string_view marker);
    /// Ends the open block. An empty one is dropped, and is a gap before the next.
    void close();

    /// A gap stands before the next block.
    void gap() { gap_ = true; }
    /// The page of the blocks that are opened from here on, and of one that holds no text yet.
    void set_page(int page);
    [[nodiscard]] int page() const { return page_; }
    /// Takes back every page: the format tells none after all.
    void forget_pages();
    /// Says something to the reader, once.
    void remark(Message message);

    /// True once a limit is passed: nothing more is kept, the reader may stop.
    [[nodiscard]] bool full() const { return full_ != Full::no; }
    /// The bytes of text so far, and what the open block holds.
    [[nodiscard]] std::string_view open_text() const;
    [[nodiscard]] const std::vector<Block>& blocks() const { return text_.blocks; }

    /// The text; or invalid when a limit was passed or it holds no text at all.
    Result<Text> finish();

  private:
    enum class Full { no, text, blocks };

    void count_part();
    void end_cell();
    void trim_from(std::size_t begin);
    void take_run(std::size_t begin, const Style& style);

    const Source& source_;
    Text text_;
    Block block_;
    std::size_t piece_begin_ = 0; ///< of the open block, cell or line in it
    std::size_t marks_before_ = 0;
    std::size_t parts_ = 0; ///< runs, cells and marks kept so far
    int page_ = 0;
    bool open_ = false;
    bool gap_ = false;
    Full full_ = Full::no;
};

} // namespace radslag::documents
