// Verbs that tell what somebody will do, and in which tense the notes speak. Look next at acts.hpp.
#pragma once

#include "notes/text/tokens.hpp"

namespace radslag::notes {

class Doing {
  public:
    explicit Doing(const Reading& reading);

    /// Whether the notes tell in the past: what then stands in the present is promised.
    [[nodiscard]] bool tells_in_past() const { return past_; }

    /// "ska", "skal", "will"; the word is folded.
    static bool is_shall(std::string_view word);

    /// Whether the word at `token` is a verb of doing in the present.
    [[nodiscard]] bool is_present(std::size_t token) const;

    /// Whether a statement begins as a wish: what should be is no promise.
    [[nodiscard]] bool is_wish(Range statement) const;

    /// "Webb tar och kollar": `token` is at "tar".
    [[nodiscard]] bool takes_and_does(std::size_t token, Range statement) const;

    /// "Tom tar upp köerna till färjan" tells in the present what Tom says; "tar upp frågan med
    /// nämnden" and "på nästa möte" what he will do. `token` is at "tar".
    [[nodiscard]] bool brings_up_now(std::size_t token, Range statement) const;

    /// "Ulla frågar Regionteatern …" asks somebody; "Rolf frågar om …" only speaks.
    [[nodiscard]] bool asks_someone(std::size_t token, Range statement) const;

  private:
    const Reading& reading_;
    bool past_;
};

} // namespace radslag::notes
