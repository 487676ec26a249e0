// Pages for readers who are not signed in, kept until anything is recorded. The router asks here
// before it runs a handler; the app says what pages depend on (PageState).
#pragma once

#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

#include <cstddef>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace radslag::http {

/// All that a page depends on beside its address and language. A kept page is given only while both
/// are what they were before it was built.
struct PageState {
    std::int64_t entries = 0; ///< how many acts the ledger holds: any change of a record is one
    std::string day;          ///< where the forum meets: what is late changes at midnight

    bool operator==(const PageState&) const = default;
};

/// Whether a page for this request may be kept or be a kept one: asked for by GET or HEAD, by
/// nobody who is signed in, with no cookie to set.
bool may_be_kept(const Request& request);

/// Thread-safe.
class KeptPages {
  public:
    /// Enough for some 300 pages with their compressed forms, a quarter of what the program may
    /// use.
    static constexpr std::size_t usual_bytes = 16U << 20U;

    /// `state` is asked once a request, before anything of the page is read.
    explicit KeptPages(std::function<PageState()> state, std::size_t most_bytes = usual_bytes)
        : ask_state_(std::move(state)), most_bytes_(most_bytes) {}

    /// What keep() needs to know of the moment before the page was built.
    struct Wanted {
        std::string key;
        PageState state;
    };

    /// Asks for the state; throws what asking throws.
    [[nodiscard]] Wanted wanted(const Request& request) const;
    /// The page, if it was built in this state.
    [[nodiscard]] std::optional<Response> find(const Wanted& wanted);
    /// Keeps the response if it may be: a page (200, text/html) that others are shown too, without
    /// cookies and form tokens. Gives it back as it is to be sent.
    [[nodiscard]] Response keep(const Wanted& wanted, const Request& request, Response response);

    [[nodiscard]] std::size_t bytes() const;

  private:
    struct Page {
        std::string key;
        Response response;
        std::size_t bytes = 0;
    };
    using Pages = std::list<Page>; ///< the one asked for last is first

    void turn_to(const PageState& state);

    std::function<PageState()> ask_state_;
    std::size_t most_bytes_;
    mutable std::mutex mutex_;
    PageState state_; ///< of all pages kept
    std::size_t bytes_ = 0;
    Pages pages_;
    std::unordered_map<std::string_view, Pages::iterator> by_key_; ///< into the keys of pages_
};

} // namespace radslag::http
