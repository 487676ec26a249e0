// Files that have no name and go away by themselves: where sheets are written before they are sent.
#pragma once

#include "platform/sheet/sheet.hpp"

#include <cstdio>

namespace radslag::sheet {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using FileHandle = std::unique_ptr<std::FILE, CloseFile>;

/// An empty file in the folder for temporary files. Throws std::runtime_error when there is none.
FileHandle temporary_file();

/// Throws std::runtime_error when not all could be written.
void write(std::FILE* file, std::string_view bytes);

/// The file from its beginning, for reading.
std::shared_ptr<File> reading(FileHandle file);

} // namespace radslag::sheet
