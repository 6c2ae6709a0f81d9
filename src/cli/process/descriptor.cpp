#include "cli/process/descriptor.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "cli/input/arguments.hpp"
#include "cli/process/interruption.hpp"
#include "cli/process/own_stack.hpp"
#include "core/decimal.hpp"

namespace coffer::cli {

Descriptor::~Descriptor() {
    static_cast<void>(close());
}

bool Descriptor::close() noexcept {
    const int fd = fd_;
    fd_ = -1;
    return !owned_ || fd < 0 || ::close(fd) == 0;
}

int named_descriptor(std::string_view path, int standard) noexcept {
    if (path == "-") return standard;
    static constexpr std::string_view standard_names[] = {"/dev/stdin", "/dev/stdout", "/dev/stderr"};
    for (int fd = 0; fd <= 2; ++fd) {
        if (path == standard_names[fd]) return fd;
    }
    constexpr std::string_view prefix = "/dev/fd/";
    if (!path.starts_with(prefix)) return -1;
    const auto number = parse_decimal(path.substr(prefix.size()), 1 << 20);
    return number ? static_cast<int>(*number) : -1;
}

ssize_t read_some(int fd, MutBytes into) noexcept {
    wipe_dead_stack();
    return ::read(fd, into.data(), into.size());
}

bool write_all(int fd, Bytes bytes) noexcept {
    wipe_dead_stack();
    while (!bytes.empty()) {
        const ssize_t wrote = ::write(fd, bytes.data(), bytes.size());
        if (wrote < 0 && errno == EINTR && !Interruption::gives_up()) continue;
        if (wrote == 0) errno = EIO;
        if (wrote <= 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(wrote));
    }
    return true;
}

void occupy_standard_descriptors() noexcept {
    for (int fd = 0; fd <= 2; ++fd) {
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): POSIX
        if (::fcntl(fd, F_GETFD) == -1 && errno == EBADF) static_cast<void>(::open("/", O_PATH | O_CLOEXEC));
    }
}

}  // namespace coffer::cli
