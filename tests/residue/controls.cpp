#include "residue/controls.hpp"

#include <cstdlib>
#include <cstring>
#include <new>
#include <string>

#include "core/secret_memory.hpp"
#include "crypto/backend/sha2.hpp"

namespace coffer::testing {
namespace {

// Hides from the compiler how the memory is used.
void escape(void* memory) {
    __asm__ __volatile__("" : : "r"(memory) : "memory");
}

void copy_into(volatile u8* target, Bytes secret) {
    for (std::size_t i = 0; i < secret.size(); ++i) target[i] = secret[i];
}

// A buffer 32 KiB below, which later calls do not overwrite.
[[gnu::noinline]] void deep_copy(Bytes secret) {
    u8 frame[32768];
    escape(frame);
    copy_into(frame, secret);
    escape(frame);
}

void stack(Observer& observer) {
    const auto secret = secret_bytes<32>(observer, 1);
    deep_copy(secret.reveal());
}

void heap(Observer& observer) {
    const auto secret = secret_bytes<64>(observer, 2);
    auto* block = static_cast<u8*>(std::malloc(64));
    if (block == nullptr) throw std::bad_alloc();
    copy_into(block, secret.reveal());
    escape(block);
    std::free(block);
}

// Of a size that the search itself does not allocate.
void standard_string(Observer& observer) {
    const auto secret = secret_bytes<600>(observer, 3);
    std::string text(as_text(secret.reveal()));
    text += "grows";
    escape(text.data());
}

// A secret type whose destructor does not wipe: the fault that this gate exists for.
struct Unwiped {
    ByteArray<32> bytes;
    explicit Unwiped(Bytes from) { std::memcpy(bytes.data(), from.data(), bytes.size()); }
};

[[gnu::noinline]] void use_unwiped(Bytes secret) {
    Unwiped copy(secret);
    escape(&copy);
}

void wipe_removed(Observer& observer) {
    const auto secret = secret_bytes<32>(observer, 4);
    use_unwiped(secret.reveal());
}

void byte_reversed(Observer& observer) {
    const auto secret = secret_bytes<32>(observer, 5);
    static ByteArray<32> limbs;
    for (std::size_t i = 0; i < 32; ++i) limbs[i] = secret.reveal()[31 - i];
    escape(limbs.data());
}

void arena(Observer& observer) {
    const auto secret = secret_bytes<32>(observer, 6);
    copy_into(core::secret_allocate(32), secret.reveal());
}

// A hash context that is not wiped.
[[gnu::noinline]] void hash_and_leave(Bytes secret) {
    backend::openssl::Sha512 hash;
    hash.update(secret);
    escape(&hash);
}

void hash_context(Observer& observer) {
    const auto secret = secret_bytes<100>(observer, 7);
    hash_and_leave(secret.reveal());
}

constexpr Flow flows[] = {
    {"leak-stack", stack},
    {"leak-heap", heap},
    {"leak-string", standard_string},
    {"leak-wipe-removed", wipe_removed},
    {"leak-byte-reversed", byte_reversed},
    {"leak-arena", arena},
    {"leak-hash-context", hash_context},
};

}  // namespace

std::span<const Flow> leaking_flows() {
    return flows;
}

}  // namespace coffer::testing
