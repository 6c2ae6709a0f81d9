// Owners of OpenSSL's objects.
#pragma once

#include <memory>

namespace coffer::backend::openssl {

/// Free gives an object back by `Function`: for secrets the one that clears.
template <auto Function>
struct Free {
    template <typename T>
    void operator()(T* object) const noexcept {
        Function(object);
    }
};

template <typename T, auto Function>
using Handle = std::unique_ptr<T, Free<Function>>;

}  // namespace coffer::backend::openssl
