// Writes the notes of a meeting; see minutes.hpp.
#include "demonstration/minutes.hpp"

#include "platform/i18n/dates.hpp"

#include <fmt/format.h>

namespace radslag::demonstration {

namespace {

using i18n::Language;

class Writer {
  public:
    Writer(const Stage& stage, const Script& script)
        : stage_(stage), script_(script), day_(day_of(stage, script)) {}

    Minutes run() {
        const Fields& fields = script_.record->fields;
        const std::string date = i18n::long_date(Language::swedish, day_);
        made_.file_name = fmt::format("Minnesanteckningar {} {}.txt", to_text(day_),
                                      script_.circle == Circle::officials ? "tjänstemannakretsen"
                                                                          : "politiska kretsen");
        line(fmt::format("Minnesanteckningar – {}, {}", stage_.body_name(script_.circle), date));
        line("Demonstration: mötet, det som sägs och de som deltar är påhittade.");
        gap();
        line(fmt::format("Tid och plats: {}, {}", fields.get("time"), fields.get("venue")));
        line(fmt::format("Ordförande: {}", fields.get("chair")));
        write_present();
        int number = 0;
        for (const ScriptPoint& point : script_.points)
            write_point(++number, point);
        write_footnotes();
        return std::move(made_);
    }

  private:
    void line(std::string_view text) {
        made_.text += text;
        made_.text += '\n';
    }
    void gap() { made_.text += '\n'; }

    documents::Place put(std::string_view before, std::string_view text) {
        made_.text += before;
        const documents::Place place{made_.text.size(), made_.text.size() + text.size()};
        line(text);
        return place;
    }

    void write_present() {
        gap();
        line("Deltagare:");
        gap();
        for (const Attending& each : attendance_of(stage_, script_)) {
            std::string note;
            if (each.presence == meetings::Presence::absent)
                note = " (frånvarande)";
            else if (each.presence == meetings::Presence::remote)
                note = " (på distans)";
            else if (each.substitute_for != nullptr)
                note = fmt::format(" (ersätter {})", each.substitute_for->name);
            line(fmt::format("- {}, {}{}", each.actor->name, each.actor->organisation, note));
        }
    }

    void write_point(int number, const ScriptPoint& point) {
        gap();
        const std::string heading = fmt::format(
            "{}. {} – {}", number, with_days(point.record->title, day_, point.record->origin),
            kinds_in_words(kinds_of(*point.record)));
        made_.points[point.record] = put("", heading);
        for (const ScriptSection& section : point.sections) {
            gap();
            line(section.heading + ":");
            gap();
            for (const Item& item : section.record->items)
                write_item(item);
        }
    }

    void write_item(const Item& item) {
        std::string text = spoken(stage_, item, day_).text;
        made_.items[&item] = put("- ", text);
        for (const Fact& fact : item.facts)
            if (fact.kind == "note")
                footnotes_.push_back(with_days(fact.text, day_, fact.origin));
    }

    void write_footnotes() {
        int number = 0;
        for (const std::string& text : footnotes_) {
            if (number == 0)
                gap();
            line(fmt::format("[{}] {}", ++number, text));
        }
    }

    const Stage& stage_;
    const Script& script_;
    Day day_;
    Minutes made_;
    std::vector<std::string> footnotes_;
};

} // namespace

Minutes minutes_of(const Stage& stage, const Script& script) {
    return Writer(stage, script).run();
}

std::string slides_of(const Stage& stage, const Script& script, const ScriptPoint& point) {
    const Day day = day_of(stage, script);
    std::string text =
        fmt::format("# {}\n\nDemonstration, påhittat. {}, {}.\n\n",
                    with_days(point.record->title, day, point.record->origin),
                    stage.body_name(script.circle), i18n::long_date(Language::swedish, day));
    for (const ScriptSection& section : point.sections)
        if (section.kind == meetings::SectionKind::presentation)
            for (const Item& item : section.record->items)
                text += fmt::format("- {}\n", spoken(stage, item, day).text);
    return text;
}

meetings::Kinds kinds_of(const Record& point) {
    meetings::Kinds kinds;
    for (const std::string& word : split(point.fields.get("kind"), ' ')) {
        if (word == "information")
            kinds.information = true;
        else if (word == "dialogue")
            kinds.dialogue = true;
        else if (word == "example")
            kinds.regional_example = true;
        else if (word == "decision")
            kinds.decision = true;
        else
            misprint(point.origin, "no such kind of point: " + word);
    }
    return kinds;
}

std::string kinds_in_words(const meetings::Kinds& kinds) {
    std::string words;
    const auto add = [&words](bool holds, std::string_view word) {
        if (holds)
            words += fmt::format("{}{}", words.empty() ? "" : ", ", word);
    };
    add(kinds.information, "information");
    add(kinds.dialogue, "dialog");
    add(kinds.regional_example, "regionalt exempel");
    add(kinds.decision, "beslut");
    return words;
}

} // namespace radslag::demonstration
