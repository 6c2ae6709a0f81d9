#include "core/secret_arena.hpp"

#include <algorithm>
#include <bit>
#include <functional>

#include "coffer/core/result.hpp"
#include "coffer/core/secret.hpp"

namespace coffer::core {
namespace {

constexpr u64 run_mask(std::size_t first, std::size_t count) noexcept {
    return (count == 64 ? ~u64{0} : (u64{1} << count) - 1) << first;
}

/// first_free_run returns the first of `count` consecutive free units, or 64 if there are none.
std::size_t first_free_run(u64 taken, std::size_t count) noexcept {
    for (std::size_t first = 0; first + count <= SecretArena::units_per_chunk; ++first) {
        if ((taken & run_mask(first, count)) == 0) return first;
    }
    return SecretArena::units_per_chunk;
}

constexpr std::size_t round_up(std::size_t value, std::size_t step) noexcept {
    return (value + step - 1) / step * step;
}

constexpr auto below = [](const auto& element, const u8* address) { return std::less<>{}(element.data, address); };

}  // namespace

std::size_t SecretArena::class_of(std::size_t size) noexcept {
    return static_cast<std::size_t>(std::lower_bound(cell_sizes.begin(), cell_sizes.end(), size) - cell_sizes.begin());
}

u8* SecretArena::allocate(std::size_t size) {
    const std::lock_guard guard(mutex_);
    if (forked_) relock_after_fork();
    if (size <= max_cell_bytes) return allocate_cell(class_of(size));
    if (size <= max_pooled_bytes) return allocate_units(round_up(size, unit_bytes) / unit_bytes);
    return allocate_mapping(size);
}

void SecretArena::free(u8* block, std::size_t size) noexcept {
    wipe(MutBytes(block, size));
    const std::lock_guard guard(mutex_);
    if (size > max_pooled_bytes) return free_mapping(block, size);
    Chunk* const chunk = chunk_of(block);
    COFFER_INVARIANT(chunk != nullptr);
    const auto offset = static_cast<std::size_t>(block - chunk->pages.data);
    if (size <= max_cell_bytes) return free_cell(*chunk, offset / unit_bytes, block, size);
    free_units(*chunk, offset / unit_bytes, round_up(size, unit_bytes) / unit_bytes);
}

bool SecretArena::locked() {
    const std::lock_guard guard(mutex_);
    if (forked_) relock_after_fork();
    if (chunks_.empty() && grow() == nullptr) return false;
    return std::ranges::all_of(chunks_, [](const auto& chunk) { return chunk->pages.locked; }) &&
           std::ranges::all_of(mappings_, [](const LockedPages& pages) { return pages.locked; });
}

bool SecretArena::set_kept_on_fork(bool kept) noexcept {
    const std::lock_guard guard(mutex_);
    if (!advise_all(kept)) {
        (void)advise_all(kept_on_fork_);
        return false;
    }
    kept_on_fork_ = kept;
    return true;
}

bool SecretArena::advise_all(bool kept) const noexcept {
    return std::ranges::all_of(chunks_, [kept](const auto& chunk) { return core::set_kept_on_fork(chunk->pages, kept); }) &&
           std::ranges::all_of(mappings_, [kept](const LockedPages& pages) { return core::set_kept_on_fork(pages, kept); });
}

LockedPages SecretArena::map(std::size_t size, std::size_t alignment) const noexcept {
    const LockedPages pages = map_locked_pages(size, alignment);
    if (pages.data == nullptr || !kept_on_fork_ || core::set_kept_on_fork(pages, true)) return pages;
    unmap_locked_pages(pages);
    return {};
}

void SecretArena::after_fork_in_child() noexcept {
    ++forks_;
    forked_ = true;
    mutex_.unlock();
}

void SecretArena::relock_after_fork() noexcept {
    forked_ = false;
    for (const auto& chunk : chunks_) relock(chunk->pages);
    for (LockedPages& pages : mappings_) relock(pages);
}

u8* SecretArena::allocate_cell(std::size_t size_class) {
    Unit* unit = with_room_[size_class];
    if (unit == nullptr) {
        u8* const memory = allocate_units(1);
        if (memory == nullptr) return nullptr;
        Chunk* const chunk = chunk_of(memory);
        const auto index = static_cast<std::size_t>(memory - chunk->pages.data) / unit_bytes;
        unit = &chunk->units[index];
        *unit = Unit{.chunk = chunk, .index = static_cast<u16>(index), .size_class = static_cast<u8>(size_class)};
        link(*unit);
    }
    std::size_t word = 0;
    while (unit->taken[word] == ~u64{0}) ++word;
    const auto bit = static_cast<std::size_t>(std::countr_one(unit->taken[word]));
    unit->taken[word] |= u64{1} << bit;
    if (++unit->used == cells_of(size_class)) unlink(*unit);
    return unit->chunk->pages.data + unit->index * unit_bytes + (word * 64 + bit) * cell_sizes[size_class];
}

void SecretArena::free_cell(Chunk& chunk, std::size_t unit_index, u8* block, std::size_t size) noexcept {
    Unit& unit = chunk.units[unit_index];
    const std::size_t cell_size = cell_sizes[class_of(size)];
    const auto offset = static_cast<std::size_t>(block - chunk.pages.data) % unit_bytes;
    const std::size_t cell = offset / cell_size;
    const u64 bit = u64{1} << (cell % 64);
    COFFER_INVARIANT((chunk.taken_units >> unit_index & 1) != 0 && unit.used != 0 && cell_sizes[unit.size_class] == cell_size &&
                     offset % cell_size == 0 && (unit.taken[cell / 64] & bit) != 0);
    unit.taken[cell / 64] &= ~bit;
    if (unit.used-- == cells_of(unit.size_class)) link(unit);
    if (unit.used == 0) {
        unlink(unit);
        free_units(chunk, unit_index, 1);
    }
}

u8* SecretArena::allocate_units(std::size_t count) {
    Chunk* chunk = nullptr;
    std::size_t first = units_per_chunk;
    for (const auto& candidate : chunks_) {
        first = first_free_run(candidate->taken_units, count);
        if (first != units_per_chunk) {
            chunk = candidate.get();
            break;
        }
    }
    if (chunk == nullptr) {
        chunk = grow();
        if (chunk == nullptr) return nullptr;
        first = 0;
    }
    chunk->taken_units |= run_mask(first, count);
    return chunk->pages.data + first * unit_bytes;
}

void SecretArena::free_units(Chunk& chunk, std::size_t first, std::size_t count) noexcept {
    const u64 mask = run_mask(first, count);
    COFFER_INVARIANT((chunk.taken_units & mask) == mask);
    chunk.taken_units &= ~mask;
    if (chunk.taken_units != 0) return;
    // One empty chunk is kept, so that repeated allocation of a single secret does not map and unmap each time.
    const auto empty = std::ranges::count_if(chunks_, [](const auto& c) { return c->taken_units == 0; });
    if (empty < 2) return;
    const auto place = std::ranges::find_if(chunks_, [&](const auto& c) { return c.get() == &chunk; });
    unmap_locked_pages(chunk.pages);
    chunks_.erase(place);
}

SecretArena::Chunk* SecretArena::grow() {
    chunks_.reserve(chunks_.size() + 1);
    auto chunk = std::make_unique<Chunk>();
    chunk->pages = map(chunk_bytes, chunk_bytes);
    if (chunk->pages.data == nullptr) return nullptr;
    const auto place =
        std::lower_bound(chunks_.begin(), chunks_.end(), chunk->pages.data, [](const auto& c, const u8* a) { return below(c->pages, a); });
    return chunks_.insert(place, std::move(chunk))->get();
}

SecretArena::Chunk* SecretArena::chunk_of(const u8* block) noexcept {
    const auto address = reinterpret_cast<std::uintptr_t>(block) & ~(static_cast<std::uintptr_t>(chunk_bytes) - 1);
    const auto* const base = reinterpret_cast<const u8*>(address);
    const auto place =
        std::lower_bound(chunks_.begin(), chunks_.end(), base, [](const auto& c, const u8* a) { return below(c->pages, a); });
    return place != chunks_.end() && (*place)->pages.data == base ? place->get() : nullptr;
}

u8* SecretArena::allocate_mapping(std::size_t size) {
    if (size > SIZE_MAX / 2) return nullptr;
    mappings_.reserve(mappings_.size() + 1);
    const LockedPages pages = map(round_up(size, page_size()), page_size());
    if (pages.data == nullptr) return nullptr;
    mappings_.insert(std::lower_bound(mappings_.begin(), mappings_.end(), pages.data, below), pages);
    return pages.data;
}

void SecretArena::free_mapping(const u8* block, std::size_t size) noexcept {
    const auto place = std::lower_bound(mappings_.begin(), mappings_.end(), block, below);
    COFFER_INVARIANT(place != mappings_.end() && place->data == block && place->size == round_up(size, page_size()));
    unmap_locked_pages(*place);
    mappings_.erase(place);
}

void SecretArena::link(Unit& unit) noexcept {
    Unit*& head = with_room_[unit.size_class];
    unit.previous = nullptr;
    unit.next = head;
    if (head != nullptr) head->previous = &unit;
    head = &unit;
}

void SecretArena::unlink(Unit& unit) noexcept {
    (unit.previous != nullptr ? unit.previous->next : with_room_[unit.size_class]) = unit.next;
    if (unit.next != nullptr) unit.next->previous = unit.previous;
    unit.previous = nullptr;
    unit.next = nullptr;
}

}  // namespace coffer::core
