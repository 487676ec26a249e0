// Segments between commas and brackets, each read for itself; see standing.hpp.
#include "notes/standing.hpp"

#include "notes/text/letters.hpp"

#include <algorithm>
#include <array>

namespace radslag::notes {

namespace {

constexpr std::array<std::string_view, 58> parties = {
    "s",   "m",    "sd",   "c",       "v",    "kd",  "l",   "mp",  "fp",   "fi",   "pp",      "kp",
    "ap",  "h",    "frp",  "sp",      "krf",  "sv",  "r",   "mdg", "rödt", "rodt", "bp",      "pdk",
    "a",   "b",    "d",    "e",       "f",    "g",   "i",   "k",   "o",    "ö",    "å",       "ö",
    "kok", "kesk", "sdp",  "ps",      "vihr", "vas", "rkp", "sfp", "lib",  "kd.",  "vihreät", "nyd",
    "nys", "spi",  "opol", "obunden", "df",   "sf",  "la",  "enh", "rv",   "mik"};

/// Words of a remark on attendance that is no organisation: "t.o.m. § 4", "via länk", "punkt 3".
constexpr std::array<std::string_view, 44> remarks = {
    "t.o.m",   "tom",      "t",       "fr.o.m", "from", "via",     "från", "till",   "punkt",
    "pkt",     "punkter",  "§",       "§§",     "kl",   "klockan", "del",  "delvis", "länk",
    "telefon", "digitalt", "distans", "teams",  "zoom", "skype",   "lync", "pass",   "endast",
    "under",   "samt",     "p",       "ej",     "inte", "fram",    "ja",   "på",     "paragraf",
    "dag",     "ankom",    "lämnade", "anslöt", "gick", "kom",     "item", "deltog"};

constexpr std::array<std::string_view, 14> absences = {
    "nej",       "frånvarande", "förhinder", "forfall", "forhindret", "afbud", "absent",
    "apologies", "sjuk",        "poissa",    "återbud", "no",         "frånv", "fravärende"};

constexpr WordClasses role_words(WordClass::role, WordClass::chair_role, WordClass::deputy);
constexpr WordClasses saying(WordClass::speech_verb, WordClass::finite_verb, WordClass::modal_verb,
                             WordClass::deciding_word);

bool contains(const auto& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

class StandingReader {
  public:
    StandingReader(const Reading& reading, Range tail, StandingContext context)
        : reading_(reading), tail_(tail), in_list_(context == StandingContext::list) {}

    Standing run() {
        if (!in_list_)
            tail_.end = end_of_apposition();
        std::size_t first = tail_.first;
        for (std::size_t i = tail_.first; i <= tail_.end; ++i) {
            if (i < tail_.end && !parts(i))
                continue;
            segment({first, i});
            first = i + 1;
        }
        return standing_;
    }

  private:
    const Token& token(std::size_t i) const { return reading_.tokens[i]; }

    bool parts(std::size_t i) const {
        const Token& at = token(i);
        if (at.kind == TokenKind::cell)
            return true;
        if (at.kind != TokenKind::mark)
            return false;
        const auto sign = reading_.text(i);
        return sign == "," || sign == "(" || sign == ")" || sign == ";" || sign == "–" ||
               sign == "•" || sign == ":" || (sign == "-" && at.space_before) ||
               (sign == "/" && at.space_before);
    }

    /// In a sentence the apposition follows a comma or bracket and ends before the verb.
    std::size_t end_of_apposition() {
        const std::size_t first = tail_.first;
        if (first >= tail_.end)
            return first;
        if (reading_.is_mark(first, '(')) {
            std::size_t close = first;
            while (close < tail_.end && !reading_.is_mark(close, ')') && close < first + 25)
                ++close;
            return close + 1 < tail_.end && reading_.is_mark(close + 1, ',')
                       ? end_of_organisation(close)
                       : close;
        }
        const bool comma = reading_.is_mark(first, ',');
        const bool from = reading_.folded(first) == "från" || reading_.folded(first) == "fra" ||
                          reading_.folded(first) == "frå" || reading_.folded(first) == "from" ||
                          reading_.folded(first) == "på" || reading_.folded(first) == "vid";
        const bool direct = token(first).is_word() && token(first).capital;
        direct_ = direct;
        if (!comma && !from && !direct)
            return first;
        for (std::size_t i = first; i < tail_.end; ++i) {
            const Token& at = token(i);
            if (at.kind == TokenKind::mark &&
                (reading_.is_mark(i, '.') || reading_.is_mark(i, ';') || reading_.is_mark(i, ':') ||
                 reading_.is_mark(i, '(')))
                return i;
            const bool verb = at.is_word() && !at.capital && at.classes.any(saying) &&
                              !at.classes.any(role_words) && !at.is(WordClass::preposition);
            if (verb || i > first + 30)
                return i;
            if (!comma && i > first && at.kind == TokenKind::mark && reading_.is_mark(i, ','))
                return i;
        }
        return tail_.end;
    }

    /// "(ordf), Näringsdepartementet, …": the bracket that ends at `close` and the organisation
    /// behind it.
    std::size_t end_of_organisation(std::size_t close) const {
        const Range behind{close + 2, std::min(close + 9, tail_.end)};
        if (behind.empty())
            return close;
        const auto found = find_organisations(reading_, behind);
        const bool next =
            !found.empty() && !found.front().generic && found.front().tokens.first == behind.first;
        const std::size_t end = next ? found.front().tokens.end : close;
        return end < tail_.end && token(end).is_word() ? close : end;
    }

    void segment(Range range) {
        while (!range.empty() && token(range.first).kind == TokenKind::mark &&
               reading_.text(range.first) != "§")
            ++range.first;
        while (!range.empty() && token(range.end - 1).kind == TokenKind::mark)
            --range.end;
        while (!range.empty() &&
               (reading_.folded(range.first) == "från" || reading_.folded(range.first) == "fra" ||
                reading_.folded(range.first) == "vid" ||
                (reading_.folded(range.first) == "på" && !in_list_)))
            ++range.first;
        range = without_remark(range);
        if (range.size() > 1 && reading_.folded(range.end - 1) == "x")
            --range.end; // the tick of those present
        if (range.empty())
            return;
        const auto words = reading_.folded(range);
        if ((is_party(words) || words == "x") && range.size() == 1)
            return;
        if (contains(absences, words)) {
            standing_.absent = true;
            return;
        }
        if (is_unit(range))
            return;
        const Range rest = after_role(range);
        if (!rest.empty())
            organisation(rest, rest.first > range.first);
    }

    /// Cuts off "t o m § 4", "punkt 3", "6" and what follows them.
    Range without_remark(Range range) const {
        for (std::size_t i = range.first; i < range.end; ++i) {
            // "Digi- ja väestötietovirasto" joins, "Ja" answers.
            const bool joins = i > range.first && reading_.folded(i) == "ja";
            const bool remark = !token(i).capital && contains(remarks, reading_.folded(i)) &&
                                (i == range.first || in_list_) && !joins;
            if (token(i).kind == TokenKind::number || remark || reading_.text(i) == "§" ||
                reading_.text(i) == "§§")
                return {range.first, i};
        }
        return range;
    }

    bool is_unit(Range range) {
        if (reading_.match(range.first, WordClass::unit_head) == 0)
            return false;
        const auto inside = find_organisations(reading_, range);
        if (!inside.empty() && inside.back().tokens.end == range.end &&
            inside.back().tokens.first > range.first + 1 && !inside.back().generic)
            take(inside.back(), true);
        if (!standing_.unit)
            standing_.unit = range;
        return true;
    }

    /// What stands behind the role that begins a segment; the whole segment without a role.
    Range after_role(Range range) {
        std::size_t at = range.first;
        bool found = false;
        bool deputy = false;
        while (at < range.end) {
            std::size_t count = std::max(
                {reading_.match(at, WordClass::role), reading_.match(at, WordClass::chair_role),
                 reading_.match(at, WordClass::deputy), reading_.match(at, WordClass::honorific)});
            if (count == 0)
                break;
            count = std::min(count, range.end - at);
            deputy = deputy || reading_.match(at, WordClass::deputy) > 0;
            const bool chair = reading_.match(at, WordClass::chair_role) > 0 && !deputy;
            at += count;
            found = true;
            if (chair && (at == range.end || !leads_elsewhere(at)))
                standing_.chair = true;
            if (at < range.end && token(at).is(WordClass::conjunction))
                ++at;
        }
        if (!found)
            return range;
        std::size_t end = at;
        while (end < range.end && !token(end).capital)
            ++end; // "ansvarig för vatten vid Länsstyrelsen": what is small belongs to the role
        if (!standing_.role)
            standing_.role = Range{range.first, at};
        return {end, range.end};
    }

    /// "ordförande i Fotbollförbundet" chairs the association, not this meeting.
    bool leads_elsewhere(std::size_t at) const {
        const Token& next = token(at);
        return next.is_word() && !next.is(WordClass::role);
    }

    void organisation(Range range, bool behind_role) {
        if (range.size() == 1 && reading_.folded(range.first) == "x")
            return; // the tick of those present
        const auto inside = find_organisations(reading_, range);
        for (OrganisationSpan one : inside) {
            if (one.generic)
                continue;
            if (is_branch(one.tokens, range))
                one.tokens = range; // "SLU Aqua"
            else if (inside.size() <= 2 && range.size() <= 8 && is_one_name(range))
                one.tokens = range; // "Icelandic Road and Coastal Administration"
            else if (inside.size() == 2 && inside[1].tokens.first == one.tokens.end)
                one.tokens.end = inside[1].tokens.end; // "Förvaltningsmyndigheten Jordbruksverket"
            take(one, true);
            return;
        }
        if (!inside.empty() || standing_.organisation)
            return;
        const Token& first = token(range.first);
        const bool named = first.is_word() && first.capital &&
                           !first.is(WordClass::generic_organisation) &&
                           !first.is(WordClass::month) && !first.is(WordClass::weekday) &&
                           !first.is(WordClass::head_present) && !first.is(WordClass::head_absent);
        const bool year_tag = range.end < reading_.tokens.size() && range.size() == 1 &&
                              first.all_capitals && is_apostrophe(range.end);
        if (!named || year_tag || is_place(range) || range.size() > 8)
            return;
        const bool short_enough = in_list_ || behind_role || range.size() <= 4;
        const bool sentence = !in_list_ && first.is(WordClass::sentence_opener);
        if (!short_enough || sentence || reading_.match(range.first, WordClass::role) > 0)
            return;
        OrganisationSpan span;
        span.tokens = range;
        if (!in_list_) {
            std::size_t end = range.first;
            while (end < range.end && token(end).is_word() && token(end).capital)
                ++end;
            // "Projektledare Smarta städer" leads a project; "ansvarig Kurbits berättar" works
            // there.
            if (end < range.end || direct_)
                return;
        }
        take(span, false);
    }

    /// "DV'18": a student's programme and year.
    bool is_apostrophe(std::size_t i) const {
        const auto sign = reading_.text(i);
        return sign == "'" || sign == "’";
    }

    /// Capital words with nothing but "and", "of" and the like between them.
    bool is_one_name(Range range) const {
        bool joined = false;
        for (std::size_t i = range.first; i < range.end; ++i) {
            const Token& at = token(i);
            if (!at.is_word())
                return false;
            const auto word = reading_.folded(i);
            const bool joint = word == "and" || word == "of" || word == "for" || word == "the";
            joined = joined || joint;
            if (!at.capital && !joint)
                return false;
        }
        return joined;
    }

    /// An acronym and one or two capital words that fill the segment.
    bool is_branch(Range acronym, Range range) const {
        const bool whole = acronym.first == range.first && acronym.size() == 1 &&
                           token(acronym.first).all_capitals && range.size() > 1 &&
                           range.size() <= 3;
        return whole &&
               std::all_of(reading_.tokens.begin() + static_cast<std::ptrdiff_t>(acronym.end),
                           reading_.tokens.begin() + static_cast<std::ptrdiff_t>(range.end),
                           [](const Token& at) {
                               return at.is_word() && at.capital && !at.classes.any(role_words) &&
                                      !at.is(WordClass::given_name);
                           });
    }

    bool is_place(Range range) const {
        std::size_t at = range.first;
        while (at < range.end) {
            const std::size_t count = reading_.match(at, WordClass::place);
            if (count == 0 && !token(at).is(WordClass::conjunction))
                return false;
            at += std::max<std::size_t>(count, 1);
        }
        return true;
    }

    void take(const OrganisationSpan& span, bool listed) {
        // Of several the listed one wins, and of "unit, authority" the last.
        if (standing_.organisation && (standing_.organisation_listed || !listed))
            return;
        standing_.organisation = span.tokens;
        standing_.kind = span.kind;
        standing_.organisation_listed = listed;
    }

    const Reading& reading_;
    Range tail_;
    bool in_list_;
    bool direct_ = false; ///< nothing parts the name from what follows
    Standing standing_;
};

} // namespace

bool is_party(std::string_view folded) {
    return contains(parties, folded);
}

Standing standing_behind(const Reading& reading, Range tail, StandingContext context) {
    return StandingReader(reading, tail, context).run();
}

} // namespace radslag::notes
