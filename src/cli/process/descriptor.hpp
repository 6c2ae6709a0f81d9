// File descriptors: those that the command line names, and those that the program opens.
#pragma once

#include <sys/types.h>

#include <string_view>
#include <utility>

#include "coffer/core/bytes.hpp"

namespace coffer::cli {

/// Descriptor is a file descriptor. If it owns the descriptor, its destructor closes it. Movable; a moved-from Descriptor is -1.
class Descriptor {
public:
    Descriptor(int fd, bool owned) noexcept : fd_(fd), owned_(owned) {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)), owned_(other.owned_) {}
    Descriptor& operator=(Descriptor&&) = delete;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const noexcept { return fd_; }
    /// close closes an owned descriptor. It returns false if the system reports an error, such as a write that failed late.
    [[nodiscard]] bool close() noexcept;

private:
    int fd_;
    bool owned_;
};

/// named_descriptor returns the descriptor that a path names: N for /dev/fd/N; 0, 1 and 2 for /dev/stdin, /dev/stdout and /dev/stderr;
/// `standard` for "-"; otherwise -1. The program uses that descriptor and does not open the path, so this works without /proc and for
/// descriptors that cannot be opened again, such as sockets.
[[nodiscard]] int named_descriptor(std::string_view path, int standard) noexcept;

/// read_some reads as read(2) does. It wipes the unused stack first (see wipe_dead_stack), because it may wait.
[[nodiscard]] ssize_t read_some(int fd, MutBytes into) noexcept;

/// write_all writes every byte. It returns false on failure, with the reason in errno; EINTR means that Interruption::gives_up. It wipes
/// the unused stack first (see wipe_dead_stack), because it may wait.
[[nodiscard]] bool write_all(int fd, Bytes bytes) noexcept;

/// occupy_standard_descriptors opens a descriptor that can neither be read nor written for each of 0, 1 and 2 that is closed. Otherwise the
/// next file that the program opens would become its standard input, output or error.
void occupy_standard_descriptors() noexcept;

}  // namespace coffer::cli
