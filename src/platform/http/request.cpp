// What a request knows of itself. Declared in request.hpp.
#include "platform/http/request.hpp"

#include "platform/http/form_token.hpp"

#include <array>
#include <stdexcept>

namespace radslag::http {

std::string_view name_of(Method method) {
    constexpr std::array<std::string_view, 7> names{"GET",   "HEAD",   "POST",   "PUT",
                                                    "PATCH", "DELETE", "OPTIONS"};
    return names.at(static_cast<std::size_t>(method));
}

bool is_safe(Method method) {
    return method == Method::get || method == Method::head || method == Method::options;
}

const std::string& Request::parameter(std::string_view name) const {
    if (const std::string* value = parameters.find(name))
        return *value;
    throw std::logic_error("the route " + route + " has no {" + std::string(name) + "}");
}

html::Url Request::url() const {
    html::Url url = html::Url::path(path);
    for (const auto& [name, value] : query)
        url = url.and_with(name, value);
    return url;
}

std::string Request::form_token() {
    if (guard == nullptr)
        throw std::logic_error("a request outside a router has no form token");
    return guard->token(*this);
}

} // namespace radslag::http
