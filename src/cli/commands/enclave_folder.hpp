// The directory of the test enclave. It holds the enclave's quorum key and the private halves of published targets.
#pragma once

#include <optional>
#include <string>

#include "cli/command.hpp"
#include "cli/output/files.hpp"
#include "coffer/enclave/enclave.hpp"

namespace coffer::cli {

inline constexpr Option enclave_option{"dir", ValueKind::folder, "DIR", "directory of the test enclave", true};

/// These files hold the private half of a published target until its message arrives. Each kind of target has its own file.
inline constexpr const char* import_target_file = "import.target";
inline constexpr const char* secret_target_file = "secret.target";
inline constexpr const char* otp_target_file = "otp.target";

/// EnclaveFolder is the directory that --dir names. It may not exist.
class EnclaveFolder {
public:
    /// of returns the directory that --dir names. Errors: usage_missing_option, usage_value.
    [[nodiscard]] static Result<EnclaveFolder> of(const Arguments& arguments);

    /// create creates the directory and writes four files in hexadecimal: quorum.private (the master seed, mode 0600), quorum.public (130
    /// bytes), and its halves encryption.public and signing.public. With `force` it replaces existing files, and removes the targets of the
    /// old enclave. Secret. Errors: those of make_folder and WrittenFiles::write.
    [[nodiscard]] Status create(WrittenFiles& files, const enclave::Enclave& enclave, bool force) const;
    /// read returns the enclave. Secret. Errors: file_not_found, file_read, file_too_large, and those of qos::parse_master_seed and
    /// Enclave::from_seed.
    [[nodiscard]] Result<enclave::Enclave> read() const;

    /// path returns the path of a file in the directory.
    [[nodiscard]] std::string path(std::string_view name) const { return folder_ + "/" + std::string(name); }

    /// take_target returns the private half of a published target. It removes the file first, because a target may open only one message,
    /// even if opening fails. Secret. Errors: file_not_found (no target is published), file_read, file_too_large, file_write, the utf8_
    /// codes, and those of parse_private_key_file.
    [[nodiscard]] Result<enclave::TargetKey> take_target(const char* name) const;

private:
    explicit EnclaveFolder(std::string_view folder) : folder_(folder) {}
    std::string folder_;
};

}  // namespace coffer::cli
