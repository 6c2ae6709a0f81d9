#!/usr/bin/env python3
"""Writes the vector files of the service's formats: bundles, stamps, tokens, proofs, key encodings.

usage: bundles.py INPUT_DIR

INPUT_DIR holds bundles.json: records {id, kind, source, inputs, expected | error, coffer, verified_with[, note]}. `expected` and `error`
say what the named peers do, `coffer` what coffer does. Where coffer refuses, the peers' words become `peer_error` or `peer_result`, which
only describe; the name of coffer's own error is filled in as `error`.
"""
import json
import sys

from common import VECTORS, load, write

FILES = {
    "bundle/export": ["export_bundle", "export_bundle_permissive", "export_bundle_v0"],
    "bundle/import": ["import_bundle", "import_bundle_v0", "import_encrypted_bundle"],
    "bundle/credential": ["credential_bundle"],
    "bundle/secret": ["secret_bundle"],
    "bundle/otp": ["otp_bundle"],
    "bundle/on_ramp": ["on_ramp_secret"],
    "bundle/oauth2": ["oauth2_client_secret"],
    "bundle/pull_secret": ["tvc_pull_secret"],
    "bundle/enclave_signature": ["enclave_signature"],
    "bundle/wallet_plaintext": ["wallet_plaintext"],
    "hpke/service": ["hpke_constants", "hpke_derive_key_pair", "hpke_vector"],
    "keys/service": ["public_key", "key_pair", "point_codec", "pkcs8", "spki", "jwk", "key_format", "tkcli_key_file"],
    "crypto/service": ["ecdh_p256", "hkdf_sha256"],
    "encoding/der": ["der_signature", "der_signature_permissive", "der_signature_encode"],
    "encoding/text": ["base64url", "hex", "normalize_padding", "hex_to_ascii", "base58", "base58check"],
    "qos/keys": ["qos_key_set", "quorum_envelope", "shamir_gf256", "qos_signature"],
    "qos/json": ["qos_json"],
    "stamp/api_key": ["stamp_api_key", "stamp_wallet", "stamp_attested"],
    "stamp/webauthn": ["stamp_webauthn"],
    "stamp/messages": ["client_signature", "activity_fingerprint", "oidc_nonce"],
    "token/session": ["session_jwt", "session_jwt_permissive"],
    "token/otp": ["otp_verification_token"],
    "token/webhook": ["webhook"],
    "proof/boot": ["app_boot_proof", "app_proof", "nitro_attestation", "pcr_commitment"],
    "proof/manifest": ["qos_manifest"],
    "address/standard/service": ["address"],
}
LICENCES = {"sdk": "Apache-2.0", "go-sdk": "Apache-2.0", "qos": "AGPL-3.0; only the values are taken"}
PRODUCTION_WALLET = "export-v1-wallet-mnemonic-prod"


# Records that their source accepts and that strict rules refuse.
REFUSED = {"der-js-max-short-form-trailing-zero": "one client accepts it, and the source states so; in DER no byte may follow s"}
SECOND_PAIR = "needs a second pair, which is not published; `tests/proof` makes this change to a proof that the test creates"
# Why a record's verdict differs from that of other clients, or why the record cannot be run.
REASONS = {
    **REFUSED,
    "b64url-non-latin1": "cannot occur in coffer, which encodes bytes and not a string of code units",
    "export-v1-derived-empty": "the library opens it; the program refuses a plaintext that is neither a mnemonic nor 32 bytes: 210 "
                               "`plaintext_kind`, exit status 4",
    **{f"proof-neg-{change}-of-pair-1": SECOND_PAIR for change in ("pubkey", "payload", "signature", "boot-eph", "attestation")},
    "webhook-neg-age": "the library's type for an age has no negative values; the program refuses the option",
}


def record_of(fixture):
    if fixture["id"] in REFUSED:
        fixture = {**fixture, "coffer": "refuse"}
    record = {"id": fixture["id"], "source": fixture["source"], "verified_with": fixture["verified_with"], "coffer": fixture["coffer"],
              "inputs": fixture["inputs"]}
    refused = fixture["coffer"] == "refuse"
    if "expected" in fixture:
        record["peer_result" if refused else "expected"] = fixture["expected"]
    if "error" in fixture:
        record["peer_error"] = fixture["error"]
    if fixture["id"] in REASONS:
        record["reason"] = REASONS[fixture["id"]]
    if "note" in fixture:
        record["note"] = fixture["note"]
    assert set(fixture) <= {"id", "kind", "source", "verified_with", "coffer", "inputs", "expected", "error", "note"}
    return record


def origin_of(fixtures):
    repositories = sorted({f["source"].split()[0] for f in fixtures if f["source"].startswith("tkhq/")})
    origin = [{"repo": "github.com/" + r, "licence": LICENCES.get(r.split("/")[1], "not recorded; only the values are taken")} for r in repositories]
    return origin + [{"standard": "each record names its file; `derived` ones use fixed scalars, so that both sides can be computed"}]


def production_wallet(fixture):
    """The published demonstration wallet, as files that the program takes."""
    folder = VECTORS / "bundle" / "production-wallet"
    folder.mkdir(parents=True, exist_ok=True)
    inputs = fixture["inputs"]
    for name, text in (("bundle.json", inputs["export_bundle"]), ("encryption.key", inputs["embedded_private_key_hex"]),
                       ("organization.txt", inputs["organization_id"])):
        (folder / name).write_text(text + "\n", encoding="utf-8")
    (folder / "README.md").write_text(
        "# A wallet export bundle signed by the production enclave\n\n"
        "This is a published demonstration wallet: its encryption key and mnemonic are in the public tests of `github.com/tkhq/sdk`\n"
        "(`packages/crypto/src/__tests__/crypto-test.ts`, Apache-2.0). Everybody knows its keys, so never send anything to its addresses.\n\n"
        "- `bundle.json`: the export bundle, signed by the production signer key\n"
        "- `encryption.key`: the P-256 private key (hexadecimal) that it was sealed to\n"
        "- `organization.txt`: the organization that it was sealed for\n"
        "- `accounts.json`: the wallet's first account in every format of the service, in the form in which the service lists them; derived by\n"
        "  independent implementations (`tools/oracles/accounts.mjs`), at least two for each\n\n"
        "    coffer decrypt --export-bundle-input bundle.json --encryption-key-file encryption.key --organization \"$(cat organization.txt)\" |\n"
        "        coffer match --mnemonic-file - --accounts accounts.json\n\n"
        f"The same values are record `{PRODUCTION_WALLET}` of `../export.json`, which the tests read.\n", encoding="utf-8")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    fixtures = load(sys.argv[1], "bundles.json")
    assert len({f["id"] for f in fixtures}) == len(fixtures)
    assert {f["kind"] for f in fixtures} == {kind for kinds in FILES.values() for kind in kinds}
    for path, kinds in FILES.items():
        mine = [f for f in fixtures if f["kind"] in kinds]
        write(path + ".json", {
            "origin": origin_of(mine),
            "fields": {"every list": "coffer: accept, refuse, or accept_with_policy; expected: what comes out; peer_error, peer_result: what the named "
                                     "peers do where coffer refuses; error: the name of coffer's code"},
            **{kind: [record_of(f) for f in mine if f["kind"] == kind] for kind in kinds},
        })
    production_wallet(next(f for f in fixtures if f["id"] == PRODUCTION_WALLET))
    print(json.dumps({path: sum(f["kind"] in kinds for f in fixtures) for path, kinds in FILES.items()}))


if __name__ == "__main__":
    main()
