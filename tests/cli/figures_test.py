"""The service's figures through the program, where it has a command for their kind: each is accepted, or refused with the error that it names."""

import base64
import hashlib
import json
import os
import re
import tempfile
import unittest

from program import run, vectors
from sealed_test import sealed

PHRASE = "leaf lady until indicate praise final route toast cake minimum insect unknown"

# Exit statuses by the hundreds of an error's number.
with open(os.path.join(os.environ["COFFER_VECTORS_DIR"], "../src/core/errors.inc"), encoding="utf-8") as table:
    NUMBERS = {name: int(number) for number, name in re.findall(r"COFFER_ERROR\((\d+), (\w+),", table.read())}
STATUS = {1: 3, 2: 4, 3: 5, 4: 6, 5: 6, 6: 7, 7: 2, 9: 8}

# What the library takes and the program, which has to show it, does not.
ONLY_IN_THE_LIBRARY = {"export-v1-derived-empty": "plaintext_kind"}


def option(name, inputs, member):
    return [name, inputs[member]] if member in inputs else []


def decrypt_export(inputs):
    return sealed("decrypt", "--organization", inputs["organization_id"], *option("--signer-quorum-key", inputs, "signer_public_key_hex"),
                  export_bundle_input=inputs["export_bundle"], encryption_key_file=inputs["embedded_private_key_hex"])


def encrypt_import(inputs):
    return sealed("encrypt", "--organization", inputs["organization_id"], "--user", inputs["user_id"],
                  *option("--signer-quorum-key", inputs, "signer_public_key_hex"), import_bundle_input=inputs["import_bundle"], plaintext_input=PHRASE)


def decrypt_credential(inputs):
    return sealed("decrypt", credential_bundle_input=inputs["credential_bundle"], encryption_key_file=inputs["embedded_private_key_hex"])


def encrypt_secret(inputs):
    return sealed("encrypt", "--organization", inputs["organization_id"], *option("--signer-quorum-key", inputs, "signer_public_key_hex"),
                  secret_target_input=inputs["ingress_target_bundle"], plaintext_input="secret")


def encrypt_otp(inputs):
    return sealed("encrypt", "--public-key", inputs["public_key_hex"], *option("--signer-quorum-key", inputs, "signer_public_key_hex"),
                  otp_target_input=inputs["otp_encryption_target_bundle"], otp_code_file=inputs["otp_code"])


def verify_session(inputs):
    return sealed("verify", "session", "--now", str(inputs.get("now_ms", 1748876000000)), *option("--notarizer-key", inputs, "notarizer_public_key_hex"),
                  jwt_file=inputs["jwt"])


def verify_otp_token(inputs):
    return sealed("verify", "otp-token", "--now", str(inputs.get("now_ms", 1782919651260)), *option("--signer-key", inputs, "signer_public_key_hex"),
                  jwt_file=inputs["jwt"])


def verify_webhook(inputs):
    return sealed("verify", "webhook", "--max-age-ms", str(inputs["max_timestamp_age_ms"]), "--now", str(inputs["now_ms"]),
                  headers_file=json.dumps(inputs["headers"]), body_file=inputs["body_utf8"], keys_file=json.dumps(inputs["verification_keys"]))


def stamp(inputs):
    """Makes a stamp with the key pair in a folder, as the service's command line keeps it; a finished one is checked."""
    if "header_value" in inputs:
        return sealed("verify", "stamp", "--stamp", inputs["header_value"], body_file=inputs["body_utf8"])
    scheme = inputs.get("scheme", "SIGNATURE_SCHEME_TK_API_P256")
    curve = "p256" if scheme.endswith("_P256") else "secp256k1"
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("k.private", inputs["private_key_hex"] + ":" + curve), ("k.public", inputs["public_key_hex"])):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(text)
        return sealed("stamp", "--deterministic", "--scheme", scheme, "--key-name", "k", "--dir", folder, body_file=inputs["body_utf8"])


def key_public(inputs):
    return sealed("key", "public", "--curve", "p256", key_file=inputs["private_key_hex"])


def key_convert(source):
    return lambda inputs: sealed("key", "convert", "--from", source(inputs), "--to", "hexadecimal", key_file=inputs.get("encoded") or inputs["pkcs8_hex"])


COMMANDS = [
    ("bundle/export.json", "export_bundle", decrypt_export),
    ("bundle/export.json", "export_bundle_permissive", decrypt_export),
    ("bundle/import.json", "import_bundle", encrypt_import),
    ("bundle/credential.json", "credential_bundle", decrypt_credential),
    ("bundle/secret.json", "secret_bundle", encrypt_secret),
    ("bundle/otp.json", "otp_bundle", encrypt_otp),
    ("token/session.json", "session_jwt", verify_session),
    ("token/session.json", "session_jwt_permissive", verify_session),
    ("token/otp.json", "otp_verification_token", verify_otp_token),
    ("token/webhook.json", "webhook", verify_webhook),
    ("stamp/api_key.json", "stamp_api_key", stamp),
    ("keys/service.json", "key_pair", key_public),
    ("keys/service.json", "pkcs8", key_convert(lambda inputs: "pkcs8")),
    ("keys/service.json", "key_format", key_convert(lambda inputs: inputs["key_format"])),
]
# The members without which a figure is not for the command.
NEEDED = {"credential_bundle": {"credential_bundle", "embedded_private_key_hex"}, "key_format": {"encoded"}, "stamp_api_key": {"body_utf8"}}


class Figures(unittest.TestCase):
    def test_verdicts(self):
        for path, kind, command in COMMANDS:
            rows = [row for row in vectors(path)[kind] if NEEDED.get(kind, set()) <= set(row["inputs"])]
            self.assertTrue(rows, kind)
            for row in rows:
                with self.subTest(figure=row["id"]):
                    done = command(row["inputs"])
                    error = ONLY_IN_THE_LIBRARY.get(row["id"], row.get("error"))
                    if error is None:
                        self.assertEqual((row["coffer"], done.status, done.err.count(b"error")), ("accept", 0, 0), done.err)
                    else:
                        self.assertEqual((done.error["name"], done.status, done.out), (error, STATUS[NUMBERS[error] // 100], b""))

    def test_results(self):
        for row in vectors("bundle/export.json")["export_bundle"]:
            expected = row.get("expected", {})
            if row["coffer"] != "accept" or not expected or row["id"] in ONLY_IN_THE_LIBRARY:
                continue
            done = decrypt_export(row["inputs"]).json
            if done["kind"] == "mnemonic":
                self.assertEqual("\n".join([done["mnemonic"], *([done["passphrase"]] if "passphrase" in done else [])]), expected.get("utf8", expected.get("mnemonic")))
            else:
                self.assertEqual(done["privateKey"], expected["plaintext_hex"])
        for row in vectors("keys/service.json")["key_format"]:
            inputs, expected = row["inputs"], row.get("expected", {})
            if row["coffer"] != "accept":
                continue
            key = expected.get("private_key_hex") or inputs["private_key_hex"]
            made = sealed("key", "convert", "--from", "hexadecimal", "--to", inputs.get("key_format", "SOLANA"), key_file=key).json["privateKey"]
            text = expected.get("encoded") or expected.get("correct_base58") or inputs["encoded"]
            self.assertEqual(made, text.removeprefix("0x"), row["id"])

    def test_messages(self):
        for row in vectors("stamp/messages.json")["activity_fingerprint"]:
            self.assertEqual(sealed("fingerprint", body_file=row["inputs"]["body_utf8"]).json["fingerprint"], row["expected"]["fingerprint"])
        for row in vectors("stamp/messages.json")["oidc_nonce"]:
            self.assertEqual(run("nonce", "--public-key", row["inputs"]["public_key_compressed_hex"], "--json").json["nonce"], row["expected"]["nonce"])
        for row in vectors("stamp/api_key.json")["stamp_attested"]:
            value, body = row["expected"]["header_value"], row["inputs"]["body_utf8"]
            done = sealed("verify", "stamp", "--attested", "--stamp", value, body_file=body).json
            self.assertEqual((done["valid"], done["uncheckedToken"]), (True, row["inputs"]["attestation_token"]))
            plain = sealed("verify", "stamp", "--stamp", value, body_file=body)
            self.assertEqual((plain.status, plain.error["name"]), (4, "foreign_member"))
            other = sealed("verify", "stamp", "--attested", "--stamp", value, body_file=body + " ")
            self.assertEqual((other.status, other.error["name"]), (6, "signature_invalid"))
            both = sealed("verify", "stamp", "--attested", "--webauthn", "--stamp", value, body_file=body)
            self.assertEqual(both.error["name"], "usage_conflict")

    def test_version_0_is_read_under_its_name_only(self):
        row = vectors("bundle/export.json")["export_bundle_v0"][0]["inputs"]
        key, signer = "01" * 32, ["--signer-quorum-key", row["signer_public_key_hex"]]
        plain = sealed("decrypt", "--organization", "o", *signer, export_bundle_input=row["bundle"], encryption_key_file=key)
        self.assertEqual((plain.status, plain.error["name"]), (4, "foreign_member"))
        named = sealed("decrypt", *signer, legacy_export_bundle_input=row["bundle"], encryption_key_file=key)
        self.assertEqual((named.status, named.error["name"]), (6, "aead_open"), "signed by this key, sealed to another")
        production = sealed("decrypt", legacy_export_bundle_input=row["bundle"], encryption_key_file=key)
        self.assertEqual((production.status, production.error["name"]), (6, "signature_invalid"))
        owner = sealed("decrypt", "--organization", "o", *signer, legacy_export_bundle_input=row["bundle"], encryption_key_file=key)
        self.assertEqual(owner.error["name"], "usage_conflict", "nothing in it names an organization")


class Pinning(unittest.TestCase):
    def test_a_stamp_may_have_to_be_of_one_key(self):
        body, key, stranger = "{}", "01" * 32, "02" * 32
        for curve in ("p256", "secp256k1", "ed25519"):
            value = sealed("stamp", "--curve", curve, body_file=body, key_file=key).json["stampHeaderValue"]
            for private, status in ((key, 0), (stranger, 6)):
                public = sealed("key", "public", "--curve", curve, key_file=private).json["publicKey"]
                done = sealed("verify", "stamp", "--stamp", value, "--public-key", public, body_file=body)
                self.assertEqual(done.status, status)
                if status:
                    self.assertEqual((done.error["name"], done.out), ("public_key_mismatch", b""))
            for other in {"p256", "secp256k1", "ed25519"} - {curve}:
                public = sealed("key", "public", "--curve", other, key_file=key).json["publicKey"]
                done = sealed("verify", "stamp", "--stamp", value, "--public-key", public, body_file=body)
                self.assertEqual((done.status, done.error["name"]), (6, "public_key_mismatch"), "a good key, of another curve")
            broken = sealed("verify", "stamp", "--stamp", value, "--public-key", "0202", body_file=body)
            self.assertEqual((broken.status, broken.error["name"]), (5, "public_key_length"))


class Passkeys(unittest.TestCase):
    KEY = "04" * 32

    def stamp(self, body, cross_origin=False, flags=5, origin="https://a.example", **more):
        """An authenticator's answer, signed by the program."""
        encode = lambda data: base64.urlsafe_b64encode(data).rstrip(b"=").decode()
        challenge = encode(hashlib.sha256(body.encode()).hexdigest().encode())
        client_data = json.dumps({"type": "webauthn.get", "challenge": challenge, "origin": origin, "crossOrigin": cross_origin, **more}).encode()
        data = hashlib.sha256(b"a.example").digest() + bytes([flags]) + bytes(4)
        made = sealed("sign", "--curve", "p256", "--encoding", "PAYLOAD_ENCODING_HEXADECIMAL", "--hash-function", "HASH_FUNCTION_SHA256",
                      key_file=self.KEY, payload_file=(data + hashlib.sha256(client_data).digest()).hex()).json
        integers = b""
        for part in (made["r"], made["s"]):
            number = bytes.fromhex(part).lstrip(b"\0")
            number = (b"\0" if number[0] > 127 else b"") + number
            integers += bytes([2, len(number)]) + number
        return json.dumps({"authenticatorData": encode(data), "clientDataJson": encode(client_data), "credentialId": encode(b"id"),
                           "signature": encode(bytes([0x30, len(integers)]) + integers)})

    def test_what_it_says_is_one_line(self):
        origin = "https://é.example\nuserVerified        no\x1b[2J\u202e"
        public = sealed("key", "public", "--curve", "p256", key_file=self.KEY).json["publicKey"]
        verify = ["verify", "stamp", "--webauthn", "--public-key", public, "--rp-id", "a.example", "--any-origin", "--body-file", "-", "--stamp",
                  self.stamp("{}", origin=origin)]
        self.assertEqual(run(*verify, "--json", stdin="{}").json["origin"], origin)
        lines = run(*verify, stdin="{}").out.decode().splitlines()
        self.assertEqual([line.split()[0] for line in lines], ["valid", "credentialId", "origin", "userVerified"])
        self.assertEqual(lines[2], r"origin              https://é.example\x0auserVerified        no\x1b[2J\xe2\x80\xae")

    def test_what_a_passkey_is_held_against(self):
        public = sealed("key", "public", "--curve", "p256", key_file=self.KEY).json["publicKey"]
        passkey = ["--webauthn", "--public-key", public, "--rp-id", "a.example"]
        plain, framed, present = self.stamp("{}"), self.stamp("{}", cross_origin=True), self.stamp("{}", flags=1)
        verify = lambda value, *more: sealed("verify", "stamp", "--stamp", value, *passkey, *more, body_file="{}")
        within = self.stamp("{}", cross_origin=True, topOrigin="https://b.example")
        below, app = self.stamp("{}", origin="https://x.a.example:8443"), self.stamp("{}", origin="android:apk-key-hash:x")
        contradiction = self.stamp("{}", topOrigin="https://b.example")
        for value, more in ((plain, []), (plain, ["--origin", "https://a.example"]), (plain, ["--require-user-verification"]),
                            (below, []), (app, ["--any-origin"]), (app, ["--origin", "https://a.example,android:apk-key-hash:x"]),
                            (framed, ["--allow-cross-origin"]), (within, ["--allow-cross-origin"]),
                            (within, ["--top-origin", "https://c.example,https://b.example"]), (present, [])):
            self.assertTrue(verify(value, *more).json["valid"])
        for value, more, name in ((framed, [], "relying_party_mismatch"), (plain, ["--origin", "https://b.example"], "relying_party_mismatch"),
                                  (below, ["--origin", "https://a.example"], "relying_party_mismatch"), (app, [], "relying_party_mismatch"),
                                  (within, [], "relying_party_mismatch"), (within, ["--top-origin", "https://c.example"], "relying_party_mismatch"),
                                  (framed, ["--top-origin", "https://b.example"], "relying_party_mismatch"),
                                  (contradiction, ["--allow-cross-origin"], "relying_party_mismatch"),
                                  (present, ["--require-user-verification"], "user_presence")):
            done = verify(value, *more)
            self.assertEqual((done.status, done.error["name"], done.out), (6, name, b""))
        for more, name in ((["--origin", "https://a.example", "--any-origin"], "usage_conflict"), (["--origin", "https://a.example,"], "usage_value"),
                           (["--top-origin", "https://b.example", "--allow-cross-origin"], "usage_conflict")):
            self.assertEqual((verify(plain, *more).status, verify(plain, *more).error["name"]), (2, name))
        for option in (["--rp-id", "a"], ["--origin", "o"], ["--any-origin"], ["--top-origin", "o"], ["--allow-cross-origin"],
                       ["--require-user-verification"]):
            self.assertEqual(sealed("verify", "stamp", "--stamp", "x", *option, body_file="{}").error["name"], "usage_conflict")


class OlderToken(unittest.TestCase):
    """Tokens of the older kind have no published figures; the program signs one itself."""

    KEY = "03" * 32

    def token(self, claims, header='{"alg":"ES256","typ":"JWT"}'):
        part = lambda data: base64.urlsafe_b64encode(data).rstrip(b"=").decode()
        text = part(header.encode()) + "." + part(json.dumps(claims).encode())
        made = sealed("sign", "--curve", "p256", "--encoding", "PAYLOAD_ENCODING_TEXT_UTF8", "--hash-function", "HASH_FUNCTION_SHA256",
                      key_file=self.KEY, payload_file=text).json
        return text + "." + part(bytes.fromhex(made["r"] + made["s"]))

    def test_verdicts(self):
        claims = {"contact": "a@b.example", "exp": 1700000002, "id": "i", "verification_type": "OTP_TYPE_EMAIL"}
        public = sealed("key", "public", "--curve", "p256", key_file=self.KEY).json["publicKey"]
        verify = lambda token, now, *more: sealed("verify", "otp-token", "--legacy", "--now", str(now), *more, jwt_file=token)
        pinned = ["--signer-key", public]
        self.assertEqual(verify(self.token(claims), 1700000001999, *pinned).json, {"valid": True, **claims})
        early = 1600000000000
        for token, now, status, name in (
                (self.token(claims), 1700000002000, 6, "expired"), (self.token({**claims, "nbf": 1700000001}), 1700000000999, 6, "not_yet_valid"),
                (self.token({**claims, "exp": "1700000002"}), early, 3, "json_wrong_type"),
                (self.token({**claims, "contact": ""}), early, 3, "json_empty_value"),
                (self.token(claims, '{"alg":"none","typ":"JWT"}'), early, 4, "token_type"), (self.token(claims) + ".", early, 3, "jwt_parts")):
            done = verify(token, now, *pinned)
            self.assertEqual((done.status, done.error["name"], done.out), (status, name, b""))
        self.assertEqual(verify(self.token(claims), early).error["name"], "usage_missing_option", "no key is assumed")
        newer = sealed("verify", "otp-token", "--now", str(early), *pinned, jwt_file=self.token(claims))
        self.assertEqual((newer.status, newer.error["name"]), (3, "json_wrong_type"), "the older token is not taken for the newer one")


class Spellings(unittest.TestCase):
    """A key is what its text says, and what is asked for; nothing in between."""

    KEY = "654334b12e866873d7ad162c63bfbf125a66a1223f08860559a029948e0ba131"

    def test_sui_keys_are_ed25519_unless_a_curve_is_named(self):
        for curve, flag in (("ed25519", 0), ("secp256k1", 1), ("p256", 2)):
            text = sealed("key", "convert", "--from", "hexadecimal", "--to", "sui-bech32", "--curve", curve, key_file=self.KEY).json["privateKey"]
            back = sealed("key", "convert", "--from", "sui-bech32", "--to", "hexadecimal", "--curve", curve, key_file=text)
            self.assertEqual(back.json["privateKey"], self.KEY)
            unnamed = sealed("key", "convert", "--from", "sui-bech32", "--to", "hexadecimal", key_file=text)
            self.assertEqual(unnamed.status, 4 if flag else 0, curve)
            if flag:
                self.assertEqual(unnamed.error["name"], "key_format_version")
                self.assertIn(f"flag 0{flag}", unnamed.error["what"])
                told = sealed("key", "public", key_file=text).json["curve"]
                self.assertEqual(told, "CURVE_" + curve.upper(), "its text tells the curve where it is not taken for the service's")
            else:
                made = sealed("key", "convert", "--from", "hexadecimal", "--to", "sui-bech32", key_file=self.KEY).json["privateKey"]
                self.assertEqual(made, text)

    def test_nonces_hash_the_key_as_it_is_spelled(self):
        key = sealed("key", "public", key_file=self.KEY).json
        nonce = lambda *arguments: run("nonce", *arguments, "--json").json["nonce"]
        short, long = nonce("--public-key", key["publicKey"]), nonce("--public-key", key["publicKeyUncompressed"])
        self.assertNotEqual(short, long)
        self.assertEqual(nonce("--public-key", key["publicKey"], "--uncompressed"), long)
        self.assertEqual(nonce("--public-key", key["publicKey"].upper()), short)

    def test_envelopes_take_no_compressed_recipient(self):
        key = sealed("key", "public", key_file=self.KEY).json
        whole = key["publicKeyUncompressed"] * 2  # a quorum key: encryption half, signing half
        self.assertEqual(run("encrypt", "--to", "oauth2-client-secret", "--recipient", whole, "--plaintext-input", "-", stdin="s").status, 0)
        for kind in ("oauth2-client-secret", "on-ramp", "pull-secret"):
            self.assertEqual(run("encrypt", "--to", kind, "--recipient", key["publicKeyUncompressed"], "--plaintext-input", "-", stdin="s").status, 0)
            short = run("encrypt", "--to", kind, "--recipient", key["publicKey"], "--plaintext-input", "-", "--json", stdin="s")
            if kind == "oauth2-client-secret":
                self.assertEqual((short.status, short.error["name"]), (5, "public_key_compressed"))
            else:
                self.assertEqual(short.status, 0)


if __name__ == "__main__":
    unittest.main()
