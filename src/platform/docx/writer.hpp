// Content as WordprocessingML (ECMA-376, part 1, 17), in the styles of the file that it goes into.
// filling.cpp makes the file ready and puts the parts together.
#pragma once

#include "platform/docx/content.hpp"
#include "platform/docx/numbering.hpp"
#include "platform/docx/relations.hpp"

namespace radslag::docx {

/// What a file has that content refers to.
struct Looks {
    StyleIds styles;
    std::array<ListLook, list_depth> lists;
    int first_footnote = 1; ///< w:id of the content's first footnote
    int first_bookmark = 1; ///< w:id of the first bookmark
};

/// Writes blocks in front of an element; links get their relation in `relations`. Both must outlive
/// it.
class Writer {
  public:
    Writer(const Looks& looks, Relations& relations)
        : looks_(looks), relations_(relations), next_bookmark_(looks.first_bookmark) {}

    void blocks(pugi::xml_node before, const std::vector<Block>& blocks);
    /// A w:footnote at the end of w:footnotes. Its links need relations of that part, so they are
    /// given to the writer of the footnotes.
    void footnote(pugi::xml_node footnotes, int number, const Runs& runs);

  private:
    pugi::xml_node add_paragraph(pugi::xml_node parent, pugi::xml_node before);
    void write(pugi::xml_node paragraph, const Paragraph& content);
    void look_of(pugi::xml_node paragraph, const Paragraph& content);
    void write(pugi::xml_node paragraph, const Run& run);
    void write_text(pugi::xml_node parent, const Run& run);
    void mark_footnote(pugi::xml_node paragraph, std::size_t footnote);
    void box(pugi::xml_node table, const Box& box);
    void table(pugi::xml_node node, const Table& table);

    const Looks& looks_;
    Relations& relations_;
    int next_bookmark_;
};

} // namespace radslag::docx
