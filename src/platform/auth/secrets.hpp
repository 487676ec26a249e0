// Secrets that people carry: passwords, hashed slowly and a few at a time; and random tokens, of
// which only the SHA-256 is kept. libsodium stays inside secrets.cpp.
#pragma once

#include "platform/base/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace radslag::auth {

/// Bytes that a password may have; characters it must have at least.
constexpr std::size_t longest_password = 1000;
constexpr std::size_t shortest_password = 12;

/// What is wrong with a password that somebody wants, if anything. `mail` may not stand in it.
Result<void> check_new_password(std::string_view password, std::string_view mail);

/// Hashes a password by argon2id (RFC 9106; 19 MiB, 2 passes, as OWASP asks for at least) with a
/// salt of its own. At most two are hashed at once and a few may wait: further ones get the error
/// too_many, so that a flood of log-ins cannot take memory or processors from the readers.
Result<std::string> hash_password(std::string_view password);

/// Whether the password is the one of the hash. An empty hash takes as long and is never right, so
/// that an unknown mail address cannot be told by the time it takes. Errors: too_many.
Result<bool> is_password(std::string_view hash, std::string_view password);

/// A new token of 256 random bits, base64url without padding (43 characters).
std::string new_token();

/// What is kept of a token: its SHA-256 in hex.
std::string digest_of(std::string_view token);

/// The secret in the file, made with 32 random bytes and for its owner only when it is not there.
/// Throws std::filesystem::filesystem_error, and std::runtime_error for a file that is too short.
std::string secret_in_file(const std::filesystem::path& file);

} // namespace radslag::auth
