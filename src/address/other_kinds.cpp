#include "address/foreign_text.hpp"

#include <algorithm>
#include <string>

#include "address/bech32_bytes.hpp"
#include "address/cashaddr.hpp"
#include "address/crc32.hpp"
#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/base32.hpp"
#include "coffer/encoding/base58check.hpp"
#include "core/reader.hpp"
#include "encoding/crc16.hpp"

namespace coffer::address {
namespace {

constexpr std::size_t max_length = AddressText::capacity;

constexpr bool within(std::size_t size, std::size_t least, std::size_t most) noexcept {
    return size >= least && size <= most;
}

// --- Bech32: Cardano (CIP-19), by the bits of the header byte ---

struct HeaderKind {
    std::string_view hrp;
    u8 mask;
    u8 header;
    std::size_t least;
    std::size_t most;
    const char* name;
};

constexpr auto cardano_kinds = std::to_array<HeaderKind>({
    {"addr", 0xcf, 0x01, 57, 57, "Cardano base address"},
    {"addr_test", 0xcf, 0x00, 57, 57, "Cardano testnet base address"},
    {"addr", 0xef, 0x41, 32, 60, "Cardano pointer address"},
    {"addr_test", 0xef, 0x40, 32, 60, "Cardano testnet pointer address"},
    {"addr", 0xff, 0x71, 29, 29, "Cardano enterprise address of a script"},
    {"addr_test", 0xff, 0x70, 29, 29, "Cardano testnet enterprise address of a script"},
    {"stake", 0xef, 0xe1, 29, 29, "Cardano stake address"},
    {"stake_test", 0xef, 0xe0, 29, 29, "Cardano testnet stake address"},
});

const char* cardano_kind(std::string_view text) {
    ByteArray<max_length> room;
    const auto parts = bech32::decode_into(room, text, max_length);
    if (!parts || parts->variant != bech32::Variant::bech32) return nullptr;
    ByteArray<max_length> bytes;
    const auto size = bech32::to_bytes(bytes, Bytes(room).first(parts->values));
    if (!size) return nullptr;
    for (const HeaderKind& kind : cardano_kinds) {
        if (bech32::hrp_equal(parts->hrp, kind.hrp) && within(*size, kind.least, kind.most) && (bytes[0] & kind.mask) == kind.header)
            return kind.name;
    }
    return nullptr;
}

// Byron addresses of Cardano: base58 of a CBOR array of two items, the address as tagged bytes and its CRC-32.
const char* byron_kind(std::string_view text) {
    const auto bytes = base58::decode(text, max_length);
    if (!bytes) return nullptr;
    constexpr u8 head[] = {0x82, 0xd8, 0x18, 0x58};  // array of 2, tag 24, byte string with a length of one byte
    constexpr u8 crc_head = 0x1a;                    // 32-bit unsigned integer
    Reader reader(*bytes);
    const auto start = reader.take(sizeof head);
    if (!start || !std::ranges::equal(*start, head)) return nullptr;
    const auto size = reader.byte();
    const auto inner = size ? reader.take(*size) : Result<Bytes>(fail(size.error()));
    const auto mark = reader.byte();
    const auto crc = reader.u32_be();
    if (!inner || !mark || *mark != crc_head || !crc || !reader.at_end() || *crc != crc32(*inner)) return nullptr;
    return "Cardano Byron address";
}

// --- Bech32 after the letter of a chain: Avalanche ---

struct ChainLetterKind {
    std::string_view prefix;
    std::string_view hrp;
    const char* name;
};

constexpr auto avalanche_kinds = std::to_array<ChainLetterKind>({
    {"P-", "avax", "Avalanche P-chain address"},
    {"C-", "avax", "Avalanche C-chain address in Bech32"},
    {"X-", "fuji", "Avalanche testnet address"},
    {"P-", "fuji", "Avalanche testnet address"},
    {"C-", "fuji", "Avalanche testnet address"},
    {"", "avax", "Avalanche address without the letter of its chain"},
});

const char* avalanche_kind(std::string_view text) {
    for (const ChainLetterKind& kind : avalanche_kinds) {
        if (!text.starts_with(kind.prefix)) continue;
        FormatRow row;
        row.params.hrp = kind.hrp;
        if (read_bech32_20(row, text.substr(kind.prefix.size()), std::nullopt)) return kind.name;
    }
    return nullptr;
}

// --- CashAddr: other versions of Bitcoin Cash ---

struct CashaddrKind {
    u8 version;
    std::size_t size;
    const char* name;
};

constexpr auto cashaddr_kinds = std::to_array<CashaddrKind>({
    {0x08, 20, "Bitcoin Cash P2SH address"},
    {0x0b, 32, "Bitcoin Cash P2SH address of 32 bytes"},
    {0x10, 20, "Bitcoin Cash token-aware P2PKH address"},
    {0x18, 20, "Bitcoin Cash token-aware P2SH address"},
    {0x1b, 32, "Bitcoin Cash token-aware P2SH address of 32 bytes"},
});

const char* cashaddr_kind(std::string_view text) {
    for (const CashaddrKind& kind : cashaddr_kinds) {
        if (read_cashaddr(text, "bitcoincash", kind.version, kind.size)) return kind.name;
    }
    return nullptr;
}

// --- Base58Check, by version bytes and size ---

struct VersionKind {
    ByteArray<4> version;
    std::size_t version_size;
    std::size_t size;
    const char* name;
};

constexpr auto base58check_kinds = std::to_array<VersionKind>({
    {{0x10}, 1, 20, "Dash P2SH address"},
    {{0x16}, 1, 20, "Dogecoin P2SH address"},
    {{0x7a}, 1, 20, "Ravencoin P2SH address"},
    {{0x8c}, 1, 20, "Dash testnet address"},
    {{0x78}, 1, 20, "Qtum testnet address"},
    {{0x1c, 0xbd}, 2, 20, "Zcash P2SH address (t3)"},
    {{0x1d, 0x25}, 2, 20, "Zcash testnet address (tm)"},
    {{0x1c, 0xba}, 2, 20, "Zcash testnet P2SH address (t2)"},
    {{0x02, 0x5a, 0x79}, 3, 20, "Tezos contract (KT1)"},
    {{0x06, 0xa1, 0xa6}, 3, 20, "Tezos address of a BLS key (tz4)"},
    {{0x06, 0x7c, 0x75}, 3, 20, "Tezos smart rollup (sr1)"},
    {{0x0d, 0x0f, 0x25, 0xd9}, 4, 32, "Tezos public key (edpk)"},
    {{0x03, 0xfe, 0xe2, 0x56}, 4, 33, "Tezos public key (sppk)"},
    {{0x03, 0xb2, 0x8b, 0x7f}, 4, 33, "Tezos public key (p2pk)"},
});

constexpr auto xrp_kinds = std::to_array<VersionKind>({
    {{0x1c}, 1, 33, "XRP Ledger node public key"},
    {{0x23}, 1, 33, "XRP Ledger account public key"},
});

const char* base58check_kind(std::string_view text, std::span<const VersionKind> kinds, const base58::Alphabet& alphabet) {
    const auto bytes = base58::decode_check(text, max_length, alphabet);
    if (!bytes) return nullptr;
    for (const VersionKind& kind : kinds) {
        const Bytes version = Bytes(kind.version).first(kind.version_size);
        if (bytes->size() == version.size() + kind.size && std::equal(version.begin(), version.end(), bytes->begin())) return kind.name;
    }
    return nullptr;
}

// --- Stellar strkeys (SEP-23) ---

struct StrkeyKind {
    u8 version;
    std::size_t least;
    std::size_t most;
    const char* name;
};

constexpr auto strkey_kinds = std::to_array<StrkeyKind>({
    {2 << 3, 32, 32, "Stellar contract"},
    {1 << 3, 33, 33, "Stellar claimable balance"},
    {11 << 3, 32, 32, "Stellar liquidity pool"},
    {19 << 3, 32, 32, "Stellar pre-authorized transaction"},
    {23 << 3, 32, 32, "Stellar hash signer"},
    {15 << 3, 40, 100, "Stellar signed payload"},
    {18 << 3, 32, 32, "Stellar secret seed"},
});

const char* strkey_kind(std::string_view text) {
    const auto bytes = base32::decode(text);
    if (!bytes || bytes->size() < 3) return nullptr;
    const Bytes body = Bytes(*bytes).first(bytes->size() - 2);
    const u16 crc = crc16_xmodem(body);
    if ((*bytes)[body.size()] != (crc & 0xffU) || (*bytes)[body.size() + 1] != crc >> 8U) return nullptr;
    for (const StrkeyKind& kind : strkey_kinds) {
        if (body[0] == kind.version && within(body.size() - 1, kind.least, kind.most)) return kind.name;
    }
    return nullptr;
}

// --- Filecoin: network, protocol, base32 of payload and BLAKE2b of protocol and payload ---

struct FilecoinKind {
    std::string_view prefix;
    std::size_t least;
    std::size_t most;
    const char* name;
};

constexpr auto filecoin_kinds = std::to_array<FilecoinKind>({
    {"f2", 20, 20, "Filecoin actor address (f2)"},
    {"f3", 48, 48, "Filecoin address of a BLS key (f3)"},
    {"f410f", 20, 20, "Filecoin delegated Ethereum address (f410)"},
    {"t1", 20, 20, "Filecoin testnet address"},
    {"t2", 20, 20, "Filecoin testnet address"},
    {"t3", 48, 48, "Filecoin testnet address"},
    {"t410f", 20, 20, "Filecoin testnet address"},
});

const char* filecoin_kind(std::string_view text) {
    constexpr std::size_t checksum_size = 4;
    constexpr u8 ethereum_manager = 10;  // LEB128 number of the actor that manages f410 accounts
    for (const FilecoinKind& kind : filecoin_kinds) {
        if (!text.starts_with(kind.prefix)) continue;
        const auto bytes = base32::decode(text.substr(kind.prefix.size()), base32::Case::lower);
        if (!bytes || bytes->size() < checksum_size || !within(bytes->size() - checksum_size, kind.least, kind.most)) return nullptr;
        const Bytes payload = Bytes(*bytes).first(bytes->size() - checksum_size);
        const u8 protocol = static_cast<u8>(kind.prefix[1] - '0');
        std::vector<u8> preimage{protocol};
        if (protocol == 4) preimage.push_back(ethereum_manager);
        preimage.insert(preimage.end(), payload.begin(), payload.end());
        ByteArray<checksum_size> checksum;
        blake2b(preimage, checksum);
        return std::equal(checksum.begin(), checksum.end(), payload.end()) ? kind.name : nullptr;
    }
    return nullptr;
}

// --- others ---

// ICP principals: lower-case base32 of CRC-32 and up to 29 bytes, in groups of five characters separated by hyphens.
const char* principal_kind(std::string_view text) {
    constexpr std::size_t group = 5;
    constexpr std::size_t max_principal = 29;
    std::string letters;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool hyphen = i % (group + 1) == group;
        if (hyphen != (text[i] == '-') || (hyphen && i + 1 == text.size())) return nullptr;
        if (!hyphen) letters += text[i];
    }
    const auto bytes = base32::decode(letters, base32::Case::lower);
    if (!bytes) return nullptr;
    Reader reader(*bytes);
    const auto crc = reader.u32_be();
    if (!crc || reader.remaining() > max_principal || *crc != crc32(Bytes(*bytes).subspan(4))) return nullptr;
    return "ICP principal";
}

// The read function of SS58 checks the prefix last, so unknown_version_bytes means that everything else is valid.
const char* ss58_kind(std::string_view text) {
    const FormatRow& row = row_of(AddressFormat::polkadot);
    const auto read = row.shape->read(row, text, std::nullopt);
    for (const AddressFormat offered : {AddressFormat::polkadot, AddressFormat::kusama, AddressFormat::substrate_generic}) {
        const FormatRow& own = row_of(offered);
        if (own.shape->read(own, text, std::nullopt)) return nullptr;
    }
    return !read && read.error().code == Errc::unknown_version_bytes ? "SS58 address of another network" : nullptr;
}

const char* stacks_kind(std::string_view text) {
    FormatRow row = row_of(AddressFormat::stacks_mainnet);
    for (const u16 multisig : {u16{20}, u16{21}}) {
        row.params.number = multisig;
        if (row.shape->read(row, text, std::nullopt)) return multisig == 20 ? "Stacks multisig address" : "Stacks testnet multisig address";
    }
    return nullptr;
}

}  // namespace

const char* other_kind(std::string_view text) {
    for (const auto& kind_of :
         {cardano_kind, byron_kind, avalanche_kind, cashaddr_kind, strkey_kind, filecoin_kind, principal_kind, stacks_kind, ss58_kind}) {
        if (const char* kind = kind_of(text)) return kind;
    }
    if (const char* kind = base58check_kind(text, base58check_kinds, base58::bitcoin)) return kind;
    return base58check_kind(text, xrp_kinds, base58::xrp);
}

}  // namespace coffer::address
