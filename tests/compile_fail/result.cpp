// Code that must not compile: using a Result as its value.
#include "coffer/core/result.hpp"

using namespace coffer;

Result<int> make();
void take(int);

void use() {
    if (const Result<int> made = make()) take(*made);
    const Result<int> failed_well = fail(Error{Errc::internal});
    const Error error_itself = fail(Errc::internal).error();
#if COFFER_CASE == 1
    take(make());
#elif COFFER_CASE == 2
    Result<int> nothing;
#elif COFFER_CASE == 3
    const bool implicit = make();
#elif COFFER_CASE == 4
    const Result<int> failed = Error{Errc::internal};
#elif COFFER_CASE == 5
    const Error error = fail(Errc::internal);
#endif
}
