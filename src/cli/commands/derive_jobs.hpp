// What the options of derive ask for, as ranges of addresses.
#pragma once

#include <string>
#include <vector>

#include "cli/input/accounts_file.hpp"
#include "cli/input/derivation_source.hpp"
#include "coffer/wallet/account.hpp"

namespace coffer::cli {

/// AddressJob is a range of one format, with the numbers to put into its slot.
struct AddressJob {
    wallet::AccountRange range;
    u32 first;
    u64 count;
    bool listed = false;  // an item of --accounts: known by its place in the list
};

/// AddressJobs is all that is asked for of one source. It borrows texts from its JobPlan.
struct AddressJobs {
    std::vector<AddressJob> jobs;
    std::string left_out;  // the formats of `all` that do not fit the source

    [[nodiscard]] u64 total() const noexcept;
};

/// PathOptions is what the options say of paths, once read.
struct PathOptions {
    std::optional<DerivationPath> path;
    std::optional<std::string_view> profile;
    std::optional<u32> account;
    std::optional<u32> start;
    std::optional<u64> count;
    std::optional<SoftIndexPolicy> policy;
    u8 depth = 0;  // of the source
};

/// JobPlan is the options, read once for any number of sources.
class JobPlan {
public:
    /// read reads all options but the source. Errors: usage_*, path_*, and those of the list of accounts.
    [[nodiscard]] static Result<JobPlan> read(Context& context);

    /// jobs_of applies the options to a source. Safe to share between threads. Errors: of formats, curves and paths, with the index of the
    /// format or account where there are several.
    [[nodiscard]] Result<AddressJobs> jobs_of(const Source& source) const;

private:
    JobPlan(const Arguments& arguments, PathOptions paths) : arguments_(&arguments), paths_(std::move(paths)) {}

    const Arguments* arguments_;
    PathOptions paths_;
    std::vector<ListedAccount> listed_;
};

}  // namespace coffer::cli
