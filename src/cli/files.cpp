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

Status write_new(const FileToWrite& file, bool force) {
    if (force && ::unlink(file.path.c_str()) != 0 && errno != ENOENT) return fail(Errc::file_write);
    const mode_t mode = file.access == Access::secret ? 0600 : 0644;
    Descriptor made(::open(file.path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode), true);
    if (made.get() < 0) return fail(errno == EEXIST ? Errc::file_exists : Errc::file_write);
    // The mode is set again because the caller's umask may have narrowed it.
    const bool permitted = ::fchmod(made.get(), mode) == 0;
    const bool written = permitted && write_all(made.get(), file.content) && ::fsync(made.get()) == 0;
    if (made.close() && written) return Ok{};
    ::unlink(file.path.c_str());
    return fail(permitted ? Errc::file_write : Errc::file_permissions);
}

bool exists(const std::string& path) {
    struct stat found;
    return ::lstat(path.c_str(), &found) == 0;
}

}  // namespace

Status write_files(std::span<const FileToWrite> files, bool force) {
    for (const FileToWrite& file : files) {
        if (file.path.empty()) return fail(Errc::usage_value, "file name");
        if (!force && named_descriptor(file.path, STDOUT_FILENO) < 0 && exists(file.path)) return fail(Errc::file_exists);
    }
    for (std::size_t i = 0; i < files.size(); ++i) {
        const int named = named_descriptor(files[i].path, STDOUT_FILENO);
        Status written = Ok{};
        if (named < 0) {
            written = write_new(files[i], force);
        } else if (!write_all(named, files[i].content)) {
            written = fail(Errc::file_write);
        }
        if (written) continue;
        for (std::size_t done = 0; done < i; ++done) {
            if (named_descriptor(files[done].path, STDOUT_FILENO) < 0) ::unlink(files[done].path.c_str());
        }
        return written;
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
