// radslag-read: reads one stranger's file behind walls, for the program radslag. The file comes on
// the input, the packed text goes to the output (documents/program/wire.hpp). It joins PDFs too
// (documents/program/joining_wire.hpp).
//
// This program links poppler and is therefore under the GNU General Public License; since it links
// qpdf too, which is under the Apache License 2.0, as a whole under version 3. See LICENSE beside
// this file.
#include "documents/program/joining_wire.hpp"
#include "documents/program/request.hpp"
#include "documents/program/wire.hpp"
#include "reader_program/child.hpp"
#include "reader_program/confine.hpp"
#include "reader_program/converters.hpp"
#include "reader_program/joining.hpp"
#include "reader_program/pdf.hpp"

#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <new>
#include <stdexcept>
#include <system_error>

namespace radslag::reader_program {
namespace {

using namespace documents;

/// The input as an open file that can be mapped; a pipe is copied into memory first.
int seekable_input(std::size_t bound) {
    struct stat facts {};
    if (fstat(STDIN_FILENO, &facts) == 0 && S_ISREG(facts.st_mode))
        return STDIN_FILENO;
    std::string bytes;
    char buffer[64U << 10U];
    ssize_t count = 0;
    while (bytes.size() <= bound && (count = ::read(STDIN_FILENO, buffer, sizeof buffer)) > 0)
        bytes.append(buffer, static_cast<std::size_t>(count));
    return memory_file(bytes);
}

Result<Text> read(const Request& request, const Source& source, int input) {
    if (source.bytes.empty() || source.bytes.size() > request.limits.file_bytes)
        return damaged(source);
    switch (request.mode) {
    case Mode::doc:
        return read_doc(source, input);
    case Mode::msg:
        return read_msg(source, input);
    case Mode::ocr:
        return read_by_ocr(source, request);
    case Mode::pdf:
    case Mode::measure:
    case Mode::join:
        break;
    }
    prepare_poppler();
    wall_in_reader();
    return read_pdf(source);
}

std::string read_packed(const Request& request, const Source& source, int input) {
    try {
        return pack(read(request, source, input));
    } catch (const std::bad_alloc&) {
        return pack(failure(ErrorCode::invalid,
                            "The file {0} needs more memory than one file may have. Split it "
                            "and send the parts.",
                            {""}));
    }
}

void write_all(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR)
            throw std::system_error(errno, std::generic_category(), "write");
        bytes.remove_prefix(count < 0 ? 0 : static_cast<std::size_t>(count));
    }
}

void join(std::string_view input) {
    const auto arrived = arrived_in(input);
    if (!arrived)
        throw std::runtime_error("the input is cut off");
    join_pdfs(*arrived, write_all);
}

/// Writes the answer. Throws std::exception when there is none.
void answer(const Request& request) {
    const int input = seekable_input(request.limits.file_bytes);
    limit_resources(request.limits.seconds);
    struct stat facts {};
    if (fstat(input, &facts) != 0)
        throw std::system_error(errno, std::generic_category(), "fstat");
    const auto size = static_cast<std::size_t>(facts.st_size);
    void* const mapped =
        size == 0 ? MAP_FAILED : mmap(nullptr, size, PROT_READ, MAP_PRIVATE, input, 0);
    const std::string_view bytes = mapped == MAP_FAILED
                                       ? std::string_view()
                                       : std::string_view(static_cast<char*>(mapped), size);
    if (request.mode == Mode::measure || request.mode == Mode::join) {
        setpriority(PRIO_PROCESS, 0, 10); // whoever waits for a page goes first
        wall_in_reader();
        return request.mode == Mode::join ? join(bytes) : write_all(to_text(measure_pdf(bytes)));
    }
    // The name stays with the one who asks: an empty argument stands for it in the sentences.
    write_all(read_packed(request, {"", bytes, request.limits}, input));
}

int run(std::span<const char* const> arguments) {
    const auto request = parse_arguments(arguments);
    if (!request) {
        std::fputs("usage: radslag-read pdf|ocr|doc|msg|measure|join < FILE\n"
                   "Reads the file and writes its text, packed, for the program radslag; or says "
                   "whether the pages of a PDF can be joined, or joins them.\n",
                   stderr);
        return 2;
    }
    try {
        answer(*request);
        return 0;
    } catch (const std::exception&) {
        return 1;
    }
}

} // namespace
} // namespace radslag::reader_program

int main(int count, char** arguments) {
    const std::vector<const char*> words(arguments + 1, arguments + count);
    const int status = radslag::reader_program::run(words);
    // Without the library's own goodbye, which the walls would forbid in part.
    std::fflush(nullptr);
    _exit(status);
}
