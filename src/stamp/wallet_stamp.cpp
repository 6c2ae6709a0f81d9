#include "coffer/stamp/wallet_stamp.hpp"

#include "core/try.hpp"
#include "stamp/schemes.hpp"

namespace coffer::stamp {

Result<PublicKey<Secp256k1>> ethereum_wallet_key(const RecoverableSignature& answer) {
    return message::recover_personal_signer(as_bytes(public_key_request), answer);
}

Result<Header> ethereum_wallet_stamp(const PublicKey<Secp256k1>& wallet, Bytes body, const RecoverableSignature& answer) {
    COFFER_TRY(const PublicKey<Secp256k1> signer, message::recover_personal_signer(body, answer));
    if (signer != wallet) return fail(Errc::public_key_mismatch);
    return make_header(stamp_json_before_signature(Scheme::secp256k1_eip191, signer), SignatureText(answer.signature.der().bytes()));
}

Result<Header> solana_wallet_stamp(const PublicKey<Ed25519>& wallet, Bytes body, Bytes answer) {
    COFFER_CHECK(verify_ed25519(wallet, body, answer));
    return make_header(stamp_json_before_signature(Scheme::ed25519, wallet), SignatureText(answer));
}

}  // namespace coffer::stamp
