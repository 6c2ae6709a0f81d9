// Checks a webhook before its body is parsed: verify_webhook FOLDER NOW, where NOW is the time in Unix milliseconds
#include <chrono>

#include "example.hpp"

using namespace coffer;
using example::must;

int main(int argc, char** argv) {
    const std::string folder = argc == 3 ? argv[1] : ".";
    // A server passes its clock; coffer reads none.
    const auto now = must(UnixMillis::from_milliseconds(argc == 3 ? std::strtoull(argv[2], nullptr, 10) : 0));

    const auto headers = must(webhook::Headers::parse(example::file(folder + "/headers.json")));
    const auto keys = must(webhook::parse_keys(example::file(folder + "/keys.json")));
    const std::string body = example::exact_file(folder + "/body");  // the bytes as received, before any JSON parser

    const auto webhook = must(webhook::verify(headers, as_bytes(body), keys, std::chrono::minutes(5), now));
    // The signature does not prevent a replay within these five minutes: remember the ids of events that were handled.
    std::cout << "event " << webhook.event_id << ", signed by key " << webhook.key_id << '\n';
}
