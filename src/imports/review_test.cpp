// Reviewing a proposal on both engines: who sees it, that no decision is lost or overwritten
// unseen, and that accepting is one act which records what was decided.
#include "imports/attachments.hpp"
#include "imports/late.hpp"
#include "imports/reviewing_test.hpp"
#include "imports/uploads.hpp"

#include <algorithm>
#include <fstream>

namespace radslag::imports {

namespace {

TEST_P(Reviewing, IsForThoseWhoMayImportIntoTheBody) {
    const ImportId id = propose();
    EXPECT_TRUE(opened(karin_, id));
    for (const auth::Caller& other : {stranger_, auth::Caller{}}) {
        const auto refused = opened(other, id);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::not_found);
        EXPECT_TRUE(database_->reading(
            [&](db::Session& session) { return proposals(session, other, true).empty(); }));
    }
    const auto review = opened(karin_, id);
    EXPECT_FALSE(decide(*database_, stranger_, *review, review->read->facts.front(),
                        {Verdict::accepted, {}, 0}));
    EXPECT_FALSE(accept(*database_, stranger_, *review, 0, today_));
    EXPECT_FALSE(reject(*database_, *files_, stranger_, id));
    EXPECT_FALSE(redirect(*database_, stranger_, id, roads, bodies::Visibility::is_public));
}

TEST_P(Reviewing, OfANewBodyIsForWhoSentItAndWhoMayFoundBodies) {
    const auth::Caller reader = caller("Eva Gren", auth::Role::reader, roads_);
    const ImportId id = propose(road_notes, "Forum för nya vägar", reader.person);
    EXPECT_TRUE(opened(reader, id));
    EXPECT_TRUE(opened(stranger_, id)) << "a secretary may found bodies";
    EXPECT_FALSE(opened(caller("Ulf Gren", auth::Role::reader, roads_), id));
}

TEST_P(Reviewing, KeepsEachDecisionAndNothingIsOverwrittenUnseen) {
    const ImportId id = propose();
    const auto seen_by_karin = opened(karin_, id);
    const auto seen_by_bo = opened(bo_, id);
    const Fact& greta = fact(*seen_by_karin, FactKind::person, "Greta");
    const auto entries = count("SELECT count(*) FROM ledger_entries");
    ASSERT_TRUE(decide(*database_, karin_, *seen_by_karin, greta, {Verdict::accepted, {}, 0}));
    const auto overwritten =
        decide(*database_, bo_, *seen_by_bo, greta, {Verdict::rejected, {}, 0});
    ASSERT_FALSE(overwritten);
    EXPECT_EQ(overwritten.error().code, ErrorCode::conflict);
    const auto later = opened(bo_, id);
    EXPECT_EQ(later->decisions.at(greta.key).verdict, Verdict::accepted);
    EXPECT_EQ(later->decisions.at(greta.key).decided_by, "Karin Ek");
    EXPECT_EQ(count("SELECT count(*) FROM ledger_entries"), entries)
        << "decisions are working material";
    const auto unseen = accept(*database_, bo_, *seen_by_bo, 0, today_);
    ASSERT_FALSE(unseen) << "Karin's decision was not before Bo's eyes";
    EXPECT_EQ(unseen.error().code, ErrorCode::conflict);
    EXPECT_EQ(count("SELECT count(*) FROM meeting"), 0);
}

TEST_P(Reviewing, EndsInOneActThatRecordsWhatWasDecided) {
    const ImportId id = propose();
    decide_now(karin_, id, FactKind::turn, "Grusvägarna", Verdict::rejected);
    decide_now(karin_, id, FactKind::turn, "hur mätningarna ska användas", Verdict::corrected,
               {{"speakers", "Ivar Ljungdahl"}});
    decide_now(karin_, id, FactKind::reference, "N2022", Verdict::rejected);
    const auto entries = count("SELECT count(*) FROM ledger_entries");
    const auto outcome = accept_now(karin_, id);
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->kind, Outcome::Kind::accepted);
    EXPECT_EQ(count("SELECT count(*) FROM ledger_entries"), entries + 1);
    EXPECT_EQ(count("SELECT count(*) FROM turn WHERE text LIKE '%Grusv%'"), 0);
    EXPECT_EQ(count("SELECT count(*) FROM turn"),
              static_cast<std::int64_t>(read_road_notes().turns.size()) - 1);
    EXPECT_EQ(count("SELECT count(*) FROM registry_number"), 0);
    EXPECT_EQ(column("SELECT p.name FROM turn t JOIN person p ON p.id = t.person WHERE t.text LIKE "
                     "'%ska anv%'"),
              std::vector<std::string>{"Ivar Ljungdahl"});
    EXPECT_EQ(count("SELECT count(*) FROM turn WHERE place_begin IS NULL"), 0);
    EXPECT_EQ(accept_now(karin_, id).error().code, ErrorCode::conflict) << "it is accepted once";
}

TEST_P(Reviewing, TakesTheKnownPersonWhomTheReviewerPointsAt) {
    std::optional<people::PersonId> known;
    act([&](ledger::Act& act) {
        const auto halland = people::find_or_add_organisation(act, "Halmstads kommun");
        known = people::add_person(act, {.name = "Greta Sundkvist", .organisation = halland});
    });
    const ImportId id = propose();
    const auto review = opened(karin_, id);
    const Fact& greta = fact(*review, FactKind::person, "Greta");
    ASSERT_EQ(review->candidates.at(greta.index).size(), 1U);
    EXPECT_EQ(review->candidates.at(greta.index).front().organisation, "Halmstads kommun");
    decide_now(karin_, id, FactKind::person, "Greta", Verdict::corrected,
               {{"same_as", std::string(known->text())}});
    ASSERT_TRUE(accept_now(karin_, id));
    EXPECT_EQ(count("SELECT count(*) FROM person WHERE name = 'Greta Sundkvist'"), 1);
}

TEST_P(Reviewing, AsksAboutAPersonOfTheSameNameElsewhere) {
    act([&](ledger::Act& act) {
        const auto elsewhere = people::find_or_add_organisation(act, "Halmstads kommun");
        people::add_person(act, {.name = "Greta Sundkvist", .organisation = elsewhere});
    });
    const ImportId unanswered = propose();
    const auto outcome = accept_now(karin_, unanswered);
    ASSERT_TRUE(outcome);
    ASSERT_EQ(outcome->doubts.size(), 1U);
    EXPECT_EQ(outcome->doubts.front().kind, DoubtKind::person);
    const auto after = opened(karin_, unanswered);
    ASSERT_TRUE(after) << "the doubt is reviewed on the same page";
    ASSERT_EQ(after->doubts.size(), 1U);
    EXPECT_TRUE(after->doubts.front().is_open);
}

TEST_P(Reviewing, MakesWhoAcceptsTheSecretaryOfANewBody) {
    const auth::Caller admin = caller("Nils Ny", auth::Role::system_administrator, std::nullopt);
    const ImportId id = propose(road_notes, "Forum för nya vägar", admin.person);
    ASSERT_TRUE(accept_now(admin, id));
    database_->read([&](db::Session& session) {
        const auto body = bodies::find_body(session, "Forum för nya vägar", false);
        ASSERT_TRUE(body);
        const auto held = bodies::roles_of(session, *people::PersonId::parse(admin.person), today_);
        EXPECT_TRUE(std::ranges::any_of(held, [&](const auth::Grant& grant) {
            return grant.role == auth::Role::secretary && grant.body == body->text();
        }));
        const auto members = bodies::audience(session, bodies::Visibility::members, *body);
        EXPECT_TRUE(bodies::may_read(session, admin.reader(), members));
    });
}

TEST_P(Reviewing, ChangesBodyAndReadersBeforeAnythingIsTakenIn) {
    const ImportId id = propose();
    ASSERT_TRUE(redirect(*database_, karin_, id, roads, bodies::Visibility::is_public));
    const auto elsewhere =
        redirect(*database_, karin_, id, "Forum för broar", bodies::Visibility::is_public);
    ASSERT_FALSE(elsewhere) << "Karin may not import there";
    EXPECT_EQ(elsewhere.error().fields.front().field, "body");
    ASSERT_TRUE(accept_now(karin_, id));
    EXPECT_EQ(column("SELECT a.kind FROM meeting m JOIN audience a ON a.id = m.audience WHERE "
                     "m.state = 'held'"),
              std::vector<std::string>{"public"});
}

TEST_P(Reviewing, ShowsADifferenceForAMeetingThatHasNotes) {
    ASSERT_TRUE(accept_now(karin_, propose()));
    std::string newer(road_notes);
    newer.replace(newer.find("Vägarnas skick"), std::string("Vägarnas skick").size(),
                  "Broarnas skick");
    const ImportId id = propose(newer);
    const auto review = opened(karin_, id);
    ASSERT_TRUE(review);
    EXPECT_TRUE(review->known_meeting);
    ASSERT_EQ(review->differences.size(), 1U);
    EXPECT_EQ(review->differences.front().change, Change::changed);
    EXPECT_EQ(review->differences.front().stands, "Vägarnas skick");
    EXPECT_EQ(review->differences.front().comes, "Broarnas skick");
    const auto outcome = accept_now(karin_, id);
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->kind, Outcome::Kind::differs);
    EXPECT_EQ(count("SELECT count(*) FROM meeting WHERE state = 'held'"), 1);
}

TEST_P(Reviewing, ForgetsWhatIsThrownAway) {
    const ImportId id = propose();
    decide_now(karin_, id, FactKind::person, "Greta", Verdict::accepted);
    const auto sha256 = opened(karin_, id)->proposal.sha256;
    EXPECT_TRUE(std::filesystem::exists(files_->path_of(sha256)));
    ASSERT_TRUE(reject(*database_, *files_, karin_, id));
    EXPECT_FALSE(std::filesystem::exists(files_->path_of(sha256)));
    EXPECT_FALSE(opened(karin_, id));
    EXPECT_EQ(count("SELECT count(*) FROM import_decision"), 0);
    EXPECT_EQ(count("SELECT count(*) FROM import WHERE text <> ''"), 0);
    EXPECT_NE(propose(), id) << "the same file may come again";
}

TEST_P(Reviewing, TakesInLateWhatWasKeptApart) {
    std::string notes(road_notes);
    notes.insert(notes.find("\nNotera:"), "- *Sigrid* undrar hur det går med broarna.\n");
    const ImportId id = propose(notes);
    const auto outcome = accept_now(karin_, id);
    ASSERT_TRUE(outcome);
    ASSERT_EQ(outcome->doubts.size(), 1U) << "a given name alone is not certain";
    EXPECT_EQ(count("SELECT count(*) FROM person WHERE name = 'Sigrid'"), 0);
    const auto review = opened(karin_, id);
    const DoubtId doubt = review->doubts.front().id;
    EXPECT_EQ(take_late(*database_, stranger_, *review, doubt).error().code, ErrorCode::not_found);

    const auto entries = count("SELECT count(*) FROM ledger_entries");
    ASSERT_TRUE(take_late(*database_, karin_, *review, doubt));
    EXPECT_EQ(count("SELECT count(*) FROM ledger_entries"), entries + 1);
    EXPECT_EQ(column("SELECT a.presence FROM attendance a JOIN person p ON p.id = a.person WHERE "
                     "p.name = 'Sigrid'"),
              std::vector<std::string>{"mentioned"});
    EXPECT_EQ(leave_as_it_is(*database_, karin_, *review, doubt).error().code, ErrorCode::conflict)
        << "a doubt is settled once";
    EXPECT_EQ(opened(karin_, id)->proposal.open_doubts, 0);
}

TEST_P(Reviewing, LeavesADoubtAsItIs) {
    std::string notes(road_notes);
    notes.insert(notes.find("\nNotera:"), "- *Sigrid* undrar hur det går med broarna.\n");
    const ImportId id = propose(notes);
    ASSERT_TRUE(accept_now(karin_, id));
    const auto review = opened(karin_, id);
    const auto entries = count("SELECT count(*) FROM ledger_entries");
    ASSERT_TRUE(leave_as_it_is(*database_, karin_, *review, review->doubts.front().id));
    EXPECT_EQ(count("SELECT count(*) FROM ledger_entries"), entries);
    EXPECT_EQ(count("SELECT count(*) FROM import_doubt WHERE state = 'open'"), 0);
}

TEST_P(Reviewing, LetsASlideFileJoinItsPoint) {
    std::string notes(road_notes);
    notes.replace(notes.find("*information*"), std::string("*information*").size(),
                  "*information*, PPT bifogas");
    const auto outcome = accept_now(karin_, propose(notes));
    ASSERT_TRUE(outcome);
    const auto waits = [&](const auth::Caller& who) {
        return database_->reading(
            [&](db::Session& session) { return awaited(session, who, *outcome->meeting); });
    };
    EXPECT_FALSE(waits(stranger_));
    ASSERT_TRUE(waits(karin_));
    ASSERT_EQ(waits(karin_)->promised.size(), 1U);
    const auto promised = waits(karin_)->promised.front();
    EXPECT_EQ(promised.point.substr(0, 3), "1. ");
    const std::string_view slides = "Bilder om grusvägar";
    const auto bytes = std::as_bytes(std::span(slides));
    EXPECT_FALSE(attach(*database_, *files_, stranger_, *outcome->meeting, promised.id,
                        {"bilder.txt", bytes}));
    EXPECT_EQ(attach(*database_, *files_, karin_, *outcome->meeting, promised.id, {"tom.txt", {}})
                  .error()
                  .code,
              ErrorCode::invalid);
    ASSERT_TRUE(
        attach(*database_, *files_, karin_, *outcome->meeting, promised.id, {"bilder.txt", bytes}));
    EXPECT_EQ(column("SELECT d.name FROM attachment a JOIN document d ON d.id = a.document"),
              std::vector<std::string>{"bilder.txt"});
    EXPECT_EQ(
        attach(*database_, *files_, karin_, *outcome->meeting, promised.id, {"igen.txt", bytes})
            .error()
            .code,
        ErrorCode::conflict);
}

class Sending : public Reviewing {
  protected:
    SentFile file(std::string_view name, std::string_view content) {
        const auto path = folder() / ("sent-" + std::to_string(++sent_));
        std::ofstream(path, std::ios::binary) << content;
        return {std::string(name), path, content.size()};
    }

    std::vector<Upload> read_all(const std::vector<SentFile>& files) {
        const auto waiting = folder() / "waiting";
        const auto batch = send(*database_, waiting, karin_, files, {});
        EXPECT_TRUE(batch);
        const std::vector<jobs::Kind> kinds{reading_job(*database_, *files_, waiting)};
        while (jobs::run_one(*database_, kinds).value_or(false)) {
        }
        EXPECT_TRUE(std::filesystem::is_empty(waiting)) << "what is read waits no longer";
        EXPECT_TRUE(database_->reading([&](db::Session& session) {
            return uploads(session, bo_, *batch).empty();
        })) << "files are shown to who sent them";
        return database_->reading(
            [&](db::Session& session) { return uploads(session, karin_, *batch); });
    }

    int sent_ = 0;
};

TEST_P(Sending, MakesProposalsAndSaysWhatIsWrongWithTheRest) {
    const auto read = read_all(
        {file("vägar.txt", road_notes), file("tom.txt", ""), file("igen.txt", road_notes)});
    ASSERT_EQ(read.size(), 3U);
    EXPECT_EQ(read[1].state, UploadState::refused);
    EXPECT_EQ(read[1].reason.arguments, std::vector<std::string>{"tom.txt"});
    std::vector<UploadState> both{read[0].state, read[2].state};
    std::ranges::sort(both);
    EXPECT_EQ(both, (std::vector{UploadState::proposed, UploadState::known}));
    EXPECT_EQ(read[0].import, read[2].import);
    EXPECT_EQ(count("SELECT count(*) FROM import"), 1);
}

TEST_P(Sending, IsRefusedForABodyOfOthersAndWithoutFiles) {
    UploadWishes elsewhere;
    elsewhere.body = other_;
    EXPECT_FALSE(send(*database_, folder() / "waiting", karin_, {file("a.txt", "a")}, elsewhere));
    const auto none = send(*database_, folder() / "waiting", karin_, {}, {});
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().fields.front().field, "files");
}

ON_BOTH_ENGINES(Reviewing);
ON_BOTH_ENGINES(Sending);

} // namespace
} // namespace radslag::imports
