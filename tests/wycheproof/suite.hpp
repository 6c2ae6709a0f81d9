// Project Wycheproof's files, read from the directory that COFFER_WYCHEPROOF_DIR names. They are not part of this repository.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <map>
#include <string>

#include "support/vector_file.hpp"

namespace coffer::testing::wycheproof {

/// Verdict is coffer's result for one case, or the reason why the case does not apply to coffer.
struct Verdict {
    Verdict(bool is_accepted) : accepted(is_accepted) {}
    bool accepted;
    std::string out_of_scope;
};

inline Verdict outside(std::string why) {
    Verdict verdict(false);
    verdict.out_of_scope = std::move(why);
    return verdict;
}

/// run calls `decide` for every case of `file` and counts. `valid` must be accepted and `invalid` refused. `acceptable` may be either;
/// `decide` checks that an accepted case gives the right result. The counts must add up to the number that the file states.
inline void run(const std::string& file, const std::function<Verdict(const Record& group, const Record& test)>& decide) {
    const char* folder = std::getenv("COFFER_WYCHEPROOF_DIR");
    if (folder == nullptr || *folder == '\0') {
        std::cout << "NOT RUN: " << file << ": COFFER_WYCHEPROOF_DIR names no folder\n";
        return;
    }
    const auto suite = VectorFile::load_foreign(std::string(folder) + "/" + file);
    std::map<std::string, int> counts;
    std::map<std::string, int> outside;
    int total = 0;
    for (const auto& group : suite.list("testGroups")) {
        group.ignore("source", "says who made the group");
        group.ignore("type", "the file name says it");
        for (const auto& test : group.list("tests")) {
            ++total;
            const auto name = test.where() + " tcId " + std::to_string(test.integer("tcId")) + " " + test.text("comment");
            const auto result = test.text("result");
            const Verdict verdict = decide(group, test);
            test.ignore("flags", "the case is judged by its result");
            if (!verdict.out_of_scope.empty()) {
                ++outside[verdict.out_of_scope];
                test.ignore_rest("out of scope: " + verdict.out_of_scope);
                continue;
            }
            ++counts[result + (verdict.accepted ? " accepted" : " refused")];
            if (result != "acceptable") {
                EXPECT_EQ(verdict.accepted, result == "valid") << name;
            }
        }
    }
    EXPECT_EQ(total, suite.integer("numberOfTests"));
    std::cout << file << ":";
    for (const auto& [what, count] : counts) std::cout << " " << count << " " << what << ";";
    for (const auto& [why, count] : outside) std::cout << " " << count << " out of scope (" << why << ");";
    std::cout << "\n";
}

}  // namespace coffer::testing::wycheproof
