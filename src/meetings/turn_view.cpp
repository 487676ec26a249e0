// One turn as HTML; see turn_view.hpp.
#include "meetings/turn_view.hpp"

#include "meetings/addresses.hpp"
#include "meetings/minute_view.hpp"
#include "meetings/outcome_words.hpp"
#include "meetings/sentences.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"

#include <algorithm>
#include <cctype>

namespace radslag::meetings::views {

using namespace html;
using i18n::Language;
using i18n::tr;
using store::Outcome;
using store::ShownMeeting;
using store::ShownTurn;

namespace {

Language language_of(std::string_view tag) {
    return tag == "en" ? Language::english : Language::swedish;
}

/// Whether the outcome's words begin in this sentence.
bool stands_in(const Outcome& outcome, std::string_view sentence) {
    const std::string_view words = outcome.text;
    return sentence.find(words.substr(0, std::min<std::size_t>(words.size(), 24))) !=
           std::string_view::npos;
}

} // namespace

/// What has been found in a text and which of it is linked already: the first of each is.
struct TurnView::Seen {
    std::vector<Phrases::Found> found;
    std::size_t next = 0;
    std::vector<std::size_t> linked;

    bool first(std::size_t target) {
        if (std::ranges::find(linked, target) != linked.end())
            return false;
        linked.push_back(target);
        return true;
    }
};

TurnView::TurnView(Language language, const ShownMeeting& meeting, const bodies::AsSeen& seen,
                   Medium medium)
    : language_(language), meeting_(meeting), seen_(seen), medium_(medium),
      nothing_yet_(span(cls("ds-sr-only"),
                        meeting.takes_along
                            ? tr(language, "What became of this? Nothing yet. Take it along.")
                            : tr(language, "What became of this? Nothing yet."))) {
    if (meeting.document)
        original_ = url_of(*meeting.document);
    for (const auto& each : meeting.attendance) {
        if (each.person)
            know(each.person->name, url_of(each.person->id));
        if (each.organisation)
            know(each.organisation->name, url_of(each.organisation->id));
    }
    for (const auto& party : meeting.silent)
        know(party.organisation.name, url_of(party.organisation.id));
    for (const auto& turn : meeting.turns)
        if (turn.organisation)
            know(turn.organisation->name, url_of(turn.organisation->id));
    for (const auto& reference : meeting.references)
        know(reference.number, Url::path("/numbers") / reference.id);
    if (meeting.next_meeting)
        know_day(*meeting.next_day, url_of(*meeting.next_meeting));
    for (const auto& date : meeting.dates)
        know_due(date.day, date.words, Url::path("/horizon").at(date.id));
    for (const auto& outcome : meeting.outcomes)
        know_due(outcome.due, outcome.due_words, url_of(outcome));
}

/// A day as notes write it out: "30 juni 2017", the month with a capital too.
void TurnView::know_day(Day day, const Url& url) {
    const std::string& written =
        made_phrases_.emplace_back(i18n::long_date(language_of(meeting_.language), day));
    know(written, url);
    std::string capital = written;
    const auto month = capital.find(' ') + 1;
    capital[month] = static_cast<char>(std::toupper(static_cast<unsigned char>(capital[month])));
    know(made_phrases_.emplace_back(std::move(capital)), url);
}

void TurnView::know_due(const std::optional<Day>& day, std::string_view words, const Url& url) {
    if (!words.empty())
        know(words, url);
    else if (day)
        know_day(*day, url);
}

void TurnView::know(std::string_view phrase, Url url) {
    if (phrases_.add(phrase, targets_.size()))
        targets_.push_back(std::move(url));
}

/// The bytes of `text` from begin to end, the first of each known phrase as a link.
Html TurnView::words(std::string_view text, std::size_t begin, std::size_t end, Seen& seen) const {
    Html all;
    while (seen.next < seen.found.size() && seen.found[seen.next].begin < end) {
        const Phrases::Found& found = seen.found[seen.next++];
        if (found.begin < begin || found.end > end || !seen.first(found.target))
            continue;
        all += group(text.substr(begin, found.begin - begin),
                     a(cls("name"), href(targets_[found.target]),
                       text.substr(found.begin, found.end - found.begin)));
        begin = found.end;
    }
    all += group(text.substr(begin, end - begin));
    return all;
}

/// The marks stay on the line of the last word.
Html TurnView::sentence(std::string_view text, std::size_t begin, std::size_t end,
                        const Html& marks, Seen& seen) const {
    if (marks.empty())
        return words(text, begin, end, seen);
    constexpr std::size_t longest_word = 48; // bytes: one that fits a line of 360 pixels
    const std::size_t space = text.substr(begin, end - begin).find_last_of(" \n\t");
    std::size_t last = space == std::string_view::npos ? begin : begin + space + 1;
    for (const Phrases::Found& found : seen.found)
        if (found.begin < last && found.end > last)
            last = found.begin; // a link is not broken up
    if (end - last > longest_word)
        return group(words(text, begin, end, seen), marks);
    const Html first = words(text, begin, last, seen);
    return group(first, span(cls("nowrap"), words(text, last, end, seen), marks));
}

TurnView::Shown TurnView::show(const ShownTurn& turn) const {
    const auto parts = sentences(turn.text);
    std::vector<Html> marks(parts.size());
    Shown shown;
    if (parts.empty())
        return shown;
    shown.became = corrections(language_, meeting_, turn.id);
    for (const auto& footnote : meeting_.footnotes)
        if (const auto offset = offset_of(footnote, turn))
            marks[sentence_at(*offset, turn.text, parts)] += footnote_mark(footnote);
    bool came_to_something = false;
    for (const auto& outcome : meeting_.outcomes) {
        if (outcome.turn != turn.id)
            continue;
        const auto place = std::ranges::find_if(
            parts, [&](std::string_view part) { return stands_in(outcome, part); });
        marks[place == parts.end() ? parts.size() - 1
                                   : static_cast<std::size_t>(place - parts.begin())] +=
            mark_of(outcome);
        if (medium_ == Medium::screen)
            shown.became += became(outcome, turn);
        came_to_something = true;
    }
    if (!came_to_something && medium_ == Medium::screen)
        marks.back() += nothing_yet(turn);
    Seen seen{phrases_.in(turn.text)};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto begin = static_cast<std::size_t>(parts[i].data() - turn.text.data());
        shown.sentences += group(
            span(cls("s"), sentence(turn.text, begin, begin + parts[i].size(), marks[i], seen)),
            when(i + 1 < parts.size(), " "));
    }
    return shown;
}

Html TurnView::linked(std::string_view text) const {
    Seen seen{phrases_.in(text)};
    Html all;
    std::size_t at = 0;
    for (const Address& address : addresses_in(text)) {
        const auto url = Url::outside(address.address);
        if (!url)
            continue;
        all += group(
            words(text, at, address.begin, seen),
            a(cls("written"), href(*url), text.substr(address.begin, address.end - address.begin)));
        at = address.end;
    }
    return group(all, words(text, at, text.size(), seen));
}

Html TurnView::mark_of(const Outcome& outcome) const {
    if (medium_ == Medium::paper)
        return group(" ", span(cls("mark-word"), "[", short_words(language_, outcome), "]"));
    return a(cls("walk " + std::string(css_class(outcome, seen_))),
             href(Url::fragment("b-" + outcome.id)), data("ref", short_words(language_, outcome)),
             span(cls("ds-sr-only"), tr(language_, "What became of this? {0}",
                                        state_words(language_, outcome, seen_))));
}

Html TurnView::became(const Outcome& outcome, const ShownTurn& turn) const {
    const std::string_view kind = kind_word(language_, outcome.kind);
    const Html who = outcome.person ? link(*outcome.person)
                     : outcome.who  ? Html(group(*outcome.who))
                                    : Html();
    return div(cls("became"), id("b-" + outcome.id), role("note"),
               aria_label(tr(language_, "What became of the sentence: {0}", kind)),
               p(strong(kind, when(!who.empty(), ": ")), who, when(who.empty(), "."), " ",
                 when(!outcome.due_words.empty() || outcome.due,
                      [&]() -> Html {
                          return group(span(cls("quiet"), due_words(language_, outcome)), " ");
                      }),
                 span(cls("use " + std::string(css_class(outcome, seen_))),
                      state_words(language_, outcome, seen_))),
               ways_on(url_of(outcome), turn));
}

/// The mark of a turn of which nothing came: it leads to the form by which it is taken along, for
/// those who may; else to the turn's place in the original, or is its lasting address where that
/// may not be read.
Html TurnView::nothing_yet(const ShownTurn& turn) const {
    const std::string here = anchor("t-", turn.id);
    if (meeting_.takes_along)
        return a(cls("walk plain"), href(Url::path("/turns") / turn.id.text() / "take-along"),
                 nothing_yet_);
    return a(cls("walk plain"),
             href(original_ && turn.place ? original_->at(here) : Url::fragment(here)),
             nothing_yet_);
}

Html TurnView::ways_on(const Url& record, const ShownTurn& turn) const {
    const std::string here = anchor("t-", turn.id);
    const Html original = when(original_ && turn.place, [&]() -> Html {
        return group(a(href(original_->at(here)), tr(language_, "In the original")), " ");
    });
    return p(cls("actions"), a(href(record), tr(language_, "Walk the whole way")), " ", original,
             a(cls("close"), href(Url::fragment(here)), tr(language_, "Close")));
}

Html TurnView::footnote_mark(const store::ShownFootnote& footnote) const {
    return a(cls("fn"), href(Url::fragment("fn-" + footnote.marker)),
             id("fnref-" + footnote.marker),
             aria_label(tr(language_, "Footnote {0}", footnote.marker)), footnote.marker);
}

} // namespace radslag::meetings::views
