// residue runs every flow in its own process, once and twice, and searches the memory of that process for the secrets that the flow named.
//   residue               runs everything: flows must leave nothing, and all leaks must be found
//   residue FLOW CALLS    runs one process and prints what is found; exit status 0: nothing, 1: something, 2: the flow failed
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "flows/flow.hpp"
#include "residue/controls.hpp"
#include "residue/memory_scan.hpp"

namespace coffer::testing {
namespace {

enum Outcome : int { nothing = 0, something = 1, flow_failed = 2 };

class Watcher final : public Observer {
public:
    void secret(Bytes bytes) override { watch(bytes); }
    void open(Bytes) override {}
};

std::vector<Flow> every_flow() {
    std::vector<Flow> flows = all_flows();
    flows.insert(flows.end(), leaking_flows().begin(), leaking_flows().end());
    return flows;
}

Flow chosen;
bool failed = false;

void run_chosen() {
    Watcher watcher;
    try {
        chosen.run(watcher);
    } catch (...) {
        failed = true;
    }
}

int search_after(std::string_view name, int calls) {
    for (const Flow& flow : every_flow())
        if (flow.name == name) chosen = flow;
    if (chosen.run == nullptr) return flow_failed;
    for (int call = 0; call < calls; ++call) run_on_own_stack(run_chosen);
    if (failed) return flow_failed;
    const auto findings = find_watched();
    for (const Finding& finding : findings)
        std::printf("    %s: %u words, %u reversed\n", finding.mapping.c_str(), finding.words, finding.reversed_words);
    return findings.empty() ? nothing : something;
}

int run_process(const char* program, std::string_view flow, int calls, bool quiet) {
    std::fflush(stdout);
    const pid_t id = fork();
    if (id == 0) {
        if (quiet && std::freopen("/dev/null", "w", stdout) == nullptr) _exit(127);
        const std::string name(flow);
        const std::string count = std::to_string(calls);
        execl(program, program, name.c_str(), count.c_str(), static_cast<char*>(nullptr));
        _exit(127);
    }
    int status = 0;
    if (id < 0 || waitpid(id, &status, 0) != id || !WIFEXITED(status)) return flow_failed;
    return WEXITSTATUS(status);
}

int run_all(const char* program) {
    int wrong = 0;
    int processes = 0;
    const auto check = [&](const Flow& flow, int expected) {
        for (const int calls : {1, 2}) {
            const int outcome = run_process(program, flow.name, calls, expected == something);
            ++processes;
            if (outcome == expected) continue;
            ++wrong;
            std::printf("%.*s, %d calls: %s\n", static_cast<int>(flow.name.size()), flow.name.data(), calls,
                        outcome == nothing     ? "the leak was not found"
                        : outcome == something ? "SECRET LEFT BEHIND"
                                               : "the flow failed");
        }
    };
    for (const Flow& flow : all_flows()) check(flow, nothing);
    for (const Flow& flow : leaking_flows()) check(flow, something);
    std::printf("%d processes, %d wrong\n", processes, wrong);
    return wrong == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace coffer::testing

int main(int count, char** arguments) {
    using namespace coffer::testing;
    return count == 3 ? search_after(arguments[1], std::atoi(arguments[2])) : run_all(arguments[0]);
}
