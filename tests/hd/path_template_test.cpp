#include "coffer/hd/path.hpp"
#include "hd/path_syntax.hpp"
#include "hd/support.hpp"

namespace coffer::testing {
namespace {

[[nodiscard]] PathTemplate path_template(std::string_view text) {
    return value(PathTemplate::parse(text));
}

TEST(PathTemplateTest, FillsItsSlots) {
    const PathTemplate bip44 = path_template("m/44'/60'/{a}'/0/{i}");
    EXPECT_EQ(bip44.text(), "m/44'/60'/{a}'/0/{i}");
    EXPECT_TRUE(bip44.has_account());
    EXPECT_TRUE(bip44.has_index());
    EXPECT_EQ(bip44.index_position(), 4U);
    EXPECT_EQ(value(bip44.fill(3, 7)), path("m/44'/60'/3'/0/7"));
    EXPECT_EQ(value(bip44.fill({}, {})), path("m/44'/60'/0'/0/0"));
    EXPECT_EQ(value(bip44.fill(0x7fffffff, 0x7fffffff)), path("m/44'/60'/2147483647'/0/2147483647"));
    EXPECT_EQ(code(bip44.fill(0x80000000, 0)), "path_index_range");
    EXPECT_EQ(code(bip44.fill(0, 0x80000000)), "path_index_range");

    const PathTemplate spark = path_template("m/8797555'/{i}h/0H");
    EXPECT_EQ(spark.text(), "m/8797555'/{i}'/0'");
    EXPECT_EQ(value(spark.fill({}, 5)), path("m/8797555'/5'/0'"));
    EXPECT_EQ(code(spark.fill(0, {})), "path_slot_missing");
    EXPECT_EQ(code(path_template("m/44'/{a}'").fill({}, 0)), "path_slot_missing");
    EXPECT_EQ(value(path_template("m").fill({}, {})), path("m"));
}

TEST(PathTemplateTest, Refusals) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"", "path_empty@0"},
        {"44'/0", "path_root@0"},
        {"m/", "path_component_empty@2"},
        {"m/{b}", "path_character@2"},
        {"m/{a", "path_character@2"},
        {"m/{a}/{a}", "path_character@6"},
        {"m/0'/{i}'/{i}", "path_character@10"},
        {"m/{a}1", "path_character@5"},
        {"m/1{a}", "path_character@3"},
        {"m/{A}", "path_character@2"},
        {"m/{a}''", "path_character@6"},
        {"m/2147483648'/{a}", "path_index_range@2"},
        {"m/01/{a}", "path_leading_zero@2"},
    };
    for (const auto& [text, refused] : cases) {
        EXPECT_EQ(refusal(PathTemplate::parse(text)), refused) << text;
        EXPECT_FALSE(hd::template_valid(text)) << text;
    }
    static_assert(hd::template_valid("m/44'/{a}'/0/{i}"));
    static_assert(!hd::template_valid("m/44'/{a}'/0/{i"));
}

TEST(PathTemplateTest, CountsOverTheLastComponent) {
    const PathTemplate non_hardened_end = value(PathTemplate::counting(path("m/44'/60'/0'/0/5")));
    EXPECT_EQ(value(non_hardened_end.fill({}, 9)), path("m/44'/60'/0'/0/9"));
    EXPECT_EQ(value(non_hardened_end.fill({}, {})), path("m/44'/60'/0'/0/5"));
    EXPECT_EQ(code(non_hardened_end.fill(1, {})), "path_slot_missing");
    const PathTemplate hard_end = value(PathTemplate::counting(path("m/44'/501'/0'")));
    EXPECT_EQ(value(hard_end.fill({}, 2)), path("m/44'/501'/2'"));
    EXPECT_EQ(code(PathTemplate::counting(path("m"))), "path_slot_missing");
}

TEST(PathTemplateTest, BelowANode) {
    const PathTemplate bip44 = path_template("m/44'/60'/{a}'/0/{i}");
    EXPECT_EQ(value(bip44.below(0)), bip44);
    EXPECT_EQ(value(bip44.below(2)).text(), "m/{a}'/0/{i}");
    EXPECT_EQ(value(bip44.below(3)).text(), "m/0/{i}");
    EXPECT_EQ(value(bip44.below(4)).text(), "m/{i}");
    EXPECT_FALSE(value(bip44.below(3)).has_account());
    EXPECT_EQ(value(bip44.below(5)).text(), "m");
    EXPECT_EQ(code(bip44.below(6)), "path_depth");
    EXPECT_EQ(code(value(bip44.below(3)).fill(1, 0)), "path_slot_missing");
}

}  // namespace
}  // namespace coffer::testing
