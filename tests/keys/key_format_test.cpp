#include "coffer/keys/key_format.hpp"

#include <algorithm>

#include "coffer/encoding/base58.hpp"
#include "coffer/encoding/base58check.hpp"
#include "coffer/encoding/bech32.hpp"
#include "keys/keys_support.hpp"
#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer {
namespace {

using namespace testing;

Result<AnyPrivateKey> decode(KeyFormat format, CurveId curve, std::string_view text) {
    return decode_private_key(format, curve, secret_text(text));
}

std::string encode(KeyFormat format, const AnyPrivateKey& key) {
    const auto text = encode_private_key(format, key);
    return text ? shown(*text) : name_of(text);
}

AnyPrivateKey any_key(CurveId curve, Bytes bytes) {
    auto key = parse_private_key(curve, bytes);
    if (!key) throw std::runtime_error(name_of(key));
    return *std::move(key);
}

TEST(KeyFormat, NamesAreReadInAnyCase) {
    for (const KeyFormatRow& row : key_formats()) {
        EXPECT_EQ(*parse_key_format(row.name), row.id);
        if (!row.service_name.empty()) {
            EXPECT_EQ(*parse_key_format(row.service_name), row.id);
        }
        std::string upper(row.name);
        for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        EXPECT_EQ(*parse_key_format(upper), row.id);
        EXPECT_FALSE(row.curves.empty());
    }
    for (const std::string_view name : {"", "hex", "wif", "solana ", "bitcoin_wif", "SUI"})
        EXPECT_EQ(code_of(parse_key_format(name)), Errc::unknown_key_format) << name;
}

TEST(KeyFormatVectors, PublishedTexts) {
    const auto file = VectorFile::load("keys/formats.json");
    for (const Record& record : file.list("valid")) {
        const KeyFormat format = *parse_key_format(record.text("format"));
        const auto row = std::ranges::find(key_formats(), format, &KeyFormatRow::id);
        const auto key = decode(format, row->curves.front(), record.text("encoded"));
        ASSERT_TRUE(key) << record.where() << name_of(key);
        EXPECT_EQ(scalar_hex(*key), record.text("private_key"));
        EXPECT_TRUE(record.boolean_or("compressed", true));
        if (record.has("public_key")) {
            EXPECT_EQ(public_key_hex(public_key_of(*key)), record.text("public_key"));
        }
        const std::string written = encode(format, *key);
        EXPECT_EQ(format == KeyFormat::hexadecimal ? "0x" + written : written, record.text("encoded"));
    }
}

TEST(KeyFormatVectors, Service) {
    const auto file = VectorFile::load("keys/service.json");
    for (const Record& record : file.list("key_format")) {
        const Record inputs = record.record("inputs");
        if (inputs.has("encoded")) {
            const KeyFormat format = *parse_key_format(inputs.text("key_format"));
            const CurveId curve = std::ranges::find(key_formats(), format, &KeyFormatRow::id)->curves.front();
            const auto key = decode(format, curve, inputs.text("encoded"));
            if (record.text("coffer") == "refuse") {
                EXPECT_EQ(name_of(key), record.text("error")) << record.where();
                continue;
            }
            ASSERT_TRUE(key) << record.where() << name_of(key);
            const Record expected = record.record("expected");
            EXPECT_EQ(scalar_hex(*key), expected.text("private_key_hex"));
            for (const char* name : {"public_key_hex", "ed25519_public_key_hex"})
                if (expected.has(name)) {
                    EXPECT_EQ(public_key_hex(public_key_of(*key)), expected.text(name));
                }
            if (expected.has("js_crypto_export_string")) {
                EXPECT_EQ(encode(format, *key), expected.text("js_crypto_export_string"));
            }
            expected.ignore_rest("parts of the text, other programs' spellings, the address");
            continue;
        }
        const auto bytes = inputs.hex("private_key_hex");
        inputs.ignore("key_format", "an export of a key of the wrong length fails in every format");
        inputs.ignore("public_key_hex", "in the text");
        if (record.text("coffer") == "refuse") {
            for (const CurveId curve : {CurveId::secp256k1, CurveId::ed25519})
                EXPECT_EQ(name_of(parse_private_key(curve, bytes)), record.text("error")) << record.where();
            continue;
        }
        const Record expected = record.record("expected");
        EXPECT_EQ(encode(KeyFormat::solana, any_key(CurveId::ed25519, bytes)),
                  expected.text(expected.has("encoded") ? "encoded" : "correct_base58"));
        if (expected.has("swift_kotlin_output")) {
            EXPECT_EQ(code_of(decode(KeyFormat::solana, CurveId::ed25519, expected.text("swift_kotlin_output"))), Errc::base58_too_long);
        }
    }
    for (const Record& record : file.list("pkcs8")) {
        EXPECT_EQ(record.text("coffer"), "accept");
        const std::string text = record.record("inputs").text("pkcs8_hex");
        const auto key = decode(KeyFormat::pkcs8, CurveId::p256, text);
        ASSERT_TRUE(key) << record.where() << name_of(key);
        const Record expected = record.record("expected");
        EXPECT_EQ(scalar_hex(*key), expected.text("private_key_hex"));
        if (expected.has("jwk")) {
            EXPECT_EQ(scalar_hex(*decode(KeyFormat::jwk, CurveId::p256, expected.json("jwk"))), scalar_hex(*key));
            EXPECT_EQ(encode(KeyFormat::pkcs8, *key), text);
        }
        expected.ignore("js_extractPrivateKeyFromPKCS8Bytes_returns_hex", "a fault of that program");
    }
    for (const Record& record : file.list("jwk")) {
        EXPECT_EQ(record.text("coffer"), "accept");
        const Record expected = record.record("expected");
        const auto key = decode_private_key(KeyFormat::jwk, secret_text(expected.json("jwk")));
        ASSERT_TRUE(key) << name_of(key);
        EXPECT_EQ(scalar_hex(*key), record.record("inputs").text("private_key_hex"));
        EXPECT_EQ(to_hex(std::get<PublicKey<P256>>(public_key_of(*key)).uncompressed()), expected.text("target_public_key_hex"));
        expected.ignore("local_storage_value_shape", "describes where a browser keeps it");
    }
}

TEST(KeyFormatVectors, BitcoinCoreKeys) {
    const auto file = VectorFile::load("address/standard/bitcoin_key_io.json");
    file.ignore("addresses", "read by the address tests");
    for (const Record& record : file.list("keys")) {
        const bool main = record.text("network") == "main";
        const std::string text = record.text("text");
        const auto right = decode(main ? KeyFormat::bitcoin_mainnet_wif : KeyFormat::bitcoin_testnet_wif, CurveId::secp256k1, text);
        const auto wrong = decode(main ? KeyFormat::bitcoin_testnet_wif : KeyFormat::bitcoin_mainnet_wif, CurveId::secp256k1, text);
        EXPECT_EQ(code_of(wrong), Errc::key_format_version) << record.where();
        const std::string expected = record.text("private_key");
        if (!record.boolean("compressed")) {
            EXPECT_EQ(code_of(right), Errc::wif_uncompressed) << record.where();
            const auto format = main ? KeyFormat::bitcoin_mainnet_wif_uncompressed : KeyFormat::bitcoin_testnet_wif_uncompressed;
            const auto named = decode(format, CurveId::secp256k1, text);
            ASSERT_TRUE(named) << record.where() << name_of(named);
            EXPECT_EQ(scalar_hex(*named), expected);
            EXPECT_EQ(encode(format, *named), text);
            continue;
        }
        ASSERT_TRUE(right) << record.where() << name_of(right);
        EXPECT_EQ(scalar_hex(*right), expected);
        EXPECT_EQ(encode(main ? KeyFormat::bitcoin_mainnet_wif : KeyFormat::bitcoin_testnet_wif, *right), text);
    }
    for (const Record& record : file.list("invalid"))
        for (const KeyFormat format : {KeyFormat::bitcoin_mainnet_wif, KeyFormat::bitcoin_testnet_wif})
            EXPECT_FALSE(decode(format, CurveId::secp256k1, record.text("text"))) << record.where();
}

TEST(KeyFormatVectors, OpenSslEncodings) {
    const auto file = VectorFile::load("keys/encodings.json");
    for (const Record& record : file.list("valid")) {
        const CurveId curve = *parse_curve(record.text("curve"));
        const auto key = any_key(curve, record.hex("private_key"));
        for (const auto& [format, name] :
             {std::pair(KeyFormat::pkcs8, "pkcs8"), std::pair(KeyFormat::sec1, "sec1"), std::pair(KeyFormat::jwk, "jwk")}) {
            if (!record.has(name)) {
                EXPECT_EQ(code_of(encode_private_key(format, key)), Errc::curve_mismatch);
                continue;
            }
            const std::string text = record.text(name);
            EXPECT_EQ(encode(format, key), text) << record.where();
            const auto named = decode_private_key(format, secret_text(text));
            ASSERT_TRUE(named) << record.where() << name_of(named);
            EXPECT_EQ(curve_of(*named), curve);
            EXPECT_EQ(scalar_hex(*named), record.text("private_key"));
            for (const CurveId other : {CurveId::secp256k1, CurveId::p256, CurveId::ed25519, CurveId::x25519})
                if (other != curve) {
                    EXPECT_EQ(code_of(decode(format, other, text)), Errc::curve_mismatch);
                }
        }
        for (const char* name : {"compressed", "uncompressed", "spki", "spki_pem", "public_jwk"})
            record.ignore(name, "read by PublicKeyFormat");
    }
}

void round_trips(const KeyFormatRow& row, CurveId curve) {
    const auto key = any_key(curve, *gen::scalar());
    const auto text = encode_private_key(row.id, key);
    RC_ASSERT(text.has_value());
    const auto back = decode_private_key(row.id, curve, *text);
    RC_ASSERT(back.has_value());
    RC_ASSERT(curve_of(*back) == curve);
    RC_ASSERT(scalar_hex(*back) == scalar_hex(key));
    const auto told = decode_private_key(row.id, *text);
    if (row.names_curve)
        RC_ASSERT((told.has_value() && curve_of(*told) == curve && scalar_hex(*told) == scalar_hex(key)));
    else
        RC_ASSERT(code_of(told) == Errc::unknown_curve);
}
RC_GTEST_PROP(KeyFormatLaws, DecodeUndoesEncode, ()) {
    for (const KeyFormatRow& row : key_formats())
        for (const CurveId curve : row.curves) round_trips(row, curve);
}

/// After a change of one character the text is refused, or is another encoding of the same key or, in a format without checksum, another
/// key. The error never has a position.
RC_GTEST_PROP(KeyFormatLaws, ChangedCharacters, ()) {
    static constexpr KeyFormat checked[] = {KeyFormat::solana,
                                            KeyFormat::solana_json,
                                            KeyFormat::bitcoin_mainnet_wif,
                                            KeyFormat::bitcoin_testnet_wif,
                                            KeyFormat::sui_bech32,
                                            KeyFormat::stellar_seed,
                                            KeyFormat::jwk,
                                            KeyFormat::pkcs8,
                                            KeyFormat::sec1,
                                            KeyFormat::pkcs8_pem,
                                            KeyFormat::sec1_pem,
                                            KeyFormat::bitcoin_mainnet_wif_uncompressed,
                                            KeyFormat::bitcoin_testnet_wif_uncompressed};
    const auto scalar = *gen::scalar();
    for (const KeyFormatRow& row : key_formats()) {
        const CurveId curve = row.curves.front();
        std::string text = encode(row.id, any_key(curve, scalar));
        const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
        const auto with = static_cast<char>(*rc::gen::inRange(1, 127));
        if (text[at] == with) continue;
        text[at] = with;
        const auto key = decode(row.id, curve, text);
        if (!key) {
            RC_ASSERT(key.error().at == no_position);
            continue;
        }
        const bool is_checked = std::ranges::find(checked, row.id) != std::end(checked);
        if (is_checked) RC_ASSERT(scalar_hex(*key) == to_hex(scalar));
    }
}

TEST(KeyFormat, FormatsHaveTheirCurves) {
    const auto secp = any_key(CurveId::secp256k1, std::vector<u8>(32, 1));
    const auto ed = any_key(CurveId::ed25519, std::vector<u8>(32, 1));
    for (const KeyFormatRow& row : key_formats()) {
        for (const CurveId curve : {CurveId::secp256k1, CurveId::p256, CurveId::ed25519, CurveId::x25519}) {
            const bool carried = std::ranges::find(row.curves, curve) != row.curves.end();
            EXPECT_EQ(code_of(encode_private_key(row.id, any_key(curve, std::vector<u8>(32, 1)))),
                      carried ? std::nullopt : std::optional(Errc::curve_mismatch));
            if (!carried) {
                EXPECT_EQ(code_of(decode(row.id, curve, "x")), Errc::curve_mismatch);
            }
        }
    }
}

TEST(KeyFormat, Hexadecimal) {
    const std::string digits(64, '4');
    const auto code = [](std::string_view text) { return code_of(decode(KeyFormat::hexadecimal, CurveId::secp256k1, text)); };
    EXPECT_EQ(code(digits), std::nullopt);
    EXPECT_EQ(code("0x" + digits), std::nullopt);
    EXPECT_EQ(code("0X" + digits), Errc::hex_prefix);
    EXPECT_EQ(code(digits.substr(2)), Errc::private_key_length);
    EXPECT_EQ(code(digits + "44"), Errc::private_key_length);
    EXPECT_EQ(code(""), Errc::private_key_length);
    EXPECT_EQ(code("0x"), Errc::private_key_length);
    EXPECT_EQ(code(digits.substr(1)), Errc::hex_odd_length);
    EXPECT_EQ(code(digits.substr(1) + "g"), Errc::hex_character);
    EXPECT_EQ(code(digits.substr(1) + "\n"), Errc::hex_character);
    EXPECT_EQ(code(" " + digits.substr(1)), Errc::hex_character);
    EXPECT_EQ(code(std::string(64, '0')), Errc::private_key_zero);
    EXPECT_EQ(code(std::string(64, 'f')), Errc::private_key_range);
    EXPECT_EQ(code(order_secp256k1), Errc::private_key_range);
    EXPECT_EQ(code_of(decode(KeyFormat::hexadecimal, CurveId::ed25519, std::string(64, 'f'))), std::nullopt);
    EXPECT_EQ(code(std::string(5000, '4')), Errc::text_too_long);
}

std::vector<u8> ed25519_pair(Bytes seed) {
    std::vector<u8> pair(seed.begin(), seed.end());
    const auto half = private_key<Ed25519>(seed).public_key();
    pair.insert(pair.end(), half.bytes().begin(), half.bytes().end());
    return pair;
}

std::string json_array(Bytes bytes) {
    std::string text = "[";
    for (const u8 byte : bytes) text += (text.size() > 1 ? "," : "") + std::to_string(byte);
    return text + "]";
}

// A wrong public half can make a signer reveal its key, and shows the owner another address.
TEST(KeyFormat, SolanaHalvesMustMatch) {
    const auto pair = ed25519_pair(std::vector<u8>(32, 0x17));
    const auto code = [](std::string_view text) { return code_of(decode(KeyFormat::solana, CurveId::ed25519, text)); };
    const auto json_code = [](std::string_view text) { return code_of(decode(KeyFormat::solana_json, CurveId::ed25519, text)); };
    EXPECT_EQ(code(base58::encode(pair)), std::nullopt);
    EXPECT_EQ(json_code(json_array(pair)), std::nullopt);
    for (std::size_t bit = 0; bit < 512; ++bit) {
        auto changed = pair;
        changed[bit / 8] = static_cast<u8>(changed[bit / 8] ^ (1U << (bit % 8)));
        EXPECT_EQ(code(base58::encode(changed)), Errc::key_pair_mismatch) << bit;
        EXPECT_EQ(json_code(json_array(changed)), Errc::key_pair_mismatch) << bit;
    }
    for (std::size_t size = 0; size < 64; ++size) {
        EXPECT_EQ(code(base58::encode(Bytes(pair).first(size))), Errc::private_key_length) << size;
        EXPECT_EQ(json_code(json_array(Bytes(pair).first(size))), Errc::private_key_length) << size;
    }
    auto longer = pair;
    longer.insert(longer.end(), 4, u8{0xff});
    EXPECT_EQ(code(base58::encode(longer)), Errc::base58_too_long);
    EXPECT_EQ(json_code(json_array(longer)), Errc::private_key_length);
    EXPECT_EQ(code("0" + base58::encode(pair).substr(1)), Errc::base58_character);
    EXPECT_EQ(json_code("[256" + json_array(pair).substr(json_array(pair).find(','))), Errc::json_number_range);
    EXPECT_EQ(json_code(json_array(pair) + "x").has_value(), true);
    EXPECT_EQ(json_code("{}").has_value(), true);
}

TEST(KeyFormat, WifEdges) {
    const auto code = [](std::string_view text) { return code_of(decode(KeyFormat::bitcoin_mainnet_wif, CurveId::secp256k1, text)); };
    const auto wif = [](u8 version, std::vector<u8> key, std::vector<u8> tail) {
        key.insert(key.begin(), version);
        key.insert(key.end(), tail.begin(), tail.end());
        return base58::encode_check(key);
    };
    const std::vector<u8> key(32, 0x42);
    EXPECT_EQ(code(wif(0x80, key, {1})), std::nullopt);
    for (unsigned version = 0; version < 256; ++version)
        if (version != 0x80) {
            EXPECT_EQ(code(wif(static_cast<u8>(version), key, {1})), Errc::key_format_version) << version;
        }
    for (unsigned flag = 0; flag < 256; ++flag)
        if (flag != 1) {
            EXPECT_EQ(code(wif(0x80, key, {static_cast<u8>(flag)})), Errc::key_format_version) << flag;
        }
    EXPECT_EQ(code(wif(0x80, key, {})), Errc::wif_uncompressed);
    EXPECT_EQ(code(wif(0xb0, key, {})), Errc::key_format_version);
    EXPECT_EQ(code(wif(0x80, std::vector<u8>(31, 1), {})), Errc::private_key_length);
    EXPECT_EQ(code(wif(0x80, std::vector<u8>(33, 1), {1})), Errc::base58_too_long);
    EXPECT_EQ(code(wif(0x80, std::vector<u8>(32, 0), {1})), Errc::private_key_zero);
    EXPECT_EQ(code(wif(0x80, from_hex(order_secp256k1), {1})), Errc::private_key_range);
    EXPECT_EQ(code(wif(0x80, std::vector<u8>(90, 1), {1})), Errc::base58_too_long);
    std::string changed = wif(0x80, key, {1});
    changed.back() = changed.back() == '2' ? '3' : '2';
    EXPECT_EQ(code(changed), Errc::base58_checksum);
}

TEST(KeyFormat, SuiFlagsNameTheCurve) {
    const auto sui = [](u8 flag, std::size_t size, std::string_view hrp = "suiprivkey", bech32::Variant variant = bech32::Variant::bech32) {
        std::vector<u8> payload(size, 0x42);
        if (!payload.empty()) payload[0] = flag;
        return bech32::encode_bytes(hrp, payload, variant);
    };
    const std::array curves = {CurveId::ed25519, CurveId::secp256k1, CurveId::p256};
    for (std::size_t flag = 0; flag < 256; ++flag) {
        const std::string text = sui(static_cast<u8>(flag), 33);
        const auto told = decode_private_key(KeyFormat::sui_bech32, secret_text(text));
        EXPECT_EQ(code_of(told), flag < curves.size() ? std::nullopt : std::optional(Errc::key_format_version));
        if (told) {
            EXPECT_EQ(curve_of(*told), curves.at(flag));
        }
        for (std::size_t i = 0; i < curves.size(); ++i)
            EXPECT_EQ(code_of(decode(KeyFormat::sui_bech32, curves.at(i), text)),
                      flag == i ? std::nullopt : std::optional(Errc::key_format_version));
    }
    const auto code = [](std::string_view text) { return code_of(decode(KeyFormat::sui_bech32, CurveId::ed25519, text)); };
    for (std::size_t size = 0; size < 40; ++size)
        if (size != 33) {
            EXPECT_EQ(code(sui(0, size)), Errc::private_key_length) << size;
        }
    EXPECT_EQ(code(sui(0, 33, "suipubkey")), Errc::hrp_mismatch);
    EXPECT_EQ(code(sui(0, 33, "suiprivkey", bech32::Variant::bech32m)), Errc::bech32_variant);
    std::string upper = sui(0, 33);
    for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    EXPECT_EQ(code(upper), std::nullopt);  // BIP-173 allows all upper case
    upper[0] = 's';
    EXPECT_EQ(code(upper), Errc::bech32_mixed_case);
}

TEST(KeyFormat, StellarSeed) {
    // SEP-23's example seed and account.
    const std::string text = "SBU2RRGLXH3E5CQHTD3ODLDF2BWDCYUSSBLLZ5GNW7JXHDIYKXZWHOKR";
    const auto code = [](std::string_view given) { return code_of(decode(KeyFormat::stellar_seed, CurveId::ed25519, given)); };
    const auto key = decode(KeyFormat::stellar_seed, CurveId::ed25519, text);
    ASSERT_TRUE(key) << name_of(key);
    EXPECT_EQ(encode(KeyFormat::stellar_seed, *key), text);
    std::string changed = text;
    changed[20] = changed[20] == 'A' ? 'B' : 'A';
    EXPECT_EQ(code(changed), Errc::crc_checksum);
    changed[20] = '1';
    EXPECT_EQ(code(changed), Errc::base32_character);
    EXPECT_EQ(code(text.substr(0, 48)), Errc::private_key_length);
    // An account ID is a public key.
    EXPECT_EQ(code("GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ"), Errc::key_format_version);
}

TEST(KeyFormat, JwkMembers) {
    const auto key = any_key(CurveId::p256, from_hex("20fa65df11f24833790ae283fc9a0c215eecbbc589549767977994dc69d05a56"));
    const std::string x = R"("x":"ZPtRFygSLaO3uKRJx516nj-4R_TL8O-8bIL2itoK5es")";
    const std::string y = R"("y":"0fm2pF9eS2GFLI4pOnt5AiQi__-eqPunKXJxtYnMntI")";
    const std::string d = R"("d":"IPpl3xHySDN5CuKD_JoMIV7su8WJVJdnl3mU3GnQWlY")";
    const std::string kty = R"("kty":"EC")";
    const std::string crv = R"("crv":"P-256")";
    const auto object = [](std::initializer_list<std::string> members) {
        std::string text = "{";
        for (const auto& member : members) text += (text.size() > 1 ? "," : "") + member;
        return text + "}";
    };
    const auto code = [](std::string_view text) { return code_of(decode(KeyFormat::jwk, CurveId::p256, text)); };
    EXPECT_EQ(encode(KeyFormat::jwk, key), object({kty, crv, x, y, d}));
    EXPECT_EQ(code(object({kty, crv, x, y, d})), std::nullopt);
    EXPECT_EQ(code(object({d, y, R"("ext":true)", R"("key_ops":["deriveBits"])", crv, kty, x})), std::nullopt);
    EXPECT_EQ(code(object({crv, x, y, d})), Errc::json_missing_member);
    EXPECT_EQ(code(object({kty, x, y, d})), Errc::json_missing_member);
    EXPECT_EQ(code(object({kty, crv, y, d})), Errc::json_missing_member);
    EXPECT_EQ(code(object({kty, crv, x, d})), Errc::json_missing_member);
    EXPECT_EQ(code(object({kty, crv, x, y})), Errc::json_missing_member);
    EXPECT_EQ(code(object({kty, crv, x, y, d, d})), Errc::json_duplicate_member);
    EXPECT_EQ(code(object({R"("kty":"OKP")", crv, x, y, d})), Errc::json_value);
    EXPECT_EQ(code(object({kty, R"("crv":"P-384")", x, y, d})), Errc::unknown_curve);
    EXPECT_EQ(code(object({kty, R"("crv":"secp256k1")", x, y, d})), Errc::curve_mismatch);
    EXPECT_EQ(code(object({kty, R"("crv":256)", x, y, d})), Errc::json_wrong_type);
    // x and y exchanged, d of another key, and fields with their leading zeros dropped or with additional ones.
    EXPECT_EQ(code(object({kty, crv, "\"x\"" + y.substr(3), "\"y\"" + x.substr(3), d})), Errc::key_pair_mismatch);
    EXPECT_EQ(code(object({kty, crv, x, y, R"("d":"IPpl3xHySDN5CuKD_JoMIV7su8WJVJdnl3mU3GnQWlU")"})).has_value(), true);
    EXPECT_EQ(code(object({kty, crv, x, y, R"("d":"IPpl3xHySDN5CuKD_JoMIV7su8WJVJdnl3mU3GnQWlc")"})).has_value(), true);
    EXPECT_EQ(code(object({kty, crv, x, y, R"("d":"IPpl3xHySDN5CuKD_JoMIV7su8WJVJdnl3mU3GnQ")"})), Errc::private_key_length);
    EXPECT_EQ(code(object({kty, crv, R"("x":"ZPtRFygSLaO3uKRJx516nj-4R_TL8O-8bIL2itoK")", y, d})), Errc::public_key_length);
    EXPECT_EQ(code(object({kty, crv, x, y, R"("d":"IPpl3xHySDN5CuKD_JoMIV7su8WJVJdnl3mU3GnQWlY=")"})).has_value(), true);
    EXPECT_EQ(code(object({kty, crv, x, y, R"("d":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")"})), Errc::private_key_zero);
    EXPECT_EQ(code("[]"), Errc::json_wrong_type);
    EXPECT_EQ(code(object({kty, crv, x, y, d}) + " x").has_value(), true);
}

// Every byte of the encodings matters. Any change is refused, because both formats contain the public key, which must match.
TEST(KeyFormat, FlippedBytesOfDer) {
    const auto key = any_key(CurveId::p256, std::vector<u8>(32, 0x23));
    for (const KeyFormat format : {KeyFormat::pkcs8, KeyFormat::sec1}) {
        const auto der = from_hex(encode(format, key));
        EXPECT_EQ(der.size(), format == KeyFormat::pkcs8 ? 138U : 121U);
        for (std::size_t i = 0; i < der.size(); ++i) {
            for (unsigned value = 0; value < 256; ++value) {
                auto changed = der;
                if (changed[i] == value) continue;
                changed[i] = static_cast<u8>(value);
                const auto decoded = decode(format, CurveId::p256, to_hex(changed));
                EXPECT_FALSE(decoded) << i << " " << value;
            }
        }
        for (std::size_t size = 0; size < der.size(); ++size) EXPECT_FALSE(decode(format, CurveId::p256, to_hex(Bytes(der).first(size))));
        EXPECT_EQ(code_of(decode(format, CurveId::p256, to_hex(der) + "00")), Errc::der_trailing_bytes);
    }
}

TEST(KeyFormat, Pkcs8Forms) {
    const auto code = [](std::string_view text, CurveId curve = CurveId::p256) { return code_of(decode(KeyFormat::pkcs8, curve, text)); };
    const std::string algorithm = "301306072a8648ce3d020106082a8648ce3d030107";
    const std::string scalar = "01d95d256f744b2a855fe2036ec1074c726445f1382f53580a17ce3296cc2dec";
    const std::string half =
        "0440fa0a112351e0f5cdcc3edad914e7e3b911d3e83874d4ef55ff5639f4a3633e65087a8499c46a77f8e68c937203d85e6d38ade95d755a6cf88fa101091d598"
        "3";
    const std::string short_form = "3041020100" + algorithm +
                                   "0427302502010104"
                                   "20" +
                                   scalar;
    EXPECT_EQ(code(short_form), std::nullopt);
    EXPECT_EQ(from_hex(short_form).size(), 67U);
    // Version 2 of RFC 5958 with the public key outside: right, wrong, and with a version that does not match.
    const std::string outside = "814200" + half;
    const std::string outside_wrong = "814200" + half.substr(0, half.size() - 1) + "2";
    EXPECT_EQ(code("308185020101" + algorithm +
                   "0427302502010104"
                   "20" +
                   scalar + outside),
              std::nullopt);
    EXPECT_EQ(code("308185020101" + algorithm +
                   "0427302502010104"
                   "20" +
                   scalar + outside_wrong),
              Errc::key_pair_mismatch);
    EXPECT_EQ(code("308185020100" + algorithm +
                   "0427302502010104"
                   "20" +
                   scalar + outside),
              Errc::der_trailing_bytes);
    EXPECT_EQ(code("3041020101" + algorithm +
                   "0427302502010104"
                   "20" +
                   scalar),
              Errc::der_tag);
    EXPECT_EQ(code("3041020102" + algorithm +
                   "0427302502010104"
                   "20" +
                   scalar),
              Errc::key_encoding);
    // A compressed public half inside: right, and with the other sign of y.
    const std::string inside = "3067020100" + algorithm + "044d304b0201010420" + scalar + "a124032200";
    EXPECT_EQ(code(inside + "03" + half.substr(2, 64)), std::nullopt);
    EXPECT_EQ(code(inside + "02" + half.substr(2, 64)), Errc::key_pair_mismatch);
    EXPECT_EQ(code("3066020100" + algorithm + "044c304a0201010420" + scalar + "a123032100" + "03" + half.substr(2, 62)),
              Errc::key_pair_mismatch);
    // The scalar without its leading byte, as some programs write it.
    EXPECT_EQ(code("3040020100" + algorithm +
                   "0426302402010104"
                   "1f" +
                   scalar.substr(2)),
              Errc::private_key_length);
    // RSA, and a curve that coffer does not support.
    EXPECT_EQ(code("3018020100"
                   "300d06092a864886f70d0101010500"
                   "0404deadbeef"),
              Errc::unsupported_algorithm);
    EXPECT_EQ(code("303e020100"
                   "301006072a8648ce3d020106052b81040022"
                   "0427302502010104"
                   "20" +
                   scalar),
              Errc::unknown_curve);
    EXPECT_EQ(code("302c020100"
                   "300306012a"
                   "0422"
                   "0420" +
                   scalar),
              Errc::unsupported_algorithm);
}

// No error shows its input: its text is static, and it has no position.
TEST(KeyFormat, ErrorsCarryNothingOfTheInput) {
    const std::string canary = "canary-5f2e";
    for (const KeyFormatRow& row : key_formats()) {
        for (const CurveId curve : row.curves) {
            for (const std::string& text :
                 {canary, "{\"kty\":\"" + canary + "\"}", "0x" + canary, std::string(64, 'z'), "[\"" + canary + "\"]"}) {
                const auto key = decode(row.id, curve, text);
                ASSERT_FALSE(key);
                EXPECT_EQ(key.error().at, no_position) << row.name;
                EXPECT_EQ(std::string_view(key.error().what).find("canary"), std::string_view::npos);
                EXPECT_EQ(error_text(key.error().code).find("canary"), std::string_view::npos);
            }
        }
    }
}

}  // namespace
}  // namespace coffer
