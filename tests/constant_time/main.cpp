// constant_time runs flows whose secrets are marked as undefined, so that memcheck reports every branch and address that depends on them.
// check.py runs it and judges the reports.
//   constant_time        prints the flows, one per line, with their kind: flow, text (lengths are visible) or leak (on purpose)
//   constant_time FLOW   runs one flow; prints the versions of the libraries, the address of each object, and last "ran FLOW reports=N"
#include <link.h>
#include <valgrind/memcheck.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "constant_time/controls.hpp"
#include "constant_time/text_flows.hpp"
#include "flows/flow.hpp"

namespace coffer::testing {
namespace {

class Poisoner final : public Observer {
public:
    void secret(Bytes bytes) override { (void)VALGRIND_MAKE_MEM_UNDEFINED(bytes.data(), bytes.size()); }
    void open(Bytes bytes) override { (void)VALGRIND_MAKE_MEM_DEFINED(bytes.data(), bytes.size()); }
};

int print_object(dl_phdr_info* object, std::size_t, void*) {
    std::printf("object %#lx %s\n", static_cast<unsigned long>(object->dlpi_addr), object->dlpi_name);
    return 0;
}

int run(const Flow& flow) {
    dl_iterate_phdr(print_object, nullptr);
    Poisoner poisoner;
    try {
        flow.run(poisoner);
    } catch (...) {
        return EXIT_FAILURE;
    }
    std::printf("ran %s reports=%u\n", std::string(flow.name).c_str(), static_cast<unsigned>(VALGRIND_COUNT_ERRORS));
    return EXIT_SUCCESS;
}

int run_named(std::string_view name) {
    for (const Flow& flow : all_flows())
        if (flow.name == name) return run(flow);
    for (const Flow& flow : leaking_branches())
        if (flow.name == name) return run(flow);
    return EXIT_FAILURE;
}

void print_flows() {
    for (const Flow& flow : all_flows()) std::printf("%s %s\n", is_text_flow(flow.name) ? "text" : "flow", std::string(flow.name).c_str());
    for (const Flow& flow : leaking_branches()) std::printf("leak %s\n", std::string(flow.name).c_str());
}

}  // namespace
}  // namespace coffer::testing

int main(int count, char** arguments) {
    if (count == 2) return coffer::testing::run_named(arguments[1]);
    coffer::testing::print_flows();
    return EXIT_SUCCESS;
}
