// Shamir's secret sharing over GF(2^8), polynomial 0x11b, byte by byte: how a quorum's members hold its master seed.
#pragma once

#include <span>
#include <vector>

#include "coffer/core/secret.hpp"

namespace coffer::qos {

/// Share is one member's part: index || one byte for each byte of the secret. Secret; move-only.
class Share {
public:
    /// parse takes 2 bytes or more; the index is not zero, which would be the secret's own. Error: share_set.
    [[nodiscard]] static Result<Share> parse(Bytes bytes);

    [[nodiscard]] u8 index() const noexcept { return bytes_.reveal()[0]; }
    /// reveal returns index || values.
    [[nodiscard]] Bytes reveal() const noexcept COFFER_LIFETIMEBOUND { return bytes_.reveal(); }

private:
    explicit Share(SecretBytes bytes) noexcept : bytes_(std::move(bytes)) {}
    SecretBytes bytes_;
};

/// max_shared_secret bounds a shared secret, in bytes.
inline constexpr std::size_t max_shared_secret = 1024;

/// split_secret makes `count` shares with the indices 1 to count, any `threshold` of which give the secret back, and fewer nothing.
/// 2 <= threshold <= count <= 255; 1 to max_shared_secret bytes. Secret; constant time. Errors: share_set, random_unavailable.
[[nodiscard]] Result<std::vector<Share>> split_secret(Bytes secret, std::size_t threshold, std::size_t count);

/// combine_shares gives the secret back from `threshold` shares or more. Shares beyond the threshold must agree with the first ones. That
/// a wrong share was among exactly `threshold` cannot be seen: the caller compares what comes out with something known. Secret; constant
/// time but for the indices. Error: share_set (too few, an index twice, different lengths, disagreement).
[[nodiscard]] Result<SecretBytes> combine_shares(std::span<const Share> shares, std::size_t threshold);

}  // namespace coffer::qos
