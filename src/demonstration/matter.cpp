// Tells of themes and matters. See event.hpp.
#include "demonstration/consequences.hpp"
#include "matters/actions.hpp"

#include <fmt/format.h>

namespace radslag::demonstration {

namespace {

using matters::MatterId;
using matters::MilestoneId;
using matters::ThemeId;

void tell_theme(const Telling& telling, const Record& record) {
    const Stage& stage = telling.stage;
    const auto id = stage.shared_id<ThemeId>("theme", record.fields.get("key"));
    telling.add({hour_of(add_days(stage.today(), -795), "theme"), "demo", "theme.add", "theme",
                 std::string(id.text()), [stage, &record, id](ledger::Act& act) -> Result<void> {
                     matters::Theme theme{.id = id, .name = record.title};
                     if (record.fields.has("parent"))
                         theme.parent =
                             stage.shared_id<ThemeId>("theme", record.fields.get("parent"));
                     matters::add_theme(act, theme);
                     return {};
                 }});
}

/// "LI2025/00123", "Dir. 2025:41", "partial 4.2.16-00987/2025 (Jordbruksverket)".
matters::MatterNumber number_of(ledger::Act& act, const Stage& stage, const Record& record,
                                std::string_view words) {
    matters::MatterNumber made;
    constexpr std::string_view partial = "partial ";
    if (words.starts_with(partial)) {
        made.extent = matters::Extent::partial;
        words.remove_prefix(partial.size());
    }
    if (const auto open = words.find(" ("); open != std::string_view::npos) {
        made.authority = organisation(act, stage, words.substr(open + 2, words.size() - open - 3),
                                      record.origin);
        words = words.substr(0, open);
    }
    made.number = words;
    made.kind = kind_of_number(words);
    return made;
}

matters::Matter matter_of(ledger::Act& act, const Stage& stage, const Record& record) {
    const Fields& fields = record.fields;
    const auto kind = matters::kinds.parse(fields.get("kind"));
    if (!kind)
        misprint(record.origin, "no such kind of matter");
    matters::Matter made{.kind = *kind,
                         .audience = bodies::audience(act.session(), bodies::Visibility::is_public,
                                                      stage.body(Circle::officials))};
    made.id = stage.shared_id<MatterId>("matter", fields.get("key"));
    made.title = record.title;
    made.owner = organisation(act, stage, fields.get("owner"), record.origin);
    made.officer = stage.maybe_person(fields, "officer", record.origin);
    if (fields.has("theme"))
        made.theme = stage.shared_id<ThemeId>("theme", fields.get("theme"));
    for (const std::string& words : fields.list("numbers"))
        made.numbers.push_back(number_of(act, stage, record, words));
    for (const std::string& name : fields.list("consult"))
        made.partners.push_back(
            {organisation(act, stage, name, record.origin), matters::PartnerRole::consult});
    for (const std::string& name : fields.list("partners"))
        made.partners.push_back(
            {organisation(act, stage, name, record.origin), matters::PartnerRole::partner});
    for (const Fact& fact : record.facts) {
        matters::Milestone milestone{.text = with_days(fact.text, stage.today(), fact.origin)};
        milestone.id = stage.shared_id<MilestoneId>("milestone", key_of(fact));
        milestone.due = due_of(fact.fields.get("due"), stage.today(), fact.origin);
        made.milestones.push_back(std::move(milestone));
    }
    return made;
}

void tell_milestone(const Telling& telling, const Fact& fact) {
    if (fact.kind != "milestone")
        misprint(fact.origin, "a matter has milestones only");
    if (!fact.fields.has("done"))
        return;
    const Stage& stage = telling.stage;
    const auto id = stage.shared_id<MilestoneId>("milestone", key_of(fact));
    const Instant when =
        hour_of(add_days(stage.today(), days_of(fact.fields.get("done"), fact.origin)), "reach");
    telling.add({when, "demo", "milestone.reach", "milestone", std::string(id.text()),
                 [id, when](ledger::Act& act) {
                     return matters::reach(act, id,
                                           Day{std::chrono::floor<std::chrono::days>(when)});
                 }});
}

void tell_matter(const Telling& telling, const Record& record) {
    const Stage& stage = telling.stage;
    const Fields& fields = record.fields;
    const auto id = stage.shared_id<MatterId>("matter", fields.get("key"));
    const Day opened = add_days(stage.today(), days_of(fields.get("opened"), record.origin));
    telling.add({hour_of(opened, record.title), "demo", "matter.open", "matter",
                 std::string(id.text()), [stage, &record](ledger::Act& act) -> Result<void> {
                     matters::open(act, matter_of(act, stage, record));
                     return {};
                 }});
    for (const Fact& fact : record.facts)
        tell_milestone(telling, fact);
    for (const auto state : {matters::State::reported, matters::State::closed}) {
        const auto word = matters::states.text(state);
        if (!fields.has(word))
            continue;
        const Day day = add_days(stage.today(), days_of(fields.get(word), record.origin));
        telling.add({hour_of(day, word), "demo", fmt::format("matter.{}", word), "matter",
                     std::string(id.text()),
                     [id, state](ledger::Act& act) { return matters::set_state(act, id, state); }});
    }
}

} // namespace

matters::NumberKind kind_of_number(std::string_view number) {
    return number.starts_with("Dir.") ? matters::NumberKind::dir
                                      : matters::NumberKind::registry_number;
}

void tell_matters(const Telling& telling, const std::vector<Record>& records) {
    for (const Record& record : records) {
        if (record.kind == "theme")
            tell_theme(telling, record);
        else if (record.kind == "matter")
            tell_matter(telling, record);
        else
            misprint(record.origin, "neither a theme nor a matter");
    }
}

} // namespace radslag::demonstration
