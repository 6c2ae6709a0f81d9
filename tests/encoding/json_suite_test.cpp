// JSONTestSuite (nst/JSONTestSuite), read from the directory that COFFER_JSONTESTSUITE_DIR names. It is not part of this repository.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

#include "encoding/json.hpp"

namespace coffer {
namespace {

constexpr json::Limits limits{.max_bytes = 1024 * 1024, .max_depth = 1024, .numbers = json::Numbers::any};

/// duplicates are well-formed for the suite. coffer refuses them, because two parsers may interpret them differently.
const std::map<std::string, Errc> duplicates = {
    {"y_object_duplicated_key.json", Errc::json_duplicate_member},
    {"y_object_duplicated_key_and_value.json", Errc::json_duplicate_member},
};

/// decisions are coffer's results for texts that the suite leaves open. Errc{} means accepted.
const std::map<std::string, Errc> decisions = {
    {"i_number_double_huge_neg_exp.json", Errc{}},
    {"i_number_huge_exp.json", Errc::json_number_range},
    {"i_number_neg_int_huge_exp.json", Errc::json_number_range},
    {"i_number_pos_double_huge_exp.json", Errc::json_number_range},
    {"i_number_real_neg_overflow.json", Errc::json_number_range},
    {"i_number_real_pos_overflow.json", Errc::json_number_range},
    {"i_number_real_underflow.json", Errc{}},
    {"i_number_too_big_neg_int.json", Errc::json_number_range},
    {"i_number_too_big_pos_int.json", Errc::json_number_range},
    {"i_number_very_big_negative_int.json", Errc::json_number_range},
    {"i_object_key_lone_2nd_surrogate.json", Errc::json_syntax},
    {"i_string_1st_surrogate_but_2nd_missing.json", Errc::json_syntax},
    {"i_string_1st_valid_surrogate_2nd_invalid.json", Errc::json_syntax},
    {"i_string_UTF-16LE_with_BOM.json", Errc::json_nul},
    {"i_string_UTF-8_invalid_sequence.json", Errc::utf8_invalid},
    {"i_string_UTF8_surrogate_U+D800.json", Errc::utf8_surrogate},
    {"i_string_incomplete_surrogate_and_escape_valid.json", Errc::json_syntax},
    {"i_string_incomplete_surrogate_pair.json", Errc::json_syntax},
    {"i_string_incomplete_surrogates_escape_valid.json", Errc::json_syntax},
    {"i_string_invalid_lonely_surrogate.json", Errc::json_syntax},
    {"i_string_invalid_surrogate.json", Errc::json_syntax},
    {"i_string_invalid_utf-8.json", Errc::utf8_invalid},
    {"i_string_inverted_surrogates_U+1D11E.json", Errc::json_syntax},
    {"i_string_iso_latin_1.json", Errc::utf8_invalid},
    {"i_string_lone_second_surrogate.json", Errc::json_syntax},
    {"i_string_lone_utf8_continuation_byte.json", Errc::utf8_invalid},
    {"i_string_not_in_unicode_range.json", Errc::utf8_invalid},
    {"i_string_overlong_sequence_2_bytes.json", Errc::utf8_overlong},
    {"i_string_overlong_sequence_6_bytes.json", Errc::utf8_invalid},
    {"i_string_overlong_sequence_6_bytes_null.json", Errc::utf8_invalid},
    {"i_string_truncated-utf-8.json", Errc::utf8_invalid},
    {"i_string_utf16BE_no_BOM.json", Errc::json_nul},
    {"i_string_utf16LE_no_BOM.json", Errc::json_nul},
    {"i_structure_500_nested_arrays.json", Errc{}},
    {"i_structure_UTF-8_BOM_empty_object.json", Errc::json_byte_order_mark},
};

std::string read(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(JsonTestSuite, AsTheSuiteSaysAndAsDecidedHere) {
    const char* folder = std::getenv("COFFER_JSONTESTSUITE_DIR");
    if (folder == nullptr || *folder == '\0') {
        GTEST_SKIP() << "NOT RUN: JSONTestSuite: COFFER_JSONTESTSUITE_DIR names no folder";
    }
    std::map<char, int> seen;
    int accepted_by_suite = 0;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(folder) / "test_parsing")) {
        const std::string name = entry.path().filename().string();
        ++seen[name.front()];
        const auto document = json::Document::parse(as_bytes(read(entry.path())), limits);
        const Errc code = document ? Errc{} : document.error().code;
        if (const auto duplicate = duplicates.find(name); duplicate != duplicates.end()) {
            EXPECT_EQ(code, duplicate->second) << name;
        } else if (name.front() == 'y') {
            EXPECT_EQ(code, Errc{}) << name << ": " << error_name(code);
            ++accepted_by_suite;
        } else if (name.front() == 'n') {
            EXPECT_NE(code, Errc{}) << name;
            EXPECT_NE(code, Errc::internal) << name;
        } else {
            const auto decision = decisions.find(name);
            ASSERT_NE(decision, decisions.end()) << name << " is undecided";
            EXPECT_EQ(code, decision->second) << name << ": " << error_name(code);
        }
    }
    EXPECT_EQ(seen['y'], 95);
    EXPECT_EQ(accepted_by_suite, 93);
    EXPECT_EQ(seen['n'], 188);
    EXPECT_EQ(seen['i'], 35);
    EXPECT_EQ(decisions.size(), 35U);
}

}  // namespace
}  // namespace coffer
