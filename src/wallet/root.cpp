#include "coffer/wallet/root.hpp"

namespace coffer::wallet {

u8 depth_of(const Root& root) noexcept {
    if (const auto* key = std::get_if<ExtendedPrivateKeyText>(&root)) return key->node.origin().depth;
    if (const auto* key = std::get_if<ExtendedPublicKeyText>(&root)) return key->node.origin().depth;
    return 0;
}

const ExtendedKeyVersion* version_of(const Root& root) noexcept {
    if (const auto* key = std::get_if<ExtendedPrivateKeyText>(&root)) return key->version;
    if (const auto* key = std::get_if<ExtendedPublicKeyText>(&root)) return key->version;
    return nullptr;
}

bool is_public(const Root& root) noexcept {
    return std::holds_alternative<ExtendedPublicKeyText>(root);
}

}  // namespace coffer::wallet
