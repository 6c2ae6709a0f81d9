#include "hpke/kem.hpp"

#include <cstring>

#include "core/reader.hpp"
#include "core/scrub.hpp"
#include "hpke/labeled.hpp"

namespace coffer::hpke {
namespace {

/// DhResults are the Diffie-Hellman results of an encapsulation: one, or two if the sender is authenticated. Secret.
struct DhResults {
    SecretArray<64> bytes;
    std::size_t size = 0;

    void append(const SecretArray<32>& result) noexcept {
        std::memcpy(bytes.reveal_mut().data() + size, result.reveal().data(), 32);
        size += 32;
    }
};

/// extract_and_expand is ExtractAndExpand (RFC 9180 section 4.1), with kem_context built from the encoded public keys.
template <KemCurve C>
Result<KemSecret> extract_and_expand(const DhResults& dh, const PublicKey<C>& encapsulated, const PublicKey<C>& recipient,
                                     const PublicKey<C>* sender) {
    const core::StackScrubber scrubber;
    constexpr auto suite_id = kem_suite_id(Dhkem<C>::id);
    ByteArray<3 * Dhkem<C>::encoded_size> context;
    Writer writer{MutBytes(context)};
    writer.bytes(Dhkem<C>::encode(encapsulated));
    writer.bytes(Dhkem<C>::encode(recipient));
    if (sender != nullptr) writer.bytes(Dhkem<C>::encode(*sender));

    SecretArray<32> prk;
    labeled_extract(HashId::sha256, suite_id, {}, "eae_prk", dh.bytes.reveal().first(dh.size), prk.reveal_mut());
    KemSecret secret;
    if (Status expanded = labeled_expand(HashId::sha256, suite_id, prk.reveal(), "shared_secret", Bytes(context).first(writer.written()),
                                         secret.reveal_mut());
        !expanded) {
        return fail(expanded.error());
    }
    return secret;
}

}  // namespace

template <KemCurve C>
Result<KemSecret> encap(const PublicKey<C>& recipient, const KeyPair<C>& ephemeral, const KeyPair<C>* sender) {
    DhResults dh;
    Result<SecretArray<32>> shared = shared_secret(ephemeral.private_key(), recipient);
    if (!shared) return fail(shared.error());
    dh.append(*shared);
    if (sender == nullptr) return extract_and_expand<C>(dh, ephemeral.public_key(), recipient, nullptr);
    shared = shared_secret(sender->private_key(), recipient);
    if (!shared) return fail(shared.error());
    dh.append(*shared);
    return extract_and_expand<C>(dh, ephemeral.public_key(), recipient, &sender->public_key());
}

template <KemCurve C>
Result<KemSecret> decap(const PublicKey<C>& encapsulated, const KeyPair<C>& recipient, const PublicKey<C>* sender) {
    DhResults dh;
    Result<SecretArray<32>> shared = shared_secret(recipient.private_key(), encapsulated);
    if (!shared) return fail(shared.error());
    dh.append(*shared);
    if (sender != nullptr) {
        shared = shared_secret(recipient.private_key(), *sender);
        if (!shared) return fail(shared.error());
        dh.append(*shared);
    }
    return extract_and_expand<C>(dh, encapsulated, recipient.public_key(), sender);
}

template Result<KemSecret> encap(const PublicKey<P256>&, const KeyPair<P256>&, const KeyPair<P256>*);
template Result<KemSecret> encap(const PublicKey<X25519>&, const KeyPair<X25519>&, const KeyPair<X25519>*);
template Result<KemSecret> decap(const PublicKey<P256>&, const KeyPair<P256>&, const PublicKey<P256>*);
template Result<KemSecret> decap(const PublicKey<X25519>&, const KeyPair<X25519>&, const PublicKey<X25519>*);

}  // namespace coffer::hpke
