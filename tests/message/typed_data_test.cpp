#include "coffer/message/typed_data.hpp"

#include "stamp/stamp_support.hpp"

namespace coffer::message {
namespace {

using namespace coffer::testing;

/// One field of one type in an empty domain, to test how a value is parsed.
std::string one_member(std::string_view type, std::string_view value) {
    return R"({"types":{"T":[{"name":"v","type":")" + std::string(type) + R"("}]},"primaryType":"T","domain":{},"message":{"v":)" +
           std::string(value) + "}}";
}

std::optional<Errc> code(std::string_view json) {
    return code_of(hash_typed_data(as_bytes(json)));
}

std::string digest(std::string_view json) {
    const auto hash = hash_typed_data(as_bytes(json));
    return hash ? to_hex(hash->digest) : name_of(hash);
}

constexpr std::string_view domain_type = "EIP712Domain";

constexpr std::string_view mail =
    R"({"types":{"EIP712Domain":[{"name":"name","type":"string"},{"name":"version","type":"string"},{"name":"chainId","type":"uint256"},)"
    R"({"name":"verifyingContract","type":"address"}],"Person":[{"name":"name","type":"string"},{"name":"wallet","type":"address"}],)"
    R"("Mail":[{"name":"from","type":"Person"},{"name":"to","type":"Person"},{"name":"contents","type":"string"}]},"primaryType":"Mail",)"
    R"("domain":{"name":"Ether Mail","version":"1","chainId":1,"verifyingContract":"0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC"},)"
    R"("message":{"from":{"name":"Cow","wallet":"0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826"},"to":{"name":"Bob","wallet":)"
    R"("0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB"},"contents":"Hello, Bob!"}})";

// The vectors of the EIP's example.
TEST(TypedData, Eip712Example) {
    const auto hash = *hash_typed_data(as_bytes(mail));
    EXPECT_EQ(hash.encoded_type, "Mail(Person from,Person to,string contents)Person(string name,address wallet)");
    EXPECT_EQ(to_hex(hash.domain_separator), "f2cee375fa42b42143804025fc449deafd50cc031ca257e0b194a650a912090f");
    EXPECT_EQ(to_hex(hash.message_hash), "c52c0ee5d84264471806290a3f2c4cecfc5490626bf912d01f240d7a274b371e");
    EXPECT_EQ(to_hex(hash.digest), "be609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2");
}

TEST(TypedData, NothingIsAddedOrLeftOut) {
    const std::string text(mail);
    EXPECT_EQ(code(replaced(text, R"("contents":"Hello, Bob!")", R"("contents":"Hello, Bob!","extra":1)")), Errc::typed_data_syntax);
    EXPECT_EQ(code(replaced(text, R"(,"contents":"Hello, Bob!")", "")), Errc::typed_data_syntax);
    EXPECT_EQ(code(replaced(text, R"("name":"Cow",)", "")), Errc::typed_data_syntax);
    EXPECT_EQ(code(replaced(text, R"("name":"Cow")", R"("name":null)")), Errc::json_wrong_type);
    EXPECT_EQ(code(replaced(text, R"("chainId":1)", R"("chainID":1)")), Errc::typed_data_syntax);
    EXPECT_EQ(code(replaced(text, R"(,"chainId":1)", "")), Errc::typed_data_syntax);
    EXPECT_EQ(code(replaced(text, R"("chainId":1)", R"("chainId":1,"salt":"0x00")")), Errc::typed_data_syntax);
    EXPECT_EQ(code(replaced(text, R"({"types")", R"({"extra":1,"types")")), Errc::typed_data_syntax);
    EXPECT_EQ(code(replaced(text, R"("primaryType":"Mail")", R"("primaryType":"Male")")), Errc::typed_data_syntax);
    EXPECT_EQ(code(replaced(text, R"("primaryType":"Mail",)", "")), Errc::json_missing_member);
    EXPECT_EQ(code(replaced(text, R"({"name":"contents","type":"string"})", R"({"name":"contents","type":"string","indexed":true})")),
              Errc::typed_data_syntax);
    EXPECT_EQ(code("[]"), Errc::json_wrong_type);
    EXPECT_EQ(code(""), Errc::json_syntax);
}

TEST(TypedData, DomainMembers) {
    const std::string text(mail);
    // Without its type, the domain consists of the fields that are present, in the EIP's order.
    const auto begin = text.find(R"("EIP712Domain")");
    const auto end = text.find(R"("Person")");
    EXPECT_EQ(digest(text.substr(0, begin) + text.substr(end)), digest(text));
    EXPECT_EQ(code(replaced(text, R"({"name":"version","type":"string"})", R"({"name":"version","type":"bytes32"})")),
              Errc::typed_data_syntax);
    EXPECT_EQ(code(replaced(text, R"({"name":"version","type":"string"})", R"({"name":"vendor","type":"string"})")),
              Errc::typed_data_syntax);
    EXPECT_EQ(code(R"({"types":{"T":[]},"primaryType":"T","domain":{"vendor":"x"},"message":{}})"), Errc::typed_data_syntax);
    // The domain alone may be signed.
    const std::string alone = R"({"types":{},"primaryType":"EIP712Domain","domain":{"name":"x"})";
    EXPECT_EQ(code(alone + "}"), std::nullopt);
    EXPECT_EQ(code(alone + R"(,"message":{}})"), std::nullopt);
    EXPECT_EQ(code(alone + R"(,"message":{"a":1}})"), Errc::typed_data_syntax);
}

TEST(TypedData, TypeNames) {
    for (const std::string_view type : {"bool", "address", "string", "bytes", "bytes1", "bytes32", "uint8", "uint256", "int8", "int256"})
        EXPECT_NE(code(one_member(type, "[]")), std::nullopt) << type;
    for (const std::string_view type : {"",
                                        "uint",
                                        "int",
                                        "uint0",
                                        "uint7",
                                        "uint264",
                                        "uint08",
                                        "int512",
                                        "bytes0",
                                        "bytes33",
                                        "bytes01",
                                        "byte",
                                        "Bool",
                                        "float",
                                        "T2",
                                        "uint256 ",
                                        " uint256",
                                        "uint256[",
                                        "uint256]",
                                        "uint256[0]",
                                        "uint256[01]",
                                        "uint256[-1]",
                                        "uint256[a]",
                                        "uint256[][",
                                        "uint256[4294967296]",
                                        "[]",
                                        "function",
                                        "uint256[] []"})
        EXPECT_EQ(code(one_member(type, "1")), Errc::typed_data_syntax) << type;
    for (const std::string_view name :
         {"bool", "address", "string", "bytes", "bytes7", "bytes99", "uint", "uint256", "int3", "", "a b", "1a", "a-b", "a[]", "é"})
        EXPECT_EQ(
            code(R"({"types":{")" + std::string(name) + R"(":[]},"primaryType":")" + std::string(name) + R"(","domain":{},"message":{}})"),
            Errc::typed_data_syntax)
            << name;
    for (const std::string_view name : {"T", "_", "$", "aB9_$", "integer", "uintx", "bytes32x", "boolean", "strings"})
        EXPECT_EQ(
            code(R"({"types":{")" + std::string(name) + R"(":[]},"primaryType":")" + std::string(name) + R"(","domain":{},"message":{}})"),
            std::nullopt)
            << name;
    EXPECT_EQ(
        code(
            R"({"types":{"T":[{"name":"a","type":"bool"},{"name":"a","type":"bool"}]},"primaryType":"T","domain":{},"message":{"a":true}})"),
        Errc::typed_data_syntax);
    // A type may contain arrays of itself.
    EXPECT_EQ(code(R"({"types":{"N":[{"name":"c","type":"N[]"}]},"primaryType":"N","domain":{},"message":{"c":[{"c":[]},{"c":[]}]}})"),
              std::nullopt);
    EXPECT_EQ(code(R"({"types":{"N":[{"name":"c","type":"N"}]},"primaryType":"N","domain":{},"message":{"c":{}}})"),
              Errc::typed_data_syntax);
}

TEST(TypedData, Integers) {
    const auto same = [](std::string_view type, std::initializer_list<std::string_view> spellings) {
        const std::string first = digest(one_member(type, *spellings.begin()));
        EXPECT_EQ(first.size(), 64U) << *spellings.begin() << first;
        for (const std::string_view spelling : spellings) EXPECT_EQ(digest(one_member(type, spelling)), first) << spelling;
    };
    same("uint8", {"255", "\"255\"", "\"0xff\"", "\"0xFF\"", "\"0x00ff\""});
    same("uint256", {"0", "\"0\"", "\"0x0\""});
    same("uint256", {"18446744073709551615", "\"18446744073709551615\"", "\"0xffffffffffffffff\""});
    same("int8", {"-128", "\"-128\""});
    same("int64", {"-9223372036854775808", "\"-9223372036854775808\""});
    same("int256", {"\"-57896044618658097711785492504343953926634992332820282019728792003956564819968\""});
    same("uint256", {"\"115792089237316195423570985008687907853269984665640564039457584007913129639935\"",
                     "\"0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff\""});
    const std::pair<std::string_view, std::string_view> too_large[] = {
        {"uint8", "256"},
        {"uint8", "-1"},
        {"int8", "128"},
        {"int8", "-129"},
        {"int8", "\"0xff\""},
        {"uint64", "\"18446744073709551616\""},
        {"int256", "\"57896044618658097711785492504343953926634992332820282019728792003956564819968\""},
        {"int256", "\"-57896044618658097711785492504343953926634992332820282019728792003956564819969\""},
        {"uint256", "\"115792089237316195423570985008687907853269984665640564039457584007913129639936\""},
        {"uint256", "\"0x10000000000000000000000000000000000000000000000000000000000000000\""}};
    for (const auto& [type, value] : too_large) EXPECT_EQ(code(one_member(type, value)), Errc::json_number_range) << type << value;
    for (const std::string_view value :
         {"\"\"", "\"-\"", "\"+1\"", "\"01\"", "\"-0\"", "\"1 \"", "\"1e3\"", "\"0x\"", "\"0b1\"", "\"-0x1\"", "\"１\""})
        EXPECT_EQ(code(one_member("int256", value)), Errc::typed_data_syntax) << value;
    EXPECT_EQ(code(one_member("uint256", "\"0xg\"")), Errc::hex_character);
    EXPECT_EQ(code(one_member("uint256", "1.0")), Errc::json_number_range);
    EXPECT_EQ(code(one_member("uint256", "1e3")), Errc::json_number_range);
    EXPECT_EQ(code(one_member("uint256", "true")), Errc::json_wrong_type);
    EXPECT_EQ(code(one_member("uint8", "\"-1\"")), Errc::typed_data_syntax);
}

TEST(TypedData, OtherValues) {
    EXPECT_EQ(code(one_member("bool", "true")), std::nullopt);
    for (const std::string_view value : {"1", "0", "\"true\"", "null"})
        EXPECT_EQ(code(one_member("bool", value)), Errc::json_wrong_type) << value;
    const std::string account = "0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826";
    std::string lower = account;
    for (char& c : lower) c = c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c;
    EXPECT_EQ(digest(one_member("address", '"' + account + '"')), digest(one_member("address", '"' + lower + '"')));
    EXPECT_EQ(code(one_member("address", '"' + replaced(account, "CD2a", "cD2a") + '"')), Errc::eip55_checksum);
    EXPECT_EQ(code(one_member("address", '"' + account.substr(2) + '"')), Errc::hex_prefix);
    EXPECT_EQ(code(one_member("address", '"' + account.substr(0, 40) + '"')), Errc::hex_length);
    EXPECT_EQ(code(one_member("address", "1")), Errc::json_wrong_type);
    EXPECT_EQ(code(one_member("bytes4", "\"0x01020304\"")), std::nullopt);
    EXPECT_EQ(code(one_member("bytes4", "\"0x010203\"")), Errc::typed_data_syntax);
    EXPECT_EQ(code(one_member("bytes4", "\"0x0102030405\"")), Errc::typed_data_syntax);
    EXPECT_EQ(code(one_member("bytes", "\"0x\"")), std::nullopt);
    EXPECT_EQ(code(one_member("bytes", "\"\"")), Errc::hex_prefix);
    EXPECT_EQ(code(one_member("bytes", "\"0x1\"")), Errc::hex_odd_length);
    EXPECT_EQ(code(one_member("bytes", "[1]")), Errc::json_wrong_type);
    EXPECT_EQ(code(one_member("string", "1")), Errc::json_wrong_type);
    EXPECT_EQ(code(one_member("bool[2]", "[true,false]")), std::nullopt);
    EXPECT_EQ(code(one_member("bool[2]", "[true]")), Errc::typed_data_syntax);
    EXPECT_EQ(code(one_member("bool[]", "true")), Errc::json_wrong_type);
    // Fixed and dynamic arrays of the same values differ only in their type. Brackets are read from the inside out.
    EXPECT_NE(digest(one_member("bool[2]", "[true,false]")), digest(one_member("bool[]", "[true,false]")));
    EXPECT_EQ(code(one_member("bool[2][]", "[[true,false],[true,true],[false,false]]")), std::nullopt);
    EXPECT_EQ(code(one_member("bool[][2]", "[[true,false],[true,true],[false,false]]")), Errc::typed_data_syntax);
}

TEST(TypedData, LimitsAreCheap) {
    std::string types;
    for (int i = 0; i < 129; ++i) types += (i == 0 ? "" : ",") + ("\"T" + std::to_string(i)) + "\":[]";
    EXPECT_EQ(code("{\"types\":{" + types + R"(},"primaryType":"T0","domain":{},"message":{}})"), Errc::typed_data_syntax);
    EXPECT_EQ(code(std::string(300 * 1024, '[')), Errc::json_too_large);
    EXPECT_EQ(code(std::string(1000, '[')), Errc::json_too_deep);
}

/// After a change of any byte the digest differs or the data is refused. This includes the name of the domain's type: another name is a
/// type that nothing refers to, and then the domain consists of the fields that are present.
TEST(TypedData, ChangedBytes) {
    const std::string text(mail);
    const std::string before = digest(text);
    const std::size_t name = text.find(domain_type);
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string changed = text;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        const bool in_name = at >= name && at < name + domain_type.size();
        if (in_name) {
            EXPECT_TRUE(digest(changed) == before || code(changed) == Errc::typed_data_syntax) << at;
        } else {
            EXPECT_NE(digest(changed), before) << at;
        }
    }
}

}  // namespace
}  // namespace coffer::message
