#include "coffer/tx/solana.hpp"

#include <algorithm>

#include "coffer/keys/signature.hpp"
#include "core/reader.hpp"
#include "core/try.hpp"
#include "tx/compact_u16.hpp"
#include "tx/solana_message.hpp"

namespace coffer::tx::solana {
namespace {

bool is_empty(FixedBytes<64> slot) noexcept {
    return std::ranges::all_of(slot, [](u8 b) { return b == 0; });
}

// If the bytes are neither a transaction nor a message, one of two errors must be chosen. This function returns true if the error of the
// transaction is the better one: its message was read to the end, or it requires as many signers as there are slots.
bool looks_whole(Bytes raw, const Error& error) noexcept {
    if (error.code == Errc::field_count || error.code == Errc::signature_invalid) return true;
    if (raw.empty() || raw[0] == 0 || raw[0] > 0x7f) return false;
    const std::size_t message = 1 + 64 * std::size_t{raw[0]};
    if (raw.size() < message + 2) return false;
    return raw[message] == raw[0] || (raw[message] >= 0x80 && raw[message + 1] == raw[0]);
}

Status check_size(std::size_t message_size, std::size_t slots) {
    if (1 + 64 * slots + message_size > Transaction::max_bytes) return fail(Errc::transaction_syntax, "size");
    return Ok{};
}

}  // namespace

Result<Transaction> Transaction::parse_message(Bytes raw) {
    Reader reader(raw);
    Transaction transaction;
    COFFER_TRY(transaction.message_, read_message(reader));
    COFFER_CHECK(check_size(raw.size(), transaction.message_.required_signatures));
    transaction.message_alone_ = true;
    transaction.signatures_.resize(transaction.message_.required_signatures);
    return transaction;
}

Result<Transaction> Transaction::parse_whole(Bytes raw) {
    Reader reader(raw);
    COFFER_TRY(const u16 slots, in_part(read_compact_u16(reader), "signatures"));
    const std::size_t slots_at = reader.offset();
    COFFER_TRY(const Bytes signatures, in_part(reader.take(64 * std::size_t{slots}), "signatures"));
    const std::size_t message_at = reader.offset();
    Transaction transaction;
    COFFER_TRY(transaction.message_, read_message(reader));
    const Message& message = transaction.message_;
    if (slots != message.required_signatures) return fail(Errc::field_count, 0, "signatures");
    COFFER_CHECK(check_size(raw.size() - message_at, slots));
    for (std::size_t i = 0; i < slots; ++i) {
        const auto slot = FixedBytes<64>(signatures.subspan(64 * i).first<64>());
        std::optional<Signature>& signature = transaction.signatures_.emplace_back();
        if (is_empty(slot)) continue;
        const auto key = PublicKey<Ed25519>::parse(message.accounts[i]);
        if (!key || !verify_ed25519(*key, raw.subspan(message_at), slot)) {
            return fail(Errc::signature_invalid, slots_at + 64 * i, "signatures");
        }
        std::ranges::copy(slot, signature.emplace().begin());
    }
    return transaction;
}

Result<Transaction> Transaction::parse(Bytes raw) {
    auto whole = parse_whole(raw);
    auto alone = parse_message(raw);
    if (whole && alone) return fail(Errc::transaction_kind, "message");
    if (whole) return whole;
    if (alone) return alone;
    return fail(looks_whole(raw, whole.error()) ? whole.error() : alone.error());
}

bool Transaction::is_signed() const noexcept {
    return std::ranges::all_of(signatures_, [](const auto& slot) { return slot.has_value(); });
}

std::vector<u8> Transaction::signing_bytes() const {
    return write_message(message_);
}

std::vector<u8> Transaction::serialize() const {
    std::vector<u8> message = signing_bytes();
    if (message_alone_) return message;
    std::vector<u8> out;
    write_compact_u16(out, signatures_.size());
    for (const auto& slot : signatures_) {
        const Signature bytes = slot.value_or(Signature{});
        out.insert(out.end(), bytes.begin(), bytes.end());
    }
    out.insert(out.end(), message.begin(), message.end());
    return out;
}

Result<Transaction> Transaction::sign(const PrivateKey<Ed25519>& key) const {
    const auto signers = std::span(message_.accounts).first(message_.required_signatures);
    const auto signer = std::ranges::find(signers, key.public_key().bytes());
    if (signer == signers.end()) return fail(Errc::signer_not_required);
    const auto index = static_cast<std::size_t>(signer - signers.begin());
    if (signatures_[index]) return fail(Errc::transaction_signed);
    Transaction made = *this;
    made.message_alone_ = false;
    made.signatures_[index] = sign_ed25519(key, signing_bytes());
    return made;
}

}  // namespace coffer::tx::solana
