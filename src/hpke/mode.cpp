#include "coffer/hpke/mode.hpp"

namespace coffer::hpke {

Result<Psk> Psk::from_secret(SecretBytes psk, Bytes psk_id) {
    if (psk.size() < min_psk_length || psk_id.empty()) return fail(Errc::hpke_psk);
    if (psk.size() > max_input_length) return fail(Errc::hpke_input_length, "psk");
    if (psk_id.size() > max_input_length) return fail(Errc::hpke_input_length, "psk_id");
    return Psk(std::move(psk), psk_id);
}

}  // namespace coffer::hpke
