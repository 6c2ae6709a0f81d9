// Addresses: from a public key to text, and from text to what it says. No path and no private key is known here.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "coffer/address/format.hpp"
#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"
#include "coffer/keys/curve.hpp"
#include "coffer/keys/key_reader.hpp"
#include "coffer/keys/public_key.hpp"

namespace coffer {

/// Network that an address belongs to; `none` where its text does not say, or its chain has one only by convention.
enum class Network : u8 { none, mainnet, testnet, signet, regtest };

/// AddressKind says what the payload of an address is.
enum class AddressKind : u8 { p2pkh, p2sh, p2wpkh, p2wsh, p2tr, account, public_key };

/// ScriptTemplate is the script that a P2SH or P2WSH address of a single key commits to; `none` means the format's own (its row).
enum class ScriptTemplate : u8 {
    none,
    p2sh_p2wpkh,         ///< `OP_0 <hash160>` (BIP-49)
    p2sh_p2pkh,          ///< `OP_DUP OP_HASH160 <hash160> OP_EQUALVERIFY OP_CHECKSIG`
    p2sh_p2pk,           ///< `<pub33> OP_CHECKSIG`
    p2sh_multisig_1of1,  ///< `OP_1 <pub33> OP_1 OP_CHECKMULTISIG`
    p2wsh_p2pk,
    p2wsh_p2pkh,
    p2wsh_multisig_1of1,
};

[[nodiscard]] std::string_view network_name(Network network) noexcept;
[[nodiscard]] std::string_view kind_name(AddressKind kind) noexcept;
/// script_name returns "p2sh-p2wpkh" and so on; empty for `none`.
[[nodiscard]] std::string_view script_name(ScriptTemplate script) noexcept;
/// parse_script reads such a name. Error: unknown_option_value.
[[nodiscard]] Result<ScriptTemplate> parse_script(std::string_view name) noexcept;

namespace address {

struct FormatRow;
struct Payload;

/// TonSpelling chooses among the texts of one TON account (TEP-2). All false: `UQ…`, non-bounceable, mainnet, url-safe base64.
struct TonSpelling {
    bool bounceable = false;
    bool testnet = false;          ///< of TON_V5R1 the account too is another one: its contract holds the network's id
    bool raw = false;              ///< `0:` and 64 hex digits; has no flags, so it excludes all others, but `testnet` for TON_V5R1
    bool standard_base64 = false;  ///< `+/` instead of `-_`

    friend bool operator==(const TonSpelling&, const TonSpelling&) noexcept = default;
};

/// with_ton_option sets the member named "bounceable", "testnet", "raw" or "standard-base64". Error: unknown_option_value.
[[nodiscard]] Result<TonSpelling> with_ton_option(TonSpelling spelling, std::string_view name) noexcept;

/// Tolerance names spellings that are not canonical, but that the standard of their format allows; each is refused unless asked for.
struct Tolerance {
    bool missing_prefix = false;  ///< Bitcoin Cash: CashAddr without `bitcoincash:`
    bool short_hex = false;       ///< Sui, Aptos, IOTA: leading zeros left out, as `0x1`; 1 to 4 digits, or 60 to 63 (AIP-40)
    bool upper_case_hex = false;  ///< Sui, Aptos, IOTA, ICP, TON's raw form: hexadecimal digits in upper or mixed case

    friend bool operator==(const Tolerance&, const Tolerance&) noexcept = default;
};

/// with_tolerance sets the member named "missing-prefix", "short-hex" or "upper-case-hex". Error: unknown_option_value.
[[nodiscard]] Result<Tolerance> with_tolerance(Tolerance tolerance, std::string_view name) noexcept;

/// EncodeOptions: each member belongs to some formats only; one that is set and does not apply is refused (option_not_applicable).
struct EncodeOptions {
    ScriptTemplate script = ScriptTemplate::none;  ///< P2SH and P2WSH formats
    TonSpelling ton{};                             ///< TON formats
    std::optional<std::string_view> hrp{};         ///< Cosmos-like formats: lower case; not owned
    std::optional<u64> tag{};                      ///< XRP X-address: destination tag, 32 bits. Stellar muxed: account id, required
    bool uncompressed = false;                     ///< P2PKH formats: hash the uncompressed key, as wallets did before 2012
};

/// AddressText is the text of an address, inline: nothing is allocated.
class AddressText {
public:
    static constexpr std::size_t capacity = 136;

    [[nodiscard]] std::string_view view() const noexcept COFFER_LIFETIMEBOUND { return {characters_.data(), size_}; }
    [[nodiscard]] std::string string() const { return std::string(view()); }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    friend bool operator==(const AddressText& a, const AddressText& b) noexcept { return a.view() == b.view(); }

private:
    friend class TextBuilder;
    friend class DecodedAddress;
    AddressText() noexcept {}
    std::array<char, capacity> characters_;
    u8 size_ = 0;
};

/// Script is a redeem or witness script made from one public key, at most 37 bytes.
class Script {
public:
    [[nodiscard]] Bytes bytes() const noexcept COFFER_LIFETIMEBOUND { return {bytes_.data(), size_}; }
    [[nodiscard]] ScriptTemplate script_template() const noexcept { return template_; }

private:
    friend class ScriptBuilder;
    Script() noexcept = default;
    ByteArray<37> bytes_{};
    u8 size_ = 0;
    ScriptTemplate template_ = ScriptTemplate::none;
};

/// Encoder is a format and its options, checked once, for many keys.
class Encoder {
public:
    /// from_format checks the options; options.hrp must outlive the Encoder. Errors: unknown_format, option_not_applicable,
    /// option_required, and for the hrp bech32_hrp_empty, bech32_hrp_character, bech32_mixed_case, bech32_length.
    [[nodiscard]] static Result<Encoder> from_format(AddressFormat format, const EncodeOptions& options = {}) noexcept;

    /// Encodes one key, allocating nothing. Errors: curve_mismatch; tweak_invalid (P2TR; no such key is known).
    [[nodiscard]] Result<AddressText> operator()(const AnyPublicKey& key) const;

    /// encode_many encodes each key into the place of its number, several hashes at a time where the format has use for it: there is in
    /// each place what operator() gives for the key. As many places as keys (COFFER_INVARIANT). Allocates nothing.
    void encode_many(std::span<const AnyPublicKey> keys, std::span<Result<AddressText>> texts) const;

    /// script returns what the address of `key` commits to. Errors: curve_mismatch; option_not_applicable (no P2SH or P2WSH format).
    [[nodiscard]] Result<Script> script(const AnyPublicKey& key) const;
    /// script_template returns the template in force, `none` for formats without one.
    [[nodiscard]] ScriptTemplate script_template() const noexcept;

private:
    Encoder(const FormatRow& row, const EncodeOptions& options) noexcept : row_(&row), options_(options) {}
    const FormatRow* row_;
    EncodeOptions options_;
};

/// encode returns the address of `key`. Errors as Encoder::from_format and Encoder::operator().
[[nodiscard]] Result<std::string> encode(AddressFormat format, const AnyPublicKey& key, const EncodeOptions& options = {});

/// encode returns the address of a key as it was written. A P2PKH address of an uncompressed key is that of its uncompressed form, other
/// scripts refuse it; formats that fix the form of the key themselves, or whose text does not depend on it, make no difference. Errors
/// also: public_key_uncompressed.
[[nodiscard]] Result<std::string> encode(AddressFormat format, const PublicKeyText& key, const EncodeOptions& options = {});

/// encode_script returns the P2SH address (BIP-16) of a redeem script of 1 to 520 bytes, or the P2WSH address (BIP-141) of a witness script
/// of 1 to 10,000 bytes. Errors: unknown_format, option_not_applicable (other formats), length_mismatch.
[[nodiscard]] Result<std::string> encode_script(AddressFormat format, Bytes script);

/// DecodedAddress is what a valid address says.
class DecodedAddress {
public:
    [[nodiscard]] AddressFormat format() const noexcept { return format_; }
    [[nodiscard]] Network network() const noexcept { return network_; }
    [[nodiscard]] AddressKind kind() const noexcept { return kind_; }
    /// payload: the hash, witness program, account or public key, without version bytes and checksum; at most 65 bytes.
    [[nodiscard]] Bytes payload() const noexcept COFFER_LIFETIMEBOUND { return {payload_.data(), payload_size_}; }
    /// curve is known for the formats COMPRESSED and UNCOMPRESSED only.
    [[nodiscard]] std::optional<CurveId> curve() const noexcept { return curve_; }
    /// tag of an XRP X-address, id of a Stellar muxed account.
    [[nodiscard]] std::optional<u64> tag() const noexcept { return tag_; }
    /// ton is the spelling that was read; all false for other formats.
    [[nodiscard]] const TonSpelling& ton() const noexcept COFFER_LIFETIMEBOUND { return ton_; }
    /// unchecksummed: the text left out the checksum that its format has (EIP-55, letters of one case only).
    [[nodiscard]] bool unchecksummed() const noexcept { return unchecksummed_; }
    /// canonical is the one preferred spelling of what the text says: EIP-55 case, lower-case bech32, url-safe base64 for TON. What a TON
    /// text says beside the account stays: bounceable, testnet, or none of it (raw).
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
    TonSpelling ton_;
    std::optional<CurveId> curve_;
    std::optional<u64> tag_;
    AddressText canonical_;
};

/// decode reads `text` as an address of `format`; with `curve`, as one of a key of that curve. Nothing is trimmed or repaired but what
/// `tolerance` names. A format without a checksum takes no text that was plainly written for one with a checksum. Every error has a
/// position. Errors: 1xx of the format's encoding; format_mismatch, network_mismatch, hrp_mismatch, unknown_hrp (at: the end of that part),
/// kind_not_offered (what: the kind's name), unknown_version_bytes, workchain_mismatch, curve_mismatch, unknown_format; address_uri (at:
/// where the address begins), address_parameters (at: where they begin); 304 to 309 where the payload is a public key.
[[nodiscard]] Result<DecodedAddress> decode(AddressFormat format, std::string_view text, std::optional<CurveId> curve = std::nullopt,
                                            const Tolerance& tolerance = {});

/// decode_under_hrp is decode for a Cosmos-like format under another human-readable part, lower case. Errors also: option_not_applicable
/// (the format has none to choose), those of the hrp as in Encoder::from_format (an empty one too).
[[nodiscard]] Result<DecodedAddress> decode_under_hrp(AddressFormat format, std::string_view hrp, std::string_view text,
                                                      std::optional<CurveId> curve = std::nullopt);

/// identify returns every format that `text` fits, in table order, never a guess (with `curve`: of those that have it); a public key that
/// is on two curves fits twice. Formats without a checksum count only where none with one fits. If none fits: the error of the format that
/// it comes nearest to, as decode's; address_syntax for plain noise.
[[nodiscard]] Result<std::vector<DecodedAddress>> identify(std::string_view text, std::optional<CurveId> curve = std::nullopt,
                                                           const Tolerance& tolerance = {});

}  // namespace address
}  // namespace coffer
