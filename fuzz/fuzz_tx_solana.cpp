#include "coffer/tx/solana.hpp"
#include "description.hpp"
#include "fuzz.hpp"

using namespace coffer;

COFFER_FUZZ(input) {
    const auto read = tx::solana::Transaction::parse(input);
    if (!fuzz::accepted(read)) return;
    fuzz::require(fuzz::same(read->serialize(), input));
    fuzz::require(read->signatures().size() == read->message().required_signatures);
    fuzz::require_readable(read->describe());
    fuzz::require_readable(read->digests());
}
