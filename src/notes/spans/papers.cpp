// One rule a kind of paper; see papers.hpp.
#include "notes/spans/papers.hpp"

#include "notes/spans/number_line.hpp"

#include <algorithm>
#include <array>

namespace radslag::notes {

namespace {

/// Series of the state that are named before a number like "2016:83" or "2015/16:12".
struct Series {
    std::string_view name;
    ReferenceKind kind;
};

constexpr std::array<Series, 29> series = {{
    {"dir", ReferenceKind::dir},
    {"direktiv", ReferenceKind::dir},
    {"direktiven", ReferenceKind::dir},
    {"direktivet", ReferenceKind::dir},
    {"tilläggsdirektiv", ReferenceKind::dir},
    {"kommittedirektiv", ReferenceKind::dir},
    {"sou", ReferenceKind::sou},
    {"ds", ReferenceKind::ds},
    {"prop", ReferenceKind::prop},
    {"proposition", ReferenceKind::prop},
    {"propositionen", ReferenceKind::prop},
    {"bet", ReferenceKind::bet},
    {"betänkande", ReferenceKind::bet},
    {"sfs", ReferenceKind::sfs},
    {"com", ReferenceKind::com},
    {"kom", ReferenceKind::com},
    {"nou", ReferenceKind::sou},
    {"skr", ReferenceKind::prop},
    {"skrivelse", ReferenceKind::prop},
    {"skrivelsen", ReferenceKind::prop},
    {"rskr", ReferenceKind::bet},
    {"riksdagsskrivelse", ReferenceKind::bet},
    {"swd", ReferenceKind::com},
    {"join", ReferenceKind::com},
    {"sec", ReferenceKind::com},
    {"meld.st", ReferenceKind::prop},
    {"st.meld", ReferenceKind::prop},
    {"he", ReferenceKind::prop},
}};

/// How the names of acts end that stand before their numbers: "lag 2006:544", "miljöbalken
/// 1998:808"; and those of acts of the Union: "dataskyddsförordningen 2016/679".
constexpr std::array<std::string_view, 10> act_endings = {
    "lag",        "lagen",        "lagens",     "balk",        "balken",
    "förordning", "förordningen", "kungörelse", "kungörelsen", "instruktion"};
constexpr std::array<std::string_view, 4> union_endings = {"förordning", "förordningen", "direktiv",
                                                           "direktivet"};

template <class Endings>
bool ends_like(const Endings& endings, std::string_view word) {
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return word.ends_with(ending); });
}

/// Papers of the Norwegian parliament and government: "Meld. St. 18 (2016–2017)".
constexpr std::array<std::string_view, 10> norwegian_papers = {
    "meld", "prop", "innst", "st.meld", "st.prp", "ot.prp", "dok", "stmeld", "otprp", "stprp"};

class PaperReader {
  public:
    PaperReader(const Reading& reading, std::size_t line_end)
        : reading_(reading), line_(reading, line_end), end_(line_end) {}

    std::optional<ReferenceSpan> at(std::size_t i) const {
        if (reading_.tokens[i].kind == TokenKind::number) {
            const auto found = law(i);
            return found ? found : of_union(i);
        }
        for (const auto& found : {in_series(i), norwegian_paper(i), finnish_bill(i)})
            if (found)
                return found;
        return {};
    }

  private:
    using Found = std::optional<ReferenceSpan>;

    bool is_sign(std::size_t i, std::string_view sign) const { return line_.is_sign(i, sign); }
    bool is_number(std::size_t i) const { return line_.is_number(i); }
    std::size_t digits(std::size_t i) const { return line_.digits(i); }

    /// "Dir. 2016:83", "prop. 2015/16:1", "COM(2018) 372 final".
    Found in_series(std::size_t i) const {
        std::size_t at = i + 1;
        while (is_sign(at, ".") || (at < end_ && reading_.folded(at) == "nr"))
            ++at; // "SFS nr 2010:900"
        if (!is_number(at) && !is_sign(at, "(") && !is_sign(at, "/"))
            return {};
        const auto name = reading_.folded(i);
        const auto known = std::find_if(series.begin(), series.end(),
                                        [&](const Series& one) { return one.name == name; });
        if (known == series.end())
            return {};
        if (known->kind == ReferenceKind::com)
            return eu_document(i, at);
        if (digits(at) != 4)
            return {};
        ++at;
        if (is_sign(at, "/") && digits(at + 1) >= 2)
            at += 2;
        if (!is_sign(at, ":") || at + 1 >= end_ || reading_.tokens[at + 1].kind == TokenKind::mark)
            return {};
        return ReferenceSpan{{i, at + 2}, known->kind, 98};
    }

    /// "COM(2018) 372 final", "KOM 2010/2020".
    Found eu_document(std::size_t i, std::size_t at) const {
        if (is_number(at) || is_sign(at, "/")) {
            const std::size_t year = is_number(at) ? at : at + 1;
            const bool slashed = line_.is_year(year) && is_sign(year + 1, "/") &&
                                 line_.is_joint(year + 1) && digits(year + 2) >= 2;
            return slashed ? Found{{{i, year + 3}, ReferenceKind::com, 93}} : Found{};
        }
        if (digits(at + 1) != 4 || !is_sign(at + 2, ")") || !is_number(at + 3))
            return {};
        const bool final_text = at + 4 < end_ && (reading_.folded(at + 4) == "final" ||
                                                  reading_.folded(at + 4) == "slutlig");
        return ReferenceSpan{{i, at + (final_text ? 5U : 4U)}, ReferenceKind::com, 98};
    }

    /// "Prop. 85 L (2017–2018)", "Meld. St. 18 (2016–2017)", "Ot.prp. nr. 27 (2008-2009)".
    Found norwegian_paper(std::size_t i) const {
        const auto name = reading_.folded(i);
        if (std::find(norwegian_papers.begin(), norwegian_papers.end(), name) ==
            norwegian_papers.end())
            return {};
        std::size_t at = i + 1;
        while (at < i + 7 && at < end_ && !is_number(at)) {
            const auto word = reading_.folded(at);
            if (word != "." && word != "st" && word != "nr")
                return {};
            ++at;
        }
        if (digits(at) == 0 || digits(at) > 3)
            return {};
        ++at;
        if (at < end_ && reading_.tokens[at].is_word() && reading_.tokens[at].capital &&
            reading_.folded(at).size() <= 2)
            ++at;
        const bool session =
            is_sign(at, "(") && digits(at + 1) == 4 && digits(at + 3) == 4 && is_sign(at + 4, ")");
        return session ? Found{{{i, at + 5}, ReferenceKind::prop, 97}} : Found{};
    }

    /// "HE 12/2018 vp".
    Found finnish_bill(std::size_t i) const {
        const bool bill = reading_.text(i) == "HE" && digits(i + 1) > 0 && is_sign(i + 2, "/") &&
                          digits(i + 3) == 4;
        if (!bill)
            return {};
        const bool session = i + 4 < end_ && reading_.folded(i + 4) == "vp";
        return ReferenceSpan{{i, i + (session ? 5U : 4U)}, ReferenceKind::prop, 95};
    }

    /// "lagen (2009:400)", "lag 2006:544": the number of an act behind its name.
    Found law(std::size_t i) const {
        if (i < 1 || digits(i) != 4 || !is_sign(i + 1, ":") || digits(i + 2) == 0)
            return {};
        const bool bracketed = i > 1 && reading_.is_mark(i - 1, '(');
        const bool named = ends_like(act_endings, reading_.folded(bracketed ? i - 2 : i - 1));
        const bool closed =
            is_sign(i + 3, ")") || (named && (is_sign(i + 3, ",") || is_sign(i + 3, ";")));
        const int year = (bracketed ? closed : named) ? reading_.number(i) : 0;
        if (year < 1700 || year > 2100)
            return {};
        return ReferenceSpan{{i, i + 3}, ReferenceKind::sfs, 92};
    }

    /// "(EU) nr 1303/2013", "direktiv 2011/92/EU".
    Found of_union(std::size_t i) const {
        if (!is_number(i) || !is_sign(i + 1, "/") || !is_number(i + 2))
            return {};
        const bool behind = is_sign(i + 3, "/") && i + 4 < end_ && is_union(i + 4);
        if (behind)
            return ReferenceSpan{{i, i + 5}, ReferenceKind::com, 93};
        std::size_t before = i;
        while (before > 0 && before + 3 > i &&
               (reading_.is_mark(before - 1, '.') || reading_.folded(before - 1) == "nr" ||
                reading_.folded(before - 1) == "no"))
            --before;
        const bool in_front = before > 2 && reading_.is_mark(before - 1, ')') &&
                              is_union(before - 2) && (digits(i) >= 3 || digits(i + 2) == 4);
        const bool named = before > 0 && (line_.is_year(i) || line_.is_year(i + 2)) &&
                           digits(i) >= 2 && digits(i + 2) >= 2 && line_.is_joint(i + 1) &&
                           ends_like(union_endings, reading_.folded(before - 1));
        return in_front || named ? Found{{{i, i + 3}, ReferenceKind::com, 93}} : Found{};
    }

    bool is_union(std::size_t i) const {
        const auto sign = reading_.text(i);
        return sign == "EU" || sign == "EG" || sign == "EC" || sign == "EEG" || sign == "EF" ||
               sign == "Euratom";
    }

    const Reading& reading_;
    NumberLine line_;
    std::size_t end_;
};

} // namespace

std::optional<ReferenceSpan> paper_at(const Reading& reading, std::size_t token,
                                      std::size_t line_end) {
    return PaperReader(reading, line_end).at(token);
}

} // namespace radslag::notes
