// See routes.hpp.
#include "proofs/routes.hpp"

#include "ledger/kept_tree.hpp"
#include "proofs/pages.hpp"
#include "proofs/tiles.hpp"

namespace radslag::proofs {

namespace {

using http::Request;
using http::Response;
using site::Site;

constexpr unsigned levels_a_tile = 8; ///< 2^8 hashes in each
constexpr unsigned most_levels = 7;

Response binary(std::string bytes) {
    return http::content("application/octet-stream", std::move(bytes));
}

std::string bytes_of(const std::vector<ledger::Hash>& hashes) {
    std::string bytes;
    for (const ledger::Hash& hash : hashes)
        bytes.append(reinterpret_cast<const char*>(hash.data()), hash.size());
    return bytes;
}

/// Each with its length in two bytes, the higher first.
std::string bundle_of(const std::vector<std::string>& leaves) {
    std::string bytes;
    for (const std::string& leaf : leaves) {
        bytes += static_cast<char>(leaf.size() >> 8);
        bytes += static_cast<char>(leaf.size() & 0xFF);
        bytes += leaf;
    }
    return bytes;
}

Response checkpoint(const Site& site, const ledger::SignerKey& key) {
    const auto now = site.database().reading([&](db::Session& session) {
        const std::uint64_t size = ledger::tree_size(session);
        return ledger::Checkpoint{key.verifier().name(), size,
                                  ledger::root_of(size, ledger::kept_subtrees(session))};
    });
    return http::text(key.sign(ledger::text_of(now)));
}

/// A tile whose hashes or entries are all there by now; nothing where they are not.
template <class Read>
Result<Response> tile(const Site& site, const Request& request, unsigned height, Read&& read) {
    const auto address = tile_address(request.parameter("tile"));
    if (!address)
        return site::not_found();
    return site.database().reading([&](db::Session& session) -> Result<Response> {
        const std::uint64_t first = address->index * tile_width;
        const std::uint64_t there = ledger::tree_size(session) >> height;
        if (there < first + address->width)
            return site::not_found();
        return binary(read(session, first, address->width));
    });
}

Result<Response> hashes(const Site& site, Request& request) {
    const std::string_view level = request.parameter("level");
    if (level.size() != 1 || level.front() < '0' || level.front() > '0' + int{most_levels})
        return site::not_found();
    const unsigned height = static_cast<unsigned>(level.front() - '0') * levels_a_tile;
    return tile(site, request, height,
                [&](db::Session& session, std::uint64_t first, std::uint64_t count) {
                    return bytes_of(ledger::kept_row(session, height, first, count));
                });
}

Result<Response> entries(const Site& site, Request& request) {
    return tile(site, request, 0,
                [](db::Session& session, std::uint64_t first, std::uint64_t count) {
                    return bundle_of(ledger::public_leaves(session, first, count));
                });
}

} // namespace

std::vector<http::Route> routes(const site::Site& site, const ledger::SignerKey& key) {
    using http::Method;
    using http::Right;
    const auto page = site::handlers(site);
    const auto signed_page = [&site, &key](auto show) {
        return [&site, &key, show](Request& request) { return show(site, key, request); };
    };
    return {
        {Method::get, "/ledger/checkpoint", Right::anyone,
         [&site, &key](Request&) -> Result<Response> { return checkpoint(site, key); }},
        {Method::get, "/ledger/key", Right::anyone,
         [&key](Request&) -> Result<Response> { return http::text(key.verifier().line() + "\n"); }},
        {Method::get, "/ledger/tile/entries/{tile...}", Right::anyone, page(entries)},
        {Method::get, "/ledger/tile/{level}/{tile...}", Right::anyone, page(hashes)},
        {Method::get, "/inputs/{id}/receipt", Right::anyone, signed_page(pages::show_input)},
        {Method::get, "/inputs/{id}/receipt.json", Right::anyone, signed_page(pages::show_input)},
        {Method::get, "/inputs/followed/{key}/receipt", Right::anyone,
         signed_page(pages::show_followed)},
        {Method::get, "/inputs/followed/{key}/receipt.json", Right::anyone,
         signed_page(pages::show_followed)},
        {Method::get, "/uses/{id}/receipt", Right::anyone, signed_page(pages::show_answer)},
        {Method::get, "/uses/{id}/receipt.json", Right::anyone, signed_page(pages::show_answer)},
        {Method::get, "/verify", Right::anyone, signed_page(pages::show_verify)},
    };
}

} // namespace radslag::proofs
