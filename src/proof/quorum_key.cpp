#include "coffer/proof/quorum_key.hpp"

#include <algorithm>

#include "core/try.hpp"

namespace coffer::proof {

Result<DualPublicKey> DualPublicKey::parse(Bytes bytes) {
    if (bytes.size() != size) return fail(Errc::public_key_length);
    COFFER_TRY(const auto encryption, PublicKey<P256>::parse_uncompressed(bytes.first(size / 2)));
    COFFER_TRY(const auto signing, PublicKey<P256>::parse_uncompressed(bytes.last(size / 2)));
    return DualPublicKey{encryption, signing};
}

ByteArray<DualPublicKey::size> DualPublicKey::bytes() const noexcept {
    ByteArray<size> joined;
    std::ranges::copy(signing.uncompressed(), std::ranges::copy(encryption.uncompressed(), joined.begin()).out);
    return joined;
}

}  // namespace coffer::proof
