#include "cli/input/input.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>

#include "cli/process/interruption.hpp"
#include "cli/process/own_stack.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

Result<SecretBytes> read_all(int fd, std::size_t limit, const char* what) {
    SecretBytes held = SecretBytes::from_capacity(std::min<std::size_t>(limit + 1, 4096));
    SecretBytes chunk = SecretBytes::from_size(4096);
    for (;;) {
        const ssize_t got = read_some(fd, chunk.reveal_mut());
        if (got < 0 && errno == EINTR && Interruption::signal() == 0) continue;
        if (got < 0) return fail(Errc::file_read, what);
        if (got == 0) return held;
        const Bytes fresh = chunk.reveal().first(static_cast<std::size_t>(got));
        if (held.size() + fresh.size() > limit) return fail(Errc::file_too_large, what);
        if (held.size() + fresh.size() > held.capacity()) {
            SecretBytes larger = SecretBytes::from_capacity(std::min(limit, std::max(held.capacity() * 2, held.size() + fresh.size())));
            larger.append(held.reveal());
            held = std::move(larger);
        }
        held.append(fresh);
    }
}

Result<Descriptor> open_path(std::string_view path, const char* what, std::vector<FileIdentity>* read) {
    const int named = named_descriptor(path, STDIN_FILENO);
    wipe_dead_stack();  // opening a named pipe waits for its writer
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): POSIX
    Descriptor file(named >= 0 ? named : ::open(std::string(path).c_str(), O_RDONLY | O_CLOEXEC), named < 0);
    if (file.get() < 0) return fail(Errc::file_not_found, what);
    struct stat status;
    if (read != nullptr && ::fstat(file.get(), &status) == 0) {
        const FileIdentity identity{static_cast<u64>(status.st_dev), static_cast<u64>(status.st_ino)};
        if (std::find(read->begin(), read->end(), identity) != read->end()) return fail(Errc::usage_conflict, what);
        read->push_back(identity);
    }
    return file;
}

}  // namespace

void drop_newline(SecretBytes& bytes) {
    const Bytes all = bytes.reveal();
    std::size_t size = all.size();
    if (size != 0 && all[size - 1] == '\n') {
        --size;
        if (size != 0 && all[size - 1] == '\r') --size;
    }
    bytes.truncate(size);
}

Result<SecretBytes> read_path(std::string_view path, std::size_t limit, const char* what, std::vector<FileIdentity>* read) {
    COFFER_TRY(const Descriptor file, open_path(path, what, read));
    return read_all(file.get(), limit, what);
}

Result<Descriptor> Input::open(const char* option) {
    COFFER_TRY(const std::string_view path, arguments_.required(option));
    return open_path(path, option, &read_);
}

Result<SecretBytes> Input::whole_path(std::string_view path, const char* what, std::size_t limit) {
    return read_path(path, limit, what, &read_);
}

Result<SecretBytes> Input::whole_file(const char* option, std::size_t limit) {
    COFFER_TRY(const std::string_view path, arguments_.required(option));
    return whole_path(path, option, limit);
}

Result<SecretBytes> Input::file(const char* option, std::size_t limit) {
    COFFER_TRY(SecretBytes bytes, whole_file(option, limit));
    drop_newline(bytes);
    return bytes;
}

Result<SecretText> Input::text(const char* option) {
    COFFER_TRY(SecretBytes bytes, file(option));
    return SecretText::parse(std::move(bytes));
}

}  // namespace coffer::cli
