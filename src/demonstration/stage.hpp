// Where the story is put on: ids that follow from a name, and what is in the register already. Ids
// are the same for the same name, so that addresses stay when the demonstration is filled anew.
#pragma once

#include "bodies/actions.hpp"
#include "demonstration/cast.hpp"
#include "inputs/inputs.hpp"
#include "ledger/ledger.hpp"

namespace radslag::demonstration {

/// 13 characters of an id that follow from the words alone.
std::string id_text_of(std::string_view words);

/// What a circle is called.
std::string_view body_name_of(Circle circle);

/// What the names in a file mean: the cast, the meetings, and in which repetition they play.
class Stage {
  public:
    Stage(const Cast& cast, Day today);

    [[nodiscard]] const Cast& cast() const { return *cast_; }
    [[nodiscard]] Day today() const { return today_; }

    /// The id of what is called `key` among its kind.
    template <class AnyId>
    [[nodiscard]] AnyId id(std::string_view kind, std::string_view key) const {
        return *AnyId::parse(id_text_of(copy_ + std::string(kind) + "/" + std::string(key)));
    }
    /// The id of what every repetition shares: people, matters, themes, files.
    template <class AnyId>
    [[nodiscard]] AnyId shared_id(std::string_view kind, std::string_view key) const {
        return *AnyId::parse(id_text_of(std::string(kind) + "/" + std::string(key)));
    }

    [[nodiscard]] bodies::BodyId body(Circle circle) const;
    [[nodiscard]] std::string body_name(Circle circle) const;
    /// In which the regions prepare for the circle of officials.
    [[nodiscard]] bodies::BodyId committee() const;
    [[nodiscard]] people::PersonId person(std::string_view name, const Origin& origin) const;
    [[nodiscard]] std::optional<people::PersonId>
    maybe_person(const Fields& fields, std::string_view field, const Origin& origin) const;
    [[nodiscard]] std::vector<Day> days(Circle circle) const;
    [[nodiscard]] meetings::MeetingId meeting(Circle circle, int number) const;

    /// The same story once more, some years before or in other bodies; see actions.hpp. From 1.
    [[nodiscard]] Stage repetition(int number) const;
    /// Nobody holds a mandate in the bodies of a repetition.
    [[nodiscard]] bool is_repetition() const { return !copy_.empty(); }
    [[nodiscard]] int number() const { return number_; }

  private:
    const Cast* cast_;
    Day today_;
    int number_ = 0;
    std::string copy_;      ///< before the keys of what is not shared
    std::string body_copy_; ///< ends the names of bodies
};

/// The organisation of the cast, which is in the register since the founding.
people::OrganisationId organisation(ledger::Act& act, const Stage& stage, std::string_view name,
                                    const Origin& origin);

/// Its seat in a circle; nothing when it has none.
std::optional<bodies::PartyId> party(db::Session& session, const Stage& stage, Circle circle,
                                     people::OrganisationId organisation);
/// The same in any body.
std::optional<bodies::PartyId> party(db::Session& session, bodies::BodyId body,
                                     people::OrganisationId organisation);

/// "Region Dalarna" and "w" alike, and every organisation of the cast. Throws on others.
const Group& group_named(const Stage& stage, std::string_view name, const Origin& origin);

Circle circle_named(std::string_view name, const Origin& origin);

} // namespace radslag::demonstration
