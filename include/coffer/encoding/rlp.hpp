// Recursive Length Prefix (Ethereum's yellow paper, appendix B): writing.
#pragma once

#include <vector>

#include "coffer/core/bytes.hpp"

namespace coffer::rlp {

/// Writer builds one RLP item. Calls must be balanced (COFFER_INVARIANT).
///
///     Writer w;
///     w.begin_list().integer(chain_id).bytes(address).integer(nonce).end_list();
class Writer {
public:
    Writer& begin_list();
    Writer& end_list();
    /// bytes writes a string of bytes as it is.
    Writer& bytes(Bytes value);
    /// integer writes a number without leading zero bytes, zero as the empty string.
    Writer& integer(u64 value);
    /// integer of any size, big-endian.
    Writer& integer(Bytes big_endian);

    /// finish returns the encoding; the writer is empty afterwards.
    [[nodiscard]] std::vector<u8> finish();

private:
    void header(std::size_t at, std::size_t size, u8 short_base, u8 long_base);

    std::vector<u8> out_;
    std::vector<std::size_t> open_;  // where the content of each open list begins
};

}  // namespace coffer::rlp
