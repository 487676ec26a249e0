// How the pages for imports look: the list with its form, what became of the files of one form, and
// the review (review_view.cpp, fact_view.cpp, original_view.cpp). pages.cpp fetches what they show.
#pragma once

#include "bodies/actions.hpp"
#include "imports/attachments.hpp"
#include "imports/review.hpp"
#include "imports/uploads.hpp"
#include "platform/html/fields.hpp"

namespace radslag::imports::views {

using html::Html;
using i18n::Language;

html::Url url_of(ImportId id);

struct List {
    std::vector<Proposal> proposals;
    bool open = true; ///< those that wait; else those that are done
    std::vector<bodies::NamedBody> bodies;
    std::string body;                   ///< chosen in the form
    std::string visibility = "members"; ///< chosen in the form
    std::optional<Error> error;
};
Html list(Language language, const List& shown, std::string_view token);

/// One file of a form; `visible`: the reader may see the proposal that it became.
struct ShownUpload {
    Upload upload;
    bool visible = false;
};
Html batch(Language language, const std::vector<ShownUpload>& uploads, const html::Url& here);

/// What of a review is shown, and how.
struct ReviewOptions {
    bool only_doubtful = false;
    std::string change;         ///< key of the fact whose form is open
    std::optional<Error> error; ///< of that form, or of the page's
    Corrections typed;          ///< into that form
    std::string note;           ///< what has just been done
    bool destination_open = false;
    std::string typed_body;
};
Html review(Language language, const Review& review, const ReviewOptions& options,
            std::string_view token);

/// "Review: Tjänstemannaforum 18 november 2016"; the file's name where no day is printed.
std::string heading_of(Language language, const Review& review);

/// A document that is taken in: the doubts that were kept apart, to be settled one by one.
Html doubts(Language language, const Review& review, const ReviewOptions& options,
            std::string_view token);

/// Below the form for a new document: those that the meeting has, and a form for each file that
/// was promised.
Html attachments(Language language, const Awaited& shown, std::string_view token);

/// One fact as an article, for the page and for its script.
Html fact(Language language, const Review& review, std::size_t number,
          const ReviewOptions& options);
/// The counts above the facts, or above the differences.
Html counts(Language language, const Review& review);
Html number(std::string_view label, std::int64_t value, bool is_late = false);
/// The keys of a review; `corrects`: whether what is read can be corrected there.
Html hints(Language language, bool corrects);
/// The button that Enter presses, which nobody sees.
Html first_button(std::string_view name, std::string_view value);

/// A new version of a meeting that has notes: in what it differs. One difference is an article too.
Html known_meeting(Language language, const Review& review, const ReviewOptions& options,
                   std::string_view token);
Html difference(Language language, const Review& review, const Difference& one,
                const ReviewOptions& options);
Html difference_counts(Language language, const Review& review);

/// The original's text with the facts marked.
Html original(Language language, const Review& review);

/// The words for a fact's kind, a body's readers and a person's presence.
std::string_view word_of(Language language, FactKind kind);
std::string readers_sentence(Language language, bodies::Visibility visibility, bool is_new,
                             std::int64_t readers, std::string_view body);

/// Certainty in words and per cent, with a bar of that length; red under certain_enough.
Html certainty(Language language, int confidence);

/// Whether the name of this person of the structure may speak of several known ones, and nobody has
/// said which.
bool asks_who(const Review& review, notes::Index person);
/// Whether a fact wants a person's eye: not certain enough, or a doubtful match.
bool is_doubtful(const Review& review, const Fact& fact);
bool is_decided(const Review& review, const Fact& fact);

} // namespace radslag::imports::views
