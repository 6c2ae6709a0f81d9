#include "flows/flow.hpp"

#include "coffer/crypto/hash.hpp"
#include "coffer/encoding/hex.hpp"
#include "oom/subject.hpp"

namespace coffer::testing {
namespace {

/// Recorder keeps a digest of every secret that a flow makes.
class Recorder final : public Observer {
public:
    void secret(Bytes bytes) override { digest_ = sha256({digest_, bytes}); }
    void open(Bytes) override {}
    [[nodiscard]] std::string text() const { return hex::encode(digest_); }

private:
    ByteArray<32> digest_{};
};

std::string run(const Flow& flow) {
    Recorder recorder;
    try {
        flow.run(recorder);
    } catch (const FlowFailed& failed) {
        if (failed.error) throw Refused{*failed.error};
        return "what it made is not right";
    }
    return recorder.text();
}

/// A flow that generates keys makes different ones each time, so it checks its results itself.
Use use_of(const Flow& flow) {
    const bool same_every_time = run(flow) == run(flow);
    return [flow, same_every_time] {
        std::string made = run(flow);
        return same_every_time || made.size() != 64 ? made : "done";
    };
}

}  // namespace

std::vector<Subject> flow_subjects() {
    std::vector<Subject> subjects;
    for (const Flow& flow : all_flows()) subjects.push_back({"flow " + std::string(flow.name), [flow] { return use_of(flow); }});
    return subjects;
}

}  // namespace coffer::testing
