// notes_extract [--out FOLDER] FILE...: reads plain texts as notes and prints one JSON object each,
// or writes FOLDER/NAME.json, so that score.py can compare them with what a reader found.
#include "notes/read.hpp"
#include "plain_text.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string_view>

int main(int argc, char** argv) {
    std::filesystem::path folder;
    int status = 0;
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--out" && i + 1 < argc) {
            folder = argv[++i];
            continue;
        }
        const std::filesystem::path path = argv[i];
        std::ifstream file(path, std::ios::binary);
        if (!file) {
            std::cerr << "cannot read " << path << '\n';
            status = 1;
            continue;
        }
        const auto text = radslag::notes::plain_text({std::istreambuf_iterator<char>(file), {}});
        const auto json = radslag::notes::to_json(radslag::notes::read(text), text);
        if (folder.empty())
            std::cout << json << '\n';
        else
            std::ofstream(folder / (path.stem().string() + ".json")) << json << '\n';
    }
    return status;
}
