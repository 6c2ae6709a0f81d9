#include "coffer/qos/shares.hpp"

#include <bitset>

#include "coffer/crypto/random.hpp"
#include "core/try.hpp"
#include "qos/gf256.hpp"

namespace coffer::qos {
namespace {

constexpr std::size_t max_shares = 255;

/// lagrange_factor returns the Lagrange coefficient of the share `own` for the evaluation at `x` of the polynomial through `points`. The
/// indices are public.
u8 lagrange_factor(std::span<const Share> points, const Share& own, u8 x) noexcept {
    u8 factor = 1;
    for (const Share& other : points) {
        if (other.index() == own.index()) continue;
        const u8 numerator = static_cast<u8>(x ^ other.index());
        const u8 denominator = static_cast<u8>(own.index() ^ other.index());
        factor = gf_multiply(factor, gf_multiply(numerator, gf_invert(denominator)));
    }
    return factor;
}

/// evaluate returns the values at `x` of the polynomials of all bytes.
SecretBytes evaluate(std::span<const Share> points, u8 x) {
    SecretBytes value = SecretBytes::from_size(points.front().reveal().size() - 1);
    const MutBytes out = value.reveal_mut();
    for (const Share& point : points) {
        const u8 factor = lagrange_factor(points, point, x);
        const Bytes values = point.reveal().subspan(1);
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<u8>(out[i] ^ gf_multiply(factor, values[i]));
    }
    return value;
}

bool belong_together(std::span<const Share> shares) noexcept {
    std::bitset<256> seen;
    for (const Share& share : shares) {
        if (share.reveal().size() != shares.front().reveal().size() || seen.test(share.index())) return false;
        seen.set(share.index());
    }
    return true;
}

}  // namespace

Result<Share> Share::parse(Bytes bytes) {
    if (bytes.size() < 2 || bytes.size() > 1 + max_shared_secret || bytes[0] == 0) return fail(Errc::share_set);
    return Share(SecretBytes::from_bytes(bytes));
}

Result<std::vector<Share>> split_secret(Bytes secret, std::size_t threshold, std::size_t count) {
    if (secret.empty() || secret.size() > max_shared_secret) return fail(Errc::share_set);
    if (threshold < 2 || threshold > count || count > max_shares) return fail(Errc::share_set);
    // One row for each power from 1 on. The coefficient of power 0 is the secret.
    SecretBytes coefficients = SecretBytes::from_size((threshold - 1) * secret.size());
    COFFER_CHECK(random_bytes(coefficients.reveal_mut()));
    std::vector<Share> shares;
    shares.reserve(count);
    SecretBytes buffer = SecretBytes::from_size(1 + secret.size());
    for (std::size_t index = 1; index <= count; ++index) {
        const u8 x = static_cast<u8>(index);
        const MutBytes bytes = buffer.reveal_mut();
        bytes[0] = x;
        for (std::size_t i = 0; i < secret.size(); ++i) {
            u8 value = 0;
            for (std::size_t power = threshold - 1; power > 0; --power) {
                value = static_cast<u8>(gf_multiply(value, x) ^ coefficients.reveal()[(power - 1) * secret.size() + i]);
            }
            bytes[1 + i] = static_cast<u8>(gf_multiply(value, x) ^ secret[i]);
        }
        COFFER_TRY(Share share, Share::parse(bytes));
        shares.push_back(std::move(share));
    }
    return shares;
}

Result<SecretBytes> combine_shares(std::span<const Share> shares, std::size_t threshold) {
    if (threshold < 2 || shares.size() < threshold || shares.size() > max_shares || !belong_together(shares)) return fail(Errc::share_set);
    const std::span<const Share> points = shares.first(threshold);
    for (const Share& extra : shares.subspan(threshold)) {
        if (!ct_equal(evaluate(points, extra.index()).reveal(), extra.reveal().subspan(1))) return fail(Errc::share_set);
    }
    return evaluate(points, 0);
}

}  // namespace coffer::qos
