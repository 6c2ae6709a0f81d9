#include "coffer/hpke/key_pair.hpp"

#include "coffer/hpke/mode.hpp"
#include "core/scrub.hpp"
#include "hpke/kem.hpp"
#include "hpke/labeled.hpp"

namespace coffer::hpke {
namespace {

/// DeriveKeyPair for the NIST curves: candidates until one is a scalar.
Result<PrivateKey<P256>> derive_private(Bytes suite_id, const SecretArray<32>& prk, P256) {
    for (unsigned counter = 0; counter <= 255; ++counter) {
        const u8 counter_byte = static_cast<u8>(counter);
        SecretArray<32> candidate;
        if (Status expanded =
                labeled_expand(HashId::sha256, suite_id, prk.reveal(), "candidate", Bytes(&counter_byte, 1), candidate.reveal_mut());
            !expanded) {
            return expanded.error();
        }
        Result<PrivateKey<P256>> key = PrivateKey<P256>::from_secret(std::move(candidate));
        if (key) return key;
    }
    return fail(Errc::private_key_range);
}

/// DeriveKeyPair for X25519.
Result<PrivateKey<X25519>> derive_private(Bytes suite_id, const SecretArray<32>& prk, X25519) {
    SecretArray<32> scalar;
    if (Status expanded = labeled_expand(HashId::sha256, suite_id, prk.reveal(), "sk", {}, scalar.reveal_mut()); !expanded) {
        return expanded.error();
    }
    return PrivateKey<X25519>::from_secret(std::move(scalar));
}

}  // namespace

template <KemCurve C>
Result<KeyPair<C>> KeyPair<C>::generate() {
    Result<PrivateKey<C>> key = PrivateKey<C>::generate();
    if (!key) return key.error();
    return from_private(std::move(*key));
}

template <KemCurve C>
Result<KeyPair<C>> KeyPair<C>::derive(Bytes ikm) {
    if (ikm.size() < PrivateKey<C>::size_bytes || ikm.size() > max_input_length) return fail(Errc::hpke_input_length, "ikm");
    const core::StackScrubber scrubber;
    constexpr auto suite_id = kem_suite_id(Dhkem<C>::id);
    SecretArray<32> prk;
    labeled_extract(HashId::sha256, suite_id, {}, "dkp_prk", ikm, prk.reveal_mut());
    Result<PrivateKey<C>> key = derive_private(suite_id, prk, C{});
    if (!key) return key.error();
    return from_private(std::move(*key));
}

template <KemCurve C>
KeyPair<C> KeyPair<C>::from_private(PrivateKey<C> key) {
    const PublicKey<C> public_key = key.public_key();
    return KeyPair(std::move(key), public_key);
}

template class KeyPair<P256>;
template class KeyPair<X25519>;

}  // namespace coffer::hpke
