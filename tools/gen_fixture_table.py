#!/usr/bin/env python3
"""Writes docs/fixtures.md: coffer's verdict on each of the service's vectors under vectors/.

    gen_fixture_table.py           writes the page
    gen_fixture_table.py --check   fails where the committed page is not what would be written

Every record with a field `coffer` is one row. A kind must have a row in KINDS and a reader in tests/fixtures/; a refusal must name its error,
or give its reason.
"""

import json
import pathlib
import re
import sys

from gen_error_table import GROUPS, TABLE

ROOT = pathlib.Path(__file__).resolve().parent.parent
VECTORS = ROOT / "vectors"
READERS = ROOT / "tests/fixtures"
PAGE = ROOT / "docs/fixtures.md"

# kind: (what it is, the function that reads it, the program's command)
KINDS = {
    "export_bundle": ("A wallet, a private key or an embedded key, sealed and signed", "bundle::SignedExport, bundle::SignedEmbeddedKey",
                      "decrypt --export-bundle-input"),
    "export_bundle_permissive": ("Invalid or unusual export bundles that a client of the service accepts", "bundle::SignedExport", "decrypt --export-bundle-input"),
    "export_bundle_v0": ("Export bundles of version 0", "bundle::SignedLegacyExport", "decrypt --legacy-export-bundle-input"),
    "import_bundle": ("Import targets, to which a client seals a mnemonic or a key", "bundle::SignedImportTarget", "encrypt --import-bundle-input"),
    "import_bundle_v0": ("Import targets of version 0", "bundle::SignedLegacyTarget", None),
    "import_encrypted_bundle": ("A message sealed to a target", "bundle::ClientMessage", "enclave open-import"),
    "credential_bundle": ("A sealed API key", "bundle::open_credential", "decrypt --credential-bundle-input"),
    "secret_bundle": ("A secret target, and a message sealed to it", "bundle::SignedSecretTarget", "encrypt --secret-target-input"),
    "otp_bundle": ("A target for a one-time password, and a code sealed to it", "bundle::SignedOtpTarget", "encrypt --otp-target-input"),
    "on_ramp_secret": ("A payment provider's secret", "bundle::seal_on_ramp_secret", "encrypt --to on-ramp"),
    "oauth2_client_secret": ("An OAuth 2.0 client secret", "bundle::seal_oauth2_client_secret", "encrypt --to oauth2-client-secret"),
    "tvc_pull_secret": ("A credential of a container registry", "bundle::seal_pull_secret", "encrypt --to pull-secret"),
    "enclave_signature": ("A signature over the data of a bundle", "bundle::SignedEnvelope::verify", None),
    "wallet_plaintext": ("Mnemonic and passphrase in one plaintext", "bundle::WalletPlaintext::parse", "decrypt --key-format mnemonic"),
    "hpke_constants": ("The HPKE suite and the constant `info`", "hpke::Suite", None),
    "hpke_derive_key_pair": ("A key pair from key material", "hpke::derive_key_pair", None),
    "hpke_vector": ("Every step of HPKE for one message", "bundle::SealedMessage", None),
    "public_key": ("Published keys", "bundle::TrustAnchors, bundle::production_recipient, qos::parse_encryption_key", None),
    "key_pair": ("P-256 scalars and their points", "PrivateKey::parse", "key public"),
    "point_codec": ("Points compressed and uncompressed", "decode_public_key", None),
    "pkcs8": ("PKCS#8", "decode_private_key", "key convert --from pkcs8"),
    "spki": ("SubjectPublicKeyInfo", "decode_public_key", None),
    "jwk": ("JSON Web Keys", "decode_private_key", "key convert --from jwk"),
    "key_format": ("Private keys as text", "decode_private_key, encode_private_key", "key convert"),
    "tkcli_key_file": ("Key files of the service's command line", "parse_private_key_file", "key public"),
    "ecdh_p256": ("Diffie-Hellman on P-256", "shared_secret", None),
    "hkdf_sha256": ("HKDF", "hkdf_extract, hkdf_expand", None),
    "der_signature": ("Signatures in DER", "der::decode_signature", None),
    "der_signature_permissive": ("Invalid or unusual DER that a client of the service accepts", "der::decode_signature", None),
    "der_signature_encode": ("Signatures from r and s", "EcdsaSignature::parse_raw, EcdsaSignature::der", None),
    "base64url": ("Base64url without padding", "base64::encode", None),
    "hex": ("Hexadecimal digits", "hex::decode, hex::decode_padded_into", None),
    "normalize_padding": ("Numbers padded to a fixed width on the left, by a private function", "big_endian::fit_into", None),
    "hex_to_ascii": ("Text in hexadecimal", "hex::decode", None),
    "base58": ("Base58", "base58::decode", None),
    "base58check": ("Base58Check", "base58::decode_check", None),
    "qos_key_set": ("Quorum keys from a master seed", "qos::QuorumKeys::derive", None),
    "quorum_envelope": ("Envelopes of quorum keys", "qos::Envelope", None),
    "shamir_gf256": ("Shares of a master seed", "qos::combine_shares", None),
    "qos_signature": ("Signatures of quorum keys", "sign_digest", None),
    "stamp_api_key": ("`X-Stamp` of API keys", "stamp::Stamper, stamp::verify", "stamp, verify stamp"),
    "stamp_wallet": ("`X-Stamp` of wallets", "stamp::solana_wallet_stamp, stamp::ethereum_wallet_stamp", "verify stamp"),
    "stamp_attested": ("`X-Stamp-Attested`", "stamp::attested_stamp, stamp::verify_attested", "verify stamp --attested"),
    "stamp_webauthn": ("`X-Stamp-Webauthn`", "stamp::webauthn_stamp, stamp::verify_webauthn", "webauthn-challenge, verify stamp --webauthn"),
    "client_signature": ("`clientSignature` of a login or a sign-up", "stamp::sign_client_message, stamp::verify_client_signature", None),
    "activity_fingerprint": ("Activity fingerprints", "stamp::activity_fingerprint", "fingerprint"),
    "oidc_nonce": ("OIDC nonces", "stamp::oidc_nonce", "nonce"),
    "session_jwt": ("Session tokens", "token::verify_session", "verify session"),
    "session_jwt_permissive": ("Invalid or unusual session tokens that a client of the service accepts", "token::verify_session", "verify session"),
    "otp_verification_token": ("One-time-password tokens", "token::verify_otp_token", "verify otp-token"),
    "webhook": ("Webhooks", "webhook::verify", "verify webhook"),
    "app_boot_proof": ("An app proof and the boot proof of its enclave", "proof::verify_proof", "verify proof"),
    "app_proof": ("App proofs alone, which prove nothing about an enclave", "proof::AppProof", None),
    "nitro_attestation": ("Attestation documents", "proof::AttestationDocument", None),
    "pcr_commitment": ("Registers that commit to manifest, key and role", "qos::commitment_pcr, qos::role_pcr", None),
    "qos_manifest": ("Manifests", "qos::Manifest, qos::ManifestEnvelope", None),
    "qos_json": ("The canonical JSON of manifests, which a private function writes", "qos::canonical_json", None),
    "address": ("Addresses", "address::encode", "address encode"),
}

HEAD = """# The service's test vectors

Every vector of the service under `vectors/`, by kind, with coffer's verdict: accepted, refused with the named error, or accepted only under
a policy. Each kind lists the functions that read it and, if there is one, the program's command. The exit status is the program's. coffer
refuses what the service's own clients refuse. It also refuses some messages that one of these clients accepts although the format forbids
them.

`tests/fixtures/` runs all vectors, through the public interface except for `normalize_padding` and `qos_json`. If the environment variable
`COFFER_FIXTURES` names a file of the same form, the tests run its vectors too.

Generated by `tools/gen_fixture_table.py`; do not edit.
"""


def errors():
    rows = re.findall(r'^COFFER_ERROR\((\d+), (\w+), "[^"\\]*"\)$', TABLE.read_text(encoding="utf-8"), re.M)
    return {name: int(number) for number, name in rows}


def kinds():
    for path in sorted(VECTORS.rglob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        for kind, records in data.items() if isinstance(data, dict) else ():
            if isinstance(records, list) and records and isinstance(records[0], dict) and "coffer" in records[0]:
                yield kind, path.relative_to(VECTORS).as_posix(), records


def row(record, numbers):
    verdict, error, reason = record["coffer"], record.get("error"), record.get("reason", "")
    assert verdict in ("accept", "refuse", "accept_with_policy"), record["id"]
    if verdict == "accept":
        assert error is None, f"{record['id']}: accepted, but names an error"
    else:
        assert error or verdict == "refuse" and reason, f"{record['id']}: refused, but neither an error nor a reason"
    shown = f"{numbers[error]} `{error}`" if error else ""
    status = str(GROUPS[numbers[error] // 100][1]) if error else ("" if verdict == "refuse" else "0")
    if verdict == "accept_with_policy":
        shown, status = f"without one: {shown}", f"without one: {status}"
    return f"| `{record['id']}` | {verdict.replace('_', ' ')} | {shown} | {status} | {reason} |\n"


def page():
    numbers = errors()
    readers = "\n".join(file.read_text(encoding="utf-8") for file in sorted(READERS.glob("*.cpp")))
    text, seen, counts = HEAD, set(), {}
    for kind, path, records in kinds():
        assert kind in KINDS, f"{path}: {kind} has no row in KINDS"
        assert f'{{"{kind}", ' in readers, f"{path}: {kind} has no reader in tests/fixtures"
        seen.add(kind)
        what, functions, command = KINDS[kind]
        text += f"\n## `{kind}`\n\n{what}.\n\n- Read by: " + ", ".join(f"`{name}`" for name in functions.split(", ")) + "\n"
        text += "- Command: " + ", ".join(f"`coffer {name}`" for name in command.split(", ")) + "\n" if command else ""
        text += f"- Vectors: `vectors/{path}`\n\n| Vector | Verdict | Error | Exit status | Note |\n|---|---|---|---|---|\n"
        text += "".join(row(record, numbers) for record in records)
        for record in records:
            counts[record["coffer"]] = counts.get(record["coffer"], 0) + 1
    assert seen == set(KINDS), f"kinds without vectors: {sorted(set(KINDS) - seen)}"
    total = ", ".join(f"{count} {verdict.replace('_', ' ')}" for verdict, count in sorted(counts.items()))
    return text.replace("\nGenerated by", f"\n{sum(counts.values())} vectors of {len(seen)} kinds: {total}.\n\nGenerated by", 1)


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page():
            sys.exit("docs/fixtures.md is not what vectors/ says; run tools/gen_fixture_table.py")
    else:
        PAGE.write_text(page(), encoding="utf-8")
