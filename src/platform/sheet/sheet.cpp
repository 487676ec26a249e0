// Chooses the writer; see sheet.hpp.
#include "platform/sheet/sheet.hpp"

#include "platform/sheet/csv.hpp"
#include "platform/sheet/xlsx.hpp"

namespace radslag::sheet {

std::string_view content_type(Format format) {
    if (format == Format::csv)
        return "text/csv; charset=utf-8";
    return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

std::unique_ptr<Writer> writer(Format format, std::string_view title, std::vector<Column> columns) {
    if (format == Format::csv)
        return csv_writer(columns);
    return xlsx_writer(title, std::move(columns));
}

} // namespace radslag::sheet
