// Files of private keys, and public keys on the command line, in every form that cannot be mistaken.
#pragma once

#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "coffer/keys/key_reader.hpp"

namespace coffer::cli {

/// read_key_file reads the private key file that `option` names. Errors: those of Input::whole_file and of coffer::read_private_key, the
/// latter named `what`.
[[nodiscard]] Result<PrivateKeyFile> read_key_file(Context& context, const char* option, const char* what,
                                                   const PrivateKeyReading& reading = {});

/// key_of returns the key of a file that was read for a curve.
template <Curve C>
[[nodiscard]] PrivateKey<C> key_of(PrivateKeyFile file) {
    return std::move(std::get<PrivateKey<C>>(file.key));
}

/// quorum_key_bytes returns the bytes of a quorum key or of one of its halves: hexadecimal digits, with or without 0x, or a P-256 key in
/// another form that read_public_key takes. Errors: those of hex and of read_public_key.
[[nodiscard]] Result<std::vector<u8>> quorum_key_bytes(std::string_view text);

}  // namespace coffer::cli
