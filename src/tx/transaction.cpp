#include "coffer/tx/transaction.hpp"

#include <algorithm>
#include <array>

#include "core/ascii.hpp"
#include "core/try.hpp"

namespace coffer::tx {
namespace {

template <typename T>
Result<Transaction> parse_as(Bytes raw) {
    return T::parse(raw).transform([](T parsed) { return Transaction(std::move(parsed)); });
}

template <typename C, typename T>
Result<Transaction> sign_with(const T& transaction, const AnyPrivateKey& key) {
    const auto* fitting = std::get_if<PrivateKey<C>>(&key);
    if (fitting == nullptr) return fail(Errc::curve_mismatch);
    return transaction.sign(*fitting).transform([](T made) { return Transaction(std::move(made)); });
}

Result<Transaction> sign_one(const ethereum::Transaction& transaction, const AnyPrivateKey& key) {
    return sign_with<Secp256k1>(transaction, key);
}

Result<Transaction> sign_one(const solana::Transaction& transaction, const AnyPrivateKey& key) {
    return sign_with<Ed25519>(transaction, key);
}

Result<Transaction> sign_one(const tron::Transaction& transaction, const AnyPrivateKey& key) {
    return sign_with<Secp256k1>(transaction, key);
}

struct Row {
    Chain chain;
    std::string_view name;
    std::string_view service_name;
    CurveId curve;
    Result<Transaction> (*parse)(Bytes raw);
};

// In the order of the alternatives of Transaction, because chain_of uses the index of the alternative.
constexpr auto rows = std::to_array<Row>({
    {Chain::ethereum, "ethereum", "TRANSACTION_TYPE_ETHEREUM", CurveId::secp256k1, parse_as<ethereum::Transaction>},
    {Chain::solana, "solana", "TRANSACTION_TYPE_SOLANA", CurveId::ed25519, parse_as<solana::Transaction>},
    {Chain::tron, "tron", "TRANSACTION_TYPE_TRON", CurveId::secp256k1, parse_as<tron::Transaction>},
});
static_assert(rows.size() == std::variant_size_v<Transaction>);

const Row* find_row(Chain chain) noexcept {
    const auto row = std::ranges::find(rows, chain, &Row::chain);
    return row != rows.end() ? &*row : nullptr;
}

}  // namespace

Result<Chain> parse_chain(std::string_view name) noexcept {
    const auto row = std::ranges::find_if(rows, [name](const Row& one) {
        return core::equal_ignoring_case(one.name, name) || core::equal_ignoring_case(one.service_name, name);
    });
    if (row == rows.end()) return fail(Errc::unknown_format, "chain");
    return row->chain;
}

std::string_view chain_name(Chain chain) noexcept {
    const Row* const row = find_row(chain);
    return row != nullptr ? row->name : std::string_view();
}

CurveId curve_of(Chain chain) noexcept {
    const Row* const row = find_row(chain);
    COFFER_INVARIANT(row != nullptr);
    return row->curve;
}

Result<Transaction> parse(Bytes raw, std::optional<Chain> chain) {
    if (chain) {
        const Row* const row = find_row(*chain);
        if (row == nullptr) return fail(Errc::unknown_format, "chain");
        return row->parse(raw);
    }
    std::optional<Transaction> found;
    std::optional<Error> unsupported;
    for (const Row& row : rows) {
        auto read = row.parse(raw);
        if (read) {
            if (found) return fail(Errc::transaction_chain_ambiguous, "chain");
            found = *std::move(read);
        } else if (read.error().code == Errc::unsupported_transaction && read.error().at != 0) {
            unsupported = read.error();
        }
    }
    if (found) return *std::move(found);
    if (unsupported) return fail(*unsupported);
    return fail(Errc::transaction_syntax, "transaction");
}

Chain chain_of(const Transaction& transaction) noexcept {
    return rows[transaction.index()].chain;
}

std::vector<u8> serialize(const Transaction& transaction) {
    return std::visit([](const auto& one) { return one.serialize(); }, transaction);
}

Description describe(const Transaction& transaction) {
    return std::visit([](const auto& one) { return one.describe(); }, transaction);
}

Description digests(const Transaction& transaction) {
    return std::visit([](const auto& one) { return one.digests(); }, transaction);
}

Result<Transaction> sign(const Transaction& transaction, const AnyPrivateKey& key) {
    return std::visit([&](const auto& one) { return sign_one(one, key); }, transaction);
}

}  // namespace coffer::tx
