// Code that must not compile: using a Result as its value.
#include "coffer/core/result.hpp"

using namespace coffer;

Result<int> make();
void take(int);

void use() {
    if (const Result<int> made = make()) take(*made);
#if COFFER_CASE == 1
    take(make());
#elif COFFER_CASE == 2
    Result<int> nothing;
#elif COFFER_CASE == 3
    const bool implicit = make();
#endif
}
