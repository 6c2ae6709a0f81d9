// Files that the program writes. A file is written completely or not at all, and replaces an existing file only if the user asked for it.
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

/// WrittenFiles writes the files of a command, all or none. Unless `keep` is called, its destructor removes them and restores what they
/// replaced: the output of a command that failed or was stopped is incomplete, so its files must not stay.
class WrittenFiles {
public:
    WrittenFiles() = default;
    ~WrittenFiles();
    WrittenFiles(const WrittenFiles&) = delete;
    WrittenFiles& operator=(const WrittenFiles&) = delete;

    /// write writes all of `files`, or none. Public files get their names before secret ones. Streams ("-", /dev/fd/N, /dev/stdout) are
    /// written last, and cannot be undone. From this call on, until this object is destroyed, a signal that would end the program is only
    /// recorded. `force`: replace existing files. Errors: those of check_place, file_permissions, usage_conflict (two files have the same
    /// name).
    [[nodiscard]] Status write(std::span<const FileToWrite> files, bool force);
    /// remove_when_kept makes `keep` remove this file too, if it exists.
    void remove_when_kept(std::string path) { outdated_.push_back(std::move(path)); }
    /// keep makes the written files permanent and removes what they replaced. Called after the command has succeeded.
    void keep() noexcept;

private:
    [[nodiscard]] Status stage(std::span<const FileToWrite> files, Access access);
    [[nodiscard]] Status put_all(std::span<const FileToWrite> files, bool force);

    std::optional<Interruption> interruption_;
    std::vector<StagedFile> staged_;
    std::vector<std::string> outdated_;
};

/// check_place checks that WrittenFiles::write may write to `path`. A command calls it before work whose result must not be lost. Errors:
/// usage_value (empty name), file_exists (without `force`), file_write (`path` exists and is not a regular file).
[[nodiscard]] Status check_place(const std::string& path, bool force);

/// make_folder creates a directory and its missing parents, with mode 0700. Error: file_write.
[[nodiscard]] Status make_folder(const std::string& path);

/// home_folder returns the path of `below` in the user's home directory. Error: no_home_directory (HOME is not an absolute path).
[[nodiscard]] Result<std::string> home_folder(std::string_view below);

}  // namespace coffer::cli
