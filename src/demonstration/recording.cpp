// Records a meeting of the story; see recording.hpp.
#include "demonstration/recording.hpp"

#include "bodies/roles.hpp"
#include "demonstration/consequences.hpp"
#include "documents/actions.hpp"
#include "documents/files.hpp"
#include "matters/actions.hpp"
#include "meetings/actions.hpp"
#include "platform/text/words.hpp"

#include <fmt/format.h>

namespace radslag::demonstration {

namespace {

/// One meeting in the making: everything that its act records.
class Recorder {
  public:
    Recorder(ledger::Act& act, const Told& told)
        : act_(act), told_(told), stage_(told.stage), script_(told.script), minutes_(told.minutes),
          day_(day_of(stage_, script_)), body_(stage_.body(script_.circle)),
          open_(bodies::audience(act.session(), bodies::Visibility::is_public, body_)) {}

    Result<void> run() {
        record_file(told_.notes, minutes_.file_name, open_);
        make_meeting();
        make_attendance();
        for (std::size_t i = 0; i < script_.points.size(); ++i)
            make_point(i, told_.slides[i]);
        if (const auto recorded = meetings::record_notes(act_, notes_); !recorded)
            return recorded;
        return record_rest();
    }

    /// The points alone, for a meeting that is still to come.
    std::vector<meetings::Point> agenda() {
        for (std::size_t i = 0; i < script_.points.size(); ++i)
            make_point(i, std::nullopt);
        for (meetings::Point& point : notes_.points)
            point.place.reset(); // there are no notes to point into
        return std::move(notes_.points);
    }

  private:
    [[nodiscard]] std::string key(const Record& record) const {
        return fmt::format("{}:{}", record.origin.file, record.origin.line);
    }
    [[nodiscard]] std::string key(const Item& item) const {
        return fmt::format("{}:{}", item.origin.file, item.origin.line);
    }

    documents::DocumentId record_file(const File& file, std::string_view key,
                                      bodies::AudienceId audience) {
        documents::Document document{.audience = audience};
        document.id = stage_.id<documents::DocumentId>("document", key);
        document.name = file.name;
        document.format = file.text.format;
        const auto bytes = std::as_bytes(std::span(file.content));
        document.sha256 = documents::sha256_hex(bytes);
        document.bytes = bytes.size();
        document.body = body_;
        document.demonstration = true;
        documents::record(act_, document, file.text);
        return document.id;
    }

    void make_meeting() {
        meetings::Meeting& meeting = notes_.meeting;
        const auto days = stage_.days(script_.circle);
        meeting.id = stage_.meeting(script_.circle, script_.number);
        meeting.title = stage_.body_name(script_.circle);
        meeting.day = day_;
        meeting.chair = stage_.person(script_.record->fields.get("chair"), script_.record->origin);
        meeting.next_day = days.at(static_cast<std::size_t>(script_.number));
        meeting.document = stage_.id<documents::DocumentId>("document", minutes_.file_name);
    }

    void make_attendance() {
        for (const Attending& each : attendance_of(stage_, script_)) {
            const Origin& origin = script_.record->origin;
            meetings::Attendance made;
            made.person = stage_.person(each.actor->name, origin);
            made.organisation = organisation(act_, stage_, each.actor->organisation, origin);
            made.title = each.actor->title;
            made.presence = each.presence;
            if (each.substitute_for != nullptr)
                made.substitute_for = stage_.person(each.substitute_for->name, origin);
            notes_.attendance.push_back(std::move(made));
        }
    }

    void make_point(std::size_t index, const std::optional<File>& slides) {
        const ScriptPoint& written = script_.points[index];
        const Fields& fields = written.record->fields;
        meetings::Point made;
        made.id = point_id(stage_, *written.record);
        made.number = std::to_string(index + 1);
        made.title = with_days(written.record->title, day_, written.record->origin);
        made.kinds = kinds_of(*written.record);
        made.expected_outcome = fields.maybe("outcome");
        if (fields.has("questions"))
            made.questions_until =
                add_days(day_, days_of(fields.get("questions"), written.record->origin));
        set_time(made, *written.record);
        for (const Actor* actor : presenters_of(stage_, *written.record))
            made.presenters.push_back(
                {stage_.person(actor->name, written.record->origin),
                 organisation(act_, stage_, actor->organisation, written.record->origin)});
        made.slides_promised = fields.has("slides");
        if (const auto place = minutes_.points.find(written.record); place != minutes_.points.end())
            made.place = place->second;
        if (const auto narrow = bodies::visibilities.parse(fields.get("audience")))
            made.audience = bodies::audience(act_.session(), *narrow, body_);
        for (const ScriptSection& section : written.sections)
            make_section(section, made);
        if (made.slides_promised)
            attach(made, slides, index);
        notes_.points.push_back(std::move(made));
    }

    /// "minutes: 30/45" is planned and actual; the start follows from the points before.
    void set_time(meetings::Point& made, const Record& record) {
        const auto minutes = split(record.fields.get("minutes"), '/');
        if (minutes.empty())
            return;
        made.planned_minutes = days_of(minutes[0], record.origin);
        if (minutes.size() > 1)
            made.actual_minutes = days_of(minutes[1], record.origin);
        made.planned_start = fmt::format("{:02}:{:02}", clock_ / 60, clock_ % 60);
        clock_ += *made.planned_minutes;
    }

    void attach(const meetings::Point& point, const std::optional<File>& slides,
                std::size_t index) {
        meetings::Attachment made{point.id, "Bilder", {}};
        if (slides)
            made.document = record_file(*slides, fmt::format("{}/{}", minutes_.file_name, index),
                                        point.audience.value_or(open_));
        notes_.attachments.push_back(std::move(made));
    }

    void make_section(const ScriptSection& written, meetings::Point& point) {
        meetings::Section made{.point = point.id};
        made.id = stage_.id<meetings::SectionId>("section", key(*written.record));
        made.kind = written.kind;
        made.heading = written.heading;
        notes_.sections.push_back(made);
        for (const Item& item : written.record->items)
            make_turn(item, made, point);
    }

    void make_turn(const Item& item, const meetings::Section& section, meetings::Point& point) {
        Spoken said = spoken(stage_, item, day_);
        meetings::Turn made;
        made.id = stage_.id<meetings::TurnId>("turn", key(item));
        made.point = point.id;
        made.section = section.id;
        made.depth = 1;
        for (const Actor* actor : said.speakers)
            made.speakers.push_back(stage_.person(actor->name, item.origin));
        if (!said.speakers.empty())
            set_side(made, said.speakers.front()->organisation, item.origin);
        if (said.group) {
            made.group = said.group;
            made.side = said.group->find("region") != std::string::npos
                            ? std::optional(bodies::Side::region)
                            : std::nullopt;
        }
        made.place = minutes_.items.at(&item);
        made.text = said.text;
        made.audience = withheld(item);
        (section.kind == meetings::SectionKind::discussion ? point.dialogue_words
                                                           : point.information_words) +=
            text::count_words(made.text);
        Context context = context_of(item, point, made);
        if (!said.speakers.empty())
            context.speaker = said.speakers.front()->name;
        context.sentence = std::move(said.text);
        take_facts(item, context);
        notes_.turns.push_back(std::move(made));
    }

    void set_side(meetings::Turn& turn, std::string_view name, const Origin& origin) {
        turn.organisation = organisation(act_, stage_, name, origin);
        const auto side = bodies::side_of(act_.session(), body_, *turn.organisation, day_);
        turn.side = side ? *side : group_named(stage_, name, origin).side;
    }

    /// "> withheld 15 kap. 1 § OSL | by NAME": for the secretariat's eyes, by law.
    std::optional<bodies::AudienceId> withheld(const Item& item) {
        for (const Fact& fact : item.facts)
            if (fact.kind == "withheld") {
                const auto audience =
                    bodies::withhold(act_, body_,
                                     {std::string(fact.fields.get("first")),
                                      stage_.maybe_person(fact.fields, "by", fact.origin), day_});
                bodies::renew_readers(act_.session(), stage_.today());
                return audience;
            }
        return std::nullopt;
    }

    Context context_of(const Item& item, const meetings::Point& point,
                       const meetings::Turn& turn) const {
        Context context{.circle = script_.circle,
                        .day = day_,
                        .audience =
                            turn.audience ? *turn.audience : point.audience.value_or(open_)};
        context.meeting = stage_.meeting(script_.circle, script_.number);
        context.next_meeting = stage_.meeting(script_.circle, script_.number + 1);
        context.next_day = stage_.days(script_.circle).at(static_cast<std::size_t>(script_.number));
        context.point = point.id;
        context.turn = turn.id;
        context.place = minutes_.items.at(&item);
        return context;
    }

    /// Keeps what is recorded once the meeting is there.
    void take_facts(const Item& item, const Context& context) {
        for (const Fact& fact : item.facts) {
            if (fact.kind == "decision")
                notes_.decisions.push_back({.point = context.point,
                                            .turn = context.turn,
                                            .text = with_days(fact.text, day_, fact.origin),
                                            .place = context.place});
            else if (fact.kind == "note")
                notes_.footnotes.push_back({context.point,
                                            std::to_string(++footnotes_),
                                            with_days(fact.text, day_, fact.origin),
                                            {},
                                            {}});
            else if (fact.kind == "number")
                take_number(fact, context);
            else
                rest_.push_back({&fact, context});
        }
    }

    void take_number(const Fact& fact, const Context& context) {
        matters::Reference made{.number = std::string(fact.fields.get("first")),
                                .kind = kind_of_number(fact.fields.get("first")),
                                .point = context.point,
                                .place = context.place};
        if (fact.fields.has("matter"))
            made.matter = stage_.shared_id<matters::MatterId>("matter", fact.fields.get("matter"));
        references_.push_back(std::move(made));
    }

    /// Inputs first: commitments may point to them.
    Result<void> record_rest() {
        for (const auto& [fact, context] : rest_)
            if (fact->kind == "input")
                if (const auto done = record_input(act_, stage_, *fact, context); !done)
                    return done;
        for (const auto& [fact, context] : rest_) {
            if (is_commitment(*fact))
                record_commitment(act_, stage_, *fact, context);
            else if (fact->kind == "deadline")
                record_deadline(act_, stage_, *fact, context);
            else if (fact->kind != "input" && fact->kind != "tick" && fact->kind != "withheld" &&
                     fact->kind != "moved" && !is_use(*fact) && !is_effect(*fact))
                misprint(fact->origin, "no such fact: " + fact->kind);
        }
        matters::record_references(act_, notes_.meeting.id, references_);
        return {};
    }

    struct Waiting {
        const Fact* fact;
        Context context;
    };

    ledger::Act& act_;
    const Told& told_;
    const Stage& stage_;
    const Script& script_;
    const Minutes& minutes_;
    Day day_;
    bodies::BodyId body_;
    bodies::AudienceId open_;
    meetings::Notes notes_{.meeting = {.body = body_, .audience = open_}};
    std::vector<Waiting> rest_;
    std::vector<matters::Reference> references_;
    int footnotes_ = 0;
    int clock_ = 10 * 60; ///< meetings begin at ten
};

} // namespace

meetings::PointId point_id(const Stage& stage, const Record& point) {
    return stage.id<meetings::PointId>("point",
                                       fmt::format("{}:{}", point.origin.file, point.origin.line));
}

Result<void> record_meeting(ledger::Act& act, const Told& told) {
    return Recorder(act, told).run();
}

std::vector<meetings::Point> agenda_of(ledger::Act& act, const Told& told) {
    return Recorder(act, told).agenda();
}

} // namespace radslag::demonstration
