// What a text is about, as a set of stems that can be compared with another's: the words that every
// request is made of are left out, compounds count by their parts.
#pragma once

#include "platform/search/analyser.hpp"

namespace radslag::search {

/// The stems that carry what a text says, each once, in byte order.
struct Gist {
    std::vector<std::string> stems;
};

/// At most this many stems are kept of a text: the longest.
inline constexpr std::size_t most_stems = 64;

Gist gist_of(const Analyser& analyser, std::string_view text);

/// The words of a text, as they are written there, that have something in common with a gist: the
/// reason for saying that the two belong together.
std::vector<std::string> words_shared(const Analyser& analyser, std::string_view text,
                                      const Gist& gist);

} // namespace radslag::search
