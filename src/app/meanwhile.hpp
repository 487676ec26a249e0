// A folder for what is only needed while a command runs, beside what it makes.
#pragma once

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

namespace radslag::app {

/// "NAME.1234.part", made empty at once and gone at the end with all that is left in it. Throws
/// std::filesystem::filesystem_error where it cannot be made.
class Meanwhile {
  public:
    explicit Meanwhile(const std::filesystem::path& beside)
        // "new/" is the folder "new": what is beside it does not lie in it.
        : folder_(beside.has_filename() ? beside : beside.parent_path()) {
        folder_ += fmt::format(".{}.part", ::getpid());
        std::filesystem::remove_all(folder_); // of somebody killed who had our number
        std::filesystem::create_directories(folder_);
    }
    ~Meanwhile() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    Meanwhile(const Meanwhile&) = delete;
    Meanwhile& operator=(const Meanwhile&) = delete;
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  private:
    std::filesystem::path folder_;
};

} // namespace radslag::app
