// The seeds of many BIP-39 mnemonics.
#pragma once

#include <span>
#include <vector>

#include "coffer/hd/mnemonic.hpp"

namespace coffer {

/// MnemonicAndPassphrase is a mnemonic and its passphrase, which may be empty. Secret. Move-only.
struct MnemonicAndPassphrase {
    Mnemonic mnemonic;
    SecretText passphrase;  ///< may be empty
};

/// derive_seeds returns the 64-byte seeds of several mnemonics with their passphrases, in order. Each seed is the result of
/// Mnemonic::to_seed. On processors with AVX2 or AVX-512, several seeds are computed at once; docs/performance.md has measurements.
/// `phrases`: the mnemonics and passphrases. `threads`: maximum number of threads, including the calling thread; 0 counts as 1.
/// `unassigned`: as in Mnemonic::to_seed.
/// Errors, with the index of the first item that fails: passphrase_too_long, text_unassigned, caller_misuse (`unassigned` is not a member
/// of its enumeration), out_of_memory. On error, no seed is returned.
/// Secret. Constant time as Mnemonic::to_seed.
[[nodiscard]] Result<std::vector<Seed>> derive_seeds(std::span<const MnemonicAndPassphrase> phrases, unsigned threads,
                                                     text::Unassigned unassigned = text::Unassigned::refuse);

/// derive_seeds returns the seeds of several mnemonics with the same passphrase, in order. `passphrase`: may be empty. `phrases`, `threads`
/// and `unassigned`: as above.
/// Errors, without a position: passphrase_too_long, text_unassigned, caller_misuse (`unassigned`).
/// Secret. Constant time as Mnemonic::to_seed.
[[nodiscard]] Result<std::vector<Seed>> derive_seeds(std::span<const Mnemonic> phrases, const SecretText& passphrase, unsigned threads,
                                                     text::Unassigned unassigned = text::Unassigned::refuse);

}  // namespace coffer
