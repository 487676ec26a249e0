// The files that records name by their SHA-256: listed while the records are read, copied byte for
// byte when the database is no longer needed.
#pragma once

#include "documents/files.hpp"
#include "exports/damages.hpp"
#include "exports/rows.hpp"

#include <fstream>
#include <functional>

namespace radslag::exports {

/// How far it is: with what, and how many of how many.
using Progress = std::function<void(std::string_view what, std::int64_t done, std::int64_t total)>;

class Originals {
  public:
    /// `scratch`: a file outside of the bag for the names, of which there may be many.
    Originals(Bag& bag, const std::filesystem::path& scratch);

    /// A record of `table` that names a file. `name` is how its sender named it.
    void add(std::string_view table, std::string_view id, std::string_view name, std::int64_t bytes,
             std::string_view sha256);
    /// Ends the list; the files are still to be copied.
    RowFiles list();
    /// Copies every file that was named, each once; gives how many. Errors: conflict when one is
    /// missing or is not what its name says, and that stops it.
    Result<std::int64_t> copy(const documents::Files& files, Damages& damages,
                              const Progress& progress);

  private:
    Bag& bag_;
    std::filesystem::path scratch_;
    std::ofstream names_;
    RowWriter list_;
};

} // namespace radslag::exports
