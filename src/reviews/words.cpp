// See words.hpp.
#include "reviews/words.hpp"

#include "platform/i18n/text.hpp"

namespace radslag::reviews {

using i18n::tr;

std::string_view kind_word(i18n::Language language, Kind kind) {
    switch (kind) {
    case Kind::review:
        return tr(language, "Review");
    case Kind::evaluation:
        return tr(language, "Evaluation");
    case Kind::study:
        return tr(language, "Study");
    }
    return {};
}

} // namespace radslag::reviews
