#include "hpke/schedule.hpp"

#include <limits>

#include "coffer/hpke/context.hpp"
#include "core/reader.hpp"
#include "core/scrub.hpp"
#include "core/secret_memory.hpp"
#include "hpke/access.hpp"
#include "hpke/labeled.hpp"

namespace coffer::hpke {

ByteArray<10> hpke_suite_id(const Suite& suite) noexcept {
    ByteArray<10> id;
    Writer writer{MutBytes(id)};
    writer.bytes(as_bytes("HPKE"));
    writer.u16_be(static_cast<u16>(suite.kem().id));
    writer.u16_be(static_cast<u16>(suite.kdf().id));
    writer.u16_be(static_cast<u16>(suite.aead().id));
    return id;
}

ScheduleContext::ScheduleContext(const Suite& suite, const ScheduleInputs& inputs) noexcept {
    const auto suite_id = hpke_suite_id(suite);
    const HashId hash = suite.kdf().hash;
    const std::size_t digest = hash_size(hash);
    size_ = 1 + 2 * digest;
    bytes_[0] = static_cast<u8>(inputs.mode);
    labeled_extract(hash, suite_id, {}, "psk_id_hash", inputs.psk_id, MutBytes(bytes_).subspan(1, digest));
    labeled_extract(hash, suite_id, {}, "info_hash", inputs.info, MutBytes(bytes_).subspan(1 + digest, digest));
}

void schedule_secret(const Suite& suite, const KemSecret& shared_secret, Bytes psk, MutBytes secret) noexcept {
    labeled_extract(suite.kdf().hash, hpke_suite_id(suite), shared_secret.reveal(), "secret", psk, secret);
}

std::size_t aead_key_length(const Suite& suite) noexcept {
    return suite.aead().cipher ? aead_key_size(*suite.aead().cipher) : 0;
}

Result<MessageKeys> message_keys(const Suite& suite, Bytes schedule_secret, const ScheduleContext& context) {
    const auto suite_id = hpke_suite_id(suite);
    const HashId hash = suite.kdf().hash;
    MessageKeys keys;
    if (!suite.aead().cipher) return keys;
    const MutBytes key = keys.key.reveal_mut().first(aead_key_length(suite));
    if (Status done = labeled_expand(hash, suite_id, schedule_secret, "key", context.bytes(), key); !done) return fail(done.error());
    if (Status done = labeled_expand(hash, suite_id, schedule_secret, "base_nonce", context.bytes(), keys.base_nonce.reveal_mut()); !done) {
        return fail(done.error());
    }
    return keys;
}

Result<detail::Schedule> ContextAccess::schedule(const Suite& suite, const KemSecret& shared_secret, const ScheduleInputs& inputs) {
    const core::StackScrubber scrubber;
    const HashId hash = suite.kdf().hash;
    const std::size_t digest = hash_size(hash);
    const ScheduleContext context(suite, inputs);
    SecretArray<64> secret_buffer;
    const MutBytes secret = secret_buffer.reveal_mut().first(digest);
    schedule_secret(suite, shared_secret, inputs.psk, secret);

    Result<MessageKeys> keys = message_keys(suite, secret, context);
    if (!keys) return fail(keys.error());
    detail::Schedule schedule(suite);
    schedule.forks_ = core::forks();
    schedule.key_ = std::move(keys->key);
    schedule.base_nonce_ = std::move(keys->base_nonce);
    if (Status done = labeled_expand(hash, hpke_suite_id(suite), secret, "exp", context.bytes(),
                                     schedule.exporter_secret_.reveal_mut().first(digest));
        !done) {
        return fail(done.error());
    }
    return schedule;
}

namespace detail {

Schedule::Schedule(Schedule&& other) noexcept
    : suite_(other.suite_),
      key_(std::move(other.key_)),
      base_nonce_(std::move(other.base_nonce_)),
      exporter_secret_(std::move(other.exporter_secret_)),
      sequence_(other.sequence_),
      forks_(other.forks_) {}

Schedule& Schedule::operator=(Schedule&& other) noexcept {
    if (this != &other) {
        suite_ = other.suite_;
        key_ = std::move(other.key_);
        base_nonce_ = std::move(other.base_nonce_);
        exporter_secret_ = std::move(other.exporter_secret_);
        sequence_ = other.sequence_;
        forks_ = other.forks_;
    }
    return *this;
}

namespace {

/// Busy takes the flag of a context. The destructor releases it even if memory runs out.
class Busy {
public:
    explicit Busy(std::atomic<bool>& flag) noexcept : flag_(flag), taken_(!flag.exchange(true, std::memory_order_acquire)) {}
    ~Busy() {
        if (taken_) flag_.store(false, std::memory_order_release);
    }
    Busy(const Busy&) = delete;
    Busy& operator=(const Busy&) = delete;
    [[nodiscard]] bool taken() const noexcept { return taken_; }

private:
    std::atomic<bool>& flag_;
    bool taken_;
};

}  // namespace

/// with_nonce runs `operation` with the nonce of the current sequence number (ComputeNonce). It excludes other threads, and advances the
/// sequence number only if the operation succeeded.
template <typename Operation>
Status Schedule::with_nonce(Operation&& operation) {
    const Busy busy(busy_);
    if (!busy.taken()) return fail(Errc::hpke_busy);
    SecretArray<12> nonce = base_nonce_.clone();
    if (sequence_ == exhausted) return fail(Errc::hpke_sequence_exhausted);
    const auto bytes = nonce.reveal_mut();
    for (std::size_t i = 0; i < 8; ++i) bytes[11 - i] = static_cast<u8>(bytes[11 - i] ^ static_cast<u8>(sequence_ >> (8 * i)));
    Status done = operation(nonce.reveal());
    if (done) ++sequence_;
    return done;
}

Status Schedule::seal(MutBytes ciphertext, Bytes aad, Bytes plaintext) {
    const std::optional<AeadId>& cipher = suite_.aead().cipher;
    if (!cipher) return fail(Errc::hpke_export_only);
    if (aad.size() > max_message_length || plaintext.size() > max_message_length) return fail(Errc::hpke_input_length);
    if (ciphertext.size() != plaintext.size() + aead_tag_size) return fail(Errc::length_mismatch);
    return with_nonce([&](FixedBytes<12> nonce) {
        if (forks_ != core::forks()) return Status(fail(Errc::hpke_forked));
        Status sealed = aead_seal(*cipher, key_.reveal().first(aead_key_size(*cipher)), nonce, aad, plaintext, ciphertext);
        if (!sealed) wipe(ciphertext);
        return sealed;
    });
}

Status Schedule::open(MutBytes plaintext, Bytes aad, Bytes ciphertext) {
    const std::optional<AeadId>& cipher = suite_.aead().cipher;
    if (!cipher) return fail(Errc::hpke_export_only);
    if (ciphertext.size() < aead_tag_size) return fail(Errc::ciphertext_too_short);
    if (aad.size() > max_message_length || ciphertext.size() - aead_tag_size > max_message_length) return fail(Errc::hpke_input_length);
    if (plaintext.size() != ciphertext.size() - aead_tag_size) return fail(Errc::length_mismatch);
    return with_nonce([&](FixedBytes<12> nonce) {
        return aead_open(*cipher, key_.reveal().first(aead_key_size(*cipher)), nonce, aad, ciphertext, plaintext);
    });
}

Result<SecretBytes> Schedule::export_secret(Bytes exporter_context, std::size_t length) const {
    const core::StackScrubber scrubber;
    const std::size_t digest = hash_size(suite_.kdf().hash);
    if (length > 255 * digest) return fail(Errc::hpke_export_length);
    if (exporter_context.size() > max_input_length) return fail(Errc::hpke_input_length, "exporter_context");
    SecretBytes exported = SecretBytes::from_size(length);
    if (Status done = labeled_expand(suite_.kdf().hash, hpke_suite_id(suite_), exporter_secret_.reveal().first(digest), "sec",
                                     exporter_context, exported.reveal_mut());
        !done) {
        return fail(done.error());
    }
    return exported;
}

}  // namespace detail
}  // namespace coffer::hpke
