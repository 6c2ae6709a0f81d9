// Registers of an enclave that commit it to its manifest, its key and its role.
#pragma once

#include <string_view>

#include "coffer/core/bytes.hpp"

namespace coffer::qos {

/// Pcr is one platform configuration register: SHA-384.
using Pcr = ByteArray<48>;

/// Phase of an enclave's life: before its quorum key is there, and after.
enum class Phase : u8 { setup, live };

/// commitment_register returns the register that holds a phase's commitment: 16 or 17. Here and below `phase` is a member of the
/// enumeration (COFFER_INVARIANT).
[[nodiscard]] std::size_t commitment_register(Phase phase) noexcept;

/// manifest_commitment is SHA-384 of the canonical JSON {"domain","ephemeralPublicKey","manifestHash"} of QuorumOS.
[[nodiscard]] ByteArray<48> manifest_commitment(Phase phase, FixedBytes<32> manifest_hash, Bytes ephemeral_key);

/// commitment_pcr is the value of the register: the commitment extended into zeros.
[[nodiscard]] Pcr commitment_pcr(Phase phase, FixedBytes<32> manifest_hash, Bytes ephemeral_key);

/// role_pcr is register 3 of an enclave whose instance has an IAM role: SHA-384 of zeros and its ARN.
[[nodiscard]] Pcr role_pcr(std::string_view role_arn);

}  // namespace coffer::qos
