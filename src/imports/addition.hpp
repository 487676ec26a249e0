// One fact of a document on its way into a meeting that is recorded already.
#pragma once

#include "commitments/commitments.hpp"
#include "ledger/ledger.hpp"
#include "meetings/additions.hpp"
#include "notes/structure.hpp"

namespace radslag::imports {

/// What of the document stands where: its place in the meeting, and in the document of the
/// meeting, where it is of that one.
struct Whereabouts {
    meetings::Spot spot;
    std::optional<documents::Place> place;
};

class Addition {
  public:
    /// All must outlive this. Persons of `structure` are meant by index.
    Addition(ledger::Act& act, meetings::MeetingId meeting, const notes::Structure& structure,
             bool demonstration)
        : act_(act), meeting_(meeting), frame_(*meetings::frame_of(act.session(), meeting)),
          structure_(structure), demonstration_(demonstration) {}

    void add(const notes::Commitment& found, const Whereabouts& where);
    void add(const notes::Decision& found, const Whereabouts& where);
    void add(const notes::Deadline& found, const Whereabouts& where);
    /// As one whom the meeting names.
    void add(const notes::Person& found, const std::optional<documents::Place>& place);

    /// Whom the name speaks of: somebody whom the meeting names, else by the rules of people.
    people::PersonId person(const notes::Person& found);

  private:
    ledger::Act& act_;
    meetings::MeetingId meeting_;
    meetings::Frame frame_;
    const notes::Structure& structure_;
    bool demonstration_;
};

/// When something is due, as the records have it.
commitments::Due due_of(const notes::SoftDue& found);
/// An exact day says itself.
commitments::Due due_on(Day day);

} // namespace radslag::imports
