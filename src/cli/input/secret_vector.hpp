// Vectors in secret memory, for elements that hold secrets.
#pragma once

#include <memory>
#include <new>
#include <vector>

#include "coffer/core/secret.hpp"

namespace coffer::cli {

/// SecretAllocator allocates secret memory. Each block begins with the SecretBytes that owns the block.
template <typename T>
class SecretAllocator {
public:
    using value_type = T;

    SecretAllocator() noexcept = default;
    template <typename U>
    SecretAllocator(const SecretAllocator<U>&) noexcept {}

    [[nodiscard]] T* allocate(std::size_t count) {
        if (count > (SIZE_MAX - header) / sizeof(T)) throw std::bad_alloc();
        SecretBytes block = SecretBytes::from_size(header + count * sizeof(T));
        u8* const begin = block.reveal_mut().data();
        new (begin) SecretBytes(std::move(block));
        return reinterpret_cast<T*>(begin + header);
    }
    void deallocate(T* values, std::size_t) noexcept {
        auto* const owner = std::launder(reinterpret_cast<SecretBytes*>(reinterpret_cast<u8*>(values) - header));
        const SecretBytes block = std::move(*owner);
        std::destroy_at(owner);
    }

    template <typename U>
    friend bool operator==(const SecretAllocator&, const SecretAllocator<U>&) noexcept {
        return true;
    }

private:
    static constexpr std::size_t alignment = 16;  // that of every block of secret memory
    static constexpr std::size_t header = (sizeof(SecretBytes) + alignment - 1) / alignment * alignment;
    static_assert(alignof(T) <= alignment && alignof(SecretBytes) <= alignment);
};

/// SecretVector is a std::vector whose elements are in secret memory, which is wiped when it is freed.
template <typename T>
using SecretVector = std::vector<T, SecretAllocator<T>>;

}  // namespace coffer::cli
