#include "coffer/wallet/derive.hpp"

#include "coffer/hd/mnemonic.hpp"
#include "core/try.hpp"

namespace coffer::wallet {

Result<Seed> derive_seed(const bundle::WalletPlaintext& wallet, text::Unassigned unassigned) {
    COFFER_TRY(const Mnemonic mnemonic, Mnemonic::parse(wallet.phrase));
    if (wallet.passphrase) return mnemonic.to_seed(*wallet.passphrase, unassigned);
    return mnemonic.to_seed(no_passphrase);
}

Result<std::string> derive_address(RootView root, AddressFormat format, u32 index) {
    return derive_address(root, AccountRequest{.format = format}, index);
}

Result<std::string> derive_address(RootView root, const AccountRequest& request, u32 index) {
    COFFER_TRY(const AccountRange range, AccountRange::from_request(root, request));
    COFFER_TRY(const Account account, range.at(index));
    return account.address.string();
}

Result<std::string> derive_address(const bundle::WalletPlaintext& wallet, AddressFormat format, u32 index) {
    COFFER_TRY(const Seed seed, derive_seed(wallet));
    return derive_address(seed, format, index);
}

}  // namespace coffer::wallet
