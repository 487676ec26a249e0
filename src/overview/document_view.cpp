// The page of a document; see document_view.hpp. marked_text_view.cpp marks its text.
#include "overview/document_view.hpp"

#include "meetings/parts.hpp"
#include "overview/marked_text_view.hpp"
#include "overview/parts.hpp"
#include "platform/html/fields.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"

#include <algorithm>
#include <cctype>

namespace radslag::overview::views {

using namespace html;
using i18n::plural;
using i18n::tr;
using store::Mark;

namespace {

constexpr Mark::Kind kinds[] = {Mark::Kind::person, Mark::Kind::date, Mark::Kind::number,
                                Mark::Kind::promise, Mark::Kind::decision};

std::string upper_case(std::string_view text) {
    std::string upper(text);
    std::ranges::transform(upper, upper.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return upper;
}

Html readers_of(Language language, const ShownDocument& document) {
    if (!document.withheld)
        return {};
    return meetings::views::readers(
        language,
        meetings::store::Narrowed{document.withheld->audience, document.withheld->legal_ground});
}

Html head(Language language, const ShownDocument& document) {
    const Html meeting = when(document.meeting.has_value(), [&]() -> Html {
        return group(dt(tr(language, "Meeting")), dd(occasion_link(language, *document.meeting)));
    });
    const Html remarks = each(document.text.remarks, [&](const Message& remark) -> Html {
        return p(cls("remark"), i18n::to_text(language, remark));
    });
    return div(cls("pagehead"),
               p(cls("kicker"), tr(language, "Document"), " · ", upper_case(document.format), ", ",
                 i18n::file_size(language, document.bytes)),
               h1(document.name), readers_of(language, document),
               dl(cls("facts"), meeting, dt(tr(language, "File")),
                  dd(a(href(Url::path("/documents") / document.id / "original"),
                       tr(language, "The original, byte for byte")))),
               remarks);
}

/// What is marked, with how often; unticking a kind hides its marks, by the style sheet alone.
Html legend_of(Language language, const ShownDocument& document) {
    Html items;
    for (const Mark::Kind kind : kinds) {
        const auto count = std::ranges::count(document.marks, kind, &Mark::kind);
        if (count == 0)
            continue;
        const std::string field = "show-" + std::string(mark_class(kind));
        items +=
            li(check_box(field, true), label(attribute("for", field),
                                             mark(cls(mark_class(kind)), mark_word(language, kind),
                                                  sup(mark_letter(language, kind))),
                                             " ", span(cls("num"), count)));
    }
    if (items.empty())
        return {};
    return fieldset(cls("marking"), legend(cls("label"), tr(language, "Marked in the text")),
                    ul(cls("key"), items));
}

/// The numbers of the pages as links, where there are several.
Html pages_of(Language language, const ShownDocument& document) {
    Html items;
    int page = 0;
    for (const auto& block : document.text.blocks) {
        if (block.page == page)
            continue;
        page = block.page;
        items += li(a(href(Url::fragment("page-" + std::to_string(page))), page));
    }
    if (page < 2)
        return {};
    return nav(cls("pages"), aria_label(tr(language, "Pages of the document")),
               span(cls("label"), aria_hidden(), tr(language, "Page")), ol(items));
}

/// Writes the blocks in order, with the anchors of the turns that begin in them.
class Rows {
  public:
    Rows(Language language, const ShownDocument& document)
        : language_(language), document_(document), marked_(language, document) {}

    Html html() {
        const auto& blocks = document_.text.blocks;
        Html all;
        for (std::size_t i = 0; i < blocks.size();) {
            if (blocks[i].page != page_)
                all += page_break(blocks[i].page);
            if (blocks[i].kind == documents::BlockKind::table_row)
                all += table_from(i);
            else
                all += row(blocks[i++]);
        }
        return all;
    }

  private:
    Html page_break(int page) {
        page_ = page;
        return p(cls("page"), id("page-" + std::to_string(page)), tr(language_, "Page {0}", page));
    }

    Html row(const documents::Block& block) {
        using documents::BlockKind;
        const Html anchors = turns_in(block);
        const Html marker =
            when(!block.marker.empty(), [&]() -> Html { return group(block.marker, " "); });
        const Html content = marked_.range(block.place);
        std::string classes = "row";
        if (block.after_blank || block.kind != BlockKind::line)
            classes += " apart";
        if (block.kind == BlockKind::list_item)
            classes += block.level > 1 ? " deeper" : " item";
        if (block.kind == BlockKind::heading)
            return p(cls(classes), anchors, strong(marker, content));
        return p(cls(classes), anchors, marker, content);
    }

    /// The rows of one table; `i` comes to stand after them.
    Html table_from(std::size_t& i) {
        const auto& blocks = document_.text.blocks;
        Html rows;
        Html anchors;
        for (; i < blocks.size() && blocks[i].kind == documents::BlockKind::table_row &&
               blocks[i].page == page_;
             ++i) {
            anchors += turns_in(blocks[i]);
            rows += table_row(each(blocks[i].cells, [&](const documents::Place& cell) -> Html {
                return td(marked_.range(cell));
            }));
        }
        return group(when(!anchors.empty(), [&]() -> Html { return p(cls("row"), anchors); }),
                     div(cls("row apart scroll"), table(cls("tbl"), tbody(rows))));
    }

    /// Signs in the margin that lead to the turns of the meeting.
    Html turns_in(const documents::Block& block) {
        Html all;
        for (; next_turn_ < document_.turns.size() &&
               document_.turns[next_turn_].begin < block.place.end;
             ++next_turn_) {
            const std::string anchor = "t-" + document_.turns[next_turn_].id;
            all +=
                a(cls("ln"), id(anchor), href(meeting_url(document_.meeting->meeting).at(anchor)),
                  aria_label(tr(language_, "To the notes of the meeting")), "¶");
        }
        return all;
    }

    Language language_;
    const ShownDocument& document_;
    MarkedText marked_;
    std::size_t next_turn_ = 0;
    int page_ = 0;
};

} // namespace

Html document(Language language, const ShownDocument& document) {
    return group(
        head(language, document),
        div(cls("document"),
            div(cls("marks stay"), legend_of(language, document), pages_of(language, document),
                when(!document.turns.empty(),
                     [&]() -> Html {
                         return p(cls("small quiet"), tr(language, "¶ in the margin leads to "
                                                                   "the notes of the meeting, "
                                                                   "a mark to its record."));
                     })),
            div(cls("original"), attribute("tabindex", "0"), role("region"),
                aria_label(tr(language, "The text of the document with its facts "
                                        "marked")),
                Rows(language, document).html())));
}

} // namespace radslag::overview::views
