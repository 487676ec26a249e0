// See routes.hpp.
#include "history/routes.hpp"

#include "history/pages.hpp"

namespace radslag::history {

std::vector<http::Route> routes(const site::Site& site,
                                std::span<const ledger::RecordTable> tables) {
    using http::Method;
    using http::Request;
    using http::Right;
    return {
        {Method::get, "/history/{table}/{id}", Right::see_history,
         [&site](Request& request) { return pages::show(site, request); }},
        {Method::post, "/acts/{entry}/undo", Right::signed_in,
         [&site, tables](Request& request) { return pages::undo(site, tables, request); }},
    };
}

} // namespace radslag::history
