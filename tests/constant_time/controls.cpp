#include "constant_time/controls.hpp"

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

constexpr Flow flows[] = {{"leak-branch", branch}, {"leak-address", address}, {"leak-early-exit", early_exit}};

}  // namespace

std::span<const Flow> leaking_branches() {
    return flows;
}

}  // namespace coffer::testing
