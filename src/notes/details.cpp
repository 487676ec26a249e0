// One small function a kind of fact; see details.hpp.
#include "notes/details.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <array>

namespace radslag::notes {

namespace {

namespace json = boost::json;

template <class Enum, std::size_t N>
json::value named(Enum value, const std::array<const char*, N>& names) {
    return json::value(names.at(static_cast<std::size_t>(value)));
}

json::value optional(const std::optional<std::string>& text) {
    return text ? json::value(*text) : json::value(nullptr);
}

json::value optional(const std::optional<Day>& day) {
    return day ? json::value(to_text(*day)) : json::value(nullptr);
}

json::value optional(const std::optional<Index>& index) {
    return index && *index != no_point ? json::value(*index) : json::value(nullptr);
}

class Writer {
  public:
    Writer(const Structure& structure, const documents::Text& text)
        : structure_(structure), text_(text) {}

    /// Each fact becomes text as soon as it is made: a long document's facts as one tree would take
    /// many times the memory of the document.
    std::string run() const {
        std::string out = json::serialize(json::object{{"language", structure_.language},
                                                       {"body", optional(structure_.meeting.body)},
                                                       {"meeting", meeting()}});
        out.pop_back();
        append(out, "people", structure_.people, &Writer::person);
        append(out, "organisations", structure_.organisations, &Writer::organisation);
        append(out, "items", structure_.points, &Writer::point);
        append(out, "sections", structure_.sections, &Writer::section);
        append(out, "turns", structure_.turns, &Writer::turn);
        append(out, "raised", structure_.raised, &Writer::raised);
        append(out, "commitments", structure_.commitments, &Writer::commitment);
        append(out, "decisions", structure_.decisions, &Writer::decision);
        append(out, "deadlines", structure_.deadlines, &Writer::deadline);
        append(out, "references", structure_.references, &Writer::reference);
        append(out, "footnotes", structure_.footnotes, &Writer::footnote);
        append(out, "disagreements", structure_.disagreements, &Writer::disagreement);
        return out + "}";
    }

  private:
    template <class Fact, class F>
    void append(std::string& out, std::string_view key, const std::vector<Fact>& facts,
                F of) const {
        out += ",\"" + std::string(key) + "\":[";
        bool first = true;
        for (const Fact& one : facts) {
            out += first ? "" : ",";
            first = false;
            out += json::serialize((this->*of)(one));
        }
        out += ']';
    }

    json::object place(const Place& place) const {
        json::object out{{"begin", place.begin}, {"end", place.end}};
        const auto behind = std::ranges::upper_bound(
            text_.blocks, place.begin, {},
            [](const documents::Block& block) { return block.place.begin; });
        if (behind != text_.blocks.begin()) {
            const auto block = std::prev(behind);
            out["block"] = block - text_.blocks.begin();
            if (block->page > 0)
                out["page"] = block->page;
        }
        return out;
    }

    json::value place(const std::optional<Place>& where) const {
        return where ? json::value(place(*where)) : json::value(nullptr);
    }

    json::array places(const std::vector<Place>& all_of_it) const {
        json::array out;
        for (const Place& one : all_of_it)
            out.push_back(place(one));
        return out;
    }

    json::value name_of(const std::optional<Index>& person) const {
        return person ? json::value(structure_.people[*person].name) : json::value(nullptr);
    }

    json::array names_of(const std::vector<Index>& people) const {
        json::array out;
        for (const Index one : people)
            out.push_back(json::value(structure_.people[one].name));
        return out;
    }

    json::value item(Index point) const {
        return point == no_point ? json::value(nullptr)
                                 : json::value(structure_.points[point].number);
    }

    json::object meeting() const {
        const Meeting& meeting = structure_.meeting;
        return {{"title_place", place(meeting.title_place)},
                {"title_confidence", meeting.title_confidence},
                {"date_place", place(meeting.day_place)},
                {"date_confidence", meeting.day_confidence},
                {"next_meeting_place", place(meeting.next_day_place)}};
    }

    json::object person(const Person& one) const {
        json::array spellings;
        for (const std::string& spelling : one.spellings)
            spellings.push_back(json::value(spelling));
        return {{"name", one.name},
                {"spellings", std::move(spellings)},
                {"org", optional(one.organisation)},
                {"unit", optional(one.unit)},
                {"role", optional(one.role)},
                {"presence", named(one.presence, std::array{"present", "absent", "mentioned"})},
                {"replaces", name_of(one.replaces)},
                {"covers_for", name_of(one.covers_for)},
                {"places", places(one.places)},
                {"confidence", one.confidence}};
    }

    json::object organisation(const Organisation& one) const {
        json::array others;
        for (const std::string& name : one.other_names)
            others.push_back(json::value(name));
        return {{"name", one.name},
                {"other_names", std::move(others)},
                {"present_without_person", one.present_without_person},
                {"places", places(one.places)},
                {"confidence", one.confidence}};
    }

    json::object point(const Point& one) const {
        json::array kinds;
        for (const Kind kind : one.kinds)
            kinds.push_back(
                named(kind, std::array{"information", "dialogue", "decision", "regional_example"}));
        return {{"number", one.number},
                {"number_printed", one.number_printed},
                {"title", one.title},
                {"kinds", std::move(kinds)},
                {"heading", place(one.heading)},
                {"body", place(one.body)},
                {"presenters", names_of(one.presenters)},
                {"slides_promised", one.slides_promised},
                {"confidence", one.confidence}};
    }

    json::object section(const Section& one) const {
        return {{"item", item(one.point)},
                {"kind", named(one.kind, std::array{"presentation", "discussion", "action_note"})},
                {"heading", one.heading},
                {"place", place(one.place)}};
    }

    json::object turn(const Turn& one) const {
        json::object out{{"item", item(one.point)},
                         {"section", one.section},
                         {"text", one.text},
                         {"depth", one.depth},
                         {"speakers", names_of(one.speakers)},
                         {"org", nullptr},
                         {"group", nullptr},
                         {"side", nullptr},
                         {"place", place(one.place)},
                         {"confidence", one.confidence}};
        if (one.organisation)
            out["org"] = structure_.organisations[*one.organisation].name;
        if (!one.group.empty())
            out["group"] = one.group;
        if (one.side)
            out["side"] =
                named(*one.side, std::array{"state", "region", "association", "invited_by_region",
                                            "invited_by_state", "other"});
        return out;
    }

    json::object raised(const Raised& one) const {
        return {{"kind", named(one.kind, std::array{"view", "question", "example"})},
                {"text", one.text},
                {"turn", one.turn},
                {"place", place(one.place)},
                {"confidence", one.confidence}};
    }

    static json::value due(const std::optional<SoftDue>& due) {
        if (!due)
            return nullptr;
        return json::object{{"kind", named(due->kind, std::array{"day", "window", "event",
                                                                 "next_meeting", "open"})},
                            {"from", optional(due->from)},
                            {"to", optional(due->to)},
                            {"words", due->words}};
    }

    json::object commitment(const Commitment& one) const {
        return {
            {"kind", named(one.kind, std::array{"promise", "request", "takes_along", "homework"})},
            {"text", one.text},
            {"who", optional(one.who)},
            {"people", names_of(one.people)},
            {"due", due(one.due)},
            {"item", item(one.point)},
            {"turn", optional(one.turn)},
            {"place", place(one.place)},
            {"confidence", one.confidence}};
    }

    json::object decision(const Decision& one) const {
        return {{"text", one.text},
                {"item", item(one.point)},
                {"turn", optional(one.turn)},
                {"place", place(one.place)},
                {"confidence", one.confidence}};
    }

    json::object deadline(const Deadline& one) const {
        return {
            {"date", optional(one.day)},   {"due", due(one.due)},     {"what", one.what},
            {"who", optional(one.who)},    {"item", item(one.point)}, {"place", place(one.place)},
            {"confidence", one.confidence}};
    }

    json::object reference(const Reference& one) const {
        return {{"text", one.text},
                {"kind", named(one.kind, std::array{"registry_number", "dir", "sou", "ds", "prop",
                                                    "bet", "sfs", "com", "issue"})},
                {"places", places(one.places)},
                {"confidence", one.confidence}};
    }

    json::object footnote(const Footnote& one) const {
        return {{"marker", one.marker},
                {"text", one.text},
                {"mark_at", optional(one.mark_at)},
                {"item", one.point ? item(*one.point) : json::value(nullptr)},
                {"place", place(one.place)}};
    }

    json::object disagreement(const Disagreement& one) const {
        return {{"words", one.words},
                {"counted", one.counted},
                {"named", one.named},
                {"place", place(one.place)}};
    }

    const Structure& structure_;
    const documents::Text& text_;
};

} // namespace

std::string details_json(const Structure& structure, const documents::Text& text) {
    return Writer(structure, text).run();
}

} // namespace radslag::notes
