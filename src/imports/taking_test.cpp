// Taking a new version of known notes into its meeting, on both engines.
#include "imports/reviewing_test.hpp"
#include "imports/taking.hpp"

namespace radslag::imports {
namespace {

class NewVersion : public Reviewing {};

/// The road notes with several things changed.
std::string newer_road_notes() {
    std::string notes(road_notes);
    const auto change = [&](std::string_view from, std::string_view to) {
        notes.replace(notes.find(from), from.size(), to);
    };
    change("i åtta kommuner", "i tolv kommuner");
    change("- *Greta Sundkvist* undrar", "- *Ivar Ljungdahl* undrar");
    change("\nNotera:", "- *Sonja Brolin* vill se broarna också.\n\nNotera:");
    change("den 2 maj 2023", "den 30 maj 2023");
    change("Ordförande:", "- Sonja Brolin, Region Dalarna\n\nOrdförande:");
    change("den 9 juni 2023", "den 16 juni 2023");
    return notes;
}

TEST_P(NewVersion, ChangesWhatIsAcceptedAndLeavesTheRest) {
    ASSERT_TRUE(accept_now(karin_, propose()));
    const ImportId id = propose(newer_road_notes());
    auto review = opened(karin_, id);
    ASSERT_TRUE(review);
    EXPECT_FALSE(take_version(*database_, karin_, *review, review->proposal.revision, today_))
        << "nothing is accepted yet";
    int accepted = 0;
    for (const Difference& one : review->differences) {
        const bool wanted =
            one.field == "next_day" || (one.kind == FactKind::turn &&
                                        (one.comes.find("tolv") != std::string::npos ||
                                         one.comes.find("vill se broarna") != std::string::npos));
        accepted += wanted ? 1 : 0;
        ASSERT_TRUE(decide(*database_, karin_, *review, {.kind = one.kind, .key = one.key},
                           {wanted ? Verdict::accepted : Verdict::rejected, {}, 0}));
    }
    EXPECT_EQ(accepted, 3);
    // Left and come back to: all decisions stand.
    review = opened(bo_, id);
    ASSERT_TRUE(review);
    EXPECT_EQ(review->decisions.size(), review->differences.size());
    const auto entries = count("SELECT count(*) FROM ledger_entries");
    const auto outcome = take_version(*database_, bo_, *review, review->proposal.revision, today_);
    ASSERT_TRUE(outcome) << outcome.error().message.text;
    EXPECT_EQ(count("SELECT count(*) FROM ledger_entries"), entries + 1) << "one act";
    EXPECT_EQ(count("SELECT count(*) FROM meeting WHERE state = 'held'"), 1);
    EXPECT_EQ(column("SELECT text FROM turn ORDER BY position"),
              (std::vector<std::string>{
                  "Ivar Ljungdahl, Länsstyrelsen Kalmar inleder och berättar om mätningarna.",
                  "Grusvägarna har mätts i tolv kommuner under hösten.",
                  "Greta Sundkvist undrar hur mätningarna ska användas i planen.",
                  "Sonja Brolin vill se broarna också.",
                  "Ivar Ljungdahl skickar ut mätningarna senast den 2 maj 2023.",
                  "Greta Sundkvist redogör för ärendet.", "Nästa möte är den 9 juni 2023."}));
    EXPECT_EQ(column("SELECT next_day FROM meeting WHERE state = 'held'"),
              std::vector<std::string>{"2023-06-16"});
    EXPECT_EQ(column("SELECT p.name FROM turn t JOIN person p ON p.id = t.person WHERE t.text LIKE "
                     "'%vill se broarna%'"),
              std::vector<std::string>{"Sonja Brolin"});
    EXPECT_EQ(column("SELECT due_to FROM commitment WHERE due_to IS NOT NULL"),
              std::vector<std::string>{"2023-05-02"})
        << "the new date was left";
    EXPECT_EQ(count("SELECT count(*) FROM attachment a JOIN document d ON d.id = a.document"), 1);
    EXPECT_EQ(opened(karin_, id)->proposal.state, State::accepted);
}

TEST_P(NewVersion, ChangesNothingInAMeetingThatHasChangedMeanwhile) {
    ASSERT_TRUE(accept_now(karin_, propose()));
    const ImportId id = propose(newer_road_notes());
    const auto seen = opened(karin_, id);
    ASSERT_TRUE(seen);
    const auto& first = seen->differences.front();
    ASSERT_TRUE(decide(*database_, karin_, *seen, {.kind = first.kind, .key = first.key},
                       {Verdict::accepted, {}, 0}));
    const auto review = opened(karin_, id);
    act([&](ledger::Act& act) {
        act.write({"turn",
                   {"test.change", "UPDATE turn SET text = 'Något helt annat.', version = "
                                   "version + 1 WHERE text LIKE 'Grus%' RETURNING *"}},
                  {});
    });
    const auto outcome =
        take_version(*database_, karin_, *review, review->proposal.revision, today_);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, ErrorCode::conflict);
    EXPECT_EQ(take_version(*database_, stranger_, *review, review->proposal.revision, today_)
                  .error()
                  .code,
              ErrorCode::not_found);
}

TEST_P(NewVersion, ChangesNothingInNotesThatAreClosed) {
    ASSERT_TRUE(accept_now(karin_, propose()));
    const ImportId id = propose(newer_road_notes());
    const auto seen = opened(karin_, id);
    ASSERT_TRUE(seen);
    const auto& first = seen->differences.front();
    ASSERT_TRUE(decide(*database_, karin_, *seen, {.kind = first.kind, .key = first.key},
                       {Verdict::accepted, {}, 0}));
    act([&](ledger::Act& act) {
        act.write({"minute",
                   {"test.close", "INSERT INTO minute (id, version, meeting, state, closed_on) "
                                  "SELECT $1, 1, id, 'approved', '2023-04-01' FROM meeting WHERE "
                                  "state = 'held' RETURNING *"}},
                  {meetings::MinuteId::make()});
    });
    const auto review = opened(karin_, id);
    const auto before = column("SELECT text FROM turn ORDER BY position");
    const auto outcome =
        take_version(*database_, karin_, *review, review->proposal.revision, today_);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, ErrorCode::invalid);
    EXPECT_NE(outcome.error().message.text.find("are closed"), std::string::npos);
    EXPECT_EQ(column("SELECT text FROM turn ORDER BY position"), before);
}

ON_BOTH_ENGINES(NewVersion);

} // namespace
} // namespace radslag::imports
