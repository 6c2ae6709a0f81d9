#include "cli/input/secret_lines.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "cli/process/interruption.hpp"
#include "core/try.hpp"

namespace coffer::cli {

Status SecretLines::fill() {
    const MutBytes all = held_.reveal_mut();
    std::memmove(all.data(), all.data() + given_, used_ - given_);
    used_ -= given_;
    given_ = 0;
    while (!ended_ && used_ < all.size()) {
        if (Interruption::signal() != 0) {  // the command stops, so lines that were read but not returned are dropped
            ended_ = true;
            used_ = 0;
            break;
        }
        const ssize_t got = read_some(file_.get(), all.subspan(used_));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return fail(Errc::file_read, what_);
        ended_ = got == 0;
        used_ += static_cast<std::size_t>(got);
    }
    return Ok{};
}

Result<std::vector<Bytes>> SecretLines::next() {
    COFFER_CHECK(fill());
    std::vector<Bytes> lines;
    first_ = after_;
    const Bytes text = held_.reveal().first(used_);
    while (given_ < text.size()) {
        const Bytes rest = text.subspan(given_);
        const auto end = std::ranges::find(rest, u8{'\n'});
        if (end == rest.end() && !ended_) break;
        Bytes line = rest.first(static_cast<std::size_t>(end - rest.begin()));
        given_ += line.size() + (end == rest.end() ? 0 : 1);
        if (end != rest.end() && !line.empty() && line.back() == '\r') line = line.first(line.size() - 1);
        lines.push_back(line);
    }
    if (lines.empty() && used_ != 0) return fail(Errc::text_too_long, after_, what_);
    after_ += lines.size();
    return lines;
}

}  // namespace coffer::cli
