// The published mnemonics in every Unicode normalization form and with other white space. Each gives the same seed or a specific error,
// never another seed.
#include <utf8proc.h>

#include <cstdlib>
#include <map>

#include "hd/support.hpp"

namespace coffer::testing {
namespace {

[[nodiscard]] std::string normal_form(const std::string& text, int options) {
    utf8proc_uint8_t* made = nullptr;
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                                   &made, static_cast<utf8proc_option_t>(options | UTF8PROC_STABLE));
    if (size < 0) throw std::runtime_error("utf8proc");
    std::string normal(reinterpret_cast<const char*>(made), static_cast<std::size_t>(size));
    std::free(made);
    return normal;
}

[[nodiscard]] std::string replaced(const std::string& text, std::string_view from, std::string_view to) {
    std::string made;
    for (std::size_t i = 0; i < text.size();) {
        const bool here = text.compare(i, from.size(), from) == 0;
        made += here ? std::string(to) : text.substr(i, 1);
        i += here ? from.size() : 1;
    }
    return made;
}

TEST(MnemonicVariantsTest, SameSeedOrRefused) {
    const std::map<std::string, int> forms{
        {"NFC", UTF8PROC_COMPOSE},
        {"NFD", UTF8PROC_DECOMPOSE},
        {"NFKC", UTF8PROC_COMPOSE | UTF8PROC_COMPAT},
        {"NFKD", UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT},
    };
    const auto file = VectorFile::load("bip39/mnemonics.json");
    std::size_t same = 0;
    std::size_t refused = 0;
    for (const Record& record : file.list("valid")) {
        const std::string published = record.text("mnemonic");
        const std::string passphrase = record.text("passphrase");
        const auto expect_same = [&](const std::string& phrase, const std::string& with, const std::string& what) {
            const auto read = Mnemonic::parse(as_bytes(phrase));
            ASSERT_TRUE(read) << record.where() << " " << what << " " << refusal(read);
            ASSERT_EQ(shown(read->text()), normal_form(published, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT)) << record.where() << " " << what;
            if (!with.empty()) {
                ASSERT_EQ(to_hex(value(read->to_seed(secret(with))).reveal()), record.text("seed")) << record.where() << " " << what;
            }
            ++same;
        };
        const auto expect_refused = [&](const std::string& phrase, const std::string& code) {
            EXPECT_EQ(refusal(Mnemonic::parse(as_bytes(phrase))), code) << record.where();
            ++refused;
        };
        for (const auto& [name, options] : forms) {
            const std::string phrase = normal_form(published, options);
            const std::string with = normal_form(passphrase, options);
            expect_same(phrase, phrase == published && with == passphrase ? "" : with, name);
        }
        const std::string spaced = replaced(published, "\u3000", " ");
        expect_same(spaced, "", "ASCII spaces");
        expect_same(replaced(spaced, " ", "\u3000"), "", "U+3000");
        expect_same(replaced(spaced, " ", "\u00a0"), "", "U+00A0");

        const std::size_t words = value(Mnemonic::parse(as_bytes(spaced))).word_count();
        const std::size_t first = spaced.find(' ');
        expect_refused(" " + spaced, "mnemonic_separator@0");
        expect_refused("\u3000" + spaced, "mnemonic_separator@0");
        expect_refused(spaced + " ", "mnemonic_separator@" + std::to_string(words));
        expect_refused(replaced(spaced, " ", "  "), "mnemonic_separator@1");
        expect_refused(replaced(spaced, " ", "\t"), "mnemonic_separator@0");
        expect_refused(spaced + "\r\n", "text_line_break@" + std::to_string(words - 1));
        expect_refused(std::string(spaced).replace(first, 1, "\r\n"), "text_line_break@0");
        expect_refused(std::string(spaced).insert(first + 1, "\u200b"), "text_forbidden_character@1");
        expect_refused(std::string(spaced).insert(first + 1, "\u3000"), "mnemonic_separator@1");
        record.ignore_rest("read by MnemonicTest.PublishedVectors");
    }
    EXPECT_EQ(same, 288U * 7);
    EXPECT_EQ(refused, 288U * 9);
}

}  // namespace
}  // namespace coffer::testing
