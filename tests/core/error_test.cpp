#include "coffer/core/error.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace coffer {
namespace {

constexpr Errc all_codes[] = {
#define COFFER_ERROR(number, name, text) Errc::name,
#include "core/errors.inc"
#undef COFFER_ERROR
};

TEST(ErrorTable, NamesAndTextsAreUniqueAndComplete) {
    std::set<std::string> names;
    for (const Errc code : all_codes) {
        EXPECT_TRUE(names.insert(std::string(error_name(code))).second) << error_name(code);
        EXPECT_NE(error_name(code), "unknown");
        EXPECT_FALSE(error_text(code).empty());
        EXPECT_NE(error_group(code), 8) << "8xx is not a group";
    }
    EXPECT_GE(names.size(), 110U);
}

TEST(ErrorTable, UnknownNumberHasDefinedText) {
    EXPECT_EQ(error_name(static_cast<Errc>(1)), "unknown");
    EXPECT_EQ(error_text(static_cast<Errc>(65535)), "unknown error");
}

}  // namespace
}  // namespace coffer
