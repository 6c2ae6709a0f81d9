// The seed from which a key tree is derived.
#pragma once

#include "coffer/core/secret.hpp"

namespace coffer {

/// Seed is the secret from which the master node of a key tree is derived: 16 to 64 bytes (BIP-32). A seed derived from a BIP-39 mnemonic
/// has 64 bytes. Secret. Move-only; clone copies.
class Seed {
public:
    /// min_size is the minimum length of a seed, in bytes.
    static constexpr std::size_t min_size = 16;
    /// max_size is the maximum length of a seed, in bytes.
    static constexpr std::size_t max_size = 64;

    /// parse returns a seed that holds a copy of `bytes`. `bytes`: 16 to 64 bytes. Secret. Error: seed_length.
    [[nodiscard]] static Result<Seed> parse(Bytes bytes) noexcept;
    /// Takes the 64 bytes of a seed. Secret.
    explicit Seed(SecretArray<max_size> bytes) noexcept : bytes_(std::move(bytes)), size_(max_size) {}

    bool operator==(const Seed&) const = delete;

    /// clone returns a copy. Secret.
    [[nodiscard]] Seed clone() const noexcept { return {bytes_.clone(), size_}; }
    /// size returns the length of the seed, in bytes.
    [[nodiscard]] std::size_t size() const noexcept { return reveal().size(); }
    /// reveal returns a view of the secret bytes, valid until the seed is moved or destroyed. Secret.
    [[nodiscard]] Bytes reveal() const noexcept COFFER_LIFETIMEBOUND { return Bytes(bytes_.reveal()).first(size_); }

private:
    Seed(SecretArray<max_size> bytes, std::size_t size) noexcept : bytes_(std::move(bytes)), size_(size) {}
    SecretArray<max_size> bytes_;
    std::size_t size_;
};

}  // namespace coffer
