// The rows of kinds.inc: each has vectors, and member names are those of the wire.
#include <gtest/gtest.h>

#include <set>

#include "coffer/bundle/kind.hpp"
#include "support/vector_file.hpp"

namespace coffer::testing {
namespace {

TEST(BundleKinds, EveryRowHasVectors) {
    std::set<std::string_view> names;
    for (const bundle::KindRow& row : bundle::kinds()) {
        SCOPED_TRACE(std::string(row.name));
        EXPECT_TRUE(names.insert(row.name).second);
        EXPECT_EQ(&bundle::kind_row(row.id), &row);
        EXPECT_NO_THROW((void)VectorFile::load(row.vectors));
        for (const bundle::MemberRow& member : bundle::members()) {
            EXPECT_FALSE(row.required.has(member.id) && row.optional.has(member.id)) << member.name;
        }
    }
}

TEST(BundleKinds, MemberNamesAreDistinct) {
    std::set<std::string_view> names;
    for (const bundle::MemberRow& row : bundle::members()) EXPECT_TRUE(names.insert(row.name).second) << row.name;
    EXPECT_EQ(names.size(), bundle::members().size());
}

}  // namespace
}  // namespace coffer::testing
