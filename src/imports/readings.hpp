// What the reader makes of the documents under review, kept in memory for a while: whoever reviews
// one opens it, decides and decides again, and each time the same text would be read anew.
#pragma once

#include "imports/facts.hpp"

#include <list>
#include <memory>
#include <mutex>

namespace radslag::imports {

/// A document's text and what was read in it.
struct Understood {
    documents::Text text;
    notes::Structure structure;
    std::vector<Fact> facts;
};

/// Reads the text.
std::shared_ptr<const Understood> understand(documents::Text text);

/// The last ones used, by the id of the proposal whose text they are: such a text never changes
/// while it is there. Safe to use from several threads.
class Readings {
  public:
    /// Bytes of text that are kept at most; what was read in them takes some five times as much. A
    /// single longer text is read each time.
    static constexpr std::size_t most_bytes = std::size_t{1} << 20;

    /// What is kept under the id, or else what is read in the text that `fetch` gives.
    std::shared_ptr<const Understood> of(std::string_view id,
                                         const std::function<documents::Text()>& fetch);

    /// For a text that must be gone.
    void forget(std::string_view id);

  private:
    struct Kept {
        std::string id;
        std::shared_ptr<const Understood> understood;
    };

    std::mutex mutex_;
    std::list<Kept> kept_; ///< the last used first
    std::size_t bytes_ = 0;

    void drop(std::list<Kept>::iterator one);
};

} // namespace radslag::imports
