// Meetings as they are written; see script.hpp.
#include "demonstration/script.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace radslag::demonstration {

namespace {

using meetings::Presence;
using meetings::SectionKind;

std::optional<ScriptSection> section_of(const Record& record) {
    const auto made = [&](SectionKind kind, std::string_view usual) {
        return ScriptSection{kind, record.title.empty() ? std::string(usual) : record.title,
                             &record};
    };
    if (record.kind == "presentation")
        return made(SectionKind::presentation, "Presentation");
    if (record.kind == "discussion")
        return made(SectionKind::discussion, "Diskussion");
    if (record.kind == "notes")
        return made(SectionKind::action_note, "Notera");
    return std::nullopt;
}

bool contains(const std::vector<std::string>& list, std::string_view word) {
    return std::ranges::find(list, word) != list.end();
}

/// Those who sit for a region that day, by the meeting's exceptions.
void add_region(const Stage& stage, const Script& script, const Group& region,
                std::vector<Attending>& present) {
    const Day day = day_of(stage, script);
    const Fields& fields = script.record->fields;
    const auto add = [&](Part part) {
        const Actor* actor = stage.cast().holder(region.name, part, day);
        if (actor == nullptr)
            return;
        const bool absent = contains(fields.list("absent"), region.letter) ||
                            contains(fields.list("absent"), actor->name);
        const bool remote = contains(fields.list("remote"), region.letter);
        present.push_back({actor, absent   ? Presence::absent
                                  : remote ? Presence::remote
                                           : Presence::present});
    };
    if (script.circle == Circle::politicians) {
        add(Part::majority);
        add(Part::opposition);
        return;
    }
    const Actor* ordinary = stage.cast().holder(region.name, Part::director, day);
    const Actor* substitute = stage.cast().holder(region.name, Part::substitute, day);
    if (contains(fields.list("substitutes"), region.letter) && substitute != nullptr)
        present.push_back({substitute, Presence::present, ordinary});
    else
        add(Part::director);
    for (const std::string& name : fields.list("also"))
        if (const Actor* guest = stage.cast().actor(name);
            guest != nullptr && guest->organisation == region.name)
            present.push_back({guest});
}

/// The actor or actors that a prefix names: "Anna Ek" or "Anna Ek och Bo Al".
std::vector<const Actor*> actors_named(const Stage& stage, std::string_view names) {
    std::vector<const Actor*> found;
    const auto both = names.find(" och ");
    for (const std::string_view name :
         {names.substr(0, both),
          both == std::string_view::npos ? std::string_view() : names.substr(both + 5)})
        if (const Actor* actor = stage.cast().actor(name); actor != nullptr)
            found.push_back(actor);
    return found;
}

/// Two words or more, each with a capital: somebody's name, if it stands before a colon.
bool looks_like_a_name(std::string_view text) {
    const auto words = split(text, ' ');
    return words.size() >= 2 && words.size() <= 7 &&
           std::ranges::all_of(words, [](const std::string& word) {
               return word == "och" || (word.front() >= 'A' && word.front() <= 'Z') ||
                      word.starts_with("Å") || word.starts_with("Ä") || word.starts_with("Ö");
           });
}

std::string joined(std::string_view before, std::string_view text) {
    const bool goes_on = !text.empty() && (text.front() >= 'a' && text.front() <= 'z');
    const bool swedish = text.starts_with("å") || text.starts_with("ä") || text.starts_with("ö");
    return fmt::format("{}{}{}", before, goes_on || swedish ? " " : ": ", text);
}

} // namespace

Script script_of(const std::vector<Record>& records) {
    Script script;
    for (const Record& record : records) {
        if (record.kind == "meeting") {
            script.record = &record;
            script.circle = circle_named(record.fields.get("circle"), record.origin);
            script.number = days_of(record.fields.get("number"), record.origin);
        } else if (record.kind == "point") {
            script.points.push_back({&record, {}});
        } else if (auto section = section_of(record); section && !script.points.empty()) {
            script.points.back().sections.push_back(std::move(*section));
        } else {
            misprint(record.origin, "not expected in a meeting: @" + record.kind);
        }
    }
    return script;
}

Day day_of(const Stage& stage, const Script& script) {
    return stage.days(script.circle).at(static_cast<std::size_t>(script.number - 1));
}

std::vector<Attending> attendance_of(const Stage& stage, const Script& script) {
    const Day day = day_of(stage, script);
    const Fields& fields = script.record->fields;
    std::vector<Attending> present;
    for (const Group& group : stage.cast().groups()) {
        if (!group.letter.empty()) {
            add_region(stage, script, group, present);
            continue;
        }
        for (const Actor& actor : stage.cast().actors()) {
            if (actor.organisation != group.name || !actor.is_there(day))
                continue;
            const bool sits =
                std::ranges::find(actor.circles, script.circle) != actor.circles.end();
            if (!sits && !contains(fields.list("also"), actor.name))
                continue;
            const bool absent = contains(fields.list("absent"), actor.name);
            present.push_back({&actor, absent ? Presence::absent : Presence::present});
        }
    }
    return present;
}

Spoken spoken(const Stage& stage, const Item& item, Day day) {
    const std::string text = with_days(item.text, day, item.origin);
    const auto colon = text.find(": ");
    if (colon == std::string::npos)
        return {{}, {}, text};
    const std::string before = text.substr(0, colon);
    const std::string_view rest = std::string_view(text).substr(colon + 2);
    if (before.front() == '[' && before.back() == ']') {
        std::string group = before.substr(1, before.size() - 2);
        std::string shown = group;
        // The group begins the sentence; its first letter is written small in the file.
        if (shown.front() >= 'a' && shown.front() <= 'z')
            shown.front() = static_cast<char>(shown.front() - 'a' + 'A');
        return {{}, std::move(group), joined(shown, rest)};
    }
    auto speakers = actors_named(stage, before);
    if (!speakers.empty())
        return {std::move(speakers), {}, joined(before, rest)};
    if (looks_like_a_name(before))
        misprint(item.origin, fmt::format("nobody in the cast is called {}", before));
    return {{}, {}, text};
}

std::vector<const Actor*> presenters_of(const Stage& stage, const Record& point) {
    std::vector<const Actor*> found;
    for (const std::string& name : point.fields.list("presenter")) {
        const Actor* actor = stage.cast().actor(name);
        if (actor == nullptr)
            misprint(point.origin, fmt::format("nobody in the cast is called {}", name));
        found.push_back(actor);
    }
    return found;
}

} // namespace radslag::demonstration
