// Subjects that walk tables: every address format on every curve, ranges of accounts, matching, every transaction vector, every key text.
#include <memory>

#include "coffer/address/registry.hpp"
#include "coffer/encoding/hex.hpp"
#include "coffer/hd/extended_key_text.hpp"
#include "coffer/hd/seed.hpp"
#include "coffer/keys/key_format.hpp"
#include "coffer/keys/public_key_format.hpp"
#include "coffer/tx/transaction.hpp"
#include "coffer/wallet/account.hpp"
#include "coffer/wallet/child_addresses.hpp"
#include "coffer/wallet/derive.hpp"
#include "coffer/wallet/match.hpp"
#include "oom/subject.hpp"
#include "support/vector_file.hpp"

namespace coffer::testing {
namespace {

AnyPrivateKey key_on(CurveId curve) {
    return must(parse_private_key(curve, ByteArray<32>{9, 1, 2, 3}));
}

wallet::Root seed_root() {
    return must(Seed::parse(ByteArray<32>{7, 1, 2, 3}));
}

// --- addresses ---

address::EncodeOptions options_of(const address::FormatRow& row) {
    const bool needs_tag = !address::Encoder::from_format(row.id);
    return {.tag = needs_tag ? std::optional<u64>(7) : std::nullopt};
}

Use address_use(const address::FormatRow& row, CurveId curve) {
    const AnyPublicKey key = public_key_of(key_on(curve));
    return [&row, curve, key] {
        const std::string text = must(address::encode(row.id, key, options_of(row)));
        const auto decoded = must(address::decode(row.id, text, curve));
        std::string said = text + " " + std::string(decoded.canonical()) + " " + hex::encode(decoded.payload());
        for (const auto& fit : must(address::identify(text))) said += " " + std::string(address::row_of(fit.format()).name);
        return said;
    };
}

Use address_refused(const address::FormatRow& row, CurveId curve) {
    std::string text = must(address::encode(row.id, public_key_of(key_on(curve)), options_of(row)));
    char& changed = text[text.size() - 2];
    changed = changed == '3' ? '5' : '3';
    return [&row, curve, text] {
        const auto decoded = address::decode(row.id, text, curve);
        const auto identified = address::identify(text);
        return (decoded ? "accepted" : refusal(decoded.error())) + ", " +
               (identified ? std::to_string(identified->size()) : refusal(identified.error()));
    };
}

void add_addresses(std::vector<Subject>& subjects) {
    for (const address::FormatRow& row : address::formats()) {
        for (const address::CurvePath& path : row.curves()) {
            const std::string name(row.name);
            const CurveId curve = path.curve;
            subjects.push_back(
                {"address " + name + " " + std::string(curve_name(curve)), [&row, curve] { return address_use(row, curve); }});
            subjects.push_back({"address " + name + " mistyped", [&row, curve] { return address_refused(row, curve); }});
        }
    }
}

// --- accounts ---

std::string text_of(const wallet::Account& account) {
    return std::string(account.address.view()) + " " + public_key_hex(account.public_key);
}

Use accounts(AddressFormat format, CurveId curve) {
    const auto root = std::make_shared<wallet::Root>(seed_root());
    return [root, format, curve] {
        const wallet::AccountRequest request{.format = format, .curve = curve, .options = options_of(address::row_of(format))};
        const auto range = must(wallet::AccountRange::from_request(*root, request));
        std::string said = text_of(must(range.at(0))) + " " + must(wallet::derive_address(*root, request, 1));
        std::vector<Result<wallet::Account>> several;
        for (int i = 0; i < 6; ++i) several.emplace_back(fail(Errc::internal));
        range.fill(0, several);
        for (auto& one : several)
            said += one || is_could_not(one.error().code) ? " " + text_of(must(std::move(one))) : refusal(one.error());
        return said + range.path_text(3) + range.effective_path_text(3);
    };
}

void add_accounts(std::vector<Subject>& subjects) {
    for (const address::FormatRow& row : address::formats()) {
        const CurveId curve = row.curves().back().curve;
        if (curve == CurveId::x25519) continue;
        subjects.push_back({"accounts " + std::string(row.name), [&row, curve] { return accounts(row.id, curve); }});
    }
}

Use child_addresses() {
    const auto parent = must(ExtendedPrivateKey<Secp256k1>::from_seed(std::get<Seed>(seed_root()))).neuter();
    const auto addresses =
        std::make_shared<wallet::ChildAddresses>(must(wallet::ChildAddresses::from_parent(parent, AddressFormat::ethereum)));
    return [addresses] {
        std::string said = std::string(must(addresses->at(non_hardened<5>())).address.view());
        for (auto& child : addresses->range(non_hardened<100>(), 70, 2)) said += must(std::move(child)).address.view();
        return said;
    };
}

std::string text_of(const wallet::Match& match) {
    return std::to_string(static_cast<int>(match.status)) + (match.interpretation.path ? *match.interpretation.path : "") +
           (match.interpretation.curve ? std::string(curve_name(*match.interpretation.curve)) : "");
}

Use matching(AddressFormat format, CurveId curve, bool bare) {
    const auto root = std::make_shared<wallet::Root>(seed_root());
    const auto range = must(wallet::AccountRange::from_request(*root, {.format = format, .curve = curve}));
    const auto shown = std::make_shared<std::vector<wallet::ShownAccount>>();
    wallet::ShownAccount account{.address = must(range.at(2)).address.string()};
    if (!bare) {
        account.format = format;
        account.curve = curve;
        account.path = must(DerivationPath::parse(range.path_text(2)));
    }
    shown->push_back(std::move(account));
    return [root, shown] {
        std::string said;
        for (const wallet::Match& match : wallet::match_accounts(*root, *shown, 3)) {
            said += match.error ? must(Result<std::string>(fail(*match.error))) : text_of(match);
        }
        return said;
    };
}

// --- transactions ---

std::string text_of(const tx::Description& said) {
    std::string text;
    for (const tx::Line& line : said.lines) {
        text += std::string(line.name) + "=" + line.text + ";";
        for (const auto& item : line.items) text += "{" + text_of(item) + "}";
    }
    return text;
}

Use transaction(const std::string& unsigned_hex, const std::string& key_hex, tx::Chain chain) {
    const auto raw = must(hex::decode(unsigned_hex));
    const auto key = std::make_shared<AnyPrivateKey>(must(parse_private_key(tx::curve_of(chain), must(hex::decode(key_hex)))));
    return [raw, key, chain] {
        const auto read = must(tx::parse(raw, chain));
        const auto any_chain = tx::parse(raw);
        std::string said =
            text_of(tx::describe(read)) + text_of(tx::digests(read)) + (any_chain ? "one chain" : refusal(any_chain.error()));
        const auto made = tx::sign(read, *key);
        return said + (made ? hex::encode(tx::serialize(*made)) : refusal(made.error()));
    };
}

void add_transactions(std::vector<Subject>& subjects) {
    static auto& kept = *new std::vector<std::vector<Record>>;
    constexpr std::size_t every = 5;
    for (const auto& [chain, file] :
         {std::pair{tx::Chain::ethereum, "tx/ethereum.json"}, {tx::Chain::solana, "tx/solana.json"}, {tx::Chain::tron, "tx/tron.json"}}) {
        const std::vector<Record>& list = kept.emplace_back(VectorFile::load(file).list("valid"));
        for (std::size_t i = 0; i < list.size(); i += every) {
            const std::string raw = list[i].text("unsigned");
            const std::string key = list[i].text("private_key");
            subjects.push_back({std::string("transaction ") + file + " " + std::to_string(i),
                                [=, chain = chain] { return transaction(raw, key, chain); }});
        }
    }
}

// --- key texts ---

Use private_key_text(KeyFormat format, CurveId curve) {
    const auto key = std::make_shared<AnyPrivateKey>(key_on(curve));
    return [key, format, curve] {
        const auto written = encode_private_key(format, *key);
        if (!written) return refusal(written.error());
        const auto read = decode_private_key(format, curve, *written);
        if (!read) return refusal(read.error());
        return std::string(as_text(written->reveal())) + public_key_hex(public_key_of(*read));
    };
}

Use public_key_text(PublicKeyFormat format, CurveId curve) {
    const AnyPublicKey key = public_key_of(key_on(curve));
    return [key, format, curve] {
        const auto written = encode_public_key(format, key);
        if (!written) return refusal(written.error());
        const auto read = decode_public_key(format, curve, *written);
        return read ? *written + public_key_hex(*read) : refusal(read.error());
    };
}

void add_key_texts(std::vector<Subject>& subjects) {
    for (const CurveId curve : {CurveId::secp256k1, CurveId::p256, CurveId::ed25519, CurveId::x25519}) {
        for (const auto& row : key_formats())
            subjects.push_back({"key text " + std::string(row.name) + " " + std::string(curve_name(curve)),
                                [&row, curve] { return private_key_text(row.id, curve); }});
        for (const auto& row : public_key_formats())
            subjects.push_back({"public key text " + std::string(row.name) + " " + std::string(curve_name(curve)),
                                [&row, curve] { return public_key_text(row.id, curve); }});
    }
}

}  // namespace

std::vector<Subject> public_subjects() {
    std::vector<Subject> subjects;
    add_addresses(subjects);
    add_accounts(subjects);
    subjects.push_back({"child addresses", child_addresses});
    for (const bool bare : {false, true}) {
        const std::string name = bare ? "match, bare address" : "match";
        subjects.push_back({name, [bare] { return matching(AddressFormat::ethereum, CurveId::secp256k1, bare); }});
        subjects.push_back({name + " p256", [bare] { return matching(AddressFormat::compressed, CurveId::p256, bare); }});
    }
    add_transactions(subjects);
    add_key_texts(subjects);
    return subjects;
}

}  // namespace coffer::testing
