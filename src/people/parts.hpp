// What every form shares in which a person or an organisation is named by typing.
#pragma once

#include "people/naming.hpp"
#include "platform/site/record_form.hpp"

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

/// Who could be meant, for site::RecordForm::candidates. The site must outlive it.
std::function<std::vector<html::Choice>(site::FieldKind, std::string_view)>
candidates(const site::Site& site, const http::Request& request, bool demonstration);

} // namespace radslag::people::parts
