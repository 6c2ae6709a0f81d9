// Many bundles at once give the same results as one by one, in order, independent of each other.
#include <gtest/gtest.h>

#include "bundle/test_enclave.hpp"
#include "coffer/bundle/credential.hpp"
#include "coffer/bundle/export.hpp"
#include "coffer/bundle/unsigned_bundle.hpp"
#include "support/rc.hpp"

namespace coffer::testing {
namespace {

std::vector<std::string_view> views_of(const std::vector<std::string>& texts) {
    return {texts.begin(), texts.end()};
}

// Every third bundle is damaged, so its error may be any. The results are compared with those of single calls.
RC_GTEST_PROP(OpenExports, EachAsAlone, ()) {
    const auto count = *rc::gen::inRange<std::size_t>(0, 40);
    const auto threads = *rc::gen::inRange(0U, 5U);
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < count; ++i) {
        std::string text = TestEnclave::signed_text(TestEnclave::export_members("phrase number " + std::to_string(i)));
        if (i % 3 == 2) {
            const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
            text[at] = static_cast<char>(text[at] ^ *rc::gen::inRange(1, 128));
        }
        texts.push_back(std::move(text));
    }
    const auto anchors = TestEnclave::anchors();
    const auto encryption_key = TestEnclave::receiver();
    const auto views = views_of(texts);
    const auto opened = bundle::open_exports(views, anchors, organization_id(), encryption_key, threads);
    RC_ASSERT(opened.size() == count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto alone = open_export(texts[i], anchors, organization_id(), encryption_key);
        RC_ASSERT(error_of(opened[i]) == error_of(alone));
        if (!alone) continue;
        RC_ASSERT(std::ranges::equal(opened[i]->reveal(), alone->reveal()));
        RC_ASSERT(as_text(opened[i]->reveal()) == "phrase number " + std::to_string(i));
    }
}

TEST(OpenExports, PreparedAnchorsGiveTheSame) {
    std::vector<std::string> texts;
    for (int i = 0; i < 24; ++i) texts.push_back(TestEnclave::signed_text(TestEnclave::export_members("phrase " + std::to_string(i))));
    texts[5] = TestEnclave::signed_text(without(TestEnclave::export_members(), "organizationId"));
    texts[7].clear();
    const auto anchors = TestEnclave::anchors();
    ASSERT_TRUE(anchors.prepare());
    const auto views = views_of(texts);
    const auto opened = bundle::open_exports(views, anchors, organization_id(), TestEnclave::receiver(), 2);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (i == 5) {
            EXPECT_EQ(error_of(opened[i]), Errc::json_missing_member);
        } else if (i == 7) {
            EXPECT_EQ(error_of(opened[i]), Errc::json_syntax);
        } else {
            ASSERT_TRUE(opened[i]) << i;
            EXPECT_EQ(as_text(opened[i]->reveal()), "phrase " + std::to_string(i));
        }
    }
}

TEST(OpenCredentials, InOrder) {
    std::vector<std::string> texts;
    for (u8 i = 1; i <= 20; ++i) texts.push_back(bundle::UnsignedBundle(TestEnclave::sealed(std::vector<u8>(32, i))).text());
    texts[3] = "1";
    const auto views = views_of(texts);
    for (const unsigned threads : {1U, 3U}) {
        const auto opened = bundle::open_credentials(views, TestEnclave::receiver(), threads);
        ASSERT_EQ(opened.size(), texts.size());
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (i == 3) {
                EXPECT_TRUE(error_of(opened[i]));
            } else {
                ASSERT_TRUE(opened[i]);
                EXPECT_EQ(opened[i]->reveal()[0], i + 1);
            }
        }
    }
}

}  // namespace
}  // namespace coffer::testing
