// Forks, confines, and collects; see child.hpp.
#include "reader_program/child.hpp"

#include "reader_program/confine.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string_view>
#include <system_error>

namespace radslag::reader_program {

namespace {

[[noreturn]] void fail(const char* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

bool write_all(int to, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = write(to, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

/// Starts `body` in a new process whose output is collected; it must end by _exit.
std::optional<std::string> collect(const std::function<void(int)>& body, std::size_t bound) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        fail("pipe2");
    const pid_t process = fork();
    if (process < 0)
        fail("fork");
    if (process == 0) {
        close(ends[0]);
        try {
            body(ends[1]);
        } catch (...) {
        }
        _exit(126);
    }
    close(ends[1]);
    std::string output;
    std::array<char, 64U << 10U> buffer{};
    while (output.size() <= bound) {
        const auto count = read(ends[0], buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        output.append(buffer.data(), static_cast<std::size_t>(count));
    }
    close(ends[0]);
    if (output.size() > bound)
        kill(process, SIGKILL);
    int status = 0;
    while (waitpid(process, &status, 0) < 0)
        if (errno != EINTR)
            fail("waitpid");
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || output.size() > bound)
        return std::nullopt;
    return output;
}

} // namespace

std::string compute_apart(const std::function<std::string()>& work, std::size_t bound) {
    const auto result = collect(
        [&](int output) {
            wall_in_reader();
            _exit(write_all(output, work()) ? 0 : 1);
        },
        bound);
    return result.value_or("");
}

std::string installed(const std::string& program) {
    for (const char* const folder : {"/usr/local/bin/", "/usr/bin/", "/bin/"})
        if (const std::string path = folder + program; access(path.c_str(), X_OK) == 0)
            return path;
    return {};
}

std::optional<std::string> convert(const std::vector<std::string>& command, int input,
                                   std::size_t bound) {
    std::vector<char*> arguments;
    for (const std::string& each : command)
        arguments.push_back(const_cast<char*>(each.c_str()));
    arguments.push_back(nullptr);
    return collect(
        [&](int output) {
            // One thread: the walls allow no second.
            std::array<const char*, 4> environment{"LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin",
                                                   "OMP_THREAD_LIMIT=1", nullptr};
            lseek(input, 0, SEEK_SET);
            dup2(input, STDIN_FILENO);
            dup2(output, STDOUT_FILENO);
            wall_in_converter();
            execve(arguments[0], arguments.data(), const_cast<char**>(environment.data()));
            _exit(127);
        },
        bound);
}

int memory_file(const std::string& bytes) {
    const int number = memfd_create("picture", MFD_CLOEXEC);
    if (number < 0 || !write_all(number, bytes))
        fail("memfd_create");
    return number;
}

} // namespace radslag::reader_program
