#include "coffer/encoding/base32.hpp"
#include "coffer/encoding/base58.hpp"
#include "coffer/encoding/base58check.hpp"
#include "coffer/encoding/base64.hpp"
#include "coffer/encoding/bech32.hpp"
#include "coffer/encoding/hex.hpp"
#include "encoding/secret_json.hpp"
#include "flows/flow.hpp"

namespace coffer::testing {
namespace {

// Each codec encodes a secret and decodes it again; the result must be the same bytes.
template <typename Encode, typename Decode>
void round_trip(Observer& observer, Encode encode, Decode decode) {
    const auto data = secret_bytes<32>(observer, 40);
    const SecretText text = encode(data.reveal());
    observer.secret(text.reveal());
    const SecretBytes back = value(observer, decode(text.reveal()));
    observer.secret(back.reveal());
    require(observer, ct_equal(back.reveal(), data.reveal()));
}

void hexadecimal(Observer& observer) {
    round_trip(
        observer, [](Bytes data) { return hex::encode_secret(data); }, [](Bytes text) { return hex::decode_secret(text); });
}

void base32_text(Observer& observer) {
    round_trip(
        observer, [](Bytes data) { return base32::encode_secret(data); }, [](Bytes text) { return base32::decode_secret(text); });
}

void base58_text(Observer& observer) {
    round_trip(
        observer, [](Bytes data) { return base58::encode_secret(data); }, [](Bytes text) { return base58::decode_secret(text, 64); });
}

void base58check_text(Observer& observer) {
    round_trip(
        observer, [](Bytes data) { return base58::encode_check_secret(data); },
        [](Bytes text) { return base58::decode_check_secret(text, 64); });
}

void base64_text(Observer& observer) {
    round_trip(
        observer, [](Bytes data) { return base64::encode_secret(data, base64::Alphabet::standard, base64::Padding::required); },
        [](Bytes text) { return base64::decode_secret(text, base64::Alphabet::standard, base64::Padding::required); });
}

void bech32_text(Observer& observer) {
    round_trip(
        observer, [](Bytes data) { return bech32::encode_bytes_secret("suiprivkey", data, bech32::Variant::bech32); },
        [](Bytes text) { return bech32::decode_bytes_secret(text, "suiprivkey", bech32::Variant::bech32); });
}

void json_array(Observer& observer) {
    round_trip(
        observer, [](Bytes data) { return json::write_secret_byte_array(data); },
        [](Bytes text) { return json::parse_secret_byte_array(text, 32); });
}

constexpr Flow flows[] = {
    {"hex", hexadecimal},    {"base32", base32_text}, {"base58", base58_text},    {"base58check", base58check_text},
    {"base64", base64_text}, {"bech32", bech32_text}, {"json-array", json_array},
};

}  // namespace

std::span<const Flow> codec_flows() {
    return flows;
}

}  // namespace coffer::testing
