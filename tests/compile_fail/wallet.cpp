// Code that must not compile: address ranges with a private parent, another curve or a hardened index.
#include "coffer/hd/mnemonic.hpp"
#include "coffer/wallet/child_addresses.hpp"
#include "coffer/wallet/derive.hpp"

namespace coffer::wallet {

void uses(const ExtendedPublicKey<Secp256k1>& node, const ExtendedPrivateKey<Secp256k1>& secret_node, const ExtendedPublicKey<P256>& other,
          const ChildAddresses& addresses, ChildIndex index, const Seed& seed, const Root& root, const Mnemonic& phrase,
          const bundle::WalletPlaintext& opened, const PrivateKey<Secp256k1>& key) {
    (void)ChildAddresses::from_parent(node, AddressFormat::ethereum);
    (void)addresses.range(non_hardened<0>(), 1);
    (void)secret_node.clone();
    (void)other.fingerprint();
    (void)index.hardened();
    (void)derive_address(root, AddressFormat::ethereum);
    (void)derive_address(seed, AddressFormat::ethereum);
    (void)derive_address(node, AddressFormat::ethereum);
    (void)derive_address(secret_node, AddressFormat::ethereum);
    (void)derive_address(opened, AddressFormat::ethereum);
    (void)phrase.clone();
    (void)key.clone();
#if COFFER_CASE == 1
    (void)ChildAddresses::from_parent(secret_node, AddressFormat::ethereum);
#elif COFFER_CASE == 2
    (void)ChildAddresses::from_parent(other, AddressFormat::ethereum);
#elif COFFER_CASE == 3
    (void)addresses.at(hardened<0>());
#elif COFFER_CASE == 4
    (void)addresses.range(index, 1);
#elif COFFER_CASE == 5
    (void)node.children().public_keys(hardened<0>(), {});
#elif COFFER_CASE == 6
    (void)derive_address(phrase, AddressFormat::ethereum);  // its passphrase would be forgotten
#elif COFFER_CASE == 7
    (void)derive_address(opened.phrase, AddressFormat::ethereum);
#elif COFFER_CASE == 8
    (void)derive_seed(phrase);
#elif COFFER_CASE == 9
    (void)derive_address(key, AddressFormat::ethereum);  // a key alone has no tree
#elif COFFER_CASE == 10
    const Root copy = root;
#elif COFFER_CASE == 11
    const Root copy = seed;
#endif
}

}  // namespace coffer::wallet
