#include "coffer/keys/key_reader.hpp"

#include <algorithm>
#include <array>

#include "coffer/encoding/base32.hpp"
#include "coffer/encoding/base58.hpp"
#include "coffer/encoding/base64.hpp"
#include "coffer/keys/key_file.hpp"
#include "core/ct_mask.hpp"
#include "core/try.hpp"
#include "encoding/pem.hpp"
#include "keys/asn1.hpp"
#include "keys/formats/codecs.hpp"

namespace coffer {
namespace {

using namespace keys;
using asn1::Structure;

constexpr std::size_t max_content = 65536;

// begins_with compares the beginning of a text, which is public because the format determines it.
bool begins_with(Bytes text, std::string_view start) noexcept {
    return text.size() >= start.size() && ct_equal(text.first(start.size()), as_bytes(start));
}

bool is_object(Bytes text) noexcept {
    return begins_with(text, "{");
}
bool is_array(Bytes text) noexcept {
    return begins_with(text, "[");
}
bool is_sui(Bytes text) noexcept {
    return begins_with(text, "suiprivkey1") || begins_with(text, "SUIPRIVKEY1");
}
bool is_stellar(Bytes text) {
    return text.size() == 56 && begins_with(text, "S") && base32::decode_secret(text);
}
bool is_solana(Bytes text) {
    return base58::decode_secret_array<64>(text).has_value();
}
/// A WIF has 51 or 52 characters. The decoder checks the version and the checksum.
bool is_wif(Bytes text) {
    return (text.size() == 51 || text.size() == 52) && base58::decode_secret(text, 52);
}

/// digits_of returns the digits of a hexadecimal key file, without prefix and curve name.
Bytes digits_of(Bytes text) noexcept {
    if (begins_with(text, "0x") || begins_with(text, "0X")) text = text.subspan(2);
    std::size_t size = 0;
    while (size < text.size() && !core::ct_accept(core::ct_mask_equal(text[size], ':'))) ++size;
    return text.first(size);
}

bool is_hexadecimal(Bytes text) noexcept {
    u32 good = ~0U;
    for (const u8 c : digits_of(text)) good &= core::ct_mask_in_range(c, '0', '9') | core::ct_mask_in_range(c | 0x20U, 'a', 'f');
    return core::ct_accept(good) && !text.empty();
}

struct Sign {
    bool (*fits)(Bytes text);
    KeyFormat format;
};

// The order matters: a text that matches one row cannot be a key in the format of a later row. The version byte shows whether a WIF is of a
// test network.
constexpr auto signs = std::to_array<Sign>({
    {is_object, KeyFormat::jwk},
    {is_array, KeyFormat::solana_json},
    {is_sui, KeyFormat::sui_bech32},
    {is_hexadecimal, KeyFormat::hexadecimal},
    {is_stellar, KeyFormat::stellar_seed},
    {is_wif, KeyFormat::bitcoin_mainnet_wif},
    {is_solana, KeyFormat::solana},
});

PrivateKeyText key_text(AnyPrivateKey key, KeyFormat format, bool compressed = true) {
    return {std::move(key), format, compressed};
}

/// OtherLabel is the PEM label of an unsupported private key, and the error for it.
struct OtherLabel {
    std::string_view label;
    Errc code;
    const char* what;
};
constexpr auto other_labels = std::to_array<OtherLabel>({
    {"ENCRYPTED PRIVATE KEY", Errc::key_encrypted, ""},
    {"RSA PRIVATE KEY", Errc::unsupported_algorithm, "RSA"},
    {"DSA PRIVATE KEY", Errc::unsupported_algorithm, "DSA"},
    {"OPENSSH PRIVATE KEY", Errc::pem_label, "OpenSSH private key"},
    {"PGP PRIVATE KEY BLOCK", Errc::pem_label, "PGP private key"},
});

Unexpected error_of(Structure structure) noexcept {
    switch (structure) {
        case Structure::encrypted_key: return fail(Errc::key_encrypted);
        case Structure::public_key: return fail(Errc::pem_label, "public key");
        case Structure::pkcs1_key: return fail(Errc::unsupported_algorithm, "RSA");
        default: return fail(Errc::pem_label);
    }
}

/// read_der reads PKCS#8 or SEC 1. `format` is the requested format, or none.
Result<PrivateKeyText> read_der(Bytes der, std::optional<KeyFormat> format, std::optional<CurveId> curve) {
    const Structure structure = asn1::structure_of(der);
    const bool pkcs8 = structure == Structure::private_key;
    if (!pkcs8 && structure != Structure::ec_private_key) return error_of(structure);
    const KeyFormat found = pkcs8 ? KeyFormat::pkcs8 : KeyFormat::sec1;
    if (format && *format != found) return fail(Errc::pem_label, pkcs8 ? "PKCS#8" : "SEC 1");
    Result<AnyPrivateKey> key = pkcs8 ? read_pkcs8(curve, der) : asn1::read_ec_private_key(curve, der);
    if (!key) return hidden(key.error());
    return key_text(*std::move(key), found);
}

bool holds_private_key(std::string_view label) noexcept {
    return label.find("PRIVATE KEY") != std::string_view::npos;
}

Unexpected error_of_label(std::string_view label) noexcept {
    const auto row = std::ranges::find(other_labels, label, &OtherLabel::label);
    return row == other_labels.end() ? fail(Errc::pem_label) : fail(row->code, row->what);
}

Result<CurveId> read_parameters(const pem::Block& block) {
    COFFER_TRY(const SecretBytes der, pem::decode_secret(block.base64));
    der::Reader reader(der.reveal());
    const Result<CurveId> curve = asn1::read_parameters(reader);
    if (!curve) return hidden(curve.error());
    if (!reader.at_end()) return fail(Errc::der_trailing_bytes);
    return curve;
}

Result<PrivateKeyText> read_pem(Bytes text, std::optional<KeyFormat> format, std::optional<CurveId> curve) {
    constexpr std::string_view parameters_label = "EC PARAMETERS";
    pem::Reader reader(text);
    std::optional<pem::Block> found;
    std::optional<CurveId> stated;
    bool has_public = false;
    for (;;) {
        COFFER_TRY(const std::optional<pem::Block> block, reader.next());
        if (!block) break;
        if (block->label == parameters_label) {
            COFFER_TRY(stated, read_parameters(*block));
            if (curve && *curve != *stated) return fail(Errc::curve_mismatch);
        }
        has_public |= block->label == pem_public;
        if (!holds_private_key(block->label)) continue;
        if (found) return fail(Errc::key_count);
        found = block;
    }
    if (!found) return fail(Errc::pem_label, has_public ? "public key" : "no private key");
    if (found->encrypted) return fail(Errc::key_encrypted);
    const bool pkcs8 = found->label == pem_pkcs8;
    if (!pkcs8 && found->label != pem_sec1) return error_of_label(found->label);
    const KeyFormat labelled = pkcs8 ? KeyFormat::pkcs8 : KeyFormat::sec1;
    if (format && *format != labelled) return fail(Errc::pem_label, pkcs8 ? "PKCS#8" : "SEC 1");
    COFFER_TRY(const SecretBytes der, pem::decode_secret(found->base64));
    return read_der(der.reveal(), labelled, stated ? stated : curve);
}

/// decode_der_text returns the bytes that the hexadecimal digits or the base64 text encode.
Result<SecretBytes> decode_der_text(Bytes text) {
    return is_hexadecimal(text) ? hex::decode_secret(text, hex::Prefix::optional) : pem::decode_secret(text);
}

/// find_der returns the DER value that a text encodes, or nothing. The digits of a key file are not one, because a DER value is longer than
/// a key.
std::optional<SecretBytes> find_der(Bytes text) {
    if (is_hexadecimal(text) && text.size() <= hex::encoded_length(32)) return std::nullopt;
    Result<SecretBytes> der = decode_der_text(text);
    if (!der || asn1::structure_of(der->reveal()) == Structure::unknown) return std::nullopt;
    return *std::move(der);
}

constexpr std::array<KeyFormat, 4> wif_formats = {KeyFormat::bitcoin_mainnet_wif, KeyFormat::bitcoin_mainnet_wif_uncompressed,
                                                  KeyFormat::bitcoin_testnet_wif, KeyFormat::bitcoin_testnet_wif_uncompressed};

constexpr bool is_compressed(KeyFormat format) noexcept {
    return format != KeyFormat::bitcoin_mainnet_wif_uncompressed && format != KeyFormat::bitcoin_testnet_wif_uncompressed;
}

/// read_wif accepts both forms of the public key, and both networks if no format is named.
Result<PrivateKeyText> read_wif(const SecretText& text, std::optional<KeyFormat> named) {
    std::span<const KeyFormat> formats = wif_formats;
    if (named) formats = formats.subspan(*named == KeyFormat::bitcoin_mainnet_wif ? 0 : 2, 2);
    Error error{Errc::key_format_version};
    for (const KeyFormat format : formats) {
        Result<AnyPrivateKey> key = decode_private_key(format, text);
        if (key) return key_text(*std::move(key), format, is_compressed(format));
        error = key.error();
        if (error.code != Errc::key_format_version && error.code != Errc::wif_uncompressed) break;
    }
    return fail(error);
}

Result<PrivateKeyText> read_hexadecimal(const SecretText& text, const PrivateKeyOptions& options) {
    const Bytes digits = digits_of(text.reveal());
    const bool names_curve = digits.data() + digits.size() != text.reveal().data() + text.size();
    const std::optional<CurveId> curve = options.curve || names_curve ? options.curve : options.bare_curve;
    COFFER_TRY(AnyPrivateKey key, parse_private_key_file(text, curve, options.hex_prefix));
    return key_text(std::move(key), KeyFormat::hexadecimal);
}

/// read_der_text reads pkcs8 and sec1 in any text encoding.
Result<PrivateKeyText> read_der_text(KeyFormat format, Bytes text, std::optional<CurveId> curve) {
    if (pem::is_pem(text)) return read_pem(text, format, curve);
    COFFER_TRY(const SecretBytes der, decode_der_text(text));
    return read_der(der.reveal(), format, curve);
}

Result<PrivateKeyText> read_as(KeyFormat format, const SecretText& text, const PrivateKeyOptions& options) {
    switch (format) {
        case KeyFormat::hexadecimal: return read_hexadecimal(text, options);
        case KeyFormat::pkcs8:
        case KeyFormat::sec1: return read_der_text(format, text.reveal(), options.curve);
        case KeyFormat::pkcs8_pem: return read_pem(text.reveal(), KeyFormat::pkcs8, options.curve);
        case KeyFormat::sec1_pem: return read_pem(text.reveal(), KeyFormat::sec1, options.curve);
        case KeyFormat::bitcoin_mainnet_wif:
        case KeyFormat::bitcoin_testnet_wif:
            if (options.curve && *options.curve != CurveId::secp256k1) return fail(Errc::curve_mismatch);
            return read_wif(text, options.format);
        default: break;
    }
    Result<AnyPrivateKey> key = options.curve ? decode_private_key(format, *options.curve, text) : decode_private_key(format, text);
    if (!key) return fail(key.error());
    return key_text(*std::move(key), format, is_compressed(format));
}

Result<PrivateKeyText> read_unnamed(const SecretText& text, const PrivateKeyOptions& options) {
    const Bytes bytes = text.reveal();
    if (bytes.empty()) return fail(Errc::text_empty);
    if (pem::is_pem(bytes)) return read_pem(bytes, std::nullopt, options.curve);
    if (const auto der = find_der(bytes)) return read_der(der->reveal(), std::nullopt, options.curve);
    for (const Sign& sign : signs) {
        if (sign.fits(bytes)) return read_as(sign.format, text, options);
    }
    // A text with the length of a key is treated as a mistyped key.
    if (digits_of(bytes).size() == hex::encoded_length(32)) return read_hexadecimal(text, options);
    return fail(Errc::key_text_syntax);
}

bool is_der_format(std::optional<KeyFormat> format) noexcept {
    return !format || *format == KeyFormat::pkcs8 || *format == KeyFormat::sec1;
}

Bytes without_line_break(Bytes content) noexcept {
    if (content.empty() || !core::ct_accept(core::ct_mask_equal(content.back(), '\n'))) return content;
    content = content.first(content.size() - 1);
    const bool carriage_return = !content.empty() && core::ct_accept(core::ct_mask_equal(content.back(), '\r'));
    return carriage_return ? content.first(content.size() - 1) : content;
}

}  // namespace

Result<PrivateKeyText> read_private_key(Bytes content, const PrivateKeyOptions& options) {
    if (options.format && std::ranges::find(key_formats(), *options.format, &KeyFormatRow::id) == key_formats().end())
        return fail(Errc::unknown_key_format);
    if (!curve_known(options.bare_curve) || (options.curve && !curve_known(*options.curve))) return fail(Errc::unknown_curve);
    if (options.hex_prefix > hex::Prefix::optional) return fail(Errc::caller_misuse);
    if (content.size() > max_content) return fail(Errc::text_too_long);
    // No text is a DER value: as its third or fourth byte, a DER value of this size has the tag of its first element, a control character.
    if (is_der_format(options.format) && asn1::structure_of(content) != Structure::unknown)
        return read_der(content, options.format, options.curve);
    COFFER_TRY(const SecretText text, SecretText::parse(without_line_break(content)));
    return options.format ? read_as(*options.format, text, options) : read_unnamed(text, options);
}

}  // namespace coffer
