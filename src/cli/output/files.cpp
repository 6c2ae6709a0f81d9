#include "cli/output/files.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

#include "core/try.hpp"

namespace coffer::cli {
namespace {

bool is_stream(const std::string& path) {
    return named_descriptor(path, STDOUT_FILENO) >= 0;
}

}  // namespace

Status check_place(const std::string& path, bool force) {
    if (path.empty()) return fail(Errc::usage_value, "file name");
    struct stat found;
    if (is_stream(path) || ::lstat(path.c_str(), &found) != 0) return Ok{};
    if (!force) return fail(Errc::file_exists);
    if (!S_ISREG(found.st_mode)) return fail(Errc::file_write);
    return Ok{};
}

WrittenFiles::~WrittenFiles() {
    const BlockedSignals blocked;
    while (!staged_.empty()) staged_.pop_back();
}

Status WrittenFiles::write(std::span<const FileToWrite> files, bool force) {
    for (const FileToWrite& file : files) COFFER_CHECK(check_place(file.path, force));
    interruption_.emplace(Interruption::Work::undone);
    COFFER_CHECK(put_all(files, force));
    for (const FileToWrite& file : files) {
        if (is_stream(file.path) && !write_all(named_descriptor(file.path, STDOUT_FILENO), file.content)) return fail(Errc::file_write);
    }
    if (Interruption::gives_up()) return fail(Errc::file_write);
    return Ok{};
}

Status WrittenFiles::put_all(std::span<const FileToWrite> files, bool force) {
    const BlockedSignals blocked;
    staged_.reserve(files.size());
    for (const Access access : {Access::open, Access::secret}) COFFER_CHECK(stage(files, access));
    for (StagedFile& file : staged_) COFFER_CHECK(file.put(force));
    for (const StagedFile& file : staged_) COFFER_CHECK(file.sync_folder());
    return Ok{};
}

Status WrittenFiles::stage(std::span<const FileToWrite> files, Access access) {
    for (const FileToWrite& file : files) {
        if (file.access != access || is_stream(file.path)) continue;
        COFFER_TRY(StagedFile staged, StagedFile::write(file));
        const auto same = [&](const StagedFile& other) { return staged.same_place(other); };
        if (std::ranges::any_of(staged_, same)) return fail(Errc::usage_conflict);
        staged_.push_back(std::move(staged));
    }
    return Ok{};
}

void WrittenFiles::keep() noexcept {
    const BlockedSignals blocked;
    for (StagedFile& file : staged_) file.keep();
    for (const std::string& path : outdated_) ::unlink(path.c_str());
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
