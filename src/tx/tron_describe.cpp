#include "coffer/encoding/hex.hpp"
#include "coffer/tx/tron.hpp"
#include "tx/tron_contracts.hpp"
#include "tx/utc.hpp"

namespace coffer::tx::tron {
namespace {

constexpr unsigned trx_places = 6;

std::vector<Description> describe_signers(const std::vector<Signature>& signatures) {
    std::vector<Description> items;
    for (const Signature& signature : signatures) items.emplace_back().add("account", address_text(signature.signer));
    return items;
}

}  // namespace

Description Transaction::describe() const {
    const Contract& contract = raw_data_.contract;
    const ContractRow* row = find_contract(contract.type);
    Description said;
    said.add("chain", "tron").add("network", "not said by the bytes");
    if (row != nullptr) {
        said.add("type", std::string(row->name)).add("action", std::string(row->action));
        describe_parameter(said, *row, *read_parameter(*row, contract.parameter, 0));
    } else {
        said.add("type", Amount(contract.type).decimal()).add("action", "not known");
        said.add("typeUrl", printable(as_bytes(contract.type_url))).add("parameter", hex::encode(contract.parameter));
    }
    const Amount limit(raw_data_.fee_limit);
    said.add("fee", limit.is_zero() ? "no limit given; bandwidth, and what the contract's kind costs"
                                    : "energy: at most " + limit.decimal(trx_places) + " TRX; bandwidth on top");
    said.add("feeLimitSun", limit.decimal());
    if (!raw_data_.memo.empty()) said.add("memo", printable(raw_data_.memo));
    if (contract.permission_id != 0) said.add("permissionId", Amount(contract.permission_id).decimal());
    said.add("created", utc_text(raw_data_.timestamp)).add("expires", utc_text(raw_data_.expiration));
    said.add("refBlock", hex::encode(raw_data_.ref_block_bytes) + " " + hex::encode(raw_data_.ref_block_hash));
    if (is_signed()) said.add("signers", describe_signers(signatures_));
    said.add("signed", is_signed() ? "yes" : "no");
    return said;
}

Description Transaction::digests() const {
    Description said;
    said.add("chain", "tron").add("txID", hex::encode(id()));
    if (is_signed()) said.add("signers", describe_signers(signatures_));
    return said;
}

}  // namespace coffer::tx::tron
