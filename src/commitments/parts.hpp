// The fields of a soft due value, which every form has in which something is due.
#pragma once

#include "commitments/commitments.hpp"
#include "platform/i18n/language.hpp"
#include "platform/site/record_form.hpp"

namespace radslag::commitments::parts {

/// due_kind, due_from, due_to and due_words.
void add_due_fields(i18n::Language language, std::vector<site::FormField>& fields);

/// Reads them: a day needs its day, a window its words and both days in order, an event its words.
Due read_due(site::FormReader& form);

void add_values(http::Values& values, const Due& due);

} // namespace radslag::commitments::parts
