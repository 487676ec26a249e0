// See checking.hpp.
#include "app/checking.hpp"

#include "app/record_tables.hpp"
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

/// The findings of one part. What cannot even be read is one, and the rest goes on.
template <class Part>
void add(Checked& checked, std::string_view table, Part&& part) {
    try {
        std::ranges::move(part(), std::back_inserter(checked.findings));
    } catch (const std::exception& fault) {
        checked.findings.push_back(
            {"The table {0} cannot be read to its end: {1}", {std::string(table), fault.what()}});
    }
}

} // namespace

Checked check_all(Register& opened) {
    ProgressLine progress;
    Checked checked;
    opened.database().read([&](db::Session& session) {
        checked.report = ledger::check(session, record_tables(), 1000,
                                       [&](std::int64_t entries, std::int64_t rows) {
                                           progress.show(fmt::format("{} / {}", entries, rows));
                                       });
    });
    checked.findings = std::move(checked.report.findings);
    add(checked, "document", [&] { return check_documents(opened, progress); });
    add(checked, "attachment", [&] { return check_attachments(opened, progress); });
    add(checked, "commitment", [&] { return check_derived(opened); });
    progress.clear();
    return checked;
}

void tell(i18n::Language language, const Checked& checked) {
    for (const Message& finding : checked.findings)
        say(i18n::to_text(language, finding));
    const ledger::CheckReport& report = checked.report;
    say(tr(language, "{0} entries, {1} images, {2} rows looked at.", report.entries, report.images,
           report.rows));
    say(plural(language, checked.count(), "{0} finding.", "{0} findings."));
}

} // namespace radslag::app
