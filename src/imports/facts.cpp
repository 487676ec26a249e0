// Flattens a structure; see facts.hpp.
#include "imports/facts.hpp"

#include <algorithm>
#include <map>

namespace radslag::imports {

namespace {

using notes::Index;
using notes::Structure;

std::optional<notes::Place> first_of(const std::vector<notes::Place>& places) {
    return places.empty() ? std::nullopt : std::optional(places.front());
}

class Listing {
  public:
    explicit Listing(const Structure& structure) : structure_(structure) {}

    std::vector<Fact> run() {
        add_meeting();
        add_people();
        for (Index point = 0; point < structure_.points.size(); ++point) {
            const notes::Point& found = structure_.points[point];
            add(FactKind::point, point, found.title, found.heading, found.confidence, point);
            add_under(point);
        }
        add_under(notes::no_point);
        for (Index i = 0; i < structure_.references.size(); ++i) {
            const notes::Reference& found = structure_.references[i];
            add(FactKind::reference, i, found.text, first_of(found.places), found.confidence);
        }
        return std::move(facts_);
    }

  private:
    void add(FactKind kind, Index index, std::string words, std::optional<notes::Place> place,
             int confidence, Index point = notes::no_point) {
        std::string key(fact_kinds.text(kind));
        if (kind != FactKind::meeting)
            key += "-" + (place ? std::to_string(place->begin) : "none");
        if (const int same = ++keys_[key]; same > 1)
            key += "-" + std::to_string(same);
        facts_.push_back({kind, index, std::move(key), std::move(words), place, confidence, point});
    }

    void add_meeting() {
        const notes::Meeting& meeting = structure_.meeting;
        add(FactKind::meeting, 0, meeting.title, meeting.title_place,
            std::min(meeting.title_confidence, meeting.day_confidence));
    }

    void add_people() {
        for (Index i = 0; i < structure_.people.size(); ++i) {
            const notes::Person& found = structure_.people[i];
            add(FactKind::person, i, found.name, first_of(found.places), found.confidence);
        }
        for (Index i = 0; i < structure_.organisations.size(); ++i) {
            const notes::Organisation& found = structure_.organisations[i];
            add(FactKind::organisation, i, found.name, first_of(found.places), found.confidence);
        }
    }

    /// Whether something stands under the point; an index out of range stands under none.
    [[nodiscard]] bool is_under(Index own, Index point) const {
        return own == point || (point == notes::no_point && own >= structure_.points.size());
    }

    /// What stands under a point, sorted by where it begins; what promises stands after the turn
    /// in which it is said.
    void add_under(Index point) {
        const std::size_t first = facts_.size();
        const auto add_all = [&](FactKind kind, const auto& things, const auto& words_of) {
            for (Index i = 0; i < things.size(); ++i)
                if (is_under(things[i].point, point))
                    add(kind, i, words_of(things[i]), things[i].place, things[i].confidence, point);
        };
        const auto text_of = [](const auto& thing) { return thing.text; };
        add_all(FactKind::turn, structure_.turns, text_of);
        add_all(FactKind::commitment, structure_.commitments, text_of);
        add_all(FactKind::decision, structure_.decisions, text_of);
        add_all(FactKind::deadline, structure_.deadlines,
                [](const notes::Deadline& found) { return found.what; });
        std::stable_sort(facts_.begin() + static_cast<std::ptrdiff_t>(first), facts_.end(),
                         [](const Fact& one, const Fact& other) {
                             return one.place->begin < other.place->begin;
                         });
    }

    const Structure& structure_;
    std::vector<Fact> facts_;
    std::map<std::string, int> keys_;
};

std::string text_of(const std::optional<Day>& day) {
    return day ? to_text(*day) : std::string();
}

std::string names_of(const Structure& structure, const std::vector<Index>& people) {
    std::string names;
    for (const Index index : people)
        names += (names.empty() ? "" : "; ") + structure.people.at(index).name;
    return names;
}

std::string due_of(const std::optional<notes::SoftDue>& due, const std::optional<Day>& exact) {
    return text_of(exact ? exact : due ? due->to : std::nullopt);
}

Values values_of_meeting(const Structure& structure) {
    const notes::Meeting& meeting = structure.meeting;
    return {{"title", meeting.title},
            {"day", text_of(meeting.day)},
            {"next_day", text_of(meeting.next_day)},
            {"chair", meeting.chair ? structure.people.at(*meeting.chair).name : std::string()}};
}

Values values_of_point(const notes::Point& point) {
    const auto box = [&](notes::Kind kind) {
        return std::string(std::ranges::find(point.kinds, kind) != point.kinds.end() ? "on" : "");
    };
    return {{"title", point.title},
            {"information", box(notes::Kind::information)},
            {"dialogue", box(notes::Kind::dialogue)},
            {"regional_example", box(notes::Kind::regional_example)},
            {"decides", box(notes::Kind::decision)}};
}

} // namespace

Values values_of(const Structure& structure, const Fact& fact) {
    switch (fact.kind) {
    case FactKind::meeting:
        return values_of_meeting(structure);
    case FactKind::person: {
        const notes::Person& person = structure.people.at(fact.index);
        return {{"name", person.name},
                {"organisation", person.organisation.value_or("")},
                {"role", person.role.value_or("")}};
    }
    case FactKind::organisation:
        return {{"name", structure.organisations.at(fact.index).name}};
    case FactKind::point:
        return values_of_point(structure.points.at(fact.index));
    case FactKind::turn: {
        const notes::Turn& turn = structure.turns.at(fact.index);
        return {{"text", turn.text}, {"speakers", names_of(structure, turn.speakers)}};
    }
    case FactKind::commitment: {
        const notes::Commitment& made = structure.commitments.at(fact.index);
        return {{"text", made.text},
                {"who", made.who.value_or("")},
                {"due", due_of(made.due, made.due_day)}};
    }
    case FactKind::decision:
        return {{"text", structure.decisions.at(fact.index).text}};
    case FactKind::deadline: {
        const notes::Deadline& deadline = structure.deadlines.at(fact.index);
        return {{"text", deadline.what}, {"due", due_of(deadline.due, deadline.day)}};
    }
    case FactKind::reference:
        return {{"text", structure.references.at(fact.index).text}};
    }
    return {};
}

std::vector<Fact> facts_of(const notes::Structure& structure) {
    return Listing(structure).run();
}

} // namespace radslag::imports
