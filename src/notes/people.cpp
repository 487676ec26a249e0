// Lists first, then the running text, then lone given names; see people.hpp.
#include "notes/people.hpp"

#include "notes/people_book.hpp"

#include <algorithm>

namespace radslag::notes {

namespace {

class PeopleReader {
  public:
    PeopleReader(const Reading& reading, const Attendance& attendance)
        : reading_(reading), attendance_(attendance) {}

    People run() {
        for (const Attendee& one : attendance_.people)
            if (one.name.full)
                enter(one);
        read_text();
        for (const Attendee& one : attendance_.people)
            if (!one.name.full)
                enter_lone(one);
        resolve_lone();
        found_.people = std::move(book_.people);
        found_.kinds = std::move(kinds_);
        std::sort(found_.uses.begin(), found_.uses.end(), [](const NameUse& a, const NameUse& b) {
            return a.tokens.first < b.tokens.first;
        });
        return std::move(found_);
    }

  private:
    const Token& token(std::size_t i) const { return reading_.tokens[i]; }

    Person& person(Index index) {
        kinds_.resize(book_.people.size());
        return book_.people[index];
    }

    void use(Index index, Range tokens) {
        person(index).places.push_back(reading_.place(tokens));
        found_.uses.push_back({tokens, index});
    }

    void enter(const Attendee& one) {
        const Index index = book_.full(printed_name(reading_, one.name));
        Person& who = person(index);
        if (who.places.empty()) {
            who.presence = one.presence;
            who.confidence = one.name.confidence;
        } else if (one.presence == Presence::present && who.presence == Presence::mentioned) {
            who.presence = Presence::present;
        }
        stand(index, one.standing);
        if (!who.organisation && one.group_organisation)
            person(index).organisation = printed(*one.group_organisation);
        use(index, one.name.tokens);
    }

    void enter_lone(const Attendee& one) {
        const auto name = printed_name(reading_, one.name);
        const auto known = book_.by_given_name(name);
        const Index index = known ? *known : book_.lone(name);
        if (!known) {
            person(index).presence = one.presence;
            person(index).confidence = 80;
            stand(index, one.standing);
        }
        use(index, one.name.tokens);
    }

    std::string printed(Range organisation) const {
        const auto inside = find_organisations(reading_, organisation);
        if (inside.size() == 1 && inside.front().tokens == organisation)
            return printed_organisation(reading_, inside.front());
        return reading_.words(organisation);
    }

    void stand(Index index, const Standing& standing) {
        Person& who = person(index);
        if (standing.organisation && !who.organisation) {
            who.organisation = printed(*standing.organisation);
            kinds_[index] = standing.kind;
        }
        if (standing.unit && !who.unit)
            who.unit = reading_.words(*standing.unit);
        if (standing.role && !who.role)
            who.role = reading_.words(*standing.role);
    }

    void read_text() {
        for (std::size_t i = 0; i < reading_.lines.size(); ++i)
            if (!attendance_.lines[i])
                read_line(reading_.lines[i]);
    }

    void read_line(const TextLine& line) {
        const auto names = find_names(reading_, line.tokens, NameContext::text);
        note_family_names(line.tokens, names);
        if (names.empty())
            return;
        const auto organisations = find_organisations(reading_, line.tokens);
        std::vector<NameSpan> full;
        auto one = organisations.begin(); // the names and the organisations are both in order
        for (const NameSpan& name : names) {
            while (one != organisations.end() && one->tokens.end < name.tokens.end)
                ++one;
            if (one != organisations.end() && one->tokens.first <= name.tokens.first)
                continue;
            if (name.full)
                full.push_back(name);
            else
                lone_.push_back(name);
        }
        std::vector<Index> indices;
        for (std::size_t k = 0; k < full.size(); ++k) {
            const std::size_t end =
                k + 1 < full.size() ? full[k + 1].tokens.first : line.tokens.end;
            indices.push_back(in_text(line, full[k], {full[k].tokens.end, end}));
        }
        share(full, indices);
    }

    /// Capital words beside no other capital word: "Stenmark lovade" may mean Thomas Stenmark.
    void note_family_names(Range line, const std::vector<NameSpan>& names) {
        auto next = names.begin();
        for (std::size_t i = line.first; i < line.end; ++i) {
            while (next != names.end() && next->tokens.end <= i)
                ++next;
            const Token& at = token(i);
            if (!at.is_word() || !at.capital || (next != names.end() && next->tokens.first <= i) ||
                !(at.classes.empty() || at.is(WordClass::family_name)))
                continue;
            const bool beside =
                (i > line.first && token(i - 1).is_word() && token(i - 1).capital &&
                 token(i - 1).classes.empty()) ||
                (i + 1 < line.end && token(i + 1).is_word() && token(i + 1).capital);
            if (!beside)
                family_.push_back(i);
        }
    }

    Index in_text(const TextLine& line, const NameSpan& name, Range tail) {
        const Index index = book_.full(printed_name(reading_, name));
        Person& who = person(index);
        if (who.places.empty())
            who.confidence = name.confidence;
        const Standing standing = standing_behind(reading_, tail, StandingContext::sentence);
        stand(index, standing);
        title_before(line, name, index);
        owner_before(line, name, index);
        use(index, name.tokens);
        return index;
    }

    /// "Ordförande Anna Ek", "Statssekreterare Bo Al", "Ordförande: Siv Ask".
    void title_before(const TextLine& line, const NameSpan& name, Index index) {
        std::size_t at = name.tokens.first;
        while (at > line.tokens.first &&
               (reading_.is_mark(at - 1, ':') || token(at - 1).kind == TokenKind::cell))
            --at;
        if (at == line.tokens.first)
            return;
        std::size_t first = at;
        while (first > line.tokens.first && first + 4 > at && token(first - 1).is_word())
            --first;
        for (std::size_t k = first; k < at; ++k) {
            const std::size_t count = std::max(reading_.match(k, WordClass::role),
                                               reading_.match(k, WordClass::chair_role));
            if (count == 0 || k + count != at)
                continue;
            const bool is_chair = reading_.match(k, WordClass::chair_role) > 0;
            const bool deputy = k > line.tokens.first && token(k - 1).is(WordClass::deputy);
            Person& who = person(index);
            if (!who.role)
                who.role = reading_.words({k, k + count});
            if (is_chair && !deputy && !attendance_.listed && who.presence == Presence::mentioned)
                who.presence = Presence::present;
            return;
        }
    }

    /// Moves from a name to behind the genitive before it, over a title in small letters:
    /// "Tillväxtverkets nya generaldirektör Anna Ek".
    bool owned_title(const TextLine& line, std::size_t& at) const {
        constexpr WordClasses no_titles(WordClass::preposition, WordClass::conjunction,
                                        WordClass::finite_verb, WordClass::speech_verb,
                                        WordClass::modal_verb, WordClass::subordinator);
        for (std::size_t k = at; k > line.tokens.first && k + 2 >= at; --k) {
            if (token(k - 1).capital && reading_.folded(k - 1).ends_with('s')) {
                at = k;
                return true;
            }
            if (!token(k - 1).is_word() || token(k - 1).capital ||
                token(k - 1).classes.any(no_titles))
                return false;
        }
        return false;
    }

    /// "Miljödepartementet, genom Eva Ek, berättade".
    bool represented_by(const TextLine& line, std::size_t at, Index index) {
        const auto joint = reading_.folded(at - 1);
        const bool passive = joint == "av" && at > line.tokens.first + 1 &&
                             reading_.folded(at - 2).starts_with("represent");
        if (!passive && joint != "genom" && joint != "via" && joint != "ved" && joint != "v")
            return false;
        std::size_t end = passive ? at - 2 : at - 1;
        while (end > line.tokens.first && token(end - 1).kind == TokenKind::mark)
            --end;
        const std::size_t reach = end > line.tokens.first + 6 ? end - 6 : line.tokens.first;
        const auto before = find_organisations(reading_, {reach, end});
        if (before.empty() || before.back().tokens.end != end || before.back().generic)
            return false;
        person(index).organisation = printed_organisation(reading_, before.back());
        kinds_[index] = before.back().kind;
        return true;
    }

    /// "Vinnovas Dag Norin", "Näringsdepartementets Eva Ek".
    void owner_before(const TextLine& line, const NameSpan& name, Index index) {
        std::size_t at = name.tokens.first;
        if (at == line.tokens.first || person(index).organisation)
            return;
        if (represented_by(line, at, index) || !owned_title(line, at))
            return;
        const std::size_t reach = at > line.tokens.first + 5 ? at - 5 : line.tokens.first;
        const auto before = find_organisations(reading_, {reach, at});
        if (before.empty() || before.back().tokens.end != at || before.back().generic)
            return;
        const std::string owner = printed_organisation(reading_, before.back());
        if (owner.size() < reading_.words(before.back().tokens).size()) {
            person(index).organisation = owner;
            kinds_[index] = before.back().kind;
        }
    }

    /// "A och B, Enheten X, Y": what stands behind B stands behind A too.
    void share(const std::vector<NameSpan>& names, const std::vector<Index>& indices) {
        for (std::size_t k = names.size(); k-- > 1;) {
            const Range gap{names[k - 1].tokens.end, names[k].tokens.first};
            const bool joined = gap.size() == 1 && (token(gap.first).is(WordClass::conjunction) ||
                                                    reading_.is_mark(gap.first, '/') ||
                                                    reading_.is_mark(gap.first, '&'));
            if (!joined)
                continue;
            Person& first = person(indices[k - 1]);
            const Person& second = person(indices[k]);
            if (!first.organisation && first.places.size() == 1) {
                first.organisation = second.organisation;
                first.unit = second.unit;
                kinds_[indices[k - 1]] = kinds_[indices[k]];
            }
            if (!first.role && first.places.size() == 1)
                first.role = second.role;
        }
    }

    void resolve_lone() {
        for (const NameSpan& name : lone_) {
            const auto printed_as = printed_name(reading_, name);
            auto known = book_.by_given_name(printed_as);
            if (!known) {
                known = book_.lone(printed_as);
                person(*known).confidence = 70;
            }
            use(*known, name.tokens);
        }
        for (const std::size_t i : family_)
            if (const auto known = book_.by_family_name(reading_.text(i)))
                use(*known, {i, i + 1});
        kinds_.resize(book_.people.size());
    }

    const Reading& reading_;
    const Attendance& attendance_;
    PeopleBook book_;
    People found_;
    std::vector<std::optional<OrganisationKind>> kinds_;
    std::vector<NameSpan> lone_;
    std::vector<std::size_t> family_; ///< capital words that may be family names alone
};

} // namespace

std::span<const NameUse> People::within(Range range) const {
    const auto from = [&](std::size_t token) {
        return std::ranges::lower_bound(uses, token, {},
                                        [](const NameUse& use) { return use.tokens.first; });
    };
    return {from(range.first), std::max(from(range.first), from(range.end))};
}

People find_people(const Reading& reading, const Attendance& attendance) {
    return PeopleReader(reading, attendance).run();
}

} // namespace radslag::notes
