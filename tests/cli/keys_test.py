"""Keys as people have them: files of other programs, every spelling, everywhere that a key is taken."""

import os
import subprocess
import tempfile
import unittest

from program import Pipes, run, vectors

KEY = "13eff5b3f9c63eab5d53cff5149f01606b69325496e0e98b53afa938d890cd2e"
GENERATOR = ("0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
             "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8")
UNCOMPRESSED_WIF = "5HpHagT65TZzG1PH3CSu63k8DbpvD8s5ip4nEB3kEsreAnchuDf"
SEED = "000102030405060708090a0b0c0d0e0f"


def content(record):
    return bytes.fromhex(record["der"]) if "der" in record else record["text"].encode()


def convert(key, to, *more):
    done = run("key", "convert", "--to", to, "--key-file", "-", *more, stdin=key)
    assert done.status == 0, done.err
    return done.out


class OtherMakers(unittest.TestCase):
    def test_private_keys(self):
        for record in vectors("keys/makers.json")["private"]:
            with self.subTest(maker=record["maker"], what=record["what"]):
                key = content(record)
                shown = run("key", "public", "--key-file", "-", "--json", stdin=key).json
                self.assertEqual((shown["publicKey"], shown["curve"].removeprefix("CURVE_").lower()), (record["public_key"], record["curve"]))
                self.assertEqual(convert(key, "hexadecimal").decode(), record["private_key"] + "\n")
                pem = convert(key, "pkcs8-pem")
                self.assertEqual(pem.splitlines()[0], b"-----BEGIN PRIVATE KEY-----")
                for written in (pem, convert(key, "pkcs8", "--raw"), convert(key, "jwk")):
                    self.assertEqual(convert(written, "hexadecimal").decode(), record["private_key"] + "\n")

    def test_public_keys(self):
        for record in vectors("keys/makers.json")["public"]:
            if record["curve"] == "x25519" or "der" in record:
                continue
            with self.subTest(maker=record["maker"], what=record["what"]):
                for value in (["--public-key", record["text"]], ["--public-key=" + record["text"]]):
                    done = run("address", "encode", "--format", "compressed", "--curve", record["curve"], *value)
                    self.assertEqual(done.out.decode(), record["public_key"] + "\n", done.err)

    def test_refused_by_name(self):
        for record in vectors("keys/makers.json")["refused"]:
            with self.subTest(maker=record["maker"], what=record["what"]):
                done = run("key", "public", "--key-file", "-", "--json", stdin=content(record))
                self.assertEqual((done.error["name"], done.out), (record["error"], b""))


class EverySpelling(unittest.TestCase):
    """A key in each of its spellings does what it does as bare digits."""

    def spellings(self, curve):
        suffixed = f"{KEY}:{curve}"
        texts = [suffixed, "0x" + suffixed, suffixed + "\r\n", convert(suffixed, "pkcs8-pem"), convert(suffixed, "pkcs8-pem").replace(b"\n", b"\r\n"),
                 b"Bag Attributes\n" + convert(suffixed, "pkcs8-pem"), convert(suffixed, "pkcs8"), convert(suffixed, "pkcs8", "--raw"), convert(suffixed, "jwk")]
        if curve != "ed25519":
            texts += [convert(suffixed, "sec1-pem"), convert(suffixed, "sec1", "--raw")]
        if curve == "secp256k1":
            texts += [convert(suffixed, "bitcoin-mainnet-wif")]
        if curve == "ed25519":
            texts += [convert(suffixed, "solana"), convert(suffixed, "solana-json"), convert(suffixed, "stellar-seed")]
        return texts + [convert(suffixed, "sui-bech32")]

    def same(self, curve, *command):
        """The key is told to `command` by the option that it ends with."""
        answers = set()
        for text in self.spellings(curve):
            with Pipes() as pipes:
                fds = pipes.add(text)
                done = run(*command, fds, pass_fds=pipes.ends)
                self.assertEqual(done.status, 0, (command, text, done.err))
                answers.add(done.out)
        self.assertEqual(len(answers), 1, command)

    def test_public(self):
        for curve in ("p256", "secp256k1", "ed25519"):
            self.same(curve, "key", "public", "--json", "--key-file")

    def test_stamps(self):
        with tempfile.TemporaryDirectory() as folder:
            body = os.path.join(folder, "body")
            with open(body, "wb") as file:
                file.write(b"{}")
            for curve in ("p256", "secp256k1", "ed25519"):
                self.same(curve, "stamp", "--body-file", body, "--deterministic", "--key-file")
                self.same(curve, "request", "--no-post", "--host", "h", "--path", "/p", "--body-file", body, "--deterministic", "--key-file")

    def test_signatures(self):
        with tempfile.TemporaryDirectory() as folder:
            payload = os.path.join(folder, "payload")
            with open(payload, "wb") as file:
                file.write(b"hello")
            for curve, function in [("p256", "SHA256"), ("secp256k1", "SHA256"), ("ed25519", "NOT_APPLICABLE")]:
                self.same(curve, "sign", "--payload-file", payload, "--encoding", "PAYLOAD_ENCODING_TEXT_UTF8", "--hash-function",
                          "HASH_FUNCTION_" + function, "--deterministic", "--key-file")

    def test_credentials(self):
        target = run("key", "public", "--key-file", "-", "--json", stdin="02" * 32).json["publicKeyUncompressed"]
        for text in self.spellings("p256"):
            with Pipes() as pipes:
                key, own = pipes.add(text), pipes.add(convert("0x" + "02" * 32, "sec1-pem"))
                sealed = run("enclave", "credential", "--target", "0x" + target, "--key-file", key, pass_fds=pipes.ends)
                self.assertEqual(sealed.status, 0, sealed.err)
                opened = run("decrypt", "--credential-bundle-input", "-", "--encryption-key-file", own, stdin=sealed.out, pass_fds=pipes.ends)
                self.assertEqual(opened.out.decode(), KEY + "\n", opened.err)

    def test_another_curve_than_the_one_that_is_due(self):
        done = run("enclave", "credential", "--target", GENERATOR, "--key-file", "-", "--json", stdin=convert(KEY + ":secp256k1", "pkcs8-pem"))
        self.assertEqual(done.status, 5, done.err)
        done = run("key", "public", "--curve", "p256", "--key-file", "-", "--json", stdin=convert(KEY + ":secp256k1", "pkcs8-pem"))
        self.assertEqual((done.status, done.error["name"]), (4, "curve_mismatch"))

    def test_openssl_pipe(self):
        try:
            made = subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519"], capture_output=True, check=True).stdout
        except (OSError, subprocess.CalledProcessError):
            self.skipTest("NOT RUN: no openssl")
        solana = convert(made, "solana", "--from", "pkcs8")
        self.assertEqual(convert(solana, "pkcs8-pem", "--from", "solana"), made)


class UncompressedKeys(unittest.TestCase):
    def test_addresses_of_the_key_as_it_is_written(self):
        expected = {"bitcoin-mainnet-p2pkh": "1EHNa6Q4Jz2uvNExL497mE43ikXhwF6kZm", "bitcoin-cash": "bitcoincash:qzgmyjle755g2v5kptrg02asx5f8k8fg55zdx7hd4l"}
        for name, address in expected.items():
            self.assertEqual(run("address", "encode", "--format", name, "--public-key", GENERATOR).out.decode(), address + "\n")
        compressed = run("address", "encode", "--format", "bitcoin-mainnet-p2pkh", "--public-key", "02" + GENERATOR[2:66]).out.decode()
        self.assertEqual(compressed, "1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH\n")
        for name in ("bitcoin-mainnet-p2sh", "bitcoin-mainnet-p2wpkh", "bitcoin-mainnet-p2wsh", "bitcoin-mainnet-p2tr"):
            done = run("address", "encode", "--format", name, "--public-key", GENERATOR, "--json")
            self.assertEqual((done.status, done.error["name"]), (5, "public_key_uncompressed"))

    def test_wif(self):
        shown = run("key", "public", "--key-file", "-", "--json", stdin=UNCOMPRESSED_WIF).json
        self.assertEqual((shown["compressed"], shown["publicKeyUncompressed"]), (False, GENERATOR))
        self.assertEqual(run("key", "public", "--key-file", "-", stdin=UNCOMPRESSED_WIF).out.decode(), GENERATOR + "\n")
        for named in ([], ["--from", "bitcoin-mainnet-wif"], ["--from", "bitcoin-mainnet-wif-uncompressed"]):
            self.assertEqual(convert(UNCOMPRESSED_WIF, "bitcoin-mainnet-wif", *named).decode(), UNCOMPRESSED_WIF + "\n")
            testnet = convert(UNCOMPRESSED_WIF, "bitcoin-testnet-wif", *named)
            self.assertTrue(testnet.startswith(b"9"))
            self.assertEqual(convert(testnet, "bitcoin-mainnet-wif").decode(), UNCOMPRESSED_WIF + "\n")
        done = run("key", "convert", "--to", "hexadecimal", "--key-file", "-", stdin=UNCOMPRESSED_WIF)
        self.assertEqual(done.out.decode(), "0" * 63 + "1\n")
        self.assertIn(b"uncompressed", done.err)


class ExtendedKeys(unittest.TestCase):
    VERSIONS = ("xpub ypub zpub Ypub Zpub tpub upub vpub Upub Vpub Ltub Mtub ttub dgub").split()

    def test_what_node_writes_is_read(self):
        for version in self.VERSIONS:
            made = run("node", "--seed-file", "-", "--path", "m/44'/2'/0'", "--version", version, "--show-private", "--json", stdin=SEED).json
            self.assertTrue(made["xpub"].startswith(version))
            for source, stdin in ([["--xpub", made["xpub"]], b""], [["--xprv-file", "-"], made["xprv"]]):
                again = run("node", *source, "--path", "m", "--json", stdin=stdin)
                self.assertEqual(again.status, 0, again.err)
                self.assertEqual(again.json["xpub"], made["xpub"])
        litecoin = run("node", "--seed-file", "-", "--path", "m/44'/2'/0'", "--version", "Ltub", "--json", stdin=SEED).json["xpub"]
        self.assertEqual(run("derive", "--xpub", litecoin, "--format", "litecoin-p2pkh").out,
                         run("derive", "--seed-file", "-", "--format", "litecoin-p2pkh", "--path", "m/44'/2'/0'/0/0", stdin=SEED).out.replace(b"m/44'/2'/0'/0/0", b"m/0/0          "))
        done = run("derive", "--xpub", litecoin, "--format", "bitcoin-mainnet-p2pkh", "--json")
        self.assertEqual((done.status, done.error["name"]), (4, "network_mismatch"))

    def test_origins(self):
        made = run("node", "--seed-file", "-", "--path", "m/84'/0'/0'", "--show-private", "--json", stdin=SEED).json
        plain = run("derive", "--xpub", made["xpub"], "--format", "bitcoin-mainnet-p2wpkh").out
        for path in ("84'/0'/0'", "84h/0h/0h"):
            done = run("derive", "--xpub", f"[3442193e/{path}]{made['xpub']}", "--format", "bitcoin-mainnet-p2wpkh")
            self.assertEqual(done.out, plain)
            self.assertIn(b"3442193e/84'/0'/0'", done.err)
            self.assertEqual(run("derive", "--xprv-file", "-", "--format", "bitcoin-mainnet-p2wpkh", stdin=f"[3442193e/{path}]{made['xprv']}").out, plain)
        for text, name in [(f"[3442193e/84'/0'/1']{made['xpub']}", "key_origin_mismatch"), (made["xpub"] + "/0/*", "extended_key_suffix"),
                           (f"wpkh({made['xpub']}/0/*)", "output_descriptor")]:
            self.assertEqual(run("derive", "--xpub", text, "--format", "bitcoin-mainnet-p2wpkh", "--json").error["name"], name)


class Refusals(unittest.TestCase):
    def test_names(self):
        cases = [(UNCOMPRESSED_WIF.replace("f", "g"), 3, "base58_checksum"), ("not a key", 3, "key_text_syntax"), ("", 3, "text_empty"),
                 ("0X" + KEY, 3, "hex_prefix"), ("-----BEGIN PRIVATE KEY-----\n", 3, "pem_syntax"), (convert(KEY, "pkcs8-pem") * 2, 4, "key_count")]
        for text, status, name in cases:
            done = run("key", "public", "--key-file", "-", "--json", stdin=text)
            self.assertEqual((done.status, done.error["name"], done.out), (status, name, b""))
        done = run("key", "convert", "--to", "jwk", "--raw", "--key-file", "-", "--json", stdin=KEY)
        self.assertEqual((done.status, done.error["name"]), (2, "usage_conflict"))

    def test_phrases_of_other_wallets(self):
        for record in vectors("bip39/foreign.json")["phrases"]:
            done = run("mnemonic", "check", "--mnemonic-file", "-", "--json", stdin=record["phrase"])
            self.assertEqual((done.status, done.error["name"]), (3, "mnemonic_checksum"))
            self.assertIn(record["wallet"], done.error["what"])


if __name__ == "__main__":
    unittest.main()
