#include "wallet/known_paths.hpp"

#include <algorithm>
#include <string>

#include "coffer/hd/profile.hpp"

namespace coffer::wallet {
namespace {

// Purposes of single keys, and the script types of BIP-48.
constexpr std::string_view script_paths[] = {"m/44'/{c}'/{a}'/0/{i}", "m/49'/{c}'/{a}'/0/{i}",    "m/84'/{c}'/{a}'/0/{i}",
                                             "m/86'/{c}'/{a}'/0/{i}", "m/48'/{c}'/{a}'/1'/0/{i}", "m/48'/{c}'/{a}'/2'/0/{i}"};

// Coin types (SLIP-44) of no format here, which wallets use for formats here: Ethereum Classic, BNB.
constexpr std::string_view other_account_paths[] = {"m/44'/61'/{a}'/0/{i}", "m/44'/714'/{a}'/0/{i}"};

// The wallet layout of BIP-32, and that of Bitcoin Core.
constexpr std::string_view first_script_paths[] = {"m/{a}'/0/{i}", "m/0'/0'/{i}'", "m/0'/1'/{i}'", "m/0/{i}"};

constexpr std::string_view receiving = "/0/{i}";

class Paths {
public:
    Paths(CurveId curve, u8 depth) : curve_(curve), depth_(depth) {}

    void add(std::string_view text, NonHardenedPolicy policy) {
        const auto whole = PathTemplate::parse(text);
        const auto below = whole ? whole->below(depth_) : Result<PathTemplate>(fail(whole.error()));
        if (!below) return;
        const PathChoice choice{*below, policy};
        const auto same = [&](const PathChoice& known) { return known.path == choice.path && known.policy == choice.policy; };
        if (std::ranges::none_of(choices_, same)) choices_.push_back(choice);
    }
    void add(const PathTemplate& path, NonHardenedPolicy policy) { add(path.text(), policy); }

    // Adds the change chain that corresponds to the path's receiving chain, if there is one.
    void add_change(std::string_view text, NonHardenedPolicy policy) {
        if (curve_ != CurveId::secp256k1 || !text.ends_with(receiving)) return;
        std::string change(text.substr(0, text.size() - receiving.size()));
        add(change.append("/1/{i}"), policy);
    }

    // Adds the path and its change chain.
    void add_chains(std::string_view text, NonHardenedPolicy policy) {
        add(text, policy);
        add_change(text, policy);
    }

    [[nodiscard]] std::vector<PathChoice> take_from(std::size_t first) {
        return {choices_.begin() + static_cast<std::ptrdiff_t>(first), choices_.end()};
    }
    [[nodiscard]] std::size_t size() const noexcept { return choices_.size(); }

private:
    CurveId curve_;
    u8 depth_;
    std::vector<PathChoice> choices_;
};

// Calls `add(path, policy)` with the format's own templates: the default one, then those of the profiles.
template <typename Add>
void for_each_own(const address::FormatRow& row, CurveId curve, Add add) {
    if (const auto path = default_path(row.id, curve)) add(path->path.text(), path->policy);
    for (const ProfileRow& profile : profiles()) {
        if (profile.format == row.name) add(std::string(profile.path_template), profile.policy);
    }
}

bool pays_to_script(const address::FormatRow& row) noexcept {
    return row.kind != AddressKind::account && row.kind != AddressKind::public_key;
}

// Returns the coin type of the format's own path: its second component.
std::string coin_type(const address::FormatRow& row) {
    const std::string path(row.curves().front().path);
    const std::size_t begin = path.find('/', 2) + 1;
    return path.substr(begin, path.find('\'', begin) - begin);
}

void add_script_paths(const address::FormatRow& row, Paths& paths) {
    for (const std::string& coin : {coin_type(row), std::string("0"), std::string("1")}) {
        for (const std::string_view path : script_paths) {
            std::string text(path);
            text.replace(text.find("{c}"), 3, coin);
            paths.add_chains(text, NonHardenedPolicy::reject);
        }
    }
    for (const std::string_view path : first_script_paths) paths.add_chains(path, NonHardenedPolicy::reject);
}

void add_related(const address::FormatRow& row, CurveId curve, Paths& paths) {
    const bool scripts = curve == CurveId::secp256k1 && pays_to_script(row);
    if (scripts) add_script_paths(row, paths);
    for (const address::FormatRow& other : address::formats()) {
        // An account format has no address under a purpose that names a script.
        if (!scripts && pays_to_script(other) && !other.curves().front().path.starts_with("m/44'")) continue;
        if (!address::curve_path(other, curve)) continue;
        for_each_own(other, curve, [&](const std::string& text, NonHardenedPolicy policy) { paths.add_chains(text, policy); });
    }
    if (curve != CurveId::secp256k1) return;
    for (const std::string_view path : other_account_paths) paths.add_chains(path, NonHardenedPolicy::reject);
}

}  // namespace

std::vector<PathChoice> known_paths(const address::FormatRow& row, CurveId curve, u8 depth, Reach reach) {
    Paths paths(curve, depth);
    for_each_own(row, curve, [&](const std::string& text, NonHardenedPolicy policy) { paths.add(text, policy); });
    if (reach == Reach::own) return paths.take_from(0);
    const std::size_t own = paths.size();
    for_each_own(row, curve, [&](const std::string& text, NonHardenedPolicy policy) { paths.add_change(text, policy); });
    if (reach == Reach::change) return paths.take_from(own);
    const std::size_t nearer = paths.size();
    add_related(row, curve, paths);
    return paths.take_from(nearer);
}

}  // namespace coffer::wallet
