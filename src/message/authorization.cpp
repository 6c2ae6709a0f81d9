#include "coffer/message/authorization.hpp"

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/eip55.hpp"
#include "core/try.hpp"
#include "encoding/json.hpp"
#include "encoding/rlp.hpp"
#include "message/word.hpp"

namespace coffer::message {
namespace {

constexpr json::Limits limits = {.max_bytes = 4096, .max_depth = 1, .numbers = json::Numbers::integers};
constexpr u8 magic = 0x05;

}  // namespace

Result<Authorization> parse_authorization(Bytes text) {
    COFFER_TRY(const json::Document document, json::Document::parse(text, limits));
    COFFER_TRY(const json::Object object, document.object());
    COFFER_TRY(const json::Value chain_id, object.get("chainId"));
    COFFER_TRY(const json::Value nonce, object.get("nonce"));
    COFFER_TRY(const std::string_view address, object.text("address"));
    if (object.size() != 3) return fail(Errc::transaction_syntax);
    Authorization authorization{};
    COFFER_TRY(authorization.chain_id, integer_word(chain_id, 256, false, "chainId"));
    COFFER_TRY(const Word nonce_word, integer_word(nonce, 64, false, "nonce"));
    for (std::size_t i = 24; i < 32; ++i) authorization.nonce = authorization.nonce << 8U | nonce_word[i];
    if (authorization.nonce == ~u64{0}) return fail(Errc::json_number_range, "nonce");
    const auto account = eip55::decode(address);
    if (!account) return fail(account.error().code, "address");
    authorization.address = *account;
    return authorization;
}

ByteArray<32> authorization_digest(const Authorization& authorization) {
    rlp::Writer writer;
    writer.begin_list().integer(authorization.chain_id).bytes(authorization.address).integer(authorization.nonce).end_list();
    return keccak256({Bytes(&magic, 1), writer.finish()});
}

}  // namespace coffer::message
