// Reviewing a proposal: what was read, what has been decided of it, deciding, and accepting. Only
// who may import into its body sees a proposal; everybody else finds nothing.
#pragma once

#include "documents/files.hpp"
#include "imports/acceptance.hpp"
#include "imports/comparison.hpp"
#include "imports/readings.hpp"
#include "people/actions.hpp"

namespace radslag::imports {

using DoubtId = Id<struct DoubtTag>;

/// A proposal without its text.
struct Proposal {
    ImportId id;
    std::string name; ///< of the file
    std::string sha256;
    documents::Format format = documents::Format::text;
    std::size_t bytes = 0;
    State state = State::proposed;
    bodies::Visibility visibility = bodies::Visibility::members;
    std::string body; ///< its name
    std::optional<bodies::BodyId> known_body;
    int revision = 0; ///< grows with every decision
    std::string imported_at;
    std::string uploaded_by; ///< id; empty: from the command line
    std::optional<documents::DocumentId> document;
    std::optional<meetings::MeetingId> meeting;
    std::int64_t open_doubts = 0;
};

/// Whether the caller sees the proposal and decides about it: by the right to import into the body;
/// for a body that is not there yet whoever brought it in, or may found bodies.
bool may_review(const auth::Caller& caller, const Proposal& proposal);

/// The same for a proposal by its id; false when there is none.
bool may_review(db::Session& session, const auth::Caller& caller, ImportId id);

/// Proposals that the caller may review, the latest first, at most `most`. `open`: those that wait
/// for a person, be it for a single doubt; else those that are done.
std::vector<Proposal> proposals(db::Session& session, const auth::Caller& caller, bool open,
                                std::size_t most = 200);

struct KeptDoubt {
    DoubtId id;
    Doubt doubt;
    bool is_open = true;
};

/// Everything that a review shows.
struct Review {
    Proposal proposal;
    std::shared_ptr<const Understood> read; ///< the document, and what the reader made of it
    Decisions decisions;
    /// Whom the name of each of the people read may speak of.
    std::vector<std::vector<people::Candidate>> candidates;
    std::vector<bool> known_organisations; ///< one for each that was read
    std::vector<bool> known_references;    ///< one for each that was read
    std::vector<KeptDoubt> doubts;         ///< kept apart when it was accepted
    std::vector<Difference> differences;   ///< from the notes that the meeting has already
    std::optional<meetings::MeetingId> known_meeting; ///< that has notes already
    bool is_planned = false;  ///< the body has planned a meeting on that day: the notes join it
    std::int64_t readers = 0; ///< persons who will read the result
    bool demonstration = false;
};

/// Errors: not_found.
Result<Review> open_review(db::Session& session, const auth::Caller& caller, Readings& readings,
                           ImportId id);

/// Fetches the decisions anew, after one was kept.
void renew_decisions(db::Session& session, Review& review);

/// One decision about one fact.
struct Step {
    Verdict verdict = Verdict::undecided;
    Corrections corrections;
    int seen = 0; ///< the version of the decision that the reviewer had before their eyes
};

/// Keeps the decision; gives the proposal's new revision. Errors: not_found; invalid with the
/// fields; conflict when somebody has decided about the fact meanwhile, or all is accepted.
Result<int> decide(db::Database& database, const auth::Caller& caller, const Review& review,
                   const Fact& fact, const Step& step);

/// Accepts every fact that nobody has decided about and that is at least that certain (per cent);
/// gives how many. Errors: not_found, conflict.
Result<int> accept_certain(db::Database& database, const auth::Caller& caller, const Review& review,
                           int least);

/// Changes where the result goes and who will read it. Errors: not_found; invalid with the field
/// `body`; conflict when all is accepted.
Result<void> redirect(db::Database& database, const auth::Caller& caller, ImportId id,
                      std::string_view body, bodies::Visibility visibility);

/// Takes the document in as decided: one act, by the caller. Errors: not_found; conflict when the
/// proposal is not as `seen_revision` showed it.
Result<Outcome> accept(db::Database& database, const auth::Caller& caller, const Review& review,
                       int seen_revision, Day today);

/// Throws the proposal away: nothing of it is recorded, text and decisions are forgotten, and the
/// kept original goes when no other proposal or document needs it. Errors: not_found, conflict.
Result<void> reject(db::Database& database, const documents::Files& files,
                    const auth::Caller& caller, ImportId id);

} // namespace radslag::imports
