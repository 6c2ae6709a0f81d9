// allocation_failure checks how the library behaves when allocations fail.
//   allocation_failure            fails a sample of the allocations of every subject, in about a minute
//   allocation_failure --full     fails all of them (also with COFFER_OOM_FULL=1)
//   allocation_failure NAME       fails all allocations of the subjects whose names begin with NAME
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "coffer/crypto/runtime.hpp"
#include "oom/controls.hpp"
#include "oom/sweep.hpp"

namespace coffer::testing {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds no_end = std::chrono::hours(24);
constexpr milliseconds sampled = std::chrono::seconds(50);

std::vector<Subject> every_subject() {
    std::vector<Subject> subjects;
    for (auto part : {flow_subjects(), fixture_subjects(), kept_subjects(), public_subjects()})
        subjects.insert(subjects.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
    return subjects;
}

/// Runs before the process has used the library.
Sweep run_cold(bool full) {
    const Subject first_use{"first use", [] {
                                return [] {
                                    const Status ready = init();
                                    return ready ? std::string("ready") : refusal(ready.error());
                                };
                            }};
    return sweep_cold(first_use, full ? no_end : std::chrono::seconds(5));
}

/// known returns true for the accepted findings: with OpenSSL 3.5, `init` hangs if one of its first two allocations fails, each of which is
/// a lock of OpenSSL (the time limit ends the process with SIGALRM).
bool known(const std::string& finding) {
    const auto versions = library_versions();
    const auto openssl = std::ranges::find(versions, "openssl", &LibraryVersion::name);
    return openssl != versions.end() && openssl->version.starts_with("3.5") && finding.find("(status 14,") != std::string::npos &&
           (finding.find("allocation 0,") != std::string::npos || finding.find("allocation 1,") != std::string::npos);
}

int run_controls() {
    int missed = 0;
    for (const Subject& faulty : faulty_subjects()) {
        if (!sweep(faulty, no_end).wrong.empty()) continue;
        ++missed;
        std::printf("a planted fault was not found: %s\n", faulty.name.c_str());
    }
    return missed;
}

int run(std::string_view name, bool full) {
    std::vector<Subject> subjects = every_subject();
    std::erase_if(subjects, [name](const Subject& subject) { return !subject.name.starts_with(name); });
    const milliseconds time = full || !name.empty() ? no_end : sampled / static_cast<int>(std::max<std::size_t>(1, subjects.size()));
    int wrong = run_controls();
    Sweep all;
    for (const Subject& subject : subjects) {
        const Sweep swept = sweep(subject, time);
        all.runs += swept.runs;
        all.allocations += swept.allocations;
        all.could_not += swept.could_not;
        if (!name.empty()) std::printf("%s: %lu allocations, %lu runs\n", subject.name.c_str(), swept.allocations, swept.runs);
        if (swept.wrong.empty()) continue;
        ++wrong;
        for (const std::string& what : swept.wrong) std::printf("%s: %s\n", subject.name.c_str(), what.c_str());
    }
    std::printf("%zu subjects, %lu allocations, %lu runs with memory failing, of which %lu could not; %d wrong\n", subjects.size(),
                all.allocations, all.runs, all.could_not, wrong);
    return wrong == 0 && !subjects.empty() ? 0 : 1;
}

}  // namespace
}  // namespace coffer::testing

int main(int count, char** arguments) {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const char* const wish = std::getenv("COFFER_OOM_FULL");
    bool full = wish != nullptr && *wish == '1';
    std::string_view name;
    for (int i = 1; i < count; ++i) {
        if (std::string_view(arguments[i]) == "--full")
            full = true;
        else
            name = arguments[i];
    }
    const auto cold = coffer::testing::run_cold(full);
    std::printf("first use: %lu allocations, %lu runs, %lu could not\n", cold.allocations, cold.runs, cold.could_not);
    bool cold_wrong = false;
    for (const std::string& what : cold.wrong) {
        std::printf("first use%s: %s\n", coffer::testing::known(what) ? " (KNOWN)" : "", what.c_str());
        cold_wrong = cold_wrong || !coffer::testing::known(what);
    }
    if (const coffer::Status ready = coffer::init(); !ready) return 1;
    return coffer::testing::run(name, full) == 0 && !cold_wrong ? 0 : 1;
}
