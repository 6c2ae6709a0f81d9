#include "coffer/wallet/match.hpp"

#include <algorithm>
#include <deque>
#include <tuple>

#include "coffer/hd/profile.hpp"
#include "core/try.hpp"
#include "wallet/path_search.hpp"

namespace coffer::wallet {
namespace {

constexpr ScriptTemplate p2sh_scripts[] = {ScriptTemplate::p2sh_p2wpkh, ScriptTemplate::p2sh_p2pkh, ScriptTemplate::p2sh_p2pk,
                                           ScriptTemplate::p2sh_multisig_1of1};
constexpr ScriptTemplate p2wsh_scripts[] = {ScriptTemplate::p2wsh_p2pk, ScriptTemplate::p2wsh_p2pkh, ScriptTemplate::p2wsh_multisig_1of1};
constexpr ScriptTemplate no_script[] = {ScriptTemplate::none};

// The script templates of a format; the one that is meant where nothing is said comes first.
std::vector<ScriptTemplate> scripts_of(const address::FormatRow& row, ScriptTemplate asked) {
    std::span<const ScriptTemplate> all = no_script;
    if (row.params.script != ScriptTemplate::none)
        all = row.kind == AddressKind::p2sh ? std::span(p2sh_scripts) : std::span<const ScriptTemplate>(p2wsh_scripts);
    std::vector<ScriptTemplate> scripts(all.begin(), all.end());
    const ScriptTemplate first = asked == ScriptTemplate::none ? row.params.script : asked;
    std::stable_partition(scripts.begin(), scripts.end(), [&](ScriptTemplate script) { return script == first; });
    return scripts;
}

// The curves of a format, the one that was shown first, where the format has it.
std::vector<CurveId> curves_of(const address::FormatRow& row, CurveId shown) {
    std::vector<CurveId> curves;
    for (const address::CurvePath& path : row.curves()) curves.push_back(path.curve);
    std::stable_partition(curves.begin(), curves.end(), [&](CurveId curve) { return curve == shown; });
    return curves;
}

Result<PathTemplate> as_template(const DerivationPath& path) {
    return PathTemplate::parse(path.text());
}

bool same_payload(const address::DecodedAddress& a, const address::DecodedAddress& b) {
    return std::ranges::equal(a.payload(), b.payload()) && a.kind() == b.kind() && a.tag() == b.tag();
}

// Whether the root gives this very account under the request.
bool gives(const Root& root, const AccountRequest& request, const address::DecodedAddress& shown) {
    const Result<AccountRange> range = AccountRange::make(root, request);
    if (!range) return false;
    const Result<Account> account = range->at(0);
    if (!account) return false;
    const auto decoded = address::decode(request.format, account->address.view(), request.curve);
    return decoded && same_payload(*decoded, shown);
}

class Matcher {
public:
    Matcher(const Root& root, u32 gap) : root_(root), gap_(gap) {}

    // Tries the path that was shown, read in every way.
    std::optional<Match> at_shown_path(const ShownAccount& account, const address::DecodedAddress& shown) const {
        const address::FormatRow& row = address::row_of(shown.format());
        const Result<PathTemplate> path = as_template(account.path);
        if (!path) return std::nullopt;
        for (const CurveId curve : curves_of(row, account.curve)) {
            for (const SoftIndexPolicy policy : {SoftIndexPolicy::reject, SoftIndexPolicy::harden}) {
                const bool hardens = curve == CurveId::ed25519 && !account.path.all_hardened();
                if (hardens != (policy == SoftIndexPolicy::harden)) continue;
                for (const ScriptTemplate script : scripts_of(row, account.options.script)) {
                    if (!gives(root_, request_of(row, curve, {*path, policy}, script, account.options), shown)) continue;
                    Reading reading;
                    reading.harden = hardens;
                    if (curve != account.curve) reading.curve = curve;
                    if (script != scripts_of(row, account.options.script).front()) reading.script = script;
                    return finish(reading, shown, account.options.ton);
                }
            }
        }
        return std::nullopt;
    }

    // Looks the address up on the known paths of its format.
    std::optional<Match> at_known_path(const address::DecodedAddress& shown, const ShownAccount& account) {
        const address::FormatRow& row = address::row_of(shown.format());
        for (const CurveId curve : curves_of(row, account.curve)) {
            const std::vector<ScriptTemplate> scripts = scripts_of(row, account.options.script);
            const std::vector<PathChoice> paths = known_paths(row, curve);
            for (std::size_t i = 0; i < paths.size(); ++i) {
                for (const ScriptTemplate script : scripts) {
                    PathSearch& search = search_of(row, curve, paths[i], script, account.options);
                    auto path = search.find(shown.payload());
                    if (!path) continue;
                    Reading reading;
                    if (script != scripts.front()) reading.script = script;
                    reading.path = std::move(*path);
                    if (account.format) {
                        if (curve != account.curve) reading.curve = curve;
                        return finish(reading, shown, account.options.ton);
                    }
                    return finish_bare(reading, shown, curve, i == 0 && curve == row.curves().front().curve && script == scripts.front());
                }
            }
        }
        return std::nullopt;
    }

    // Derives what the last round of hits has brought into the windows; false when the search is over.
    bool grow() {
        bool grown = false;
        for (Entry& entry : searches_) grown = entry.search.grow() || grown;
        return grown;
    }

private:
    static AccountRequest request_of(const address::FormatRow& row, CurveId curve, const PathChoice& path, ScriptTemplate script,
                                     const address::EncodeOptions& options) {
        AccountRequest request{.format = row.id, .curve = curve, .path = path};
        request.options.script = script;
        request.options.tag = options.tag;
        return request;
    }

    static Match finish(Reading reading, const address::DecodedAddress& shown, const address::TonSpelling& asked) {
        if (shown.ton() != asked) reading.ton = shown.ton();
        return {reading == Reading{} ? MatchStatus::match : MatchStatus::match_as, std::move(reading)};
    }

    static Match finish_bare(Reading reading, const address::DecodedAddress& shown, CurveId curve, bool plain) {
        reading.format = shown.format();
        if (curve != address::row_of(shown.format()).curves().front().curve) reading.curve = curve;
        if (shown.ton() != address::TonSpelling{}) reading.ton = shown.ton();
        return {plain && !reading.ton ? MatchStatus::match : MatchStatus::match_as, std::move(reading)};
    }

    // The default path first, then every profile's, relative to the root.
    std::vector<PathChoice> known_paths(const address::FormatRow& row, CurveId curve) const {
        std::vector<PathChoice> paths;
        const auto add = [&](Result<PathChoice> choice) {
            if (!choice) return;
            Result<PathTemplate> below = choice->path.below(depth_of(root_));
            if (!below) return;
            choice->path = *below;
            paths.push_back(*choice);
        };
        add(default_path(row.id, curve));
        for (const ProfileRow& profile : profiles()) {
            if (profile.format == row.name) add(profile_path(profile.profile, row.id));
        }
        return paths;
    }

    struct Entry {
        std::tuple<AddressFormat, CurveId, std::string, ScriptTemplate, std::optional<u64>> key;
        PathSearch search;
    };

    PathSearch& search_of(const address::FormatRow& row, CurveId curve, const PathChoice& path, ScriptTemplate script,
                          const address::EncodeOptions& options) {
        const std::tuple key{row.id, curve, path.path.text(), script, options.tag};
        const auto found = std::ranges::find(searches_, key, &Entry::key);
        if (found != searches_.end()) return found->search;
        return searches_.emplace_back(Entry{key, PathSearch(root_, request_of(row, curve, path, script, options), gap_)}).search;
    }

    const Root& root_;
    u32 gap_;
    std::deque<Entry> searches_;
};

// What an address says, in each format that it may be of.
Result<std::vector<address::DecodedAddress>> decode_shown(const ShownAccount& account) {
    if (!account.format) return address::identify(account.address);
    const auto& hrp = account.options.hrp;
    COFFER_TRY(const address::DecodedAddress decoded,
               hrp ? address::decode_under_hrp(*account.format, *hrp, account.address) : address::decode(*account.format, account.address));
    return std::vector{decoded};
}

}  // namespace

Result<std::vector<Match>> match_accounts(const Root& root, std::span<const ShownAccount> accounts, u32 gap) {
    Matcher matcher(root, std::max(gap, 1U));
    std::vector<Match> matches(accounts.size());
    std::vector<std::vector<address::DecodedAddress>> decoded;
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        auto shown = decode_shown(accounts[i]);
        if (!shown) return fail(shown.error().code, i, "address");
        if (accounts[i].format) {
            const auto checked = address::Encoder::make(*accounts[i].format, accounts[i].options);
            if (!checked) return fail(checked.error().code, i, "options");
            if (auto match = matcher.at_shown_path(accounts[i], shown->front())) matches[i] = std::move(*match);
        }
        decoded.push_back(std::move(*shown));
    }

    // A hit widens its window, which may bring in an address that an earlier round has missed.
    do {
        for (std::size_t i = 0; i < accounts.size(); ++i) {
            for (const address::DecodedAddress& shown : decoded[i]) {
                if (matches[i].status != MatchStatus::not_found) break;
                if (auto match = matcher.at_known_path(shown, accounts[i])) matches[i] = std::move(*match);
            }
        }
    } while (matcher.grow());
    return matches;
}

}  // namespace coffer::wallet
