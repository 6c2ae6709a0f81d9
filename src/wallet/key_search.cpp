#include "wallet/key_search.hpp"

#include <algorithm>

namespace coffer::wallet {
namespace {

constexpr u32 index_limit = 0x8000'0000U;
constexpr std::size_t batch = 64;

}  // namespace

std::optional<std::string> payload_of(const PayloadOptions& options, const AnyPublicKey& key) {
    address::EncodeOptions encode_options{.script = options.script, .tag = options.tag};
    encode_options.ton.testnet = options.ton_testnet;
    const auto text = address::encode(options.format, key, encode_options);
    if (!text) return std::nullopt;
    const auto decoded = address::decode(options.format, *text, curve_of(key));
    if (!decoded) return std::nullopt;
    return std::string(as_text(decoded->payload()));
}

KeySearch::KeySearch(RootView root, AddressFormat format, CurveId curve, const PathChoice& path, u32 gap, u32 accounts)
    : root_(root),
      request_{.format = format, .curve = curve, .path = path},
      gap_(gap),
      account_gap_(path.path.has_index() ? std::min(gap, accounts) : gap),
      wanted_lanes_(path.path.has_account() ? account_gap_ : 1) {}

void KeySearch::add_lane() {
    AccountRequest request = request_;
    if (request.path->path.has_account()) request.account = static_cast<u32>(lanes_.size());
    Result<AccountRange> range = AccountRange::from_request(root_, request);
    Lane lane;
    if (range) {
        lane.wanted = range->counts() ? gap_ : 1;
        lane.range.emplace(std::move(*range));
    }
    lanes_.push_back(std::move(lane));
}

void KeySearch::derive(Lane& lane) {
    while (lane.keys.size() < lane.wanted) {
        const std::size_t count = std::min(batch, lane.wanted - lane.keys.size());
        std::vector<Result<Account>> accounts;
        accounts.reserve(count);
        while (accounts.size() < count) accounts.emplace_back(fail(Errc::internal));
        lane.range->fill(static_cast<u32>(lane.keys.size()), accounts);
        // A child can be invalid (BIP-32), with probability 2^-127.
        for (const Result<Account>& account : accounts) lane.keys.push_back(account ? std::optional(account->public_key) : std::nullopt);
    }
}

bool KeySearch::grow() {
    return !lanes_.empty() && derive_wanted();
}

bool KeySearch::derive_wanted() {
    bool grown = false;
    while (lanes_.size() < wanted_lanes_ && lanes_.size() < index_limit) {
        add_lane();
        grown = true;
    }
    for (Lane& lane : lanes_) {
        grown = grown || lane.keys.size() < lane.wanted;
        derive(lane);
    }
    return grown;
}

KeySearch::View& KeySearch::view_of(const PayloadOptions& options) {
    auto found = std::ranges::find(views_, options, &View::options);
    if (found == views_.end()) found = views_.insert(views_.end(), View{options, {}, {}});
    found->done.resize(lanes_.size());
    for (std::size_t number = 0; number < lanes_.size(); ++number) {
        const Lane& lane = lanes_[number];
        for (std::size_t& i = found->done[number]; i < lane.keys.size(); ++i) {
            if (!lane.keys[i]) continue;
            if (auto payload = payload_of(options, *lane.keys[i]))
                found->places.emplace(std::move(*payload), Place{number, static_cast<u32>(i)});
        }
    }
    return *found;
}

std::optional<std::string> KeySearch::find(const PayloadOptions& options, Bytes payload) {
    if (lanes_.empty()) derive_wanted();
    const View& view = view_of(options);
    const auto found = view.places.find(std::string(as_text(payload)));
    if (found == view.places.end()) return std::nullopt;
    const Place place = found->second;
    Lane& lane = lanes_[place.lane];
    if (lane.range->counts())
        lane.wanted = std::max(lane.wanted, static_cast<u32>(std::min<u64>(u64{place.index} + 1 + gap_, index_limit)));
    if (request_.path->path.has_account()) wanted_lanes_ = std::max(wanted_lanes_, place.lane + 1 + account_gap_);
    return lane.range->effective_path_text(place.index);
}

}  // namespace coffer::wallet
