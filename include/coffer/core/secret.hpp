// Secret types: move-only, wiped on destruction, without printing and without ==.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

#include "coffer/core/bytes.hpp"
#include "coffer/core/contract.hpp"
#include "coffer/core/result.hpp"

namespace coffer {

/// wipe overwrites `bytes` with zeros. The compiler cannot remove the writes.
void wipe(MutBytes bytes) noexcept;

/// wipe overwrites an array of fixed size inline. The empty asm statement makes the compiler assume that the zeros are read.
template <std::size_t N>
void wipe(std::array<u8, N>& bytes) noexcept {
    bytes.fill(0);
    __asm__ __volatile__("" : : "r"(bytes.data()) : "memory");
}

/// ct_equal returns whether `a` and `b` have the same length and content. Constant time: the time depends on the lengths only.
[[nodiscard]] bool ct_equal(Bytes a, Bytes b) noexcept;

namespace detail {
inline constexpr char secret_moved_away[] = "a secret is read that has been moved away";
}  // namespace detail

/// `SecretArray<N>` holds exactly N secret bytes inside the object. Secret; move-only.
/// A move wipes the source, and the destructor wipes the bytes. A moved-from array can be assigned to, moved or destroyed; any other use
/// ends the process (contract_violated), because its zeros would be a known key. `reveal` and `reveal_mut` are the only access to the
/// bytes, so a search for `reveal` lists every place where secrets leave their type. The bytes lie on the ordinary stack or heap: they can
/// be swapped, and forked children inherit a copy.
template <std::size_t N>
class SecretArray {
public:
    /// size_bytes is the number of bytes.
    static constexpr std::size_t size_bytes = N;

    /// SecretArray() holds N zero bytes.
    SecretArray() noexcept : bytes_{} {}
    /// SecretArray(bytes) holds a copy of `bytes`.
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

    /// clone returns a copy. It is the only way to copy the array.
    [[nodiscard]] SecretArray clone() const noexcept { return SecretArray(reveal()); }
    /// reveal returns a view of the secret bytes, valid until the array is moved or destroyed.
    [[nodiscard]] FixedBytes<N> reveal() const noexcept COFFER_LIFETIMEBOUND {
        if (!present_) contract_violated(detail::secret_moved_away);
        return FixedBytes<N>(bytes_);
    }
    /// reveal_mut returns a writable view of the secret bytes, valid until the array is moved or destroyed.
    [[nodiscard]] FixedMutBytes<N> reveal_mut() noexcept COFFER_LIFETIMEBOUND {
        if (!present_) contract_violated(detail::secret_moved_away);
        return FixedMutBytes<N>(bytes_);
    }

private:
    std::array<u8, N> bytes_;
    bool present_ = true;
};

/// SecretBytes holds secret bytes in the arena: memory that is locked against swapping (if the system permits) and excluded from core
/// dumps. Secret; move-only; wiped on destruction.
/// Its capacity is fixed at creation. It never reallocates, so no stale copy of the bytes remains.
/// A moved-from SecretBytes can be assigned to, moved or destroyed; any other use ends the process (contract_violated). The same holds in a
/// forked child for the non-empty secrets of its parent, unless `init` was called with ForkedSecrets::kept.
/// Throws std::bad_alloc only if memory is exhausted.
class SecretBytes {
public:
    /// SecretBytes() is empty and has capacity 0. It uses no arena memory.
    SecretBytes() noexcept = default;
    /// from_size returns `size` zero bytes.
    [[nodiscard]] static SecretBytes from_size(std::size_t size);
    /// from_capacity returns an empty buffer to which up to `capacity` bytes can be appended.
    [[nodiscard]] static SecretBytes from_capacity(std::size_t capacity);
    /// from_bytes returns a copy of `bytes`.
    [[nodiscard]] static SecretBytes from_bytes(Bytes bytes);

    ~SecretBytes();
    SecretBytes(SecretBytes&& other) noexcept;
    SecretBytes& operator=(SecretBytes&& other) noexcept;
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;
    bool operator==(const SecretBytes&) const = delete;

    /// clone returns a copy, with the size of this buffer as its capacity.
    [[nodiscard]] SecretBytes clone() const { return from_bytes(reveal()); }
    /// size returns the number of bytes.
    [[nodiscard]] std::size_t size() const noexcept { return reveal().size(); }
    /// capacity returns the maximum number of bytes that the buffer can hold.
    [[nodiscard]] std::size_t capacity() const noexcept {
        check_present();
        return capacity_;
    }
    /// empty returns whether the buffer holds no bytes.
    [[nodiscard]] bool empty() const noexcept { return size() == 0; }
    /// reveal returns a view of the secret bytes, valid until the buffer is moved or destroyed.
    [[nodiscard]] Bytes reveal() const noexcept COFFER_LIFETIMEBOUND {
        check_present();
        return {data_, size_};
    }
    /// reveal_mut returns a writable view of the secret bytes, valid until the buffer is moved or destroyed.
    [[nodiscard]] MutBytes reveal_mut() noexcept COFFER_LIFETIMEBOUND {
        check_present();
        return {data_, size_};
    }

    /// append copies `bytes` to the end. The new size is at most the capacity (COFFER_INVARIANT).
    void append(Bytes bytes) noexcept;
    /// truncate shortens the buffer to `size` bytes and wipes the rest. `size` is at most the present size (COFFER_INVARIANT).
    void truncate(std::size_t size) noexcept;

private:
    // Marks, in the byte after the capacity, that the secret is present. The kernel clears this byte together with the arena in a forked
    // child, so the check works for every way of forking.
    static constexpr u8 present_mark = 0xa5;
    // The capacity of a moved-from object, which owns no memory.
    static constexpr std::size_t moved_from = SIZE_MAX;

    void check_present() const noexcept {
        if (!(data_ != nullptr ? data_[capacity_] == present_mark : capacity_ != moved_from)) end_absent();
    }
    [[noreturn, gnu::cold]] void end_absent() const noexcept;
    void release() noexcept;

    u8* data_ = nullptr;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

/// SecretText holds secret text, such as a mnemonic, a passphrase or an encoded private key. Its bytes are valid UTF-8. Secret; move-only;
/// wiped on destruction. It is stored as SecretBytes.
class SecretText {
public:
    SecretText() noexcept = default;
    /// parse checks that `utf8` is valid UTF-8 and returns a copy of it. Secret. Constant time for accepted text, except for whether the
    /// text is ASCII.
    /// Errors, without position: utf8_invalid, utf8_overlong, utf8_surrogate.
    [[nodiscard]] static Result<SecretText> parse(Bytes utf8);
    /// parse does the same but takes over the buffer `utf8` instead of copying it.
    [[nodiscard]] static Result<SecretText> parse(SecretBytes utf8);

    /// clone returns a copy.
    [[nodiscard]] SecretText clone() const { return SecretText(bytes_.clone()); }
    /// size returns the length of the text, in bytes.
    [[nodiscard]] std::size_t size() const noexcept { return bytes_.size(); }
    /// empty returns whether the text is empty.
    [[nodiscard]] bool empty() const noexcept { return bytes_.empty(); }
    /// reveal returns a view of the text's bytes, valid until the text is moved or destroyed.
    [[nodiscard]] Bytes reveal() const noexcept COFFER_LIFETIMEBOUND { return bytes_.reveal(); }
    bool operator==(const SecretText&) const = delete;

private:
    explicit SecretText(SecretBytes bytes) noexcept : bytes_(std::move(bytes)) {}
    SecretBytes bytes_;
};

/// ForkedSecrets says what a forked child finds in place of the secrets that its parent has in the arena.
enum class ForkedSecrets : u8 {
    wiped,  ///< Nothing: the kernel clears them, and reading one ends the child. This is the default.
    kept,   ///< A copy of each, as of all other memory. For servers that load keys and then fork workers.
};

/// secret_memory_locked returns whether every page of the arena is locked against swapping at this moment. It creates the first pages if
/// there are none, and returns false if memory is exhausted.
[[nodiscard]] bool secret_memory_locked() noexcept;

/// require_secret_memory_locked fails if `secret_memory_locked` is false. For programs that stop rather than risk a swapped secret.
/// Errors: memory_lock.
[[nodiscard]] Status require_secret_memory_locked() noexcept;

}  // namespace coffer
