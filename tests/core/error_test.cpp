#include "coffer/core/error.hpp"

#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <string>

#include "coffer/core/error_format.hpp"

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

struct Line {
    Error error;
    std::string text;
};
const Line lines[] = {
    {{Errc::hex_character, 3, "public key"},
     "character is not a hexadecimal digit; expected 0-9, a-f or A-F (public key, at 3) [hex_character]"},
    {{Errc::hex_character, 0}, "character is not a hexadecimal digit; expected 0-9, a-f or A-F (at 0) [hex_character]"},
    {{Errc::hex_character, no_position, "key"}, "character is not a hexadecimal digit; expected 0-9, a-f or A-F (key) [hex_character]"},
    {{Errc::hex_character}, "character is not a hexadecimal digit; expected 0-9, a-f or A-F [hex_character]"},
    {{Errc::hex_character, no_position - 1},
     "character is not a hexadecimal digit; expected 0-9, a-f or A-F (at 4294967294) [hex_character]"},
    {{static_cast<Errc>(1), 2, "x"}, "unknown error (x, at 2) [unknown]"},
};

TEST(ErrorMessage, SaysTextFieldPositionAndName) {
    for (const Line& line : lines) EXPECT_EQ(error_message(line.error), line.text);
}

TEST(ErrorMessage, IsWhatStreamsAndFormatsWrite) {
    for (const Line& line : lines) {
        std::ostringstream out;
        out << line.error << ";";
        EXPECT_EQ(out.str(), line.text + ";");
#ifdef __cpp_lib_format
        EXPECT_EQ(std::format("{};", line.error), line.text + ";");
#endif
    }
}

}  // namespace
}  // namespace coffer
