// Passwords and tokens by libsodium; see secrets.hpp.
#include "platform/auth/secrets.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <fstream>
#include <mutex>
#include <stdexcept>

namespace radslag::auth {

namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory = 19U << 20U;
/// Shorter names before the "@" stand in passwords by chance.
constexpr std::size_t shortest_name = 4;

void need_sodium() {
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium cannot be used");
}

/// A place among the few that may hash at once; waits for one, unless too many wait already.
class Turn {
  public:
    Turn() {
        std::unique_lock lock(mutex);
        if (waiting >= most_waiting)
            return;
        ++waiting;
        has_place_ = free_again.wait_for(lock, longest_wait, [] { return running < most_running; });
        --waiting;
        running += has_place_ ? 1 : 0;
    }
    ~Turn() {
        if (!has_place_)
            return;
        const std::lock_guard lock(mutex);
        --running;
        free_again.notify_one();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    [[nodiscard]] Result<void> place() const {
        if (has_place_)
            return {};
        return failure(ErrorCode::too_many,
                       "Too many people are signing in just now. Try again in a few seconds.");
    }

  private:
    static constexpr int most_running = 2;
    static constexpr int most_waiting = 8;
    static constexpr std::chrono::seconds longest_wait{5};
    static inline std::mutex mutex;
    static inline std::condition_variable free_again;
    static inline int running = 0;
    static inline int waiting = 0;

    bool has_place_ = false;
};

std::string hashed(std::string_view password) {
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_argon2id_str(text.data(), password.data(), password.size(), passes, memory) !=
        0)
        throw std::runtime_error("there is no memory to hash a password");
    return text.data();
}

std::size_t characters_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

} // namespace

Result<void> check_new_password(std::string_view password, std::string_view mail) {
    if (characters_of(password) < shortest_password)
        return failure(ErrorCode::invalid,
                       "A password needs at least {0} characters. Three or four words do well.",
                       {std::to_string(shortest_password)});
    if (password.size() > longest_password)
        return failure(ErrorCode::invalid, "The password is too long: {0} bytes at most.",
                       {std::to_string(longest_password)});
    const std::string_view name = mail.substr(0, mail.find('@'));
    if (name.size() >= shortest_name && password.find(name) != std::string_view::npos)
        return failure(ErrorCode::invalid, "Leave your own address out of the password.");
    if (std::ranges::count(password, password.front()) ==
        static_cast<std::ptrdiff_t>(password.size()))
        return failure(ErrorCode::invalid, "One character over and over is no password.");
    return {};
}

Result<std::string> hash_password(std::string_view password) {
    need_sodium();
    const Turn turn;
    if (const auto place = turn.place(); !place)
        return tl::unexpected<Error>(place.error());
    return hashed(password);
}

Result<bool> is_password(std::string_view hash, std::string_view password) {
    need_sodium();
    const Turn turn;
    if (const auto place = turn.place(); !place)
        return tl::unexpected<Error>(place.error());
    if (password.size() > longest_password)
        return false;
    if (hash.empty()) {
        (void)hashed(password);
        return false;
    }
    return crypto_pwhash_str_verify(std::string(hash).c_str(), password.data(), password.size()) ==
           0;
}

std::string new_token() {
    need_sodium();
    std::array<unsigned char, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_ENCODED_LEN(32, variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
    text.pop_back(); // the NUL that sodium writes
    return text;
}

std::string digest_of(std::string_view token) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(token.data()),
                       token.size());
    std::string hex(2 * digest.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    hex.pop_back();
    return hex;
}

std::string secret_in_file(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file)) {
        std::filesystem::create_directories(file.parent_path());
        std::filesystem::permissions(file.parent_path(), std::filesystem::perms::owner_all);
        const std::string secret = new_token();
        // O_EXCL: of two programs that start at once one makes it, both read it.
        const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (made < 0 && errno != EEXIST)
            throw std::filesystem::filesystem_error("a secret cannot be written", file,
                                                    std::error_code(errno, std::system_category()));
        if (made >= 0) {
            const bool written =
                ::write(made, secret.data(), secret.size()) == static_cast<ssize_t>(secret.size());
            ::fsync(made);
            ::close(made);
            if (!written)
                throw std::runtime_error("a secret cannot be written whole: " + file.string());
        }
    }
    std::ifstream in(file, std::ios::binary);
    const std::string secret{std::istreambuf_iterator<char>(in), {}};
    if (secret.size() < 32)
        throw std::runtime_error("the secret is shorter than 32 bytes: " + file.string());
    return secret;
}

} // namespace radslag::auth
