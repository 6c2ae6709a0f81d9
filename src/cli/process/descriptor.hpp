// File descriptors that are named on the command line, and those that we own.
#pragma once

#include <sys/types.h>

#include <string_view>
#include <utility>

#include "coffer/core/bytes.hpp"

namespace coffer::cli {

/// Descriptor closes the file that it owns.
class Descriptor {
public:
    Descriptor(int fd, bool owned) noexcept : fd_(fd), owned_(owned) {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)), owned_(other.owned_) {}
    Descriptor& operator=(Descriptor&&) = delete;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const noexcept { return fd_; }
    /// close reports whether the system accepted all that was written.
    [[nodiscard]] bool close() noexcept;

private:
    int fd_;
    bool owned_;
};

/// named_descriptor returns N for /dev/fd/N, 0, 1, 2 for /dev/stdin, /dev/stdout, /dev/stderr, `standard` for "-", otherwise -1. The
/// descriptor itself is used, so that this works without /proc and for descriptors that cannot be opened again.
[[nodiscard]] int named_descriptor(std::string_view path, int standard) noexcept;

/// read_some reads as `read` does. Like write_all, it may wait, so what earlier calls left on the stack is wiped before.
[[nodiscard]] ssize_t read_some(int fd, MutBytes into) noexcept;

/// write_all writes every byte; false on failure, with the reason in errno: EINTR where an Interruption has it given up.
[[nodiscard]] bool write_all(int fd, Bytes bytes) noexcept;

/// occupy_standard_descriptors puts a descriptor that can neither be read nor written in the place of each closed one of 0, 1, 2, so that
/// no file that is opened later gets its number.
void occupy_standard_descriptors() noexcept;

}  // namespace coffer::cli
