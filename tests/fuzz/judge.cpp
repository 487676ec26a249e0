// Looks at texts and structures; see judge.hpp.
#include "tests/fuzz/judge.hpp"

#include "documents/promise.hpp"
#include "documents/utf8.hpp"
#include "notes/read.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace radslag::fuzz {

namespace {

using documents::Place;
using notes::Index;

void judge_words(std::string_view words, std::string_view what) {
    require(documents::utf8::is_valid(words), what);
    require(words.find('\0') == std::string_view::npos, what);
}

/// Walks over a structure with the text that its places lie in.
class StructureJudge {
  public:
    StructureJudge(const notes::Structure& structure, std::string_view text)
        : structure_(structure), text_(text) {}

    void judge() {
        judge_meeting();
        judge_people();
        judge_points();
        judge_talk();
        judge_acts();
        judge_apparatus();
    }

  private:
    void place(const Place& place, std::string_view what) {
        require(place.begin <= place.end && place.end <= text_.size(), what);
        require(documents::utf8::is_border(text_, place.begin), what);
        require(documents::utf8::is_border(text_, place.end), what);
    }
    void index(Index index, std::size_t size, std::string_view what) {
        require(index < size || index == notes::no_point, what);
    }
    template <class List>
    void indices(const List& list, std::size_t size, std::string_view what) {
        for (const Index each : list)
            require(each < size, what);
    }
    void confidence(notes::Confidence confidence) {
        require(confidence >= 0 && confidence <= 100, "a confidence is a per cent");
    }

    void judge_meeting() {
        const notes::Meeting& meeting = structure_.meeting;
        judge_words(meeting.title, "title");
        judge_words(meeting.body.value_or(""), "body");
        place(meeting.title_place, "place of the title");
        place(meeting.day_place.value_or(Place{}), "place of the day");
        place(meeting.next_day_place.value_or(Place{}), "place of the next day");
        if (meeting.chair)
            require(*meeting.chair < structure_.people.size(), "chair");
    }
    void judge_people() {
        for (const notes::Person& person : structure_.people) {
            judge_words(person.name, "name");
            judge_words(person.organisation.value_or(""), "organisation of a person");
            judge_words(person.unit.value_or(""), "unit");
            judge_words(person.role.value_or(""), "role");
            for (const auto& spelling : person.spellings)
                judge_words(spelling, "spelling");
            for (const Place& each : person.places)
                place(each, "place of a person");
            index(person.replaces.value_or(0), structure_.people.size(), "replaces");
            index(person.covers_for.value_or(0), structure_.people.size(), "covers_for");
            confidence(person.confidence);
        }
        for (const notes::Organisation& organisation : structure_.organisations) {
            judge_words(organisation.name, "organisation");
            for (const Place& each : organisation.places)
                place(each, "place of an organisation");
            confidence(organisation.confidence);
        }
    }
    void judge_points() {
        std::size_t last = 0;
        for (const notes::Point& point : structure_.points) {
            judge_words(point.number, "number");
            judge_words(point.title, "title of a point");
            judge_words(point.opening, "opening");
            place(point.heading, "place of a point's heading");
            place(point.body, "place of a point's body");
            require(point.heading.begin >= last, "points stand in order");
            last = point.heading.begin;
            indices(point.presenters, structure_.people.size(), "presenters");
            confidence(point.confidence);
        }
    }
    void judge_talk() {
        for (const notes::Section& section : structure_.sections) {
            place(section.place, "place of a section");
            judge_words(section.heading, "heading of a section");
            index(section.point, structure_.points.size(), "point of a section");
        }
        for (const notes::Turn& turn : structure_.turns) {
            place(turn.place, "place of a turn");
            judge_words(turn.text, "turn");
            judge_words(turn.group, "group");
            index(turn.point, structure_.points.size(), "point of a turn");
            index(turn.section, structure_.sections.size(), "section of a turn");
            indices(turn.speakers, structure_.people.size(), "speakers");
            index(turn.organisation.value_or(notes::no_point), structure_.organisations.size(),
                  "organisation of a turn");
            confidence(turn.confidence);
        }
        for (const notes::Raised& raised : structure_.raised) {
            place(raised.place, "place of what was raised");
            judge_words(raised.text, "raised");
            require(raised.turn < structure_.turns.size(), "turn of what was raised");
        }
    }
    void judge_acts() {
        for (const notes::Commitment& commitment : structure_.commitments) {
            place(commitment.place, "place of a commitment");
            judge_words(commitment.text, "commitment");
            judge_words(commitment.who.value_or(""), "who");
            if (commitment.due)
                judge_words(commitment.due->words, "due");
            indices(commitment.people, structure_.people.size(), "people of a commitment");
            index(commitment.point, structure_.points.size(), "point of a commitment");
            index(commitment.turn.value_or(notes::no_point), structure_.turns.size(),
                  "turn of a commitment");
            confidence(commitment.confidence);
        }
        for (const notes::Decision& decision : structure_.decisions) {
            place(decision.place, "place of a decision");
            judge_words(decision.text, "decision");
            index(decision.point, structure_.points.size(), "point of a decision");
        }
        for (const notes::Deadline& deadline : structure_.deadlines) {
            place(deadline.place, "place of a deadline");
            judge_words(deadline.what, "deadline");
            index(deadline.point, structure_.points.size(), "point of a deadline");
        }
    }
    void judge_apparatus() {
        for (const notes::Reference& reference : structure_.references) {
            judge_words(reference.text, "reference");
            for (const Place& each : reference.places)
                place(each, "place of a reference");
        }
        for (const notes::Footnote& footnote : structure_.footnotes) {
            place(footnote.place, "place of a footnote");
            judge_words(footnote.text, "footnote");
            judge_words(footnote.marker, "marker");
            if (footnote.mark_at)
                place({*footnote.mark_at, *footnote.mark_at}, "place of a footnote's mark");
            index(footnote.point.value_or(notes::no_point), structure_.points.size(),
                  "point of a footnote");
        }
        for (const notes::Disagreement& disagreement : structure_.disagreements) {
            place(disagreement.place, "place of a disagreement");
            judge_words(disagreement.words, "words of a disagreement");
        }
    }

    const notes::Structure& structure_;
    std::string_view text_;
};

} // namespace

void require(bool holds, std::string_view what) {
    if (holds)
        return;
    std::fprintf(stderr, "BROKEN: %.*s\n", static_cast<int>(what.size()), what.data());
    std::abort();
}

void judge(const Result<documents::Text>& text) {
    if (text) {
        require(text->text.empty() || text->text.back() == '\n', "the text ends in a newline");
        const auto broken = documents::check_promise(*text);
        require(!broken, broken.value_or(""));
        for (const Message& remark : text->remarks)
            for (const std::string& argument : remark.arguments)
                judge_words(argument, "argument of a remark");
        return;
    }
    require(!text.error().message.text.empty(), "an error has a sentence");
    for (const std::string& argument : text.error().message.arguments)
        judge_words(argument, "argument of an error");
}

void judge(const notes::Structure& structure, const documents::Text& text) {
    StructureJudge(structure, text.text).judge();
    const std::string json = notes::to_json(structure, text);
    boost::json::error_code failed;
    const auto value = boost::json::parse(json, failed);
    require(!failed && value.is_object(), "the JSON is one valid object");
}

std::string_view take_until(std::string_view& rest, char divider) {
    const std::size_t end = std::min(rest.find(divider), rest.size());
    const auto taken = rest.substr(0, end);
    rest.remove_prefix(std::min(rest.size(), end + 1));
    return taken;
}

} // namespace radslag::fuzz
