// The search of one path for payloads of addresses. The keys are derived once, by account and index, up to a gap beyond the last hit.
#pragma once

#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "coffer/wallet/account.hpp"

namespace coffer::wallet {

/// PayloadOptions is what determines the payload of a key's address. Options of the text alone are not part of it.
struct PayloadOptions {
    AddressFormat format;
    ScriptTemplate script = ScriptTemplate::none;
    std::optional<u64> tag{};
    bool ton_testnet = false;

    friend bool operator==(const PayloadOptions&, const PayloadOptions&) = default;
};

/// payload_of returns the payload of the address of `key`, or nothing if the key has no such address.
[[nodiscard]] std::optional<std::string> payload_of(const PayloadOptions& options, const AnyPublicKey& key);

/// KeySearch is one path on one curve, with the keys that have been derived on it.
class KeySearch {
public:
    /// `root` outlives the search. `format` is a format of the curve that the root supports. `gap` is the number of keys derived beyond the
    /// last hit; `accounts` is its maximum over {a} if the path also has {i}.
    KeySearch(RootView root, AddressFormat format, CurveId curve, const PathChoice& path, u32 gap, u32 accounts);

    /// find returns the effective path of the key that has `payload`, or nothing if no key derived so far has it. The first call derives
    /// the first window. A hit enlarges the window.
    [[nodiscard]] std::optional<std::string> find(const PayloadOptions& options, Bytes payload);
    /// grow derives the keys that hits have added to the window. It returns false if there are none.
    bool grow();

private:
    struct Place {
        std::size_t lane;
        u32 index;
    };
    // The keys of one account number. Without range, the root does not support the path.
    struct Lane {
        std::optional<AccountRange> range;
        std::vector<std::optional<AnyPublicKey>> keys;
        u32 wanted = 0;
    };
    // The payloads of the derived keys for one set of options.
    struct View {
        PayloadOptions options;
        std::vector<std::size_t> done;  // by lane
        std::unordered_map<std::string, Place> places;
    };

    bool derive_wanted();
    void add_lane();
    static void derive(Lane& lane);
    View& view_of(const PayloadOptions& options);

    RootView root_;
    AccountRequest request_;
    u32 gap_;
    u32 account_gap_;
    std::vector<Lane> lanes_;
    std::size_t wanted_lanes_;
    std::deque<View> views_;
};

}  // namespace coffer::wallet
