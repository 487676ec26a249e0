// See kept_pages.hpp.
#include "platform/http/kept_pages.hpp"

#include "platform/http/finish.hpp"
#include "platform/http/gzip.hpp"

namespace radslag::http {

namespace {

/// Of one page; a longer one would push out too many others.
constexpr std::size_t most_bytes_of_page = 1U << 20U;

/// What a page takes beside its bytes: headers and the places in list and table.
constexpr std::size_t overhead = 1024;

struct Bytes {
    std::string plain;
    std::string gzipped;
};

/// Whether others may be given what was made for this request.
bool is_for_all(const Request& request, const Response& response) {
    const auto* bytes = std::get_if<std::string>(&response.body);
    return response.status == 200 && bytes != nullptr && bytes->size() <= most_bytes_of_page &&
           may_be_kept(request) && !request.has_form_token &&
           response.headers.get("Content-Type").starts_with("text/html") &&
           response.headers.get("Cache-Control") == "no-cache";
}

} // namespace

bool may_be_kept(const Request& request) {
    return (request.method == Method::get || request.method == Method::head) &&
           request.caller.account.empty() && !request.caller.is_known() && !request.sign_in_first &&
           request.cookies_to_set.empty();
}

KeptPages::Wanted KeptPages::wanted(const Request& request) const {
    std::string key(i18n::tag_of(request.language));
    return {std::move(key) + ' ' + request.url().text(), ask_state_()};
}

std::optional<Response> KeptPages::find(const Wanted& wanted) {
    const std::scoped_lock lock(mutex_);
    turn_to(wanted.state);
    const auto found = by_key_.find(wanted.key);
    if (found == by_key_.end())
        return std::nullopt;
    pages_.splice(pages_.begin(), pages_, found->second);
    return found->second->response;
}

Response KeptPages::keep(const Wanted& wanted, const Request& request, Response response) {
    if (!is_for_all(request, response))
        return response;
    const auto bytes = std::make_shared<Bytes>();
    bytes->plain = std::move(std::get<std::string>(response.body));
    bytes->gzipped = gzipped(bytes->plain);
    response.headers.set("ETag", etag_of(bytes->plain));
    response.body = SharedBody{bytes->plain, bytes->gzipped, bytes};
    const std::size_t size =
        wanted.key.size() + bytes->plain.size() + bytes->gzipped.size() + overhead;

    const std::scoped_lock lock(mutex_);
    // Somebody else may have seen a newer state meanwhile, or may have built the same page.
    if (wanted.state != state_ || size > most_bytes_ || by_key_.contains(wanted.key))
        return response;
    while (bytes_ + size > most_bytes_) {
        bytes_ -= pages_.back().bytes;
        by_key_.erase(pages_.back().key);
        pages_.pop_back();
    }
    pages_.push_front({wanted.key, response, size});
    by_key_.emplace(pages_.front().key, pages_.begin());
    bytes_ += size;
    return response;
}

std::size_t KeptPages::bytes() const {
    const std::scoped_lock lock(mutex_);
    return bytes_;
}

void KeptPages::turn_to(const PageState& state) {
    if (state == state_)
        return;
    by_key_.clear();
    pages_.clear();
    bytes_ = 0;
    state_ = state;
}

} // namespace radslag::http
