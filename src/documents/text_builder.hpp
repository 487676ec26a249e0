// Builds a Text block by block so that its promise holds whatever the reader hands in. Every reader
// of a format with structure writes through it; promise.hpp is the check of the result.
#pragma once

#include "documents/readers.hpp"

#include <string>
#include <string_view>

namespace radslag::documents {

/// Addresses longer than this (in bytes) are no links. Each run keeps its own, so that one long
/// address under many runs would fill the memory.
constexpr std::size_t longest_link = 2048;

/// Markers come from the file as they are; longer ones than this (in bytes) are cut.
constexpr std::size_t longest_marker = 32;

/// How a stretch of text looks.
struct Style {
    bool bold = false;
    bool italic = false;
    std::string_view link = {}; ///< none when it is longer than longest_link
};

class TextBuilder {
  public:
    /// The source must outlive the builder.
    TextBuilder(Format format, const Source& source);

    /// Begins a block; one that is open is closed first.
    void open(BlockKind kind, int level = 0, std::string_view marker = {});
    [[nodiscard]] bool is_open() const { return open_; }
    /// Columns of white space before the open block.
    void indent(int columns) { block_.indent = columns; }
    /// Adds text to the open block, cleaned; white space at its start is dropped.
    void add(std::string_view text, const Style& style = {});
    /// A line break inside the open block.
    void add_break();
    /// Notes that a footnote is referred to here.
    void mark_footnote(std::string_view marker);
    /// Ends the open block. An empty one is dropped, and is a gap before the next.
    void close();

    /// A row of a table. What is read until end_row() are its cells' blocks; they become one block
    /// of kind table_row, unless the row only lays out running text: then they stay as they are.
    /// Markers of blocks inside a row go into the text. Rows in rows make the outer ones layout.
    void begin_row();
    void next_cell(); ///< before every cell but the first
    void end_row();
    /// A footnote: all blocks until end_note() become one of kind footnote.
    void begin_note(std::string_view marker);
    void end_note();

    /// A gap stands before the next block.
    void gap() { gap_ = true; }
    /// The page of the blocks that are opened from here on, and of one that holds no text yet.
    void set_page(int page);
    [[nodiscard]] int page() const { return page_; }
    /// Takes back every page: the format tells none after all.
    void forget_pages();
    /// Says something to the reader, once.
    void remark(Message message);

    /// Counts pieces that are kept: runs, cells, marks, or what the reader itself keeps aside. Very
    /// many make the builder full.
    void count_parts(std::size_t count);
    /// True once a limit is passed: nothing more is kept, the reader may stop.
    [[nodiscard]] bool full() const { return full_ != Full::no; }
    /// What the open block holds so far.
    [[nodiscard]] std::string_view open_text() const;
    [[nodiscard]] bool has_blocks() const { return !text_.blocks.empty(); }

    /// The text; or invalid when a limit was passed or it holds no text at all.
    Result<Text> finish();

  private:
    enum class Full { no, text, blocks };

    /// Blocks that become one when it ends.
    struct Group {
        BlockKind kind;
        std::string marker;
        std::size_t first_block;
        std::size_t first_mark;
        std::size_t begin;                ///< in the text
        std::vector<std::size_t> borders; ///< for each cell after the first, its first block
        bool flows = false;               ///< lays out running text
    };

    void trim_line();
    void take_run(std::size_t begin, Style style);
    void begin_group(BlockKind kind, std::string marker);
    void end_group();
    [[nodiscard]] bool is_running_text(const Group& group) const;
    void merge(const Group& group);

    const Source& source_;
    Text text_;
    Block block_;
    std::vector<Group> groups_;
    std::size_t line_begin_ = 0; ///< of the open block's last line
    std::size_t marks_before_ = 0;
    std::size_t parts_ = 0;      ///< runs, cells and marks kept so far
    std::size_t link_bytes_ = 0; ///< of the addresses kept so far
    int page_ = 0;
    bool open_ = false;
    bool gap_ = false;
    Full full_ = Full::no;
};

} // namespace radslag::documents
