// What the filters of lists name: somebody or something by typing (people/naming.hpp), and bodies
// to choose among.
#pragma once

#include "overview/store.hpp"
#include "people/naming.hpp"

namespace radslag::overview::store {

using people::end_of_prefix;
using people::Named;
using people::organisation_named;
using people::person_named;

/// The bodies in Swedish order, at most 200: the choices of a filter.
std::vector<Link> body_choices(db::Session& session);

} // namespace radslag::overview::store
