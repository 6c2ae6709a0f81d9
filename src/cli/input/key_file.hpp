// Private keys in files and public keys on the command line, in every format that coffer can recognise with certainty.
#pragma once

#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "coffer/keys/key_reader.hpp"

namespace coffer::cli {

/// read_key_file returns the private key in the file that `option` names. Secret. Errors: those of Input::whole_file, and those of
/// coffer::read_private_key with the name `what`.
[[nodiscard]] Result<PrivateKeyFile> read_key_file(Context& context, const char* option, const char* what,
                                                   const PrivateKeyReading& reading = {});

/// key_of returns the key of a file that was read for the curve C.
template <Curve C>
[[nodiscard]] PrivateKey<C> key_of(PrivateKeyFile file) {
    return std::move(std::get<PrivateKey<C>>(file.key));
}

/// quorum_key_bytes returns the bytes of a quorum key or of one of its halves. `text`: hexadecimal digits, with or without 0x, or a P-256
/// key in another format that read_public_key accepts. Errors: those of hex::decode. The bytes are not checked further.
[[nodiscard]] Result<std::vector<u8>> quorum_key_bytes(std::string_view text);

}  // namespace coffer::cli
