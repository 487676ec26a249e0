// Who decides, and in which words; see decisions.hpp.
#include "notes/decisions.hpp"

#include "notes/spans/organisations.hpp"
#include "notes/text/letters.hpp"

#include <algorithm>
#include <array>

namespace radslag::notes {

namespace {

/// Words before a deciding word that make it another's, a wish or a plan.
constexpr std::array<std::string_view, 46> other_times = {
    "har",    "hade",       "hadde",     "havde",           "ännu",   "inte",     "ikke",
    "ikkje",  "väntas",     "ska",       "skall",           "skal",   "kan",      "kunna",
    "kommer", "vill",       "före",      "innan",           "inför",  "om",       "när",
    "sedan",  "föreslår",   "föreslog",  "yrkar",           "yrkade", "föreslås", "planeras",
    "fattas", "regeringen", "riksdagen", "eu-kommissionen", "ej",     "att",      "behöver",
    "bör",    "måste",      "enligt",    "tidigare",        "not",    "will",     "has",
    "if",     "for"};

/// A proposal and its formula are quoted together up to so many tokens.
constexpr std::size_t longest_joined = 40;

/// Deciding words that are nouns and decide nothing by themselves.
bool is_noun(std::string_view word) {
    for (const std::string_view noun :
         {"beslut",          "beslutet",    "besluten",      "vedtak",
          "vedtaket",        "beslutning",  "beslutninger",  "decision",
          "decisions",       "päätös",      "päätöksen",     "päätökset",
          "resolution",      "godkjenning", "val",           "omval",
          "nyval",           "fyllnadsval", "ansvarsfrihet", "bifall",
          "vedtektsendring", "motion",      "ense",          "enighet",
          "enighed",         "vald",        "valda",         "valgt",
          "tiedoksi",        "enstemmig"})
        if (word == noun)
            return true;
    return false;
}

class DecisionReader {
  public:
    DecisionReader(const Reading& reading, const std::vector<Statement>& statements,
                   const std::string& title)
        : reading_(reading), statements_(statements), title_(folded(title)) {}

    std::vector<DecisionSpan> run() {
        for (std::size_t i = 0; i < statements_.size(); ++i) {
            const Statement& statement = statements_[i];
            if (i > 0 && statements_[i - 1].point != statement.point)
                proposals_.clear();
            if (is_proposal(statement)) {
                proposals_.push_back(i);
            } else if (!proposals_.empty() && is_formula(statement.tokens)) {
                take_proposals(i);
            } else if (const auto confidence = decides(statement); confidence > 0) {
                found_.push_back({statement.tokens, i, confidence});
            }
        }
        return std::move(found_);
    }

  private:
    const Token& token(std::size_t i) const { return reading_.tokens[i]; }

    /// "Att: godkänna äskningen", and whatever stands under "Förslag till beslut".
    bool is_proposal(const Statement& statement) const {
        const std::size_t first = statement.tokens.first;
        return statement.block == Block::proposal ||
               (reading_.folded(first) == "att" && reading_.is_mark(first + 1, ':'));
    }

    /// "Bifalles", "Attsatsen blev godkänd", "Enligt förslaget": what was proposed is decided.
    bool is_formula(Range range) const {
        if (range.size() > 7)
            return false;
        for (std::size_t i = range.first; i < range.end; ++i) {
            const auto word = reading_.folded(i);
            if (word.starts_with("attsats") || word.starts_with("bifall") ||
                (word == "enligt" && i + 1 < range.end &&
                 reading_.folded(i + 1).starts_with("förslag")))
                return !says(range, "avslås") && !says(range, "avslogs");
        }
        return false;
    }

    /// One proposal makes one decision with its formula; of several each is one.
    void take_proposals(std::size_t formula) {
        const Range said = statements_[formula].tokens;
        constexpr std::array<std::string_view, 4> ordinals = {"första", "andra", "tredje",
                                                              "fjärde"};
        for (std::size_t k = 0; k < ordinals.size(); ++k)
            if (says(said, ordinals[k]) && k < proposals_.size())
                proposals_ = {proposals_[k]};
        for (const std::size_t proposal : proposals_) {
            Range range = statements_[proposal].tokens;
            if (proposals_.size() == 1 && said.end - range.first < longest_joined)
                range.end = said.end;
            found_.push_back({range, proposal, 85});
        }
        proposals_.clear();
    }

    Confidence decides(const Statement& statement) const {
        switch (statement.block) {
        case Block::decision:
            return names_responsible(statement.tokens) ? 0 : 92;
        case Block::proposal:
        case Block::other:
        case Block::action:
            return 0;
        default:
            break;
        }
        if (reading_.is_mark(statement.tokens.end - 1, '?'))
            return 0;
        for (std::size_t i = statement.tokens.first; i < statement.tokens.end; ++i) {
            const std::size_t count = reading_.match(i, WordClass::deciding_word);
            if (count == 0)
                continue;
            if (const auto confidence = decided_at(statement, i, count); confidence > 0)
                return confidence;
        }
        return 0;
    }

    /// "Ansvarig: Tiina" under a decision says who carries it out.
    bool names_responsible(Range range) const {
        return range.size() > 1 && reading_.folded(range.first).starts_with("ansvar") &&
               reading_.is_mark(range.first + 1, ':');
    }

    Confidence decided_at(const Statement& statement, std::size_t i, std::size_t count) const {
        const Range range = statement.tokens;
        const auto word = reading_.folded(i);
        if (count == 1 && is_noun(word) && !is_taken(range, i))
            return 0;
        if (is_of_another_time(range, i) || is_by_another(range, i))
            return 0;
        return is_own(range, i) ? 90 : 78;
    }

    /// "Beslut togs", "Omval av …", "valdes".
    bool is_taken(Range range, std::size_t i) const {
        const auto word = reading_.folded(i);
        if (i + 1 < range.end) {
            const auto next = reading_.folded(i + 1);
            if (word == "besluten" || word == "beslutet")
                return false;
            if (next == "togs" || next == "tas" || next == "fattades" || next == "om" ||
                next == "ble" || next == "blev" || next == "passed")
                return word.starts_with("beslut") ? next != "om" : true;
        }
        const bool alone = range.size() <= 3 && (word == "godkjent" || word == "godkänt" ||
                                                 word == "valgt" || word == "bifall");
        const bool passive = i > range.first &&
                             (reading_.folded(i - 1) == "ble" || reading_.folded(i - 1) == "blev" ||
                              reading_.folded(i - 1) == "vart" ||
                              reading_.folded(i - 1) == "blei" || reading_.folded(i - 1) == "var");
        if (word == "motion")
            return says(range, "passed") || says(range, "carried");
        return alone || passive || word == "omval" || word == "nyval";
    }

    bool says(Range range, std::string_view word) const {
        for (std::size_t i = range.first; i < range.end; ++i)
            if (reading_.folded(i) == word)
                return true;
        return false;
    }

    bool is_of_another_time(Range range, std::size_t i) const {
        const std::size_t from = i > range.first + 4 ? i - 4 : range.first;
        for (std::size_t k = from; k < i; ++k) {
            const auto word = reading_.folded(k);
            if (std::find(other_times.begin(), other_times.end(), word) != other_times.end())
                return true;
        }
        return false;
    }

    /// A named body or authority that is not the one that meets decides elsewhere.
    bool is_by_another(Range range, std::size_t i) const {
        if (tells_when(range, i))
            return true;
        if (is_own(range, i))
            return false;
        for (std::size_t k = range.first; k < std::min(i, range.first + 4); ++k)
            if (named_elsewhere(k))
                return true;
        for (const OrganisationSpan& one : find_organisations(reading_, range)) {
            const bool subject = one.tokens.first <= range.first + 2 && one.tokens.end <= i;
            if (subject && !one.generic)
                return true;
        }
        return false;
    }

    /// "beslutade i juni", "beslutade den 17 december 2018": at another time.
    bool tells_when(Range range, std::size_t i) const {
        for (std::size_t k = i + 1; k < std::min(range.end, i + 4); ++k) {
            if (token(k).is(WordClass::month))
                return reading_.folded(k - 1) != "till" && !is_participle(i);
            if (token(k).is_word() && !token(k).is(WordClass::preposition) &&
                !token(k).is(WordClass::weekday) && reading_.folded(k) != "den")
                return false; // "päätettiin järjestää talkoot toukokuussa"
        }
        return false;
    }

    /// "antagen", "godkänd" with "är" before it tells a state.
    bool is_participle(std::size_t i) const {
        const auto word = reading_.folded(i);
        return word.ends_with("ts") || word.ends_with("des");
    }

    /// The body itself is the subject, before or behind the verb.
    bool is_own(Range range, std::size_t i) const {
        const std::size_t from = i > range.first + 6 ? i - 6 : range.first;
        for (std::size_t k = from; k < std::min(range.end, i + 4); ++k) {
            if (k == i)
                continue;
            if (reading_.match(k, WordClass::own_body) > 0 && !named_elsewhere(k))
                return true;
            if (token(k).capital && token(k).end - token(k).begin > 4 &&
                title_.find(reading_.folded(k)) != std::string::npos)
                return true;
        }
        return false;
    }

    /// "Kommunfullmäktige" in the notes of a committee is another body.
    bool named_elsewhere(std::size_t k) const {
        const auto word = reading_.folded(k);
        const bool council = word.ends_with("fullmäktige") || word.ends_with("regeringen");
        const bool body_of_its_own =
            council || word.ends_with("styrelsen") || word.ends_with("nämnden");
        const bool bare = word == "styrelsen" || word == "nämnden";
        return body_of_its_own && !bare &&
               title_.find(word.substr(0, word.size() - 2)) == std::string::npos;
    }

    const Reading& reading_;
    const std::vector<Statement>& statements_;
    std::string title_;
    std::vector<std::size_t> proposals_; ///< statements since the last decision of the point
    std::vector<DecisionSpan> found_;
};

} // namespace

std::vector<DecisionSpan> find_decisions(const Reading& reading,
                                         const std::vector<Statement>& statements,
                                         const std::string& title) {
    return DecisionReader(reading, statements, title).run();
}

} // namespace radslag::notes
