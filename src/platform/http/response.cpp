// Makes the usual responses. Declared in response.hpp; problem.cpp makes those for errors.
#include "platform/http/response.hpp"

namespace radslag::http {
namespace {

Response with_type(std::string_view content_type, std::string bytes, int status) {
    Response response;
    response.status = status;
    response.headers.add("Content-Type", std::string(content_type));
    response.body = std::move(bytes);
    return response;
}

/// RFC 6266 with RFC 8187: an ASCII name for old clients, the whole one for the rest.
std::string attachment(std::string_view name) {
    std::string plain;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        plain += byte < 0x20 || byte >= 0x7f || c == '"' || c == '\\' || c == '/' ? '_' : c;
    }
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" +
           html::percent_encoded(name);
}

} // namespace

Response&& Response::with(std::string_view name, std::string value) && {
    headers.set(name, std::move(value));
    return std::move(*this);
}

Response html_page(std::string document, int status) {
    return with_type("text/html; charset=utf-8", std::move(document), status)
        .with("Cache-Control", "no-cache")
        .with("Vary", "Cookie, Accept-Language");
}

Response json(std::string text, int status) {
    return with_type("application/json", std::move(text), status).with("Cache-Control", "no-cache");
}

Response text(std::string text, int status) {
    return with_type("text/plain; charset=utf-8", std::move(text), status)
        .with("Cache-Control", "no-cache");
}

Response content(std::string_view content_type, std::string bytes) {
    return with_type(content_type, std::move(bytes), 200).with("Cache-Control", "no-cache");
}

Response redirect(const html::Url& where) {
    Response response;
    response.status = 303;
    response.headers.add("Location", where.text());
    return response;
}

Response download(const std::filesystem::path& file, std::string_view content_type,
                  std::string_view name) {
    Response response;
    response.headers.add("Content-Type", std::string(content_type));
    response.headers.add("Content-Disposition", attachment(name));
    response.headers.add("Cache-Control", "no-cache");
    response.body = FileBody{file, std::filesystem::file_size(file)};
    return response;
}

Response download_of(std::string bytes, std::string_view content_type, std::string_view name) {
    return content(content_type, std::move(bytes)).with("Content-Disposition", attachment(name));
}

} // namespace radslag::http
