#include "flows/flow.hpp"

namespace coffer::testing {

// Byte by byte and through a volatile variable, so that no register ever holds eight bytes of the secret.
[[gnu::noinline]] void fill(MutBytes out, unsigned number) {
    volatile unsigned state = number * 2654435761U + 12345U;
    for (std::size_t i = 0; i < out.size(); ++i) {
        state = state * 1664525U + 1013904223U;
        volatile u8* byte = &out[i];
        *byte = static_cast<u8>(state >> 24);
    }
    if (!out.empty()) out[0] = static_cast<u8>(out[0] & 0x7fU);  // below the order of every curve
}

std::vector<Flow> all_flows() {
    std::vector<Flow> flows;
    for (const auto part : {hash_flows(), curve_flows(), codec_flows(), key_flows(), tree_flows(), message_flows(), tx_flows()})
        flows.insert(flows.end(), part.begin(), part.end());
    return flows;
}

}  // namespace coffer::testing
