// See temporary.hpp.
#include "platform/sheet/temporary.hpp"

#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace radslag::sheet {

namespace {

[[noreturn]] void fail_file(const char* what) {
    throw std::runtime_error(std::string("temporary file: ") + what + ": " + std::strerror(errno));
}

class OpenedFile : public File {
  public:
    explicit OpenedFile(FileHandle file) : file_(std::move(file)) {}

    bool read(std::string& piece, std::size_t most) override {
        piece.resize(most);
        piece.resize(std::fread(piece.data(), 1, most, file_.get()));
        if (std::ferror(file_.get()) != 0)
            fail_file("reading");
        return !piece.empty();
    }

  private:
    FileHandle file_;
};

} // namespace

FileHandle temporary_file() {
    FileHandle file(std::tmpfile());
    if (!file)
        fail_file("making");
    return file;
}

void write(std::FILE* file, std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file) != bytes.size())
        fail_file("writing");
}

std::shared_ptr<File> reading(FileHandle file) {
    if (std::fflush(file.get()) != 0)
        fail_file("writing");
    std::rewind(file.get());
    return std::make_shared<OpenedFile>(std::move(file));
}

} // namespace radslag::sheet
