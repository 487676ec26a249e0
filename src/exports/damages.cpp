// See damages.hpp.
#include "exports/damages.hpp"

#include <fmt/format.h>

namespace radslag::exports {

Result<void> Damages::meet(Damage damage, std::string_view file, std::string_view sha256,
                           Message message) {
    if (wish_ == OnDamage::stop)
        return tl::unexpected<Error>(Error{ErrorCode::conflict, std::move(message), {}});
    if (!list_) {
        list_.emplace(bag_.folder(), "missing.csv");
        list_->write("file,sha256,state\r\n");
    }
    list_->write(fmt::format("{},{},{}\r\n", file, sha256,
                             damage == Damage::missing ? "missing" : "changed"));
    ++count_;
    return {};
}

std::int64_t Damages::finish() {
    if (list_)
        bag_.close(*list_);
    list_.reset();
    return count_;
}

} // namespace radslag::exports
