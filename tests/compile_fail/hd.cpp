// Code that must not compile: key trees with a wrong kind of index, or an operation that the curve does not have.
#include "coffer/hd/extended_key.hpp"
#include "coffer/hd/mnemonic.hpp"

namespace coffer {

void uses(const ExtendedPublicKey<Secp256k1>& node, const ExtendedPrivateKey<Secp256k1>& secret_node,
          const ExtendedPrivateKey<Ed25519>& ed25519_node, const PublicChildDeriver<Secp256k1>& children, const Mnemonic& phrase,
          const SecretText& passphrase, const std::optional<SecretText>& maybe, const Seed& seed, ChildIndex index) {
    (void)node.derive_child(non_hardened<0>());
    (void)secret_node.derive_child(hardened<0>());
    (void)ed25519_node.derive_child(index);
    (void)children.public_key(non_hardened<0>());
    (void)secret_node.neuter();
    (void)phrase.clone();
    (void)phrase.to_seed(no_passphrase);
    (void)phrase.to_seed(passphrase);
    (void)seed.clone();
#if COFFER_CASE == 1
    (void)node.derive_child(hardened<0>());
#elif COFFER_CASE == 2
    (void)node.derive_child(index);
#elif COFFER_CASE == 3
    (void)node.derive_child(0x80000000U);
#elif COFFER_CASE == 4
    (void)children.public_key(hardened<0>());
#elif COFFER_CASE == 5
    (void)non_hardened<0x80000000U>();
#elif COFFER_CASE == 6
    (void)hardened<0x80000000U>();
#elif COFFER_CASE == 7
    (void)ed25519_node.neuter();
#elif COFFER_CASE == 8
    using Node = ExtendedPublicKey<Ed25519>;
    Node* none = nullptr;
    (void)none;
#elif COFFER_CASE == 9
    const ExtendedPrivateKey<Secp256k1> copy = secret_node;
#elif COFFER_CASE == 10
    (void)(secret_node == secret_node);
#elif COFFER_CASE == 11
    const Mnemonic copy = phrase;
#elif COFFER_CASE == 12
    (void)(phrase == phrase);
#elif COFFER_CASE == 13
    const Seed copy = seed;
#elif COFFER_CASE == 14
    const ExtendedPrivateKey<P256>& other = secret_node;
#elif COFFER_CASE == 15
    (void)phrase.to_seed();
#elif COFFER_CASE == 16
    (void)phrase.to_seed(maybe);
#endif
}

}  // namespace coffer
