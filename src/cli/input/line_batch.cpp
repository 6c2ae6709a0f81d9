#include "cli/input/line_batch.hpp"

#include <algorithm>

#include "cli/input/input.hpp"
#include "cli/input/secret_lines.hpp"
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

}  // namespace coffer::cli
