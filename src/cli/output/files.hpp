// Files that the program writes: whole or not at all, never over an existing one unless asked.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/output/staged_file.hpp"
#include "cli/process/interruption.hpp"
#include "coffer/core/result.hpp"

namespace coffer::cli {

/// WrittenFiles writes the files of a command, all or none, and undoes it when the command fails after that or is told to stop: its results
/// were not told, so nobody knows of them. What `force` replaced is then there again.
class WrittenFiles {
public:
    WrittenFiles() = default;
    ~WrittenFiles();
    WrittenFiles(const WrittenFiles&) = delete;
    WrittenFiles& operator=(const WrittenFiles&) = delete;

    /// write writes all of `files`, or none; a secret is put in its place after what is open. "-", /dev/fd/N and /dev/stdout are
    /// written to as they are, last. From here on, a signal to end is noted only, until this object is gone. Errors: file_exists,
    /// file_write, file_permissions, usage_conflict (two files of one name).
    [[nodiscard]] Status write(std::span<const FileToWrite> files, bool force);
    /// remove_when_kept removes one more file with `keep`, if it exists.
    void remove_when_kept(std::string path) { outdated_.push_back(std::move(path)); }
    /// keep is called when the command has succeeded.
    void keep() noexcept;

private:
    [[nodiscard]] Status stage(std::span<const FileToWrite> files, Access access);
    [[nodiscard]] Status put_all(std::span<const FileToWrite> files, bool force);

    std::optional<Interruption> interruption_;
    std::vector<StagedFile> staged_;
    std::vector<std::string> outdated_;
};

/// check_place says whether write may write to `path`: for work that must not be lost. Errors: usage_value (empty name), file_exists,
/// file_write.
[[nodiscard]] Status check_place(const std::string& path, bool force);

/// make_folder creates a folder and its parents, 0700. Error: file_write.
[[nodiscard]] Status make_folder(const std::string& path);

/// home_folder returns $HOME/`below`. Error: no_home_directory.
[[nodiscard]] Result<std::string> home_folder(std::string_view below);

}  // namespace coffer::cli
