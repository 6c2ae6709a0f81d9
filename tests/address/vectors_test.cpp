// Compares every row of the registry with its vector file. Valid vectors must encode and decode, accepted ones must decode, and invalid
// ones must give their error.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "address/vector_files.hpp"
#include "coffer/address/registry.hpp"
#include "support/vector_file.hpp"

namespace coffer::address {
namespace {

using testing::Record;
using testing::VectorFile;

AnyPublicKey key_of(const Record& account) {
    const auto curve = parse_curve(account.text("curve"));
    EXPECT_TRUE(curve.has_value()) << account.where();
    const auto key = parse_public_key(*curve, account.hex("public_key"));
    EXPECT_TRUE(key.has_value()) << account.where();
    return *key;
}

AddressFormat format_of(const std::string& name) {
    const auto format = parse_format(name);
    if (!format) throw std::runtime_error("no format " + name);
    return *format;
}

// The files that rows name, without duplicates.
void expect_reads_back(AddressFormat format, const std::string& address, const AnyPublicKey& key) {
    const FormatRow& row = row_of(format);
    const auto decoded = decode(format, address, curve_of(key));
    ASSERT_TRUE(decoded.has_value()) << error_name(decoded.error().code);
    EXPECT_EQ(decoded->format(), format);
    EXPECT_EQ(decoded->canonical(), address);
    EXPECT_EQ(decoded->kind(), row.kind);
    EXPECT_FALSE(decoded->unchecksummed());
    const auto found = identify(address);
    ASSERT_TRUE(found.has_value());
    EXPECT_TRUE(std::any_of(found->begin(), found->end(), [&](const DecodedAddress& one) {
        return one.format() == format && std::ranges::equal(one.payload(), decoded->payload());
    }));
}

void check_ton_forms(AddressFormat format, const AnyPublicKey& key, const Record& forms) {
    std::map<std::string, TonEncoding> encodings = {
        {"raw", {.raw = true}},
        {"bounceable", {.bounceable = true}},
        {"non_bounceable", {}},
        {"test_bounceable", {.bounceable = true, .testnet = true}},
        {"test_non_bounceable", {.testnet = true}},
    };
    if (format == AddressFormat::ton_v5r1) encodings["test_raw"] = {.testnet = true, .raw = true};
    ASSERT_EQ(forms.fields().size(), encodings.size()) << forms.where();
    for (const auto& [name, encoding] : encodings) {
        const std::string text = forms.text(name);
        EXPECT_EQ(encode(format, key, {.ton = encoding}).value_or("refused"), text) << name;
        const auto decoded = decode(format, text);
        ASSERT_TRUE(decoded.has_value()) << name;
        EXPECT_EQ(decoded->ton(), encoding.raw ? TonEncoding{.raw = true} : encoding) << name;
        EXPECT_EQ(decoded->network(), encoding.raw ? Network::none : encoding.testnet ? Network::testnet : Network::mainnet);
        EXPECT_EQ(decoded->canonical(), text) << "what a text says beside the account stays";
    }
}

class AddressVectors : public ::testing::TestWithParam<std::string> {};

TEST_P(AddressVectors, ValidInBothDirections) {
    const auto file = VectorFile::load(GetParam());
    for (const Record& account : file.list("valid")) {
        for (const char* field : {"wallet", "path", "effective_path", "private_key"})
            account.ignore(field, "the tests of the trees read it");
        const AnyPublicKey key = key_of(account);
        for (const Record& entry : account.list("addresses")) {
            entry.ignore("path_kind", "says why the path is there");
            const AddressFormat format = format_of(entry.text("format"));
            const std::string address = entry.text("address");
            SCOPED_TRACE(entry.where() + " " + address);
            EncodeOptions options;
            if (entry.has("script")) {
                options.script = *parse_script(entry.text("script"));
                const bool alternative = entry.boolean_or("alternative", false);
                EXPECT_EQ(row_of(format).params.script == options.script, !alternative);
                if (!alternative) {
                    EXPECT_EQ(encode(format, key).value_or("refused"), address);
                }
            }
            if (entry.has("tag")) options.tag = std::stoull(entry.text("tag"));
            EXPECT_EQ(encode(format, key, options).value_or("refused"), address);
            const auto encoder = Encoder::from_format(format, options);
            ASSERT_TRUE(encoder.has_value());
            EXPECT_EQ((*encoder)(key)->view(), address);
            const auto decoded = decode(format, address);
            ASSERT_TRUE(decoded.has_value());
            EXPECT_EQ(decoded->tag(), options.tag);
            if (entry.has("hrp")) {
                const std::string hrp = entry.text("hrp");
                EXPECT_EQ(row_of(format).params.hrp, hrp);
                const AddressFormat generic = row_of(format).shape == row_of(AddressFormat::cosmos).shape ? AddressFormat::cosmos : format;
                EXPECT_EQ(encode(generic, key, {.hrp = hrp}).value_or("refused"), address);
            }
            if (entry.has("forms")) check_ton_forms(format, key, entry.record("forms"));
            expect_reads_back(format, address, key);
        }
    }
    file.ignore("accepted", "the test below");
    file.ignore("invalid", "the test below");
}

TEST_P(AddressVectors, AcceptedAndInvalid) {
    const auto file = VectorFile::load(GetParam());
    file.ignore("valid", "the test above");
    for (const Record& record : file.list("accepted")) {
        const std::string address = record.text("address");
        SCOPED_TRACE(record.where() + " " + address);
        std::optional<CurveId> curve;
        if (record.has("curve")) curve = *parse_curve(record.text("curve"));
        int accepting = 0;
        for (const std::string& name : record.texts("formats")) accepting += decode(format_of(name), address, curve).has_value() ? 1 : 0;
        EXPECT_GT(accepting, 0);
        EXPECT_TRUE(identify(address).has_value());
    }
    for (const Record& record : file.list("invalid")) {
        const std::string address = record.text("address");
        SCOPED_TRACE(record.where() + " " + address);
        std::optional<CurveId> curve;
        if (record.has("curve")) curve = *parse_curve(record.text("curve"));
        const std::string expected = record.text_or("error", "(none given)");
        for (const std::string& name : record.texts("formats")) {
            const auto decoded = decode(format_of(name), address, curve);
            ASSERT_FALSE(decoded.has_value()) << name;
            EXPECT_EQ(error_name(decoded.error().code), expected) << name;
            EXPECT_LE(decoded.error().at, address.size()) << name;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Files, AddressVectors, ::testing::ValuesIn(testing::address_vector_files()), [](const auto& parameter) {
    std::string name = parameter.param;
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '/' || c == '.'; }, '_');
    return name;
});

}  // namespace
}  // namespace coffer::address
