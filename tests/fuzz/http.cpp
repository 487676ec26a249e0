// What browsers and others send over HTTP, from the line of the request to the last file in a form.
#include "platform/base/utf8.hpp"
#include "platform/html/url.hpp"
#include "platform/http/body_reader.hpp"
#include "platform/http/networks.hpp"
#include "platform/http/parse.hpp"
#include "platform/http/pattern.hpp"
#include "platform/http/request_head.hpp"
#include "platform/i18n/language.hpp"
#include "tests/fuzz/judge.hpp"
#include "tests/fuzz/targets.hpp"

#include <algorithm>
#include <filesystem>

namespace radslag::fuzz {

namespace {

using namespace http;

void judge_values(const Values& values, std::string_view what) {
    for (const auto& [name, value] : values)
        require(is_text(name) && is_text(value), what);
}

/// Reads the body in pieces of a size; true when the server would go on with the request.
bool read_body(std::string_view body, std::size_t piece, Request& request) {
    Limits limits;
    limits.file_bytes = 20'000;
    limits.batch_files = 4;
    limits.fields = 20;
    UploadFolder folder(std::filesystem::temp_directory_path(), "fuzz");
    BodyReader reader(limits, folder, request);
    if (!reader.begin(Accepts::files, body.size()))
        return false;
    while (!body.empty()) {
        if (!reader.feed(body.substr(0, piece)))
            return false;
        body.remove_prefix(std::min(piece, body.size()));
    }
    return reader.finish().has_value();
}

bool same_values(const Values& one, const Values& other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end());
}

bool same_uploads(const Request& one, const Request& other) {
    return std::equal(one.uploads.begin(), one.uploads.end(), other.uploads.begin(),
                      other.uploads.end(), [](const Upload& a, const Upload& b) {
                          return a.name == b.name && a.size == b.size && a.field == b.field;
                      });
}

/// The head of a message as lines "Name: value" up to an empty one.
Values take_headers(std::string_view& rest) {
    Values headers{Values::Case::ignored};
    while (!rest.empty()) {
        auto line = take_until(rest, '\n');
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.empty())
            break;
        const auto name = take_until(line, ':');
        while (line.starts_with(' '))
            line.remove_prefix(1);
        headers.add(std::string(name), std::string(line));
    }
    return headers;
}

} // namespace

void request(std::string_view bytes) {
    static const std::vector<Network> proxies{*Network::parse("127.0.0.0/8")};
    auto line = take_until(bytes, '\n');
    Head head;
    head.method = take_until(line, ' ');
    head.target = take_until(line, ' ');
    head.peer = "127.0.0.1";
    head.headers = take_headers(bytes);
    Request whole;
    if (read_head(head, proxies, whole))
        return;
    require(whole.path.starts_with('/') || whole.path == "*", "a path begins with /");
    judge_values(whole.query, "the query is text");
    judge_values(whole.cookies, "cookies are text");
    require(!whole.id.empty() && whole.id.size() <= 64, "a request has an id");
    if (whole.path != "*")
        require(html::Url::path(whole.path).text() == whole.path, "the path is an address of ours");
    Request in_pieces = whole;
    const bool good = read_body(bytes, bytes.size() + 1, whole);
    const bool good_in_pieces = read_body(bytes, 1 + bytes.size() % 7, in_pieces);
    require(good == good_in_pieces, "a body is taken or refused however it is cut");
    if (!good)
        return;
    judge_values(whole.form, "the form is text");
    require(same_values(whole.form, in_pieces.form), "a form is the same however it is cut");
    require(same_uploads(whole, in_pieces), "files are the same however they are cut");
    for (const Upload& upload : whole.uploads)
        require(is_text(upload.name) && is_text(upload.field), "the name of a file is text");
}

void header_values(std::string_view bytes) {
    judge_values(parse_cookies(bytes), "cookies are text");
    parse_header_value(bytes);
    accepts_gzip(bytes);
    i18n::preferred_language(bytes);
    i18n::parse_language(bytes);
    if (const auto form = parse_form(bytes))
        judge_values(*form, "the form is text");
    if (const auto decoded = percent_decoded(bytes))
        require(is_text(*decoded), "what was decoded is text");
    const auto network = Network::parse(bytes);
    const auto address = parse_address(bytes);
    if (network && address)
        require(network->contains(*address), "an address lies in itself");
    static const std::vector<Network> proxies{*Network::parse("10.0.0.0/8"),
                                              *Network::parse("fd00::/8")};
    client_address("10.0.0.1", bytes, proxies);
}

void address(std::string_view bytes) {
    if (const auto url = html::Url::outside(bytes)) {
        const auto& text = url->text();
        const auto scheme = text.substr(0, text.find(':'));
        std::string small(scheme);
        std::transform(small.begin(), small.end(), small.begin(),
                       [](unsigned char each) { return static_cast<char>(std::tolower(each)); });
        require(small == "http" || small == "https" || small == "mailto" || small == "tel",
                "only these become links");
        require(std::none_of(text.begin(), text.end(),
                             [](unsigned char each) { return each <= 0x20 || each == 0x7F; }),
                "an address holds no blanks");
        require(!url->with("lang", "sv").text().empty(), "takes a parameter");
    }
    if (const auto target = parse_target(bytes); target && target->path != "*") {
        const auto segments = segments_of(target->path);
        if (!segments)
            return;
        for (const std::string& segment : *segments)
            require(is_text(segment), "a segment is text");
        for (const char* const pattern :
             {"/meetings/{id}", "/meetings/{id}.ics", "/assets/{file...}", "/"})
            if (const auto values = Pattern(pattern).match(*segments))
                judge_values(*values, "a parameter is text");
    }
}

} // namespace radslag::fuzz
