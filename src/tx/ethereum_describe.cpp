#include <algorithm>
#include <map>
#include <optional>

#include "coffer/encoding/eip55.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/tx/ethereum.hpp"
#include "tx/abi.hpp"
#include "tx/ethereum_fields.hpp"
#include "tx/networks.hpp"

namespace coffer::tx::ethereum {
namespace {

constexpr unsigned wei_places = 18;
constexpr unsigned gwei_places = 9;

std::string address_text(FixedBytes<20> account) {
    const auto text = eip55::encode(account);
    return {text.begin(), text.end()};
}

// Solidity left-pads an address with 12 zero bytes.
std::optional<std::string> account_in(FixedBytes<32> word) {
    if (std::ranges::any_of(word.first<12>(), [](u8 b) { return b != 0; })) return std::nullopt;
    return address_text(word.last<20>());
}

std::string number(u64 value) {
    return Amount(value).decimal();
}

std::string in_coin(const Amount& wei, std::string_view coin) {
    return wei.decimal(wei_places) + " " + std::string(coin);
}

std::string in_gwei(const Amount& wei) {
    return wei.decimal(gwei_places) + " gwei";
}

std::string network_text(const std::optional<u64>& chain_id) {
    if (!chain_id) return "every chain (no chain id: anybody can repeat it elsewhere)";
    const Chain* network = find_network(*chain_id);
    return network == nullptr ? "chain " + number(*chain_id) : std::string(network->name);
}

std::string_view coin_of(const std::optional<u64>& chain_id) {
    const Chain* network = chain_id ? find_network(*chain_id) : nullptr;
    if (network != nullptr) return network->coin;
    return chain_id ? "of the chain's coin" : "ETH";
}

std::vector<Description> describe(const std::vector<AccessEntry>& list) {
    std::vector<Description> items;
    for (const AccessEntry& entry : list) {
        items.emplace_back().add("address", address_text(entry.address)).add("storageKeys", number(entry.storage_keys.size()));
    }
    return items;
}

/// no_effect returns why the chain will skip an authorization (EIP-7702, section "Behavior", steps 1 and 6), or an empty string if the
/// transaction does not show that it will. The chain increments the sender's nonce before it processes the authorizations, and an account's
/// nonce with each of its authorizations that takes effect. `earlier`: the nonce after the account's last one, if there is one.
std::string no_effect(const SignedAuthorization& a, const Fields& fields, const std::optional<Address>& sender,
                      std::optional<u64> earlier) {
    const Amount chain_id = Amount::from_big_endian(a.authorization.chain_id);
    if (!chain_id.is_zero() && chain_id != Amount(*fields.chain_id)) return "none: it is for another chain";
    const u64 by_then = earlier.value_or(fields.nonce + 1);
    const std::string counted = "the account's nonce is " + number(by_then) + " by then";
    if (sender == a.authority && a.authorization.nonce != by_then) return "none: the account also sends the transaction, and " + counted;
    if (earlier && a.authorization.nonce != by_then) return "none if the account's earlier authorization has one: " + counted;
    if (!sender && !earlier && a.authorization.nonce == fields.nonce) return "none if the account also sends the transaction: " + counted;
    return {};
}

std::vector<Description> describe(const Fields& fields, const std::optional<Address>& sender) {
    std::vector<Description> items;
    std::map<Address, u64> nonces;  // after the authorizations that may take effect
    for (const SignedAuthorization& a : fields.authorizations) {
        const auto& [chain_id, address, nonce] = a.authorization;
        const Amount chain = Amount::from_big_endian(chain_id);
        const bool clears = address == Address{};
        items.emplace_back()
            .add("authority", address_text(a.authority))
            .add("code", clears ? "none: the account becomes a plain one again" : address_text(address))
            .add("chainId", chain.is_zero() ? "0 (every chain)" : chain.decimal())
            .add("nonce", number(nonce));
        const auto last = nonces.find(a.authority);
        const std::optional<u64> earlier = last == nonces.end() ? std::nullopt : std::optional(last->second);
        const std::string effect = no_effect(a, fields, sender, earlier);
        if (effect.empty()) {
            nonces[a.authority] = nonce + 1;
        } else {
            items.back().add("effect", effect);
        }
    }
    return items;
}

std::vector<Description> describe(const std::vector<Hash>& hashes) {
    std::vector<Description> items;
    for (const Hash& hash : hashes) items.emplace_back().add("hash", "0x" + hex::encode(hash));
    return items;
}

}  // namespace

Description Transaction::describe() const {
    const std::string_view coin = coin_of(fields_.chain_id);
    Description said;
    said.add("chain", "ethereum");
    said.add("type", std::string(find_type(static_cast<unsigned>(fields_.type))->name));
    said.add("network", network_text(fields_.chain_id));
    if (fields_.chain_id) said.add("chainId", number(*fields_.chain_id));
    if (sender_) said.add("from", address_text(*sender_));
    said.add("to", fields_.to ? address_text(*fields_.to) : "none: a contract is created");
    said.add("value", in_coin(fields_.value, coin)).add("valueWei", fields_.value.decimal());
    said.add("fee", "at most " + in_coin(max_fee(), coin)).add("feeWei", max_fee().decimal());
    said.add("nonce", number(fields_.nonce)).add("gasLimit", number(fields_.gas_limit));
    if (fields_.type == Type::legacy || fields_.type == Type::access_list) {
        said.add("gasPrice", in_gwei(fields_.gas_price));
    } else {
        said.add("maxFeePerGas", in_gwei(fields_.max_fee_per_gas));
        said.add("maxPriorityFeePerGas", in_gwei(fields_.max_priority_fee_per_gas));
    }
    if (fields_.to) {
        describe_call(said, fields_.data, account_in);
    } else {
        said.add("dataLength", number(fields_.data.size()));
    }
    if (!fields_.access_list.empty()) said.add("accessList", ethereum::describe(fields_.access_list));
    if (fields_.type == Type::blob) {
        said.add("maxFeePerBlobGas", in_gwei(fields_.max_fee_per_blob_gas));
        said.add("blobs", ethereum::describe(fields_.blob_hashes));
    }
    if (fields_.type == Type::set_code) said.add("authorizations", ethereum::describe(fields_, sender_));
    said.add("signed", is_signed() ? "yes" : "no");
    return said;
}

Description Transaction::digests() const {
    Description said;
    said.add("chain", "ethereum").add("signingHash", "0x" + hex::encode(signing_hash()));
    if (const auto id = hash()) said.add("hash", "0x" + hex::encode(*id)).add("from", address_text(*sender_));
    return said;
}

}  // namespace coffer::tx::ethereum
