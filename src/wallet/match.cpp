#include "coffer/wallet/match.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <tuple>

#include "coffer/hd/profile.hpp"
#include "core/try.hpp"
#include "wallet/key_search.hpp"
#include "wallet/known_paths.hpp"

namespace coffer::wallet {
namespace {

constexpr ScriptTemplate p2sh_scripts[] = {ScriptTemplate::p2sh_p2wpkh, ScriptTemplate::p2sh_p2pkh, ScriptTemplate::p2sh_p2pk,
                                           ScriptTemplate::p2sh_multisig_1of1};
constexpr ScriptTemplate p2wsh_scripts[] = {ScriptTemplate::p2wsh_p2pk, ScriptTemplate::p2wsh_p2pkh, ScriptTemplate::p2wsh_multisig_1of1};
constexpr ScriptTemplate no_script[] = {ScriptTemplate::none};

// Returns the script templates of a format, beginning with `asked` or, if that is none, with the default of the format.
std::vector<ScriptTemplate> scripts_of(const address::FormatRow& row, ScriptTemplate asked) {
    std::span<const ScriptTemplate> all = no_script;
    if (row.params.script != ScriptTemplate::none)
        all = row.kind == AddressKind::p2sh ? std::span(p2sh_scripts) : std::span<const ScriptTemplate>(p2wsh_scripts);
    std::vector<ScriptTemplate> scripts(all.begin(), all.end());
    const ScriptTemplate first = asked == ScriptTemplate::none ? row.params.script : asked;
    std::stable_partition(scripts.begin(), scripts.end(), [&](ScriptTemplate script) { return script == first; });
    return scripts;
}

// Returns the curve of a shown account. Default: the first curve of the format.
CurveId shown_curve(const address::FormatRow& row, const ShownAccount& account) {
    return account.curve.value_or(row.curves().front().curve);
}

// Returns the curves of a format. The shown curve comes first if the format has it.
std::vector<CurveId> curves_of(const address::FormatRow& row, CurveId shown) {
    std::vector<CurveId> curves;
    for (const address::CurvePath& path : row.curves()) curves.push_back(path.curve);
    std::stable_partition(curves.begin(), curves.end(), [&](CurveId curve) { return curve == shown; });
    return curves;
}

// Returns a format that makes the 20 bytes of a Cosmos-like account with the other hash: HASH160 of the key, or Keccak-256 on chains of
// Ethermint.
std::optional<AddressFormat> other_hash(const address::FormatRow& row) {
    if (row.curves().front().curve != CurveId::secp256k1) return std::nullopt;
    if (row.family == "cosmos") return AddressFormat::evmos;
    if (row.family == "ethermint") return AddressFormat::cosmos;
    return std::nullopt;
}

std::string_view hash_of(AddressFormat maker) {
    return maker == AddressFormat::evmos ? "keccak-256" : "hash160";
}

// Way is an interpretation of a shown address: how its payload is made, and how that differs from what was shown.
struct Way {
    Making making;
    Interpretation interpretation;
};

// Returns the interpretations of an address, beginning with the shown one.
std::vector<Way> ways_of(const address::DecodedAddress& shown, const address::EncodeOptions& asked) {
    const address::FormatRow& row = address::row_of(shown.format());
    std::vector<Way> ways;
    const std::vector<ScriptTemplate> scripts = scripts_of(row, asked.script);
    for (const ScriptTemplate script : scripts) {
        Way way{{.format = row.id, .script = script, .tag = shown.tag(), .ton_testnet = shown.ton().testnet}, {}};
        if (script != scripts.front()) way.interpretation.script = script;
        ways.push_back(way);
    }
    if (const auto format = other_hash(row)) ways.push_back({{.format = *format}, {.hash = hash_of(*format)}});
    // The account of this wallet contains the network ID, which a raw text does not state.
    if (row.id == AddressFormat::ton_v5r1) {
        Way other = ways.front();
        other.making.ton_testnet = !other.making.ton_testnet;
        if (!shown.ton().raw || other.making.ton_testnet)
            other.interpretation.network = other.making.ton_testnet ? Network::testnet : Network::mainnet;
        ways.push_back(other);
    }
    return ways;
}

Result<PathTemplate> as_template(const DerivationPath& path) {
    return PathTemplate::parse(path.text());
}

// KeyAtPath holds the key at one path, if the root can derive it.
class KeyAtPath {
public:
    KeyAtPath(RootView root, AddressFormat format, CurveId curve, const PathChoice& path) {
        const Result<AccountRange> range = AccountRange::from_request(root, {.format = format, .curve = curve, .path = path});
        if (!range) return;
        if (const Result<Account> account = range->at(0)) key_ = account->public_key;
    }
    [[nodiscard]] bool gives(const Making& making, Bytes payload) const {
        return key_ && payload_of(making, *key_) == std::string(as_text(payload));
    }

private:
    std::optional<AnyPublicKey> key_;
};

// Sets purpose and coin type of `interpretation` if the found path differs in them from the default path. Both paths begin at the master node.
void name_path(const address::FormatRow& row, CurveId curve, std::string_view found, Interpretation& interpretation) {
    const auto own = address::curve_path(row, curve);
    const auto expected = own ? PathTemplate::parse(own->path) : Result<PathTemplate>(fail(own.error()));
    const auto standard = expected ? expected->fill(std::nullopt, std::nullopt) : Result<DerivationPath>(fail(expected.error()));
    const auto path = DerivationPath::parse(found);
    if (!standard || !path || path->size() < 3 || standard->size() < 3) return;
    if ((*path)[0] != (*standard)[0]) interpretation.purpose = (*path)[0].index();
    if ((*path)[1] != (*standard)[1]) interpretation.coin_type = (*path)[1].index();
}

constexpr u32 own_accounts = 20;  // on a path with both slots, the square of a large gap would take hours
constexpr u32 related_accounts = 10;

class Matcher {
public:
    Matcher(RootView root, u32 gap) : root_(root), gap_(gap) {}

    // Tries the shown path under every interpretation.
    std::optional<Match> at_shown_path(const ShownAccount& account, const address::DecodedAddress& shown) const {
        const address::FormatRow& row = address::row_of(shown.format());
        const Result<PathTemplate> path = as_template(account.path);
        if (!path) return std::nullopt;
        const std::vector<Way> ways = ways_of(shown, account.options);
        for (const CurveId curve : curves_of(row, shown_curve(row, account))) {
            const bool hardens = curve == CurveId::ed25519 && !account.path.all_hardened();
            const KeyAtPath key(root_, carrier(row), curve, {*path, hardens ? NonHardenedPolicy::harden : NonHardenedPolicy::reject});
            for (const Way& way : ways) {
                if (!usable(row, curve) || !key.gives(way.making, shown.payload())) continue;
                Interpretation interpretation = way.interpretation;
                interpretation.harden = hardens;
                if (curve != shown_curve(row, account)) interpretation.curve = curve;
                return finish(interpretation, shown, account.options.ton);
            }
        }
        return std::nullopt;
    }

    // Searches for the address on the paths of one reach.
    std::optional<Match> at_known_path(const address::DecodedAddress& shown, const ShownAccount& account, Reach reach) {
        const address::FormatRow& row = address::row_of(shown.format());
        const std::vector<Way> ways = ways_of(shown, account.options);
        for (const CurveId curve : curves_of(row, shown_curve(row, account))) {
            if (!usable(row, curve)) continue;
            const std::vector<KeySearch*>& searches = searches_of(row, curve, reach);
            for (std::size_t i = 0; i < searches.size(); ++i) {
                for (const Way& way : ways) {
                    auto path = searches[i]->find(way.making, shown.payload());
                    if (!path) continue;
                    Interpretation interpretation = way.interpretation;
                    if (reach != Reach::own && depth_of(root_) == 0) name_path(row, curve, *path, interpretation);
                    interpretation.change = is_change(*path, reach);
                    interpretation.path = std::move(*path);
                    if (account.format) {
                        if (curve != shown_curve(row, account)) interpretation.curve = curve;
                        return finish(interpretation, shown, account.options.ton);
                    }
                    const bool plain = reach == Reach::own && i == 0 && curve == row.curves().front().curve && way.interpretation == Interpretation{};
                    return finish_bare(interpretation, shown, curve, plain);
                }
            }
        }
        return std::nullopt;
    }

    // Derives the keys by which the matches of the last round extended the search. Returns false if there were none.
    bool grow() {
        bool grown = false;
        for (Entry& entry : searches_) grown = entry.search.grow() || grown;
        return grown;
    }

private:
    // Returns a format that has the same keys as `row`. It is the same for all rows, unless the root is an extended key of one coin.
    AddressFormat carrier(const address::FormatRow& row) const {
        const ExtendedKeyVersion* version = version_of(root_);
        return version == nullptr || version->coin == "bitcoin" ? AddressFormat::compressed : row.id;
    }

    // Returns whether curve, network and coin of the root allow addresses of this format.
    bool usable(const address::FormatRow& row, CurveId curve) const {
        AccountRequest request{.format = row.id, .curve = curve, .path = PathChoice{}};
        if (!address::Encoder::from_format(row.id)) request.options.tag = 0;
        return AccountRange::from_request(root_, request).has_value();
    }

    // Returns whether the last component but one selects the change chain. Never true for the format's own paths.
    static bool is_change(std::string_view text, Reach reach) {
        const auto path = DerivationPath::parse(text);
        if (reach == Reach::own || !path || path->size() < 2) return false;
        const ChildIndex chain = (*path)[path->size() - 2];
        return !chain.hardened() && chain.index() == 1;
    }

    static Match finish(Interpretation interpretation, const address::DecodedAddress& shown, const address::TonEncoding& asked) {
        if (shown.ton() != asked) interpretation.ton = shown.ton();
        return {interpretation == Interpretation{} ? MatchStatus::match : MatchStatus::match_as, std::move(interpretation), std::nullopt};
    }

    static Match finish_bare(Interpretation interpretation, const address::DecodedAddress& shown, CurveId curve, bool plain) {
        interpretation.format = shown.format();
        if (curve != address::row_of(shown.format()).curves().front().curve) interpretation.curve = curve;
        if (shown.ton() != address::TonEncoding{}) interpretation.ton = shown.ton();
        return {plain && !interpretation.ton ? MatchStatus::match : MatchStatus::match_as, std::move(interpretation), std::nullopt};
    }

    struct Entry {
        std::tuple<AddressFormat, CurveId, std::string, NonHardenedPolicy, u32> key;
        KeySearch search;
    };

    KeySearch& search_of(const address::FormatRow& row, CurveId curve, const PathChoice& path, Reach reach) {
        const u32 accounts = reach == Reach::related ? related_accounts : own_accounts;
        const std::tuple key{carrier(row), curve, path.path.text(), path.policy, accounts};
        const auto found = std::ranges::find(searches_, key, &Entry::key);
        if (found != searches_.end()) return found->search;
        return searches_.emplace_back(Entry{key, KeySearch(root_, carrier(row), curve, path, gap_, accounts)}).search;
    }

    const std::vector<KeySearch*>& searches_of(const address::FormatRow& row, CurveId curve, Reach reach) {
        const auto [known, added] = by_format_.try_emplace({row.id, curve, reach});
        if (added) {
            for (const PathChoice& path : known_paths(row, curve, depth_of(root_), reach))
                known->second.push_back(&search_of(row, curve, path, reach));
        }
        return known->second;
    }

    RootView root_;
    u32 gap_;
    std::deque<Entry> searches_;
    std::map<std::tuple<AddressFormat, CurveId, Reach>, std::vector<KeySearch*>> by_format_;
};

// Returns the decoded address, once for each format to which it can belong.
Result<std::vector<address::DecodedAddress>> decode_shown(const ShownAccount& account, const address::Tolerance& tolerance) {
    if (!account.format) return address::identify(account.address, std::nullopt, tolerance);
    if (const auto encoder = address::Encoder::from_format(*account.format, account.options); !encoder) return fail(encoder.error());
    const auto& hrp = account.options.hrp;
    COFFER_TRY(const address::DecodedAddress decoded, hrp ? address::decode_under_hrp(*account.format, hrp->view(), account.address)
                                                          : address::decode(*account.format, account.address, std::nullopt, tolerance));
    return std::vector{decoded};
}

}  // namespace

std::vector<Match> match_accounts(RootView root, std::span<const ShownAccount> accounts, u32 gap, const address::Tolerance& tolerance) {
    Matcher matcher(root, std::max(gap, 1U));
    std::vector<Match> matches(accounts.size());
    std::vector<std::vector<address::DecodedAddress>> decoded(accounts.size());
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        auto shown = decode_shown(accounts[i], tolerance);
        if (!shown) {
            matches[i] = {MatchStatus::unreadable, {}, shown.error()};
            continue;
        }
        if (accounts[i].format) {
            if (auto match = matcher.at_shown_path(accounts[i], shown->front())) matches[i] = std::move(*match);
        }
        decoded[i] = std::move(*shown);
    }

    // Each reach is searched to its end before the next one. A match extends the search of its path, so a further round may find an address
    // that an earlier round did not reach.
    for (const Reach reach : reaches) {
        do {
            for (std::size_t i = 0; i < accounts.size(); ++i) {
                for (const address::DecodedAddress& shown : decoded[i]) {
                    if (matches[i].status != MatchStatus::not_found) break;
                    if (auto match = matcher.at_known_path(shown, accounts[i], reach)) matches[i] = std::move(*match);
                }
            }
        } while (matcher.grow());
    }
    return matches;
}

}  // namespace coffer::wallet
