// See notice.hpp.
#include "meetings/notice.hpp"

#include <algorithm>
#include <unordered_map>

namespace radslag::meetings {

namespace {

using documents::Measured;

/// "2." is printed for 2 by some.
std::string without_dot(std::string_view number) {
    while (number.ends_with('.') || number.ends_with(' '))
        number.remove_suffix(1);
    return std::string(number);
}

Way way_of(const Measured& measured, std::size_t joined) {
    switch (measured.kind) {
    case Measured::Kind::whole:
        return joined + measured.pages > most_joined_pages ? Way::too_many_pages : Way::joined;
    case Measured::Kind::locked:
        return Way::locked;
    case Measured::Kind::damaged:
        break;
    }
    return Way::unreadable;
}

const store::ShownPoint* point_of(const store::ShownMeeting& meeting,
                                  const std::optional<PointId>& id) {
    const auto found = std::ranges::find_if(
        meeting.points, [&](const store::ShownPoint& point) { return id == point.id; });
    return found == meeting.points.end() ? nullptr : &*found;
}

/// The fewer read it, the later it comes: what each reader has is the beginning of what those have
/// who read more.
int rank_of(const Enclosure& enclosure) {
    if (!enclosure.narrowed)
        return 0;
    return enclosure.narrowed->kind == "members" ? 1 : 2;
}

} // namespace

std::vector<std::string>
numbers_of_documents(std::span<const std::optional<std::string>> numbers_of_points) {
    std::unordered_map<std::string, int> given;
    std::vector<std::string> numbers;
    for (const auto& number : numbers_of_points) {
        const std::string point = without_dot(number.value_or(""));
        numbers.push_back((point.empty() ? "" : point + ".") + std::to_string(++given[point]));
    }
    return numbers;
}

std::vector<Enclosure> enclosures_of(db::Session& session, const bodies::Reader& reader,
                                     const store::ShownMeeting& meeting) {
    std::vector<Enclosure> enclosures;
    for (const store::ShownAttachment& attachment : meeting.attachments) {
        auto document = attachment.document
                            ? documents::readable_document(session, *attachment.document, reader)
                            : std::nullopt;
        if (document)
            enclosures.push_back({{},
                                  attachment.point,
                                  attachment.words,
                                  std::move(*document),
                                  attachment.narrowed});
    }
    std::ranges::stable_sort(enclosures, {}, [&](const Enclosure& enclosure) {
        const auto* const point = point_of(meeting, enclosure.point);
        return std::pair(point == nullptr ? meeting.points.size()
                                          : static_cast<std::size_t>(point - meeting.points.data()),
                         rank_of(enclosure));
    });
    std::vector<std::optional<std::string>> points;
    for (const Enclosure& enclosure : enclosures) {
        const auto* const point = point_of(meeting, enclosure.point);
        points.push_back(point == nullptr ? std::nullopt : point->number);
    }
    const auto numbers = numbers_of_documents(points);
    for (std::size_t i = 0; i < enclosures.size(); ++i)
        enclosures[i].number = numbers[i];
    return enclosures;
}

void choose_ways(
    std::span<Enclosure> enclosures,
    const std::function<std::optional<documents::Measured>(const Enclosure&)>& measure) {
    std::size_t bytes = 0;
    std::size_t joined = 0;
    for (Enclosure& enclosure : enclosures) {
        enclosure.way = Way::left_out;
        if (enclosure.document.bytes > documents::most_enclosed_bytes - bytes)
            continue;
        const auto measured = measure(enclosure);
        if (!measured)
            continue;
        bytes += enclosure.document.bytes;
        enclosure.way = enclosure.document.format == documents::Format::pdf
                            ? way_of(*measured, joined)
                            : Way::attached;
        if (enclosure.way == Way::joined)
            joined += enclosure.pages = measured->pages;
    }
}

std::string attached_name(const Enclosure& enclosure) {
    std::string name = enclosure.number + " " + enclosure.document.name;
    std::ranges::replace_if(
        name, [](char each) { return each == '/' || each == '\\' || each == ':'; }, '-');
    return name;
}

} // namespace radslag::meetings
