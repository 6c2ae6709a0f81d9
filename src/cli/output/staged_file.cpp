#include "cli/output/staged_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>

#include "core/try.hpp"

namespace coffer::cli {
namespace {

constexpr std::string_view open_files = "/proc/self/fd/";  // linkat needs this path to name a file that has no name
constexpr unsigned most_names = 10000;

char* append(char* at, std::string_view text) noexcept {
    return std::ranges::copy(text, at).out;
}
char* append(char* at, unsigned number) noexcept {
    return std::to_chars(at, at + 10, number).ptr;
}

// The errors of file systems that do not support an operation or its flags.
bool not_supported(int error) noexcept {
    return error == EINVAL || error == ENOSYS || error == EOPNOTSUPP;
}

}  // namespace

// Calls `use` with one name after another until a name is free. An earlier process with the same ID may have left files, so the first name
// may be taken.
template <typename Use>
bool StagedFile::with_free_name(Name& name, Use&& use) noexcept {
    for (unsigned number = 0; number != most_names; ++number) {
        name = {};
        append(append(append(append(name.data(), ".coffer-"), static_cast<unsigned>(::getpid())), "-"), number);
        if (use(name.data())) return true;
        if (errno != EEXIST) break;
    }
    name = {};
    return false;
}

Descriptor StagedFile::create(int folder, Name& beside) noexcept {
    constexpr mode_t mode = S_IRUSR | S_IWUSR;
    int made = -1;
    // NOLINTBEGIN(cppcoreguidelines-pro-type-vararg): POSIX
    if (::access(open_files.data(), X_OK) == 0) made = ::openat(folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, mode);
    if (made < 0) {
        static_cast<void>(with_free_name(beside, [&](const char* name) {
            made = ::openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
            return made >= 0;
        }));
    }
    // NOLINTEND(cppcoreguidelines-pro-type-vararg)
    return {made, true};
}

Result<StagedFile> StagedFile::write(const FileToWrite& file) {
    const std::string_view path = file.path;
    const std::size_t slash = path.rfind('/');
    const std::string folder_name(slash == std::string_view::npos ? "." : path.substr(0, std::max<std::size_t>(slash, 1)));
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): POSIX
    Descriptor folder(::open(folder_name.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC), true);
    Name beside{};
    std::string name(path.substr(slash == std::string_view::npos ? 0 : slash + 1));
    Descriptor made = create(folder.get(), beside);
    if (made.get() < 0) return fail(Errc::file_write);
    StagedFile staged(std::move(name), std::move(folder), std::move(made), beside);
    // The mode is set explicitly, because the umask applied to the mode at creation.
    if (::fchmod(staged.file_.get(), file.access == Access::secret ? 0600 : 0644) != 0) return fail(Errc::file_permissions);
    if (!write_all(staged.file_.get(), file.content) || ::fsync(staged.file_.get()) != 0) return fail(Errc::file_write);
    return staged;
}

StagedFile::~StagedFile() {
    const int folder = folder_.get();
    if (folder < 0) return;  // moved-from
    if (beside_[0] != '\0') ::unlinkat(folder, beside_.data(), 0);
    if (placed_ && !stands()) return;  // another program has replaced the file since
    if (aside_[0] != '\0') {
        // If both names are links to the same file, rename does nothing, so the second name is removed.
        if (::renameat(folder, aside_.data(), folder, name_.c_str()) == 0) ::unlinkat(folder, aside_.data(), 0);
    } else if (placed_) {
        ::unlinkat(folder, name_.c_str(), 0);
    }
}

bool StagedFile::stands() const noexcept {
    struct stat own;
    struct stat found;
    return ::fstat(file_.get(), &own) == 0 && ::fstatat(folder_.get(), name_.c_str(), &found, AT_SYMLINK_NOFOLLOW) == 0 &&
           own.st_dev == found.st_dev && own.st_ino == found.st_ino;
}

Status StagedFile::put(bool replace) noexcept {
    struct stat found;
    const bool taken = ::fstatat(folder_.get(), name_.c_str(), &found, AT_SYMLINK_NOFOLLOW) == 0;
    if (taken && !replace) return fail(Errc::file_exists);
    placed_ = taken ? replace_old() : put_new();
    if (!placed_) return fail(!replace && errno == EEXIST ? Errc::file_exists : Errc::file_write);
    return Ok{};
}

bool StagedFile::link_open_file(const char* name) const noexcept {
    std::array<char, open_files.size() + 11> path{};
    append(append(path.data(), open_files), static_cast<unsigned>(file_.get()));
    return ::linkat(AT_FDCWD, path.data(), folder_.get(), name, AT_SYMLINK_FOLLOW) == 0;
}

// Fails if another program has created a file with this name since the check.
bool StagedFile::put_new() noexcept {
    const int folder = folder_.get();
    if (beside_[0] == '\0') return link_open_file(name_.c_str());
    if (::renameat2(folder, beside_.data(), folder, name_.c_str(), RENAME_NOREPLACE) == 0) {
        beside_ = {};
        return true;
    }
    return not_supported(errno) && ::linkat(folder, beside_.data(), folder, name_.c_str(), 0) == 0;
}

bool StagedFile::replace_old() noexcept {
    const int folder = folder_.get();
    if (beside_[0] == '\0' && !with_free_name(beside_, [&](const char* name) { return link_open_file(name); })) return false;
    if (::renameat2(folder, beside_.data(), folder, name_.c_str(), RENAME_EXCHANGE) == 0) {
        std::swap(beside_, aside_);
        return true;
    }
    if (!not_supported(errno) || !set_aside() || ::renameat(folder, beside_.data(), folder, name_.c_str()) != 0) return false;
    beside_ = {};
    return true;
}

// Gives the replaced file a second name, or renames it if the file system does not support hard links.
bool StagedFile::set_aside() noexcept {
    const int folder = folder_.get();
    return with_free_name(aside_, [&](const char* name) { return ::linkat(folder, name_.c_str(), folder, name, 0) == 0; }) ||
           with_free_name(aside_,
                          [&](const char* name) { return ::renameat2(folder, name_.c_str(), folder, name, RENAME_NOREPLACE) == 0; });
}

Status StagedFile::sync_folder() const noexcept {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): POSIX
    const Descriptor readable(::openat(folder_.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC), true);
    // A directory without read permission, or a file system that cannot sync directories, is not an error.
    if (readable.get() < 0 || ::fsync(readable.get()) == 0) return Ok{};
    if (errno == EIO || errno == ENOSPC || errno == EDQUOT) return fail(Errc::file_write);
    return Ok{};
}

void StagedFile::keep() noexcept {
    if (aside_[0] != '\0') ::unlinkat(folder_.get(), aside_.data(), 0);
    if (beside_[0] != '\0') ::unlinkat(folder_.get(), beside_.data(), 0);
    aside_ = {};
    beside_ = {};
    placed_ = false;
}

bool StagedFile::same_place(const StagedFile& other) const noexcept {
    struct stat own;
    struct stat theirs;
    return name_ == other.name_ && ::fstat(folder_.get(), &own) == 0 && ::fstat(other.folder_.get(), &theirs) == 0 &&
           own.st_dev == theirs.st_dev && own.st_ino == theirs.st_ino;
}

}  // namespace coffer::cli
