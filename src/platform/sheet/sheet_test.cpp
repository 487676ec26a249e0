// The files that lists become, read back: CSV byte by byte, workbooks by libzip and an XML parser.
#include "platform/sheet/sheet.hpp"

#include <gtest/gtest.h>
#include <pugixml.hpp>
#include <zip.h>

namespace radslag::sheet {
namespace {

std::string read_all(File& file) {
    std::string all;
    std::string piece;
    while (file.read(piece, 1000))
        all += piece;
    return all;
}

std::string written(Format format, const std::vector<std::vector<Cell>>& rows) {
    const auto out =
        writer(format, "Möten: 2016/17", {{"Möte", 40}, {"Dag", 12}, {"Punkter", 300}});
    for (const auto& row : rows)
        out->row(row);
    return read_all(*out->finish());
}

/// The parts of a package, unpacked.
class Unpacked {
  public:
    explicit Unpacked(std::string bytes) : bytes_(std::move(bytes)) {
        zip_error_t error;
        zip_error_init(&error);
        zip_source_t* source = zip_source_buffer_create(bytes_.data(), bytes_.size(), 0, &error);
        zip_ = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
        if (zip_ == nullptr)
            throw std::runtime_error("no package");
    }
    ~Unpacked() { zip_discard(zip_); }

    pugi::xml_document part(const char* name) {
        zip_stat_t about;
        if (zip_stat(zip_, name, 0, &about) != 0)
            throw std::runtime_error(std::string("no part ") + name);
        std::string text(about.size, '\0');
        zip_file_t* file = zip_fopen(zip_, name, 0);
        const auto count = zip_fread(file, text.data(), text.size());
        zip_fclose(file);
        EXPECT_EQ(count, static_cast<zip_int64_t>(text.size()));
        pugi::xml_document document;
        const auto read = document.load_buffer(text.data(), text.size());
        EXPECT_TRUE(read) << name << ": " << read.description();
        return document;
    }

  private:
    std::string bytes_;
    zip_t* zip_ = nullptr;
};

const Day day = *parse_day("2016-11-18");

TEST(Csv, IsWhatSwedishExcelOpensByADoubleClick) {
    EXPECT_EQ(written(Format::csv, {{Cell("Åre; \"fjäll\""), Cell(day), Cell(std::int64_t{-9})},
                                    {Cell("två\nrader"), Cell(), Cell()}}),
              "\xEF\xBB\xBFMöte;Dag;Punkter\r\n\"Åre; \"\"fjäll\"\"\";2016-11-18;-9\r\n"
              "\"två\nrader\";;\r\n");
}

TEST(Csv, NeverHandsOnAFormula) {
    EXPECT_EQ(csv_field(Cell("=1+1")), "'=1+1");
    EXPECT_EQ(csv_field(Cell("=HYPERLINK(\"x\";\"y\")")), "\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\"");
    EXPECT_EQ(csv_field(Cell("+46 8 681 91 00")), "'+46 8 681 91 00");
    EXPECT_EQ(csv_field(Cell("-cmd|' /C calc'!A0")), "'-cmd|' /C calc'!A0");
    EXPECT_EQ(csv_field(Cell("@SUM(A1)")), "'@SUM(A1)");
    EXPECT_EQ(csv_field(Cell("\t=1")), "'\t=1");
    EXPECT_EQ(csv_field(Cell("-")), "'-");
    EXPECT_EQ(csv_field(Cell("-12,5")), "-12,5");
    EXPECT_EQ(csv_field(Cell("+3")), "+3");
    EXPECT_EQ(csv_field(Cell("-1-2")), "'-1-2");
    EXPECT_EQ(csv_field(Cell("a=b")), "a=b");
    EXPECT_EQ(csv_field(Cell("")), "");
    EXPECT_EQ(csv_field(Cell(std::int64_t{-3})), "-3");
}

TEST(Workbook, HoldsTypedCellsUnderAFrozenHeading) {
    const std::string bytes =
        written(Format::xlsx, {{Cell("=1+1 <b> & \"å\"\x01"), Cell(day), Cell(std::int64_t{9})},
                               {Cell("två"), Cell(), Cell(std::int64_t{-1})}});
    Unpacked package(bytes);
    const auto sheet = package.part("xl/worksheets/sheet1.xml");
    const auto rows = sheet.select_nodes("//row");
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_STREQ(sheet.select_node("//c[@r='A1']/is/t").node().text().get(), "Möte");
    EXPECT_STREQ(sheet.select_node("//c[@r='A2']/is/t").node().text().get(), "=1+1 <b> & \"å\"");
    EXPECT_TRUE(sheet.select_nodes("//f").empty()) << "words never become a formula";
    const auto shown_day = sheet.select_node("//c[@r='B2']").node();
    EXPECT_STREQ(shown_day.child("v").text().get(), "42692"); // 18 Nov 2016
    const auto looks = package.part("xl/styles.xml");
    const auto formats = looks.select_nodes("//cellXfs/xf");
    const auto format = formats[shown_day.attribute("s").as_uint()].node();
    EXPECT_STREQ(
        looks.select_node("//numFmt[@numFmtId='164']").node().attribute("formatCode").value(),
        "yyyy\\-mm\\-dd");
    EXPECT_STREQ(format.attribute("numFmtId").value(), "164");
    EXPECT_STREQ(sheet.select_node("//c[@r='C3']/v").node().text().get(), "-1");
    EXPECT_FALSE(sheet.select_node("//c[@r='B3']")) << "an absent cell is left out";
    EXPECT_STREQ(sheet.select_node("//pane").node().attribute("state").value(), "frozen");
    EXPECT_STREQ(sheet.select_node("//pane").node().attribute("ySplit").value(), "1");
    EXPECT_STREQ(sheet.select_node("//col[@min='1']").node().attribute("width").value(), "40");
    EXPECT_STREQ(sheet.select_node("//col[@min='3']").node().attribute("width").value(), "255");
    EXPECT_STREQ(sheet.select_node("//autoFilter").node().attribute("ref").value(), "A1:C3");
}

TEST(Workbook, NamesItsPartsAndItsSheet) {
    Unpacked package(written(Format::xlsx, {}));
    const auto workbook = package.part("xl/workbook.xml");
    EXPECT_STREQ(workbook.select_node("//sheet").node().attribute("name").value(),
                 "Möten  2016 17");
    const auto types = package.part("[Content_Types].xml");
    for (const auto& part : types.select_nodes("//Override"))
        EXPECT_TRUE(package.part(part.node().attribute("PartName").value() + 1));
    const auto relations = package.part("xl/_rels/workbook.xml.rels");
    EXPECT_STREQ(
        relations.select_node("//Relationship[@Id='rId1']").node().attribute("Target").value(),
        "worksheets/sheet1.xml");
}

TEST(Workbook, CutsWhatNoCellCanHoldBetweenCharacters) {
    std::string letters = "a";
    for (int i = 0; i < 20'000; ++i)
        letters += "å";
    Unpacked package(written(Format::xlsx, {{Cell(letters), {}, {}}}));
    const std::string kept = package.part("xl/worksheets/sheet1.xml")
                                 .select_node("//c[@r='A2']/is/t")
                                 .node()
                                 .text()
                                 .get();
    EXPECT_EQ(kept.size(), 32'767U);
    EXPECT_TRUE(letters.starts_with(kept));
    EXPECT_TRUE(kept.ends_with("å"));
}

TEST(Workbook, HasManyRowsAndColumnsPastZ) {
    std::vector<Column> columns(30, {"K", 8});
    const auto out = writer(Format::xlsx, "Många", columns);
    const std::vector<Cell> row(30, Cell(std::int64_t{1}));
    for (int i = 0; i < 5000; ++i)
        out->row(row);
    Unpacked package(read_all(*out->finish()));
    const auto sheet = package.part("xl/worksheets/sheet1.xml");
    EXPECT_TRUE(sheet.select_node("//c[@r='AD5001']"));
    EXPECT_EQ(sheet.select_nodes("//row").size(), 5001U);
}

TEST(Days, HaveTheNumbersOfSpreadsheets) {
    EXPECT_EQ(day_number(*parse_day("1900-03-01")), 61);
    EXPECT_EQ(day_number(*parse_day("2017-01-01")), 42736);
}

} // namespace
} // namespace radslag::sheet
