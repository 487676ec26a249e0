// Serves what is built in. Declared in assets.hpp; cmake/web.cmake makes the list that assets()
// gives.
#include "platform/http/assets.hpp"

#include <algorithm>
#include <stdexcept>

namespace radslag::http {
namespace {

Result<Response> serve_asset(Request& request) {
    const std::span<const Asset> all = assets();
    const auto found = std::ranges::lower_bound(all, request.path, {}, &Asset::path);
    if (found == all.end() || found->path != request.path)
        return failure(ErrorCode::not_found, "There is no such page. The address may be wrong, or "
                                             "what it leads to is not public.");
    Response response;
    response.headers.add("Content-Type", std::string(found->content_type));
    response.headers.add("Cache-Control", "public, max-age=31536000, immutable");
    // The address holds a hash of the content, so it is a strong validator too.
    response.headers.add("ETag", "\"" + std::string(found->path.substr(1)) + "\"");
    response.body = SharedBody{found->plain, found->gzipped, nullptr};
    return response;
}

} // namespace

html::Url asset_url(std::string_view name) {
    for (const Asset& asset : assets())
        if (asset.name == name)
            return html::Url::path(asset.path);
    throw std::logic_error("nothing built in is called " + std::string(name));
}

Route assets_route() {
    return {Method::get, "/assets/{file}", Right::anyone, serve_asset};
}

} // namespace radslag::http
