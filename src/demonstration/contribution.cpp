// Tells of inputs and examples that came in between meetings, by form or mail. See event.hpp.
#include "demonstration/consequences.hpp"
#include "documents/files.hpp"
#include "inputs/actions.hpp"
#include "inputs/drafts/drafts.hpp"
#include "people/naming.hpp"

namespace radslag::demonstration {

namespace {

inputs::Example example_of(const Record& record) {
    const Fields& fields = record.fields;
    inputs::Example made;
    made.who = fields.maybe("who");
    made.place = fields.maybe("where");
    made.done = fields.maybe("done");
    made.result = fields.maybe("result");
    made.cost = fields.maybe("cost");
    made.contact = fields.maybe("contact");
    made.reuse = fields.maybe("reuse");
    made.links = fields.maybe("links");
    if (fields.has("rank"))
        made.rank = days_of(fields.get("rank"), record.origin);
    return made;
}

inputs::Input made_of(ledger::Act& act, const Stage& stage, const Record& record, Circle circle,
                      Day day) {
    const auto audience =
        bodies::audience(act.session(), bodies::Visibility::is_public, stage.body(circle));
    inputs::Input made = input_of(act, stage, record.fields, record.kind, audience, record.origin);
    made.id = stage.id<inputs::InputId>("input", record.fields.get("key"));
    made.title = record.title;
    made.text = with_days(record.text, day, record.origin);
    const auto origin = inputs::origins.parse(record.fields.get("origin"));
    made.origin = origin.value_or(inputs::Origin::form);
    made.organisation = organisation(act, stage, record.fields.get("from"), record.origin);
    made.person = stage.maybe_person(record.fields, "person", record.origin);
    made.party = party(act.session(), stage, circle, *made.organisation);
    made.body = stage.body(circle);
    made.answer_by = answer_day(made, day);
    if (record.fields.has("call"))
        made.round = stage.id<inputs::RoundId>("round", record.fields.get("call"));
    if (made.kind == inputs::Kind::example)
        made.example = example_of(record);
    return made;
}

/// "> attached Svar.csv || what stands in it": a file that came along, with its content.
struct Attached {
    inputs::attachments::File file;
    std::string content;

    [[nodiscard]] std::span<const std::byte> bytes() const {
        return std::as_bytes(std::span(content));
    }
};

std::vector<Attached> attached_to(const Stage& stage, const Record& record) {
    std::vector<Attached> all;
    for (const Fact& fact : record.facts) {
        if (fact.kind != "attached")
            continue;
        Attached each{{}, fact.text + "\n"};
        auto file = inputs::attachments::file_of(fact.fields.get("first"), each.bytes());
        if (!file)
            misprint(fact.origin, "no such file can be attached");
        each.file = std::move(*file);
        each.file.id =
            stage.id<inputs::attachments::AttachmentId>("attachment", fact.fields.get("first"));
        each.file.sha256 = documents::sha256_hex(each.bytes());
        all.push_back(std::move(each));
    }
    return all;
}

void tell_contribution(const Telling& telling, const Record& record) {
    const Stage& stage = telling.stage;
    const std::string key(record.fields.get("key"));
    const auto id = stage.id<inputs::InputId>("input", key);
    const Circle circle = circle_named(record.fields.get("circle"), record.origin);
    const Day day = add_days(stage.today(), days_of(record.fields.get("day"), record.origin));
    const auto person = stage.maybe_person(record.fields, "person", record.origin);
    const auto attached = attached_to(stage, record);
    telling.add({hour_of(day, key), person ? std::string(person->text()) : "demo", "input.receive",
                 "input", std::string(id.text()),
                 [stage, &record, circle, day, attached](ledger::Act& act) -> Result<void> {
                     const auto made = made_of(act, stage, record, circle, day);
                     if (const auto number = inputs::receive(act, made); !number)
                         return tl::unexpected<Error>(number.error());
                     std::vector<inputs::attachments::File> files;
                     for (const Attached& each : attached)
                         files.push_back(each.file);
                     inputs::attachments::record(act, made.id, files);
                     return {};
                 },
                 [&files = telling.files, attached] {
                     for (const Attached& each : attached)
                         files.keep(each.bytes());
                 }});
    for (const Fact& fact : record.facts)
        tell_later(telling, fact,
                   {circle, day, hour_of(day, key), with_days(record.text, day, record.origin)},
                   key);
}

} // namespace

void tell_contributions(const Telling& telling, const std::vector<Record>& records) {
    for (const Record& record : records)
        tell_contribution(telling, record);
}

void lay_drafts(db::Session& session, const Stage& stage, const std::vector<Record>& records) {
    for (const Record& record : records) {
        const Fields& fields = record.fields;
        const Circle circle = circle_named(fields.get("circle"), record.origin);
        const auto from = people::organisation_named(
            session, group_named(stage, fields.get("from"), record.origin).name);
        const auto id = people::OrganisationId::parse(from.id().value_or(""));
        if (!id)
            misprint(record.origin, "nobody of the cast by that name is in the register");
        inputs::drafts::lay(session, stage.id<inputs::drafts::DraftId>("draft", fields.get("key")),
                            party(session, stage, circle, *id),
                            stage.person(fields.get("by"), record.origin),
                            {{"kind", "view"},
                             {"title", record.title},
                             {"text", record.text},
                             {"body", std::string(stage.body(circle).text())}});
    }
}

} // namespace radslag::demonstration
