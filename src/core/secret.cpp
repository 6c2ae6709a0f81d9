#include "coffer/core/secret.hpp"

#include <cstring>
#include <new>

#include "core/ct_mask.hpp"
#include "core/scrub.hpp"
#include "core/secret_memory.hpp"
#include "core/utf8.hpp"

namespace coffer {

void wipe(MutBytes bytes) noexcept {
    if (bytes.empty()) return;
    std::memset(bytes.data(), 0, bytes.size());  // the asm statement below keeps it; not every system has explicit_bzero
    __asm__ __volatile__("" : : "r"(bytes.data()) : "memory");
}

bool ct_equal(Bytes a, Bytes b) noexcept {
    if (a.size() != b.size()) return false;
    u32 difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i) difference |= static_cast<u32>(a[i] ^ b[i]);
    return core::ct_accept(core::ct_mask_equal(difference, 0));
}

SecretBytes SecretBytes::from_capacity(std::size_t capacity) {
    SecretBytes made;
    if (capacity == 0) return made;
    if (capacity == moved_from) throw std::bad_alloc();
    made.data_ = core::secret_allocate(capacity + 1);
    made.data_[capacity] = present_mark;
    made.capacity_ = capacity;
    return made;
}

SecretBytes SecretBytes::from_size(std::size_t size) {
    SecretBytes made = from_capacity(size);
    made.size_ = size;
    return made;
}

SecretBytes SecretBytes::from_bytes(Bytes bytes) {
    SecretBytes made = from_capacity(bytes.size());
    made.append(bytes);
    return made;
}

void SecretBytes::end_absent() const noexcept {
    contract_violated(data_ != nullptr ? "a secret is read in a forked child, which does not have it" : detail::secret_moved_away);
}

void SecretBytes::release() noexcept {
    if (data_ != nullptr) core::secret_free(data_, capacity_ + 1);
}

SecretBytes::~SecretBytes() {
    release();
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      capacity_(std::exchange(other.capacity_, moved_from)) {}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
    if (this != &other) {
        release();
        data_ = std::exchange(other.data_, nullptr);
        size_ = std::exchange(other.size_, 0);
        capacity_ = std::exchange(other.capacity_, moved_from);
    }
    return *this;
}

void SecretBytes::append(Bytes bytes) noexcept {
    check_present();
    COFFER_INVARIANT(bytes.size() <= capacity_ - size_);
    if (bytes.empty()) return;
    std::memcpy(data_ + size_, bytes.data(), bytes.size());
    size_ += bytes.size();
}

void SecretBytes::truncate(std::size_t size) noexcept {
    check_present();
    COFFER_INVARIANT(size <= size_);
    wipe(MutBytes(data_, size_).subspan(size));
    size_ = size;
}

Result<SecretText> SecretText::parse(SecretBytes utf8) {
    if (!is_utf8_constant_time(utf8.reveal())) return fail(check_utf8(utf8.reveal()).error().code);
    return SecretText(std::move(utf8));
}

Result<SecretText> SecretText::parse(Bytes utf8) {
    return parse(SecretBytes::from_bytes(utf8));
}

namespace core {

[[gnu::noinline]] void scrub_stack() noexcept {
    u8 area[scrub_depth];
    std::memset(area, 0, sizeof area);
    __asm__ __volatile__("" : : "r"(area) : "memory");
}

}  // namespace core
}  // namespace coffer
