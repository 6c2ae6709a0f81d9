// Options, scripts, curves and errors of address encoders.
#include <gtest/gtest.h>

#include <type_traits>

#include "address/sample_keys.hpp"
#include "address/shape.hpp"
#include "coffer/crypto/hash.hpp"
#include "support/hex.hpp"

namespace coffer::address {
namespace {

using testing::from_hex;
using testing::needed_options;
using testing::sample_keys;
using testing::SampleKeys;
using testing::to_hex;

// A key without a value cannot be encoded: keys come only from parsing and deriving.
static_assert(!std::is_default_constructible_v<PublicKey<Secp256k1>> && !std::is_default_constructible_v<PublicKey<P256>> &&
              !std::is_default_constructible_v<PublicKey<Ed25519>> && !std::is_default_constructible_v<AnyPublicKey>);
static_assert(!std::is_default_constructible_v<DecodedAddress> && !std::is_default_constructible_v<Encoder> &&
              !std::is_default_constructible_v<AddressText>);

SampleKeys keys() {
    return sample_keys(sha256(as_bytes("options")));
}

TEST(Options, EachIsRefusedWhereItDoesNotApply) {
    const std::pair<EncodeOptions, Option> options[] = {
        {{.script = ScriptTemplate::p2sh_p2pkh}, option_script},
        {{.script = ScriptTemplate::p2wsh_p2pkh}, option_script},
        {{.ton = {.bounceable = true}}, option_ton},
        {{.ton = {.testnet = true}}, option_ton},
        {{.ton = {.raw = true}}, option_ton},
        {{.ton = {.standard_base64 = true}}, option_ton},
        {{.hrp = "osmo"}, option_hrp},
        {{.tag = 1}, option_tag},
        {{.uncompressed = true}, option_uncompressed},
    };
    for (const FormatRow& row : formats()) {
        for (const auto& [option, bit] : options) {
            EncodeOptions all = option;
            if (bit != option_tag) all.tag = needed_options(row).tag;
            const auto encoder = Encoder::from_format(row.id, all);
            const bool of_kind = bit != option_script || (option.script == ScriptTemplate::p2sh_p2pkh) == (row.kind == AddressKind::p2sh);
            const bool applies = (row.shape->options & bit) != 0 && of_kind;
            ASSERT_EQ(encoder.has_value(), applies) << row.name;
            if (!applies) {
                EXPECT_EQ(encoder.error().code, Errc::option_not_applicable) << row.name;
            }
        }
    }
}

/// A key is encoded in the form in which it was given. P2PKH formats hash that form, scripts accept only the compressed form, and the
/// address of every other format is the same for both.
TEST(Options, UncompressedKeysAreNotTakenForCompressedOnes) {
    const PublicKeyText compressed{keys().secp256k1, PointForm::compressed};
    const PublicKeyText uncompressed{keys().secp256k1, PointForm::uncompressed};
    const ByteArray<65> sec1 = std::get<PublicKey<Secp256k1>>(compressed.key).uncompressed();
    std::size_t hashed = 0;
    for (const FormatRow& row : formats()) {
        if (!curve_path(row, CurveId::secp256k1)) continue;
        const auto short_form = encode(row.id, compressed, needed_options(row));
        const auto long_form = encode(row.id, uncompressed, needed_options(row));
        ASSERT_TRUE(short_form) << row.name;
        EXPECT_EQ(*short_form, *encode(row.id, compressed.key, needed_options(row)));
        EXPECT_EQ(*short_form, *encode(row.id, PublicKeyText{compressed.key, PointForm::none}, needed_options(row)));
        if (row.kind == AddressKind::account || row.kind == AddressKind::public_key) {
            const bool hashes_text = (row.shape->options & option_uncompressed) != 0;
            EXPECT_EQ(*long_form == *short_form, !hashes_text) << row.name;
        } else if (row.kind != AddressKind::p2pkh) {
            EXPECT_EQ(long_form.error().code, Errc::public_key_uncompressed) << row.name;
        } else {
            ASSERT_TRUE(long_form) << row.name;
            EXPECT_EQ(to_hex(decode(row.id, *long_form)->payload()), to_hex(hash160(sec1))) << row.name;
            ++hashed;
        }
    }
    EXPECT_GE(hashed, 8U);
    const auto generator =
        PublicKeyText{*PublicKey<Secp256k1>::parse(from_hex("0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798")),
                      PointForm::uncompressed};
    EXPECT_EQ(*encode(AddressFormat::bitcoin_mainnet_p2pkh, generator), "1EHNa6Q4Jz2uvNExL497mE43ikXhwF6kZm");
}

TEST(Options, TonRawExcludesTheOthers) {
    for (const TonEncoding& encoding :
         {TonEncoding{true, false, true, false}, TonEncoding{false, true, true, false}, TonEncoding{false, false, true, true}}) {
        EXPECT_EQ(encode(AddressFormat::ton_v4r2, keys().ed25519, {.ton = encoding}).error().code, Errc::option_not_applicable);
    }
}

TEST(Options, TonStandardBase64DiffersInTwoCharactersOnly) {
    int differing = 0;
    for (unsigned i = 0; i < 64; ++i) {
        const SampleKeys sample = sample_keys(sha256(as_bytes("ton " + std::to_string(i))));
        const std::string url = *encode(AddressFormat::ton_v4r2, sample.ed25519);
        const std::string standard = *encode(AddressFormat::ton_v4r2, sample.ed25519, {.ton = {.standard_base64 = true}});
        std::string expected = url;
        std::replace(expected.begin(), expected.end(), '-', '+');
        std::replace(expected.begin(), expected.end(), '_', '/');
        EXPECT_EQ(standard, expected);
        if (standard == url) continue;
        ++differing;
        const auto decoded = decode(AddressFormat::ton_v4r2, standard);
        ASSERT_TRUE(decoded.has_value());
        EXPECT_TRUE(decoded->ton().standard_base64);
        EXPECT_EQ(decoded->canonical(), url);
        std::string mixed = url + "";
        mixed[mixed.find_first_of("-_")] = '+';
        if (mixed.find_first_of("-_") != std::string::npos) {
            EXPECT_FALSE(decode(AddressFormat::ton_v4r2, mixed).has_value()) << mixed;
        }
    }
    EXPECT_GT(differing, 10);
}

TEST(Options, HumanReadableParts) {
    const auto with = [](std::string_view hrp) { return encode(AddressFormat::cosmos, keys().secp256k1, {.hrp = hrp}); };
    EXPECT_EQ(with("osmo").value_or("refused"), *encode(AddressFormat::osmosis, keys().secp256k1));
    EXPECT_EQ(with("sei").value_or("refused"), *encode(AddressFormat::sei, keys().secp256k1));
    EXPECT_EQ(encode(AddressFormat::injective, keys().secp256k1, {.hrp = "evmos"}).value_or("refused"),
              *encode(AddressFormat::evmos, keys().secp256k1));
    EXPECT_EQ(with("").error(), (Error{Errc::bech32_hrp_empty, 0, "hrp"})) << "an empty one is not the format's own";
    EXPECT_EQ(with("Osmo").error().code, Errc::bech32_mixed_case);
    EXPECT_EQ(with("os mo").error(), (Error{Errc::bech32_hrp_character, 2, "hrp"}));
    const std::string longest(51, 'a');
    EXPECT_EQ(with(longest)->size(), 90U);
    EXPECT_EQ(with(longest + "a").error().code, Errc::bech32_length);
    EXPECT_EQ(with(std::string(84, 'a')).error().code, Errc::bech32_length);
}

TEST(Options, DecodingUnderAHumanReadablePart) {
    for (const FormatRow& row : formats()) {
        SCOPED_TRACE(row.name);
        if ((row.shape->options & option_hrp) == 0) {
            for (const char* hrp : {"", "osmo", "bc", "?"})
                EXPECT_EQ(decode_under_hrp(row.id, hrp, row.example).error(), fail(Errc::option_not_applicable, "hrp").error()) << hrp;
            continue;
        }
        for (const std::string_view text : {std::string_view(""), std::string_view("1"), row.example})
            EXPECT_EQ(decode_under_hrp(row.id, "", text).error(), fail(Errc::bech32_hrp_empty, 0, "hrp").error()) << text;
        const std::string text = *encode(row.id, keys().on(row.curves().front().curve), {.hrp = "osmo"});
        const auto decoded = decode_under_hrp(row.id, "osmo", text);
        ASSERT_TRUE(decoded);
        EXPECT_EQ(decoded->format(), row.id);
        EXPECT_EQ(decoded->canonical(), text);
        EXPECT_EQ(decode_under_hrp(row.id, "osm", text).error().code, Errc::hrp_mismatch);
        EXPECT_EQ(decode_under_hrp(row.id, "osmo1", text).error().code, Errc::hrp_mismatch);
        EXPECT_EQ(decode_under_hrp(row.id, "OSMO", text).error(), fail(Errc::bech32_mixed_case, 0, "hrp").error());
        EXPECT_EQ(decode_under_hrp(row.id, std::string(84, 'a'), text).error().code, Errc::bech32_length);
    }
    EXPECT_EQ(decode_under_hrp(static_cast<AddressFormat>(0xffff), "osmo", "x").error().code, Errc::unknown_format);
}

TEST(Options, Tags) {
    const auto x = [](std::optional<u64> tag) { return encode(AddressFormat::xrp_x_mainnet, keys().secp256k1, {.tag = tag}); };
    EXPECT_NE(*x(std::nullopt), *x(0)) << "no tag is not tag 0";
    EXPECT_TRUE(x(0xffffffff).has_value());
    EXPECT_EQ(x(0x100000000).error().code, Errc::option_not_applicable);
    EXPECT_EQ(encode(AddressFormat::stellar_muxed, keys().ed25519).error().code, Errc::option_required);
    EXPECT_TRUE(encode(AddressFormat::stellar_muxed, keys().ed25519, {.tag = ~u64{0}}).has_value());
}

TEST(Scripts, AreWhatTheAddressCommitsTo) {
    const std::string key = to_hex(keys().secp256k1.compressed());
    const std::string hash = to_hex(hash160(keys().secp256k1.compressed()));
    const std::pair<ScriptTemplate, std::string> scripts[] = {
        {ScriptTemplate::p2sh_p2wpkh, "0014" + hash},
        {ScriptTemplate::p2sh_p2pkh, "76a914" + hash + "88ac"},
        {ScriptTemplate::p2sh_p2pk, "21" + key + "ac"},
        {ScriptTemplate::p2sh_multisig_1of1, "5121" + key + "51ae"},
        {ScriptTemplate::p2wsh_p2pk, "21" + key + "ac"},
        {ScriptTemplate::p2wsh_p2pkh, "76a914" + hash + "88ac"},
        {ScriptTemplate::p2wsh_multisig_1of1, "5121" + key + "51ae"},
    };
    for (const FormatRow& row : formats()) {
        const AnyPublicKey any = keys().on(row.curves()[0].curve);
        if (row.params.script == ScriptTemplate::none) {
            const auto encoder = Encoder::from_format(row.id, needed_options(row));
            EXPECT_EQ(encoder->script_template(), ScriptTemplate::none);
            EXPECT_EQ(encoder->script(any).error().code, Errc::option_not_applicable);
            EXPECT_EQ(encode_script(row.id, as_bytes("x")).error().code, Errc::option_not_applicable);
            continue;
        }
        EXPECT_EQ(Encoder::from_format(row.id)->script_template(), row.params.script);
        for (const auto& [script, hex] : scripts) {
            const auto encoder = Encoder::from_format(row.id, {.script = script});
            if (!encoder) continue;
            EXPECT_EQ(encoder->script_template(), script);
            const auto made = encoder->script(any);
            ASSERT_TRUE(made.has_value());
            EXPECT_EQ(to_hex(made->bytes()), hex);
            EXPECT_EQ(made->script_template(), script);
            EXPECT_EQ(encode_script(row.id, from_hex(hex)).value_or("refused"), (*encoder)(any)->string());
        }
    }
    EXPECT_EQ(Encoder::from_format(AddressFormat::bitcoin_mainnet_p2sh)->script(keys().ed25519).error().code, Errc::curve_mismatch);
}

TEST(Scripts, SizesOfGivenScripts) {
    const std::vector<u8> bytes(10'001, 0x51);
    const auto of = [&](AddressFormat format, std::size_t size) { return encode_script(format, Bytes(bytes).first(size)); };
    EXPECT_TRUE(of(AddressFormat::bitcoin_mainnet_p2sh, 520).has_value());
    EXPECT_EQ(of(AddressFormat::bitcoin_mainnet_p2sh, 521).error().code, Errc::length_mismatch);
    EXPECT_EQ(of(AddressFormat::bitcoin_mainnet_p2sh, 0).error().code, Errc::length_mismatch);
    EXPECT_TRUE(of(AddressFormat::bitcoin_mainnet_p2wsh, 10'000).has_value());
    EXPECT_EQ(of(AddressFormat::bitcoin_mainnet_p2wsh, 10'001).error().code, Errc::length_mismatch);
}

TEST(Curves, AForeignKeyIsRefused) {
    const AnyPublicKey montgomery = *parse_public_key(CurveId::x25519, std::vector<u8>(32, 9));
    for (const FormatRow& row : formats()) {
        const auto encoder = Encoder::from_format(row.id, needed_options(row));
        ASSERT_TRUE(encoder.has_value()) << row.name;
        for (const CurveId curve : {CurveId::secp256k1, CurveId::p256, CurveId::ed25519}) {
            const bool has = curve_path(row, curve).has_value();
            const auto text = (*encoder)(keys().on(curve));
            ASSERT_EQ(text.has_value(), has) << row.name << " " << curve_name(curve);
            if (has) continue;
            EXPECT_EQ(text.error().code, Errc::curve_mismatch);
            EXPECT_EQ(decode(row.id, row.example, curve).error().code, Errc::curve_mismatch);
        }
        EXPECT_EQ((*encoder)(montgomery).error().code, Errc::curve_mismatch);
    }
    EXPECT_EQ(encode(AddressFormat::uncompressed, keys().ed25519).error().code, Errc::curve_mismatch);
}

TEST(Curves, APublicKeyOnTwoCurvesIsNamedTwice) {
    // x is on secp256k1 and on P-256.
    for (unsigned i = 0;; ++i) {
        ASSERT_LT(i, 200U);
        const std::string text = to_hex(sample_keys(sha256(as_bytes("two " + std::to_string(i)))).secp256k1.compressed());
        const auto found = identify(text);
        ASSERT_TRUE(found.has_value());
        if (found->size() == 1) continue;
        ASSERT_EQ(found->size(), 2U);
        EXPECT_EQ((*found)[0].curve(), CurveId::secp256k1);
        EXPECT_EQ((*found)[1].curve(), CurveId::p256);
        EXPECT_EQ(identify(text, CurveId::p256)->size(), 1U);
        EXPECT_EQ(decode(AddressFormat::compressed, text)->curve(), CurveId::secp256k1);
        EXPECT_EQ(decode(AddressFormat::compressed, text, CurveId::p256)->curve(), CurveId::p256);
        break;
    }
}

}  // namespace
}  // namespace coffer::address
