// Addresses: encoding of public keys as addresses, and decoding of addresses. Nothing here takes a path or a private key.
#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "coffer/address/format.hpp"
#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/encoding/bech32.hpp"
#include "coffer/keys/curve.hpp"
#include "coffer/keys/key_reader.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer {

/// Network is the network of an address; none if the text does not state it, or if the chain distinguishes networks only by convention.
enum class Network : u8 { none, mainnet, testnet, signet, regtest };

/// AddressKind is the kind of the payload of an address.
enum class AddressKind : u8 { p2pkh, p2sh, p2wpkh, p2wsh, p2tr, account, public_key };

/// ScriptTemplate is the script to which a P2SH or P2WSH address of a single key commits. none means the default of the format
/// (FormatParams::script).
enum class ScriptTemplate : u8 {
    none,
    p2sh_p2wpkh,          ///< `OP_0 <hash160>` (BIP-49)
    p2sh_p2pkh,           ///< `OP_DUP OP_HASH160 <hash160> OP_EQUALVERIFY OP_CHECKSIG`
    p2sh_p2pk,            ///< `<pub33> OP_CHECKSIG`
    p2sh_multisig_1of1,   ///< `OP_1 <pub33> OP_1 OP_CHECKMULTISIG`
    p2wsh_p2pk,           ///< the script of p2sh_p2pk as a witness script (BIP-141)
    p2wsh_p2pkh,          ///< the script of p2sh_p2pkh as a witness script
    p2wsh_multisig_1of1,  ///< the script of p2sh_multisig_1of1 as a witness script
};

/// network_name returns "none", "mainnet", "testnet", "signet" or "regtest". It returns an empty text if `network` is not a member of the
/// enumeration.
[[nodiscard]] std::string_view network_name(Network network) noexcept;
/// kind_name returns the name of a kind: "p2pkh", "public-key" and so on. It returns an empty text if `kind` is not a member of the
/// enumeration.
[[nodiscard]] std::string_view kind_name(AddressKind kind) noexcept;
/// script_name returns the name of a template: "p2sh-p2wpkh" and so on. It returns an empty text for none.
[[nodiscard]] std::string_view script_name(ScriptTemplate script) noexcept;
/// parse_script returns the template with the given name, as printed by script_name. Error: unknown_option_value.
[[nodiscard]] Result<ScriptTemplate> parse_script(std::string_view name) noexcept;

namespace address {

struct FormatRow;
struct Payload;

/// TonEncoding selects the text form of the address of a TON account (TEP-2). If all fields are false, the text is non-bounceable, for the
/// main network and in URL-safe base64: `UQ…`.
struct TonEncoding {
    bool bounceable = false;  ///< `EQ…` instead of `UQ…`
    bool testnet = false;     ///< test network; for TON_V5R1 also another account, because the contract stores the network ID
    bool raw = false;         ///< `0:` and 64 hexadecimal digits, without flags; the only other field allowed is `testnet` for TON_V5R1
    bool standard_base64 = false;  ///< `+/` instead of `-_`

    friend bool operator==(const TonEncoding&, const TonEncoding&) noexcept = default;
};

/// with_ton_option returns `encoding` with one field set to true. `name`: "bounceable", "testnet", "raw" or "standard-base64". Error:
/// unknown_option_value.
[[nodiscard]] Result<TonEncoding> with_ton_option(TonEncoding encoding, std::string_view name) noexcept;

/// Tolerance selects non-canonical encodings that decode and identify accept. The standard of the format permits each of them; all are
/// refused by default.
struct Tolerance {
    bool missing_prefix = false;  ///< Bitcoin Cash: CashAddr without `bitcoincash:`
    bool short_hex = false;       ///< Sui, Aptos, IOTA: no leading zeros, as in `0x1`; 1 to 4 or 60 to 63 digits (AIP-40)
    bool upper_case_hex = false;  ///< Sui, Aptos, IOTA, ICP, TON (raw): hexadecimal digits in upper or mixed case

    friend bool operator==(const Tolerance&, const Tolerance&) noexcept = default;
};

/// with_tolerance returns `tolerance` with one field set to true. `name`: "missing-prefix", "short-hex" or "upper-case-hex". Error:
/// unknown_option_value.
[[nodiscard]] Result<Tolerance> with_tolerance(Tolerance tolerance, std::string_view name) noexcept;

/// Hrp is the text of a human-readable part of Bech32 (BIP-173, "Bech32"), at most 83 characters, stored inline without allocation. It
/// accepts any text: Encoder::from_format checks whether the text is a valid human-readable part. Public. A regular value.
class Hrp {
public:
    /// max_size is the maximum length of a human-readable part, in characters.
    static constexpr std::size_t max_size = bech32::max_hrp_length;

    /// Takes a copy of `text`, of any length. Of a text that is too long it keeps the first 84 characters, which Encoder::from_format
    /// refuses with bech32_length.
    template <typename Text>
    requires std::convertible_to<const Text&, std::string_view>
    constexpr Hrp(const Text& text) noexcept : Hrp(std::string_view(text), 0) {}

    /// view returns the text, valid as long as this object.
    [[nodiscard]] constexpr std::string_view view() const noexcept COFFER_LIFETIMEBOUND { return {characters_.data(), size_}; }

    friend constexpr bool operator==(const Hrp& a, const Hrp& b) noexcept { return a.view() == b.view(); }

private:
    constexpr Hrp(std::string_view text, int) noexcept : size_(static_cast<u8>(std::min(text.size(), max_size + 1))) {
        std::copy_n(text.begin(), size_, characters_.begin());
    }
    std::array<char, max_size + 1> characters_{};
    u8 size_;
};

/// EncodeOptions are the options of encoding. Each option applies to some formats only; setting it for another format is an error
/// (option_not_applicable). They keep no reference.
struct EncodeOptions {
    ScriptTemplate script = ScriptTemplate::none;  ///< P2SH and P2WSH formats
    TonEncoding ton{};                             ///< TON formats
    std::optional<Hrp> hrp{};                      ///< Cosmos-like formats: lower case
    std::optional<u64> tag{};   ///< XRP X-addresses: destination tag below 2^32. Stellar muxed accounts: account ID, required
    bool uncompressed = false;  ///< P2PKH formats: hash the uncompressed key, as wallets did before 2012
};

/// AddressText is the text of an address, stored inline without allocation. A regular value.
class AddressText {
public:
    /// capacity is the maximum length of an address, in characters.
    static constexpr std::size_t capacity = 136;

    /// view returns the text, valid as long as this object.
    [[nodiscard]] std::string_view view() const noexcept COFFER_LIFETIMEBOUND { return {characters_.data(), size_}; }
    /// string returns a copy of the text.
    [[nodiscard]] std::string string() const { return std::string(view()); }
    /// size returns the length of the text, in characters.
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    friend bool operator==(const AddressText& a, const AddressText& b) noexcept { return a.view() == b.view(); }

private:
    friend class TextBuilder;
    friend class DecodedAddress;
    AddressText() noexcept {}
    std::array<char, capacity> characters_;
    u8 size_ = 0;
};

/// Script is a redeem or witness script for one public key, at most 37 bytes. A regular value.
class Script {
public:
    /// bytes returns the script, valid as long as this object.
    [[nodiscard]] Bytes bytes() const noexcept COFFER_LIFETIMEBOUND { return {bytes_.data(), size_}; }
    /// script_template returns the template of the script.
    [[nodiscard]] ScriptTemplate script_template() const noexcept { return template_; }

private:
    friend class ScriptBuilder;
    Script() noexcept = default;
    ByteArray<37> bytes_{};
    u8 size_ = 0;
    ScriptTemplate template_ = ScriptTemplate::none;
};

/// Encoder encodes public keys as addresses of one format with fixed options, which it checks once. A regular value; several threads may
/// use one object.
class Encoder {
public:
    /// from_format returns an encoder for `format`. It checks `options` and keeps a copy of them.
    /// Errors, with the name of the option in `what`: unknown_format ("format"), option_not_applicable, option_required (the tag of a
    /// Stellar muxed account). For `options.hrp`: bech32_hrp_empty, bech32_hrp_character, bech32_mixed_case, bech32_length.
    [[nodiscard]] static Result<Encoder> from_format(AddressFormat format, const EncodeOptions& options = {}) noexcept;

    /// operator() returns the address of `key`. It does not allocate.
    /// Errors: curve_mismatch (the format does not have the curve of `key`), tweak_invalid (P2TR; no such key is known).
    [[nodiscard]] Result<AddressText> operator()(const AnyPublicKey& key) const;

    /// encode_many writes the result of operator() for each key to the element of `texts` with the same index. For some formats it computes
    /// several hashes at a time. It does not allocate. `texts`: as many elements as `keys` (COFFER_INVARIANT).
    void encode_many(std::span<const AnyPublicKey> keys, std::span<Result<AddressText>> texts) const;

    /// script returns the redeem or witness script to which the address of `key` commits.
    /// Errors: curve_mismatch (the format does not have the curve of `key`), option_not_applicable (the format is neither P2SH nor P2WSH).
    [[nodiscard]] Result<Script> script(const AnyPublicKey& key) const;
    /// script_template returns the template that the encoder uses, `none` for formats without one.
    [[nodiscard]] ScriptTemplate script_template() const noexcept;

private:
    Encoder(const FormatRow& row, const EncodeOptions& options) noexcept : row_(&row), options_(options) {}
    const FormatRow* row_;
    EncodeOptions options_;
};

/// encode returns the address of `key`. Errors: those of Encoder::from_format and Encoder::operator().
[[nodiscard]] Result<std::string> encode(AddressFormat format, const AnyPublicKey& key, const EncodeOptions& options = {});

/// encode returns the address of a key that was read from text. If the key was uncompressed, P2PKH formats hash the uncompressed encoding,
/// and other formats with scripts refuse the key. For all other formats the encoding of the key makes no difference. Errors:
/// unknown_format, public_key_uncompressed, those of Encoder::from_format and Encoder::operator().
[[nodiscard]] Result<std::string> encode(AddressFormat format, const PublicKeyText& key, const EncodeOptions& options = {});

/// encode_script returns the P2SH address (BIP-16) of a redeem script, or the P2WSH address (BIP-141) of a witness script. `script`: 1 to
/// 520 bytes for P2SH, 1 to 10,000 bytes for P2WSH. Errors: unknown_format, option_not_applicable (the format is neither P2SH nor P2WSH),
/// length_mismatch.
[[nodiscard]] Result<std::string> encode_script(AddressFormat format, Bytes script);

/// DecodedAddress is a valid address and its contents. A regular value.
class DecodedAddress {
public:
    /// format returns the format of the address.
    [[nodiscard]] AddressFormat format() const noexcept { return format_; }
    /// network returns the network of the address, `none` if neither text nor format states it.
    [[nodiscard]] Network network() const noexcept { return network_; }
    /// kind returns the kind of the payload.
    [[nodiscard]] AddressKind kind() const noexcept { return kind_; }
    /// payload returns the hash, witness program, account or public key, without version bytes and checksum. At most 65 bytes.
    [[nodiscard]] Bytes payload() const noexcept COFFER_LIFETIMEBOUND { return {payload_.data(), payload_size_}; }
    /// curve returns the curve of the public key for the formats COMPRESSED and UNCOMPRESSED, nothing for other formats.
    [[nodiscard]] std::optional<CurveId> curve() const noexcept { return curve_; }
    /// tag returns the destination tag of an XRP X-address or the account ID of a Stellar muxed account, nothing for other addresses.
    [[nodiscard]] std::optional<u64> tag() const noexcept { return tag_; }
    /// ton returns the flags of the text of a TON address; all false for other formats.
    [[nodiscard]] const TonEncoding& ton() const noexcept COFFER_LIFETIMEBOUND { return ton_; }
    /// unchecksummed returns whether the text omits the optional checksum of its format: an EIP-55 address whose letters are all of one
    /// case.
    [[nodiscard]] bool unchecksummed() const noexcept { return unchecksummed_; }
    /// canonical returns the canonical text of the address: EIP-55 case, Bech32 in lower case, URL-safe base64 for TON. The flags of a TON
    /// text stay as they are: bounceable, testnet and raw.
    [[nodiscard]] std::string_view canonical() const noexcept COFFER_LIFETIMEBOUND { return canonical_.view(); }

private:
    friend class Decoder;
    DecodedAddress(const FormatRow& row, const Payload& payload) noexcept;

    AddressFormat format_;
    Network network_;
    AddressKind kind_;
    u8 payload_size_;
    ByteArray<65> payload_;
    bool unchecksummed_;
    TonEncoding ton_;
    std::optional<CurveId> curve_;
    std::optional<u64> tag_;
    AddressText canonical_;
};

/// decode reads `text` as an address of `format`. With `curve`, it reads the address of a key of that curve. decode neither trims nor
/// corrects the text, except as `tolerance` allows. A format without a checksum refuses a text that was evidently written in a format with
/// a checksum, such as a Bech32 text with a typing error.
/// Errors: unknown_format, curve_mismatch (the format does not have `curve`), both without a position. The other errors have the byte
/// offset in `text`: text_empty, address_length, address_character; those of the encoding of the format (the hex_, base32_, base58_,
/// base64_, bech32_, cashaddr_, witness_, address_ errors, crc_checksum, eip55_checksum); those of parse_public_key if the payload is a
/// public key; hrp_mismatch, unknown_version_bytes, workchain_mismatch; format_mismatch (the text is an address of another format),
/// network_mismatch (it is an address of another network of the same chain); address_uri (at the beginning of the address),
/// address_parameters (at the beginning of the parameters), kind_not_offered (`what` is the name of the kind), unknown_hrp (at the end of
/// the human-readable part), address_syntax. If several apply, decode returns the error that says most about the text.
[[nodiscard]] Result<DecodedAddress> decode(AddressFormat format, std::string_view text, std::optional<CurveId> curve = std::nullopt,
                                            const Tolerance& tolerance = {});

/// decode_under_hrp reads `text` as an address of a Cosmos-like format with another human-readable part. `hrp`: in lower case, not empty.
/// Errors: unknown_format, option_not_applicable (the human-readable part of the format is fixed), bech32_hrp_empty, bech32_length,
/// bech32_hrp_character, bech32_mixed_case (with `what` "hrp"), curve_mismatch; then, with the byte offset in `text`, text_empty,
/// address_length, address_character, the bech32_ errors, hrp_mismatch, format_mismatch, address_payload, kind_not_offered.
[[nodiscard]] Result<DecodedAddress> decode_under_hrp(AddressFormat format, std::string_view hrp, std::string_view text,
                                                      std::optional<CurveId> curve = std::nullopt);

/// identify returns every interpretation of `text` as an address, in the order of the table of formats. With `curve`, it considers only
/// formats that have the curve. A public key that is valid on two curves is returned twice. Formats without a checksum are returned only if
/// no format with a checksum fits.
/// Errors, with the byte offset in `text`: text_empty, address_length, address_character, address_uri, address_parameters,
/// kind_not_offered, unknown_hrp. Otherwise, if no format fits, the error is that of the format that comes nearest to the text, as in
/// decode, or address_syntax if none comes near.
[[nodiscard]] Result<std::vector<DecodedAddress>> identify(std::string_view text, std::optional<CurveId> curve = std::nullopt,
                                                           const Tolerance& tolerance = {});

}  // namespace address
}  // namespace coffer
