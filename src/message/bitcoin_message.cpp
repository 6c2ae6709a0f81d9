#include "coffer/message/bitcoin_message.hpp"

#include <algorithm>

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/base64.hpp"
#include "core/try.hpp"

namespace coffer::message {
namespace {

constexpr std::string_view prefix =
    "\x18"
    "Bitcoin Signed Message:\n";
constexpr u8 first_header = 27;
constexpr u8 headers_per_kind = 4;
constexpr u8 kinds = 4;

/// CompactSize is Bitcoin's variable-length encoding of an integer.
class CompactSize {
public:
    explicit CompactSize(u64 value) noexcept {
        if (value < 0xfd) {
            bytes_[0] = static_cast<u8>(value);
            return;
        }
        const std::size_t width = value <= 0xffff ? 2 : value <= 0xffffffff ? 4 : 8;
        bytes_[0] = static_cast<u8>(width == 2 ? 0xfd : width == 4 ? 0xfe : 0xff);
        for (std::size_t i = 0; i < width; ++i) bytes_[1 + i] = static_cast<u8>(value >> (8 * i));
        size_ = 1 + width;
    }
    [[nodiscard]] Bytes bytes() const noexcept COFFER_LIFETIMEBOUND { return Bytes(bytes_).first(size_); }

private:
    ByteArray<9> bytes_{};
    std::size_t size_ = 1;
};

}  // namespace

ByteArray<32> bitcoin_message_digest(Bytes message) {
    const CompactSize length(message.size());
    return sha256(Bytes(sha256({as_bytes(prefix), length.bytes(), message})));
}

Result<ByteArray<65>> sign_bitcoin_message(const PrivateKey<Secp256k1>& key, Bytes message, MessageAddress address) {
    if (address > MessageAddress::p2wpkh) return fail(Errc::caller_misuse);
    COFFER_TRY(const RecoverableSignature made, sign_digest(key, bitcoin_message_digest(message)));
    ByteArray<65> signature;
    signature[0] = static_cast<u8>(first_header + headers_per_kind * static_cast<u8>(address) + made.recovery_id);
    std::ranges::copy(made.signature.raw(), signature.begin() + 1);
    return signature;
}

Result<BitcoinSigner> recover_bitcoin_signer(Bytes message, Bytes signature) {
    if (signature.size() != 65) return fail(Errc::signature_length);
    const u8 header = signature[0];
    if (header < first_header || header >= first_header + headers_per_kind * kinds) return fail(Errc::recovery_id, std::size_t{0});
    const auto offset = static_cast<u8>(header - first_header);
    COFFER_TRY(const auto parsed, EcdsaSignature<Secp256k1>::parse_raw(signature.subspan(1)));
    COFFER_TRY(const auto key, recover_public_key(bitcoin_message_digest(message), {parsed, static_cast<u8>(offset % headers_per_kind)}));
    return BitcoinSigner{key, static_cast<MessageAddress>(offset / headers_per_kind)};
}

Result<BitcoinSigner> recover_bitcoin_signer(Bytes message, std::string_view base64_text) {
    ByteArray<65> signature;
    COFFER_CHECK(base64::decode_into(signature, base64_text, base64::Alphabet::standard, base64::Padding::required));
    return recover_bitcoin_signer(message, Bytes(signature));
}

std::string bitcoin_signature_text(FixedBytes<65> signature) {
    return base64::encode(signature, base64::Alphabet::standard, base64::Padding::required);
}

}  // namespace coffer::message
