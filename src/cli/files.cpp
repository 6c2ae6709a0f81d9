#include "cli/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "cli/descriptor.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

// A file that is written beside its place and then put there, so that what it replaces is lost only when the new one is whole.
struct Staged {
    std::string staged;  // where the content is now; empty once it is in place
    std::string path;
};

// Writes a new file. The mode is set again because the caller's umask may have narrowed it.
Status create(const std::string& path, const FileToWrite& file) {
    const mode_t mode = file.access == Access::secret ? 0600 : 0644;
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): POSIX
    Descriptor made(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode), true);
    if (made.get() < 0) return fail(errno == EEXIST ? Errc::file_exists : Errc::file_write);
    const bool permitted = ::fchmod(made.get(), mode) == 0;
    const bool written = permitted && write_all(made.get(), file.content) && ::fsync(made.get()) == 0;
    if (made.close() && written) return Ok{};
    ::unlink(path.c_str());
    return fail(permitted ? Errc::file_write : Errc::file_permissions);
}

// Removes what was staged and not put in its place.
class Cleanup {
public:
    std::vector<Staged> files;
    Cleanup() = default;
    ~Cleanup() {
        for (const Staged& file : files) {
            if (!file.staged.empty()) ::unlink(file.staged.c_str());
        }
    }
    Cleanup(const Cleanup&) = delete;
    Cleanup& operator=(const Cleanup&) = delete;
};

// Puts a staged file in its place; without `force` only where there is nothing.
Status put_in_place(Staged& file, bool force) {
    const bool done = force ? ::rename(file.staged.c_str(), file.path.c_str()) == 0 : ::link(file.staged.c_str(), file.path.c_str()) == 0;
    if (!done) return fail(errno == EEXIST ? Errc::file_exists : Errc::file_write);
    if (!force) ::unlink(file.staged.c_str());
    file.staged.clear();
    return Ok{};
}

bool is_stream(const std::string& path) {
    return named_descriptor(path, STDOUT_FILENO) >= 0;
}

}  // namespace

// What stands in a file's place: nothing, a plain file that may be replaced when asked, or something that never is.
Status check_place(const std::string& path, bool force) {
    if (path.empty()) return fail(Errc::usage_value, "file name");
    struct stat found;
    if (is_stream(path) || ::lstat(path.c_str(), &found) != 0) return Ok{};
    if (!force) return fail(Errc::file_exists);
    if (!S_ISREG(found.st_mode)) return fail(Errc::file_write);
    return Ok{};
}

WrittenFiles::~WrittenFiles() {
    for (const std::string& path : created_) ::unlink(path.c_str());
}

Status WrittenFiles::write(std::span<const FileToWrite> files, bool force) {
    for (const FileToWrite& file : files) {
        COFFER_CHECK(check_place(file.path, force));
    }
    Cleanup cleanup;
    for (const FileToWrite& file : files) {
        if (is_stream(file.path)) continue;
        const std::string staged = file.path + ".new-" + std::to_string(::getpid());
        COFFER_CHECK(create(staged, file));
        cleanup.files.push_back({staged, file.path});
    }
    for (const FileToWrite& file : files) {
        if (is_stream(file.path) && !write_all(named_descriptor(file.path, STDOUT_FILENO), file.content)) return fail(Errc::file_write);
    }
    for (Staged& file : cleanup.files) {
        COFFER_CHECK(put_in_place(file, force));
        if (!force) created_.push_back(file.path);
    }
    return Ok{};
}

Status make_folder(const std::string& path) {
    for (std::size_t slash = path.find('/', 1);; slash = path.find('/', slash + 1)) {
        const std::string part = path.substr(0, slash);
        if (::mkdir(part.c_str(), 0700) != 0 && errno != EEXIST) return fail(Errc::file_write, "folder");
        if (slash == std::string::npos) return Ok{};
    }
}

Result<std::string> home_folder(std::string_view below) {
    const char* home = std::getenv("HOME");  // NOLINT(concurrency-mt-unsafe): the program sets no environment variables
    if (home == nullptr || *home != '/') return fail(Errc::no_home_directory);
    return std::string(home) + "/" + std::string(below);
}

}  // namespace coffer::cli
