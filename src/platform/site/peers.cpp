// See peers.hpp.
#include "platform/site/peers.hpp"

#include <algorithm>
#include <tuple>

namespace radslag::site {

namespace {

/// Of one page; a longer one would push out too many others.
constexpr std::size_t most_bytes_of_page = 1U << 20U;

/// What a page takes beside its content and key.
constexpr std::size_t overhead = 1024;

/// No person has it as an id: who asks the register as nobody is shown nothing.
constexpr std::string_view nobody = "nobody";

/// The roles by body, each once and in order.
std::vector<auth::Grant> roles_of(const auth::Caller& caller) {
    std::vector<auth::Grant> roles;
    for (const auth::Grant& grant : caller.grants)
        roles.push_back({grant.role, grant.body, {}});
    const auto key = [](const auth::Grant& grant) { return std::tie(grant.body, grant.role); };
    std::ranges::sort(roles, {}, key);
    roles.erase(std::unique(roles.begin(), roles.end(),
                            [&](const auth::Grant& one, const auth::Grant& other) {
                                return key(one) == key(other);
                            }),
                roles.end());
    return roles;
}

} // namespace

http::Request for_peers(const http::Request& request) {
    http::Request common;
    common.method = request.method;
    common.path = request.path;
    common.route = request.route;
    common.parameters = request.parameters;
    common.query = request.query;
    common.language = request.language;
    if (request.caller.is_known()) {
        common.caller.person = nobody;
        common.caller.grants = roles_of(request.caller);
    }
    return common;
}

const http::PackedPart& KeptPage::packed_content() const {
    std::call_once(once_, [this] { packed_.emplace(page_.content.markup()); });
    return *packed_;
}

KeptForPeers::Wanted KeptForPeers::wanted(const Peers& peers) const {
    std::string key(i18n::tag_of(peers.request.language));
    key.append(" ").append(peers.request.url().text()).append("\n");
    for (const auth::Grant& grant : peers.request.caller.grants)
        key.append(auth::roles.text(grant.role)).append(" ").append(grant.body).append(",");
    key.append("\n").append(sources_.audiences(peers.session, peers.reader));
    return {std::move(key), sources_.entries(peers.session), peers.today};
}

std::shared_ptr<const KeptPage> KeptForPeers::find(const Wanted& wanted) {
    const std::scoped_lock lock(mutex_);
    turn_to(wanted);
    const auto found = by_key_.find(wanted.key);
    if (found == by_key_.end())
        return nullptr;
    pages_.splice(pages_.begin(), pages_, found->second);
    return found->second->page;
}

void KeptForPeers::keep(Wanted wanted, std::shared_ptr<const KeptPage> kept) {
    const Page& page = kept->page();
    const std::size_t content = page.content.markup().size();
    // Compressed it takes a fifth of its bytes.
    const std::size_t size = wanted.key.size() + content + content / 5 + overhead;
    if (page.status != 200 || page.is_passing || content > most_bytes_of_page || size > most_bytes_)
        return;
    const std::scoped_lock lock(mutex_);
    // Somebody else may have seen a newer state meanwhile, or may have built the same page.
    if (wanted.entries != entries_ || wanted.today != today_ || by_key_.contains(wanted.key))
        return;
    while (bytes_ + size > most_bytes_) {
        bytes_ -= pages_.back().bytes;
        by_key_.erase(pages_.back().key);
        pages_.pop_back();
    }
    pages_.push_front({std::move(wanted.key), std::move(kept), size});
    by_key_.emplace(pages_.front().key, pages_.begin());
    bytes_ += size;
}

std::size_t KeptForPeers::bytes() const {
    const std::scoped_lock lock(mutex_);
    return bytes_;
}

void KeptForPeers::turn_to(const Wanted& wanted) {
    if (wanted.entries == entries_ && wanted.today == today_)
        return;
    by_key_.clear();
    pages_.clear();
    bytes_ = 0;
    entries_ = wanted.entries;
    today_ = wanted.today;
}

} // namespace radslag::site
