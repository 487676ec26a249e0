// radslag check: rows against their images, kept documents against their names, texts against their
// SHA-256.
#include "app/commands.hpp"
#include "app/record_tables.hpp"
#include "app/register.hpp"
#include "app/terminal.hpp"
#include "commitments/unticked.hpp"
#include "documents/actions.hpp"
#include "inputs/attachments/attachments.hpp"
#include "meetings/word/templates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace radslag::app {

using i18n::plural;
using i18n::tr;

namespace {

/// Looks at files on the disk, by name and SHA-256.
template <class File>
void check_files(Register& opened, const std::vector<File>& kept, ProgressLine& progress,
                 std::vector<Message>& findings) {
    std::size_t count = 0;
    for (const File& file : kept) {
        progress.show(fmt::format("{}/{} {}", ++count, kept.size(), file.name));
        try {
            (void)opened.files().load(file.sha256);
        } catch (const std::exception& fault) {
            findings.push_back({"The original of {0} is missing or has changed ({1}).",
                                {file.name, fault.what()}});
        }
    }
}

/// Every file of inputs and drafts, and every Word template.
std::vector<Message> check_attachments(Register& opened, ProgressLine& progress) {
    std::vector<Message> findings;
    check_files(opened, opened.database().reading(inputs::attachments::kept_files), progress,
                findings);
    check_files(opened, opened.database().reading(meetings::word::kept_templates), progress,
                findings);
    return findings;
}

/// Every recorded document: its original on disk, and the text beside its row.
std::vector<Message> check_documents(Register& opened, ProgressLine& progress) {
    const auto kept = opened.database().reading(documents::kept_documents);
    std::vector<Message> findings;
    check_files(opened, kept, progress, findings);
    for (const auto& document : kept) {
        const bool same = opened.database().reading([&](db::Session& session) {
            return documents::text_is_unchanged(session, document.id);
        });
        if (!same)
            findings.push_back({"The extracted text of {0} has changed.", {document.name}});
    }
    return findings;
}

/// What is derived from records and kept beside them.
std::vector<Message> check_derived(Register& opened) {
    if (opened.database().reading(commitments::unticked_is_right))
        return {};
    return {{"What is kept of homework that is not ticked off differs from the ticks. It is made "
             "anew when the server starts.",
             {}}};
}

} // namespace

ExitCode check(const Place& place) {
    const auto opened = Register::open(place, false);
    if (!opened) {
        say(place.language, opened.error());
        return failed;
    }
    ProgressLine progress;
    ledger::CheckReport report;
    (*opened)->database().read([&](db::Session& session) {
        report = ledger::check(session, record_tables(), 1000,
                               [&](std::int64_t entries, std::int64_t rows) {
                                   progress.show(fmt::format("{} / {}", entries, rows));
                               });
    });
    auto documents = check_documents(**opened, progress);
    std::ranges::move(check_attachments(**opened, progress), std::back_inserter(documents));
    std::ranges::move(check_derived(**opened), std::back_inserter(documents));
    progress.clear();
    for (const Message& finding : report.findings)
        say(i18n::to_text(place.language, finding));
    for (const Message& finding : documents)
        say(i18n::to_text(place.language, finding));
    const auto findings =
        static_cast<std::int64_t>(report.findings.size() + documents.size()) + report.more_findings;
    say(tr(place.language, "{0} entries, {1} images, {2} rows looked at.", report.entries,
           report.images, report.rows));
    say(plural(place.language, findings, "{0} finding.", "{0} findings."));
    return findings == 0 ? done : failed;
}

} // namespace radslag::app
