// The binary encoding of Solana messages.
#pragma once

#include "coffer/tx/solana.hpp"
#include "core/reader.hpp"

namespace coffer::tx::solana {

/// read_message reads a message, which must end where the reader ends. Errors: those of Transaction::parse.
[[nodiscard]] Result<Message> read_message(Reader& reader);
/// write_message returns the encoding of a message.
[[nodiscard]] std::vector<u8> write_message(const Message& message);

/// in_part returns `result`. An error that names no part is given the name `part`.
template <typename T>
[[nodiscard]] Result<T> in_part(Result<T> result, const char* part) {
    if (result || *result.error().what != '\0') return result;
    return fail(result.error().code, result.error().at, part);
}

}  // namespace coffer::tx::solana
