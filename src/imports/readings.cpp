// See readings.hpp.
#include "imports/readings.hpp"

#include "notes/read.hpp"

#include <algorithm>

namespace radslag::imports {

std::shared_ptr<const Understood> understand(documents::Text text) {
    auto understood = std::make_shared<Understood>();
    understood->text = std::move(text);
    understood->structure = notes::read(understood->text);
    understood->facts = facts_of(understood->structure);
    return understood;
}

std::shared_ptr<const Understood> Readings::of(std::string_view id,
                                               const std::function<documents::Text()>& fetch) {
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = std::ranges::find(kept_, id, &Kept::id); found != kept_.end()) {
            kept_.splice(kept_.begin(), kept_, found);
            return found->understood;
        }
    }
    // Two who open it at once both read it: better than one who waits behind a long document.
    auto anew = understand(fetch());
    const std::size_t bytes = anew->text.text.size();
    const std::lock_guard lock(mutex_);
    if (bytes <= most_bytes && std::ranges::find(kept_, id, &Kept::id) == kept_.end()) {
        kept_.push_front({std::string(id), anew});
        bytes_ += bytes;
        while (bytes_ > most_bytes)
            drop(std::prev(kept_.end()));
    }
    return anew;
}

void Readings::forget(std::string_view id) {
    const std::lock_guard lock(mutex_);
    if (const auto found = std::ranges::find(kept_, id, &Kept::id); found != kept_.end())
        drop(found);
}

void Readings::drop(std::list<Kept>::iterator one) {
    bytes_ -= one->understood->text.text.size();
    kept_.erase(one);
}

} // namespace radslag::imports
