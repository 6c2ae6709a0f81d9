#include <gtest/gtest-spi.h>

#include <memory>
#include <utility>

#include "fixtures/every_reader.hpp"
#include "fixtures/reader.hpp"
#include "oom/subject.hpp"

namespace coffer::testing {
namespace {

std::string run(const Fixture& fixture, Reader read) {
    ::testing::TestPartResultArray failures;
    const ::testing::ScopedFakeTestPartResultReporter reporter(::testing::ScopedFakeTestPartResultReporter::INTERCEPT_ALL_THREADS,
                                                               &failures);
    const Status status = read(fixture);
    if (failures.size() != 0) return std::string("not as expected: ") + failures.GetTestPartResult(0).message();
    return status ? "accepted" : refusal(status.error());
}

/// The lists outlive the records that are read from them, because unread fields are not checked here.
using Lists = std::vector<std::vector<Record>>;
Lists& kept_lists() {
    static auto& lists = *new Lists;
    return lists;
}

}  // namespace

std::vector<Subject> fixture_subjects() {
    std::vector<Subject> subjects;
    each_fixture_list([&](const std::string& kind, std::vector<Record> own) {
        const Reader read = fixture_reader_of(kind);
        const std::vector<Record>& list = kept_lists().emplace_back(std::move(own));
        for (const Record& record : list) {
            if (read == nullptr || !fixture_arises(record, list)) continue;
            const Fixture fixture = Fixture::of(record, list);
            subjects.push_back(
                {"fixture " + kind + " " + record.text("id"), [fixture, read] { return [fixture, read] { return run(fixture, read); }; }});
        }
    });
    return subjects;
}

}  // namespace coffer::testing
