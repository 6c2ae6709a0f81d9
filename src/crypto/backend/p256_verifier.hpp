// Verifying many ECDSA signatures of one P-256 key, such as a signer that is pinned.
#pragma once

#include <memory>

#include "coffer/core/bytes.hpp"
#include "coffer/core/result.hpp"

namespace coffer::backend::openssl::p256 {

/// Verifier keeps a table of multiples of one public key: a signature costs two multiplications by fixed points, a third of the time of
/// ecdsa_verify. Making one takes as long as some 1,000 such signatures save (20 to 30 ms; 150 KB). Move-only; verify is safe from several
/// threads.
class Verifier {
public:
    /// from_point builds the table; `point` was parsed. Errors: out_of_memory, backend.
    [[nodiscard]] static Result<Verifier> from_point(FixedBytes<65> point);
    Verifier(Verifier&&) noexcept;
    Verifier& operator=(Verifier&&) noexcept;
    ~Verifier();

    /// As ecdsa_verify: high s is accepted, r or s of 0 or >= n is not. Errors: signature_invalid, out_of_memory, backend.
    [[nodiscard]] Status verify(FixedBytes<32> digest, FixedBytes<64> signature) const noexcept;

private:
    struct Table;
    explicit Verifier(std::unique_ptr<const Table> table) noexcept;
    std::unique_ptr<const Table> table_;
};

}  // namespace coffer::backend::openssl::p256
