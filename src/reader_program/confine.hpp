// The walls round whatever reads a stranger's file: time, memory, files, processes, network. They
// are put up by the program itself, before it looks at the first byte.
#pragma once

namespace radslag::reader_program {

/// CPU seconds, memory, open files, no core dump; the process dies with the one that started it.
/// All of it holds for every process that is started from here on. Throws std::system_error.
void limit_resources(int cpu_seconds);

/// For programs of others (catdoc, msgconvert, tesseract): no network, no further process, no
/// tracing, no rights to gain, no file written or removed. Holds over exec. Throws
/// std::runtime_error.
void wall_in_converter();

/// For our own reading: nothing but computing, and reading and writing what is open already. No
/// new file, process or program. Throws std::runtime_error.
void wall_in_reader();

} // namespace radslag::reader_program
