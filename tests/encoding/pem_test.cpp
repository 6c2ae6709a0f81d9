#include "encoding/pem.hpp"

#include <gtest/gtest.h>

#include "support/hex.hpp"
#include "support/rc.hpp"

namespace coffer {
namespace {

using namespace testing;

const std::string block = "-----BEGIN A KEY-----\nAQID\n-----END A KEY-----\n";

/// labels parses a whole text and returns the labels of its blocks, or the error.
std::string labels(std::string_view text) {
    pem::Reader reader(as_bytes(text));
    std::string found;
    for (;;) {
        const auto next = reader.next();
        if (!next) return std::string(error_name(next.error().code));
        if (!*next) return found;
        found += std::string((*next)->label) + ((*next)->encrypted ? "!" : "") + ";";
    }
}

std::string decoded(std::string_view text) {
    pem::Reader reader(as_bytes(text));
    const auto next = reader.next();
    if (!next || !*next) return "none";
    const auto der = pem::decode_secret((*next)->base64);
    return der ? to_hex(der->reveal()) : std::string(error_name(der.error().code));
}

TEST(Pem, TextAroundBlocksIsPassedOver) {
    EXPECT_EQ(labels(""), "");
    EXPECT_EQ(labels("no block\nat all"), "");
    EXPECT_EQ(labels(block), "A KEY;");
    EXPECT_EQ(labels("Bag Attributes\n    friendlyName: k\n" + block + "\n\nafter\n"), "A KEY;");
    EXPECT_EQ(labels(block + block), "A KEY;A KEY;");
    EXPECT_EQ(labels(block.substr(0, block.size() - 1)), "A KEY;");
    EXPECT_TRUE(pem::is_pem(as_bytes("x\n " + block)));
    EXPECT_FALSE(pem::is_pem(as_bytes("x " + block)));
    EXPECT_FALSE(pem::is_pem(as_bytes("-----BEGIN-----")));
}

TEST(Pem, BoundariesBelongTogether) {
    EXPECT_EQ(labels("-----BEGIN A KEY-----\nAQID\n"), "pem_syntax");
    EXPECT_EQ(labels("-----BEGIN A KEY-----\nAQID\n-----END B KEY-----\n"), "pem_syntax");
    EXPECT_EQ(labels("-----BEGIN A KEY-----\n" + block), "pem_syntax");
    EXPECT_EQ(labels("-----END A KEY-----\n" + block), "pem_syntax");
    EXPECT_EQ(labels("-----BEGIN A KEY----\nAQID\n-----END A KEY-----\n"), "pem_syntax");
    EXPECT_EQ(labels("-----BEGIN -----\nAQID\n-----END -----\n"), "pem_syntax");
    EXPECT_EQ(labels("-----BEGIN A-----B-----\nAQID\n-----END A-----B-----\n"), "pem_syntax");
}

TEST(Pem, HeadersTellOfEncryption) {
    const std::string header = "-----BEGIN A KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAQID\n-----END A KEY-----\n";
    EXPECT_EQ(labels(header), "A KEY!;");
    EXPECT_EQ(decoded(header), "010203");
    EXPECT_EQ(labels("-----BEGIN A KEY-----\nComment: x\n\nAQID\n-----END A KEY-----\n"), "A KEY;");
    EXPECT_EQ(labels("-----BEGIN A KEY-----\r\nProc-Type: 4,ENCRYPTED\r\n\r\nAQID\r\n-----END A KEY-----\r\n"), "A KEY!;");
}

TEST(Pem, BodiesAreBase64) {
    EXPECT_EQ(decoded(block), "010203");
    EXPECT_EQ(decoded("-----BEGIN A KEY-----\n\tA Q \n\n ID\r\n-----END A KEY-----"), "010203");
    EXPECT_EQ(decoded("-----BEGIN A KEY-----\n-----END A KEY-----"), "");
    EXPECT_EQ(decoded("-----BEGIN A KEY-----\nAQI\n-----END A KEY-----"), "base64_padding");
    EXPECT_EQ(decoded("-----BEGIN A KEY-----\nAQI*\n-----END A KEY-----"), "base64_character");
    EXPECT_EQ(decoded("-----BEGIN A KEY-----\nAQI_\n-----END A KEY-----"), "base64_character");
    EXPECT_EQ(decoded("-----BEGIN A KEY-----\nAR==\n-----END A KEY-----"), "base64_tail_bits");
}

/// What either writer writes can be parsed, also after a transport has changed line breaks and spaces.
RC_GTEST_PROP(PemLaws, DecodeUndoesEncode, ()) {
    const auto der = *rc::gen::arbitrary<std::vector<u8>>();
    const std::string text = pem::encode("PRIVATE KEY", der);
    RC_ASSERT(as_text(pem::encode_secret("PRIVATE KEY", der).reveal()) == text);
    RC_ASSERT(decoded(text) == to_hex(der));
    std::size_t width = 0;
    for (const char c : text) {
        width = c == '\n' ? 0 : width + 1;
        RC_ASSERT(width <= 64U);
    }
    const std::string line_break = *rc::gen::element<std::string>("\r\n", " \n", "\n ", "\t\r\n");
    std::string carried;
    for (const char c : text) carried += c == '\n' ? line_break : std::string(1, c);
    RC_ASSERT(decoded("before\n" + carried + "after") == to_hex(der));
}

}  // namespace
}  // namespace coffer
