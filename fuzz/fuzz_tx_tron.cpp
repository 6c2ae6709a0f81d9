#include "coffer/tx/tron.hpp"
#include "description.hpp"
#include "fuzz.hpp"

using namespace coffer;

COFFER_FUZZ(input) {
    const auto read = tx::tron::Transaction::parse(input);
    if (!fuzz::accepted(read)) return;
    fuzz::require(fuzz::same(read->serialize(), input));
    const auto raw_data = tx::tron::Transaction::parse(read->signing_bytes());
    fuzz::require(fuzz::accepted(raw_data));
    fuzz::require(raw_data->id() == read->id());
    fuzz::require_readable(read->describe());
    fuzz::require_readable(read->digests());
}
