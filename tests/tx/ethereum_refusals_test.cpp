// Every refusal of an Ethereum transaction, with its error, position and field.
#include <functional>

#include "coffer/tx/ethereum.hpp"
#include "tx/tx_support.hpp"

namespace coffer::tx::ethereum {
namespace {

using namespace coffer::testing;

/// Items is the list of a transaction, each item in encoded hexadecimal, so that a test can encode it wrongly.
using Items = std::vector<std::string>;

std::string header(std::size_t size) {
    if (size <= 55) return to_hex(ByteArray<1>{static_cast<u8>(0xc0 + size)});
    if (size <= 255) return to_hex(ByteArray<2>{0xf8, static_cast<u8>(size)});
    return to_hex(ByteArray<3>{0xf9, static_cast<u8>(size >> 8U), static_cast<u8>(size)});
}

std::string list(const Items& items) {
    std::string content;
    for (const std::string& item : items) content += item;
    return header(content.size() / 2) + content;
}

const std::string account = "94" + std::string(40, '1');
const std::string hash32 = "a001" + std::string(62, '0');
const std::string one32 = "a0" + std::string(64, '1');

struct Base {
    std::string prefix;  // the type byte
    Items items;
    /// offset returns the position where item `i` begins.
    [[nodiscard]] std::size_t offset(std::size_t i) const {
        std::size_t at = prefix.size() / 2 + header(content_size()).size() / 2;
        for (std::size_t k = 0; k < i; ++k) at += items[k].size() / 2;
        return at;
    }
    [[nodiscard]] std::size_t content_size() const {
        std::size_t size = 0;
        for (const std::string& item : items) size += item.size() / 2;
        return size;
    }
    [[nodiscard]] std::vector<u8> bytes() const { return from_hex(prefix + list(items)); }
};

// x = 1 is on the curve, so a key can be recovered from r = 1.
const std::string authorization = list({"01", account, "05", "01", "01", one32});

const Base legacy{"", {"09", "8504a817c800", "825208", account, "01", "80"}};
const Base legacy_tail{"", {"09", "8504a817c800", "825208", account, "01", "80", "01", "80", "80"}};
const Base dynamic{"02", {"01", "09", "02", "05", "825208", account, "01", "80", "c0"}};
const Base signed_dynamic{"02", {"01", "09", "02", "05", "825208", account, "01", "80", "c0", "01", "01", one32}};
const Base blob{"03", {"01", "09", "02", "05", "825208", account, "01", "80", "c0", "07", "e1" + hash32}};
const Base set_code{"04", {"01", "09", "02", "05", "825208", account, "01", "80", "c0", list({authorization})}};

TEST(EthereumRefusals, TheBasesAreAccepted) {
    for (const Base& base : {legacy, legacy_tail, dynamic, signed_dynamic, blob, set_code})
        EXPECT_TRUE(Transaction::parse(base.bytes())) << base.prefix;
}

struct Case {
    const Base& base;
    std::size_t item;
    std::string spelled;
    Errc code;
    std::size_t within;  // offset from the item's beginning
    const char* what;
};

TEST(EthereumRefusals, EachWithItsCodePlaceAndField) {
    const std::string high_s = "a0" + std::string("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a1");
    const std::string order = "a0" + std::string(order_secp256k1);
    const std::string wide = "a1" + std::string(66, '1');
    const std::string entry = list({account, list({hash32})});
    const auto in_list = [](const std::string& item) { return list({item}); };
    const auto authorize = [&](std::size_t i, const std::string& item) {
        Items items{"01", account, "05", "01", "01", one32};
        items[i] = item;
        return list({list(items)});
    };
    const std::size_t tuple_at = (set_code.items[9].size() - authorization.size()) / 2;
    const Case cases[] = {
        {legacy, 0, "00", Errc::integer_not_minimal, 0, "nonce"},
        {legacy, 0, "820001", Errc::integer_not_minimal, 0, "nonce"},
        {legacy, 0, "8101", Errc::rlp_syntax, 0, "transaction"},
        {legacy, 0, "c0", Errc::rlp_syntax, 0, "nonce"},
        {legacy, 0, "88ffffffffffffffff", Errc::integer_range, 0, "nonce"},
        {legacy, 0, "89010000000000000000", Errc::integer_range, 0, "nonce"},
        {legacy, 1, wide, Errc::integer_range, 0, "gasPrice"},
        {legacy, 2, "89010000000000000000", Errc::integer_range, 0, "gasLimit"},
        {legacy, 3, "9311111111111111111111111111111111111111", Errc::length_mismatch, 0, "to"},
        {legacy, 3, "c0", Errc::rlp_syntax, 0, "to"},
        {legacy, 4, wide, Errc::integer_range, 0, "value"},
        {legacy, 5, "c0", Errc::rlp_syntax, 0, "data"},
        {legacy_tail, 6, "80", Errc::transaction_syntax, 0, "chainId"},
        {legacy_tail, 6, "887fffffffffffffff", Errc::integer_range, 0, "chainId"},
        {legacy_tail, 7, "01", Errc::recovery_id, static_cast<std::size_t>(-1), "v"},
        {dynamic, 0, "88ffffffffffffffff", Errc::integer_range, 0, "chainId"},
        {dynamic, 3, "01", Errc::transaction_syntax, 0, "maxFeePerGas"},
        {dynamic, 8, "80", Errc::rlp_syntax, 0, "accessList"},
        {dynamic, 8, in_list(account), Errc::rlp_syntax, 1, "accessList"},
        {dynamic, 8, in_list(list({account})), Errc::field_count, 1, "accessList"},
        {dynamic, 8, in_list(list({account, "c0", "c0"})), Errc::field_count, 1, "accessList"},
        {dynamic, 8, in_list(list({"80", "c0"})), Errc::length_mismatch, 2, "accessList"},
        {dynamic, 8, in_list(list({account, in_list("01")})), Errc::length_mismatch, 24, "accessList"},
        {signed_dynamic, 9, "02", Errc::recovery_id, 0, "yParity"},
        {signed_dynamic, 9, "1b", Errc::recovery_id, 0, "yParity"},
        {signed_dynamic, 10, "80", Errc::signature_scalar_zero, 0, "signature"},
        {signed_dynamic, 10, order, Errc::signature_scalar_range, 0, "signature"},
        {signed_dynamic, 10, wide, Errc::integer_range, 0, "r"},
        {blob, 5, "80", Errc::length_mismatch, 0, "to"},
        {blob, 10, "c0", Errc::transaction_syntax, 0, "blobVersionedHashes"},
        {blob, 10, "e1a002" + std::string(62, '0'), Errc::transaction_syntax, 0, "blobVersionedHashes"},
        {blob, 10, "c101", Errc::length_mismatch, 1, "blobVersionedHashes"},
        {blob, 0, "c0", Errc::unsupported_transaction, 0, "blobs"},
        {set_code, 5, "80", Errc::length_mismatch, 0, "to"},
        {set_code, 9, "c0", Errc::transaction_syntax, 0, "authorizationList"},
        {set_code, 9, in_list(list({"01", account, "05"})), Errc::field_count, 1, "authorizationList"},
        {set_code, 9, authorize(0, wide), Errc::integer_range, tuple_at + 2, "authorizationList"},
        {set_code, 9, authorize(1, "80"), Errc::length_mismatch, 3, "authorizationList"},
        {set_code, 9, authorize(2, "88ffffffffffffffff"), Errc::integer_range, tuple_at + 24, "authorizationList"},
        {set_code, 9, authorize(3, "02"), Errc::recovery_id, tuple_at + 25, "yParity"},
        {set_code, 9, authorize(5, high_s), Errc::signature_high_s, tuple_at + 26, "s"},
        {set_code, 9, authorize(4, "80"), Errc::signature_scalar_zero, tuple_at + 26, "signature"},
    };
    for (const Case& row : cases) {
        Base wrong = row.base;
        wrong.items[row.item] = row.spelled;
        const auto read = Transaction::parse(wrong.bytes());
        ASSERT_FALSE(read) << row.what << " " << row.spelled;
        const std::size_t at = row.item == 7 && row.code == Errc::recovery_id ? wrong.offset(6) : wrong.offset(row.item) + row.within;
        EXPECT_EQ(error_name(read.error().code), error_name(row.code)) << row.what << " " << row.spelled;
        EXPECT_EQ(read.error().at, at) << row.what << " " << row.spelled;
        EXPECT_STREQ(read.error().what, row.what) << row.spelled;
    }
}

TEST(EthereumRefusals, WrongNumbersOfFields) {
    for (const Base& base : {legacy, dynamic, blob, set_code}) {
        const std::size_t right = base.items.size();
        for (std::size_t count = 0; count <= right + 5; ++count) {
            Base other = base;
            other.items.resize(count, "01");
            const auto read = Transaction::parse(other.bytes());
            if (count == right || count == right + 3) continue;
            ASSERT_FALSE(read);
            EXPECT_EQ(read.error(), (Error{Errc::field_count, static_cast<u32>(base.prefix.empty() ? 0 : other.offset(0)), "transaction"}));
        }
    }
}

TEST(EthereumRefusals, WrongEnvelopes) {
    const std::pair<std::string_view, Error> cases[] = {
        {"", {Errc::truncated, 0, "transaction"}},
        {"00", {Errc::unsupported_transaction, 0, "type"}},
        {"05c0", {Errc::unsupported_transaction, 0, "type"}},
        {"7f", {Errc::unsupported_transaction, 0, "type"}},
        {"80", {Errc::rlp_syntax, 0, "transaction"}},
        {"b8", {Errc::rlp_syntax, 0, "transaction"}},
        {"02", {Errc::truncated, 1, "transaction"}},
        {"0280", {Errc::rlp_syntax, 1, "transaction"}},
        {"02f800", {Errc::integer_not_minimal, 1, "transaction"}},
        {"c0", {Errc::field_count, 0, "transaction"}},
        {"c000", {Errc::trailing_bytes, 1, "transaction"}},
        {"02c000", {Errc::trailing_bytes, 2, "transaction"}},
    };
    for (const auto& [digits, error] : cases) {
        const auto read = Transaction::parse(from_hex(digits));
        ASSERT_FALSE(read) << digits;
        EXPECT_EQ(read.error(), error) << digits;
    }
}

TEST(EthereumRefusals, HighSOfASignedTransaction) {
    const auto key = private_key<Secp256k1>(std::string(64, '4'));
    const auto made = *Transaction::parse(dynamic.bytes())->sign(key);
    const auto raw = made.signature()->signature.raw();
    // n - s with the other parity: the same signer, but not the canonical signature.
    auto digits = from_hex(order_secp256k1);
    int borrow = 0;
    for (std::size_t i = 32; i-- > 0;) {
        const int difference = digits[i] - raw[32 + i] - borrow;
        borrow = difference < 0 ? 1 : 0;
        digits[i] = static_cast<u8>(difference & 0xff);
    }
    Base other = signed_dynamic;
    other.items[9] = made.signature()->recovery_id == 0 ? "01" : "80";
    const auto minimal = [](std::vector<u8> number) {
        while (number.front() == 0) number.erase(number.begin());
        return to_hex(ByteArray<1>{static_cast<u8>(0x80 + number.size())}) + to_hex(number);
    };
    other.items[10] = minimal(std::vector<u8>(raw.begin(), raw.begin() + 32));
    other.items[11] = minimal(digits);
    const auto read = Transaction::parse(other.bytes());
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error(), (Error{Errc::signature_high_s, static_cast<u32>(other.offset(10)), "s"}));
}

TEST(EthereumRefusals, AnyChain) {
    EXPECT_EQ(code_of(tx::parse(from_hex("00"))), Errc::transaction_syntax);
    Base wrapped = blob;
    wrapped.items[0] = "c0";
    EXPECT_EQ(code_of(tx::parse(wrapped.bytes())), Errc::unsupported_transaction);
    EXPECT_EQ(code_of(tx::parse(from_hex("05c0"), Chain::ethereum)), Errc::unsupported_transaction);
    EXPECT_TRUE(tx::parse(dynamic.bytes()));
    EXPECT_EQ(code_of(parse_chain("bitcoin")), Errc::unknown_format);
    EXPECT_EQ(*parse_chain("ethereum"), Chain::ethereum);
    EXPECT_EQ(*parse_chain("TRANSACTION_TYPE_SOLANA"), Chain::solana);
    EXPECT_EQ(*parse_chain("Tron"), Chain::tron);
    const auto transaction = *tx::parse(dynamic.bytes(), Chain::ethereum);
    EXPECT_EQ(code_of(tx::sign(transaction, *parse_private_key(CurveId::p256, std::vector<u8>(32, 1)))), Errc::curve_mismatch);
}

}  // namespace
}  // namespace coffer::tx::ethereum
