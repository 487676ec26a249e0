// See encoded_words.hpp.
#include "platform/mail/reading/encoded_words.hpp"

#include "platform/mail/reading/charset.hpp"

#include <fmt/format.h>
#include <glib.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>

namespace radslag::mail {

namespace {

constexpr std::size_t longest_word = 2'000; // RFC 2047, 2 allows 75
constexpr std::string_view hidden_begin = "=!", hidden_end = "!=";

struct Word {
    std::string_view charset, text;
    bool is_base64 = false;
    std::size_t size = 0; ///< of the whole word
};

/// The encoded word at the start of the text. Spaces inside it, which a fold in its middle leaves,
/// are let pass.
std::optional<Word> word_at_start(std::string_view text) {
    text = text.substr(0, longest_word);
    if (!text.starts_with("=?"))
        return std::nullopt;
    const std::size_t charset_end = text.find('?', 2);
    if (charset_end == std::string_view::npos || charset_end + 2 >= text.size() ||
        text[charset_end + 2] != '?')
        return std::nullopt;
    const char encoding = g_ascii_toupper(text[charset_end + 1]);
    const std::size_t start = charset_end + 3;
    const std::size_t end = text.find("?=", start);
    if ((encoding != 'B' && encoding != 'Q') || end == std::string_view::npos)
        return std::nullopt;
    std::string_view charset = text.substr(2, charset_end - 2);
    charset = charset.substr(0, charset.find('*')); // a language may follow (RFC 2231, 5)
    return Word{charset, text.substr(start, end - start), encoding == 'B', end + 2};
}

std::string unfolded(std::string_view value) {
    std::string line(value);
    std::erase_if(line, [](char each) { return each == '\r' || each == '\n'; });
    return line;
}

std::string q_decoded(std::string_view text) {
    std::string bytes;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned char byte = 0;
        const auto digits = text.substr(at, 3);
        if (digits.size() == 3 && digits[0] == '=' &&
            std::from_chars(digits.data() + 1, digits.data() + 3, byte, 16).ptr ==
                digits.data() + 3) {
            bytes += static_cast<char>(byte);
            at += 2;
        } else {
            bytes += text[at] == '_' ? ' ' : text[at];
        }
    }
    return bytes;
}

std::string base64_decoded(const std::string& text) {
    gsize size = 0;
    const std::unique_ptr<guchar, decltype(&g_free)> bytes(g_base64_decode(text.c_str(), &size),
                                                           &g_free);
    return {reinterpret_cast<const char*>(bytes.get()), size};
}

/// Words that follow on each other and are of one character set are one text, whose characters may
/// be cut anywhere.
class Run {
  public:
    explicit Run(std::string& out) : out_(out) {}

    void take(const Word& word) {
        std::string charset(word.charset);
        std::ranges::transform(charset, charset.begin(), g_ascii_tolower);
        if (charset != charset_)
            flush();
        charset_ = std::move(charset);
        if (!word.is_base64) {
            end_base64();
            bytes_ += q_decoded(word.text);
            return;
        }
        for (const char each : word.text)
            if (each != ' ' && each != '\t')
                base64_ += each;
        if (base64_.ends_with('=') || base64_.size() % 4 == 0)
            end_base64(); // otherwise a byte may be cut in two as well
    }

    void flush() {
        end_base64();
        out_ += to_utf8(bytes_, charset_);
        bytes_.clear();
    }

  private:
    void end_base64() {
        if (base64_.empty())
            return;
        base64_.resize((base64_.size() + 3) / 4 * 4, '=');
        bytes_ += base64_decoded(base64_);
        base64_.clear();
    }

    std::string& out_;
    std::string charset_, bytes_, base64_;
};

bool is_white(std::string_view text) {
    return text.find_first_not_of(" \t") == std::string_view::npos;
}

} // namespace

std::string decode_words(std::string_view value) {
    const std::string line = unfolded(value);
    std::string_view rest = line;
    std::string out;
    Run run(out);
    bool in_run = false;
    while (!rest.empty()) {
        std::size_t at = 0;
        std::optional<Word> word;
        while ((at = rest.find("=?", at)) != std::string_view::npos) {
            word = word_at_start(rest.substr(at));
            if (word)
                break;
            at += 2;
        }
        const std::string_view between = rest.substr(0, std::min(at, rest.size()));
        if (!word || !in_run || !is_white(between)) {
            run.flush();
            out += to_utf8(between, "");
        }
        if (!word)
            return out;
        run.take(*word);
        in_run = true;
        rest.remove_prefix(at + word->size);
    }
    run.flush();
    return out;
}

std::string hide_words(std::string_view value) {
    const std::string line = unfolded(value);
    std::string_view rest = line;
    std::string hidden;
    while (!rest.empty()) {
        if (const auto word = word_at_start(rest)) {
            hidden += hidden_begin;
            for (const char each : rest.substr(0, word->size))
                hidden += fmt::format("{:02x}", static_cast<unsigned char>(each));
            hidden += hidden_end;
            rest.remove_prefix(word->size);
        } else {
            const std::size_t next = std::min(rest.find("=?", 1), rest.size());
            hidden += rest.substr(0, next);
            rest.remove_prefix(next);
        }
    }
    return hidden;
}

std::string decode_hidden_words(std::string_view text) {
    std::string shown;
    while (!text.empty()) {
        const std::size_t begin = text.find(hidden_begin);
        const std::size_t end = begin == std::string_view::npos
                                    ? begin
                                    : text.find(hidden_end, begin + hidden_begin.size());
        if (end == std::string_view::npos)
            break;
        const auto digits =
            text.substr(begin + hidden_begin.size(), end - begin - hidden_begin.size());
        std::string word;
        for (std::size_t at = 0; at + 1 < digits.size(); at += 2) {
            unsigned char byte = 0;
            const char* const stop = digits.data() + at + 2;
            if (std::from_chars(digits.data() + at, stop, byte, 16).ptr == stop)
                word += static_cast<char>(byte);
        }
        shown += text.substr(0, begin);
        shown += word.starts_with("=?") ? word : text.substr(begin, end + 2 - begin);
        text.remove_prefix(end + hidden_end.size());
    }
    shown += text;
    return decode_words(shown);
}

} // namespace radslag::mail
