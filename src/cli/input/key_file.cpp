#include "cli/input/key_file.hpp"

#include "cli/input/derivation_source.hpp"
#include "cli/input/input.hpp"
#include "coffer/encoding/hex.hpp"
#include "core/try.hpp"

namespace coffer::cli {

Result<PrivateKeyFile> read_key_file(Context& context, const char* option, const char* what, const PrivateKeyReading& reading) {
    COFFER_TRY(const SecretBytes content, named(context.input.whole_file(option, Input::secret_limit), option));
    return named(coffer::read_private_key(content.reveal(), reading), what);
}

Result<std::vector<u8>> quorum_key_bytes(std::string_view text) {
    const Result<PublicKeyText> key = read_public_key(text, CurveId::p256);
    if (!key || key->form != PointForm::none) return hex::decode(text, hex::Prefix::optional);
    const ByteArray<65>& point = std::get<PublicKey<P256>>(key->key).uncompressed();
    return std::vector<u8>(point.begin(), point.end());
}

}  // namespace coffer::cli
