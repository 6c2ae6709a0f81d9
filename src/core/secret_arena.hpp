// SecretArena: one growing pool for all secret blocks. Its bookkeeping lies outside the pool, so no write into a block can bend it.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <memory>
#include <vector>

#include "core/system.hpp"

namespace coffer::core {

/// SecretArena hands out zeroed blocks, 16-byte aligned. Up to 2 KiB: cells of one size class in a 4 KiB unit. Up to 64 KiB: whole units of
/// a 256 KiB chunk. Larger: a mapping of its own. Thread-safe.
class SecretArena {
public:
    static constexpr std::size_t unit_bytes = 4096;
    static constexpr std::size_t units_per_chunk = 64;
    static constexpr std::size_t chunk_bytes = unit_bytes * units_per_chunk;
    static constexpr std::size_t max_cell_bytes = 2048;
    static constexpr std::size_t max_pooled_bytes = 64 * 1024;

    /// allocate returns null when the system has no memory; may throw std::bad_alloc for its bookkeeping, then nothing has changed.
    [[nodiscard]] u8* allocate(std::size_t size);
    /// free wipes and takes back a block of the very size that it was allocated with (COFFER_INVARIANT).
    void free(u8* block, std::size_t size) noexcept;
    /// locked says whether every page of the arena is locked; the first chunk is made for the answer.
    [[nodiscard]] bool locked();

    /// set_kept_on_fork chooses what forked children find, in all pages that are there and all to come: their content (true), or zeros.
    /// False where the system refuses; then the arena is as before.
    [[nodiscard]] bool set_kept_on_fork(bool kept) noexcept;

    // To be called around fork, so that a child gets a usable arena that knows that its pages are no longer locked.
    void before_fork() noexcept { mutex_.lock(); }
    void after_fork_in_parent() noexcept { mutex_.unlock(); }
    void after_fork_in_child() noexcept;
    /// forks counts the forks between the process that made the arena and this one.
    [[nodiscard]] u32 forks() const noexcept { return forks_; }

private:
    static constexpr std::array<u16, 13> cell_sizes{16, 32, 48, 64, 96, 128, 192, 256, 384, 512, 816, 1360, 2048};
    static constexpr std::size_t max_cells = unit_bytes / cell_sizes.front();

    struct Chunk;
    /// Unit is the state of one unit that is cut into cells.
    struct Unit {
        Chunk* chunk = nullptr;
        Unit* previous = nullptr;  // among the units of this class that have a free cell
        Unit* next = nullptr;
        u16 index = 0;
        u16 used = 0;
        u8 size_class = 0;
        std::array<u64, max_cells / 64> taken{};
    };
    struct Chunk {
        LockedPages pages;
        u64 taken_units = 0;  // bit u: unit u is in use
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
    bool forked_ = false;  // and the pages are not locked again yet
    bool kept_on_fork_ = false;
};

}  // namespace coffer::core
