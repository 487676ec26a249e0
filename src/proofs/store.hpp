// SQL of what receipts are about, cut to what the reader may see.
#pragma once

#include "platform/auth/rights.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <string>

namespace radslag::proofs::store {

/// An input, or an answer to it, by what names it.
struct Subject {
    std::string input; ///< id
    std::int64_t number = 0;
    std::string title;        ///< of the input, or its text
    std::string organisation; ///< that sent the input, or that answers; may be nobody known
    std::string body;
    bool demonstration = false;
};

std::optional<Subject> input(db::Session& session, const auth::Reader& reader, std::string_view id);
std::optional<Subject> answer(db::Session& session, const auth::Reader& reader,
                              std::string_view id);
/// The input to which the key leads whose digest this is, also before anybody else may read it.
std::optional<Subject> followed_input(db::Session& session, std::string_view digest);

} // namespace radslag::proofs::store
