// What a careful reader finds in the notes of a meeting: the structure, every fact with its place
// in the text and a confidence. read.hpp makes it; imports turns it into records.
#pragma once

#include "documents/document.hpp"
#include "platform/base/clock.hpp"

#include <optional>
#include <string>
#include <vector>

namespace radslag::notes {

using documents::Place;

/// Per cent, 0–100. Under 75 a person is asked before the fact is used.
using Confidence = int;

/// Index into Structure::people, ::organisations, ::points or ::turns.
using Index = std::size_t;

enum class Presence { present, absent, mentioned };

struct Organisation {
    std::string name;
    std::vector<std::string> other_names; ///< acronyms and spellings found
    std::vector<Place> places;
    bool present_without_person = false; ///< listed as taking part, no person named
    Confidence confidence = 100;
};

struct Person {
    std::string name; ///< in the spelling of the participant list, or the first spelling
    std::vector<std::string> spellings;
    std::optional<std::string> organisation; ///< as printed with the person
    std::optional<std::string> unit;         ///< "Enheten för X"
    std::optional<std::string> role;
    Presence presence = Presence::mentioned;
    std::optional<Index> replaces;   ///< whom this person follows in the post
    std::optional<Index> covers_for; ///< whom this person covers for during leave
    std::vector<Place> places;
    Confidence confidence = 100;
};

enum class Kind { information, dialogue, decision, regional_example };
enum class SectionKind { presentation, discussion, action_note };

struct Point {
    std::string number; ///< as printed without "§" and dot; running order when not printed
    bool number_printed = true;
    std::string title;
    std::vector<Kind> kinds;
    Place heading;
    Place body;
    std::vector<Index> presenters; ///< people
    bool slides_promised = false;  ///< "PPT bifogas"
    Confidence confidence = 100;
};

struct Section {
    Index point = 0;
    SectionKind kind = SectionKind::presentation;
    std::string heading; ///< "Den nationella livsmedelsstrategin"; empty for the point's own start
    Place place;
};

enum class Side { state, region, association, invited_by_region, invited_by_state, other };

/// One thing said: a bullet or a paragraph.
struct Turn {
    Index point = 0;
    Index section = 0;
    std::string text; ///< what was said: markup removed, white space normalised
    Place place;
    int depth = 0;                     ///< of the list, 0 for a paragraph
    std::vector<Index> speakers;       ///< people
    std::optional<Index> organisation; ///< that speaks without a person, or the speaker's
    std::string group;                 ///< "ett flertal regionala företrädare", as printed
    std::optional<Side> side;
    Confidence confidence = 100;
};

/// When something is due, as far as the notes tell. DESIGN "soft due" gives the windows.
struct SoftDue {
    enum class Kind { day, window, event, next_meeting, open } kind = Kind::open;
    std::optional<Day> from;
    std::optional<Day> to; ///< the last day; counts as the due day
    std::string words;     ///< as printed: "i mitten av januari 2017"
};

struct Commitment {
    enum class Kind { promise, request, takes_along, homework } kind = Kind::promise;
    std::string text; ///< a short contiguous quote, line breaks and markup normalised
    std::optional<std::string> who;
    std::vector<Index> people; ///< those of `who` that are known people
    std::optional<SoftDue> due;
    std::optional<Day> due_day; ///< an exact day, printed or by "nästa möte"
    Index point = 0;
    std::optional<Index> turn;
    Place place;
    Confidence confidence = 100;
};

struct Decision {
    std::string text;
    Index point = 0;
    std::optional<Index> turn;
    Place place;
    Confidence confidence = 100;
};

/// A coming date: something is to be delivered or done, or is announced, by then.
struct Deadline {
    std::optional<Day> day; ///< exact days only are scored
    SoftDue due;
    std::string what; ///< the sentence
    std::optional<std::string> who;
    Index point = 0;
    Place place;
    Confidence confidence = 100;
};

enum class ReferenceKind { registry_number, dir, sou, ds, prop, bet, sfs, com, issue };

struct Reference {
    std::string text; ///< as printed, without "Dnr"
    ReferenceKind kind = ReferenceKind::registry_number;
    std::vector<Place> places;
    Confidence confidence = 100;
};

struct Footnote {
    std::string marker;
    std::string text;
    Place place;
    std::optional<std::size_t> mark_at; ///< where the text refers to it
    std::optional<Index> point;
};

/// A view, a question or an example that was raised: a proposed input.
struct Raised {
    enum class Kind { view, question, example } kind = Kind::view;
    std::string text;
    Index turn = 0;
    Place place;
    Confidence confidence = 100;
};

/// A count in the text that does not agree with what it counts: "three actors", two named.
struct Disagreement {
    std::string words;
    int counted = 0;
    int named = 0;
    Place place;
};

struct Meeting {
    std::string title;
    std::optional<std::string> body; ///< the forum or board that meets, as the heading names it
    std::optional<Day> day;
    std::optional<Day> next_day;
    std::optional<Index> chair;
    Place title_place;
    std::optional<Place> day_place, next_day_place;
    Confidence title_confidence = 100, day_confidence = 100;
};

struct Structure {
    std::string language = "sv"; ///< sv, nb, nn, da, fi, en
    Meeting meeting;
    std::vector<Person> people;
    std::vector<Organisation> organisations;
    std::vector<Point> points;
    std::vector<Section> sections;
    std::vector<Turn> turns;
    std::vector<Commitment> commitments;
    std::vector<Decision> decisions;
    std::vector<Deadline> deadlines;
    std::vector<Reference> references;
    std::vector<Footnote> footnotes;
    std::vector<Raised> raised;
    std::vector<Disagreement> disagreements;
};

/// Texts without numbered or headed points have one unnamed point, so that every turn has one.
constexpr Index no_point = static_cast<Index>(-1);

} // namespace radslag::notes
