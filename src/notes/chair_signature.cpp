// Lines of offices and lines of names, column by column; see chair_signature.hpp.
#include "notes/chair_signature.hpp"

#include <algorithm>

namespace radslag::notes {

namespace {

class SignatureReader {
  public:
    SignatureReader(const Reading& reading, const Attendance& attendance, const People& people)
        : reading_(reading), attendance_(attendance), people_(people) {}

    std::optional<Index> run() const {
        for (std::size_t i = reading_.lines.size() / 2; i < reading_.lines.size(); ++i)
            if (const auto person = signed_at(i))
                return person;
        for (std::size_t i = 0; i + 1 < reading_.lines.size(); ++i)
            if (const auto person = headed(i))
                return person;
        return {};
    }

  private:
    const Token& token(std::size_t i) const { return reading_.tokens[i]; }

    /// "Ordförande" alone on its line over a name.
    std::optional<Index> headed(std::size_t i) const {
        const Range range = reading_.lines[i].tokens;
        const std::size_t end = range.first + reading_.match(range.first, WordClass::chair_role);
        const bool alone =
            end > range.first &&
            (end == range.end || (end + 1 == range.end && reading_.is_mark(end, ':')));
        if (!alone)
            return {};
        const Range next = reading_.lines[i + 1].tokens;
        const auto uses = people_.within(next);
        return uses.empty() || uses.front().tokens.first != next.first
                   ? std::nullopt
                   : std::optional(uses.front().person);
    }

    /// The offices of a line: how many, and which of them chairs.
    struct Offices {
        std::size_t count = 0;
        bool named = false; ///< one at least; else only "Justeras" and the like
        std::optional<std::size_t> chair;
    };

    Offices offices_of(std::size_t i) const {
        Offices found;
        std::size_t others = 0; ///< words of no office: an entry of a list has such
        const Range range = reading_.lines[i].tokens;
        if (!people_.within(range).empty() || range.size() > 24)
            return found;
        for (std::size_t k = range.first; k < range.end; ++k) {
            const bool leads = reading_.match(k, WordClass::chair_role) > 0;
            const bool deputy = k > range.first && token(k - 1).is(WordClass::deputy);
            const bool here = leads && !deputy;
            const bool office = leads || reading_.match(k, WordClass::role) > 0 ||
                                reading_.folded(k) == "protokollet";
            found.named = found.named || office;
            others += !office && token(k).is_word() && !token(k).is(WordClass::deputy) ? 1 : 0;
            if (!office && !token(k).is(WordClass::head_signature))
                continue;
            if (here && !found.chair)
                found.chair = found.count;
            ++found.count;
        }
        return others > 0 && attendance_.lines[i] ? Offices{} : found;
    }

    /// A line of offices without a name: the names of those who sign stand in the line above or
    /// below it, column by column.
    std::optional<Index> signed_at(std::size_t i) const {
        const Offices offices = offices_of(i);
        if (!offices.chair)
            return {};
        const bool none_below = i + 1 >= reading_.lines.size() || !only_names(i + 1);
        const std::size_t names = i > 0 && (none_below || signs_above(i)) ? i - 1 : i + 1;
        if (names >= reading_.lines.size() || !only_names(names))
            return {};
        const auto uses = people_.within(reading_.lines[names].tokens);
        if (uses.size() != offices.count && offices.count != 1)
            return {};
        return uses[std::min(*offices.chair, uses.size() - 1)].person;
    }

    /// Whether names stand over their offices: the block, up from line i, begins with a name.
    bool signs_above(std::size_t i) const {
        bool above = false;
        for (std::size_t k = i; k > 0; --k) {
            const bool names = only_names(k - 1);
            if (!names && !offices_of(k - 1).named)
                break;
            above = names;
        }
        return above;
    }

    bool only_names(std::size_t i) const {
        const Range range = reading_.lines[i].tokens;
        std::size_t named = 0;
        for (const NameUse& use : people_.within(range))
            named += use.tokens.size();
        std::size_t words = 0;
        for (std::size_t k = range.first; k < range.end; ++k)
            words += token(k).is_word() ? 1 : 0;
        return named > 0 && named >= words;
    }

    const Reading& reading_;
    const Attendance& attendance_;
    const People& people_;
};

} // namespace

std::optional<Index> signing_chair(const Reading& reading, const Attendance& attendance,
                                   const People& people) {
    return SignatureReader(reading, attendance, people).run();
}

} // namespace radslag::notes
