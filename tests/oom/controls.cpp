#include "oom/controls.hpp"

#include <cstdlib>
#include <memory>
#include <new>
#include <vector>

namespace coffer::testing {
namespace {

/// block allocates memory in a way that the compiler cannot optimise away.
void* block() {
    void* volatile made = std::malloc(100);
    return made;
}

struct FreeBlock {
    void operator()(void* made) const { std::free(made); }
};
using Block = std::unique_ptr<void, FreeBlock>;

// The fault: a lack of memory is reported as "no".
Use another_verdict() {
    return [] {
        const Block first(block());
        const Block second(block());
        return std::string(first && second ? "valid" : "refused: signature_invalid");
    };
}

// The fault: a lack of memory leads to the next candidate.
Use another_value() {
    return [] {
        for (const char* value : {"first key", "second key"}) {
            const Block made(block());
            if (made) return std::string(value);
        }
        throw std::bad_alloc();
    };
}

Use crash() {
    return [] {
        const Block made(block());
        *static_cast<volatile char*>(made.get()) = 1;
        return std::string("written");
    };
}

// The fault: a lack of memory leads to endless retries.
Use hang() {
    return [] {
        for (;;) {
            const Block made(block());
            if (made) return std::string("made");
        }
    };
}

// The fault: an object that a thread makes once is not made again after a failure.
Use refuses_for_ever() {
    return [] {
        thread_local void* const kept = block();
        if (kept == nullptr) throw std::bad_alloc();
        return std::string("kept");
    };
}

// The fault: a failure leaves the object half changed.
Use spoilt_object() {
    const auto list = std::make_shared<std::vector<int>>();
    return [list] {
        list->push_back(1);
        const Block made(block());
        if (!made) throw std::bad_alloc();
        const std::string said = std::to_string(list->size());
        list->clear();
        return said;
    };
}

}  // namespace

std::vector<Subject> faulty_subjects() {
    return {{"another verdict", another_verdict},   {"another value", another_value},  {"a crash", crash}, {"a hang", hang},
            {"refuses for ever", refuses_for_ever}, {"a spoilt object", spoilt_object}};
}

}  // namespace coffer::testing
