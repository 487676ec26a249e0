// What understanding notes costs: CPU a megabyte of plain text that is already in memory, on one
// core, beside a pass that only splits the same text into words. Ends with 1 when it is slower than
// wanted. Usage: extract_bench [--megabytes N] [FILE...]; without files the notes of
// tests/notes/labelled, and the real ones where RADSLAG_SHARED has them.
#include "notes/read.hpp"
#include "notes/text/letters.hpp"
#include "plain_text.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace radslag::bench {

namespace {

/// Megabytes a second of CPU that reading notes must reach.
constexpr double wanted = 5.0;

/// CPU seconds of this process.
double cpu_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

struct Notes {
    std::string name;
    documents::Text text;
};

void add(const std::filesystem::path& path, std::vector<Notes>& notes) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        fmt::print(stderr, "cannot read {}\n", path.string());
        std::exit(2);
    }
    notes.push_back(
        {path.stem().string(), notes::plain_text({std::istreambuf_iterator<char>(file), {}})});
}

void add_folder(const std::filesystem::path& folder, std::vector<Notes>& notes) {
    if (!std::filesystem::is_directory(folder))
        return;
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths)
        add(path, notes);
}

/// The simple limit: every word found, and nothing understood.
std::size_t split_into_words(std::string_view text) {
    std::size_t words = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = notes::word_end(text, at);
        words += end > at ? 1 : 0;
        at = end > at ? end : at + notes::character_at(text, at).size;
    }
    return words;
}

std::size_t understand(const documents::Text& text) {
    const auto structure = notes::read(text);
    return structure.turns.size() + structure.people.size();
}

/// Megabytes a second at which `work` goes through all notes, again and again up to `megabytes`.
template <class F>
double speed(const std::vector<Notes>& notes, double megabytes, F&& work) {
    double done = 0;
    std::size_t found = 0;
    const double began = cpu_seconds();
    while (done < megabytes * 1e6)
        for (const Notes& one : notes) {
            found += work(one.text);
            done += static_cast<double>(one.text.text.size());
        }
    const double used = cpu_seconds() - began;
    if (found == 0)
        fmt::print("nothing was found in the notes\n");
    return done / 1e6 / std::max(used, 1e-6);
}

/// The slowest of the notes shows what costs more than it should.
void print_slowest(const std::vector<Notes>& notes) {
    const Notes* slowest = nullptr;
    double least = 0;
    for (const Notes& one : notes) {
        const double reached =
            speed({one}, 0.2, [](const documents::Text& text) { return understand(text); });
        if (slowest == nullptr || reached < least) {
            slowest = &one;
            least = reached;
        }
    }
    if (slowest != nullptr)
        fmt::print("slowest: {} with {:.1f} MB/s\n", slowest->name, least);
}

int run(double megabytes, const std::vector<Notes>& notes) {
    std::size_t bytes = 0;
    for (const Notes& one : notes)
        bytes += one.text.text.size();
    fmt::print("{} notes of {:.1f} kB together, read up to {:.0f} MB\n", notes.size(),
               static_cast<double>(bytes) / 1e3, megabytes);
    const double splitting = speed(
        notes, megabytes, [](const documents::Text& text) { return split_into_words(text.text); });
    const double reading =
        speed(notes, megabytes, [](const documents::Text& text) { return understand(text); });
    fmt::print("splitting into words {:>8.1f} MB/s of CPU\n", splitting);
    fmt::print("understanding        {:>8.1f} MB/s of CPU, wanted {:.1f}\n", reading, wanted);
    fmt::print("ratio                {:>8.1f}\n", splitting / reading);
    print_slowest(notes);
    return reading < wanted ? 1 : 0;
}

} // namespace

} // namespace radslag::bench

int main(int argc, char** argv) {
    using namespace radslag::bench;
    double megabytes = 20;
    std::vector<Notes> notes;
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--megabytes" && i + 1 < argc)
            megabytes = std::atof(argv[++i]);
        else
            add(argv[i], notes);
    }
    if (notes.empty()) {
        const char* shared = std::getenv("RADSLAG_SHARED");
        add_folder(std::filesystem::path(RADSLAG_SOURCE) / "tests/notes/labelled/docs", notes);
        add_folder(std::filesystem::path(shared != nullptr ? shared : RADSLAG_SOURCE "/../shared") /
                       "data/notes/docs",
                   notes);
    }
    return run(megabytes, notes);
}
