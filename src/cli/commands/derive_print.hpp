// The lines that `derive` prints.
#pragma once

#include <optional>

#include "cli/output/output.hpp"
#include "coffer/wallet/account.hpp"

namespace coffer::cli {

/// AddressLine holds what a line shows beside the account.
struct AddressLine {
    const wallet::AccountRange& range;
    u32 index;                  ///< in the path
    u64 number;                 ///< the first column of CSV: the index, or the position in --accounts
    std::optional<u64> phrase;  ///< the index of the mnemonic in --mnemonics-file
};

/// print_address prints one line, in the form of `out`.
void print_address(TextBuffer& out, const AddressLine& line, const wallet::Account& account);

/// print_columns prints the header line of CSV.
void print_columns(TextBuffer& out, bool many_phrases);

}  // namespace coffer::cli
