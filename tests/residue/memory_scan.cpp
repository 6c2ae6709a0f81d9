#include "residue/memory_scan.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <ucontext.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace coffer::testing {
namespace {

constexpr std::size_t word_size = sizeof(u64);
constexpr std::size_t most_words = 8192;
constexpr std::size_t own_stack_size = 2 << 20;

struct Word {
    u64 masked;
    bool reversed;
};

// All in static memory, because the heap is searched.
struct Watched {
    std::array<Word, most_words> words;
    std::size_t count = 0;
    std::bitset<65536> low_bits;  // of the masked words: one lookup excludes most of memory
};
Watched watched;
u8* own_stack = nullptr;

u64 mask() {
    static const u64 drawn = [] {
        u64 value = 0;
        if (getrandom(&value, sizeof value, 0) != sizeof value) std::abort();
        return value;
    }();
    return drawn;
}

// Masks byte by byte, so that no register holds the whole word, which could be spilled to memory.
u64 masked_word(const volatile u8* bytes, bool reversed) {
    u64 word = 0;
    const u64 with = mask();
    for (std::size_t i = 0; i < word_size; ++i) {
        const u64 byte = bytes[reversed ? word_size - 1 - i : i] ^ (with >> (8 * i) & 0xff);
        word |= byte << (8 * i);
    }
    return word;
}

// A word of one repeated byte is not watched, because memory is full of such words.
bool telling(const volatile u8* bytes) {
    for (std::size_t i = 1; i < word_size; ++i)
        if (bytes[i] != bytes[0]) return true;
    return false;
}

void add(const u8* bytes) {
    if (!telling(bytes)) return;
    for (const bool reversed : {false, true}) {
        if (watched.count == most_words) std::abort();
        const u64 word = masked_word(bytes, reversed);
        watched.words[watched.count++] = {word, reversed};
        watched.low_bits.set(word & 0xffff);
    }
}

struct Mapping {
    const u8* begin;
    const u8* end;
    std::string name;
};

// Parses /proc/self/maps, whose lines are "begin-end rwxp offset device inode   name".
std::vector<Mapping> writable_mappings() {
    std::string text;
    std::array<char, 4096> chunk;
    const int file = open("/proc/self/maps", O_RDONLY);
    if (file < 0) std::abort();
    for (ssize_t got; (got = read(file, chunk.data(), chunk.size())) > 0;) text.append(chunk.data(), static_cast<std::size_t>(got));
    close(file);
    std::vector<Mapping> mappings;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        const std::string line = text.substr(at, end - at);
        at = end + 1;
        char* next = nullptr;
        const auto from = std::strtoull(line.c_str(), &next, 16);
        const auto to = std::strtoull(next + 1, &next, 16);
        if (std::string_view(next).substr(1, 2) != "rw") continue;
        const std::size_t name = line.find_first_of("/[", static_cast<std::size_t>(next - line.c_str()));
        mappings.push_back({reinterpret_cast<const u8*>(from),
                            reinterpret_cast<const u8*>(to),  // NOLINT: integers are converted to addresses on purpose
                            name == std::string::npos ? "anonymous" : line.substr(name)});
    }
    return mappings;
}

[[gnu::no_sanitize_address]] void search(const Mapping& mapping, Finding& finding) {
    const u64 with = mask();
    for (const u8* at = mapping.begin; at + word_size <= mapping.end; ++at) {
        u64 word;
        __builtin_memcpy(&word, at, word_size);
        word ^= with;
        if (!watched.low_bits[word & 0xffff]) continue;
        for (std::size_t i = 0; i < watched.count; ++i) {
            if (watched.words[i].masked != word) continue;
            ++(watched.words[i].reversed ? finding.reversed_words : finding.words);
            break;
        }
    }
}

void (*entry)() = nullptr;

}  // namespace

void watch(Bytes secret) {
    if (secret.size() < word_size) return;
    for (std::size_t at = 0; at + word_size <= secret.size(); at += word_size) add(&secret[at]);
    if (secret.size() % word_size != 0) add(&secret[secret.size() - word_size]);
}

std::vector<Finding> find_watched() {
    std::vector<Finding> findings;
    for (const Mapping& mapping : writable_mappings()) {
        Finding finding{mapping.begin == own_stack ? "stack of the flow" : mapping.name};
        search(mapping, finding);
        if (finding.words + finding.reversed_words != 0) findings.push_back(finding);
    }
    return findings;
}

void run_on_own_stack(void (*function)()) {
    static ucontext_t caller;
    static ucontext_t callee;
    if (own_stack == nullptr) {
        void* mapped = mmap(nullptr, own_stack_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (mapped == MAP_FAILED) std::abort();
        // An inaccessible page on either side keeps the kernel from merging the mapping with its neighbours.
        own_stack = static_cast<u8*>(mapped) + 4096;
        mprotect(mapped, 4096, PROT_NONE);
        mprotect(own_stack + own_stack_size - 2 * 4096, 4096, PROT_NONE);
    }
    entry = function;
    getcontext(&callee);
    callee.uc_stack.ss_sp = own_stack;
    callee.uc_stack.ss_size = own_stack_size - 2 * 4096;
    callee.uc_link = &caller;
    makecontext(
        &callee, [] { entry(); }, 0);
    swapcontext(&caller, &callee);
}

}  // namespace coffer::testing
