#include "coffer/hd/path.hpp"

#include "hd/support.hpp"
#include "support/rc.hpp"

namespace coffer::testing {
namespace {

struct Read {
    bool valid = false;
    std::vector<u32> numbers;
};

/// reference parses a path by splitting at '/', while the library scans it.
[[nodiscard]] Read reference(const std::string& text) {
    Read read;
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == '/') {
            parts.emplace_back();
        } else {
            parts.back().push_back(c);
        }
    }
    if (parts[0] != "m") return read;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        std::string digits = parts[i];
        u32 hardened = 0;
        if (!digits.empty() && std::string("'hH").find(digits.back()) != std::string::npos) {
            digits.pop_back();
            hardened = 0x80000000U;
        }
        if (digits.empty() || digits.size() > 10 || digits.find_first_not_of("0123456789") != std::string::npos) return read;
        if (digits.size() > 1 && digits[0] == '0') return read;
        const unsigned long long number = std::stoull(digits);
        if (number > 0x7fffffffULL) return read;
        read.numbers.push_back(static_cast<u32>(number) | hardened);
    }
    read.valid = true;
    return read;
}

void compare(const std::string& text) {
    const auto parsed = DerivationPath::parse(text);
    const Read expected = reference(text);
    ASSERT_EQ(parsed.has_value(), expected.valid) << text;
    if (!parsed) {
        ASSERT_LE(parsed.error().at, text.size()) << text;
        return;
    }
    ASSERT_EQ(parsed->size(), expected.numbers.size()) << text;
    for (std::size_t i = 0; i < parsed->size(); ++i) ASSERT_EQ((*parsed)[i].child_number(), expected.numbers[i]) << text;
    ASSERT_EQ(value(DerivationPath::parse(parsed->text())), *parsed) << text;
    ASSERT_EQ(parsed->text().size(), text.size());
}

TEST(PathTest, EveryShortText) {
    constexpr std::string_view alphabet = "m/'hH019";
    std::size_t tried = 0;
    std::size_t valid = 0;
    std::vector<std::string> texts{""};
    for (std::size_t length = 0; length <= 6; ++length) {
        for (const std::string& text : texts) {
            compare(text);
            valid += reference(text).valid ? 1U : 0U;
            ++tried;
        }
        if (HasFatalFailure() || length == 6) break;
        std::vector<std::string> longer;
        longer.reserve(texts.size() * alphabet.size());
        for (const std::string& text : texts) {
            for (const char c : alphabet) longer.push_back(text + c);
        }
        texts = std::move(longer);
    }
    EXPECT_EQ(tried, 299593U);
    EXPECT_GT(valid, 100U);
}

TEST(PathTest, EveryRefusalHasItsCodeAndOffset) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"", "path_empty@0"},
        {"/", "path_root@0"},
        {"0", "path_root@0"},
        {"0/1", "path_root@0"},
        {"M/0", "path_root@0"},
        {"a/0/1/2", "path_root@0"},
        {" m/0", "path_root@0"},
        {"mm", "path_character@1"},
        {"m'", "path_character@1"},
        {"m0", "path_character@1"},
        {"m ", "path_character@1"},
        {"m/", "path_component_empty@2"},
        {"m//0", "path_component_empty@2"},
        {"m/0/", "path_component_empty@4"},
        {"m/0'//1", "path_component_empty@5"},
        {"m/'", "path_component_empty@2"},
        {"m/h/0", "path_component_empty@2"},
        {"m/m/123", "path_character@2"},
        {"m/0/  1  /2", "path_character@4"},
        {"m/0/1.5/2", "path_character@5"},
        {"m/+1", "path_character@2"},
        {"m/-0", "path_character@2"},
        {"m/-1", "path_character@2"},
        {"m/0x1", "path_character@3"},
        {"m/1e3", "path_character@3"},
        {"m/0''", "path_character@4"},
        {"m/0'h", "path_character@4"},
        {"m/0'1", "path_character@4"},
        {"m/0\u2019", "path_character@3"},
        {"m/\uff10", "path_character@2"},
        {"m/0/1 ", "path_character@5"},
        {"m/0\n", "path_character@3"},
        {std::string("m/0\0/1", 6), "path_character@3"},
        {"m/00", "path_leading_zero@2"},
        {"m/0/01'", "path_leading_zero@4"},
        {"m/00000000000000000000000000000000001", "path_leading_zero@2"},
        {"m/2147483648", "path_index_range@2"},
        {"m/2147483648'", "path_index_range@2"},
        {"m/0/2147483648h", "path_index_range@4"},
        {"m/4294967295", "path_index_range@2"},
        {"m/4294967296'", "path_index_range@2"},
        {"m/18446744073709551616", "path_index_range@2"},
        {"m/18446744073709551617", "path_index_range@2"},
        {"m/36893488147419103232'", "path_index_range@2"},
        {"m/99999999999999999999", "path_index_range@2"},
        {"m/" + std::string(5000, '9'), "path_index_range@2"},
        {"m/{a}", "path_character@2"},
        {"m/44'/60'/0'/0/0", "ok"},
        {"m/2147483647'/2147483647", "ok"},
        {"m", "ok"},
    };
    for (const auto& [text, refused] : cases) {
        EXPECT_EQ(refusal(DerivationPath::parse(text)), refused) << text.substr(0, 60);
        if (text.find('\0') == std::string::npos) compare(text);
    }
    const auto file = VectorFile::load("bip32/bip32.json");
    for (const Record& record : file.list("invalid_path")) {
        EXPECT_FALSE(DerivationPath::parse(record.text("path"))) << record.where();
    }
}

TEST(PathTest, DepthEndsAt255) {
    std::string text = "m";
    for (int i = 0; i < 255; ++i) text += "/0'";
    const DerivationPath deepest = path(text);
    EXPECT_EQ(deepest.size(), 255U);
    EXPECT_EQ(deepest.text(), text);
    EXPECT_EQ(refusal(DerivationPath::parse(text + "/7")), "path_too_deep@" + std::to_string(text.size() + 1));
    DerivationPath appended = deepest;
    EXPECT_EQ(refusal(appended.append(non_hardened<0>())), "path_too_deep@" + std::to_string(text.size() + 1));
    EXPECT_EQ(code(appended.append(path("m/1"))), "path_too_deep");
    EXPECT_TRUE(appended.append(path("m")));
    EXPECT_EQ(appended, deepest);
}

TEST(PathTest, Parts) {
    const DerivationPath bip44 = path("m/44h/60H/0'/0/12345");
    EXPECT_EQ(bip44.text(), "m/44'/60'/0'/0/12345");
    EXPECT_EQ(bip44[0], hardened<44>());
    EXPECT_EQ(bip44[4], ChildIndex(non_hardened<12345>()));
    EXPECT_EQ(bip44[4].index(), 12345U);
    EXPECT_EQ(bip44[1].child_number(), 0x8000003cU);
    EXPECT_EQ(bip44[1].as_non_hardened(), std::nullopt);
    EXPECT_EQ(bip44[3].as_non_hardened(), non_hardened<0>());
    EXPECT_EQ(bip44.without_last(), path("m/44'/60'/0'/0"));
    EXPECT_EQ(bip44.hardened(), path("m/44'/60'/0'/0'/12345'"));
    EXPECT_FALSE(bip44.all_hardened());
    EXPECT_TRUE(bip44.hardened().all_hardened());
    EXPECT_TRUE(path("m").all_hardened());
    EXPECT_EQ(bip44.offset_of(0), 2U);
    EXPECT_EQ(bip44.offset_of(4), 15U);
    DerivationPath joined = path("m/44'/60'");
    ASSERT_TRUE(joined.append(hardened<0>()));
    ASSERT_TRUE(joined.append(path("m/0/12345")));
    EXPECT_EQ(joined, bip44);
    EXPECT_EQ(code(NonHardenedIndex::from_number(0x80000000U)), "path_index_range");
    EXPECT_EQ(code(ChildIndex::from_index(0xffffffffU, true)), "path_index_range");
    EXPECT_EQ(value(ChildIndex::from_index(0x7fffffffU, true)).child_number(), 0xffffffffU);
}

TEST(PathTest, EffectivePath) {
    const DerivationPath mixed = path("m/44'/501'/3'/0");
    const DerivationPath all_hardened = path("m/44'/501'/3'/0'");
    EXPECT_EQ(refusal(effective_path(mixed, false, NonHardenedPolicy::reject)), "hardened_only@14");
    EXPECT_EQ(refusal(effective_path(path("m/0"), false, NonHardenedPolicy::reject)), "hardened_only@2");
    EXPECT_EQ(value(effective_path(mixed, false, NonHardenedPolicy::harden)), all_hardened);
    EXPECT_EQ(value(effective_path(all_hardened, false, NonHardenedPolicy::reject)), all_hardened);
    for (const auto policy : {NonHardenedPolicy::reject, NonHardenedPolicy::harden}) {
        EXPECT_EQ(value(effective_path(mixed, true, policy)), mixed);
        EXPECT_EQ(value(effective_path(path("m"), false, policy)), path("m"));
    }
}

RC_GTEST_PROP(PathLaw, ParsePrintsBack, ()) {
    const auto numbers = *rc::gen::container<std::vector<u32>>(rc::gen::arbitrary<u32>());
    DerivationPath made;
    for (const u32 number : numbers) RC_ASSERT(made.append(ChildIndex::from_child_number(number)).has_value());
    RC_ASSERT(value(DerivationPath::parse(made.text())) == made);
    for (std::size_t i = 0; i < made.size(); ++i) {
        const std::string text = made.text();
        RC_ASSERT(text[made.offset_of(i) - 1] == '/');
        RC_ASSERT(text.compare(made.offset_of(i), std::to_string(made[i].index()).size(), std::to_string(made[i].index())) == 0);
    }
}

RC_GTEST_PROP(PathLaw, AgreesWithTheReference, ()) {
    const auto text = *gen::text_of("m/'hH0123456789", 0, 24);
    for (const std::string& tried : {text, "m/" + text}) {
        const auto parsed = DerivationPath::parse(tried);
        RC_ASSERT(parsed.has_value() == reference(tried).valid);
    }
}

}  // namespace
}  // namespace coffer::testing
