// A workbook of one sheet in Office Open XML (ECMA-376, part 1, 18: SpreadsheetML). The rows go to
// the disk as they come; libzip packs them at the end. See sheet.hpp.
#include "platform/sheet/xlsx.hpp"

#include "platform/sheet/temporary.hpp"

#include <unistd.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <stdexcept>

namespace radslag::sheet {

namespace {

constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" "
                                      "standalone=\"yes\"?>\n";
constexpr std::string_view content_types =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" "
    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
    "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
    "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>";
constexpr std::string_view package_relations =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
constexpr std::string_view workbook_relations =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" "
    "Target=\"styles.xml\"/></Relationships>";
// Cell formats: 0 plain, 1 heading, 2 day.
constexpr std::string_view styles =
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
    "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
    "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
    "</cellStyleXfs><cellXfs count=\"3\">"
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
    "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    "applyNumberFormat=\"1\"/></cellXfs></styleSheet>";

/// A cell of a workbook holds at most 32,767 characters (ECMA-376, part 1, 18.18.16 and Excel's
/// limits); bytes are never fewer than its UTF-16 units.
constexpr std::size_t most_bytes_in_cell = 32'767;

/// Text as XML may hold it: escaped, without the control characters that XML 1.0 forbids.
void append_text(std::string& out, std::string_view text) {
    if (text.size() > most_bytes_in_cell) {
        std::size_t end = most_bytes_in_cell;
        while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            --end;
        text = text.substr(0, end);
    }
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t')
            out += c;
    }
}

/// "A", "B" … "Z", "AA": the name of a column, counted from 0.
std::string column_name(std::size_t column) {
    std::string name;
    for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (left - 1) % 26));
    return name;
}

/// A sheet's name: at most 31 characters and none of those that Excel refuses.
std::string sheet_name(std::string_view title) {
    std::string name;
    int characters = 0;
    for (const char c : title) {
        const bool begins_character = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        if (begins_character && ++characters > 31)
            break;
        name += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : ' ';
    }
    return name;
}

[[noreturn]] void fail(const char* what) {
    throw std::runtime_error(std::string("workbook: ") + what);
}

/// An archive being written under a name that lasts until it is finished.
class Package {
  public:
    Package() : path_((std::filesystem::temp_directory_path() / "sheet-XXXXXX").string()) {
        const int made = mkstemp(path_.data());
        if (made < 0)
            fail("no temporary file can be made");
        close(made);
        int error = 0;
        zip_ = zip_open(path_.c_str(), ZIP_TRUNCATE, &error);
        if (zip_ == nullptr) {
            std::filesystem::remove(path_);
            fail("the archive cannot be begun");
        }
    }
    Package(const Package&) = delete;
    Package& operator=(const Package&) = delete;
    ~Package() {
        if (zip_ != nullptr)
            zip_discard(zip_);
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }

    /// Bytes that live as long as the package.
    void add(const char* name, std::string_view bytes) {
        add(name, zip_source_buffer(zip_, bytes.data(), bytes.size(), 0));
    }
    /// A file from its beginning.
    void add(const char* name, FileHandle file) {
        std::rewind(file.get());
        zip_source_t* const source = zip_source_filep(zip_, file.get(), 0, -1);
        if (source != nullptr)
            static_cast<void>(file.release());
        add(name, source);
    }

    FileHandle finish() {
        if (zip_close(zip_) != 0)
            fail("the archive cannot be written");
        zip_ = nullptr;
        FileHandle file(std::fopen(path_.c_str(), "rb"));
        if (!file)
            fail("the archive cannot be read");
        return file;
    }

  private:
    void add(const char* name, zip_source_t* source) {
        if (source == nullptr || zip_file_add(zip_, name, source, ZIP_FL_ENC_UTF_8) < 0) {
            zip_source_free(source);
            fail("a part cannot be added");
        }
    }

    std::string path_;
    zip_t* zip_ = nullptr;
};

class XlsxWriter : public Writer {
  public:
    XlsxWriter(std::string_view title, std::vector<Column> columns)
        : title_(title), columns_(std::move(columns)), sheet_(temporary_file()) {
        begin_sheet();
        write_headings();
    }

    void row(std::span<const Cell> cells) override {
        begin_row();
        for (std::size_t column = 0; column < cells.size(); ++column)
            append_cell(column, cells[column]);
        end_row();
    }

    std::shared_ptr<File> finish() override;

  private:
    void begin_sheet();
    void write_headings();
    void begin_row() {
        ++rows_;
        line_ = "<row r=\"" + std::to_string(rows_) + "\">";
    }
    void end_row() { write(sheet_.get(), line_ += "</row>"); }
    void append_cell(std::size_t column, const Cell& cell);
    void append_words(std::size_t column, std::string_view words, std::string_view style);
    [[nodiscard]] std::string place(std::size_t column) const {
        return column_name(column) + std::to_string(rows_);
    }

    std::string title_;
    std::vector<Column> columns_;
    FileHandle sheet_;
    std::size_t rows_ = 0;
    std::string line_;
};

void XlsxWriter::begin_sheet() {
    std::string head(xml_head);
    head += "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
            "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
            "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>";
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        head += "<col min=\"" + number + "\" max=\"" + number + "\" width=\"" +
                std::to_string(std::clamp(columns_[i].width, 1, 255)) + "\" customWidth=\"1\"/>";
    }
    write(sheet_.get(), head + "</cols><sheetData>");
}

void XlsxWriter::write_headings() {
    begin_row();
    for (std::size_t column = 0; column < columns_.size(); ++column)
        append_words(column, columns_[column].heading, " s=\"1\"");
    end_row();
}

void XlsxWriter::append_words(std::size_t column, std::string_view words, std::string_view style) {
    line_.append("<c r=\"").append(place(column)).append("\" t=\"inlineStr\"").append(style);
    line_ += "><is><t xml:space=\"preserve\">";
    append_text(line_, words);
    line_ += "</t></is></c>";
}

void XlsxWriter::append_cell(std::size_t column, const Cell& cell) {
    if (const auto* words = std::get_if<std::string>(&cell)) {
        append_words(column, *words, "");
    } else if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        line_ += "<c r=\"" + place(column) + "\"><v>" + std::to_string(*number) + "</v></c>";
    } else if (const auto* day = std::get_if<Day>(&cell)) {
        line_ += "<c r=\"" + place(column) + "\" s=\"2\"><v>" + std::to_string(day_number(*day)) +
                 "</v></c>";
    }
}

std::shared_ptr<File> XlsxWriter::finish() {
    const std::string last = column_name(columns_.empty() ? 0 : columns_.size() - 1);
    write(sheet_.get(),
          "</sheetData><autoFilter ref=\"A1:" + last + std::to_string(rows_) + "\"/></worksheet>");
    std::string workbook(xml_head);
    workbook += "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                "<sheets><sheet name=\"";
    append_text(workbook, sheet_name(title_));
    workbook += "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    const std::string types = std::string(xml_head).append(content_types);
    const std::string relations = std::string(xml_head).append(package_relations);
    const std::string parts = std::string(xml_head).append(workbook_relations);
    const std::string looks = std::string(xml_head).append(styles);
    Package package;
    package.add("[Content_Types].xml", types);
    package.add("_rels/.rels", relations);
    package.add("xl/workbook.xml", workbook);
    package.add("xl/_rels/workbook.xml.rels", parts);
    package.add("xl/styles.xml", looks);
    package.add("xl/worksheets/sheet1.xml", std::move(sheet_));
    return reading(package.finish());
}

} // namespace

std::int64_t day_number(Day day) {
    using namespace std::chrono;
    return (sys_days(day) - sys_days(year(1899) / 12 / 30)).count();
}

std::unique_ptr<Writer> xlsx_writer(std::string_view title, std::vector<Column> columns) {
    return std::make_unique<XlsxWriter>(title, std::move(columns));
}

} // namespace radslag::sheet
