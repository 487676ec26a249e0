// Endings and short lists of words; see doing.hpp.
#include "notes/doing.hpp"

#include <algorithm>

namespace radslag::notes {

namespace {

bool tells_in_the_past(const Reading& reading) {
    std::size_t past = 0;
    std::size_t present = 0;
    for (std::size_t i = 0; i < reading.tokens.size(); ++i) {
        const Token& token = reading.tokens[i];
        if (!token.is(WordClass::speech_verb) || token.capital)
            continue;
        const auto word = reading.folded(i);
        if (word == "frågar" || word == "spør")
            continue; // "Eva frågar kommunen" may be what she will do
        if (word.ends_with("de") || word.ends_with("te") || word.ends_with("ed"))
            ++past;
        else if (word.ends_with("ar") || word.ends_with("er"))
            ++present;
    }
    return past >= present;
}

} // namespace

Doing::Doing(const Reading& reading) : reading_(reading), past_(tells_in_the_past(reading)) {}

bool Doing::is_shall(std::string_view word) {
    return word == "ska" || word == "skall" || word == "skal" || word == "will" || word == "shall";
}

bool Doing::is_present(std::size_t token) const {
    const auto word = reading_.folded(token);
    const bool listed = reading_.match(token, WordClass::task_verb) > 0 ||
                        reading_.match(token, WordClass::firm_verb) > 0;
    if (!listed)
        return reading_.tokens[token].classes.empty() && word.size() > 3 &&
               (word.ends_with("ar") || word.ends_with("er"));
    for (const std::string_view irregular : {"kjem", "tek", "gjer", "legg"})
        if (word == irregular)
            return true;
    for (const std::string_view ending : {"r", "s", "ää", "aa", "ee", "ii", "at"})
        if (word.ends_with(ending))
            return true;
    return false;
}

bool Doing::is_wish(Range statement) const {
    for (std::size_t i = statement.first; i < std::min(statement.end, statement.first + 8); ++i)
        for (const std::string_view wish : {"bör", "borde", "burde", "should", "could", "pitäisi"})
            if (reading_.folded(i) == wish)
                return true;
    return false;
}

bool Doing::takes_and_does(std::size_t token, Range statement) const {
    const auto word = reading_.folded(token);
    return (word == "tar" || word == "tager" || word == "tek") && token + 2 < statement.end &&
           reading_.tokens[token + 1].is(WordClass::conjunction) &&
           (reading_.match(token + 2, WordClass::firm_verb) > 0 ||
            reading_.match(token + 2, WordClass::task_verb) > 0);
}

bool Doing::brings_up_now(std::size_t token, Range statement) const {
    if (past_ || reading_.folded(token) != "tar" || token + 1 >= statement.end ||
        reading_.folded(token + 1) != "upp")
        return false;
    for (std::size_t k = token + 2; k < statement.end; ++k)
        for (const std::string_view where : {"med", "på", "hos", "nästa", "inom"})
            if (reading_.folded(k) == where)
                return false;
    return true;
}

bool Doing::asks_someone(std::size_t token, Range statement) const {
    const auto word = reading_.folded(token);
    const bool asks = word == "frågar" || word == "spör" || word == "spörger";
    if (!past_ || !asks || token + 1 >= statement.end)
        return false;
    const Token& next = reading_.tokens[token + 1];
    return next.is_word() && !next.is(WordClass::subordinator) && !next.is(WordClass::preposition);
}

} // namespace radslag::notes
