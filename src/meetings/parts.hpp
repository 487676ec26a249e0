// Parts that several views of this folder share: links, sides, who may read.
#pragma once

#include "meetings/notes_store.hpp"
#include "platform/html/elements.hpp"

namespace radslag::meetings::views {

/// Where a view will be read: paper has no boxes that open, and marks are words there.
enum class Medium { screen, paper };

html::Url url_of(MeetingId id);
html::Url url_of(bodies::BodyId id);
html::Url url_of(people::PersonId id);
html::Url url_of(people::OrganisationId id);
html::Url url_of(documents::DocumentId id);
html::Url url_of(const store::Outcome& outcome);

html::Html link(const store::NamedPerson& person);
html::Html link(const store::NamedOrganisation& organisation);

std::string_view state_word(i18n::Language language, MeetingState state);
std::string_view side_word(i18n::Language language, bodies::Side side);
/// The three sides that have a glyph and colour of their own; "other" for the rest and for none.
std::string_view side_class(const std::optional<bodies::Side>& side);
/// The side in a word behind its glyph.
html::Html side_mark(i18n::Language language, bodies::Side side);

/// A kind of point in a word, with the class of its tag.
struct KindWord {
    std::string_view classes;
    std::string_view word;
};
std::vector<KindWord> kind_words(i18n::Language language, const Kinds& kinds);

/// "Discussion": what stands above a section; empty where nothing is to.
std::string heading_of(i18n::Language language, const store::ShownSection& section);

/// What a point was announced as, each kind a tag.
html::Html kind_tags(i18n::Language language, const Kinds& kinds);
/// Who presents, and for whom: a line.
html::Html presenter_line(const store::ShownPresenter& presenter);

/// "For members only".
std::string_view reader_words(i18n::Language language, const store::Narrowed& narrowed);
/// The same, with the legal ground where one is given: a line for those who may read it.
html::Html readers(i18n::Language language, const std::optional<store::Narrowed>& narrowed);

/// What has this id stands here: "t-6ygthrcn27cue" for a turn, "p-…" for a point.
template <class Tag>
std::string anchor(std::string_view kind, const Id<Tag>& id) {
    return std::string(kind) + std::string(id.text());
}

} // namespace radslag::meetings::views
