// In what a new version of known notes differs: sentences that came and sentences that went.
#pragma once

#include "imports/imports.hpp"

namespace radslag::imports {

/// Compares the points and turns that stand in the register with those of the new version. Each
/// difference is a Doubt with the words that came or went; what only moved is no difference.
std::vector<Doubt> differences(const std::vector<std::string>& known,
                               const notes::Structure& structure);

} // namespace radslag::imports
