#include "coffer/message/ethereum_message.hpp"

#include <algorithm>
#include <charconv>

#include "coffer/crypto/hash.hpp"
#include "core/try.hpp"

namespace coffer::message {
namespace {

constexpr std::string_view prefix =
    "\x19"
    "Ethereum Signed Message:\n";
constexpr u8 first_v = 27;

}  // namespace

ByteArray<32> personal_message_digest(Bytes message) {
    std::array<char, 20> digits;
    const char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), message.size()).ptr;
    const auto count = static_cast<std::size_t>(end - digits.data());
    return keccak256({as_bytes(prefix), as_bytes({digits.data(), count}), message});
}

Result<RecoverableSignature> sign_personal_message(const PrivateKey<Secp256k1>& key, Bytes message) {
    return sign_digest(key, personal_message_digest(message));
}

Result<PublicKey<Secp256k1>> recover_personal_signer(Bytes message, const RecoverableSignature& signature) {
    return recover_public_key(personal_message_digest(message), signature);
}

Result<RecoverableSignature> parse_ethereum_signature(Bytes rsv) {
    if (rsv.size() != 65) return fail(Errc::signature_length);
    const u8 v = rsv.back();
    const u8 id = v >= first_v ? static_cast<u8>(v - first_v) : v;
    if (id > 1) return fail(Errc::recovery_id, std::size_t{64}, "v");
    COFFER_TRY(const auto signature, EcdsaSignature<Secp256k1>::parse_raw(rsv.first(64)));
    // Replacing s by n - s corresponds to the negated nonce point, so the recovery ID changes its lowest bit.
    if (!signature.has_low_s()) return RecoverableSignature{signature.normalised(), static_cast<u8>(id ^ 1U)};
    return RecoverableSignature{signature, id};
}

Result<ByteArray<65>> ethereum_signature(const RecoverableSignature& signature) {
    if (signature.recovery_id > 1) return fail(Errc::recovery_id);
    ByteArray<65> rsv;
    std::ranges::copy(signature.signature.raw(), rsv.begin());
    rsv.back() = static_cast<u8>(first_v + signature.recovery_id);
    return rsv;
}

}  // namespace coffer::message
