// What the address of a calendar or a feed names. See pages.hpp.
#include "notices/pages.hpp"
#include "notices/store.hpp"

namespace radslag::notices::pages {

Result<Scope> scope_of(const site::Site& site, Scope::Kind kind, const http::Request& request) {
    if (kind == Scope::Kind::everything)
        return Scope{kind, {}, site.settings().forum_name, "/"};
    const std::string& named = request.parameter(kind == Scope::Kind::region ? "code" : "id");
    const bool is_id = Id<struct ScopeTag>::parse(named).has_value();
    if (is_id == (kind == Scope::Kind::region))
        return site::not_found();
    auto scope = site.database().reading([&](db::Session& session) {
        return store::scope_of(session, request.caller.reader(), kind, named);
    });
    if (!scope)
        return site::not_found();
    return std::move(*scope);
}

} // namespace radslag::notices::pages
