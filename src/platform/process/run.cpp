// See run.hpp.
#include "platform/process/run.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <system_error>
#include <thread>

namespace radslag::process {

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

End read_all(int from, const std::function<void(std::string_view)>& take, std::size_t bound,
             SteadyTime deadline) {
    std::size_t taken = 0;
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
        taken += static_cast<std::size_t>(count);
        if (taken > bound)
            return End::too_much;
        take({buffer, static_cast<std::size_t>(count)});
    }
}

/// Ends the whole group, the programs that it started included, and takes the program's status.
int reap(pid_t process) {
    kill(-process, SIGKILL);
    int status = 0;
    while (waitpid(process, &status, 0) < 0)
        if (errno != EINTR)
            fail("waitpid");
    return status;
}

/// What has answered all is given a moment to end by itself, so that its own status is seen.
void await_end(pid_t process) {
    constexpr int most_waits = 2000;
    for (int waits = 0; waits < most_waits; ++waits) {
        siginfo_t info{};
        if (waitid(P_PID, static_cast<id_t>(process), &info, WEXITED | WNOHANG | WNOWAIT) != 0 ||
            info.si_pid != 0)
            return;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

} // namespace

std::filesystem::path beside_us(std::string_view program, const char* variable) {
    if (const char* const set = std::getenv(variable); set != nullptr && *set != '\0')
        return set;
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    return self.parent_path() / program;
}

Input::Input() : number_(memfd_create("document", MFD_CLOEXEC)) {
    if (number_ < 0)
        fail("memfd_create");
}

Input::~Input() {
    close(number_);
}

void Input::add(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = write(number_, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            fail("write");
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

void Input::add_file(const std::filesystem::path& file, std::size_t size) {
    const Descriptor opened(open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (opened.number() < 0)
        fail("open");
    while (size > 0) {
        const auto count = sendfile(number_, opened.number(), nullptr, size);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            fail("sendfile");
        size -= static_cast<std::size_t>(count);
    }
}

std::optional<Answer> run(const Command& command, std::string_view input) {
    Input given;
    given.add(input);
    std::string output;
    auto answer = run(command, given, [&output](std::string_view piece) { output += piece; });
    if (answer)
        answer->output = std::move(output);
    return answer;
}

std::optional<Answer> run(const Command& command, const Input& input,
                          const std::function<void(std::string_view)>& take) {
    if (access(command.program.c_str(), X_OK) != 0)
        return std::nullopt;
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        fail("pipe2");
    Descriptor output(ends[0]);
    Descriptor input_end(ends[1]);
    if (lseek(input.number(), 0, SEEK_SET) < 0)
        fail("lseek");
    const auto process = SpawnActions(input.number(), input_end.number())
                             .start(command.program.string(), command.arguments);
    if (!process)
        fail("posix_spawn");
    input_end.close();
    Answer answer;
    try {
        answer.end = read_all(output.number(), take, command.answer_bytes,
                              std::chrono::steady_clock::now() + command.time);
    } catch (...) {
        reap(*process);
        throw;
    }
    if (answer.end == End::done)
        await_end(*process);
    answer.status = reap(*process);
    return answer;
}

} // namespace radslag::process
