// The commands of the program, one function each. arguments.cpp chooses one; each stands in a file
// of its own. Messages go to standard error, data to standard output.
#pragma once

#include "app/settings.hpp"

namespace radslag::app {

/// Founds an empty forum.
ExitCode init(const Place& place, const Init& wishes);
/// Adds accounts and roles, sets passwords, prints links that sign in once.
ExitCode user(const Place& place, const User& wishes);
/// Reads notes and prints their structure; stores nothing.
ExitCode extract(i18n::Language language, const Extract& wishes);
/// Fills the demonstration forum, or says that it is filled.
ExitCode demo(const Place& place, const Demo& wishes);
/// Brings documents in, as proposals or accepted.
ExitCode import(const Place& place, const Import& wishes);
/// Serves until it is told to stop.
ExitCode serve(const Place& place, const Serve& wishes);
/// Prints method, pattern and right of every route, a line each.
ExitCode print_routes(const Place& place);
/// Compares every row with its newest image in the ledger, and documents with their SHA-256.
ExitCode check(const Place& place);
/// Checks a receipt by the ledger's key, or the register against its ledger and a checkpoint.
ExitCode verify(const Place& place, const Verify& wishes);
/// Brings the tables up to this program.
ExitCode migrate(const Place& place);
/// Makes the index of search anew, also while a server runs.
ExitCode reindex(const Place& place);
/// Copies the register into one file while it serves.
ExitCode backup(const Place& place, const std::filesystem::path& file);
/// Puts such a copy into an empty folder.
ExitCode restore(const Place& place, const std::filesystem::path& file);
/// Copies the register into the empty database or the new folder `to`, and proves that all is
/// there.
ExitCode copy(const Place& place, const std::string& to);

/// Writes the whole register, or what is public of it, into a new folder in open formats.
ExitCode export_register(const Place& place, const Export& wishes);

/// Reads the arguments and runs the command.
ExitCode run(int argc, const char* const* argv);

} // namespace radslag::app
