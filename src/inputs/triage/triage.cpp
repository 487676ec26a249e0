// What is proposed for an input: what its own text names goes before the point at which it was
// said, that before what others who said the same were given, that before likeness of words.
#include "inputs/triage/triage.hpp"

#include "inputs/actions.hpp"
#include "inputs/editing/acting.hpp"
#include "inputs/likeness_store.hpp"
#include "inputs/triage/store.hpp"
#include "matters/actions.hpp"
#include "matters/editing/editing.hpp"
#include "platform/search/gist.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace radslag::inputs::triage {

namespace {

/// A title or the name of a theme is proposed when this share of its words stands in the text.
constexpr double named_from = 0.5;

struct Subject {
    NamedId named;
    search::Gist gist;
};

/// What all inputs of a page are compared with, found once.
struct Known {
    std::vector<store::OpenMatter> matters;
    std::vector<Subject> titles; ///< of the matters, in their order
    std::vector<Subject> themes;
};

Subject subject_of(NamedId named) {
    auto gist = search::gist_of(search::analyser(), named.name);
    return {std::move(named), std::move(gist)};
}

Known known_to(db::Session& session, const auth::Reader& reader) {
    Known known{store::open_matters(session, reader), {}, {}};
    for (const store::OpenMatter& each : known.matters)
        known.titles.push_back(subject_of(each.matter));
    for (const matters::NamedId& theme : matters::all_themes(session))
        known.themes.push_back(subject_of({theme.id, theme.name}));
    return known;
}

/// The share of the subject's stems that stand in the text.
double share_named(const search::Gist& subject, const search::Gist& text) {
    if (subject.stems.empty())
        return 0;
    const auto found = std::ranges::count_if(subject.stems, [&](const std::string& stem) {
        return std::ranges::binary_search(text.stems, stem);
    });
    return static_cast<double>(found) / static_cast<double>(subject.stems.size());
}

std::string listed(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words)
        all += (all.empty() ? "" : ", ") + word;
    return all;
}

std::optional<Proposed> by_words(const std::vector<Subject>& subjects, std::string_view text) {
    const auto gist = search::gist_of(search::analyser(), text);
    const Subject* best = nullptr;
    double most = named_from;
    for (const Subject& subject : subjects)
        if (const double share = share_named(subject.gist, gist); share >= most) {
            // Of two that are named alike, the one that says more.
            if (best && share == most && subject.gist.stems.size() <= best->gist.stems.size())
                continue;
            best = &subject;
            most = share;
        }
    if (best == nullptr)
        return std::nullopt;
    return Proposed{best->named.id, best->named.name, Reason::words,
                    listed(search::words_shared(search::analyser(), text, best->gist))};
}

/// Words that look like a registry number: a digit, and a sign that such numbers have.
std::vector<std::string> numbers_in(std::string_view text) {
    constexpr std::size_t most = 10;
    constexpr std::string_view between = " \t\r\n()\"";
    std::vector<std::string> numbers;
    while (numbers.size() < most) {
        const auto begin = text.find_first_not_of(between);
        if (begin == std::string_view::npos)
            break;
        text.remove_prefix(begin);
        std::string_view word = text.substr(0, text.find_first_of(between));
        text.remove_prefix(word.size()); // at least one letter: it goes on to the end
        while (!word.empty() && std::string_view(".,;:!?").find(word.back()) != word.npos)
            word.remove_suffix(1);
        if (word.find_first_of("/:-") != word.npos && word.find_first_of("0123456789") != word.npos)
            numbers.emplace_back(word);
    }
    return numbers;
}

std::optional<Proposed> proposed(const std::optional<NamedId>& named, Reason reason,
                                 std::string argument) {
    if (!named)
        return std::nullopt;
    return Proposed{named->id, named->name, reason, std::move(argument)};
}

class Proposing {
  public:
    Proposing(db::Session& session, const auth::Reader& reader, const Known& known)
        : session_(session), reader_(reader), known_(known) {}

    void propose(Unsorted& input, const std::vector<inputs::store::ShownAlike>& alike) {
        for (const auto& other : alike)
            if (auto given = store::sorted(session_, reader_, other.id); given.authority)
                take(input, given, fmt::format("{}", other.number));
        if (const auto better = matter_named(input))
            input.matter = better;
        if (!input.matter)
            input.matter = by_words(known_.titles, input.title + ". " + input.text);
        if (!input.theme)
            input.theme = by_words(known_.themes, input.title + ". " + input.text);
        if (input.matter)
            ask_its_owner(input);
    }

  private:
    static void take(Unsorted& input, const store::Sorted& given, const std::string& number) {
        const auto fill = [&](std::optional<Proposed>& field, const std::optional<NamedId>& named) {
            if (!field)
                field = proposed(named, Reason::alike, number);
        };
        fill(input.matter, given.matter);
        fill(input.theme, given.theme);
        fill(input.owner, given.owner);
        fill(input.authority, given.authority);
    }

    /// By a number in its text, or at the point at which it was said.
    std::optional<Proposed> matter_named(const Unsorted& input) {
        for (const std::string& number : numbers_in(input.text))
            if (const auto id = matters::matter_of_number(session_, reader_, number))
                if (const auto found = store::matter(session_, reader_, *id))
                    return proposed(found->matter, Reason::names_number, number);
        const auto at =
            input.point ? store::matter_at(session_, reader_, *input.point) : std::nullopt;
        const auto found = at ? store::matter(session_, reader_, at->matter) : std::nullopt;
        return found ? proposed(found->matter, Reason::point, at->number) : std::nullopt;
    }

    void ask_its_owner(Unsorted& input) {
        const auto id = matters::MatterId::parse(input.matter->id);
        const auto found = id ? store::matter(session_, reader_, *id) : std::nullopt;
        if (!found)
            return;
        if (!input.authority)
            input.authority = proposed(found->owner, Reason::of_matter, found->matter.name);
        if (!input.owner)
            input.owner = proposed(found->officer, Reason::of_matter, found->matter.name);
    }

    db::Session& session_;
    const auth::Reader& reader_;
    const Known& known_;
};

/// Puts the inputs that say the same together, in the order of the first of each.
class Grouping {
  public:
    void add(Unsorted input, const std::vector<inputs::store::ShownAlike>& alike) {
        std::size_t group = groups_.size();
        for (const auto& other : alike)
            if (const auto known = group_of_.find(std::string(other.id.text()));
                known != group_of_.end())
                group = std::min(group, known->second);
        if (group == groups_.size())
            groups_.emplace_back();
        group_of_.emplace(std::string(input.id.text()), group);
        groups_[group].push_back(std::move(input));
    }
    std::vector<Group> take() { return std::move(groups_); }

  private:
    std::vector<Group> groups_;
    std::map<std::string, std::size_t> group_of_;
};

/// What is proposed for one of a group and not for another is proposed for that one too.
void share_proposals(Group& group) {
    const auto share = [&](std::optional<Proposed> Unsorted::*field) {
        const auto first = std::ranges::find_if(
            group, [&](const Unsorted& input) { return (input.*field).has_value(); });
        if (first == group.end())
            return;
        for (Unsorted& input : group)
            if (!(input.*field))
                input.*field = Proposed{((*first).*field)->id, ((*first).*field)->name,
                                        Reason::alike_too, fmt::format("{}", first->number)};
    };
    share(&Unsorted::matter);
    share(&Unsorted::theme);
    share(&Unsorted::authority);
    share(&Unsorted::owner);
}

SortEdit edit_of(SortEdit edit, const Decision& decision) {
    if (decision.matter)
        edit.matter = decision.matter;
    if (decision.theme)
        edit.theme = decision.theme;
    if (decision.owner)
        edit.owner = decision.owner;
    if (decision.authority)
        edit.authorities.push_back(*decision.authority);
    return edit;
}

} // namespace

std::vector<Group> unsorted(db::Session& session, const auth::Caller& caller) {
    const auto reader = caller.reader();
    std::vector<Unsorted> all;
    for (const auth::Grant& grant : caller.grants)
        if (!grant.body.empty() && auth::carries(grant.role, auth::Right::sort_inputs))
            for (auto& each : store::unsorted(session, reader, grant.body, most_shown))
                if (std::ranges::find(all, each.id, &Unsorted::id) == all.end())
                    all.push_back(std::move(each));
    std::ranges::sort(all, {}, &Unsorted::number);
    if (all.size() > most_shown)
        all.erase(all.begin() + most_shown, all.end());
    if (all.empty())
        return {};
    const Known known = known_to(session, reader);
    Proposing proposing(session, reader, known);
    Grouping grouping;
    for (Unsorted& each : all) {
        const auto alike = inputs::store::alike(session, reader, each.id);
        proposing.propose(each, alike);
        grouping.add(std::move(each), alike);
    }
    auto groups = grouping.take();
    std::ranges::for_each(groups, share_proposals);
    return groups;
}

Result<void> sort_all(db::Database& database, const auth::Caller& caller,
                      const std::vector<Decision>& decisions) {
    return database.write([&](db::Session& session) -> Result<void> {
        for (const Decision& decision : decisions) {
            const auto before = sortable_input(session, caller, decision.input);
            if (!before)
                return not_yours();
            if (before->version != decision.version)
                return failure(ErrorCode::conflict,
                               "Somebody else has sorted input {0} meanwhile. Nothing was saved; "
                               "look again.",
                               {std::to_string(before->number)});
            sort_in(session, caller, *before, edit_of(before->edit, decision));
        }
        return {};
    });
}

} // namespace radslag::inputs::triage
