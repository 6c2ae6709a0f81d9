#include "coffer/keys/key_reader.hpp"

#include <algorithm>

#include "coffer/encoding/base58check.hpp"
#include "coffer/encoding/base64.hpp"
#include "coffer/keys/key_file.hpp"
#include "coffer/keys/public_key_format.hpp"
#include "encoding/pem.hpp"
#include "keys/keys_support.hpp"
#include "support/rc.hpp"
#include "support/vector_file.hpp"

namespace coffer {
namespace {

using namespace testing;

constexpr std::array curves = {CurveId::secp256k1, CurveId::p256, CurveId::ed25519, CurveId::x25519};

Result<PrivateKeyText> read(Bytes content, const PrivateKeyOptions& reading = {}) {
    return read_private_key(content, reading);
}
Result<PrivateKeyText> read(std::string_view text, const PrivateKeyOptions& reading = {}) {
    return read_private_key(as_bytes(text), reading);
}

std::vector<u8> content_of(const Record& record) {
    if (record.has("der")) return record.hex("der");
    const std::string text = record.text("text");
    return {text.begin(), text.end()};
}

TEST(KeyReaderVectors, KeysOfOtherMakers) {
    const auto file = VectorFile::load("keys/makers.json");
    for (const Record& record : file.list("private")) {
        SCOPED_TRACE(record.text("maker") + " " + record.text("what"));
        const auto content = content_of(record);
        const auto key = read(content);
        ASSERT_TRUE(key) << name_of(key);
        const CurveId curve = *parse_curve(record.text("curve"));
        EXPECT_EQ(curve_of(key->key), curve);
        EXPECT_EQ(scalar_hex(key->key), record.text("private_key"));
        EXPECT_EQ(public_key_hex(public_key_of(key->key)), record.text("public_key"));
        EXPECT_TRUE(key->compressed);
        // It is also accepted under its own format name, and under no other.
        EXPECT_EQ(code_of(read(content, {.format = key->format})), std::nullopt);
        for (const KeyFormatRow& row : key_formats()) {
            const bool pem_of_it = (row.id == KeyFormat::pkcs8_pem && key->format == KeyFormat::pkcs8) ||
                                   (row.id == KeyFormat::sec1_pem && key->format == KeyFormat::sec1);
            if (row.id != key->format && !pem_of_it) {
                EXPECT_FALSE(read(content, {.format = row.id})) << row.name;
            }
        }
        for (const CurveId other : curves)
            EXPECT_EQ(code_of(read(content, {.curve = other})), other == curve ? std::nullopt : std::optional(Errc::curve_mismatch));
    }
    for (const Record& record : file.list("public")) {
        SCOPED_TRACE(record.text("maker") + " " + record.text("what"));
        const CurveId curve = *parse_curve(record.text("curve"));
        const std::string text = record.has("der") ? record.text("der") : record.text("text");
        const auto key = read_public_key(text, curve);
        ASSERT_TRUE(key) << name_of(key);
        EXPECT_EQ(public_key_hex(key->key), record.text("public_key"));
        EXPECT_EQ(key->form, PointForm::none);
        EXPECT_EQ(code_of(read(content_of(record))), Errc::pem_label);
    }
    for (const Record& record : file.list("refused")) {
        SCOPED_TRACE(record.text("maker") + " " + record.text("what"));
        const auto key = read(content_of(record));
        EXPECT_EQ(name_of(key), record.text("error"));
        EXPECT_EQ(key.error().at, no_position);
    }
}

// RFC 8410 section 10.3: version 1, and version 2 with attributes and the public key; also with the tag that the library ring gives the
// public key.
TEST(KeyReaderVectors, Rfc8410) {
    constexpr std::string_view seed = "d4ee72dbf913584ad5b6d8f1f769f8ad3afe7c28cbf1d4fbe097a88f44755842";
    constexpr std::string_view version_1 =
        "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----\n";
    constexpr std::string_view version_2 =
        "-----BEGIN PRIVATE "
        "KEY-----\nMHICAQEwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\noB8wHQYKKoZIhvcNAQkJFDEPDA1DdXJkbGUgQ2hhaXJzgSE"
        "AGb9ECWmEzf6FQbrB\nZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PRIVATE KEY-----\n";
    for (const std::string_view text : {version_1, version_2}) {
        const auto key = read(text);
        ASSERT_TRUE(key) << name_of(key);
        EXPECT_EQ(scalar_hex(key->key), seed);
        EXPECT_EQ(curve_of(key->key), CurveId::ed25519);
    }
    const std::string ring = "3053020101300506032b657004220420" + std::string(seed) +
                             "a12303210019bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1";
    EXPECT_EQ(code_of(read(ring)), std::nullopt);
    EXPECT_EQ(code_of(read(ring.substr(0, ring.size() - 1) + "0")), Errc::key_pair_mismatch);
}

/// spellings returns the encodings in which a DER value may be given.
std::vector<std::vector<u8>> spellings(std::string_view label, Bytes der) {
    const auto bytes = [](std::string_view text) { return std::vector<u8>(text.begin(), text.end()); };
    const std::string base64 = base64::encode(der, base64::Alphabet::standard, base64::Padding::required);
    const std::string pem = pem::encode(label, der);
    std::string crlf;
    for (const char c : pem) crlf += c == '\n' ? "\r\n" : std::string(1, c);
    return {bytes(as_text(der)),
            bytes(to_hex(der)),
            bytes(to_hex(der) + "\n"),
            bytes(base64),
            bytes(base64 + "\r\n"),
            bytes(pem),
            bytes("text\n" + pem),
            bytes(crlf),
            bytes(base64.substr(0, 40) + "\n" + base64.substr(40))};
}

/// Every format is auto-detected from its text alone. Hexadecimal digits are on the curve that the caller names.
RC_GTEST_PROP(KeyReaderLaws, WhatIsWrittenIsRead, ()) {
    const auto scalar = *gen::scalar();
    for (const KeyFormatRow& row : key_formats()) {
        for (const CurveId curve : row.curves) {
            const auto key = *parse_private_key(curve, scalar);
            const std::string text = shown(*encode_private_key(row.id, key));
            const auto told = row.names_curve ? std::nullopt : std::optional(curve);
            for (const std::string end : {"", "\n", "\r\n"}) {
                const auto back = read(text + end, {.curve = told});
                RC_ASSERT(back.has_value());
                RC_ASSERT(curve_of(back->key) == curve);
                RC_ASSERT(scalar_hex(back->key) == scalar_hex(key));
                const bool uncompressed =
                    row.id == KeyFormat::bitcoin_mainnet_wif_uncompressed || row.id == KeyFormat::bitcoin_testnet_wif_uncompressed;
                RC_ASSERT(back->compressed == !uncompressed);
                RC_ASSERT(code_of(read(text + end, {.format = row.id, .curve = curve})) == std::nullopt);
            }
        }
    }
}

RC_GTEST_PROP(KeyReaderLaws, EverySpellingOfDerIsTheSameKey, ()) {
    const auto scalar = *gen::scalar();
    for (const auto& [format, label] : {std::pair(KeyFormat::pkcs8, "PRIVATE KEY"), std::pair(KeyFormat::sec1, "EC PRIVATE KEY")}) {
        const auto row = std::ranges::find(key_formats(), format, &KeyFormatRow::id);
        for (const CurveId curve : row->curves) {
            const auto key = *parse_private_key(curve, scalar);
            const auto der = from_hex(shown(*encode_private_key(format, key)));
            for (const auto& content : spellings(label, der)) {
                for (const auto& named : {std::optional<KeyFormat>(), std::optional(format)}) {
                    const auto back = read(content, {.format = named});
                    RC_ASSERT(back.has_value());
                    RC_ASSERT((curve_of(back->key) == curve && scalar_hex(back->key) == scalar_hex(key) && back->format == format));
                }
            }
        }
    }
}

RC_GTEST_PROP(KeyReaderLaws, EverySpellingOfAPublicKeyIsTheSameKey, ()) {
    const auto scalar = *gen::scalar();
    for (const CurveId curve : curves) {
        const auto key = public_key_of(*parse_private_key(curve, scalar));
        const bool weierstrass = curve == CurveId::p256 || curve == CurveId::secp256k1;
        const std::string digits = public_key_hex(key);
        RC_ASSERT(read_public_key(digits, curve)->form == (weierstrass ? PointForm::compressed : PointForm::none));
        RC_ASSERT(read_public_key("0x" + digits, curve)->key == key);
        if (weierstrass) {
            const auto uncompressed = read_public_key(*encode_public_key(PublicKeyFormat::uncompressed, key), curve);
            RC_ASSERT((uncompressed->key == key && uncompressed->form == PointForm::uncompressed));
        }
        std::vector<std::string> texts = {*encode_public_key(PublicKeyFormat::jwk, key)};
        for (const auto& spelling : spellings("PUBLIC KEY", encode_spki(key))) texts.emplace_back(spelling.begin(), spelling.end());
        texts.erase(texts.begin() + 1);  // raw bytes cannot be a command line argument
        for (std::string& text : texts) {
            while (text.ends_with('\n') && !text.starts_with('-')) text.pop_back();
            while (text.ends_with('\r') && !text.starts_with('-')) text.pop_back();
            const auto back = read_public_key(text, curve);
            RC_ASSERT(back.has_value());
            RC_ASSERT((back->key == key && back->form == PointForm::none));
            for (const CurveId other : curves)
                if (other != curve) RC_ASSERT(code_of(read_public_key(text, other)) == Errc::curve_mismatch);
        }
    }
}

/// A changed byte of a DER value is refused, in every encoding.
RC_GTEST_PROP(KeyReaderLaws, TamperedDerIsRefused, ()) {
    const auto key = *parse_private_key(CurveId::p256, *gen::scalar());
    for (const auto& [format, label] : {std::pair(KeyFormat::pkcs8, "PRIVATE KEY"), std::pair(KeyFormat::sec1, "EC PRIVATE KEY")}) {
        auto der = from_hex(shown(*encode_private_key(format, key)));
        const auto at = *rc::gen::inRange<std::size_t>(0, der.size());
        der[at] = static_cast<u8>(der[at] ^ *rc::gen::inRange(1, 256));
        for (const auto& content : spellings(label, der)) {
            const auto refused = read(content);
            RC_ASSERT(!refused.has_value());
            RC_ASSERT(refused.error().at == no_position);
        }
    }
}

TEST(KeyReader, ParametersBeforeTheKeyCount) {
    const auto key = *parse_private_key(CurveId::secp256k1, std::vector<u8>(32, 7));
    const std::string sec1 = shown(*encode_private_key(KeyFormat::sec1_pem, key));
    const auto parameters = [](std::string_view der) { return pem::encode("EC PARAMETERS", from_hex(der)); };
    constexpr std::string_view secp256k1 = "06052b8104000a";
    constexpr std::string_view p256 = "06082a8648ce3d030107";
    EXPECT_EQ(code_of(read(parameters(secp256k1) + sec1)), std::nullopt);
    EXPECT_EQ(code_of(read(sec1 + parameters(secp256k1))), std::nullopt);
    EXPECT_EQ(code_of(read(parameters(p256) + sec1)), Errc::curve_mismatch);
    EXPECT_EQ(code_of(read(parameters("06052b81040022") + sec1)), Errc::unknown_curve);
    EXPECT_EQ(code_of(read(parameters("3000") + sec1)), Errc::unsupported_algorithm);
    EXPECT_EQ(code_of(read(parameters(std::string(secp256k1) + "0500") + sec1)), Errc::der_trailing_bytes);
    // A key that does not name its curve gets it from the parameters or from the caller.
    const std::string bare = pem::encode("EC PRIVATE KEY", from_hex("30250201010420" + std::string(64, '7')));
    EXPECT_EQ(code_of(read(bare)), Errc::unknown_curve);
    EXPECT_EQ(curve_of(read(parameters(secp256k1) + bare)->key), CurveId::secp256k1);
    EXPECT_EQ(curve_of(read(bare, {.curve = CurveId::p256})->key), CurveId::p256);
    EXPECT_EQ(code_of(read(parameters(secp256k1) + bare, {.curve = CurveId::p256})), Errc::curve_mismatch);
}

TEST(KeyReader, OneKeyAndNothingElse) {
    const auto key = *parse_private_key(CurveId::p256, std::vector<u8>(32, 7));
    const std::string pkcs8 = shown(*encode_private_key(KeyFormat::pkcs8_pem, key));
    const std::string certificate = pem::encode("CERTIFICATE", std::vector<u8>(100, 1));
    EXPECT_EQ(code_of(read(certificate + pkcs8 + certificate)), std::nullopt);
    EXPECT_EQ(code_of(read(pkcs8 + pkcs8)), Errc::key_count);
    EXPECT_EQ(code_of(read(certificate)), Errc::pem_label);
    EXPECT_EQ(code_of(read(pkcs8.substr(0, pkcs8.size() - 20))), Errc::pem_syntax);
    // A label that does not match the content.
    const auto der = from_hex(shown(*encode_private_key(KeyFormat::pkcs8, key)));
    EXPECT_EQ(code_of(read(pem::encode("EC PRIVATE KEY", der))), Errc::pem_label);
    EXPECT_EQ(code_of(read(pem::encode("ENCRYPTED PRIVATE KEY", der))), Errc::key_encrypted);
    const auto spki = encode_spki(public_key_of(key));
    EXPECT_EQ(code_of(read(pem::encode("PRIVATE KEY", spki))), Errc::pem_label);
    EXPECT_EQ(code_of(read_public_key(pkcs8, CurveId::p256)), Errc::pem_label);
    EXPECT_EQ(code_of(read_public_key(pem::encode("PUBLIC KEY", spki) + pem::encode("PUBLIC KEY", spki), CurveId::p256)), Errc::key_count);
    // The strict format accepts only its own encoding; the reader accepts more.
    const auto strict = [](std::string_view text) { return code_of(decode_private_key(KeyFormat::pkcs8_pem, secret_text(text))); };
    EXPECT_EQ(strict(pkcs8), std::nullopt);
    EXPECT_EQ(strict(pkcs8.substr(0, pkcs8.size() - 1)), Errc::pem_syntax);
    EXPECT_EQ(strict("text\n" + pkcs8), Errc::pem_syntax);
    EXPECT_EQ(strict(certificate), Errc::pem_label);
}

TEST(KeyReader, HexadecimalWithAndWithoutPrefix) {
    const std::string digits(64, '4');
    for (const std::string prefix : {"", "0x"}) {
        EXPECT_EQ(curve_of(read(prefix + digits)->key), CurveId::p256);
        EXPECT_EQ(curve_of(read(prefix + digits + ":secp256k1\n")->key), CurveId::secp256k1);
        EXPECT_EQ(curve_of(read(prefix + digits, {.bare_curve = CurveId::ed25519})->key), CurveId::ed25519);
        EXPECT_EQ(curve_of(read(prefix + digits + ":p256", {.bare_curve = CurveId::ed25519})->key), CurveId::p256);
        EXPECT_EQ(code_of(read(prefix + digits + ":p256", {.curve = CurveId::ed25519})), Errc::curve_mismatch);
        const auto pair = shown(*api_key_private_file(*parse_private_key(CurveId::ed25519, std::vector<u8>(32, 9))));
        EXPECT_EQ(curve_of(read(prefix + pair)->key), CurveId::ed25519);
        const auto forbidden = code_of(read(prefix + digits, {.hex_prefix = hex::Prefix::forbidden}));
        EXPECT_EQ(forbidden, prefix.empty() ? std::nullopt : std::optional(Errc::hex_prefix_forbidden));
        const auto required = code_of(read(prefix + digits, {.hex_prefix = hex::Prefix::required}));
        EXPECT_EQ(required, prefix.empty() ? std::optional(Errc::hex_prefix) : std::nullopt);
    }
    EXPECT_EQ(code_of(read("0X" + digits)), Errc::hex_prefix);
    EXPECT_EQ(code_of(read(digits + "44")), Errc::private_key_length);
    EXPECT_EQ(code_of(read(digits.substr(1) + "g")), Errc::hex_character);
    EXPECT_EQ(code_of(read("")), Errc::text_empty);
    EXPECT_EQ(code_of(read("hello, world")), Errc::key_text_syntax);
    EXPECT_EQ(code_of(read(std::string(70000, '4'))), Errc::text_too_long);
    EXPECT_EQ(code_of(read(std::vector<u8>(32, 0xff))), Errc::utf8_invalid);
}

// The generator as a key; both of its encodings are widely published.
TEST(KeyReader, WifSaysWhichPublicKey) {
    constexpr std::string_view uncompressed = "5HpHagT65TZzG1PH3CSu63k8DbpvD8s5ip4nEB3kEsreAnchuDf";
    constexpr std::string_view compressed = "KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn";
    const auto main = read(uncompressed);
    ASSERT_TRUE(main);
    EXPECT_FALSE(main->compressed);
    EXPECT_EQ(main->format, KeyFormat::bitcoin_mainnet_wif_uncompressed);
    EXPECT_EQ(scalar_hex(main->key), std::string(63, '0') + "1");
    EXPECT_TRUE(read(compressed)->compressed);
    EXPECT_FALSE(read(uncompressed, {.format = KeyFormat::bitcoin_mainnet_wif})->compressed);
    const auto strict = [](KeyFormat format, std::string_view text) { return code_of(decode_private_key(format, secret_text(text))); };
    EXPECT_EQ(strict(KeyFormat::bitcoin_mainnet_wif, uncompressed), Errc::wif_uncompressed);
    EXPECT_EQ(strict(KeyFormat::bitcoin_mainnet_wif_uncompressed, compressed), Errc::key_format_version);
    EXPECT_EQ(strict(KeyFormat::bitcoin_mainnet_wif_uncompressed, uncompressed), std::nullopt);
    EXPECT_EQ(code_of(read(uncompressed, {.format = KeyFormat::bitcoin_testnet_wif})), Errc::key_format_version);
    EXPECT_EQ(code_of(read(uncompressed, {.curve = CurveId::p256})), Errc::curve_mismatch);
    std::string changed(uncompressed);
    changed.back() = 'g';
    EXPECT_EQ(code_of(read(changed)), Errc::base58_checksum);
}

TEST(KeyReader, WifOfOtherChainsIsNamed) {
    const auto wif = [](u8 version) {
        std::vector<u8> payload(34, 0x42);
        payload.front() = version;
        payload.back() = 1;
        return base58::encode_check(payload);
    };
    for (const auto& [version, name] :
         {std::pair<u8, std::string_view>(0xb0, "a Litecoin key"), {0x9e, "a Dogecoin key"}, {0xcc, "a Dash key"}}) {
        for (const auto format : {std::optional<KeyFormat>(), std::optional(KeyFormat::bitcoin_mainnet_wif)}) {
            const auto refused = read(wif(version), {.format = format});
            EXPECT_EQ(code_of(refused), Errc::key_format_version);
            EXPECT_EQ(refused.error().what, name);
        }
    }
    EXPECT_EQ(read(wif(0x10)).error().what, std::string_view("version"));
}

}  // namespace
}  // namespace coffer
