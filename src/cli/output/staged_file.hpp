// A file that is written first and named later, and that can be undone.
#pragma once

#include <array>
#include <string>

#include "cli/process/descriptor.hpp"
#include "coffer/core/result.hpp"

namespace coffer::cli {

/// Access is the mode of a file: 0600 for `secret`, 0644 for `open`.
enum class Access : u8 { secret, open };

/// FileToWrite is a file's path, content and mode.
struct FileToWrite {
    std::string path;
    Bytes content;
    Access access;
};

/// StagedFile is a file with complete content that gets its name with `put`, and that the destructor undoes unless `keep` was called. Until
/// `put`, the file has no name if the file system supports that (O_TMPFILE), so nothing remains of it if the program is killed. On other
/// file systems it is in the same directory under the name .coffer-PID-N. Between `put` and `keep`, a replaced file has such a name on
/// every file system, so the caller must block or record signals meanwhile. Only `write` allocates memory. Movable.
class StagedFile {
public:
    /// write creates a file for the path, writes the content and syncs it. The file has no name at its path yet. Errors: file_write,
    /// file_permissions.
    [[nodiscard]] static Result<StagedFile> write(const FileToWrite& file);

    StagedFile(StagedFile&&) noexcept = default;
    StagedFile& operator=(StagedFile&&) = delete;
    StagedFile(const StagedFile&) = delete;
    StagedFile& operator=(const StagedFile&) = delete;
    /// Removes the file and restores the one that it replaced, unless `keep` was called.
    ~StagedFile();

    /// put gives the file its name. With `replace`, an existing file is set aside under another name. Errors: file_exists, file_write.
    [[nodiscard]] Status put(bool replace) noexcept;
    /// sync_folder syncs the directory, so that the new name survives a crash of the system. Error: file_write.
    [[nodiscard]] Status sync_folder() const noexcept;
    /// keep makes the file permanent and removes the one that it replaced.
    void keep() noexcept;

    /// same_place returns true if both files have the same name in the same directory.
    [[nodiscard]] bool same_place(const StagedFile& other) const noexcept;

private:
    /// Name is a temporary name in the directory, empty if there is none. It has a fixed size, because allocating could fail during
    /// undoing.
    using Name = std::array<char, 40>;

    StagedFile(std::string_view name, Descriptor folder, Descriptor file, const Name& beside)
        : folder_(std::move(folder)), file_(std::move(file)), name_(name), beside_(beside) {}

    template <typename Use>
    static bool with_free_name(Name& name, Use&& use) noexcept;
    static Descriptor create(int folder, Name& beside) noexcept;
    [[nodiscard]] bool link_open_file(const char* name) const noexcept;
    [[nodiscard]] bool put_new() noexcept;
    [[nodiscard]] bool replace_old() noexcept;
    [[nodiscard]] bool set_aside() noexcept;
    [[nodiscard]] bool stands() const noexcept;

    Descriptor folder_;  // open, so that all names are in the same directory even if it is moved
    Descriptor file_;
    std::string name_;
    Name beside_;          // temporary name of the new file
    Name aside_{};         // temporary name of the replaced file
    bool placed_ = false;  // whether the new file has its final name
};

}  // namespace coffer::cli
