// A server of the tests (tests/system/*.py) as a process of its own, which prints its port and ends
// with the test.
#pragma once

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace radslag::mail {

class ServerProcess {
  public:
    /// `options` are told the server's folder, which is its own.
    ServerProcess(
        const std::string& program,
        const std::function<std::vector<std::string>(const std::string& folder)>& options) {
        std::string name = std::filesystem::temp_directory_path() / "radslag-server-XXXXXX";
        folder_ = mkdtemp(name.data());
        std::vector<std::string> words = {"python3", RADSLAG_SOURCE "/tests/system/" + program};
        for (const std::string& word : options(folder_))
            words.push_back(word);
        int output[2];
        if (pipe(output) != 0 || pipe(input_) != 0)
            throw std::runtime_error("no pipe");
        process_ = fork();
        if (process_ == 0)
            become(words, output[1]);
        close(output[1]);
        close(input_[0]);
        char digits[16] = {};
        const auto count = read(output[0], digits, sizeof digits - 1);
        close(output[0]);
        port_ = count > 0 ? std::atoi(digits) : 0;
    }
    ~ServerProcess() {
        stop();
        std::filesystem::remove_all(folder_);
    }
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    void stop() {
        if (process_ <= 0)
            return;
        close(input_[1]);
        kill(process_, SIGKILL);
        waitpid(process_, nullptr, 0);
        process_ = 0;
    }

    [[nodiscard]] int port() const { return port_; }
    [[nodiscard]] std::string path(const std::string& name) const { return folder_ + "/" + name; }
    [[nodiscard]] std::string write(const std::string& name, const std::string& text) const {
        std::ofstream(path(name)) << text;
        return path(name);
    }

  private:
    [[noreturn]] void become(const std::vector<std::string>& words, int output) const {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        dup2(input_[0], STDIN_FILENO);
        dup2(output, STDOUT_FILENO);
        close(input_[0]);
        close(input_[1]);
        close(output);
        std::vector<char*> arguments;
        for (const std::string& word : words)
            arguments.push_back(const_cast<char*>(word.c_str()));
        arguments.push_back(nullptr);
        execvp(arguments[0], arguments.data());
        _exit(127);
    }

    std::string folder_;
    int input_[2] = {-1, -1};
    pid_t process_ = 0;
    int port_ = 0;
};

} // namespace radslag::mail
