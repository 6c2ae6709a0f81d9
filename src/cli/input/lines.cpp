#include "cli/input/lines.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "cli/input/input.hpp"
#include "cli/process/interruption.hpp"
#include "cli/process/parallel.hpp"
#include "core/try.hpp"

namespace coffer::cli {
namespace {

constexpr std::size_t lines_per_block = 32;
constexpr std::size_t bytes_per_thread = std::size_t{1} << 18;  // several blocks of lines of usual length
constexpr unsigned most_threads = 64;

}  // namespace

Status run_lines(Context& context, const LineBatch& batch, const std::function<Status(Bytes, Output&)>& print) {
    COFFER_TRY(const unsigned threads, option_threads(context.arguments));
    COFFER_TRY(Descriptor file, context.input.open(batch.option));
    const std::size_t capacity = std::max(batch.most_line + 2, bytes_per_thread * std::clamp(threads, 1U, most_threads));
    SecretLines file_lines(std::move(file), capacity, batch.option);
    for (bool any = false;; any = true) {
        COFFER_TRY(const std::vector<Bytes> lines, file_lines.next());
        if (lines.empty()) return any ? Status(Ok{}) : fail(Errc::text_empty, batch.option);
        const auto make = [&](u64 number) -> Result<TextBuffer> {
            const std::size_t begin = number * lines_per_block;
            const auto part = std::span(lines).subspan(begin, std::min(lines_per_block, lines.size() - begin));
            Output printed(Form::json, true);
            for (std::size_t i = 0; i < part.size(); ++i) {
                Status done = part[i].size() > batch.most_line ? fail(Errc::text_too_long) : print(part[i], printed);
                if (!done) return fail(done.error().code, file_lines.first() + begin + i, batch.item);
            }
            return TextBuffer(std::move(printed));
        };
        bool wanted = true;
        COFFER_CHECK(run_blocks((lines.size() + lines_per_block - 1) / lines_per_block, threads, make,
                                [&](u64, const TextBuffer& part) { return wanted = context.output.take(part); }));
        if (!wanted) return Ok{};
    }
}

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
