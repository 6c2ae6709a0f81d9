// Shamir's secret sharing over GF(2^8) with the polynomial 0x11b, byte by byte. The members of a quorum hold shares of its master seed.
#pragma once

#include <span>
#include <vector>

#include "coffer/core/secret.hpp"

namespace coffer::qos {

/// Share is one share of a secret: index || one byte for each byte of the secret. Holding one means that the index is not zero and that the
/// secret has 1 to max_shared_secret bytes. Secret; move-only.
class Share {
public:
    /// parse reads 2 to 1 + max_shared_secret bytes. The index must not be zero, because the polynomial's value at zero is the secret.
    /// Error: share_set. Secret.
    [[nodiscard]] static Result<Share> parse(Bytes bytes);

    /// index returns the index of the share, 1 to 255. It is public.
    [[nodiscard]] u8 index() const noexcept { return bytes_.reveal()[0]; }
    /// reveal returns the encoding that parse reads. Secret.
    [[nodiscard]] Bytes reveal() const noexcept COFFER_LIFETIMEBOUND { return bytes_.reveal(); }

private:
    explicit Share(SecretBytes bytes) noexcept : bytes_(std::move(bytes)) {}
    SecretBytes bytes_;
};

/// max_shared_secret is the maximum length of a shared secret, in bytes.
inline constexpr std::size_t max_shared_secret = 1024;

/// split_secret returns `count` shares with the indices 1 to `count`. Any `threshold` shares recover the secret; fewer reveal only its
/// length. `secret`: 1 to max_shared_secret bytes. 2 <= `threshold` <= `count` <= 255. Errors: share_set (an argument is out of range),
/// random_unavailable. Secret. Constant time except for the lengths.
[[nodiscard]] Result<std::vector<Share>> split_secret(Bytes secret, std::size_t threshold, std::size_t count);

/// combine_shares recovers the secret from the first `threshold` shares, and checks that every further share agrees with them. With exactly
/// `threshold` shares, a wrong share yields a wrong secret without an error: compare the result with a known value, such as a public key.
/// `shares`: `threshold` to 255 shares; `threshold`: at least 2. Error: share_set (too few or too many shares, a duplicate index, different
/// lengths, or disagreement). Secret. Constant time except for the lengths, the indices, and the agreement of further shares.
[[nodiscard]] Result<SecretBytes> combine_shares(std::span<const Share> shares, std::size_t threshold);

}  // namespace coffer::qos
