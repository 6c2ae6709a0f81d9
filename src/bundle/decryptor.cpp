#include "coffer/bundle/decryptor.hpp"

namespace coffer::bundle {

Result<Decryptor> Decryptor::generate() {
    Result<hpke::KeyPair<P256>> key_pair = hpke::KeyPair<P256>::generate();
    if (!key_pair) return key_pair.error();
    return Decryptor(std::move(*key_pair));
}

Decryptor Decryptor::from_private(PrivateKey<P256> key) {
    return Decryptor(hpke::KeyPair<P256>::from_private(std::move(key)));
}

Result<Decryptor> Decryptor::from_key_material(Bytes ikm) {
    Result<hpke::KeyPair<P256>> key_pair = hpke::KeyPair<P256>::derive(ikm);
    if (!key_pair) return key_pair.error();
    return Decryptor(std::move(*key_pair));
}

}  // namespace coffer::bundle
