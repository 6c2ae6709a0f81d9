// Search on one path: keys by account and index, derived once, up to a gap beyond the last match, and the payloads that formats make of
// them.
#pragma once

#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "coffer/wallet/account.hpp"

namespace coffer::wallet {

/// Making determines the payload of an address for a key. Encodings of the same payload have the same Making.
struct Making {
    AddressFormat format;
    ScriptTemplate script = ScriptTemplate::none;
    std::optional<u64> tag{};
    bool ton_testnet = false;

    friend bool operator==(const Making&, const Making&) = default;
};

/// payload_of returns the payload of the address of `key`, or nothing if `key` has no such address.
[[nodiscard]] std::optional<std::string> payload_of(const Making& making, const AnyPublicKey& key);

/// KeySearch holds one path on one curve and the keys that were derived on it.
class KeySearch {
public:
    /// `root`: outlives the search. `format`: a format of the curve for which the root can be used. `gap`: number of indices and accounts
    /// to search beyond the last match. `accounts`: upper bound of the gap over {a} if the path also has an index.
    KeySearch(RootView root, AddressFormat format, CurveId curve, const PathChoice& path, u32 gap, u32 accounts);

    /// find returns the effective path of the key that yields `payload`, among the keys derived so far. The first call derives the first
    /// keys. A match extends the range that grow derives.
    [[nodiscard]] std::optional<std::string> find(const Making& making, Bytes payload);
    /// grow derives the keys by which matches extended the range. It returns false if there were none.
    bool grow();

private:
    struct Place {
        std::size_t lane;
        u32 index;
    };
    // The keys of one account number. There is no range if the root has no such path.
    struct Lane {
        std::optional<AccountRange> range;
        std::vector<std::optional<AnyPublicKey>> keys;
        u32 wanted = 0;
    };
    // The payloads of one making that were computed so far.
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
