// Secret types of sealed messages: HPKE, bundles, shares, stamps and the test enclave.
#include "coffer/bundle/export.hpp"
#include "coffer/bundle/secret.hpp"
#include "coffer/enclave/enclave.hpp"
#include "coffer/hpke/oneshot.hpp"
#include "coffer/qos/quorum_keys.hpp"
#include "coffer/qos/shares.hpp"
#include "coffer/stamp/stamp.hpp"
#include "coffer/wallet/derive.hpp"
#include "hpke/access.hpp"
#include "states/secret_types.hpp"
#include "support/hex.hpp"

namespace coffer::testing {
namespace {

constexpr hpke::Suite suite{hpke::Kem::dhkem_p256_hkdf_sha256, hpke::Kdf::hkdf_sha256, hpke::Aead::aes_256_gcm};

PrivateKey<P256> p256_key(u8 first = 1) {
    return must(PrivateKey<P256>::from_secret(numbered<32>(first)));
}
template <hpke::KemCurve C>
KeyPair<C> pair() {
    return KeyPair<C>::from_private_key(must(PrivateKey<C>::from_secret(numbered<32>())));
}
hpke::Psk psk() {
    return must(hpke::Psk::from_secret(SecretBytes::from_bytes(numbered<32>().reveal()), as_bytes("id")));
}
hpke::Sender sender() {
    return must(hpke::setup_sender<P256>(suite, pair<P256>().public_key(), as_bytes("info")));
}
hpke::RecipientContext recipient() {
    return must(hpke::setup_recipient<P256>(suite, sender().encapsulated_key.bytes(), pair<P256>(), as_bytes("info")));
}
KeyPair<P256> encryption_key() {
    return KeyPair<P256>::from_private_key(p256_key());
}
enclave::Enclave test_enclave() {
    return must(enclave::Enclave::from_seed(numbered<32>()));
}
bundle::OrganizationId organization() {
    return must(bundle::OrganizationId::parse("an organization"));
}

template <typename Verified>
auto opened() {
    const auto enclave = test_enclave();
    const auto json = must(enclave::seal_export(enclave, encryption_key().public_key(), organization(), as_bytes("a phrase")));
    const auto anchors = bundle::TrustAnchors().with(bundle::SignerRole::signer, enclave.keys().public_key().signing);
    return must(must(must(bundle::SignedBundle<Verified>::parse(json)).verify(anchors, organization())).open(encryption_key()));
}

std::string opened_by(const KeyPair<P256>& encryption_key) {
    const auto message = must(bundle::SealedMessage::seal(p256_key().public_key(), as_bytes("a message")));
    return to_hex(must(message.open(encryption_key)).reveal());
}

/// sealed returns a message that the context sealed. Every message is different, and a forked child is refused.
std::string sealed(hpke::SenderContext& context) {
    (void)context.seal({}, as_bytes("a message"));
    return "asked";
}

void add_hpke(std::vector<SecretType>& types) {
    add_type<hpke::Psk>(types, "hpke::Psk", Place::arena, [] { return psk(); },
                        {[](auto& s) { return to_hex(s.reveal()); }, [](auto& s) { return to_hex(s.reveal()) + to_hex(s.id()); }});
    add_type<KeyPair<P256>>(
        types, "KeyPair", Place::inlined, [] { return pair<P256>(); },
        {[](auto& s) { return to_hex(s.private_key().reveal()); }, [](auto& s) { return to_hex(s.clone().private_key().reveal()); },
         [](auto& s) {
             const auto message = must(hpke::seal<P256>(suite, pair<P256>().public_key(), {}, {}, as_bytes("a message")));
             return to_hex(must(hpke::open<P256>(suite, message.encapsulated_key.bytes(), s, {}, {}, message.ciphertext)).reveal());
         }});
    add_type<KeyPair<X25519>>(types, "KeyPair", Place::inlined, [] { return pair<X25519>(); },
                              {[](auto& s) { return to_hex(s.private_key().reveal()); }});
    add_type<hpke::Auth<KeyPair<P256>>>(types, "hpke::Auth", Place::inlined, [] { return hpke::Auth<KeyPair<P256>>{pair<P256>()}; },
                                        {[](auto& s) { return to_hex(s.sender.private_key().reveal()); }});
    add_type<hpke::AuthPsk<KeyPair<P256>>>(types, "hpke::AuthPsk", Place::arena,
                                           [] {
                                               return hpke::AuthPsk<KeyPair<P256>>{pair<P256>(), psk()};
                                           },
                                           {[](auto& s) { return to_hex(s.psk.reveal()); }});
    add_type<hpke::AuthPsk<PublicKey<P256>>>(types, "hpke::AuthPsk", Place::arena,
                                             [] {
                                                 return hpke::AuthPsk<PublicKey<P256>>{pair<P256>().public_key(), psk()};
                                             },
                                             {[](auto& s) { return to_hex(s.psk.reveal()); }});
    add_type<hpke::detail::Schedule>(types, "hpke::detail::Schedule", Place::inlined,
                                     [] {
                                         hpke::Sender made = sender();
                                         return std::move(hpke::ContextAccess::schedule_of(made.context));
                                     },
                                     {[](auto& s) { return to_hex(must(s.export_secret({}, 32)).reveal()); },
                                      [](auto& s) {
                                          ByteArray<20> out;
                                          (void)s.seal(out, {}, as_bytes("four"));
                                          return std::string("asked");
                                      },
                                      [](auto& s) {
                                          ByteArray<4> out;
                                          (void)s.open(out, {}, ByteArray<20>{});
                                          return std::string("asked");
                                      }});
    add_type<hpke::SenderContext>(
        types, "hpke::SenderContext", Place::inlined, [] { return std::move(sender().context); },
        {[](auto& s) { return to_hex(must(s.export_secret({}, 32)).reveal()); }, [](auto& s) { return sealed(s); }});
    add_type<hpke::RecipientContext>(types, "hpke::RecipientContext", Place::inlined, [] { return recipient(); },
                                     {[](auto& s) { return to_hex(must(s.export_secret({}, 32)).reveal()); },
                                      [](auto& s) { return std::to_string(s.open({}, ByteArray<20>{}).has_value()); }});
    add_type<hpke::Sender>(
        types, "hpke::Sender", Place::inlined, [] { return sender(); },
        {[](auto& s) { return to_hex(must(s.context.export_secret({}, 32)).reveal()); }, [](auto& s) { return sealed(s.context); }});
}

void add_bundles(std::vector<SecretType>& types) {
    add_type<KeyPair<P256>>(types, "KeyPair", Place::inlined, [] { return encryption_key(); },
                            {[](auto& s) { return to_hex(s.private_key().reveal()); }, [](auto& s) { return opened_by(s); }});
    add_type<bundle::OpenedExport>(
        types, "bundle::OpenedExport", Place::arena, [] { return opened<bundle::VerifiedExport>(); },
        {[](auto& s) { return to_hex(s.reveal()); }, [](auto& s) { return to_hex(must(s.wallet()).phrase.reveal()); },
         [](auto& s) { return std::to_string(s.private_key_bytes().has_value()); },
         [](auto& s) { return std::to_string(s.private_key(CurveId::p256).has_value()); }});
    add_type<bundle::OpenedSecret>(types, "bundle::OpenedSecret", Place::arena, [] { return opened<bundle::VerifiedSecret>(); },
                                   {[](auto& s) { return to_hex(s.reveal()); }, [](auto& s) { return to_hex(must(s.text()).reveal()); }});
    add_type<bundle::WalletPlaintext>(
        types, "bundle::WalletPlaintext", Place::arena,
        [] { return must(bundle::WalletPlaintext::parse(as_bytes("a phrase\na passphrase"))); },
        {[](auto& s) { return to_hex(s.phrase.reveal()); }, [](auto& s) { return to_hex(s.passphrase->reveal()); },
         [](auto& s) { return to_hex(must(bundle::WalletPlaintext::encode(s.phrase, &*s.passphrase)).reveal()); }});
    add_type<bundle::WalletPlaintext>(
        types, "bundle::WalletPlaintext", Place::arena,
        [] {
            return must(bundle::WalletPlaintext::parse(
                as_bytes("abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about\na passphrase")));
        },
        {[](auto& s) { return to_hex(must(wallet::derive_seed(s)).reveal()); },
         [](auto& s) { return must(wallet::derive_address(s, AddressFormat::ethereum)); }});
    add_type<qos::Share>(types, "qos::Share", Place::arena, [] { return must(qos::Share::parse(as_bytes("\x03 a share"))); },
                         {[](auto& s) { return to_hex(s.reveal()); }, [](auto& s) { return std::to_string(s.index()); },
                          [](auto& s) {
                              std::vector<qos::Share> shares;
                              shares.push_back(must(qos::Share::parse(as_bytes("\x04 another"))));
                              shares.push_back(must(qos::Share::parse(s.reveal())));
                              return to_hex(must(qos::combine_shares(shares, 2)).reveal());
                          }});
    add_type<qos::QuorumKeys>(
        types, "qos::QuorumKeys", Place::inlined, [] { return must(qos::QuorumKeys::derive(numbered<32>())); },
        {[](auto& s) { return to_hex(s.encryption_key().private_key().reveal()); },
         [](auto& s) { return to_hex(s.signing_key().reveal()); }, [](auto& s) { return to_hex(s.symmetric_key().reveal()); },
         [](auto& s) { return to_hex(s.public_key().bytes()); }});
}

void add_signers(std::vector<SecretType>& types) {
    add_type<stamp::Stamper>(types, "stamp::Stamper", Place::inlined,
                             [] { return must(stamp::Stamper::from_private_key(AnyPrivateKey(p256_key()))); },
                             {[](auto& s) { return must(s.stamp(as_bytes("{}"), Nonce::deterministic)).value; }});
    add_type<enclave::Enclave>(
        types, "enclave::Enclave", Place::inlined, [] { return test_enclave(); },
        {[](auto& s) { return to_hex(s.master_seed().reveal()); }, [](auto& s) { return to_hex(s.keys().signing_key().reveal()); },
         [](auto& s) { return std::to_string(must(s.signed_message(as_bytes("{}"))).empty()); }});
    add_type<enclave::TargetKey>(types, "enclave::TargetKey", Place::inlined,
                                 [] { return enclave::TargetKey::from_private_key(p256_key()); },
                                 {[](auto& s) { return to_hex(s.private_key().reveal()); }});
    add_type<enclave::OtpSubmission>(types, "enclave::OtpSubmission", Place::arena,
                                     [] {
                                         return enclave::OtpSubmission{secret_text("123456"), p256_key().public_key()};
                                     },
                                     {[](auto& s) { return to_hex(s.code.reveal()); }});
    add_type<enclave::PublishedTarget>(types, "enclave::PublishedTarget", Place::inlined,
                                       [] { return must(enclave::publish_secret_target(test_enclave(), organization())); },
                                       {[](auto& s) { return to_hex(s.key.private_key().reveal()); }});
}

}  // namespace

void add_types_of_messages(std::vector<SecretType>& types) {
    add_hpke(types);
    add_bundles(types);
    add_signers(types);
}

}  // namespace coffer::testing
