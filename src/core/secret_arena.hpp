// SecretArena: one growing pool for all secret blocks. Its bookkeeping lies outside the pool, so that a write beyond a block cannot corrupt
// it.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <memory>
#include <vector>

#include "core/system.hpp"

namespace coffer::core {

/// SecretArena allocates zeroed blocks, aligned to 16 bytes. Blocks of up to 2 KiB are cells of one size class in a 4 KiB unit. Blocks of
/// up to 64 KiB are whole units of a 256 KiB chunk. Larger blocks have a mapping of their own. Thread-safe.
class SecretArena {
public:
    static constexpr std::size_t unit_bytes = 4096;
    static constexpr std::size_t units_per_chunk = 64;
    static constexpr std::size_t chunk_bytes = unit_bytes * units_per_chunk;
    static constexpr std::size_t max_cell_bytes = 2048;
    static constexpr std::size_t max_pooled_bytes = 64 * 1024;

    /// allocate returns a block, or null if the system has no memory. It may throw std::bad_alloc for its bookkeeping; the arena is then
    /// unchanged.
    [[nodiscard]] u8* allocate(std::size_t size);
    /// free wipes a block and takes it back. `size` is the size with which the block was allocated (COFFER_INVARIANT).
    void free(u8* block, std::size_t size) noexcept;
    /// locked returns whether every page of the arena is locked. If there is no chunk yet, it makes the first one.
    [[nodiscard]] bool locked();

    /// set_kept_on_fork chooses what forked children find in all present and future pages: their content (true) or zeros (false). It
    /// returns false if the system refuses; the arena is then unchanged.
    [[nodiscard]] bool set_kept_on_fork(bool kept) noexcept;

    // These are called around fork. The child gets a usable arena that records that its pages are no longer locked.
    void before_fork() noexcept { mutex_.lock(); }
    void after_fork_in_parent() noexcept { mutex_.unlock(); }
    void after_fork_in_child() noexcept;
    /// forks returns the number of forks between the process that made the arena and this process.
    [[nodiscard]] u32 forks() const noexcept { return forks_; }

private:
    static constexpr std::array<u16, 13> cell_sizes{16, 32, 48, 64, 96, 128, 192, 256, 384, 512, 816, 1360, 2048};
    static constexpr std::size_t max_cells = unit_bytes / cell_sizes.front();

    struct Chunk;
    /// Unit is the state of a unit that is divided into cells.
    struct Unit {
        Chunk* chunk = nullptr;
        Unit* previous = nullptr;  // in the list of units of this class that have a free cell
        Unit* next = nullptr;
        u16 index = 0;
        u16 used = 0;
        u8 size_class = 0;
        std::array<u64, max_cells / 64> taken{};
    };
    struct Chunk {
        LockedPages pages;
        u64 taken_units = 0;  // bit u is set: unit u is in use
        std::array<Unit, units_per_chunk> units;
    };

    static std::size_t class_of(std::size_t size) noexcept;
    static std::size_t cells_of(std::size_t size_class) noexcept { return unit_bytes / cell_sizes[size_class]; }

    u8* allocate_cell(std::size_t size_class);
    u8* allocate_units(std::size_t count);
    u8* allocate_mapping(std::size_t size);
    void free_cell(Chunk& chunk, std::size_t unit_index, u8* block, std::size_t size) noexcept;
    void free_units(Chunk& chunk, std::size_t first, std::size_t count) noexcept;
    void free_mapping(const u8* block, std::size_t size) noexcept;
    Chunk* grow();
    Chunk* chunk_of(const u8* block) noexcept;
    void link(Unit& unit) noexcept;
    void unlink(Unit& unit) noexcept;
    void relock_after_fork() noexcept;
    LockedPages map(std::size_t size, std::size_t alignment) const noexcept;
    bool advise_all(bool kept) const noexcept;

    Mutex mutex_;
    std::vector<std::unique_ptr<Chunk>> chunks_;  // sorted by address
    std::vector<LockedPages> mappings_;           // sorted by address
    std::array<Unit*, cell_sizes.size()> with_room_{};
    std::atomic<u32> forks_ = 0;
    bool forked_ = false;  // true after a fork, until the pages are locked again
    bool kept_on_fork_ = false;
};

}  // namespace coffer::core
