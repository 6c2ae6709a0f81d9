#include "coffer/wallet/account.hpp"

#include <charconv>
#include <vector>

#include "coffer/hd/extended_key.hpp"
#include "coffer/hd/profile.hpp"
#include "core/secret_box.hpp"
#include "core/try.hpp"
#include "wallet/encode_keys.hpp"

namespace coffer::wallet {
namespace {

// A path that is split at its slot {i}. The part before the slot is derived once, the part after it for each account.
struct SplitPath {
    DerivationPath before;
    std::optional<ChildIndex> slot;  // whether it is hardened; the number is set later
    std::vector<ChildIndex> after;
};

Result<SplitPath> split(const DerivationPath& path, std::optional<std::size_t> slot) {
    SplitPath parts;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (slot && i > *slot) {
            parts.after.push_back(path[i]);
        } else if (slot && i == *slot) {
            parts.slot = path[i];
        } else {
            COFFER_CHECK(parts.before.append(path[i]));
        }
    }
    return parts;
}

// The texts around the number of the slot.
struct PathText {
    std::string before;
    std::string after;  // begins with the hardened mark, if there is one

    static PathText of(const DerivationPath& path, std::optional<std::size_t> slot) {
        const std::string text = path.text();
        if (!slot) return {text, {}};
        const std::size_t at = path.offset_of(*slot);
        return {text.substr(0, at),
                text.substr(text.find_first_not_of("0123456789", at) == std::string::npos ? text.size()
                                                                                          : text.find_first_not_of("0123456789", at))};
    }

    [[nodiscard]] std::string with(u32 index, bool counts) const {
        if (!counts) return before;
        char digits[10];
        const auto end = std::to_chars(std::begin(digits), std::end(digits), index).ptr;
        std::string text;
        text.reserve(before.size() + after.size() + 10);
        text += before;
        text.append(digits, static_cast<std::size_t>(end - digits));
        text += after;
        return text;
    }
};

// Derives the keys of one range, for one type of root and one curve.
class KeySource {
public:
    virtual ~KeySource() = default;
    struct Keys {
        AnyPublicKey public_key;
        std::optional<AnyPrivateKey> private_key;
    };
    [[nodiscard]] virtual Result<Keys> at(ChildIndex index) const = 0;
    /// fill writes the keys of `first`, `first` + 1 and so on to `keys`. All these indices are valid.
    virtual void fill(ChildIndex first, std::span<Result<Keys>> keys) const {
        for (u32 i = 0; i < keys.size(); ++i) keys[i] = at(ChildIndex::from_child_number(first.child_number() + i));
    }

protected:
    KeySource() = default;
    KeySource(const KeySource&) = default;
    KeySource& operator=(const KeySource&) = default;
};

template <TreeCurve C>
KeySource::Keys keys_of(PrivateKey<C> key, bool keep_private) {
    KeySource::Keys keys{key.public_key(), std::nullopt};
    if (keep_private) keys.private_key.emplace(std::move(key));
    return keys;
}

template <TreeCurve C>
class PrivateRange final : public KeySource {
public:
    PrivateRange(PrivateChildDeriver<C> parent, std::vector<ChildIndex> after, bool keep_private)
        : parent_(std::move(parent)), after_(std::move(after)), keep_private_(keep_private) {}
    [[nodiscard]] Result<Keys> at(ChildIndex index) const override {
        COFFER_TRY(PrivateKey<C> key, parent_->private_key(index, after_));
        return keys_of(std::move(key), keep_private_);
    }

private:
    // A range and its key are long-lived, so they are stored in the arena, not on the heap, which can be swapped out or dumped.
    core::SecretBox<PrivateChildDeriver<C>> parent_;
    std::vector<ChildIndex> after_;
    bool keep_private_;
};

template <TreeCurve C>
class PrivateSingle final : public KeySource {
public:
    PrivateSingle(PrivateKey<C> key, bool keep_private) : key_(std::move(key)), keep_private_(keep_private) {}
    [[nodiscard]] Result<Keys> at(ChildIndex) const override { return keys_of(key_->clone(), keep_private_); }

private:
    core::SecretBox<PrivateKey<C>> key_;
    bool keep_private_;
};

template <NonHardenedTreeCurve C>
class PublicRange final : public KeySource {
public:
    PublicRange(const ExtendedPublicKey<C>& parent, std::vector<NonHardenedIndex> after) : parent_(parent), after_(std::move(after)) {}
    [[nodiscard]] Result<Keys> at(ChildIndex index) const override {
        const auto non_hardened = index.as_non_hardened();
        if (!non_hardened) return fail(Errc::hardened_from_public, "path");
        COFFER_TRY(const PublicKey<C> key, parent_.public_key(*non_hardened, after_));
        return Keys{key, std::nullopt};
    }
    void fill(ChildIndex first, std::span<Result<Keys>> keys) const override {
        const auto non_hardened = first.as_non_hardened();
        if (!non_hardened || !after_.empty()) return KeySource::fill(first, keys);
        std::vector<Result<PublicKey<C>>> children(keys.size(), fail(Errc::internal));
        parent_.public_keys(*non_hardened, children);
        for (std::size_t i = 0; i < keys.size(); ++i)
            keys[i] = children[i] ? Result<Keys>(Keys{*children[i], std::nullopt}) : Result<Keys>(fail(children[i].error()));
    }

private:
    PublicChildDeriver<C> parent_;
    std::vector<NonHardenedIndex> after_;
};

class PublicSingle final : public KeySource {
public:
    explicit PublicSingle(const AnyPublicKey& key) : key_(key) {}
    [[nodiscard]] Result<Keys> at(ChildIndex) const override { return Keys{key_, std::nullopt}; }

private:
    AnyPublicKey key_;
};

using Made = Result<std::unique_ptr<KeySource>>;

template <TreeCurve C>
Made key_source(const ExtendedPrivateKey<C>& node, CurveId /*curve*/, SplitPath path, bool keep_private) {
    if (!path.slot) {
        COFFER_TRY(PrivateKey<C> key, node.derive_key(path.before));
        return Made(std::make_unique<PrivateSingle<C>>(std::move(key), keep_private));
    }
    COFFER_TRY(PrivateChildDeriver<C> parent, node.children_of(path.before));
    return Made(std::make_unique<PrivateRange<C>>(std::move(parent), std::move(path.after), keep_private));
}

Made key_source(const Seed& seed, CurveId curve, SplitPath path, bool keep_private) {
    COFFER_TRY(const AnyExtendedPrivateKey master, master_node(seed, curve));
    return std::visit([&](const auto& node) { return key_source(node, curve, std::move(path), keep_private); }, master);
}

template <NonHardenedTreeCurve C>
Made key_source(const ExtendedPublicKey<C>& node, CurveId /*curve*/, const SplitPath& path, bool /*keep_private*/) {
    COFFER_TRY(const ExtendedPublicKey<C> parent, node.derive(path.before));
    if (!path.slot) return Made(std::make_unique<PublicSingle>(parent.public_key()));
    std::vector<NonHardenedIndex> after;
    for (const ChildIndex index : path.after) {
        const auto non_hardened = index.as_non_hardened();
        COFFER_INVARIANT(non_hardened.has_value());
        after.push_back(*non_hardened);
    }
    return Made(std::make_unique<PublicRange<C>>(parent, std::move(after)));
}

// A public root has no hardened descendants.
Status check_non_hardened(RootView root, const DerivationPath& path) {
    if (!is_public(root)) return Ok{};
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (path[i].hardened()) return fail(Errc::hardened_from_public, path.offset_of(i), "path");
    }
    return Ok{};
}

// The version of an extended key states its network, and some versions state the coin. Formats without networks fit every version.
Status check_version(const ExtendedKeyVersion* version, const address::FormatRow& row) {
    if (version == nullptr) return Ok{};
    const bool other_network = row.network != Network::none && version->testnet != (row.network != Network::mainnet);
    const bool other_coin = version->coin != "bitcoin" && version->coin != row.family;
    if (other_network || other_coin) return fail(Errc::network_mismatch, "extended key");
    return Ok{};
}

// The position of a path error is a byte offset in the text of the path.
template <typename T>
Result<T> of_path(Result<T> result) {
    if (result || *result.error().what != '\0') return result;
    return fail(result.error().code, result.error().at, "path");
}

Result<const address::FormatRow*> row_of(AddressFormat format) noexcept {
    const address::FormatRow* const row = address::find_format(format);
    if (row == nullptr) return fail(Errc::unknown_format, "format");
    return row;
}

// Returns the path of a request, relative to the root.
Result<PathChoice> path_of(RootView root, const AccountRequest& request, CurveId curve) {
    if (request.path) return *request.path;
    COFFER_TRY(PathChoice choice, default_path(request.format, curve));
    COFFER_TRY(choice.path, of_path(choice.path.below(depth_of(root))));
    if (!request.account) choice.path = choice.path.counting_accounts();
    return choice;
}

}  // namespace

struct AccountRange::State {
    std::unique_ptr<KeySource> keys;
    address::Encoder encoder;
    const address::FormatRow* row;
    CurveId curve;
    std::optional<ChildIndex> slot;
    bool hardened;
    PathText path;
    PathText effective;
};

AccountRange::AccountRange(std::unique_ptr<State> state) noexcept : state_(std::move(state)) {}
AccountRange::~AccountRange() = default;
AccountRange::AccountRange(AccountRange&&) noexcept = default;
AccountRange& AccountRange::operator=(AccountRange&&) noexcept = default;

Result<AccountRange> AccountRange::from_request(RootView root, const AccountRequest& request) {
    COFFER_TRY(const address::FormatRow* const found, row_of(request.format));
    const address::FormatRow& row = *found;
    const std::optional<CurveId> own_curve = node_curve(root);
    const CurveId asked_curve = request.curve.value_or(own_curve.value_or(row.curves().front().curve));
    COFFER_TRY(const address::CurvePath curve, address::curve_path(row, asked_curve));
    if (own_curve && *own_curve != curve.curve) return fail(Errc::curve_mismatch, "curve");
    COFFER_CHECK(check_version(version_of(root), row));
    COFFER_TRY(address::Encoder encoder, address::Encoder::from_format(request.format, request.options));

    COFFER_TRY(const PathChoice choice, path_of(root, request, curve.curve));
    const PathTemplate& asked = choice.path;
    COFFER_TRY(const DerivationPath path, of_path(asked.fill(request.account, std::nullopt)));
    const bool non_hardened = curve.curve != CurveId::ed25519;
    COFFER_TRY(const DerivationPath effective, of_path(effective_path(path, non_hardened, choice.policy)));
    COFFER_CHECK(check_non_hardened(root, effective));
    COFFER_TRY(SplitPath parts, of_path(split(effective, asked.index_position())));
    const std::optional<ChildIndex> slot = parts.slot;
    COFFER_TRY(
        auto keys,
        of_path(root.visit([&](const auto& source) { return key_source(source, curve.curve, std::move(parts), request.private_keys); })));

    return AccountRange(
        std::make_unique<State>(State{std::move(keys), std::move(encoder), &row, curve.curve, slot, path != effective,
                                      PathText::of(path, asked.index_position()), PathText::of(effective, asked.index_position())}));
}

bool AccountRange::counts() const noexcept {
    return (*state_)->slot.has_value();
}
bool AccountRange::hardened() const noexcept {
    return (*state_)->hardened;
}
CurveId AccountRange::curve() const noexcept {
    return (*state_)->curve;
}
const address::FormatRow& AccountRange::format() const noexcept {
    return *(*state_)->row;
}
ScriptTemplate AccountRange::script_template() const noexcept {
    return (*state_)->encoder.script_template();
}

Result<Account> AccountRange::at(u32 index) const {
    if (!counts() && index != 0) return fail(Errc::path_slot_missing, "path");
    COFFER_TRY(const ChildIndex child, ChildIndex::from_index(index, counts() && (*state_)->slot->hardened()));
    COFFER_TRY(KeySource::Keys keys, (*state_)->keys->at(child));
    COFFER_TRY(const address::AddressText address, (*state_)->encoder(keys.public_key));
    return Account{keys.public_key, address, std::move(keys.private_key)};
}

void AccountRange::fill(u32 first, std::span<Result<Account>> accounts) const {
    const std::size_t indices = counts() ? hardened_bit : 1;
    const std::size_t existing = std::min(accounts.size(), indices - std::min<std::size_t>(indices, first));
    for (std::size_t i = existing; i < accounts.size(); ++i)
        accounts[i] = at(static_cast<u32>(std::min<std::size_t>(first + i, 0xffff'ffffU)));
    if (existing == 0) return;

    const ChildIndex child = *ChildIndex::from_index(first, counts() && (*state_)->slot->hardened());
    std::vector<Result<KeySource::Keys>> keys;
    keys.reserve(existing);
    for (std::size_t i = 0; i < existing; ++i) keys.emplace_back(fail(Errc::internal));
    (*state_)->keys->fill(child, keys);
    encode_keys((*state_)->encoder, std::span(keys), accounts.first(existing), [](const KeySource::Keys& made) { return made.public_key; },
                [](KeySource::Keys made, const address::AddressText& text) {
                    return Account{made.public_key, text, std::move(made.private_key)};
                });
}

std::string AccountRange::path_text(u32 index) const {
    return (*state_)->path.with(index, counts());
}
std::string AccountRange::effective_path_text(u32 index) const {
    return (*state_)->effective.with(index, counts());
}

Result<PathChoice> default_path(AddressFormat format, std::optional<CurveId> curve) {
    COFFER_TRY(const address::FormatRow* const found, row_of(format));
    COFFER_TRY(const address::CurvePath row, address::curve_path(*found, curve.value_or(found->curves().front().curve)));
    COFFER_TRY(const PathTemplate path, PathTemplate::parse(row.path));
    return PathChoice{path, row.harden ? NonHardenedPolicy::harden : NonHardenedPolicy::reject};
}

Result<PathChoice> profile_path(std::string_view profile, AddressFormat format) {
    COFFER_TRY(const address::FormatRow* const found, row_of(format));
    COFFER_TRY(const ProfileRow* row, find_profile(profile, found->name));
    COFFER_TRY(const PathTemplate path, PathTemplate::parse(row->path_template));
    return PathChoice{path, row->policy};
}

}  // namespace coffer::wallet
