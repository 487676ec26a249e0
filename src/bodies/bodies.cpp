// What a name says of a body; see bodies.hpp.
#include "bodies/bodies.hpp"

#include "platform/text/fold.hpp"

#include <array>
#include <utility>

namespace radslag::bodies {

namespace {

constexpr std::array<std::pair<std::string_view, BodyKind>, 16> kind_words = {{
    {"forum", BodyKind::forum},
    {"utskott", BodyKind::committee},
    {"kommitté", BodyKind::committee},
    {"kommitte", BodyKind::committee},
    {"nämnd", BodyKind::committee},
    {"utvalg", BodyKind::committee},
    {"committee", BodyKind::committee},
    {"styrelse", BodyKind::board},
    {"styremøte", BodyKind::board},
    {"styret", BodyKind::board},
    {"bestyrelse", BodyKind::board},
    {"hallitus", BodyKind::board},
    {"board", BodyKind::board},
    {"nätverk", BodyKind::network},
    {"nettverk", BodyKind::network},
    {"network", BodyKind::network},
}};

} // namespace

BodyKind kind_of(std::string_view name) {
    const std::string folded = text::fold(name);
    for (const auto& [word, kind] : kind_words)
        if (folded.find(word) != std::string::npos)
            return kind;
    return BodyKind::group;
}

bool lets_others_in(const Circle& now, const Circle& then) {
    if (now.preset == Visibility::is_public || then.preset == Visibility::is_public)
        return now.preset != Visibility::is_public;
    return now.body != then.body ||
           (then.preset == Visibility::members && now.preset != Visibility::members);
}

} // namespace radslag::bodies
