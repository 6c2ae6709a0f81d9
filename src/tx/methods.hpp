// Contract methods that descriptions show by name. A selector is the first four bytes of Keccak-256 of the method's signature, so a
// contract may have another method with the same selector.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "coffer/core/bytes.hpp"

namespace coffer::tx {

struct Method {
    u32 selector;
    std::string_view signature;
    std::string_view meaning;
    std::string_view arguments;  // their names, separated by commas
};

inline constexpr auto methods = std::to_array<Method>({
    {0x095ea7b3, "approve(address,uint256)", "let another account spend: an amount (ERC-20) or a token id (ERC-721)", "spender,amountOrId"},
    {0x18cbafe5, "swapExactTokensForETH(uint256,uint256,address[],address,uint256)", "swap tokens for the coin (Uniswap V2)",
     "amountIn,amountOutMin,path,to,deadline"},
    {0x23b872dd, "transferFrom(address,address,uint256)", "move tokens of another account: an amount (ERC-20) or a token id (ERC-721)",
     "from,to,amountOrId"},
    {0x2e1a7d4d, "withdraw(uint256)", "unwrap, or withdraw", "amount"},
    {0x2eb2c2d6, "safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)", "send tokens of several ids (ERC-1155)",
     "from,to,ids,amounts,data"},
    {0x2f2ff15d, "grantRole(bytes32,address)", "give a role", "role,account"},
    {0x3593564c, "execute(bytes,bytes[],uint256)", "run commands of a router (Uniswap)", "commands,inputs,deadline"},
    {0x3659cfe6, "upgradeTo(address)", "replace the contract's code (proxy)", "implementation"},
    {0x38ed1739, "swapExactTokensForTokens(uint256,uint256,address[],address,uint256)", "swap tokens (Uniswap V2)",
     "amountIn,amountOutMin,path,to,deadline"},
    {0x39509351, "increaseAllowance(address,uint256)", "let another account spend more (ERC-20)", "spender,amount"},
    {0x40c10f19, "mint(address,uint256)", "make tokens", "to,amount"},
    {0x42842e0e, "safeTransferFrom(address,address,uint256)", "send a token (ERC-721)", "from,to,id"},
    {0x42966c68, "burn(uint256)", "destroy tokens", "amount"},
    {0x4e71d92d, "claim()", "claim", ""},
    {0x4f1ef286, "upgradeToAndCall(address,bytes)", "replace the contract's code and call it (proxy)", "implementation,data"},
    {0x5ae401dc, "multicall(uint256,bytes[])", "several calls of the same contract", "deadline,calls"},
    {0x6a761202, "execTransaction(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,bytes)",
     "run a transaction of a Safe", "to,value,data,operation,safeTxGas,baseGas,gasPrice,gasToken,refundReceiver,signatures"},
    {0x715018a6, "renounceOwnership()", "leave the contract without an owner", ""},
    {0x79cc6790, "burnFrom(address,uint256)", "destroy tokens of another account", "from,amount"},
    {0x7ff36ab5, "swapExactETHForTokens(uint256,address[],address,uint256)", "swap the coin for tokens (Uniswap V2)",
     "amountOutMin,path,to,deadline"},
    {0x87517c45, "approve(address,address,uint160,uint48)", "let another account spend by way of this contract (Permit2)",
     "token,spender,amount,expiration"},
    {0x8803dbee, "swapTokensForExactTokens(uint256,uint256,address[],address,uint256)", "swap tokens (Uniswap V2)",
     "amountOut,amountInMax,path,to,deadline"},
    {0xa1903eab, "submit(address)", "stake the coin that is sent along (Lido)", "referral"},
    {0xa22cb465, "setApprovalForAll(address,bool)",
     "let another account move every token of this contract, or no longer (ERC-721, ERC-1155)", "operator,approved"},
    {0xa457c2d7, "decreaseAllowance(address,uint256)", "let another account spend less (ERC-20)", "spender,amount"},
    {0xa694fc3a, "stake(uint256)", "stake tokens", "amount"},
    {0xa9059cbb, "transfer(address,uint256)", "send tokens (ERC-20)", "to,amount"},
    {0xac9650d8, "multicall(bytes[])", "several calls of the same contract", "calls"},
    {0xb61d27f6, "execute(address,uint256,bytes)", "call another contract as this account", "to,value,data"},
    {0xb88d4fde, "safeTransferFrom(address,address,uint256,bytes)", "send a token (ERC-721)", "from,to,id,data"},
    {0xd0e30db0, "deposit()", "wrap the coin that is sent along (WETH)", ""},
    {0xd505accf, "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)", "let another account spend, by a signature (ERC-2612)",
     "owner,spender,amount,deadline,v,r,s"},
    {0xd547741f, "revokeRole(bytes32,address)", "take a role away", "role,account"},
    {0xf242432a, "safeTransferFrom(address,address,uint256,uint256,bytes)", "send tokens of one id (ERC-1155)", "from,to,id,amount,data"},
    {0xf2fde38b, "transferOwnership(address)", "give the contract to another owner", "newOwner"},
});

static_assert(std::ranges::adjacent_find(methods, std::ranges::greater_equal{}, &Method::selector) == methods.end());

/// find_method returns the row of a selector, or nullptr.
[[nodiscard]] constexpr const Method* find_method(u32 selector) noexcept {
    const auto row = std::ranges::lower_bound(methods, selector, {}, &Method::selector);
    return row != methods.end() && row->selector == selector ? &*row : nullptr;
}

/// NamedValue is the meaning of one value of an argument.
struct NamedValue {
    u32 selector;
    std::string_view argument;
    std::string_view value;
    std::string_view meaning;
};

inline constexpr auto named_values = std::to_array<NamedValue>({
    {0x6a761202, "operation", "0", "call"},
    {0x6a761202, "operation", "1", "delegatecall: the code at `to` acts as this account, with all that it owns"},
});

/// meaning_of returns the meaning of an argument's value, or an empty string if the value is a plain number.
[[nodiscard]] constexpr std::string_view meaning_of(u32 selector, std::string_view argument, std::string_view value) noexcept {
    for (const NamedValue& row : named_values) {
        if (row.selector == selector && row.argument == argument && row.value == value) return row.meaning;
    }
    return {};
}

}  // namespace coffer::tx
