#include <cstdio>

#include "cli/app.hpp"
#include "cli/process/core_dumps.hpp"

int main(int argc, char** argv) {
    if (!coffer::cli::forbid_core_dumps()) {
        std::fputs("coffer: cannot disable core dumps\n", stderr);
        return 8;
    }
    return coffer::cli::run(argc, argv);
}
