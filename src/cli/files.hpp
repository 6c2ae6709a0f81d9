// Files that the program writes: whole or not at all, never over an existing one unless asked.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::cli {

enum class Access : u8 { secret, open };  // 0600, 0644

struct FileToWrite {
    std::string path;
    Bytes content;
    Access access;
};

/// WrittenFiles writes the files of a command, and removes the new ones again when the command fails after that: its results were not
/// told, so nobody knows of them. What `force` replaced stays, whole.
class WrittenFiles {
public:
    WrittenFiles() = default;
    ~WrittenFiles();
    WrittenFiles(const WrittenFiles&) = delete;
    WrittenFiles& operator=(const WrittenFiles&) = delete;

    /// write writes all of `files`, or none. "-" and /dev/fd/N are written to as they are. Errors: file_exists, file_write,
    /// file_permissions.
    [[nodiscard]] Status write(std::span<const FileToWrite> files, bool force);
    /// keep is called when the command has succeeded.
    void keep() noexcept { created_.clear(); }

private:
    std::vector<std::string> created_;
};

/// check_place says whether write may write to `path`: for work that must not be lost. Errors: usage_value (empty name), file_exists,
/// file_write.
[[nodiscard]] Status check_place(const std::string& path, bool force);

/// make_folder creates a folder and its parents, 0700. Error: file_write.
[[nodiscard]] Status make_folder(const std::string& path);

/// home_folder returns $HOME/`below`. Error: no_home_directory.
[[nodiscard]] Result<std::string> home_folder(std::string_view below);

}  // namespace coffer::cli
