// Pages that are built once for all who may see the same, until anything is recorded; the reasons
// stand in docs/decisions/0017-pages-for-peers.md. Site::respond_to_peers gives them out.
#pragma once

#include "platform/http/gzip.hpp"
#include "platform/site/site.hpp"

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace radslag::site {

/// All that a page for peers is built of: what a reader has in common with everybody who may read
/// the same records and has the same roles in the same bodies. Who of them asks is not here.
struct Peers {
    db::Session& session; ///< the snapshot in which it was asked what the reader may read
    const Site::Settings& settings;
    /// Address, route, query and language of the request, and a caller who has the roles but is
    /// nobody. No headers, cookies or form token.
    const http::Request& request;
    const auth::Reader& reader; ///< for the readers' views, and for nothing else
    Day today;
};

/// The page of one address for peers. A plain function: it holds nothing that it is not given.
using PageForPeers = Result<Page> (*)(const Peers&);

/// What of a request peers have in common. The caller of the copy has the caller's roles by body,
/// each once and in order, without the parties that they are held for, and nobody's name or id.
http::Request for_peers(const http::Request& request);

/// A page as it was built. Its content is compressed once, when it is first asked for so.
class KeptPage {
  public:
    explicit KeptPage(Page page) : page_(std::move(page)) {}

    [[nodiscard]] const Page& page() const { return page_; }
    /// Thread-safe.
    [[nodiscard]] const http::PackedPart& packed_content() const;

  private:
    Page page_;
    mutable std::once_flag once_;
    mutable std::optional<http::PackedPart> packed_;
};

/// Pages for peers as they were built. Thread-safe.
class KeptForPeers {
  public:
    /// Enough for some 300 pages, an eighth of what the program may use.
    static constexpr std::size_t usual_bytes = 8U << 20U;

    /// Asked in the snapshot in which a page is built.
    struct Sources {
        /// How many acts are written into the ledger, numbered or not.
        std::int64_t (*entries)(db::Session& session);
        /// The audiences that let the reader in, the same text for the same audiences.
        std::string (*audiences)(db::Session& session, const auth::Reader& reader);
    };

    explicit KeptForPeers(Sources sources, std::size_t most_bytes = usual_bytes)
        : sources_(sources), most_bytes_(most_bytes) {}

    /// What a page was asked for with, and all that it depends on beside that.
    struct Wanted {
        std::string key; ///< language, address, roles and audiences
        std::int64_t entries = 0;
        Day today;
    };

    [[nodiscard]] Wanted wanted(const Peers& peers) const;
    /// The page, if it was built of the same.
    [[nodiscard]] std::shared_ptr<const KeptPage> find(const Wanted& wanted);
    /// Keeps a page that was built in the snapshot that `wanted` was asked in: one that shows what
    /// was asked for and depends on the register alone.
    void keep(Wanted wanted, std::shared_ptr<const KeptPage> kept);

    [[nodiscard]] std::size_t bytes() const;

  private:
    struct Kept {
        std::string key;
        std::shared_ptr<const KeptPage> page;
        std::size_t bytes = 0;
    };
    using Pages = std::list<Kept>; ///< the one asked for last is first

    void turn_to(const Wanted& wanted);

    Sources sources_;
    std::size_t most_bytes_;
    mutable std::mutex mutex_;
    std::int64_t entries_ = 0; ///< of all pages kept, as the day is
    Day today_;
    std::size_t bytes_ = 0;
    Pages pages_;
    std::unordered_map<std::string_view, Pages::iterator> by_key_; ///< into the keys of pages_
};

} // namespace radslag::site
