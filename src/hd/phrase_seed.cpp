// Derivation of seeds from mnemonics (BIP-39), one or many at a time.
#include <algorithm>
#include <new>

#include "coffer/crypto/kdf.hpp"
#include "coffer/hd/seed_batch.hpp"
#include "core/share_work.hpp"
#include "core/system.hpp"
#include "core/try.hpp"
#include "crypto/multibuffer/many.hpp"
#include "encoding/text.hpp"

namespace coffer {
namespace {

using crypto::multibuffer::max_lanes;

constexpr u32 seed_rounds = 2048;
constexpr std::string_view salt_prefix = "mnemonic";

[[nodiscard]] Result<SecretText> normal_passphrase(const SecretText& passphrase, text::Unassigned unassigned) {
    if (passphrase.size() > Mnemonic::max_passphrase_size) return fail(Errc::passphrase_too_long);
    Result<SecretText> normal = text::nfkd(passphrase, Mnemonic::max_passphrase_size, unassigned);
    if (!normal) return fail(normal.error().code, "passphrase");
    return normal;
}

[[nodiscard]] Seed seed_of(const SecretText& phrase, Bytes passphrase) noexcept {
    COFFER_INVARIANT(!phrase.empty());
    return Seed(pbkdf2_hmac_sha512(phrase.reveal(), {as_bytes(salt_prefix), passphrase}, seed_rounds));
}

// FirstError keeps the error with the lowest index among those that several threads report.
class FirstError {
public:
    void report(std::size_t at, const Error& error) noexcept {
        const std::lock_guard lock(mutex_);
        if (at >= at_) return;
        at_ = at;
        error_ = fail(error.code, at, error.what).error();
    }
    [[nodiscard]] bool lies_before(std::size_t at) noexcept {
        const std::lock_guard lock(mutex_);
        return at_ < at;
    }
    [[nodiscard]] const std::optional<Error>& get() const noexcept { return error_; }

private:
    core::Mutex mutex_;
    std::size_t at_ = std::numeric_limits<std::size_t>::max();
    std::optional<Error> error_;
};

// `describe(i, input, normal)` sets the mnemonic and the normalised passphrase of item i; `normal` keeps alive the text to which the input
// points.
template <typename Describe>
[[nodiscard]] Result<std::vector<Seed>> seeds_of(std::size_t count, unsigned threads, const Describe& describe) {
    const std::size_t group = crypto::multibuffer::fastest().lanes;
    std::vector<SecretArray<64>> derived(count);
    FirstError first_error;
    core::share_work(count, group, threads, [&](std::size_t first, std::size_t size) noexcept {
        if (first_error.lies_before(first)) return;
        std::array<crypto::PasswordAndSalt, max_lanes> inputs;
        std::array<SecretText, max_lanes> normal;
        for (std::size_t i = 0; i < size; ++i) {
            const Status described = describe(first + i, inputs[i], normal[i]);
            if (!described) return first_error.report(first + i, described.error());
        }
        crypto::pbkdf2_hmac_sha512_many(std::span(inputs).first(size), seed_rounds, std::span(derived).subspan(first, size));
    });
    if (first_error.get()) return fail(*first_error.get());
    std::vector<Seed> seeds;
    seeds.reserve(count);
    for (SecretArray<64>& bytes : derived) seeds.emplace_back(std::move(bytes));
    return seeds;
}

[[nodiscard]] crypto::PasswordAndSalt input_of(const Mnemonic& mnemonic, const SecretText& passphrase) noexcept {
    COFFER_INVARIANT(!mnemonic.text().empty());
    return {mnemonic.text().reveal(), {as_bytes(salt_prefix), passphrase.reveal()}};
}

}  // namespace

Result<Seed> Mnemonic::to_seed(const SecretText& passphrase, coffer::text::Unassigned unassigned) const {
    COFFER_TRY(const SecretText normal, normal_passphrase(passphrase, unassigned));
    return seed_of(text_, normal.reveal());
}

Seed Mnemonic::to_seed(NoPassphrase) const {
    return seed_of(text_, {});
}

Result<std::vector<Seed>> derive_seeds(std::span<const MnemonicAndPassphrase> phrases, unsigned threads, text::Unassigned unassigned) {
    return seeds_of(phrases.size(), threads, [&](std::size_t i, crypto::PasswordAndSalt& input, SecretText& kept) noexcept -> Status {
        try {
            COFFER_TRY(kept, normal_passphrase(phrases[i].passphrase, unassigned));
        } catch (const std::bad_alloc&) {
            return fail(Errc::out_of_memory);
        }
        input = input_of(phrases[i].mnemonic, kept);
        return Ok{};
    });
}

Result<std::vector<Seed>> derive_seeds(std::span<const Mnemonic> phrases, const SecretText& passphrase, unsigned threads,
                                       text::Unassigned unassigned) {
    COFFER_TRY(const SecretText normal, normal_passphrase(passphrase, unassigned));
    return seeds_of(phrases.size(), threads, [&](std::size_t i, crypto::PasswordAndSalt& input, SecretText&) noexcept -> Status {
        input = input_of(phrases[i], normal);
        return Ok{};
    });
}

}  // namespace coffer
