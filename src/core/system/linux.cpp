// Linux with glibc, musl or Android's C library.
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <new>
#include <type_traits>
#include <vector>

#include "core/system.hpp"

namespace coffer::core {
namespace {

// Threads are started by pthread_create directly. std::thread calls it through libstdc++'s table, which is bound at the first call. Binding
// saves the vector registers to the stack, including any secret in them. Our own table is bound when the program is loaded.
class Helpers {
public:
    // The default stack size is the limit of the process, which may be too small.
    explicit Helpers(std::size_t most) {
        threads_.reserve(most);
        if (pthread_attr_init(&attributes_) != 0) throw std::bad_alloc();
        sized_ = pthread_attr_setstacksize(&attributes_, thread_stack_bytes) == 0;
    }
    ~Helpers() {
        for (const pthread_t thread : threads_) pthread_join(thread, nullptr);
        pthread_attr_destroy(&attributes_);
    }
    Helpers(const Helpers&) = delete;
    Helpers& operator=(const Helpers&) = delete;

    // start returns false if the system cannot start a thread.
    [[nodiscard]] bool start(const std::function<void()>& run) noexcept {
        pthread_t thread;
        const auto call = [](void* function) -> void* {
            (*static_cast<const std::function<void()>*>(function))();
            return nullptr;
        };
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): the thread casts it back to a pointer to const
        if (!sized_ || pthread_create(&thread, &attributes_, call, const_cast<std::function<void()>*>(&run)) != 0) return false;
        threads_.push_back(thread);
        return true;
    }
    [[nodiscard]] std::size_t count() const noexcept { return threads_.size(); }

private:
    std::vector<pthread_t> threads_;
    pthread_attr_t attributes_;
    bool sized_ = false;
};

}  // namespace

std::size_t page_size() noexcept {
    static const auto size = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    return size;
}

LockedPages map_locked_pages(std::size_t size, std::size_t alignment) noexcept {
    const std::size_t guard = page_size();
    const std::size_t reserved = size + alignment + 2 * guard;
    void* const reservation = ::mmap(nullptr, reserved, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (reservation == MAP_FAILED) return {};

    const auto begin = reinterpret_cast<std::uintptr_t>(reservation);
    const std::uintptr_t data = (begin + guard + alignment - 1) & ~(static_cast<std::uintptr_t>(alignment) - 1);
    const std::uintptr_t mapping = data - guard;
    const std::uintptr_t mapping_end = data + size + guard;
    if (mapping != begin) ::munmap(reservation, mapping - begin);
    if (mapping_end != begin + reserved) ::munmap(reinterpret_cast<void*>(mapping_end), begin + reserved - mapping_end);

    LockedPages pages{.data = reinterpret_cast<u8*>(data), .size = size};
    // Without either of these, a secret could reach a core dump or another process. Then no memory is returned.
    if (::mprotect(pages.data, size, PROT_READ | PROT_WRITE) != 0 || ::madvise(pages.data, size, MADV_DONTDUMP) != 0 ||
        !set_kept_on_fork(pages, false)) {
        unmap_locked_pages(pages);
        return {};
    }
    relock(pages);
    return pages;
}

void unmap_locked_pages(const LockedPages& pages) noexcept {
    const std::size_t guard = page_size();
    ::munmap(pages.data - guard, pages.size + 2 * guard);
}

bool set_kept_on_fork(const LockedPages& pages, bool kept) noexcept {
    return ::madvise(pages.data, pages.size, kept ? MADV_KEEPONFORK : MADV_WIPEONFORK) == 0;
}

void relock(LockedPages& pages) noexcept {
    pages.locked = ::mlock(pages.data, pages.size) == 0;
}

void at_fork(void (*before)(), void (*in_parent)(), void (*in_child)()) noexcept {
    ::pthread_atfork(before, in_parent, in_child);
}

void run_on_threads(std::size_t others, const std::function<void()>& run) {
    Helpers helpers(others);
    while (helpers.count() < others && helpers.start(run)) {
    }
    run();
}

std::optional<ThreadKey> make_thread_key(void (*at_end)(void*)) noexcept {
    pthread_key_t key;
    static_assert(std::is_same_v<pthread_key_t, ThreadKey> || std::is_same_v<pthread_key_t, int>);
    if (::pthread_key_create(&key, at_end) != 0) return std::nullopt;
    return static_cast<ThreadKey>(key);
}

void* thread_value(ThreadKey key) noexcept {
    return ::pthread_getspecific(static_cast<pthread_key_t>(key));
}

bool set_thread_value(ThreadKey key, const void* value) noexcept {
    return ::pthread_setspecific(static_cast<pthread_key_t>(key), value) == 0;
}

bool random_from_system(MutBytes out) noexcept {
    while (!out.empty()) {
        const ssize_t got = ::getrandom(out.data(), out.size(), 0);
        if (got > 0)
            out = out.subspan(static_cast<std::size_t>(got));
        else if (got == 0 || errno != EINTR)
            return false;
    }
    return true;
}

void abort_with(std::string_view line) noexcept {
    // A pipe without a reader would end the process by another signal, and a full one would keep it, with its secrets, from ending.
    sigset_t broken_pipe;
    sigemptyset(&broken_pipe);
    sigaddset(&broken_pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &broken_pipe, nullptr);
    pollfd standard_error{STDERR_FILENO, POLLOUT, 0};
    if (::poll(&standard_error, 1, 0) == 1 && (standard_error.revents & POLLOUT) != 0) {
        static_cast<void>(!::write(STDERR_FILENO, line.data(), line.size()));
    }
    std::abort();
}

}  // namespace coffer::core
