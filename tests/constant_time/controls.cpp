#include "constant_time/controls.hpp"

#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/bn.h>
#include <openssl/evp.h>

namespace coffer::testing {
namespace {

volatile unsigned sink;

void branch(Observer& observer) {
    const auto secret = secret_bytes<32>(observer, 1);
    if (secret.reveal()[5] > 100) sink = 1;
}

void address(Observer& observer) {
    static const ByteArray<256> table{1, 2, 3};
    const auto secret = secret_bytes<32>(observer, 2);
    sink = table[secret.reveal()[7]];
}

void early_exit(Observer& observer) {
    const auto secret = secret_bytes<32>(observer, 3);
    const ByteArray<32> guess{};
    for (std::size_t i = 0; i < guess.size(); ++i) {
        if (guess[i] == secret.reveal()[i]) continue;
        sink = static_cast<unsigned>(i);
        break;
    }
}

// In a library that has known reports, but through a call that has none.
void library_table(Observer& observer) {
    const auto secret = secret_bytes<32>(observer, 4);
    ByteArray<24> decoded{};
    sink = static_cast<unsigned>(EVP_DecodeBlock(decoded.data(), secret.reveal().data(), 32));
}

// Through a call with a known report, but with a secret as its input, which is not allowed: the call skips leading zeros one by one.
void library_leading_zeros(Observer& observer) {
    const auto secret = secret_bytes<32>(observer, 5);
    BIGNUM* number = BN_bin2bn(secret.reveal().data(), 32, nullptr);
    sink = number != nullptr ? 1 : 0;
    BN_clear_free(number);
}

constexpr Flow flows[] = {
    {"leak-branch", branch},
    {"leak-address", address},
    {"leak-early-exit", early_exit},
    {"leak-library-table", library_table},
    {"leak-library-leading-zeros", library_leading_zeros},
};

}  // namespace

std::span<const Flow> leaking_branches() {
    return flows;
}

}  // namespace coffer::testing
