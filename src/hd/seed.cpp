#include "coffer/hd/seed.hpp"

#include <algorithm>

namespace coffer {

Result<Seed> Seed::parse(Bytes bytes) noexcept {
    if (bytes.size() < min_size || bytes.size() > max_size) return fail(Errc::seed_length);
    SecretArray<max_size> padded;
    std::copy(bytes.begin(), bytes.end(), padded.reveal_mut().begin());
    return Seed(std::move(padded), bytes.size());
}

}  // namespace coffer
