// Owning pointers to OpenSSL's objects.
#pragma once

#include <memory>

namespace coffer::backend::openssl {

/// Free calls `Function` to free an object. For secrets, `Function` is the one that clears.
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
