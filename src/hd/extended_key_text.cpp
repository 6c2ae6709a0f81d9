#include "coffer/hd/extended_key_text.hpp"

#include <algorithm>

#include "coffer/encoding/base58check.hpp"
#include "core/reader.hpp"
#include "core/try.hpp"
#include "hd/tree.hpp"

namespace coffer {
namespace {

// Names of networks in versions.inc, as values of ExtendedKeyVersion::testnet.
constexpr bool mainnet = false;
constexpr bool testnet = true;
using Script = ExtendedKeyVersion::Script;

constexpr auto versions = std::to_array<ExtendedKeyVersion>({
#define COFFER_EXTENDED_KEY_VERSION(public_name, private_name, public_bytes, private_bytes, coin, network, script) \
    {public_name, private_name, public_bytes, private_bytes, coin, network, Script::script},
#include "hd/versions.inc"
#undef COFFER_EXTENDED_KEY_VERSION
});

constexpr bool all_distinct() {
    for (std::size_t i = 0; i < versions.size(); ++i) {
        const ExtendedKeyVersion& a = versions[i];
        if (a.public_bytes == a.private_bytes || a.public_name == a.private_name) return false;
        for (std::size_t j = 0; j < i; ++j) {
            const ExtendedKeyVersion& b = versions[j];
            if (a.public_bytes == b.public_bytes || a.public_bytes == b.private_bytes || a.private_bytes == b.public_bytes ||
                a.private_bytes == b.private_bytes || a.public_name == b.public_name || a.private_name == b.private_name) {
                return false;
            }
        }
    }
    return true;
}
static_assert(all_distinct());

/// payload_size is the size of an extended key before Base58Check: version, depth, parent fingerprint, child number, chain code, key
/// (BIP-32, "Serialization format").
constexpr std::size_t payload_size = 4 + 1 + 4 + 4 + 32 + 33;
using Payload = SecretArray<payload_size>;

[[nodiscard]] Payload write_payload(u32 version, const NodeOrigin& origin, Bytes chain_code, Bytes key_prefix, Bytes key) noexcept {
    Payload payload;
    Writer writer(payload.reveal_mut());
    writer.u32_be(version);
    writer.byte(origin.depth);
    writer.bytes(origin.parent_fingerprint);
    writer.u32_be(origin.child_number);
    writer.bytes(chain_code);
    writer.bytes(key_prefix);
    writer.bytes(key);
    return payload;
}

/// Fields are views of a payload whose version bytes are known.
struct Fields {
    const ExtendedKeyVersion* version;
    bool is_private;
    NodeOrigin origin;
    FixedBytes<32> chain_code;
    FixedBytes<33> key;
};

[[nodiscard]] Result<Fields> read_payload(const Payload& payload, VersionCoins coins) noexcept {
    if (coins > VersionCoins::any) return fail(Errc::caller_misuse);
    Reader reader(payload.reveal());
    COFFER_TRY(const u32 bytes, reader.u32_be());
    const auto version = std::ranges::find_if(
        versions, [bytes](const ExtendedKeyVersion& row) { return row.public_bytes == bytes || row.private_bytes == bytes; });
    if (version == versions.end()) return fail(Errc::extended_key_version);
    if (coins == VersionCoins::bitcoin && version->coin != versions.front().coin) return fail(Errc::extended_key_version);
    NodeOrigin origin;
    COFFER_TRY(origin.depth, reader.byte());
    COFFER_TRY(const FixedBytes<4> parent, reader.take<4>());
    std::ranges::copy(parent, origin.parent_fingerprint.begin());
    COFFER_TRY(origin.child_number, reader.u32_be());
    COFFER_TRY(const FixedBytes<32> chain_code, reader.take<32>());
    COFFER_TRY(const FixedBytes<33> key, reader.take<33>());
    return Fields{&*version, version->private_bytes == bytes, origin, chain_code, key};
}

/// check_key_prefix checks the first byte of the key. Errors: extended_key_prefix (neither private nor public),
/// extended_key_version_mismatch.
[[nodiscard]] Status check_key_prefix(const Fields& fields) noexcept {
    const u8 prefix = fields.key[0];
    const bool private_data = prefix == 0x00;
    const bool public_data = prefix == 0x02 || prefix == 0x03;
    if (!private_data && !public_data) return fail(Errc::extended_key_prefix);
    if (private_data != fields.is_private) return fail(Errc::extended_key_version_mismatch);
    return Ok{};
}

/// named replaces errors of Base58Check by those of extended keys.
[[nodiscard]] Unexpected named(const Error& error) noexcept {
    if (error.code == Errc::base58_length || error.code == Errc::base58_too_long) return fail(Errc::extended_key_length);
    if (error.code == Errc::base58_checksum) return fail(Errc::extended_key_checksum);
    return fail(error);
}

}  // namespace

std::span<const ExtendedKeyVersion> extended_key_versions() noexcept {
    return versions;
}

Result<const ExtendedKeyVersion*> parse_extended_key_version(std::string_view name) noexcept {
    for (const ExtendedKeyVersion& row : versions) {
        if (row.public_name == name || row.private_name == name) return &row;
    }
    return fail(Errc::extended_key_version, "version");
}

std::string encode_extended_key(const ExtendedPublicKey<Secp256k1>& node, const ExtendedKeyVersion& version) {
    const auto key = node.public_key().compressed();
    const Payload payload = write_payload(version.public_bytes, node.origin(), node.chain_code(), {}, key);
    return base58::encode_check(payload.reveal());
}

SecretText encode_extended_key(const ExtendedPrivateKey<Secp256k1>& node, const ExtendedKeyVersion& version) {
    const Payload payload =
        write_payload(version.private_bytes, node.origin(), node.chain_code().reveal(), hd::private_prefix, node.private_key().reveal());
    return base58::encode_check_secret(payload.reveal());
}

Result<ExtendedPublicKeyText> decode_extended_public_key(std::string_view text, VersionCoins coins) {
    Payload payload;
    if (Status status = base58::decode_check_into(payload.reveal_mut(), text); !status) return named(status.error());
    COFFER_TRY(const Fields fields, read_payload(payload, coins));
    COFFER_CHECK(check_key_prefix(fields));
    COFFER_CHECK(hd::check_origin(fields.origin));
    if (fields.is_private) return fail(Errc::extended_key_private);
    COFFER_TRY(const PublicKey<Secp256k1> key, PublicKey<Secp256k1>::parse(fields.key));
    ChainCode chain_code;
    std::ranges::copy(fields.chain_code, chain_code.begin());
    return ExtendedPublicKeyText{NodeAccess::node(key, chain_code, fields.origin, TreeStandard::bip32), fields.version};
}

Result<ExtendedPrivateKeyText> decode_extended_private_key(const SecretText& text, VersionCoins coins) {
    const Result<SecretBytes> bytes = base58::decode_check_secret(text.reveal(), base58::max_checked_length(payload_size));
    if (!bytes) return named(bytes.error());
    if (bytes->size() != payload_size) return fail(Errc::extended_key_length);
    const Payload payload(bytes->reveal().first<payload_size>());
    COFFER_TRY(const Fields fields, read_payload(payload, coins));
    COFFER_CHECK(check_key_prefix(fields));
    COFFER_CHECK(hd::check_origin(fields.origin));
    if (!fields.is_private) return fail(Errc::extended_key_public);
    COFFER_TRY(PrivateKey<Secp256k1> key, PrivateKey<Secp256k1>::parse(fields.key.subspan<1>()));
    return ExtendedPrivateKeyText{NodeAccess::node(std::move(key), SecretArray<32>(fields.chain_code), fields.origin, TreeStandard::bip32),
                                  fields.version};
}

}  // namespace coffer
