// Code that must not compile: address ranges with a private parent, another curve or a hardened index.
#include "coffer/wallet/child_addresses.hpp"

namespace coffer::wallet {

void uses(const ExtendedPublicKey<Secp256k1>& node, const ExtendedPrivateKey<Secp256k1>& secret_node, const ExtendedPublicKey<P256>& other,
          const ChildAddresses& addresses, ChildIndex index) {
    (void)ChildAddresses::from_parent(node, AddressFormat::ethereum);
    (void)addresses.range(non_hardened<0>(), 1);
    (void)secret_node.clone();
    (void)other.fingerprint();
    (void)index.hardened();
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
#endif
}

}  // namespace coffer::wallet
