// Searching one path: its keys by account and index, derived once, up to a gap beyond the last one found; and what each format makes of
// them.
#pragma once

#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "coffer/wallet/account.hpp"

namespace coffer::wallet {

/// Making is how an address is made from a key, but for its spelling.
struct Making {
    AddressFormat format;
    ScriptTemplate script = ScriptTemplate::none;
    std::optional<u64> tag{};
    bool ton_testnet = false;

    friend bool operator==(const Making&, const Making&) = default;
};

/// payload_of returns what the address of `key` holds; nothing where it has none.
[[nodiscard]] std::optional<std::string> payload_of(const Making& making, const AnyPublicKey& key);

/// KeySearch is one path on one curve, and what has been derived of it.
class KeySearch {
public:
    /// `format` is one that the root, which outlives the search, and the curve fit; `accounts` bounds the gap over {a} where the path has
    /// an index too.
    KeySearch(RootView root, AddressFormat format, CurveId curve, const PathChoice& path, u32 gap, u32 accounts);

    /// find returns the effective path at which `payload` comes out, of the keys derived so far; the first call derives the first ones. A
    /// hit makes the searched window larger.
    [[nodiscard]] std::optional<std::string> find(const Making& making, Bytes payload);
    /// grow derives what hits have brought into the window; false when there was nothing to do.
    bool grow();

private:
    struct Place {
        std::size_t lane;
        u32 index;
    };
    // The keys of one account number; no range where the root has no such path.
    struct Lane {
        std::optional<AccountRange> range;
        std::vector<std::optional<AnyPublicKey>> keys;
        u32 wanted = 0;
    };
    // The payloads of one making, as far as they were made.
    struct View {
        Making making;
        std::vector<std::size_t> done;  // by lane
        std::unordered_map<std::string, Place> places;
    };

    bool derive_wanted();
    void add_lane();
    static void derive(Lane& lane);
    View& view_of(const Making& making);

    RootView root_;
    AccountRequest request_;
    u32 gap_;
    u32 account_gap_;
    std::vector<Lane> lanes_;
    std::size_t wanted_lanes_;
    std::deque<View> views_;
};

}  // namespace coffer::wallet
