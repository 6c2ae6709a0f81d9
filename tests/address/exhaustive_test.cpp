// Exhaustive tests of small spaces: every value of every version, flag and prefix byte, and every one-character change of 1,000 addresses.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "address/sample_keys.hpp"
#include "address/shape.hpp"
#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/base58check.hpp"
#include "coffer/encoding/base64.hpp"
#include "coffer/encoding/bech32.hpp"
#include "encoding/crc16.hpp"
#include "support/hex.hpp"

namespace coffer::address {
namespace {

using testing::needed_options;
using testing::sample_keys;
using testing::SampleKeys;

const SampleKeys& sample() {
    static const SampleKeys keys = sample_keys(sha256(as_bytes("exhaustive")));
    return keys;
}

std::string text_of(const FormatRow& row, const FormatRow& shown) {
    const auto payload = shown.shape->payload(row, sample().on(row.curves()[0].curve), needed_options(row));
    TextBuilder text;
    shown.shape->write(shown, *payload, text);
    return std::string(text.view());
}

// Encodes each row's address with all 256 values of each version byte. Only the row's own value gives its address.
TEST(Exhaustive, EveryVersionByte) {
    int rows = 0;
    for (const FormatRow& row : formats()) {
        for (std::size_t byte = 0; byte < row.params.version_size; ++byte, ++rows) {
            for (unsigned value = 0; value < 256; ++value) {
                FormatRow other = row;
                other.params.version[byte] = static_cast<u8>(value);
                const std::string text = text_of(row, other);
                const auto decoded = decode(row.id, text);
                const bool own = value == row.params.version[byte];
                ASSERT_EQ(decoded.has_value(), own) << row.name << " " << byte << " " << value;
                if (own) continue;
                const Errc code = decoded.error().code;
                EXPECT_TRUE(code == Errc::unknown_version_bytes || code == Errc::format_mismatch || code == Errc::network_mismatch ||
                            code == Errc::address_reserved_bits || code == Errc::address_payload || code == Errc::kind_not_offered)
                    << row.name << " " << value << " " << error_name(code);
                const auto found = identify(text);
                if (!found) continue;
                for (const DecodedAddress& one : *found) EXPECT_NE(one.format(), row.id);
            }
        }
    }
    EXPECT_GT(rows, 20);
}

TEST(Exhaustive, EveryWitnessVersionAndProgramLength) {
    for (const char* hrp : {"bc", "tb", "bcrt", "ltc"}) {
        for (unsigned version = 0; version < 32; ++version) {
            for (std::size_t length = 0; length <= 45; ++length) {
                for (const auto variant : {bech32::Variant::bech32, bech32::Variant::bech32m}) {
                    const std::vector<u8> program(length, 0xa5);
                    std::vector<u8> values(1 + bech32::values_length(length));
                    values[0] = static_cast<u8>(version);
                    bech32::to_values(MutBytes(values).subspan(1), program);
                    const std::string text = bech32::encode(hrp, values, variant);
                    const bool right_variant = (version == 0) == (variant == bech32::Variant::bech32);
                    const bool offered =
                        right_variant && ((version == 0 && (length == 20 || length == 32)) || (version == 1 && length == 32));
                    const auto found = identify(text);
                    const bool accepted = found && std::any_of(found->begin(), found->end(), [](const DecodedAddress& one) {
                                              return one.kind() != AddressKind::account && one.kind() != AddressKind::public_key;
                                          });
                    const bool litecoin_without_row = std::string_view(hrp) == "ltc" && (version != 0 || length != 20);
                    ASSERT_EQ(accepted, offered && !litecoin_without_row) << text;
                    if (found) continue;
                    const Errc code = found.error().code;
                    if (version > 16) {
                        EXPECT_EQ(code, Errc::witness_version) << text;
                    } else if (!right_variant) {
                        EXPECT_EQ(code, Errc::bech32_variant) << text;
                    } else if (length < 2 || length > 40 || (version == 0 && length != 20 && length != 32)) {
                        EXPECT_EQ(code, Errc::witness_program_length) << text;
                    } else {
                        EXPECT_EQ(code, Errc::kind_not_offered) << text;
                    }
                }
            }
        }
    }
}

TEST(Exhaustive, EveryTonTagAndWorkchain) {
    const auto account = decode(AddressFormat::ton_v4r2, row_of(AddressFormat::ton_v4r2).example);
    ASSERT_TRUE(account.has_value());
    for (unsigned tag = 0; tag < 256; ++tag) {
        for (unsigned workchain = 0; workchain < 256; ++workchain) {
            if (tag != 0x51 && workchain > 2 && workchain < 254) continue;
            std::vector<u8> bytes = {static_cast<u8>(tag), static_cast<u8>(workchain)};
            bytes.insert(bytes.end(), account->payload().begin(), account->payload().end());
            const u16 crc = crc16_xmodem(bytes);
            bytes.push_back(static_cast<u8>(crc >> 8U));
            bytes.push_back(static_cast<u8>(crc));
            const std::string text = base64::encode(bytes, base64::Alphabet::url, base64::Padding::none);
            const bool known_tag = tag == 0x11 || tag == 0x51 || tag == 0x91 || tag == 0xd1;
            const auto decoded = decode(AddressFormat::ton_v4r2, text);
            ASSERT_EQ(decoded.has_value(), known_tag && workchain == 0) << text;
            if (decoded) {
                EXPECT_EQ(decoded->ton(), (TonEncoding{.bounceable = (tag & 0x40U) == 0, .testnet = (tag & 0x80U) != 0}));
                EXPECT_TRUE(std::ranges::equal(decoded->payload(), account->payload()));
            } else {
                EXPECT_EQ(decoded.error().code, !known_tag          ? Errc::unknown_version_bytes
                                                : workchain == 0xff ? Errc::workchain_mismatch
                                                                    : Errc::address_payload);
            }
        }
    }
}

TEST(Exhaustive, EveryXAddressFlag) {
    const auto account = decode(AddressFormat::xrp_x_mainnet, row_of(AddressFormat::xrp_x_mainnet).example);
    ASSERT_TRUE(account.has_value());
    for (unsigned flag = 0; flag < 256; ++flag) {
        for (const u32 tag : {0U, 1U, 0xffffffffU}) {
            for (unsigned reserved = 0; reserved < 5; ++reserved) {
                std::vector<u8> bytes = {0x05, 0x44};
                bytes.insert(bytes.end(), account->payload().begin(), account->payload().end());
                bytes.push_back(static_cast<u8>(flag));
                for (unsigned i = 0; i < 4; ++i) bytes.push_back(static_cast<u8>(tag >> 8 * i));
                for (unsigned i = 0; i < 4; ++i) bytes.push_back(reserved == i + 1 ? 1 : 0);
                const auto decoded = decode(AddressFormat::xrp_x_mainnet, base58::encode_check(bytes, base58::xrp));
                const bool right = reserved == 0 && (flag == 1 || (flag == 0 && tag == 0));
                ASSERT_EQ(decoded.has_value(), right);
                if (right) {
                    EXPECT_EQ(decoded->tag(), flag == 1 ? std::optional<u64>(tag) : std::nullopt);
                } else {
                    EXPECT_EQ(decoded.error().code, Errc::address_reserved_bits);
                }
            }
        }
    }
}

TEST(Exhaustive, EverySparkHeader) {
    const ByteArray<33> key = sample().secp256k1.compressed();
    for (std::size_t byte = 0; byte < 3; ++byte) {
        for (unsigned value = 0; value < 256; ++value) {
            std::vector<u8> message = {0x0a, 0x21};
            message.insert(message.end(), key.begin(), key.end());
            const u8 own = message[byte];
            message[byte] = static_cast<u8>(value);
            const auto decoded = decode(AddressFormat::spark_mainnet, bech32::encode_bytes("spark", message, bech32::Variant::bech32m));
            const bool other_point = byte == 2 && (value == 2 || value == 3);
            EXPECT_EQ(decoded.has_value(), value == own || other_point) << byte << " " << value;
        }
    }
}

TEST(Exhaustive, EveryPublicKeyPrefix) {
    const std::string compressed = testing::to_hex(sample().secp256k1.compressed()).substr(2);
    const std::string uncompressed = testing::to_hex(sample().secp256k1.uncompressed()).substr(2);
    for (unsigned value = 0; value < 256; ++value) {
        const u8 byte = static_cast<u8>(value);
        const std::string prefix = testing::to_hex(Bytes(&byte, 1));
        EXPECT_EQ(decode(AddressFormat::compressed, prefix + compressed, CurveId::secp256k1).has_value(), value == 2 || value == 3);
        EXPECT_EQ(decode(AddressFormat::uncompressed, prefix + uncompressed, CurveId::secp256k1).has_value(), value == 4);
    }
}

TEST(Exhaustive, EverySs58Prefix) {
    const FormatRow& polkadot = row_of(AddressFormat::polkadot);
    for (unsigned prefix = 0; prefix < 16384; ++prefix) {
        FormatRow other = polkadot;
        other.params.number = static_cast<u16>(prefix);
        const std::string text = text_of(polkadot, other);
        const auto read = other.shape->read(other, text, std::nullopt);
        ASSERT_TRUE(read.has_value()) << prefix;
        ASSERT_TRUE(std::ranges::equal(read->view(), sample().ed25519.bytes()));
        const auto as_polkadot = polkadot.shape->read(polkadot, text, std::nullopt);
        ASSERT_EQ(as_polkadot.has_value(), prefix == polkadot.params.number) << prefix;
        if (!as_polkadot) {
            ASSERT_EQ(as_polkadot.error().code, Errc::unknown_version_bytes);
        }
    }
}

// Formats with weak checksums, which a random change may pass: two bytes of hash, and EIP-55 with about one bit per letter.
bool met_by_chance(const FormatRow& row) {
    return row.shape == &ss58_account || row.shape == &ethereum_account;
}

TEST(Exhaustive, EveryOneCharacterChangeOfThousandAddresses) {
    constexpr std::string_view symbols = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_:";
    std::map<std::string_view, std::pair<unsigned, unsigned>> by_chance;  // accepted, tried
    std::size_t addresses = 0;
    std::size_t changes = 0;
    for (unsigned round = 0; addresses < 1000; ++round) {
        const SampleKeys keys = sample_keys(sha256(as_bytes("round " + std::to_string(round))));
        for (const FormatRow& row : formats()) {
            if (!row.shape->checksummed) continue;
            ++addresses;
            const std::string text = *encode(row.id, keys.on(row.curves()[0].curve), needed_options(row));
            const auto refused = [&](const std::string& changed) {
                ++changes;
                const bool accepted = changed != text && row.shape->read(row, changed, std::nullopt).has_value();
                if (!met_by_chance(row)) return !accepted;
                auto& [hits, tried] = by_chance[row.name];
                hits += accepted ? 1 : 0;
                ++tried;
                return true;
            };
            for (std::size_t i = 0; i <= text.size(); ++i) {
                for (const char symbol : symbols) {
                    ASSERT_TRUE(refused(std::string(text).insert(i, 1, symbol))) << row.name << " " << text << " " << i << symbol;
                    if (i == text.size()) continue;
                    std::string substituted = text;
                    substituted[i] = symbol;
                    ASSERT_TRUE(refused(substituted)) << row.name << " " << text << " " << i << symbol;
                }
                if (i == text.size()) continue;
                ASSERT_TRUE(refused(std::string(text).erase(i, 1))) << row.name << " " << text << " " << i;
                if (i == 0) continue;
                std::string swapped = text;
                std::swap(swapped[i - 1], swapped[i]);
                ASSERT_TRUE(refused(swapped)) << row.name << " " << text << " " << i;
            }
        }
    }
    EXPECT_GE(addresses, 1000U);
    EXPECT_GT(changes, 4'000'000U);
    for (const auto& [name, count] : by_chance) EXPECT_LT(count.first * 1000, count.second) << name;
}

// Inserting a q before a final p keeps a Bech32 checksum valid. The fixed payload sizes refuse such texts.
TEST(Exhaustive, InsertedQsBeforeTheFinalP) {
    int found = 0;
    for (unsigned i = 0; found < 8; ++i) {
        const SampleKeys keys = sample_keys(sha256(as_bytes("final p " + std::to_string(i))));
        for (const FormatRow& row : formats()) {
            const std::string text = *encode(row.id, keys.on(row.curves()[0].curve), needed_options(row));
            if (row.params.hrp.empty() || !text.ends_with('p') || text.find('1') == std::string::npos) continue;
            for (std::size_t count = 1; count <= 20; ++count) {
                std::string longer = text;
                longer.insert(text.size() - 1, count, 'q');
                if (longer.size() <= AddressText::capacity) {
                    EXPECT_FALSE(decode(row.id, longer).has_value()) << longer;
                }
            }
            ++found;
        }
    }
}

}  // namespace
}  // namespace coffer::address
