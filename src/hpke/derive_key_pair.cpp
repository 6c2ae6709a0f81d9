#include "coffer/hpke/mode.hpp"
#include "core/scrub.hpp"
#include "hpke/kem.hpp"
#include "hpke/labeled.hpp"

namespace coffer::hpke {
namespace {

/// DeriveKeyPair for P-256: tries candidates until one is a valid scalar.
Result<PrivateKey<P256>> derive_private(Bytes suite_id, const SecretArray<32>& prk, P256) {
    for (unsigned counter = 0; counter <= 255; ++counter) {
        const u8 counter_byte = static_cast<u8>(counter);
        SecretArray<32> candidate;
        if (Status expanded =
                labeled_expand(HashId::sha256, suite_id, prk.reveal(), "candidate", Bytes(&counter_byte, 1), candidate.reveal_mut());
            !expanded) {
            return fail(expanded.error());
        }
        Result<PrivateKey<P256>> key = PrivateKey<P256>::from_secret(std::move(candidate));
        if (key) return key;
    }
    return fail(Errc::private_key_range);
}

/// DeriveKeyPair for X25519: every output is a valid scalar.
Result<PrivateKey<X25519>> derive_private(Bytes suite_id, const SecretArray<32>& prk, X25519) {
    SecretArray<32> scalar;
    if (Status expanded = labeled_expand(HashId::sha256, suite_id, prk.reveal(), "sk", {}, scalar.reveal_mut()); !expanded) {
        return fail(expanded.error());
    }
    return PrivateKey<X25519>::from_secret(std::move(scalar));
}

}  // namespace

template <KemCurve C>
Result<KeyPair<C>> derive_key_pair(Bytes ikm) {
    if (ikm.size() < PrivateKey<C>::size_bytes || ikm.size() > max_input_length) return fail(Errc::hpke_input_length, "ikm");
    const core::StackScrubber scrubber;
    constexpr auto suite_id = kem_suite_id(Dhkem<C>::id);
    SecretArray<32> prk;
    labeled_extract(HashId::sha256, suite_id, {}, "dkp_prk", ikm, prk.reveal_mut());
    Result<PrivateKey<C>> key = derive_private(suite_id, prk, C{});
    if (!key) return fail(key.error());
    return KeyPair<C>::from_private_key(std::move(*key));
}

template Result<KeyPair<P256>> derive_key_pair<P256>(Bytes);
template Result<KeyPair<X25519>> derive_key_pair<X25519>(Bytes);

}  // namespace coffer::hpke
