// Searching the paths of a format: payloads by account and index, up to a gap beyond the last one found.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "coffer/wallet/account.hpp"

namespace coffer::wallet {

/// PathSearch is one path of one format on one curve with one script, and what has been derived of it.
class PathSearch {
public:
    /// The request's path has the slots to search.
    PathSearch(const Root& root, const AccountRequest& request, u32 gap);

    /// find returns the effective path at which `payload` comes out, of those derived so far. A hit makes the searched window larger.
    [[nodiscard]] std::optional<std::string> find(Bytes payload);
    /// grow derives what hits have brought into the window; false when there was nothing to do.
    bool grow();

private:
    struct Place {
        std::size_t lane;
        u32 index;
    };
    // The accounts of one account number; none where the root has no such path.
    struct Lane {
        std::optional<AccountRange> range;
        u32 derived = 0;
        u32 wanted = 0;
    };
    void add_lane();
    void derive(std::size_t lane);

    const Root& root_;
    AccountRequest request_;
    u32 gap_;
    std::vector<Lane> lanes_;
    std::size_t wanted_lanes_;
    std::map<std::string, Place, std::less<>> places_;
};

}  // namespace coffer::wallet
