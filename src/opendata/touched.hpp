// Which records of the read API an entry of the ledger touched.
#pragma once

#include "ledger/reader.hpp"

#include <map>
#include <string>
#include <utility>

namespace radslag::opendata {

/// How: what it gives has changed, or only who may read it may have.
enum class Touch { itself, around };

/// By collection and id.
using Touched = std::map<std::pair<std::string, std::string>, Touch>;

Touched touched_by(db::Session& session, const ledger::Entry& entry);

} // namespace radslag::opendata
