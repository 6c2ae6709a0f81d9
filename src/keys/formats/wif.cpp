// Bitcoin's wallet import format: Base58Check of version || key, followed by 01 if the public key is compressed. The form determines the
// addresses of the key, so neither form is accepted as the other.
#include <algorithm>

#include "coffer/encoding/base58check.hpp"
#include "core/try.hpp"
#include "keys/formats/codecs.hpp"

namespace coffer::keys {
namespace {

enum class PointForm : u8 { compressed, uncompressed };

constexpr u8 main_version = 0x80;
constexpr u8 test_version = 0xef;
constexpr u8 compressed_flag = 0x01;
constexpr std::size_t compressed_size = 34;
constexpr std::size_t uncompressed_size = 33;

/// Version bytes that errors name (from the chainparams of each chain). Chains that are not listed use Bitcoin's version, or are unknown.
struct Version {
    u8 version;
    const char* name;
};
constexpr auto versions = std::to_array<Version>({
    {main_version, "of the main network"},
    {test_version, "of a test network"},
    {0xb0, "a Litecoin key"},
    {0x9e, "a Dogecoin key"},
    {0xf1, "a Dogecoin testnet key"},
    {0xcc, "a Dash key"},
});

const char* name_of(u8 version) noexcept {
    const auto row = std::ranges::find(versions, version, &Version::version);
    return row == versions.end() ? "version" : row->name;
}

constexpr std::size_t size_of(PointForm form) noexcept {
    return form == PointForm::compressed ? compressed_size : uncompressed_size;
}

Result<AnyPrivateKey> decode(u8 version, PointForm form, Bytes text) {
    COFFER_TRY(const SecretBytes bytes, base58::decode_check_secret(text, base58::max_checked_length(compressed_size)));
    const Bytes payload = bytes.reveal();
    if (payload.size() != compressed_size && payload.size() != uncompressed_size) return fail(Errc::private_key_length);
    if (payload[0] != version) return fail(Errc::key_format_version, name_of(payload[0]));
    if (payload.size() == compressed_size && payload.back() != compressed_flag) return fail(Errc::key_format_version, "compressed");
    if (payload.size() != size_of(form))
        return form == PointForm::compressed ? fail(Errc::wif_uncompressed) : fail(Errc::key_format_version, "compressed");
    return parse_private_key(CurveId::secp256k1, payload.subspan(1, 32));
}

SecretText encode(u8 version, PointForm form, const AnyPrivateKey& key) {
    SecretArray<compressed_size> payload;
    payload.reveal_mut().front() = version;
    std::ranges::copy(scalar_of(key), payload.reveal_mut().begin() + 1);
    payload.reveal_mut().back() = compressed_flag;
    return base58::encode_check_secret(Bytes(payload.reveal()).first(size_of(form)));
}

}  // namespace

Result<AnyPrivateKey> decode_main_wif(std::optional<CurveId>, Bytes text) {
    return decode(main_version, PointForm::compressed, text);
}
Result<AnyPrivateKey> decode_test_wif(std::optional<CurveId>, Bytes text) {
    return decode(test_version, PointForm::compressed, text);
}
Result<AnyPrivateKey> decode_main_wif_long(std::optional<CurveId>, Bytes text) {
    return decode(main_version, PointForm::uncompressed, text);
}
Result<AnyPrivateKey> decode_test_wif_long(std::optional<CurveId>, Bytes text) {
    return decode(test_version, PointForm::uncompressed, text);
}
SecretText encode_main_wif(const AnyPrivateKey& key) {
    return encode(main_version, PointForm::compressed, key);
}
SecretText encode_test_wif(const AnyPrivateKey& key) {
    return encode(test_version, PointForm::compressed, key);
}
SecretText encode_main_wif_long(const AnyPrivateKey& key) {
    return encode(main_version, PointForm::uncompressed, key);
}
SecretText encode_test_wif_long(const AnyPrivateKey& key) {
    return encode(test_version, PointForm::uncompressed, key);
}

}  // namespace coffer::keys
