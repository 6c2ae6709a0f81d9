#include "cli/commands/enclave_folder.hpp"

#include <unistd.h>

#include "cli/input/arguments.hpp"
#include "cli/input/derivation_source.hpp"
#include "cli/input/input.hpp"
#include "cli/output/files.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/keys/key_file.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

constexpr const char* quorum_private = "quorum.private";

}  // namespace

Result<EnclaveFolder> EnclaveFolder::of(const Arguments& arguments) {
    COFFER_TRY(const std::string_view folder, arguments.required("dir"));
    return EnclaveFolder(folder);
}

Status EnclaveFolder::create(WrittenFiles& files, const enclave::Enclave& enclave, bool force) const {
    COFFER_CHECK(make_folder(folder_));
    const SecretText seed = hex::encode_secret(enclave.master_seed().reveal());
    const qos::DualPublicKey halves = enclave.keys().public_key();
    const std::string quorum = hex::encode(halves.bytes());
    const std::string encryption = hex::encode(halves.encryption.uncompressed());
    const std::string signing = hex::encode(halves.signing.uncompressed());
    const FileToWrite to_write[] = {
        {path(quorum_private), seed.reveal(), Access::secret},
        {path("quorum.public"), as_bytes(quorum), Access::open},
        {path("encryption.public"), as_bytes(encryption), Access::open},
        {path("signing.public"), as_bytes(signing), Access::open},
    };
    if (force) {
        for (const char* waiting : {import_target_file, secret_target_file, otp_target_file}) files.remove_when_kept(path(waiting));
    }
    return named(files.write(to_write, force), "dir");
}

Result<enclave::Enclave> EnclaveFolder::read() const {
    COFFER_TRY(const SecretBytes text, read_path(path(quorum_private), Input::secret_limit, quorum_private));
    COFFER_TRY(SecretArray<32> seed, named(qos::parse_master_seed(text.reveal()), quorum_private));
    return named(enclave::Enclave::from_seed(std::move(seed)), quorum_private);
}

Result<enclave::TargetKey> EnclaveFolder::take_target(const char* name) const {
    COFFER_TRY(SecretBytes bytes, read_path(path(name), Input::secret_limit, name));
    if (::unlink(path(name).c_str()) != 0) return fail(Errc::file_write, name);
    drop_newline(bytes);
    COFFER_TRY(const SecretText text, named(SecretText::parse(std::move(bytes)), name));
    COFFER_TRY(AnyPrivateKey key, named(parse_private_key_file(text, CurveId::p256), name));
    return enclave::TargetKey::from_private_key(std::move(std::get<PrivateKey<P256>>(key)));
}

}  // namespace coffer::cli
