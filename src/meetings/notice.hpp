// The notice of a meeting: its agenda and the documents of its points, numbered, in one PDF. Here:
// which documents, under which numbers, and how each goes along. notice_view.hpp shows them,
// notice_making.hpp makes the PDF.
#pragma once

#include "documents/actions.hpp"
#include "documents/joining.hpp"
#include "meetings/notes_store.hpp"

#include <functional>

namespace radslag::meetings {

/// How a document goes along with a notice.
enum class Way {
    joined,         ///< its pages follow ours
    attached,       ///< as a file, because it has no pages
    locked,         ///< as a file, because a password or a ban on changes keeps its pages
    unreadable,     ///< as a file, because not all of its pages can be read, or not in time
    too_many_pages, ///< as a file, because the notice would get too long
    left_out        ///< not at all, because the notice would get too large, or it is not at hand
};

/// A document of a notice.
struct Enclosure {
    std::string number; ///< "2.1": the first under point 2
    std::optional<PointId> point;
    std::string title;
    documents::ReadableDocument document;
    std::optional<store::Narrowed> narrowed = {};
    Way way = Way::attached;
    std::size_t pages = 0; ///< of a joined one
};

/// The most pages that are joined to one notice.
inline constexpr std::size_t most_joined_pages = 1000;

/// Numbers for documents in the order of a meeting: each under the number of its point, and those
/// under no numbered point through the whole meeting: "1", "2.1", "2.2". Who may not read some of
/// the documents gets numbers without gaps.
std::vector<std::string>
numbers_of_documents(std::span<const std::optional<std::string>> numbers_of_points);

/// The documents of a meeting that this reader may read, by point, none of them measured yet. Under
/// a point those for fewer readers come later, so that a document has one number for all its
/// readers.
std::vector<Enclosure> enclosures_of(db::Session& session, const bodies::Reader& reader,
                                     const store::ShownMeeting& meeting);

/// Decides for each in turn how it goes along. `measure` is asked of PDFs; nothing: the file is
/// not at hand.
void choose_ways(
    std::span<Enclosure> enclosures,
    const std::function<std::optional<documents::Measured>(const Enclosure&)>& measure);

/// "2.1 Underlag.docx": what an attached one is called in the notice.
std::string attached_name(const Enclosure& enclosure);

} // namespace radslag::meetings
