// The table of bundle kinds.
#include <gtest/gtest.h>

#include <set>

#include "bundle/kind_rows.hpp"

namespace coffer::testing {
namespace {

TEST(BundleKinds, RowsAreDistinct) {
    std::set<std::string_view> names;
    for (const bundle::KindRow& row : bundle::kinds()) {
        SCOPED_TRACE(std::string(row.name));
        EXPECT_TRUE(names.insert(row.name).second);
        EXPECT_EQ(&bundle::kind_row(row.id), &row);
        for (const bundle::FieldRow& member : bundle::fields()) {
            EXPECT_FALSE(row.required.has(member.id) && row.optional.has(member.id)) << member.name;
        }
    }
}

TEST(BundleKinds, FieldNamesAreDistinct) {
    std::set<std::string_view> names;
    for (const bundle::FieldRow& row : bundle::fields()) EXPECT_TRUE(names.insert(row.name).second) << row.name;
    EXPECT_EQ(names.size(), bundle::fields().size());
}

}  // namespace
}  // namespace coffer::testing
