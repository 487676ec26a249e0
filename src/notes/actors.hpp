// Who acts in a statement: the person, role, organisation or group beside a verb. Look next at
// acts.hpp and turns.hpp.
#pragma once

#include "notes/people.hpp"
#include "notes/statements.hpp"

namespace radslag::notes {

struct Actor {
    enum class Kind { person, role, organisation, group, noun, unnamed } kind = Kind::unnamed;
    Range tokens;
    std::vector<Index> people;

    [[nodiscard]] bool is_named() const { return kind != Kind::unnamed; }
};

/// Finds actors in the statements of one text. Statements must be asked about in order, because a
/// pronoun means the person who was named last.
class ActorFinder {
  public:
    ActorFinder(const Reading& reading, const People& people)
        : reading_(reading), people_(people) {}

    /// The actor whose words end right before `token`, adverbs and brackets passed over; nothing
    /// when none does. `first` bounds the search.
    [[nodiscard]] std::optional<Actor> before(std::size_t first, std::size_t token) const;

    /// The actor whose words begin at `token`; `end` bounds the search.
    [[nodiscard]] std::optional<Actor> at(std::size_t token, std::size_t end) const;

    /// As the gold prints who is to act: full names of people, else the words as printed.
    [[nodiscard]] std::optional<std::string> printed(const Actor& actor) const;

    /// Tells that this statement was passed, for the pronouns of the next.
    void pass(Range statement);

  private:
    [[nodiscard]] std::optional<Actor> person_before(std::size_t first, std::size_t end) const;
    [[nodiscard]] std::optional<Actor> words_before(std::size_t first, std::size_t end) const;
    [[nodiscard]] std::string printed_words(Range words) const;

    const Reading& reading_;
    const People& people_;
    std::optional<Index> last_person_;
};

} // namespace radslag::notes
