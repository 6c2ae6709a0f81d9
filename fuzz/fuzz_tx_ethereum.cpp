#include "coffer/tx/ethereum.hpp"
#include "description.hpp"
#include "fuzz.hpp"

using namespace coffer;

COFFER_FUZZ(input) {
    const auto read = tx::ethereum::Transaction::parse(input);
    if (!fuzz::accepted(read)) return;
    fuzz::require(fuzz::same(read->serialize(), input));
    fuzz::require(read->is_signed() == read->sender().has_value());
    fuzz::require(read->is_signed() == read->hash().has_value());
    fuzz::require_readable(read->describe());
    fuzz::require_readable(read->digests());
}
