// PCR values of a QuorumOS enclave: the commitment to its manifest and its ephemeral key, and the register of its IAM role.
#pragma once

#include <string_view>

#include "coffer/core/bytes.hpp"

namespace coffer::qos {

/// Pcr is the value of one platform configuration register (PCR): a SHA-384 digest.
using Pcr = ByteArray<48>;

/// Phase is the phase of an enclave's life: before its quorum key is provisioned (setup), and after (live).
enum class Phase : u8 { setup, live };

/// commitment_register returns the index of the PCR that holds the commitment of `phase`: 16 (setup) or 17 (live). `phase` is a member of
/// the enumeration (COFFER_INVARIANT), here and below.
[[nodiscard]] std::size_t commitment_register(Phase phase) noexcept;

/// manifest_commitment returns SHA-384 of the canonical JSON object of QuorumOS with the fields `domain`, `ephemeralPublicKey` and
/// `manifestHash`. `manifest_hash`: Manifest::hash(). `ephemeral_key`: DualPublicKey::bytes() of the enclave's ephemeral key; the function
/// does not validate it.
[[nodiscard]] ByteArray<48> manifest_commitment(Phase phase, FixedBytes<32> manifest_hash, Bytes ephemeral_key);

/// commitment_pcr returns the expected value of the commitment register: SHA-384 of 48 zero bytes and the manifest_commitment of the same
/// arguments (one PCR extension).
[[nodiscard]] Pcr commitment_pcr(Phase phase, FixedBytes<32> manifest_hash, Bytes ephemeral_key);

/// role_pcr returns the expected value of PCR 3 on an instance with an IAM role: SHA-384 of 48 zero bytes and the ARN of the role.
[[nodiscard]] Pcr role_pcr(std::string_view role_arn);

}  // namespace coffer::qos
