// The options of `derive`, converted to ranges of addresses.
#pragma once

#include <string>
#include <vector>

#include "cli/input/accounts_file.hpp"
#include "cli/input/derivation_source.hpp"
#include "coffer/wallet/account.hpp"

namespace coffer::cli {

/// AddressJob is a range of addresses of one format: `count` indices from `first` on, for the placeholder of its path.
struct AddressJob {
    wallet::AccountRange range;
    u32 first;
    u64 count;
    bool listed = false;  ///< an item of --accounts, which CSV numbers by its position in the list
};

/// AddressJobs holds all addresses that the options request of one source. It refers to texts of its JobPlan.
struct AddressJobs {
    std::vector<AddressJob> jobs;
    std::string left_out;  ///< the formats of `all` that do not fit the source, separated by commas

    /// total returns the number of addresses.
    [[nodiscard]] u64 total() const noexcept;
};

/// PathOptions holds the values of the options about paths. An option that was not given has no value.
struct PathOptions {
    std::optional<DerivationPath> path;
    std::optional<std::string_view> profile;
    std::optional<u32> account;
    std::optional<u32> start;
    std::optional<u64> count;
    std::optional<NonHardenedPolicy> policy;
    u8 depth = 0;  ///< of the source
};

/// JobPlan holds the options, read once for any number of sources. Several threads may call jobs_of at once.
class JobPlan {
public:
    /// read reads all options except the source. Errors: the usage_ codes, the path_ codes, those of reading --accounts and of
    /// parse_accounts.
    [[nodiscard]] static Result<JobPlan> read(Context& context);

    /// jobs_of returns the addresses that the options request of a source. Errors: usage_missing_option, usage_value, usage_conflict,
    /// unknown_format, unknown_curve, and those of wallet::default_path, wallet::profile_path and AccountRange::from_request. If there are
    /// several formats or accounts, the position is the index of the one that fails.
    [[nodiscard]] Result<AddressJobs> jobs_of(const Source& source) const;

private:
    JobPlan(const Arguments& arguments, PathOptions paths) : arguments_(&arguments), paths_(std::move(paths)) {}

    const Arguments* arguments_;
    PathOptions paths_;
    std::vector<ListedAccount> listed_;
};

}  // namespace coffer::cli
