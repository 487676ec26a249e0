// See attendance_view.hpp.
#include "meetings/word/attendance_view.hpp"

#include "platform/i18n/text.hpp"

#include <algorithm>
#include <array>

namespace radslag::meetings::word {

using i18n::Language;
using i18n::tr;
using store::ShownAttendance;

namespace {

constexpr std::size_t columns = 4;
using Cells = std::array<std::string, columns>;

bool is_among(const ShownAttendance& one, Attending attending) {
    if (attending == Attending::absent)
        return one.presence == Presence::absent;
    return one.presence == Presence::present || one.presence == Presence::remote;
}

std::string remark_of(Language language, const ShownAttendance& one) {
    std::string remark;
    if (one.presence == Presence::remote)
        remark = tr(language, "remotely");
    if (one.substitute_for)
        remark.append(remark.empty() ? "" : ", ")
            .append(tr(language, "stands in for {0}", one.substitute_for->name));
    return remark;
}

Cells cells_of(Language language, const ShownAttendance& one) {
    return {one.person ? one.person->name : "", one.title.value_or(""),
            one.organisation ? one.organisation->name : "", remark_of(language, one)};
}

std::vector<Cells> rows_of(Language language, const store::ShownMeeting& meeting,
                           Attending attending) {
    std::vector<Cells> rows;
    for (const ShownAttendance& one : meeting.attendance)
        if (is_among(one, attending))
            rows.push_back(cells_of(language, one));
    return rows;
}

} // namespace

std::vector<std::string> present_lines(Language language, const store::ShownMeeting& meeting) {
    std::vector<std::string> lines;
    for (const Cells& cells : rows_of(language, meeting, Attending::present)) {
        std::string line;
        for (std::size_t column = 0; column + 1 < columns; ++column)
            if (!cells[column].empty())
                line.append(line.empty() ? "" : ", ").append(cells[column]);
        if (!cells.back().empty())
            line += " (" + cells.back() + ")";
        lines.push_back(std::move(line));
    }
    return lines;
}

void add_attendance(Language language, const store::ShownMeeting& meeting, Attending attending,
                    docx::Content& content) {
    const std::vector<Cells> rows = rows_of(language, meeting, attending);
    if (rows.empty())
        return;
    const std::string heading(attending == Attending::present ? tr(language, "Present")
                                                              : tr(language, "Absent"));
    const Cells headings = {std::string(tr(language, "Name")), std::string(tr(language, "Title")),
                            std::string(tr(language, "Organisation")),
                            std::string(tr(language, "Remark"))};
    docx::Table table{heading, {}, std::vector<std::vector<docx::Runs>>(rows.size())};
    for (std::size_t column = 0; column < columns; ++column) {
        // A column in which nothing stands says nothing.
        if (std::ranges::all_of(rows, [&](const Cells& cells) { return cells[column].empty(); }))
            continue;
        table.headings.push_back(headings[column]);
        for (std::size_t row = 0; row < rows.size(); ++row)
            table.rows[row].push_back({{.text = rows[row][column]}});
    }
    content.blocks.emplace_back(docx::Paragraph{docx::Style::heading, 1, {{.text = heading}}});
    content.blocks.emplace_back(std::move(table));
}

} // namespace radslag::meetings::word
