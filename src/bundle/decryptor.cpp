#include "coffer/bundle/decryptor.hpp"
#include "core/try.hpp"

namespace coffer::bundle {

Result<Decryptor> Decryptor::generate() {
    COFFER_TRY(hpke::KeyPair<P256> key_pair, hpke::KeyPair<P256>::generate());
    return Decryptor(std::move(key_pair));
}

Decryptor Decryptor::from_private(PrivateKey<P256> key) {
    return Decryptor(hpke::KeyPair<P256>::from_private(std::move(key)));
}

Result<Decryptor> Decryptor::from_key_material(Bytes ikm) {
    COFFER_TRY(hpke::KeyPair<P256> key_pair, hpke::KeyPair<P256>::derive(ikm));
    return Decryptor(std::move(key_pair));
}

}  // namespace coffer::bundle
