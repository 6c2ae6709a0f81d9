// ctime: runs every flow under memcheck with its secrets marked as undefined; memcheck then reports each branch and each address that
// depends on them.
//   ctime FLOW     one flow, to be run under valgrind: prints "ran FLOW reports=N"
//   ctime          runs all of them so; needs valgrind on the PATH
#include <sys/wait.h>
#include <unistd.h>
#include <valgrind/memcheck.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

#include "constant_time/baseline.hpp"
#include "constant_time/controls.hpp"
#include "flows/flow.hpp"

namespace coffer::testing {
namespace {

class Poisoner final : public Observer {
public:
    void secret(Bytes bytes) override { (void)VALGRIND_MAKE_MEM_UNDEFINED(bytes.data(), bytes.size()); }
    void open(Bytes bytes) override { (void)VALGRIND_MAKE_MEM_DEFINED(bytes.data(), bytes.size()); }
};

std::vector<Flow> every_flow() {
    std::vector<Flow> flows = all_flows();
    flows.insert(flows.end(), leaking_branches().begin(), leaking_branches().end());
    return flows;
}

int run_one(std::string_view name) {
    for (const Flow& flow : every_flow()) {
        if (flow.name != name) continue;
        Poisoner poisoner;
        try {
            flow.run(poisoner);
        } catch (...) {
            return EXIT_FAILURE;
        }
        std::printf("ran %s reports=%u\n", std::string(name).c_str(), static_cast<unsigned>(VALGRIND_COUNT_ERRORS));
        return EXIT_SUCCESS;
    }
    return EXIT_FAILURE;
}

// The number of reports, or -1 where the flow did not run to its end: valgrind 3.19 gives up on debug data of DWARF 5, and says it went
// well.
long reports_of(std::string_view program, std::string_view flow) {
    const std::string name(flow);
    const std::string command = "valgrind -q --error-limit=no --log-file=/dev/null " + std::string(program) + " " + name;
    FILE* output = popen(command.c_str(), "r");
    if (output == nullptr) return -1;
    std::array<char, 256> line{};
    const std::string expected = "ran " + name + " reports=";
    long reports = -1;
    while (std::fgets(line.data(), line.size(), output) != nullptr)
        if (std::string_view(line.data()).starts_with(expected)) reports = std::strtol(line.data() + expected.size(), nullptr, 10);
    return pclose(output) == 0 ? reports : -1;
}

struct Tally {
    int run = 0;
    int wrong = 0;
    void complain(std::string_view flow, const std::string& what) {
        ++wrong;
        std::printf("%s: %s\n", std::string(flow).c_str(), what.c_str());
    }
};

int run_all(std::string_view program) {
    Tally tally;
    std::map<std::string_view, unsigned> limits;
    for (const Baseline& row : baselines) limits[row.flow] = row.reports;
    for (const Flow& flow : all_flows()) {
        if (is_text_flow(flow.name)) continue;
        const long reports = reports_of(program, flow.name);
        const long limit = limits.contains(flow.name) ? limits[flow.name] : 0;
        limits.erase(flow.name);
        ++tally.run;
        if (reports < 0)
            tally.complain(flow.name, "did not run");
        else if (reports > limit)
            tally.complain(flow.name, std::to_string(reports) + " reports, at most " + std::to_string(limit) + " are known");
        else if (reports != limit)
            std::printf("%s: %ld reports, fewer than the %ld known\n", std::string(flow.name).c_str(), reports, limit);
    }
    for (const auto& row : limits) tally.complain(row.first, "is in the table, but no flow");
    for (const Flow& flow : leaking_branches()) {
        ++tally.run;
        if (reports_of(program, flow.name) <= 0) tally.complain(flow.name, "the planted leak was not reported");
    }
    std::printf("%d flows, %d wrong\n", tally.run, tally.wrong);
    return tally.wrong == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace coffer::testing

int main(int count, char** arguments) {
    return count == 2 ? coffer::testing::run_one(arguments[1]) : coffer::testing::run_all(arguments[0]);
}
