// What every form shares in which a person or an organisation is named by typing.
#pragma once

#include "people/naming.hpp"
#include "platform/site/record_pages.hpp"

namespace radslag::people::parts {

/// Reads the fields in which somebody is named. What cannot be told is an error of the field; where
/// several have the name, the form asks which one is meant, and the answer is read here too.
class NameFields {
  public:
    /// All must outlive this. `demonstration`: whether invented persons are meant, or real ones.
    NameFields(site::FormReader& form, db::Session& session, const auth::Reader& reader,
               bool demonstration)
        : form_(form), session_(session), reader_(reader), demonstration_(demonstration) {}

    std::optional<PersonId> person(std::string_view field, site::Need need);
    /// The same without `self`, who cannot be meant.
    std::optional<PersonId> person_but(std::string_view field, PersonId self, site::Need need);
    std::optional<OrganisationId> organisation(std::string_view field, site::Need need);

  private:
    site::FormReader& form_;
    db::Session& session_;
    const auth::Reader& reader_;
    bool demonstration_;
};

/// Reads a form while names can be looked up: `read(names)`.
template <class Read>
auto with_names(const site::Site& site, const http::Request& request, site::FormReader& form,
                bool demonstration, Read&& read) {
    return site.database().reading([&](db::Session& session) {
        const auto reader = request.caller.reader();
        NameFields names(form, session, reader, demonstration);
        return read(names);
    });
}

/// Adds a name as typed, and who is meant by it.
template <class AnyId>
void add_name(http::Values& values, std::string_view field, std::string_view name,
              const std::optional<AnyId>& id) {
    values.add(std::string(field), std::string(name));
    if (id)
        values.add(site::which_field(field), std::string(id->text()));
}

/// The same with the name that the records with id and name in `named` have for it.
template <class Named, class AnyId>
void add_name(http::Values& values, std::string_view field, const std::vector<Named>& named,
              const std::optional<AnyId>& id) {
    const auto known =
        id ? std::ranges::find(named, id->text(), &Named::id) : std::ranges::end(named);
    add_name(values, field, known == named.end() ? std::string_view() : known->name, id);
}

/// Who could be meant, for site::RecordForm::candidates. The site must outlive it.
std::function<std::vector<html::Choice>(site::FieldKind, std::string_view)>
candidates(const site::Site& site, const http::Request& request, bool demonstration);

/// The name, or that the identity is protected, where the statement gave none.
std::string shown_name(i18n::Language language, std::string_view name);

/// "Anna Ek left the post on 3 May 2026; nobody owns this.", with the way to hand it over where the
/// reader may.
html::Html left_words(i18n::Language language, std::string_view person, std::string_view name,
                      Day left_on, bool may_hand_over);

} // namespace radslag::people::parts
