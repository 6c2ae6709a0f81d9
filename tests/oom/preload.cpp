// Preloaded into the program. Allocations fail from the beginning of main on, as environment variables state:
//   COFFER_OOM_AT=N      N allocations succeed, and the next one fails
//   COFFER_OOM_LATER=1   all later ones fail too
//   COFFER_OOM_COUNT=F   at exit, the number of allocations is written to the file F, in eight bytes
#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>

#include "oom/failing_memory.hpp"

namespace {

namespace memory = coffer::testing::memory;
using Main = int (*)(int, char**, char**);
using Start = int (*)(Main, int, char**, void (*)(), void (*)(), void (*)(), void*);

Main real_main = nullptr;
int counter = -1;

void write_count() {
    const std::uint64_t asked = memory::asked();
    static_cast<void>(!pwrite(counter, &asked, sizeof asked, 0));
}

int armed_main(int count, char** arguments, char** environment) {
    if (const char* const path = std::getenv("COFFER_OOM_COUNT"); path != nullptr) {
        counter = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        std::atexit(write_count);
    }
    const char* const at = std::getenv("COFFER_OOM_AT");
    const bool later = std::getenv("COFFER_OOM_LATER") != nullptr;
    memory::fail_at(at != nullptr ? std::strtoull(at, nullptr, 10) : ~std::uint64_t{0} - 1,
                    later ? memory::Failure::of_all_later : memory::Failure::of_one);
    return real_main(count, arguments, environment);
}

}  // namespace

extern "C" __attribute__((visibility("default"))) int __libc_start_main(Main main, int count, char** arguments, void (*init)(),
                                                                        void (*fini)(), void (*end_of_loader)(), void* stack_end) {
    real_main = main;
    const auto start = reinterpret_cast<Start>(dlsym(RTLD_NEXT, "__libc_start_main"));
    return start(armed_main, count, arguments, init, fini, end_of_loader, stack_end);
}
