// What is not as the register promises it: a document that is gone or has changed. It stops an
// export, unless whoever runs it wants what there is; then missing.csv names it.
#pragma once

#include "exports/bag.hpp"
#include "platform/base/result.hpp"

#include <optional>

namespace radslag::exports {

enum class OnDamage { stop, name_it };

/// "changed": the file is there as it is now, and not as it was taken in.
enum class Damage { missing, changed };

class Damages {
  public:
    Damages(Bag& bag, OnDamage wish) : bag_(bag), wish_(wish) {}

    /// A file of the export that should have this SHA-256. Errors: conflict with `message`, where
    /// damage stops it.
    Result<void> meet(Damage damage, std::string_view file, std::string_view sha256,
                      Message message);
    /// Ends the list, if there is anything in it; gives how much.
    std::int64_t finish();

  private:
    Bag& bag_;
    OnDamage wish_;
    std::optional<OutFile> list_; ///< from the first on
    std::int64_t count_ = 0;
};

} // namespace radslag::exports
