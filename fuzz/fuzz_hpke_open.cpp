// HPKE's recipient: first byte chooses the suite, then the encapsulated key, the rest is the ciphertext.
#include "coffer/hpke/oneshot.hpp"
#include "fuzz.hpp"

using namespace coffer;

template <hpke::KemCurve C>
static void try_open(const hpke::Suite& suite, Bytes input) {
    static const auto key = KeyPair<C>::generate();
    const std::size_t split = std::min(input.size(), suite.kem().encapsulated_key_size);
    auto context = hpke::setup_recipient<C>(suite, input.first(split), *key, {});
    if (context) (void)context->export_secret(input, 32);
    // Nothing that the fuzzer finds authenticates, and nothing advances the context.
    const auto opened = hpke::open<C>(suite, input.first(split), *key, {}, {}, input.subspan(split));
    fuzz::require(!opened.has_value());
    fuzz::require(error_name(opened.error().code) != "unknown");
}

COFFER_FUZZ(input) {
    if (input.empty()) return;
    const u8 choice = input[0];
    const auto& kdf = hpke::kdf_rows[choice % std::size(hpke::kdf_rows)];
    const auto& aead = hpke::aead_rows[(choice / 3) % std::size(hpke::aead_rows)];
    if ((choice & 0x80U) != 0) {
        try_open<P256>({hpke::Kem::dhkem_p256_hkdf_sha256, kdf.id, aead.id}, input.subspan(1));
    } else {
        try_open<X25519>({hpke::Kem::dhkem_x25519_hkdf_sha256, kdf.id, aead.id}, input.subspan(1));
    }
}
