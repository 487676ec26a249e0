// Runs radslag-read on one file: its own process group, the file as its input, its answer bounded
// in size and time, and checked before it is believed. Look next at src/reader_program.
#include "documents/program/request.hpp"
#include "documents/program/wire.hpp"
#include "documents/promise.hpp"
#include "documents/readers.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <system_error>

namespace radslag::documents {

namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

[[noreturn]] void fail(const char* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return number_; }
    void close() {
        if (number_ >= 0)
            ::close(number_);
        number_ = -1;
    }

  private:
    int number_;
};

std::filesystem::path program_path() {
    if (const char* const set = std::getenv("RADSLAG_READ"); set != nullptr && *set != '\0')
        return set;
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    return self.parent_path() / "radslag-read";
}

/// The file as an input that can be mapped and sought in, without a place on the disk.
int memory_file(std::string_view bytes) {
    const int number = memfd_create("document", MFD_CLOEXEC);
    if (number < 0)
        fail("memfd_create");
    while (!bytes.empty()) {
        const auto count = write(number, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            fail("write");
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    if (lseek(number, 0, SEEK_SET) < 0)
        fail("lseek");
    return number;
}

class SpawnActions {
  public:
    SpawnActions(int input, int output) {
        posix_spawn_file_actions_init(&files_);
        posix_spawn_file_actions_adddup2(&files_, input, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&files_, output, STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&files_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addclosefrom_np(&files_, STDERR_FILENO + 1);
        posix_spawnattr_init(&attributes_);
        posix_spawnattr_setpgroup(&attributes_, 0);
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&attributes_, &none);
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    }
    ~SpawnActions() {
        posix_spawn_file_actions_destroy(&files_);
        posix_spawnattr_destroy(&attributes_);
    }
    SpawnActions(const SpawnActions&) = delete;
    SpawnActions& operator=(const SpawnActions&) = delete;

    /// The process, or nothing when the program cannot be started.
    std::optional<pid_t> start(const std::string& path, std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), path);
        std::vector<char*> argv;
        for (auto& argument : arguments)
            argv.push_back(argument.data());
        argv.push_back(nullptr);
        std::string language = "LC_ALL=C.UTF-8";
        std::string search = "PATH=/usr/local/bin:/usr/bin:/bin";
        char* const environment[] = {language.data(), search.data(), nullptr};
        pid_t process = 0;
        if (posix_spawn(&process, path.c_str(), &files_, &attributes_, argv.data(), environment) !=
            0)
            return std::nullopt;
        return process;
    }

  private:
    posix_spawn_file_actions_t files_{};
    posix_spawnattr_t attributes_{};
};

enum class End { done, late, too_much };

End read_all(int from, std::string& to, std::size_t bound, SteadyTime deadline) {
    while (true) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return End::late;
        pollfd waiting{from, POLLIN, 0};
        if (poll(&waiting, 1, static_cast<int>(std::min<std::int64_t>(left.count(), 60'000))) < 0 &&
            errno != EINTR)
            fail("poll");
        if ((waiting.revents & (POLLIN | POLLHUP)) == 0)
            continue;
        char buffer[64U << 10U];
        const auto count = ::read(from, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            fail("read");
        if (count == 0)
            return End::done;
        to.append(buffer, static_cast<std::size_t>(count));
        if (to.size() > bound)
            return End::too_much;
    }
}

/// Ends the whole group, converters included, and takes the program's status.
int reap(pid_t process) {
    kill(-process, SIGKILL);
    int status = 0;
    while (waitpid(process, &status, 0) < 0)
        if (errno != EINTR)
            fail("waitpid");
    return status;
}

tl::unexpected<Error> took_too_long(const Source& source) {
    return failure(ErrorCode::invalid,
                   "The file {0} takes too long to read. Split it, or save it anew and send it "
                   "again.",
                   {source.name});
}

/// radslag-read does not know the file's name: it leaves the argument that stands for it empty.
void put_name(Message& message, const std::string& name) {
    if (!message.arguments.empty() && message.arguments.front().empty())
        message.arguments.front() = name;
}

Result<Text> judge(const Source& source, Mode mode, std::string_view answer) {
    auto text = unpack(answer);
    // What a converter printed is still to be read.
    const bool is_converted = mode == Mode::doc || mode == Mode::msg;
    if (!text || (!is_converted && *text && check_promise(**text)))
        return damaged(source);
    if (!*text) {
        put_name(text->error().message, source.name);
        return std::move(*text);
    }
    for (Message& remark : (*text)->remarks)
        put_name(remark, source.name);
    return std::move(*text);
}

Result<Text> run(const Source& source, const Request& request) {
    const auto path = program_path();
    if (access(path.c_str(), X_OK) != 0)
        return failure(ErrorCode::invalid,
                       "The file {0} cannot be read: the program radslag-read is missing. It "
                       "belongs beside the program radslag; install it there.",
                       {source.name});
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        fail("pipe2");
    Descriptor output(ends[0]);
    Descriptor input_end(ends[1]);
    Descriptor file(memory_file(source.bytes));
    const auto process =
        SpawnActions(file.number(), input_end.number()).start(path, to_arguments(request));
    if (!process)
        fail("posix_spawn");
    input_end.close();
    const auto deadline =
        std::chrono::steady_clock::now() + std::chrono::seconds(wall_seconds(request));
    const std::size_t bound = std::max(source.limits.text_bytes * 2 + source.limits.blocks * 512,
                                       source.limits.file_bytes * 2);
    std::string answer;
    End end = End::late;
    try {
        end = read_all(output.number(), answer, bound, deadline);
    } catch (...) {
        reap(*process);
        throw;
    }
    const int status = reap(*process);
    const bool out_of_time = WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU;
    if (end == End::late || out_of_time)
        return took_too_long(source);
    if (end == End::too_much)
        return failure(ErrorCode::invalid,
                       "The file {0} holds more than {1} MB of text. Split it and send the parts.",
                       {source.name, std::to_string(source.limits.text_bytes >> 20U)});
    return judge(source, request.mode, answer);
}

} // namespace

Result<Text> read_by_program(const Source& source, Format format) {
    if (format == Format::pdf) {
        auto text = run(source, {Mode::pdf, source.limits});
        return text && text->blocks.empty() ? run(source, {Mode::ocr, source.limits}) : text;
    }
    const auto converted =
        run(source, {format == Format::doc ? Mode::doc : Mode::msg, source.limits});
    if (!converted)
        return converted;
    const Source inner{source.name, converted->text, source.limits};
    auto text = format == Format::doc ? read_plain_text(inner) : read_eml(inner);
    if (!text)
        return text;
    text->format = format;
    if (format == Format::doc)
        text->remarks.push_back({"Only the plain text of {0} was read, without headings, lists "
                                 "and tables: it is an old Word document. Save it as docx for "
                                 "more.",
                                 {source.name}});
    return text;
}

} // namespace radslag::documents
