// See notice_making.hpp.
#include "meetings/notice_making.hpp"

#include <chrono>
#include <fstream>
#include <memory>

namespace radslag::meetings {

namespace {

using documents::Enclosed;
using print::Trouble;

constexpr std::string_view media_type_of(documents::Format format) {
    using documents::Format;
    switch (format) {
    case Format::text:
        return "text/plain";
    case Format::markdown:
        return "text/markdown";
    case Format::html:
        return "text/html";
    case Format::docx:
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    case Format::odt:
        return "application/vnd.oasis.opendocument.text";
    case Format::pptx:
        return "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    case Format::pdf:
        return "application/pdf";
    case Format::rtf:
        return "application/rtf";
    case Format::eml:
        return "message/rfc822";
    case Format::doc:
        return "application/msword";
    case Format::msg:
        return "application/vnd.ms-outlook";
    }
    return "application/octet-stream";
}

class Making {
  public:
    Making(const documents::Files& files, const Notice& notice, views::Printed printed)
        : files_(files), notice_(notice), printed_(printed), enclosures_(notice.enclosures) {}

    std::optional<Trouble> run(const std::filesystem::path& file) {
        choose_ways(enclosures_, [this](const Enclosure& enclosure) { return measure(enclosure); });
        if (const auto trouble = print_and_join(file); trouble != Trouble::failed)
            return trouble;
        // What could be read alone may still not go together: then nothing is joined.
        for (Enclosure& enclosure : enclosures_)
            if (enclosure.way == Way::joined) {
                enclosure.way = Way::unreadable;
                enclosure.pages = 0;
            }
        return print_and_join(file);
    }

  private:
    /// Nothing when the file is not at hand. Of what is no PDF, or comes too late, nothing is asked
    /// but that.
    [[nodiscard]] std::optional<documents::Measured> measure(const Enclosure& enclosure) const {
        const auto path = files_.path_of(enclosure.document.sha256);
        std::error_code error;
        if (std::filesystem::file_size(path, error) != enclosure.document.bytes || error)
            return std::nullopt;
        const bool is_asked = enclosure.document.format == documents::Format::pdf &&
                              std::chrono::steady_clock::now() < looked_through_by_;
        return is_asked ? documents::measure(path) : documents::Measured{};
    }

    [[nodiscard]] std::vector<Enclosed> enclosed() const {
        std::vector<Enclosed> all;
        for (const Enclosure& enclosure : enclosures_) {
            if (enclosure.way == Way::left_out)
                continue;
            const auto& document = enclosure.document;
            all.push_back({files_.path_of(document.sha256), document.bytes,
                           attached_name(enclosure),
                           views::enclosure_words(notice_.language, enclosure),
                           std::string(media_type_of(document.format)), enclosure.pages});
        }
        return all;
    }

    [[nodiscard]] std::optional<Trouble> print_and_join(const std::filesystem::path& file) const {
        const auto own = print::pdf_of(
            views::notice_document(notice_.language, notice_.meeting, enclosures_, printed_));
        if (!own)
            return own.error();
        std::ofstream written(file, std::ios::binary | std::ios::trunc);
        const bool joined = documents::join(
            *own, enclosed(), [&written](std::string_view piece) { written << piece; });
        written.close();
        if (!written)
            throw print::cannot_be_written(file);
        return joined ? std::nullopt : std::optional(Trouble::failed);
    }

    const documents::Files& files_;
    const Notice& notice_;
    views::Printed printed_;
    std::vector<Enclosure> enclosures_;
    /// Some milliseconds a document are usual; those that were made to be slow are many.
    std::chrono::steady_clock::time_point looked_through_by_ =
        std::chrono::steady_clock::now() + std::chrono::minutes(2);
};

} // namespace

print::Maker maker_of(const documents::Files& files, Notice notice, std::string forum_name,
                      std::string base_url) {
    // Shared, because what is made as the PDF is asked for is copied and mostly never run.
    const auto kept = std::make_shared<const Notice>(std::move(notice));
    return [&files, kept, forum_name = std::move(forum_name),
            base_url = std::move(base_url)](const std::filesystem::path& file) {
        return Making(files, *kept, {forum_name, base_url}).run(file);
    };
}

} // namespace radslag::meetings
