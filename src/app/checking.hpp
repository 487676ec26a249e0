// All that a register can be compared with itself by: rows with their images, kept documents with
// their names, texts with their SHA-256. `radslag check` and `radslag verify` tell what it finds.
#pragma once

#include "app/register.hpp"
#include "ledger/check.hpp"

namespace radslag::app {

struct Checked {
    ledger::CheckReport report; ///< its findings are among those below
    std::vector<Message> findings;

    /// With those that are too many to be kept.
    [[nodiscard]] std::int64_t count() const {
        return static_cast<std::int64_t>(findings.size()) + report.more_findings;
    }
};

/// Shows on a terminal how far it has come.
Checked check_all(Register& opened);

/// Prints each finding, and how much was looked at.
void tell(i18n::Language language, const Checked& checked);

} // namespace radslag::app
