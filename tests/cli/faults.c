/* Preloaded into the program: makes the Nth system call that changes files fail, or delivers a signal before it, and lets a file system
 * lack operations.
 *
 *   COFFER_FAULT="N CALL ERRNO SIGNAL"  at the Nth call (from 1) of CALL ("any": of all): SIGNAL is raised, unless 0, and the call fails
 * with ERRNO, unless 0 COFFER_FAULT_MARK=PATH              is created when that has happened COFFER_FAULT_LACKS=LIST             of:
 * tmpfile, exchange, noreplace, link
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int due(const char* call) {
    static int count;
    const char* plan = getenv("COFFER_FAULT");
    int at = 0, error = 0, number = 0;
    char wanted[32] = "";
    if (plan == NULL || sscanf(plan, "%d %31s %d %d", &at, wanted, &error, &number) != 4) return 0;
    if (strcmp(wanted, "any") != 0 && strcmp(wanted, call) != 0) return 0;
    if (++count != at) return 0;
    const char* mark = getenv("COFFER_FAULT_MARK");
    if (mark != NULL) close((int)syscall(SYS_openat, AT_FDCWD, mark, O_WRONLY | O_CREAT, 0600));
    if (number != 0) kill(getpid(), number);
    if (error == 0) return 0;
    errno = error;
    return 1;
}

/* Counted from when main runs: before that the program has no say. The table of the environment is read once, without memory. */
static long memory_limit = -1;
static long allocations;
static int exhausted(void) {
    return memory_limit > 0 && __atomic_add_fetch(&allocations, 1, __ATOMIC_RELAXED) >= memory_limit;
}
extern void* __libc_malloc(size_t size);
extern void* __libc_calloc(size_t count, size_t size);
extern void* __libc_realloc(void* block, size_t size);
extern void* __libc_memalign(size_t alignment, size_t size);
static void* out_of_memory(void) {
    errno = ENOMEM;
    return NULL;
}
void* malloc(size_t size) {
    return exhausted() ? out_of_memory() : __libc_malloc(size);
}
void* calloc(size_t count, size_t size) {
    return exhausted() ? out_of_memory() : __libc_calloc(count, size);
}
void* realloc(void* block, size_t size) {
    return exhausted() ? out_of_memory() : __libc_realloc(block, size);
}
void* aligned_alloc(size_t alignment, size_t size) {
    return exhausted() ? out_of_memory() : __libc_memalign(alignment, size);
}
int posix_memalign(void** block, size_t alignment, size_t size) {
    if (exhausted()) return ENOMEM;
    *block = __libc_memalign(alignment, size);
    return *block == NULL ? ENOMEM : 0;
}

/* COFFER_FAULT_SODIUM=VERSION is what libsodium says of itself. */
const char* sodium_version_string(void) {
    const char* (*own)(void) = NULL;
    const char* told = getenv("COFFER_FAULT_SODIUM");
    if (told != NULL) return told;
    *(void**)&own = dlsym(RTLD_NEXT, "sodium_version_string");
    return own();
}

/* The first call that the program makes in main. */
int fcntl(int fd, int command, ...) {
    va_list arguments;
    va_start(arguments, command);
    void* argument = va_arg(arguments, void*);
    va_end(arguments);
    if (memory_limit == -1) {
        const char* limit = getenv("COFFER_FAULT_MEMORY");
        memory_limit = limit == NULL ? 0 : atol(limit);
    }
    return (int)syscall(SYS_fcntl, fd, command, argument);
}

static int lacks(const char* what) {
    const char* list = getenv("COFFER_FAULT_LACKS");
    return list != NULL && strstr(list, what) != NULL;
}

static int refuse(int error) {
    errno = error;
    return -1;
}

/* Calls that open a file to read are none of ours to count: the libraries' own would be among them. */
static int open_with(const char* call, int folder, const char* path, int flags, unsigned mode) {
    const int reads = (flags & O_ACCMODE) == O_RDONLY;
    if ((flags & O_TMPFILE) == O_TMPFILE && lacks("tmpfile")) return refuse(EOPNOTSUPP);
    if (!reads && due(call)) return -1;
    return (int)syscall(SYS_openat, folder, path, flags, mode);
}

static unsigned mode_of(int flags, va_list arguments) {
    return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(arguments, unsigned) : 0;
}

int open(const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const unsigned mode = mode_of(flags, arguments);
    va_end(arguments);
    return open_with("open", AT_FDCWD, path, flags, mode);
}

int openat(int folder, const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const unsigned mode = mode_of(flags, arguments);
    va_end(arguments);
    return open_with("open", folder, path, flags, mode);
}

ssize_t write(int fd, const void* data, size_t size) {
    return due("write") ? -1 : syscall(SYS_write, fd, data, size);
}
int fsync(int fd) {
    return due("fsync") ? -1 : (int)syscall(SYS_fsync, fd);
}
int fchmod(int fd, mode_t mode) {
    return due("fchmod") ? -1 : (int)syscall(SYS_fchmod, fd, mode);
}
int mkdir(const char* path, mode_t mode) {
    return due("mkdir") ? -1 : (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}
int unlink(const char* path) {
    return due("unlink") ? -1 : (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}
int unlinkat(int folder, const char* path, int flags) {
    return due("unlink") ? -1 : (int)syscall(SYS_unlinkat, folder, path, flags);
}
int linkat(int old_folder, const char* old_path, int new_folder, const char* new_path, int flags) {
    if (lacks("link")) return refuse(EPERM);
    return due("link") ? -1 : (int)syscall(SYS_linkat, old_folder, old_path, new_folder, new_path, flags);
}
int renameat2(int old_folder, const char* old_path, int new_folder, const char* new_path, unsigned flags) {
    if ((flags & RENAME_EXCHANGE) != 0 && lacks("exchange")) return refuse(EINVAL);
    if ((flags & RENAME_NOREPLACE) != 0 && lacks("noreplace")) return refuse(EINVAL);
    return due("rename") ? -1 : (int)syscall(SYS_renameat2, old_folder, old_path, new_folder, new_path, flags);
}
int renameat(int old_folder, const char* old_path, int new_folder, const char* new_path) {
    return renameat2(old_folder, old_path, new_folder, new_path, 0);
}
int rename(const char* old_path, const char* new_path) {
    return renameat2(AT_FDCWD, old_path, AT_FDCWD, new_path, 0);
}
