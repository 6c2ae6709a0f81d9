// The state of a thread's queue is public in OpenSSL 3 (err.h). There is no other way to read the newest errors without removing the
// host's.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "crypto/backend/openssl_errors.hpp"

#include <openssl/err.h>

#include "coffer/core/result.hpp"

namespace coffer::backend::openssl {

OwnErrors::OwnErrors() noexcept {
    ERR_set_mark();
}

OwnErrors::~OwnErrors() {
    ERR_pop_to_mark();
}

namespace {

struct Queued {
    bool memory;
    bool other;
};

Queued ours() noexcept {
    const ERR_STATE* const queue = ERR_get_state();
    if (queue == nullptr) return {true, false};
    Queued found{};
    for (int at = queue->top; at != queue->bottom && queue->err_marks[at] == 0; at = (at + ERR_NUM_ERRORS - 1) % ERR_NUM_ERRORS) {
        const bool memory = ERR_GET_REASON(queue->err_buffer[at]) == ERR_R_MALLOC_FAILURE;
        (memory ? found.memory : found.other) = true;
    }
    return found;
}

}  // namespace

bool OwnErrors::memory_failed() const noexcept {
    return ours().memory;
}

// An empty queue also means exhausted memory: if OpenSSL 3.0 cannot allocate some objects, such as EVP_CIPHER_CTX, it queues no reason.
Unexpected OwnErrors::could_not() const noexcept {
    const Queued queued = ours();
    return fail(queued.other && !queued.memory ? Errc::backend : Errc::out_of_memory);
}

}  // namespace coffer::backend::openssl
