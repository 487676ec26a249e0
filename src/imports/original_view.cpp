// The original's text with each fact marked in place; see views.hpp.
#include "imports/views.hpp"
#include "platform/html/marked_text.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::imports::views {

using namespace html;
using i18n::tr;

namespace {

/// How marks of a kind look; turns are outlined only while they are looked at, for they are the
/// text itself.
std::string_view class_of(FactKind kind) {
    switch (kind) {
    case FactKind::person:
        return "m-person";
    case FactKind::organisation:
        return "m-org";
    case FactKind::deadline:
        return "m-date";
    case FactKind::reference:
        return "m-ref";
    case FactKind::commitment:
        return "m-promise";
    case FactKind::decision:
        return "m-input";
    case FactKind::meeting:
    case FactKind::point:
    case FactKind::turn:
        return "m-part";
    }
    return {};
}

/// The letter that says the kind without colour.
std::string_view letter_of(Language language, FactKind kind) {
    switch (kind) {
    case FactKind::person:
        return "P";
    case FactKind::organisation:
        return "O";
    case FactKind::deadline:
        return "D";
    case FactKind::reference:
        return "N";
    case FactKind::commitment:
        return tr(language, "C");
    case FactKind::decision:
        return tr(language, "R");
    case FactKind::meeting:
    case FactKind::point:
    case FactKind::turn:
        return {};
    }
    return {};
}

/// Every place where the fact stands.
std::vector<notes::Place> places_of(const notes::Structure& structure, const Fact& fact) {
    if (fact.kind == FactKind::person)
        return structure.people.at(fact.index).places;
    if (fact.kind == FactKind::organisation)
        return structure.organisations.at(fact.index).places;
    if (fact.kind == FactKind::reference)
        return structure.references.at(fact.index).places;
    if (fact.kind == FactKind::meeting && structure.meeting.day_place && fact.place)
        return {*fact.place, *structure.meeting.day_place};
    return fact.place ? std::vector{*fact.place} : std::vector<notes::Place>{};
}

std::vector<MarkedRange> marks_of(Language language, const Review& review) {
    std::vector<MarkedRange> marks;
    for (const Fact& fact : review.read->facts) {
        bool is_first = true;
        for (const notes::Place& place : places_of(review.read->structure, fact)) {
            const bool part = class_of(fact.kind) == "m-part";
            marks.push_back({place.begin, place.end, class_of(fact.kind),
                             letter_of(language, fact.kind),
                             part ? std::string_view() : word_of(language, fact.kind),
                             is_first ? "o-" + fact.key : std::string(), fact.key});
            is_first = false;
        }
    }
    return marks;
}

Html key(Language language) {
    Html items;
    for (const auto kind : {FactKind::person, FactKind::organisation, FactKind::deadline,
                            FactKind::reference, FactKind::commitment, FactKind::decision})
        items +=
            li(mark(cls(class_of(kind)), word_of(language, kind), sup(letter_of(language, kind))));
    return ul(cls("key"), aria_label(tr(language, "Marking")), items);
}

/// The text in rows: a heading, paragraph or list item each; raw lines that follow upon each other
/// are one row.
class Rows {
  public:
    Rows(Language language, const Review& review)
        : language_(language), text_(review.read->text),
          marked_(review.read->text.text, marks_of(language, review)) {}

    Html run() {
        using documents::BlockKind;
        for (const documents::Block& block : text_.blocks) {
            const bool goes_on =
                block.kind == BlockKind::line && !block.after_blank && !row_.empty() && is_lines_;
            if (!goes_on)
                end_row();
            else
                row_ += br();
            if (block.page != page_ && block.page > 1)
                rows_ += p(cls("row quiet"), tr(language_, "Page {0}", block.page));
            page_ = block.page;
            is_lines_ = block.kind == BlockKind::line;
            if (!block.marker.empty())
                row_ += group(block.marker, " ");
            const Html words = marked_.range(block.place.begin, block.place.end);
            row_ += block.kind == BlockKind::heading ? Html(strong(words)) : words;
        }
        end_row();
        return std::move(rows_);
    }

  private:
    void end_row() {
        if (!row_.empty())
            rows_ += p(cls("row apart"), span(cls("ln"), aria_hidden(), ++number_), row_);
        row_ = Html();
    }

    Language language_;
    const documents::Text& text_;
    MarkedText marked_;
    Html rows_;
    Html row_;
    bool is_lines_ = false;
    int page_ = 0;
    int number_ = 0;
};

} // namespace

Html original(Language language, const Review& review) {
    return section(cls("stack stay"), aria_labelledby("original-heading"),
                   h2(id("original-heading"), tr(language, "The original")), key(language),
                   div(cls("original"), id("original"), attribute("tabindex", "0"), role("region"),
                       aria_label(tr(language, "The text of the document with its facts marked")),
                       lang(review.read->structure.language), Rows(language, review).run()));
}

} // namespace radslag::imports::views
