// Where the program's own enclave, which is for tests, keeps its state: the quorum key, and the targets that wait for a reply.
#pragma once

#include <optional>
#include <string>

#include "cli/command.hpp"
#include "cli/output/files.hpp"
#include "coffer/enclave/enclave.hpp"
#include "coffer/enclave/target.hpp"

namespace coffer::cli {

inline constexpr Option enclave_option{"dir", ValueKind::folder, "DIR", "directory of the test enclave", true};

/// The private half of a published target waits in a file of its own; each kind of target has one.
inline constexpr const char* import_target_file = "import.target";
inline constexpr const char* secret_target_file = "secret.target";
inline constexpr const char* otp_target_file = "otp.target";

class EnclaveFolder {
public:
    /// of takes --dir. Errors: usage_missing_option, usage_value.
    [[nodiscard]] static Result<EnclaveFolder> of(const Arguments& arguments);

    /// create makes the folder and writes quorum.private (the master seed, 0600), quorum.public (130 bytes), encryption.public and
    /// signing.public (its halves), all in hex. With `force` over those that exist, whose waiting targets are then removed. Errors: those
    /// of make_folder and WrittenFiles::write.
    [[nodiscard]] Status create(WrittenFiles& files, const enclave::Enclave& enclave, bool force) const;
    /// read returns the enclave. Errors: file_not_found, file_read, and those of parse_master_seed and Enclave::from_seed.
    [[nodiscard]] Result<enclave::Enclave> read() const;

    [[nodiscard]] std::string path(std::string_view name) const { return folder_ + "/" + std::string(name); }

    /// take_target returns a target that waits, and removes its file first: a target opens one message, and when it fails none. Errors:
    /// file_not_found (none waits), file_read, file_write, and those of parse_private_key_file.
    [[nodiscard]] Result<enclave::TargetKey> take_target(const char* name) const;

private:
    explicit EnclaveFolder(std::string_view folder) : folder_(folder) {}
    std::string folder_;
};

}  // namespace coffer::cli
