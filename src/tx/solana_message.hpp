// A Solana message as bytes.
#pragma once

#include "coffer/tx/solana.hpp"
#include "core/reader.hpp"

namespace coffer::tx::solana {

/// read_message reads a message to the end of the reader. Errors as Transaction::parse.
[[nodiscard]] Result<Message> read_message(Reader& reader);
[[nodiscard]] std::vector<u8> write_message(const Message& message);

/// in_part gives an error the name of the part that it lies in.
template <typename T>
[[nodiscard]] Result<T> in_part(Result<T> result, const char* part) {
    if (result || *result.error().what != '\0') return result;
    return Error{result.error().code, result.error().at, part};
}

}  // namespace coffer::tx::solana
