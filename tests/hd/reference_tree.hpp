// A second, slow implementation of key trees that uses only OpenSSL, for comparison.
#pragma once

#include <string>
#include <vector>

#include "coffer/core/bytes.hpp"

namespace coffer::testing {

enum class ReferenceCurve { secp256k1, p256, ed25519 };

struct ReferenceNode {
    std::vector<u8> key;         // 32 bytes
    std::vector<u8> chain_code;  // 32 bytes
};

/// reference_child computes CKDpriv, and throws if the child is invalid.
[[nodiscard]] ReferenceNode reference_child(ReferenceCurve curve, const ReferenceNode& parent, u32 child_number);

/// reference_public returns the public key: 33 bytes, or 32 on Ed25519.
[[nodiscard]] std::vector<u8> reference_public(ReferenceCurve curve, const std::vector<u8>& key);

}  // namespace coffer::testing
