// The registry itself: every row has a name, an example and tests, and every format has a row.
#include <gtest/gtest.h>

#include <cctype>
#include <map>
#include <set>

#include "address/shape.hpp"
#include "address/vector_files.hpp"
#include "coffer/address/registry.hpp"
#include "support/vector_file.hpp"

namespace coffer::address {
namespace {

using testing::Record;
using testing::VectorFile;

std::string with(std::string_view text, char from, char to) {
    std::string changed(text);
    std::replace(changed.begin(), changed.end(), from, to);
    return changed;
}

std::string in_case(std::string_view text, int (*convert)(int)) {
    std::string changed(text);
    for (char& c : changed) c = static_cast<char>(convert(static_cast<unsigned char>(c)));
    return changed;
}

TEST(Registry, TheServicesFormatsComeFirstInItsOrder) {
    std::vector<std::string> expected = {"COMPRESSED", "UNCOMPRESSED", "ETHEREUM", "COSMOS", "SOLANA", "TRON", "SUI", "APTOS"};
    for (const char* network : {"MAINNET", "TESTNET", "SIGNET", "REGTEST"}) {
        for (const char* kind : {"P2PKH", "P2SH", "P2WPKH", "P2WSH", "P2TR"}) {
            expected.push_back("BITCOIN_" + std::string(network) + "_" + kind);
        }
    }
    for (const char* name :
         {"SEI", "XLM", "DOGE_MAINNET", "DOGE_TESTNET", "TON_V3R2", "TON_V4R2", "TON_V5R1", "XRP", "SPARK_MAINNET", "SPARK_REGTEST"}) {
        expected.emplace_back(name);
    }
    std::vector<std::string> found;
    for (const FormatRow& row : formats()) {
        if (row.of_service()) found.push_back(std::string(row.service_name).substr(std::string("ADDRESS_FORMAT_").size()));
    }
    EXPECT_EQ(found, expected);
}

TEST(Registry, EveryRowIsFoundByEachOfItsNames) {
    for (const FormatRow& row : formats()) {
        SCOPED_TRACE(row.name);
        ASSERT_EQ(find_format(row.id), &row);
        EXPECT_EQ(&row_of(row.id), &row);
        const std::string underscored = with(row.name, '-', '_');
        for (const std::string& name :
             {std::string(row.name), underscored, in_case(row.name, std::toupper), in_case(underscored, std::toupper)}) {
            const auto format = parse_format(name);
            ASSERT_TRUE(format.has_value()) << name;
            EXPECT_EQ(*format, row.id);
        }
        const std::string prefixed = "ADDRESS_FORMAT_" + in_case(underscored, std::toupper);
        if (row.of_service()) {
            EXPECT_EQ(row.service_name, prefixed);
            EXPECT_EQ(row.printed_name(), prefixed);
            EXPECT_TRUE(parse_format(in_case(prefixed, std::tolower)).has_value());
        } else {
            EXPECT_EQ(row.printed_name(), row.name);
            EXPECT_FALSE(parse_format(prefixed).has_value()) << "the service has no such name";
        }
    }
    for (const ChainName& chain : chain_names()) {
        const auto format = parse_format(in_case(chain.name, std::toupper));
        ASSERT_TRUE(format.has_value()) << chain.name;
        EXPECT_EQ(*format, chain.format);
    }
}

TEST(Registry, NothingElseIsAFormat) {
    for (const char* name :
         {"", "-", "ADDRESS_FORMAT_", "bitcoin", "bitcoin-mainnet", "doge_mainnet-", " doge-mainnet", "doge mainnet",
          "bitcoin-mainnet_p2pkh", "ADDRESS_FORMAT_doge-mainnet", "address_format_polygon", "ADDRESS_FORMAT_ADDRESS_FORMAT_XRP"}) {
        const auto format = parse_format(name);
        ASSERT_FALSE(format.has_value()) << name;
        EXPECT_EQ(format.error().code, Errc::unknown_format);
    }
    std::set<unsigned> known;
    for (const FormatRow& row : formats()) known.insert(static_cast<unsigned>(row.id));
    for (unsigned number = 0; number <= 0xffff; ++number) {
        const auto format = static_cast<AddressFormat>(number);
        EXPECT_EQ(find_format(format) != nullptr, known.count(number) == 1) << number;
    }
    const auto nothing = static_cast<AddressFormat>(1);
    EXPECT_EQ(decode(nothing, "x").error().code, Errc::unknown_format);
    EXPECT_EQ(Encoder::from_format(nothing).error().code, Errc::unknown_format);
    EXPECT_EQ(encode_script(nothing, as_bytes("x")).error().code, Errc::unknown_format);
}

TEST(Registry, EveryRowIsConsistent) {
    for (const FormatRow& row : formats()) {
        SCOPED_TRACE(row.name);
        ASSERT_NE(row.shape, nullptr);
        EXPECT_NE(row.shape->payload, nullptr);
        EXPECT_NE(row.shape->write, nullptr);
        EXPECT_NE(row.shape->read, nullptr);
        std::set<CurveId> curves;
        for (const CurvePath& path : row.curves()) {
            EXPECT_TRUE(curves.insert(path.curve).second) << "a curve twice";
            EXPECT_TRUE(path.path.starts_with("m/"));
            EXPECT_NE(path.path.find("{i}"), std::string_view::npos) << "every template has an index";
            // `harden` is set exactly if an Ed25519 path has a non-hardened component.
            bool soft = false;
            for (std::size_t i = 2; i <= path.path.size(); ++i) {
                if (i == path.path.size() || path.path[i] == '/') soft = soft || path.path[i - 1] != '\'';
            }
            EXPECT_EQ(path.harden, soft && path.curve == CurveId::ed25519);
            const auto found = curve_path(row, path.curve);
            ASSERT_TRUE(found.has_value());
            EXPECT_EQ(found->path, path.path);
        }
        EXPECT_EQ(curve_path(row, CurveId::x25519).error().code, Errc::curve_mismatch);
        const bool scripted = row.kind == AddressKind::p2sh || row.kind == AddressKind::p2wsh;
        EXPECT_EQ((row.shape->options & option_script) != 0, scripted);
        EXPECT_EQ(row.params.script != ScriptTemplate::none, scripted);
        EXPECT_TRUE(row.kind == AddressKind::account || row.kind == AddressKind::public_key || row.network != Network::none);
    }
}

TEST(Registry, EveryExampleIsAnAddressOfItsRow) {
    for (const FormatRow& row : formats()) {
        const auto decoded = decode(row.id, row.example);
        ASSERT_TRUE(decoded.has_value()) << row.name;
        EXPECT_EQ(decoded->canonical(), row.example);
        EXPECT_LE(row.example.size(), AddressText::capacity);
    }
}

// Counts the vectors of every format of the registry.
TEST(Registry, EveryRowHasValidAndInvalidVectors) {
    struct Count {
        int valid = 0;
        int invalid = 0;
    };
    std::map<AddressFormat, Count> counts;
    for (const std::string& name : testing::address_vector_files()) {
        const auto file = VectorFile::load(name);
        for (const Record& account : file.list("valid")) {
            account.ignore_rest("the vectors test reads it");
            for (const Record& entry : account.list("addresses")) ++counts[*parse_format(entry.text("format"))].valid;
        }
        for (const Record& record : file.list("invalid")) {
            record.ignore_rest("the vectors test reads it");
            for (const std::string& format : record.texts("formats")) ++counts[*parse_format(format)].invalid;
        }
        file.ignore("accepted", "the vectors test reads it");
    }
    for (const FormatRow& row : formats()) {
        EXPECT_GE(counts[row.id].valid, 5) << row.name;
        EXPECT_GE(counts[row.id].invalid, 5) << row.name;
    }
}

TEST(Registry, NamesOfTheProgram) {
    for (const auto script :
         {ScriptTemplate::p2sh_p2wpkh, ScriptTemplate::p2sh_p2pkh, ScriptTemplate::p2sh_p2pk, ScriptTemplate::p2sh_multisig_1of1,
          ScriptTemplate::p2wsh_p2pk, ScriptTemplate::p2wsh_p2pkh, ScriptTemplate::p2wsh_multisig_1of1}) {
        const auto parsed = parse_script(script_name(script));
        ASSERT_TRUE(parsed.has_value());
        EXPECT_EQ(*parsed, script);
    }
    EXPECT_EQ(script_name(ScriptTemplate::none), "");
    for (const char* name : {"", "none", "P2SH-P2WPKH", "p2sh"})
        EXPECT_EQ(parse_script(name).error().code, Errc::unknown_option_value) << name;

    TonEncoding all;
    for (const char* name : {"bounceable", "testnet", "raw", "standard-base64"}) all = *with_ton_option(all, name);
    EXPECT_EQ(all, (TonEncoding{true, true, true, true}));
    EXPECT_EQ(with_ton_option({}, "Raw").error().code, Errc::unknown_option_value);

    EXPECT_EQ(network_name(Network::none), "none");
    EXPECT_EQ(network_name(Network::regtest), "regtest");
    EXPECT_EQ(kind_name(AddressKind::p2pkh), "p2pkh");
    EXPECT_EQ(kind_name(AddressKind::public_key), "public-key");
}

}  // namespace
}  // namespace coffer::address
