// Decisions into a structure; declared in verdicts.hpp. The order follows what refers to what:
// people and organisations, points with their sections, turns, then what was promised and decided.
#include "imports/verdicts.hpp"
#include "platform/text/fold.hpp"

#include <algorithm>

namespace radslag::imports {

namespace {

using notes::Index;
using notes::no_point;
using notes::Structure;

/// Where each thing of a list went; nothing for one that is left out.
using Places = std::vector<std::optional<Index>>;

std::optional<Index> moved(const Places& places, Index index) {
    return index < places.size() ? places[index] : std::nullopt;
}

std::optional<Index> moved(const Places& places, const std::optional<Index>& index) {
    return index ? moved(places, *index) : std::nullopt;
}

std::vector<Index> moved(const Places& places, const std::vector<Index>& indices) {
    std::vector<Index> found;
    for (const Index index : indices)
        if (const auto there = moved(places, index);
            there && std::ranges::find(found, *there) == found.end())
            found.push_back(*there);
    return found;
}

std::optional<std::string> text_or_nothing(std::string_view text) {
    return text.empty() ? std::nullopt : std::optional(std::string(text));
}

/// Names with a semicolon between.
std::vector<std::string> names_in(std::string names) {
    std::ranges::replace(names, ';', '\n');
    std::vector<std::string> found;
    for (std::string::size_type begin = 0; begin < names.size();) {
        const auto end = std::min(names.find('\n', begin), names.size());
        for (std::string& name : paragraphs_of(std::string_view(names).substr(begin, end - begin)))
            found.push_back(std::move(name));
        begin = end + 1;
    }
    return found;
}

class Confirming {
  public:
    Confirming(const Structure& read, const Decisions& decisions)
        : read_(read), decisions_(decisions) {
        for (const Fact& fact : facts_of(read))
            facts_[{fact.kind, fact.index}] = fact;
        out_.structure.language = read.language;
        out_.structure.disagreements = read.disagreements;
    }

    Confirmed run() {
        take_organisations();
        take_people();
        take_points();
        take_turns();
        take_meeting();
        take_commitments();
        take_decisions();
        take_deadlines();
        take_references();
        take_rest();
        return std::move(out_);
    }

  private:
    const Fact& fact(FactKind kind, Index index) const { return facts_.at({kind, index}); }

    Decision decision(FactKind kind, Index index) const {
        const auto found = decisions_.find(fact(kind, index).key);
        return found == decisions_.end() ? Decision{} : found->second;
    }

    /// The corrected value; nothing when that field was left as it was read.
    std::optional<std::string> correction(FactKind kind, Index index,
                                          std::string_view field) const {
        const Decision made = decision(kind, index);
        if (made.verdict != Verdict::corrected)
            return std::nullopt;
        const auto found = made.corrections.find(field);
        if (found == made.corrections.end())
            return std::nullopt;
        const Values read = values_of(read_, fact(kind, index));
        const auto before = read.find(field);
        if (before != read.end() && before->second == found->second)
            return std::nullopt;
        return found->second;
    }

    /// Whether a fact counts; one that is not certain, and that nobody decided about, is kept
    /// apart.
    bool counts(FactKind kind, Index index) {
        const Decision made = decision(kind, index);
        if (made.verdict == Verdict::rejected)
            return false;
        const Fact& known = fact(kind, index);
        if (made.verdict != Verdict::undecided || known.confidence >= certain_enough)
            return true;
        out_.doubts.push_back({DoubtKind::fact, known.words,
                               Message{"Not certain enough to be taken without a look.", {}},
                               known.place, known.confidence, known.key});
        return false;
    }

    /// The paragraphs that a corrected text was split into; one empty one when it was not
    /// corrected.
    std::vector<std::optional<std::string>> texts(FactKind kind, Index index,
                                                  std::string_view field) const {
        std::vector<std::optional<std::string>> found;
        if (const auto corrected = correction(kind, index, field))
            for (std::string& part : paragraphs_of(*corrected))
                found.emplace_back(std::move(part));
        if (found.empty())
            found.emplace_back();
        return found;
    }

    /// Where a merged fact goes: along the chain of those that are merged themselves. Nothing when
    /// it leads nowhere or in a ring.
    std::optional<Index> target_of(FactKind kind, Index index, std::size_t count) const {
        for (std::size_t steps = 0; steps < count; ++steps) {
            const Decision made = decision(kind, index);
            if (made.verdict != Verdict::merged)
                return index;
            const auto into = made.corrections.find("into");
            std::optional<Index> next;
            for (Index i = 0; into != made.corrections.end() && i < count; ++i)
                if (fact(kind, i).key == into->second)
                    next = i;
            if (!next)
                return std::nullopt;
            index = *next;
        }
        return std::nullopt;
    }

    void take_organisations() {
        const auto& all = read_.organisations;
        organisations_.resize(all.size());
        for (Index i = 0; i < all.size(); ++i) {
            const Verdict verdict = decision(FactKind::organisation, i).verdict;
            // An uncertain organisation is no question of its own: it comes with what it says.
            if (verdict == Verdict::rejected || verdict == Verdict::merged ||
                (verdict == Verdict::undecided && all[i].confidence < certain_enough))
                continue;
            notes::Organisation taken = all[i];
            if (const auto name = correction(FactKind::organisation, i, "name")) {
                renamed_[text::fold(taken.name)] = *name;
                taken.name = *name;
            }
            organisations_[i] = out_.structure.organisations.size();
            out_.structure.organisations.push_back(std::move(taken));
        }
        for (Index i = 0; i < all.size(); ++i) {
            if (decision(FactKind::organisation, i).verdict != Verdict::merged)
                continue;
            const auto target = target_of(FactKind::organisation, i, all.size());
            organisations_[i] = moved(organisations_, target);
            if (!organisations_[i])
                continue;
            notes::Organisation& into = out_.structure.organisations[*organisations_[i]];
            into.other_names.push_back(all[i].name);
            into.places.insert(into.places.end(), all[i].places.begin(), all[i].places.end());
            into.present_without_person |= all[i].present_without_person;
            renamed_[text::fold(all[i].name)] = into.name;
        }
    }

    void take_people() {
        const auto& all = read_.people;
        people_.resize(all.size());
        for (Index i = 0; i < all.size(); ++i)
            if (decision(FactKind::person, i).verdict != Verdict::merged &&
                counts(FactKind::person, i))
                take_person(i);
        for (Index i = 0; i < all.size(); ++i)
            if (decision(FactKind::person, i).verdict == Verdict::merged)
                merge_person(i);
        for (notes::Person& person : out_.structure.people) {
            person.replaces = moved(people_, person.replaces);
            person.covers_for = moved(people_, person.covers_for);
        }
    }

    void take_person(Index i) {
        people_[i] = out_.structure.people.size();
        for (const auto& name : texts(FactKind::person, i, "name")) {
            notes::Person taken = read_.people[i];
            if (name) {
                taken.spellings.push_back(taken.name);
                taken.name = *name;
                if (out_.structure.people.size() > *people_[i])
                    taken.spellings.clear(); // the second of two: those are the first one's
            }
            if (const auto role = correction(FactKind::person, i, "role"))
                taken.role = text_or_nothing(*role);
            if (const auto of = correction(FactKind::person, i, "organisation"))
                taken.organisation = text_or_nothing(*of);
            else if (taken.organisation)
                if (const auto other = renamed_.find(text::fold(*taken.organisation));
                    other != renamed_.end())
                    taken.organisation = other->second;
            out_.structure.people.push_back(std::move(taken));
            out_.matches.push_back(match_of(i));
        }
    }

    Match match_of(Index i) const {
        const Decision made = decision(FactKind::person, i);
        const auto same_as = made.corrections.find("same_as");
        if (same_as == made.corrections.end())
            return {};
        if (same_as->second == "new")
            return {Match::Kind::added, std::nullopt};
        const auto id = people::PersonId::parse(same_as->second);
        return id ? Match{Match::Kind::known, id} : Match{};
    }

    void merge_person(Index i) {
        const auto target = target_of(FactKind::person, i, read_.people.size());
        people_[i] = moved(people_, target);
        if (!people_[i])
            return;
        const notes::Person& from = read_.people[i];
        notes::Person& into = out_.structure.people[*people_[i]];
        into.spellings.push_back(from.name);
        into.spellings.insert(into.spellings.end(), from.spellings.begin(), from.spellings.end());
        into.places.insert(into.places.end(), from.places.begin(), from.places.end());
        into.presence = std::min(into.presence, from.presence);
        if (!into.organisation)
            into.organisation = from.organisation;
        if (!into.role)
            into.role = from.role;
    }

    /// The person of that name in the document, or one more who is mentioned.
    Index person_named(const std::string& name) {
        const std::string folded = text::fold(name);
        auto& all = out_.structure.people;
        for (Index i = 0; i < all.size(); ++i)
            if (text::fold(all[i].name) == folded ||
                std::ranges::any_of(all[i].spellings, [&](const std::string& spelling) {
                    return text::fold(spelling) == folded;
                }))
                return i;
        notes::Person added;
        added.name = name;
        all.push_back(std::move(added));
        out_.matches.emplace_back();
        return all.size() - 1;
    }

    std::vector<Index> people_named(const std::string& names) {
        std::vector<Index> found;
        for (const std::string& name : names_in(names))
            found.push_back(person_named(name));
        return found;
    }

    void take_points() {
        points_.resize(read_.points.size());
        for (Index i = 0; i < read_.points.size(); ++i) {
            const Verdict verdict = decision(FactKind::point, i).verdict;
            if (verdict == Verdict::rejected || verdict == Verdict::merged) {
                if (!out_.structure.points.empty())
                    points_[i] = out_.structure.points.size() - 1;
                continue;
            }
            notes::Point taken = read_.points[i];
            if (const auto title = correction(FactKind::point, i, "title"))
                taken.title = *title;
            if (decision(FactKind::point, i).verdict == Verdict::corrected)
                taken.kinds = kinds_of(i);
            taken.presenters = moved(people_, taken.presenters);
            points_[i] = out_.structure.points.size();
            out_.structure.points.push_back(std::move(taken));
        }
        sections_.resize(read_.sections.size());
        for (Index i = 0; i < read_.sections.size(); ++i)
            if (const auto point = moved(points_, read_.sections[i].point)) {
                sections_[i] = out_.structure.sections.size();
                out_.structure.sections.push_back(read_.sections[i]);
                out_.structure.sections.back().point = *point;
            }
    }

    std::vector<notes::Kind> kinds_of(Index i) const {
        const Corrections typed = decision(FactKind::point, i).corrections;
        const auto is_on = [&](std::string_view field) {
            const auto found = typed.find(field);
            return found != typed.end() && found->second == "on";
        };
        std::vector<notes::Kind> kinds;
        if (is_on("information"))
            kinds.push_back(notes::Kind::information);
        if (is_on("dialogue"))
            kinds.push_back(notes::Kind::dialogue);
        if (is_on("decides"))
            kinds.push_back(notes::Kind::decision);
        if (is_on("regional_example"))
            kinds.push_back(notes::Kind::regional_example);
        return kinds;
    }

    Index point_of(Index read) const { return moved(points_, read).value_or(no_point); }

    void take_turns() {
        turns_.resize(read_.turns.size());
        for (Index i = 0; i < read_.turns.size(); ++i) {
            const Verdict verdict = decision(FactKind::turn, i).verdict;
            if (verdict == Verdict::rejected)
                continue;
            if (verdict == Verdict::merged && !out_.structure.turns.empty()) {
                merge_turn(i);
                continue;
            }
            turns_[i] = out_.structure.turns.size();
            for (const auto& words : texts(FactKind::turn, i, "text"))
                out_.structure.turns.push_back(turn_of(i, words));
        }
    }

    notes::Turn turn_of(Index i, const std::optional<std::string>& words) {
        notes::Turn taken = read_.turns[i];
        if (words)
            taken.text = *words;
        taken.point = point_of(taken.point);
        taken.section = moved(sections_, taken.section).value_or(static_cast<Index>(-1));
        taken.organisation = moved(organisations_, taken.organisation);
        if (const auto names = correction(FactKind::turn, i, "speakers")) {
            taken.speakers = people_named(*names);
            taken.organisation.reset(); // it was the other speaker's
            taken.side.reset();
        } else {
            taken.speakers = moved(people_, taken.speakers);
        }
        return taken;
    }

    /// Joins a turn to the one that stands before it.
    void merge_turn(Index i) {
        const notes::Turn& from = read_.turns[i];
        notes::Turn& into = out_.structure.turns.back();
        into.text += " " + from.text;
        into.place.end = std::max(into.place.end, from.place.end);
        into.confidence = std::min(into.confidence, from.confidence);
        for (const Index speaker : moved(people_, from.speakers))
            if (std::ranges::find(into.speakers, speaker) == into.speakers.end())
                into.speakers.push_back(speaker);
        turns_[i] = out_.structure.turns.size() - 1;
    }

    void take_meeting() {
        notes::Meeting& meeting = out_.structure.meeting;
        meeting = read_.meeting;
        meeting.chair = moved(people_, meeting.chair);
        const Verdict verdict = decision(FactKind::meeting, 0).verdict;
        if (verdict == Verdict::undecided)
            return;
        meeting.day_confidence = meeting.title_confidence = 100; // somebody has looked
        if (const auto title = correction(FactKind::meeting, 0, "title"))
            meeting.title = *title;
        if (const auto day = correction(FactKind::meeting, 0, "day"))
            meeting.day = parse_day(*day);
        if (const auto day = correction(FactKind::meeting, 0, "next_day"))
            meeting.next_day = parse_day(*day);
        if (const auto name = correction(FactKind::meeting, 0, "chair"))
            meeting.chair = name->empty() ? std::nullopt : std::optional(person_named(*name));
    }

    /// An exact day in place of what was read, or no day at all.
    static std::optional<notes::SoftDue> due_of(const std::string& typed) {
        const auto day = parse_day(typed);
        if (!day)
            return std::nullopt;
        return notes::SoftDue{notes::SoftDue::Kind::day, day, day, ""};
    }

    void take_commitments() {
        for (Index i = 0; i < read_.commitments.size(); ++i) {
            if (!counts(FactKind::commitment, i))
                continue;
            for (const auto& words : texts(FactKind::commitment, i, "text")) {
                notes::Commitment taken = read_.commitments[i];
                if (words)
                    taken.text = *words;
                taken.people = moved(people_, taken.people);
                if (const auto who = correction(FactKind::commitment, i, "who"))
                    set_who(taken, *who);
                if (const auto due = correction(FactKind::commitment, i, "due")) {
                    taken.due = due_of(*due);
                    taken.due_day = parse_day(*due);
                }
                taken.point = point_of(taken.point);
                taken.turn = moved(turns_, taken.turn);
                out_.structure.commitments.push_back(std::move(taken));
            }
        }
    }

    void set_who(notes::Commitment& commitment, const std::string& who) {
        commitment.who = text_or_nothing(who);
        commitment.people.clear();
        for (const std::string& name : names_in(who)) {
            const std::string folded = text::fold(name);
            for (Index i = 0; i < out_.structure.people.size(); ++i)
                if (text::fold(out_.structure.people[i].name) == folded)
                    commitment.people.push_back(i);
        }
    }

    void take_decisions() {
        for (Index i = 0; i < read_.decisions.size(); ++i) {
            if (!counts(FactKind::decision, i))
                continue;
            for (const auto& words : texts(FactKind::decision, i, "text")) {
                notes::Decision taken = read_.decisions[i];
                if (words)
                    taken.text = *words;
                taken.point = point_of(taken.point);
                taken.turn = moved(turns_, taken.turn);
                out_.structure.decisions.push_back(std::move(taken));
            }
        }
    }

    void take_deadlines() {
        for (Index i = 0; i < read_.deadlines.size(); ++i) {
            if (!counts(FactKind::deadline, i))
                continue;
            notes::Deadline taken = read_.deadlines[i];
            if (const auto words = correction(FactKind::deadline, i, "text"))
                taken.what = *words;
            if (const auto due = correction(FactKind::deadline, i, "due")) {
                taken.due = due_of(*due).value_or(notes::SoftDue{});
                taken.day = parse_day(*due);
            }
            taken.point = point_of(taken.point);
            out_.structure.deadlines.push_back(std::move(taken));
        }
    }

    void take_references() {
        for (Index i = 0; i < read_.references.size(); ++i) {
            if (!counts(FactKind::reference, i))
                continue;
            notes::Reference taken = read_.references[i];
            if (const auto words = correction(FactKind::reference, i, "text"))
                taken.text = *words;
            out_.structure.references.push_back(std::move(taken));
        }
    }

    void take_rest() {
        for (notes::Footnote footnote : read_.footnotes) {
            footnote.point = moved(points_, footnote.point);
            out_.structure.footnotes.push_back(std::move(footnote));
        }
        for (notes::Raised raised : read_.raised)
            if (const auto turn = moved(turns_, raised.turn)) {
                raised.turn = *turn;
                out_.structure.raised.push_back(std::move(raised));
            }
    }

    const Structure& read_;
    const Decisions& decisions_;
    std::map<std::pair<FactKind, Index>, Fact> facts_;
    Places people_, organisations_, points_, sections_, turns_;
    /// Organisations under another name than the text gives them, by the folded name in the text.
    std::map<std::string, std::string, std::less<>> renamed_;
    Confirmed out_;
};

} // namespace

Confirmed confirm(const Structure& read, const Decisions& decisions) {
    return Confirming(read, decisions).run();
}

} // namespace radslag::imports
