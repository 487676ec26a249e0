// The words of one turn: names, numbers and dates linked, and after each sentence the mark that
// leads to what became of it. notes_view.cpp puts turns into points.
#pragma once

#include "bodies/sight.hpp"
#include "meetings/parts.hpp"
#include "meetings/phrases.hpp"

#include <deque>

namespace radslag::meetings::views {

class TurnView {
  public:
    /// The meeting must outlive the view.
    TurnView(i18n::Language language, const store::ShownMeeting& meeting,
             const bodies::AsSeen& seen, Medium medium);

    struct Shown {
        html::Html sentences;
        html::Html became; ///< corrections, and boxes that open when a mark leads to them; outside
                           ///< of paragraphs
    };
    /// A turn as HTML. Every turn ends in a mark: of what came of it, or that nothing has yet,
    /// which leads to the original.
    [[nodiscard]] Shown show(const store::ShownTurn& turn) const;

    /// Text that is no turn, with its names, numbers, dates and addresses linked: decisions,
    /// footnotes.
    [[nodiscard]] html::Html linked(std::string_view text) const;

  private:
    struct Seen;

    void know(std::string_view phrase, html::Url url);
    void know_day(Day day, const html::Url& url);
    void know_due(const std::optional<Day>& day, std::string_view words, const html::Url& url);
    html::Html words(std::string_view text, std::size_t begin, std::size_t end, Seen& seen) const;
    html::Html sentence(std::string_view text, std::size_t begin, std::size_t end,
                        const html::Html& marks, Seen& seen) const;
    [[nodiscard]] html::Html mark_of(const store::Outcome& outcome) const;
    [[nodiscard]] html::Html became(const store::Outcome& outcome,
                                    const store::ShownTurn& turn) const;
    [[nodiscard]] html::Html nothing_yet(const store::ShownTurn& turn) const;
    [[nodiscard]] html::Html ways_on(const html::Url& record, const store::ShownTurn& turn) const;
    [[nodiscard]] html::Html footnote_mark(const store::ShownFootnote& footnote) const;

    i18n::Language language_;
    const store::ShownMeeting& meeting_;
    bodies::AsSeen seen_;
    Medium medium_;
    html::Html nothing_yet_; ///< the words of a mark that leads nowhere yet
    std::optional<html::Url> original_;
    std::deque<std::string> made_phrases_; ///< those that stand in no record
    Phrases phrases_;
    std::vector<html::Url> targets_;
};

} // namespace radslag::meetings::views
