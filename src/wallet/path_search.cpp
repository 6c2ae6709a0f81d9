#include "wallet/path_search.hpp"

#include <algorithm>

namespace coffer::wallet {
namespace {

constexpr u32 index_limit = 0x8000'0000U;

// Where a path has both slots, the square of a large gap would take hours: accounts are then searched up to 20 beyond the last one found.
constexpr u32 account_gap = 20;

u32 lane_gap(const PathTemplate& path, u32 gap) {
    return path.has_index() ? std::min(gap, account_gap) : gap;
}

std::size_t first_lanes(const PathTemplate& path, u32 gap) {
    return path.has_account() ? lane_gap(path, gap) : 1;
}

std::string key_of(Bytes payload) {
    return std::string(as_text(payload));
}

}  // namespace

PathSearch::PathSearch(const Root& root, const AccountRequest& request, u32 gap)
    : root_(root), request_(request), gap_(gap), wanted_lanes_(first_lanes(request.path.path, gap)) {
    grow();
}

void PathSearch::add_lane() {
    AccountRequest request = request_;
    if (request.path.path.has_account()) request.account = static_cast<u32>(lanes_.size());
    Result<AccountRange> range = AccountRange::make(root_, request);
    Lane lane;
    if (range) {
        lane.wanted = range->counts() ? gap_ : 1;
        lane.range.emplace(std::move(*range));
    }
    lanes_.push_back(std::move(lane));
}

void PathSearch::derive(std::size_t number) {
    Lane& lane = lanes_[number];
    for (; lane.derived < lane.wanted; ++lane.derived) {
        const Result<Account> account = lane.range->at(lane.derived);
        if (!account) continue;  // no such child: 2^-127
        const auto decoded = address::decode(request_.format, account->address.view(), request_.curve);
        if (decoded) places_.emplace(key_of(decoded->payload()), Place{number, lane.derived});
    }
}

bool PathSearch::grow() {
    bool grown = false;
    while (lanes_.size() < wanted_lanes_ && lanes_.size() < index_limit) {
        add_lane();
        grown = true;
    }
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
        grown = grown || lanes_[i].derived < lanes_[i].wanted;
        derive(i);
    }
    return grown;
}

std::optional<std::string> PathSearch::find(Bytes payload) {
    const auto found = places_.find(as_text(payload));
    if (found == places_.end()) return std::nullopt;
    const Place place = found->second;
    Lane& lane = lanes_[place.lane];
    if (lane.range->counts())
        lane.wanted = std::max(lane.wanted, static_cast<u32>(std::min<u64>(u64{place.index} + 1 + gap_, index_limit)));
    if (request_.path.path.has_account()) wanted_lanes_ = std::max(wanted_lanes_, place.lane + 1 + lane_gap(request_.path.path, gap_));
    return lane.range->effective_path_text(place.index);
}

}  // namespace coffer::wallet
