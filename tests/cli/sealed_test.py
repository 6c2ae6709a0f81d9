"""The kinds of sealed message besides wallets, and the checks, with published messages."""

import json
import unittest

from program import Pipes, run, vectors


def sealed(*arguments, **texts):
    """Runs the program with each text behind a descriptor of its own: name=text gives --name /dev/fd/N."""
    with Pipes() as pipes:
        options = []
        for name, text in texts.items():
            options += ["--" + name.replace("_", "-"), pipes.add(text)]
        return run(*arguments, *options, "--json", pass_fds=pipes.ends)


def first(path, name):
    return next(row for row in vectors(path)[name] if row["coffer"] == "accept")


class Sealing(unittest.TestCase):
    def test_secret_target(self):
        row = first("bundle/secret.json", "secret_bundle")["inputs"]
        common = ["encrypt", "--organization", row["organization_id"], "--signer-quorum-key", row["signer_public_key_hex"]]
        target = row["ingress_target_bundle"]
        done = sealed(*common, secret_target_input=target, plaintext_input="s3cret")
        self.assertEqual(set(done.json), {"encappedPublic", "ciphertext"})
        self.assertEqual(len(done.json["ciphertext"]), 2 * (6 + 16))
        wrong = sealed("encrypt", "--organization", "other", "--signer-quorum-key", row["signer_public_key_hex"], secret_target_input=target, plaintext_input="s3cret")
        self.assertEqual((wrong.status, wrong.out), (6, b""))

    def test_one_time_password(self):
        row = first("bundle/otp.json", "otp_bundle")["inputs"]
        done = sealed("encrypt", "--public-key", row["public_key_hex"], "--signer-quorum-key", row["signer_public_key_hex"],
                      otp_target_input=row["otp_encryption_target_bundle"], otp_code_file=row["otp_code"])
        self.assertEqual(set(done.json), {"encappedPublic", "ciphertext"}, done.err)

    def test_published_recipients(self):
        for kind in ("oauth2-client-secret", "on-ramp", "pull-secret"):
            done = run("encrypt", "--to", kind, "--plaintext-input", "-", stdin="secret")
            self.assertEqual(done.status, 0, done.err)
            self.assertIn(b"production key", done.err)
            self.assertNotEqual(done.out, run("encrypt", "--to", kind, "--plaintext-input", "-", stdin="secret").out)
            structured = run("encrypt", "--to", kind, "--plaintext-input", "-", "--json", stdin="secret").json
            self.assertEqual(set(structured), {"kind", "encryptedBundle"})
            self.assertEqual((structured["kind"], len(structured["encryptedBundle"]) > len(done.out) - 8), (kind, True))
        self.assertEqual(run("encrypt", "--to", "nobody", "--plaintext-input", "-", stdin="secret").status, 2)

    def test_options_of_another_kind_are_refused(self):
        for arguments in (["--to", "on-ramp", "--user", "u"], ["--to", "on-ramp", "--import-bundle-input", "x"], ["--otp-target-input", "x", "--recipient", "02"]):
            done = run("encrypt", *arguments, "--plaintext-input", "-", "--json", stdin="secret")
            self.assertEqual((done.status, done.error["name"]), (2, "usage_conflict"))


class Checking(unittest.TestCase):
    def test_session(self):
        row = first("token/session.json", "session_jwt")
        done = run("verify", "session", "--jwt-file", "-", "--now", row["inputs"]["now_ms"], "--json", stdin=row["inputs"]["jwt"])
        self.assertEqual(done.json, {"valid": True, **row["expected"]["claims"]})
        late = run("verify", "session", "--jwt-file", "-", "--json", stdin=row["inputs"]["jwt"])
        self.assertEqual((late.status, late.error["name"]), (6, "expired"))

    def test_one_time_password_token(self):
        row = first("token/otp.json", "otp_verification_token")
        done = run("verify", "otp-token", "--jwt-file", "-", "--now", str(row["inputs"]["now_ms"]), "--json", stdin=row["inputs"]["jwt"])
        self.assertEqual(done.json, {"valid": True, **row["expected"]["claims"]})

    def test_webhooks(self):
        for row in vectors("token/webhook.json")["webhook"]:
            inputs = row["inputs"]
            done = sealed("verify", "webhook", "--max-age-ms", str(inputs["max_timestamp_age_ms"]), "--now", str(inputs["now_ms"]),
                          headers_file=json.dumps(inputs["headers"]), body_file=inputs["body_utf8"], keys_file=json.dumps(inputs["verification_keys"]))
            self.assertEqual(done.status == 0, row["coffer"] == "accept", row["id"])

    def test_passkey_stamp(self):
        row = next(row for row in vectors("stamp/webauthn.json")["stamp_webauthn"] if row["id"] == "webauthn-stamp-derived")
        inputs, expected = row["inputs"], row["expected"]
        self.assertEqual(run("webauthn-challenge", "--body-file", "-", stdin=inputs["body_utf8"]).out.decode().strip(), expected["challenge_ascii"])
        arguments = ["verify", "stamp", "--stamp", expected["header_value"], "--webauthn", "--public-key", inputs["credential_public_key_hex"]]
        done = run(*arguments, "--rp-id", inputs["rp_id"], "--body-file", "-", "--json", stdin=inputs["body_utf8"])
        self.assertTrue(done.json["valid"])
        for rp_id, body in (("example.com", inputs["body_utf8"]), (inputs["rp_id"], inputs["body_utf8"] + " ")):
            self.assertEqual(run(*arguments, "--rp-id", rp_id, "--body-file", "-", stdin=body).status, 6)

    def test_stamps_round_trip_on_every_curve(self):
        body = '{"a":"\'é"}'
        key = "13eff5b3f9c63eab5d53cff5149f01606b69325496e0e98b53afa938d890cd2e"
        for curve in ("p256", "secp256k1", "ed25519"):
            for extra in ([], ["--deterministic"]):
                stamp = sealed("stamp", "--curve", curve, *extra, body_file=body, key_file=key).json["stampHeaderValue"]
                checked = run("verify", "stamp", "--stamp", stamp, "--body-file", "-", "--json", stdin=body)
                self.assertTrue(checked.json["valid"])
                self.assertEqual(run("verify", "stamp", "--stamp", stamp, "--body-file", "-", stdin=body + "\n").status, 6)
        twice = {sealed("stamp", "--deterministic", body_file=body, key_file=key).out for _ in range(2)}
        self.assertEqual(len(twice), 1)

    def test_request_quotes_for_the_shell(self):
        done = sealed("request", "--no-post", "--host", "api.example.com", "--path", "/v1/x", body_file='{"a":"it\'s"}',
                      key_file="13eff5b3f9c63eab5d53cff5149f01606b69325496e0e98b53afa938d890cd2e").json
        self.assertTrue(done["curlCommand"].startswith("curl -X POST -d'{\"a\":\"it'\\''s\"}' -H'X-Stamp: " + done["stamp"] + "' -v 'https://api.example.com/v1/x'"))

    def test_request_says_what_it_stamps(self):
        def request(body, *more):
            with Pipes() as pipes:
                key = pipes.add("13eff5b3f9c63eab5d53cff5149f01606b69325496e0e98b53afa938d890cd2e")
                return run("request", "--no-post", "--host", "h", "--path", "p", "--key-file", key, "--body-file", "-", *more, stdin=body, pass_fds=pipes.ends)

        self.assertIn(b"-d'{\n}\n'", request("{\n}\n").out, "to be copied as it is")
        done = request("{\0}", "--json")
        self.assertEqual((done.status, done.error["name"], done.error["at"]), (3, "text_forbidden_character", 1))
        # curl takes an @ after -d for the name of a file.
        self.assertIn(b"curl -X POST --data-raw '@/etc/hostname' -H", request("@/etc/hostname").out)
        self.assertTrue(request("@/etc/hostname", "--json").json["curlCommand"].startswith("curl -X POST --data-raw '@/etc/hostname' -H"))
        self.assertEqual(request("{@}").status, 0)


if __name__ == "__main__":
    unittest.main()
