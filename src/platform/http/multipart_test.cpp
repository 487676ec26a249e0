// Forms with files, in one piece and byte by byte, whole and broken.
#include "platform/http/body_reader.hpp"
#include "platform/http/multipart.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

namespace radslag::http {
namespace {

namespace fs = std::filesystem;

std::string contents_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A folder of the test's own, gone at its end.
struct Place {
    fs::path path = fs::temp_directory_path() / ("radslag-multipart-" + std::to_string(getpid()));
    Place() { fs::create_directories(path); }
    ~Place() { fs::remove_all(path); }
};

std::string part(const std::string& disposition, const std::string& content,
                 const std::string& more = "") {
    return "--B\r\nContent-Disposition: form-data; " + disposition + "\r\n" + more + "\r\n" +
           content + "\r\n";
}

struct Outcome {
    int status = 200;
    Request request;
    std::vector<std::string> files;
    std::string message;
};

/// Reads the body in pieces of `step` bytes.
Outcome read(const std::string& body, std::size_t step, Limits limits = {},
             Accepts accepts = Accepts::files) {
    const Place place;
    Outcome outcome;
    UploadFolder folder(place.path, "id");
    MultipartReader reader("B", limits, accepts, folder, outcome.request);
    MultipartReader::Outcome read;
    for (std::size_t at = 0; at < body.size() && read; at += step)
        read = reader.feed(std::string_view(body).substr(at, step));
    if (read)
        read = reader.finish();
    if (!read) {
        outcome.status = read.error().status;
        outcome.message = read.error().error.message.text;
    }
    for (const Upload& upload : outcome.request.uploads)
        outcome.files.push_back(contents_of(upload.path));
    return outcome;
}

const std::string two_fields_and_a_file =
    "preamble\r\n" + part("name=\"title\"", "Möte\r\n-- B is no boundary") +
    part("name=\"file\"; filename=\"C:\\x\\Noter å.docx\"", std::string("a\0\r\n--\r\n-b", 10),
         "content-type: Application/Octet-Stream; x=y\r\n") +
    part("name=\"empty\"", "") + "--B--\r\nepilogue";

TEST(Multipart, IsReadInPiecesOfAnySize) {
    for (const std::size_t step : {1U, 2U, 3U, 7U, 64U, 100'000U}) {
        const Outcome outcome = read(two_fields_and_a_file, step);
        ASSERT_EQ(outcome.status, 200) << step;
        EXPECT_EQ(outcome.request.form.get("title"), "Möte\r\n-- B is no boundary");
        EXPECT_TRUE(outcome.request.form.has("empty"));
        ASSERT_EQ(outcome.request.uploads.size(), 1U);
        const Upload& upload = outcome.request.uploads.front();
        EXPECT_EQ(upload.field, "file");
        EXPECT_EQ(upload.name, "C:\\x\\Noter å.docx");
        EXPECT_EQ(upload.content_type, "application/octet-stream");
        EXPECT_EQ(upload.size, 10U);
        EXPECT_EQ(outcome.files.front(), std::string("a\0\r\n--\r\n-b", 10));
    }
}

TEST(Multipart, KeepsFilesUnderNamesOfItsOwnAndRemovesThem) {
    const Place place;
    fs::path kept;
    {
        Request request;
        UploadFolder folder(place.path, "id");
        const Limits limits;
        MultipartReader reader("B", limits, Accepts::files, folder, request);
        ASSERT_TRUE(
            reader.feed(part("name=\"f\"; filename=\"../../../etc/passwd\"", "x") + "--B--"));
        kept = request.uploads.front().path;
        EXPECT_EQ(kept.parent_path().parent_path(), place.path);
        EXPECT_EQ(kept.filename(), "1");
        EXPECT_EQ(fs::status(kept.parent_path()).permissions(), fs::perms::owner_all);
    }
    EXPECT_FALSE(fs::exists(kept));
    EXPECT_TRUE(fs::is_empty(place.path));
}

TEST(Multipart, LeavesOutAFileFieldThatWasLeftEmpty) {
    const Outcome outcome = read(part("name=\"f\"; filename=\"\"", "") + "--B--\r\n", 1000);
    EXPECT_EQ(outcome.status, 200);
    EXPECT_TRUE(outcome.request.uploads.empty());
}

TEST(Multipart, ThatIsBrokenIsRefused) {
    const std::vector<std::string> broken{
        "",
        "no boundary at all",
        "--B",
        "--B\r\n",
        "--Bx\r\n\r\n\r\n--B--",
        part("name=\"a\"", "cut"),
        "--B\r\n\r\nno headers\r\n--B--",
        "--B\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--B--",
        "--B\r\nContent-Disposition: form-data\r\n\r\nx\r\n--B--",
        "--B\r\nno colon\r\n\r\nx\r\n--B--",
        part("name=\"a\"", "\xFF") + "--B--",
        part("name=\"a\"", std::string("\0", 1)) + "--B--",
        part("name=\"\xFF\"", "x") + "--B--",
        part("name=\"f\"; filename=\"\xFF\"", "x") + "--B--",
        "--B\r\nContent-Disposition: form-data; name=\"" + std::string(5000, 'a') +
            "\"\r\n\r\nx\r\n--B--",
        "--B" + std::string(5000, ' ')};
    for (const std::string& body : broken)
        for (const std::size_t step : {1U, 100'000U})
            EXPECT_EQ(read(body, step).status, 400) << body.substr(0, 60);
}

TEST(Multipart, OverALimitIsRefusedWithASentence) {
    Limits limits;
    limits.file_bytes = 10;
    limits.form_bytes = 20;
    limits.fields = 2;
    limits.batch_files = 2;
    const auto file = [](std::size_t size) {
        return part("name=\"f\"; filename=\"a.docx\"", std::string(size, 'x'));
    };
    EXPECT_EQ(read(file(10) + "--B--", 3, limits).status, 200);
    const Outcome large = read(file(11) + "--B--", 3, limits);
    EXPECT_EQ(large.status, 413);
    EXPECT_EQ(large.message.substr(0, 28), "The file {0} is larger than ");
    EXPECT_EQ(read(file(1) + file(1) + file(1) + "--B--", 3, limits).status, 413);
    EXPECT_EQ(read(part("name=\"a\"", std::string(21, 'x')) + "--B--", 3, limits).status, 413);
    EXPECT_EQ(read(part("name=\"a\"", std::string(11, 'x')) +
                       part("name=\"b\"", std::string(11, 'x')) + "--B--",
                   3, limits)
                  .status,
              413);
    EXPECT_EQ(
        read(part("name=\"a\"", "") + part("name=\"b\"", "") + part("name=\"c\"", "") + "--B--", 3,
             limits)
            .status,
        413);
}

TEST(Multipart, MayCarryFilesOnlyWhereTheRouteTakesThem) {
    const std::string body = part("name=\"f\"; filename=\"a\"", "x") + "--B--";
    EXPECT_EQ(read(body, 100, {}, Accepts::fields).status, 415);
    EXPECT_EQ(read(part("name=\"f\"", "x") + "--B--", 100, {}, Accepts::fields).status, 200);
}

TEST(Multipart, RemovesWhatADeadProcessLeft) {
    const Place place;
    fs::create_directories(place.path / "radslag-upload-999999999-x");
    fs::create_directories(place.path / ("radslag-upload-" + std::to_string(getpid()) + "-x"));
    fs::create_directories(place.path / "something-else");
    UploadFolder::remove_abandoned(place.path);
    EXPECT_FALSE(fs::exists(place.path / "radslag-upload-999999999-x"));
    EXPECT_TRUE(fs::exists(place.path / ("radslag-upload-" + std::to_string(getpid()) + "-x")));
    EXPECT_TRUE(fs::exists(place.path / "something-else"));
}

/// Reads a body of that type; gives the status of its refusal, or 200.
int status_of_body(Request& request, const std::string& type, const std::string& body,
                   std::optional<std::uint64_t> length = std::nullopt) {
    const Place place;
    Limits limits;
    limits.form_bytes = 50;
    UploadFolder folder(place.path, "id");
    request.headers.set("Content-Type", type);
    BodyReader reader(limits, folder, request);
    BodyReader::Outcome outcome = reader.begin(Accepts::fields, length);
    if (outcome)
        outcome = reader.feed(body);
    if (outcome)
        outcome = reader.finish();
    return outcome ? 200 : outcome.error().status;
}

TEST(Bodies, AreReadByTheirType) {
    Request form;
    EXPECT_EQ(
        status_of_body(form, "application/x-www-form-urlencoded; charset=UTF-8", "a=1&b=%C3%A5"),
        200);
    EXPECT_EQ(form.form.get("b"), "å");
    EXPECT_EQ(form.body, "");
    Request json;
    EXPECT_EQ(status_of_body(json, "application/json", "{\"a\":1}"), 200);
    EXPECT_EQ(json.body, "{\"a\":1}");
    Request multipart;
    EXPECT_EQ(status_of_body(multipart, "multipart/form-data; boundary=\"B\"",
                             "--B\r\nContent-Disposition:form-data;name=a\r\n\r\nx\r\n--B--"),
              413);
    EXPECT_EQ(status_of_body(form, "multipart/form-data", "x"), 400);
    EXPECT_EQ(status_of_body(form, "multipart/form-data; boundary=" + std::string(71, 'b'), "x"),
              400);
    EXPECT_EQ(status_of_body(form, "application/x-www-form-urlencoded", "a=%FF"), 400);
}

TEST(Bodies, ThatAreTooLargeAreRefusedBeforeTheyCome) {
    Request request;
    EXPECT_EQ(status_of_body(request, "application/json", "", 51), 413);
    EXPECT_EQ(status_of_body(request, "application/json", std::string(51, 'x')), 413);
    EXPECT_EQ(status_of_body(request, "application/json", std::string(50, 'x'), 50), 200);
}

} // namespace
} // namespace radslag::http
