// One file on its way to its place, and back again.
#pragma once

#include <array>
#include <string>

#include "cli/process/descriptor.hpp"
#include "coffer/core/result.hpp"

namespace coffer::cli {

enum class Access : u8 { secret, open };  // 0600, 0644

struct FileToWrite {
    std::string path;
    Bytes content;
    Access access;
};

/// StagedFile is a file that is written whole, then put in its place, and can be taken back until it is kept. Before that it has no name
/// where the file system can do that (O_TMPFILE), so that nothing is left of it however the program ends. Elsewhere it lies beside its
/// place under the name .coffer-PID-N, as the file that it replaces does everywhere between `put` and `keep`: signals have to be blocked
/// or noted meanwhile. Only `write` allocates memory.
class StagedFile {
public:
    /// write writes and syncs the content. Errors: file_write, file_permissions.
    [[nodiscard]] static Result<StagedFile> write(const FileToWrite& file);

    StagedFile(StagedFile&&) noexcept = default;
    StagedFile& operator=(StagedFile&&) = delete;
    StagedFile(const StagedFile&) = delete;
    StagedFile& operator=(const StagedFile&) = delete;
    /// Takes the file back, unless it is kept: what it replaced is in its place again, or nothing.
    ~StagedFile();

    /// put puts the file in its place. A file that is there is set aside, if `replace`. Errors: file_exists, file_write.
    [[nodiscard]] Status put(bool replace) noexcept;
    /// sync_folder makes what has been done to the folder last. Error: file_write.
    [[nodiscard]] Status sync_folder() const noexcept;
    /// keep removes what was set aside.
    void keep() noexcept;

    /// same_place says whether both have the same name in the same folder.
    [[nodiscard]] bool same_place(const StagedFile& other) const noexcept;

private:
    /// Name is a name in the folder that is made without memory; empty where there is none.
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

    Descriptor folder_;  // stays open, so that all names are in the same one
    Descriptor file_;
    std::string name_;
    Name beside_;   // of the new file, where it has a name and is not in its place
    Name aside_{};  // of the old one, where it is set aside
    bool placed_ = false;
};

}  // namespace coffer::cli
