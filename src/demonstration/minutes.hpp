// The notes of a meeting as a text, as a secretariat would send them out, and where in it each
// sentence stands. What the register holds of the meeting points into this text.
#pragma once

#include "demonstration/script.hpp"

#include <map>

namespace radslag::demonstration {

struct Minutes {
    std::string file_name;
    std::string text;
    std::map<const Item*, documents::Place> items;
    std::map<const Record*, documents::Place> points; ///< the heading of each
};

Minutes minutes_of(const Stage& stage, const Script& script);

/// The slides of a point as a text in Markdown: its presentation in few words.
std::string slides_of(const Stage& stage, const Script& script, const ScriptPoint& point);

/// "information, dialog", as the heading of a point announces it.
std::string kinds_in_words(const meetings::Kinds& kinds);

/// What a point is announced as. Throws on a misprint.
meetings::Kinds kinds_of(const Record& point);

} // namespace radslag::demonstration
