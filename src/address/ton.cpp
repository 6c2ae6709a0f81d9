// TON wallets: the account is the hash of the initial state of the contract (TON whitepaper section 3.1). TEP-2 defines its texts.
#include "address/ed25519_payload.hpp"
#include "address/lower_hex.hpp"
#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/base64.hpp"
#include "core/reader.hpp"
#include "core/try.hpp"
#include "encoding/crc16.hpp"

namespace coffer::address {
namespace {

constexpr ByteArray<32> from_hex(std::string_view digits) {
    ByteArray<32> bytes{};
    for (std::size_t i = 0; i < 64; ++i) {
        const unsigned value = static_cast<unsigned>(digits[i] <= '9' ? digits[i] - '0' : digits[i] - 'a' + 10);
        bytes[i / 2] = static_cast<u8>(i % 2 == 0 ? value << 4U : bytes[i / 2] | value);
    }
    return bytes;
}

// How the data cell stores the bits `seqno || wallet_id || key`.
enum class Wrapping : u8 {
    none,                  // V3R2
    trailing_zero,         // V4R2: an empty dictionary of plugins
    one_and_trailing_zero  // V5R1: signatures allowed, and an empty dictionary of extensions
};

// The wallet ID of V5R1 is the network ID (-239, testnet -3) XOR 0x80000000: client context, workchain 0, subwallet 0. The other contracts
// have one ID on both networks. The code cell is represented by its hash and depth, so that no cell is parsed.
struct WalletContract {
    ByteArray<32> code_hash;
    u16 code_depth;
    u32 wallet_id;
    u32 testnet_wallet_id;
    Wrapping wrapping;
};

// Indexed by FormatParams::number.
constexpr WalletContract contracts[] = {
    {from_hex("84dafa449f98a6987789ba232358072bc0f76dc4524002a5d0918b9a75d2d599"), 0, 0x29a9a317, 0x29a9a317, Wrapping::none},
    {from_hex("feb5ff6820e2ff0d9483e7e0d62c817d846789fb4ae580c878866d959dabd5c0"), 7, 0x29a9a317, 0x29a9a317, Wrapping::trailing_zero},
    {from_hex("20834b7b72b112147e1b2fb457b84e74d1a30f04f737d4f62a668e9552d2b72f"), 6, 0x7fffff11, 0x7ffffffd,
     Wrapping::one_and_trailing_zero},
};

constexpr std::size_t whole_bytes = 4 + 4 + 32;

// The hash of a cell without references covers 00, floor(bits/8) + ceil(bits/8), and the bits. An incomplete last byte is completed with a
// one and zeros.
ByteArray<32> data_cell_hash(const WalletContract& contract, bool testnet, Bytes key) {
    ByteArray<2 + whole_bytes + 1> cell;
    Writer writer(cell);
    const bool unfinished = contract.wrapping != Wrapping::none;
    writer.byte(0);
    writer.byte(whole_bytes * 2 + (unfinished ? 1 : 0));
    const MutBytes bits = MutBytes(cell).subspan(writer.written());
    writer.u32_be(0);
    writer.u32_be(testnet ? contract.testnet_wallet_id : contract.wallet_id);
    writer.bytes(key);
    if (unfinished) writer.byte(0x40);
    if (contract.wrapping == Wrapping::one_and_trailing_zero) {
        unsigned carry = 1;
        for (u8& byte : bits) {
            const unsigned shifted = carry << 7U | byte >> 1U;
            carry = byte & 1U;
            byte = static_cast<u8>(shifted);
        }
    }
    return sha256(Bytes(cell).first(writer.written()));
}

Result<Payload> ton_payload(const FormatRow& row, const AnyPublicKey& key, const EncodeOptions& options) {
    const WalletContract& contract = contracts[row.params.number];
    // StateInit has two references (code and data) and the five bits 00110.
    ByteArray<3 + 2 + 2 + 32 + 32> state_init;
    Writer writer(state_init);
    writer.byte(2);
    writer.byte(1);
    writer.byte(0x34);
    writer.u16_be(contract.code_depth);
    writer.u16_be(0);
    writer.bytes(contract.code_hash);
    writer.bytes(data_cell_hash(contract, options.ton.testnet, on<Ed25519>(key).bytes()));
    Payload payload(sha256(state_init));
    payload.ton = options.ton;
    return payload;
}

constexpr std::size_t friendly_bytes = 1 + 1 + 32 + 2;
constexpr std::size_t friendly_length = 48;
constexpr u8 tag_bounceable = 0x11;
constexpr u8 tag_non_bounceable = 0x51;
constexpr u8 tag_testnet = 0x80;
constexpr u8 basechain = 0x00;
constexpr u8 masterchain = 0xff;
constexpr std::string_view raw_prefix = "0:";

void write(const FormatRow& /*row*/, const Payload& payload, TextBuilder& out) {
    if (payload.ton.raw) {
        out.append(raw_prefix);
        write_hex(payload.view(), out);
        return;
    }
    ByteArray<friendly_bytes> bytes;
    Writer writer(bytes);
    writer.byte(static_cast<u8>((payload.ton.bounceable ? tag_bounceable : tag_non_bounceable) | (payload.ton.testnet ? tag_testnet : 0)));
    writer.byte(basechain);
    writer.bytes(payload.view());
    writer.u16_be(crc16_xmodem(Bytes(bytes).first(writer.written())));
    base64::encode_into(out.grow(friendly_length), bytes, payload.ton.standard_base64 ? base64::Alphabet::standard : base64::Alphabet::url,
                        base64::Padding::none);
}

Result<Payload> read_raw(std::string_view text, std::size_t colon) {
    const std::string_view workchain = text.substr(0, colon);
    if (workchain == "-1") return fail(Errc::workchain_mismatch);
    if (workchain != "0") return fail(Errc::address_character);
    const std::string_view digits = text.substr(raw_prefix.size());
    if (digits.size() != 64) return length_error(Errc::hex_length, text, raw_prefix.size() + 64);
    ByteArray<32> hash;
    COFFER_CHECK(read_lower_hex(hash, digits, raw_prefix.size()));
    Payload payload(hash);
    payload.ton.raw = true;
    return payload;
}

Result<Payload> read_friendly(std::string_view text) {
    if (text.size() != friendly_length) return length_error(Errc::address_length, text, friendly_length);
    const bool standard = text.find_first_of("+/") != std::string_view::npos;
    ByteArray<friendly_bytes> bytes;
    COFFER_CHECK(base64::decode_into(bytes, text, standard ? base64::Alphabet::standard : base64::Alphabet::url, base64::Padding::none));
    Reader reader(bytes);
    COFFER_TRY(const u8 tag, reader.byte());
    COFFER_TRY(const u8 workchain, reader.byte());
    COFFER_TRY(const Bytes hash, reader.take(32));
    COFFER_TRY(const u16 crc, reader.u16_be());
    if (crc != crc16_xmodem(Bytes(bytes).first(friendly_bytes - 2))) return fail(Errc::crc_checksum, friendly_length - 3);
    const u8 kind = static_cast<u8>(tag & ~unsigned{tag_testnet});
    if (kind != tag_bounceable && kind != tag_non_bounceable) return fail(Errc::unknown_version_bytes);
    if (workchain == masterchain) return fail(Errc::workchain_mismatch, 1);
    if (workchain != basechain) return fail(Errc::address_payload, 1);
    Payload payload(hash);
    payload.ton = {.bounceable = kind == tag_bounceable, .testnet = (tag & tag_testnet) != 0, .raw = false, .standard_base64 = standard};
    payload.network = payload.ton.testnet ? Network::testnet : Network::mainnet;
    return payload;
}

Result<Payload> read(const FormatRow& /*row*/, std::string_view text, std::optional<CurveId> /*curve*/) {
    const std::size_t colon = text.find(':');
    return colon == std::string_view::npos ? read_friendly(text) : read_raw(text, colon);
}

}  // namespace

const Shape ton_wallet = {
    .payload = ton_payload, .write = write, .read = read, .options = option_ton, .tolerated = tolerated_upper_case_hex};
const Shape ton_wallet_v5 = {
    .payload = ton_payload, .write = write, .read = read, .options = option_ton | option_ton_network, .tolerated = tolerated_upper_case_hex};

}  // namespace coffer::address
