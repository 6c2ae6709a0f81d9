// Secrets: move-only types that wipe themselves, are never printed and never compared with ==.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer {

/// wipe overwrites `bytes` with zeros in a way that the compiler must not remove.
void wipe(MutBytes bytes) noexcept;

/// wipe of a fixed size, in line: the compiler must take it that the zeros are read.
template <std::size_t N>
void wipe(std::array<u8, N>& bytes) noexcept {
    bytes.fill(0);
    __asm__ __volatile__("" : : "r"(bytes.data()) : "memory");
}

/// ct_equal compares in time that depends on the lengths only. Different lengths are unequal.
[[nodiscard]] bool ct_equal(Bytes a, Bytes b) noexcept;

/// SecretArray<N> holds exactly N secret bytes inline. Moving wipes the source, and every use of a moved-from array but assignment, moving
/// and destruction ends the process: its zeros would be a key that everybody knows. Destruction wipes.
/// `reveal` is the only way to its bytes: one search for `reveal` lists every place where secrets leave their type.
/// The bytes lie where the object lies: on the ordinary stack or heap, copied into forked children like all other memory.
template <std::size_t N>
class SecretArray {
public:
    static constexpr std::size_t size_bytes = N;

    SecretArray() noexcept : bytes_{} {}
    explicit SecretArray(FixedBytes<N> bytes) noexcept { std::memcpy(bytes_.data(), bytes.data(), N); }
    ~SecretArray() { wipe(bytes_); }

    SecretArray(SecretArray&& other) noexcept : bytes_(other.bytes_), present_(std::exchange(other.present_, false)) { wipe(other.bytes_); }
    SecretArray& operator=(SecretArray&& other) noexcept {
        if (this != &other) {
            bytes_ = other.bytes_;
            present_ = std::exchange(other.present_, false);
            wipe(other.bytes_);
        }
        return *this;
    }
    SecretArray(const SecretArray&) = delete;
    SecretArray& operator=(const SecretArray&) = delete;
    bool operator==(const SecretArray&) const = delete;

    /// clone makes a second copy, visibly.
    [[nodiscard]] SecretArray clone() const noexcept { return SecretArray(reveal()); }
    [[nodiscard]] FixedBytes<N> reveal() const noexcept COFFER_LIFETIMEBOUND {
        COFFER_INVARIANT(present_);
        return FixedBytes<N>(bytes_);
    }
    [[nodiscard]] FixedMutBytes<N> reveal_mut() noexcept COFFER_LIFETIMEBOUND {
        COFFER_INVARIANT(present_);
        return FixedMutBytes<N>(bytes_);
    }

private:
    std::array<u8, N> bytes_;
    bool present_ = true;
};

/// SecretBytes holds secret bytes in locked memory (where the system grants it), with a capacity fixed at creation: it never
/// reallocates, so no stale copy is left behind. Throws std::bad_alloc only when memory is exhausted.
/// Every use but assignment, moving and destruction ends the process where the secret is gone: after a move, and in a forked child when
/// the secret was its parent's (unless `init` was told that children keep secrets). An empty one has nothing to lose in a child.
class SecretBytes {
public:
    SecretBytes() noexcept = default;
    /// from_size makes `size` zero bytes.
    [[nodiscard]] static SecretBytes from_size(std::size_t size);
    /// from_capacity makes an empty buffer that can take `capacity` bytes by `append`.
    [[nodiscard]] static SecretBytes from_capacity(std::size_t capacity);
    [[nodiscard]] static SecretBytes from_bytes(Bytes bytes);

    ~SecretBytes();
    SecretBytes(SecretBytes&& other) noexcept;
    SecretBytes& operator=(SecretBytes&& other) noexcept;
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;
    bool operator==(const SecretBytes&) const = delete;

    [[nodiscard]] SecretBytes clone() const { return from_bytes(reveal()); }
    [[nodiscard]] std::size_t size() const noexcept { return reveal().size(); }
    [[nodiscard]] std::size_t capacity() const noexcept {
        check_present();
        return capacity_;
    }
    [[nodiscard]] bool empty() const noexcept { return size() == 0; }
    [[nodiscard]] Bytes reveal() const noexcept COFFER_LIFETIMEBOUND {
        check_present();
        return {data_, size_};
    }
    [[nodiscard]] MutBytes reveal_mut() noexcept COFFER_LIFETIMEBOUND {
        check_present();
        return {data_, size_};
    }

    /// append adds bytes; the caller has made sure that they fit (COFFER_INVARIANT).
    void append(Bytes bytes) noexcept;
    /// truncate shortens to `size` and wipes the rest; `size` is at most the present size (COFFER_INVARIANT).
    void truncate(std::size_t size) noexcept;

private:
    // The byte behind the capacity says that the secret is there. The kernel itself clears it when it wipes the arena for a forked child,
    // so no way of forking escapes the check.
    static constexpr u8 present_mark = 0xa5;
    // The capacity of a moved-from object, which has no block.
    static constexpr std::size_t moved_from = SIZE_MAX;

    void check_present() const noexcept { COFFER_INVARIANT(data_ != nullptr ? data_[capacity_] == present_mark : capacity_ != moved_from); }
    void release() noexcept;

    u8* data_ = nullptr;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

/// SecretText is secret UTF-8 text (phrase, passphrase, private key text). Holding one means: its bytes are valid UTF-8.
class SecretText {
public:
    SecretText() noexcept = default;
    /// parse checks that `utf8` is valid UTF-8 and copies it. Errors: utf8_invalid, utf8_overlong, utf8_surrogate (no position).
    [[nodiscard]] static Result<SecretText> parse(Bytes utf8);
    /// parse that takes over the buffer.
    [[nodiscard]] static Result<SecretText> parse(SecretBytes utf8);

    [[nodiscard]] SecretText clone() const { return SecretText(bytes_.clone()); }
    [[nodiscard]] std::size_t size() const noexcept { return bytes_.size(); }
    [[nodiscard]] bool empty() const noexcept { return bytes_.empty(); }
    [[nodiscard]] Bytes reveal() const noexcept COFFER_LIFETIMEBOUND { return bytes_.reveal(); }
    bool operator==(const SecretText&) const = delete;

private:
    explicit SecretText(SecretBytes bytes) noexcept : bytes_(std::move(bytes)) {}
    SecretBytes bytes_;
};

/// ForkedSecrets says what a forked child finds of its parent's secrets in locked memory.
enum class ForkedSecrets : u8 {
    wiped,  ///< Nothing: the kernel clears them, and reading one ends the child. So it is unless `init` is told otherwise.
    kept,   ///< A copy of each, as of all other memory: for servers that load keys first and fork their workers afterwards.
};

/// secret_memory_locked says whether every page that holds SecretBytes is locked against swapping at this moment.
[[nodiscard]] bool secret_memory_locked() noexcept;

/// require_secret_memory_locked is for programs that would rather stop than risk a swapped secret. Errors: memory_lock.
[[nodiscard]] Status require_secret_memory_locked() noexcept;

}  // namespace coffer
