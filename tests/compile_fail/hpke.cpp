// Code that must not compile: copying an HPKE context, a mode without its inputs, mixing curves.
#include "coffer/hpke/oneshot.hpp"

using namespace coffer;
using namespace coffer::hpke;

void use(SenderContext& sender, RecipientContext& recipient, const Suite& suite, KeyPair<P256>& pair, const KeyPair<X25519>& other,
         const PublicKey<P256>& key, SecretBytes psk) {
    const SenderContext moved = std::move(sender);
    (void)setup_sender<P256>(suite, key, {}, Auth<KeyPair<P256>>{pair.clone()});
    (void)setup_recipient<P256>(suite, {}, pair, {}, Auth<PublicKey<P256>>{key});
    (void)Psk::from_secret(std::move(psk), {});
#if COFFER_CASE == 1
    const SenderContext copy = sender;
#elif COFFER_CASE == 2
    const RecipientContext copy = recipient;
#elif COFFER_CASE == 3
    (void)sender.open({}, {});
#elif COFFER_CASE == 4
    (void)recipient.seal({}, {});
#elif COFFER_CASE == 5
    (void)setup_sender<P256>(suite, key, {}, Auth<PublicKey<P256>>{key});
#elif COFFER_CASE == 6
    (void)setup_recipient<P256>(suite, {}, pair, {}, Auth<KeyPair<P256>>{pair.clone()});
#elif COFFER_CASE == 7
    (void)setup_sender<P256>(suite, other.public_key(), {});
#elif COFFER_CASE == 8
    (void)setup_recipient<P256>(suite, {}, other, {});
#elif COFFER_CASE == 9
    const KeyPair<P256> copy = pair;
#elif COFFER_CASE == 10
    const Psk nothing;
#elif COFFER_CASE == 11
    (void)Psk::from_secret(std::move(psk));
#elif COFFER_CASE == 12
    (void)derive_key_pair<Ed25519>({});
#elif COFFER_CASE == 13
    (void)moved.seal({}, {});
#elif COFFER_CASE == 14
    const Sender nobody{};
#endif
}
