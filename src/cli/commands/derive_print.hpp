// The lines that derive prints.
#pragma once

#include <optional>

#include "cli/output/output.hpp"
#include "coffer/wallet/account.hpp"

namespace coffer::cli {

/// AddressLine is what a line tells beside the account.
struct AddressLine {
    const wallet::AccountRange& range;
    u32 index;                  // in the path
    u64 number;                 // what a table knows the line by: the index, or the place in a list
    std::optional<u64> phrase;  // of many, its index
};

void print_address(TextBuffer& out, const AddressLine& line, const wallet::Account& account);

/// print_columns prints the first line of CSV.
void print_columns(TextBuffer& out, bool many_phrases);

}  // namespace coffer::cli
