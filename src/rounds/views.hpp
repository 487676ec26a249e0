// How calls look: the list, and one with who has answered.
#pragma once

#include "platform/html/elements.hpp"
#include "rounds/store.hpp"

namespace radslag::rounds::views {

html::Url url_of(RoundId id);
std::string_view kind_word(i18n::Language language, Kind kind);

/// `drafts`: of the bodies where the reader may call.
html::Html rounds(i18n::Language language, const std::vector<store::ListedRound>& rounds,
                  const std::vector<store::ListedRound>& drafts, Day today);

/// What the reader can do with a call.
struct Means {
    bool may_call = false;               ///< opens and closes it
    bool may_answer = false;             ///< takes inputs, and the reader may send one
    std::vector<store::ToldBefore> told; ///< before, by all: of a draft
    std::vector<store::ToldBefore> own;  ///< by those that the reader speaks for
    std::string form_token;
};
html::Html round(i18n::Language language, const store::ShownRound& round, const Means& means,
                 Day today);

} // namespace radslag::rounds::views
