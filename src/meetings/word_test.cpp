// What stands in the Word file of a meeting: blocks, before they become a file. The file itself is
// read by tests/system/word_test.py.
#include "meetings/word/word_view.hpp"

#include <gtest/gtest.h>

namespace radslag::meetings::word {
namespace {

using Lines = std::vector<std::string>;

class NotesInWord : public testing::Test {
  protected:
    NotesInWord() {
        meeting_.title = "Vägforum";
        meeting_.day = parse_day("2026-03-12");
        meeting_.body_name = "Forum för vägar";
        meeting_.state = MeetingState::held;
        meeting_.language = "sv";
        meeting_.audience.kind = "public";
        point("1", "Läget");
    }

    store::ShownPoint& point(const std::string& number, const std::string& title) {
        meeting_.points.push_back({.id = PointId::make(), .number = number, .title = title});
        return meeting_.points.back();
    }
    SectionId section(SectionKind kind, const std::string& heading = "") {
        meeting_.sections.push_back({SectionId::make(), meeting_.points.back().id, kind, heading});
        return meeting_.sections.back().id;
    }
    store::ShownTurn& said(const std::string& text, std::optional<SectionId> in = {},
                           int depth = 0) {
        meeting_.turns.push_back({.id = TurnId::make(),
                                  .point = meeting_.points.back().id,
                                  .section = in,
                                  .depth = depth,
                                  .text = text});
        return meeting_.turns.back();
    }
    static store::NamedPerson person(const std::string& name) {
        return {people::PersonId::make(), name};
    }

    [[nodiscard]] docx::Filling filling(std::string_view own_template = "") const {
        const auto plain = docx::Template::plain(title_field, notes_field, fields(), "sv-SE");
        if (own_template.empty())
            return filling_of(i18n::Language::english, meeting_, plain);
        // A plain file whose title is other fields besides.
        docx::Filling with;
        with.values = {{title_field, {std::string(own_template)}}};
        with.content.blocks = {docx::Paragraph{.runs = {{.text = "{{notes}}"}}}};
        const auto read = read_template("mall.docx", plain.filled(with));
        return filling_of(i18n::Language::english, meeting_, read.value());
    }

    static std::string words(const docx::Paragraph& paragraph) {
        constexpr std::array<std::string_view, 4> styles = {"T", "H", "", "-"};
        std::string line(styles.at(static_cast<std::size_t>(paragraph.style)));
        if (paragraph.style == docx::Style::heading || paragraph.style == docx::Style::list_item)
            line += std::to_string(paragraph.level);
        line.append(line.empty() ? "" : " ");
        for (const docx::Run& run : paragraph.runs) {
            line += run.bold ? "*" + run.text + "*" : run.italic ? "_" + run.text + "_" : run.text;
            if (run.footnote)
                line += "^" + std::to_string(*run.footnote);
        }
        return line;
    }
    static Lines lines(const docx::Filling& filling) {
        Lines all;
        for (const docx::Block& block : filling.content.blocks) {
            if (const auto* one = std::get_if<docx::Paragraph>(&block)) {
                all.push_back(words(*one));
            } else if (const auto* box = std::get_if<docx::Box>(&block)) {
                for (const docx::Paragraph& paragraph : box->paragraphs)
                    all.push_back("| " + words(paragraph));
            } else {
                for (const auto& row : std::get<docx::Table>(block).rows) {
                    std::string line;
                    for (const docx::Runs& cell : row)
                        line.append(line.empty() ? "" : " / ").append(cell.front().text);
                    all.push_back(line);
                }
            }
        }
        return all;
    }

    /// Without the line of time and place, with which all begin.
    static Lines after_first(const Lines& all, std::size_t most = 100) {
        return {all.begin() + 1,
                all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), most + 1))};
    }

    store::ShownMeeting meeting_{.id = MeetingId::make(), .body = bodies::BodyId::make()};
};

TEST_F(NotesInWord, HaveTheirHeadingFactsAndPoints) {
    meeting_.venue = "Visby";
    meeting_.chair = person("Ada Ask");
    meeting_.next_day = parse_day("2026-06-01");
    meeting_.points.back().kinds = {.information = true, .dialogue = true};
    said("Vägarna är mätta.");
    const docx::Filling filled = filling();
    EXPECT_EQ(filled.title, "Notes – Forum för vägar 12 March 2026");
    EXPECT_EQ(filled.values.at(title_field), Lines{filled.title});
    EXPECT_EQ(lines(filled), (Lines{"*Time and place: *12 March 2026, Visby", "*Chair: *Ada Ask",
                                    "*Next meeting: *1 June 2026",
                                    "H1 1. Läget – Information, Dialogue", "Vägarna är mätta."}));
}

TEST_F(NotesInWord, SayOnlyWhatTheTemplateDoesNot) {
    meeting_.venue = "Visby";
    meeting_.chair = person("Ada Ask");
    said("Klart.");
    EXPECT_EQ(lines(filling("{{day}} {{ordförande}}")),
              (Lines{"T Notes – Forum för vägar 12 March 2026", "*Time and place: *Visby",
                     "H1 1. Läget", "Klart."}));
}

TEST_F(NotesInWord, ListWhatWasSaidInItsDepthAndNameWhoSpeaks) {
    const SectionId talk = section(SectionKind::discussion);
    const store::NamedOrganisation region{people::OrganisationId::make(), "Region Skåne"};
    store::ShownTurn& named = said("Bo Ek undrar. Det gör Bo Ek ofta.", talk, 1);
    named.speakers = {person("Bo Ek")};
    named.organisation = region;
    store::ShownTurn& unnamed = said("Saltet räcker inte.", talk, 2);
    unnamed.speakers = {person("Bo Ek"), person("Ada Ask")};
    unnamed.organisation = region;
    said("Flera regioner håller med.", talk).group = "Flera regioner";
    said("De instämmer.", talk).group = "Flera regioner";
    EXPECT_EQ(after_first(lines(filling())),
              (Lines{"H1 1. Läget", "H2 Discussion", "-0 _Bo Ek_ undrar. Det gör _Bo Ek_ ofta.",
                     "-1 *Bo Ek, Ada Ask, Region Skåne: *Saltet räcker inte.",
                     "-0 Flera regioner håller med.", "-0 *Flera regioner: *De instämmer."}));
}

TEST_F(NotesInWord, FrameActionNotesAndDecisionsOnce) {
    said("Forumet beslutar att salta.");
    said("Svara före maj.", section(SectionKind::action_note, "Notera"), 1);
    section(SectionKind::action_note, "Tom");
    meeting_.decisions.push_back(
        {DecisionId::make(), meeting_.points.back().id, "Forumet beslutar att salta"});
    EXPECT_EQ(after_first(lines(filling())),
              (Lines{"H1 1. Läget", "| *Notera:*", "| -0 Svara före maj.", "| *Decided:*",
                     "| -0 Forumet beslutar att salta"}));
}

TEST_F(NotesInWord, MarkFootnotesInTheirSentenceElseAtTheirPoint) {
    store::ShownTurn& turn = said("Ett ord här. Två ord där.");
    turn.place = Place{100, 125};
    meeting_.footnotes = {{"1", "I satsen.", 120, {}},
                          {"2", "Vid punkten.", {}, meeting_.points.back().id},
                          {"3", "Ingenstans, se https://a.example.", {}, {}}};
    const docx::Filling filled = filling();
    EXPECT_EQ(after_first(lines(filled)),
              (Lines{"H1 1. Läget^0", "Ett ord här. Två ord där.^1", "H1 Footnotes",
                     "3 Ingenstans, se https://a.example."}));
    EXPECT_EQ(filled.content.footnotes.at(0).front().text, "Vid punkten.");
}

TEST_F(NotesInWord, SayWhatIsForFewerReadersAndWhatIsInvented) {
    meeting_.demonstration = true;
    meeting_.audience.kind = "members";
    said("Hemligt.").narrowed = store::Narrowed{"secretariat", "18 kap. 1 §"};
    const Lines all = lines(filling());
    EXPECT_EQ(all.at(0), "_Demonstration, invented: the events and people in this file are made "
                         "up._");
    EXPECT_EQ(all.at(1), "_For members only_");
    EXPECT_EQ(all.back(),
              "_[For the secretariat and the chair only. Confidential, 18 kap. 1 §] _Hemligt.");
}

TEST_F(NotesInWord, NameWhoWasThereAndLeaveOutEmptyColumns) {
    meeting_.attendance = {
        {person("Ada Ask"), {}, {}, Presence::present, {}, bodies::Side::other},
        {person("Bo Ek"), {}, {}, Presence::remote, person("Ina Öst"), bodies::Side::other},
        {person("Eva Al"), {}, {}, Presence::absent, {}, bodies::Side::other},
        {person("Per Ås"), {}, {}, Presence::mentioned, {}, bodies::Side::other}};
    said("Klart.");
    const docx::Filling filled = filling();
    EXPECT_EQ(after_first(lines(filled), 5),
              (Lines{"H1 Present", "Ada Ask / ", "Bo Ek / remotely, stands in for Ina Öst",
                     "H1 Absent", "Eva Al"}));
    EXPECT_EQ(filled.values.at(present_field),
              (Lines{"Ada Ask", "Bo Ek (remotely, stands in for Ina Öst)"}));
}

TEST_F(NotesInWord, LeadFromTheAgendaToThreePointsOrMore) {
    EXPECT_EQ(lines(filling()).at(1), "H1 1. Läget");
    point("2", "Framåt");
    point("3", "Slut");
    const docx::Filling filled = filling();
    EXPECT_EQ(lines(filled).at(1), "H1 Agenda");
    const auto& entry = std::get<docx::Paragraph>(filled.content.blocks.at(2));
    EXPECT_EQ(entry.runs.front().link, "#p_" + std::string(meeting_.points[0].id.text()));
    const auto& heading = std::get<docx::Paragraph>(filled.content.blocks.at(5));
    EXPECT_EQ("#" + heading.bookmark, entry.runs.front().link);
}

TEST_F(NotesInWord, TellWhatIsExpectedOnlyBeforeTheMeeting) {
    meeting_.points.back().expected_outcome = "Ett beslut";
    meeting_.points.back().questions_until = parse_day("2026-03-01");
    EXPECT_EQ(lines(filling()).back(), "No questions were registered beforehand.");
    meeting_.state = MeetingState::called;
    const Lines all = lines(filling());
    EXPECT_EQ(all.at(1), "*State: *called");
    EXPECT_EQ(all.at(3), "Expected outcome: Ett beslut");
    EXPECT_EQ(all.back(), "Questions are registered until 1 March 2026.");
}

} // namespace
} // namespace radslag::meetings::word
