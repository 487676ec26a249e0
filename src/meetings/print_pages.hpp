// What is printed of a meeting as PDF: asked for, queued, made, kept, given. minutes_pages.cpp and
// notice_pages.cpp say what.
#pragma once

#include "meetings/meetings.hpp"
#include "platform/i18n/text.hpp"
#include "platform/jobs/worker.hpp"
#include "platform/print/prints.hpp"
#include "platform/site/site.hpp"

namespace radslag::meetings::pages {

/// What is to be printed for whom; as text it is the job's payload.
struct Order {
    MeetingId meeting;
    i18n::Language language;
    bodies::Reader reader;

    [[nodiscard]] std::string text() const;
};

/// The document as the reader of an order may have it. What its key is made of is all that it
/// holds, so a print for members is never found by anybody else.
struct Asked {
    print::Document document;
    std::string title;  ///< names the file
    print::Maker maker; ///< of what was read for the document, and of nothing that came later
};

/// One kind of print.
struct Print {
    std::string_view job; ///< names its kind of job
    i18n::Literal being_made;
    /// Nothing when the meeting is not there for the reader, or has nothing to print.
    std::function<std::optional<Asked>(const Order&)> asked;
};

/// The PDF. Until a job has made it the answer is 202 and a page that asks again.
Result<http::Response> respond_with_print(const site::Site& site, const print::Prints& prints,
                                          http::Request& request, const Print& print);

/// The job that makes it. Prints must outlive it.
jobs::Kind printing(const print::Prints& prints, Print print);

} // namespace radslag::meetings::pages
