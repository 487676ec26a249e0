// The structure as JSON: the keys of RULES.md first, what more is known under "radslag".
#include "notes/details.hpp"
#include "notes/read.hpp"

#include <boost/json.hpp>

namespace radslag::notes {

namespace {

namespace json = boost::json;

json::value text_or_null(const std::optional<std::string>& text) {
    return text ? json::value(*text) : json::value(nullptr);
}

json::value day_or_null(const std::optional<Day>& day) {
    return day ? json::value(to_text(*day)) : json::value(nullptr);
}

json::object person_of(const Person& person) {
    return {{"name", person.name},
            {"org", text_or_null(person.organisation)},
            {"role", text_or_null(person.role)}};
}

std::string_view name_of(Kind kind) {
    switch (kind) {
    case Kind::information:
        return "information";
    case Kind::dialogue:
        return "dialogue";
    case Kind::decision:
        return "decision";
    case Kind::regional_example:
        return "regional_example";
    }
    return "";
}

json::array items_of(const Structure& structure) {
    json::array items;
    for (const Point& point : structure.points) {
        json::array kinds;
        for (const Kind kind : point.kinds)
            if (kind != Kind::regional_example)
                kinds.push_back(json::value(name_of(kind)));
        items.push_back(json::object{{"number", point.number},
                                     {"title", point.title},
                                     {"kind", std::move(kinds)},
                                     {"first_words_of_body", point.opening}});
    }
    return items;
}

json::value number_of(const Structure& structure, Index point) {
    return point == no_point ? json::value(nullptr) : json::value(structure.points[point].number);
}

json::array commitments_of(const Structure& structure) {
    json::array out;
    for (const Commitment& one : structure.commitments)
        out.push_back(json::object{{"text", one.text},
                                   {"who", text_or_null(one.who)},
                                   {"due", day_or_null(one.due_day)},
                                   {"item", number_of(structure, one.point)}});
    return out;
}

json::array deadlines_of(const Structure& structure) {
    json::array out;
    for (const Deadline& one : structure.deadlines)
        if (one.day)
            out.push_back(json::object{{"date", to_text(*one.day)}, {"what", one.what}});
    return out;
}

json::array decisions_of(const Structure& structure) {
    json::array out;
    for (const Decision& one : structure.decisions)
        out.push_back(json::object{{"text", one.text}, {"item", number_of(structure, one.point)}});
    return out;
}

} // namespace

std::string to_json(const Structure& structure, const documents::Text& text) {
    const Meeting& meeting = structure.meeting;
    json::array participants;
    json::array people;
    for (const Person& person : structure.people) {
        if (person.presence == Presence::present)
            participants.push_back(
                json::object{{"name", person.name}, {"org", text_or_null(person.organisation)}});
        people.push_back(person_of(person));
    }
    for (const Organisation& organisation : structure.organisations)
        if (organisation.present_without_person)
            participants.push_back(json::object{{"name", nullptr}, {"org", organisation.name}});
    json::value chair = nullptr;
    if (meeting.chair) {
        const Person& person = structure.people[*meeting.chair];
        chair = json::object{{"name", person.name}, {"org", text_or_null(person.organisation)}};
    }
    json::array references;
    for (const Reference& reference : structure.references)
        references.push_back(json::value(reference.text));
    const json::object out{{"title", meeting.title},
                           {"date", day_or_null(meeting.day)},
                           {"next_meeting", day_or_null(meeting.next_day)},
                           {"chair", chair},
                           {"participants", std::move(participants)},
                           {"people", std::move(people)},
                           {"items", items_of(structure)},
                           {"commitments", commitments_of(structure)},
                           {"deadlines", deadlines_of(structure)},
                           {"references", std::move(references)},
                           {"decisions", decisions_of(structure)}};
    std::string written = json::serialize(out);
    written.pop_back();
    return written + ",\"radslag\":" + details_json(structure, text) + "}";
}

} // namespace radslag::notes
