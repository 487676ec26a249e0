// What can go wrong because of a user or the outside world, as values. Faults (database gone, disk
// full, a bug) are exceptions. Look next at platform/i18n, which puts a Message into words.
#pragma once

#include <tl/expected.hpp>

#include <string>
#include <utility>
#include <vector>

namespace radslag {

/// The closed set of outcomes other than success; one renderer maps them to HTTP and exit codes.
/// What a reader may not see is `not_found`, never `forbidden`.
enum class ErrorCode { invalid, not_found, forbidden, conflict, too_many, unavailable };

/// A sentence for the user: the English text is the key in locale/*.po; `{0}`, `{1}` … stand for
/// the arguments, which are never translated.
struct Message {
    std::string text;
    std::vector<std::string> arguments;

    bool operator==(const Message&) const = default;
};

/// What is wrong with one field of a form or one part of an input file.
struct FieldError {
    std::string field;
    Message message;
};

/// An error that a user can do something about. A form returns all its field errors at once.
struct Error {
    ErrorCode code = ErrorCode::invalid;
    Message message;
    std::vector<FieldError> fields;
};

template <class T>
using Result = tl::expected<T, Error>;

/// Builds the failing side of a Result: `return failure(ErrorCode::invalid, "…", {name});`
inline tl::unexpected<Error> failure(ErrorCode code, std::string text,
                                     std::vector<std::string> arguments = {}) {
    return tl::unexpected<Error>(Error{code, {std::move(text), std::move(arguments)}, {}});
}

/// The failing side for one field of a form, found wrong by an action.
inline tl::unexpected<Error> wrong_field(std::string field, Message message) {
    return tl::unexpected<Error>(
        Error{ErrorCode::invalid,
              Message{"It is not saved yet. Look at what is marked below.", {}},
              {{std::move(field), std::move(message)}}});
}

} // namespace radslag
