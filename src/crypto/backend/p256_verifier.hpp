// Verification of many ECDSA signatures under one P-256 key, such as a pinned signer.
#pragma once

#include <memory>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::backend::openssl::p256 {

/// Verifier holds a table of multiples of one public key. A signature then costs two multiplications of fixed points, a third of the time
/// of ecdsa_verify. Making a table takes 20 to 30 ms, as much as some 1,000 such signatures save, and 150 KB.
/// Move-only. verify may be called by several threads at once.
class Verifier {
public:
    /// from_point makes the table. `point` has been parsed.
    /// Errors: out_of_memory, backend.
    [[nodiscard]] static Result<Verifier> from_point(FixedBytes<65> point);
    Verifier(Verifier&&) noexcept;
    Verifier& operator=(Verifier&&) noexcept;
    ~Verifier();

    /// verify accepts high s, and refuses r or s that are 0 or not below n, as ecdsa_verify does.
    /// Errors: signature_invalid, out_of_memory, backend.
    [[nodiscard]] Status verify(FixedBytes<32> digest, FixedBytes<64> signature) const noexcept;

private:
    struct Table;
    explicit Verifier(std::unique_ptr<const Table> table) noexcept;
    std::unique_ptr<const Table> table_;
};

}  // namespace coffer::backend::openssl::p256
