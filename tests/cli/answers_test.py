"""Right answers, as a person or a script gets them: published vectors through the program, files, forms of output."""

import json
import os
import stat
import subprocess
import tempfile
import unittest

from program import BARE, BINARY, VECTORS, Pipes, run, vectors

FAULTS = os.environ["COFFER_FAULTS"]
SANITIZED = "ASAN_OPTIONS" in os.environ or "TSAN_OPTIONS" in os.environ
PHRASE = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about"
ACCOUNT_XPUB = "xpub6DCoCpSuQZB2jawqnGMEPS63ePKWkwWPH4TU45Q7LPXWuNd8TMtVxRrgjtEshuqpK3mdhaWHPFsBngh5GFZaM6si3yZdUsT8ddYM3PwnATt"


def read(path):
    with open(path, "rb") as file:
        return file.read()


class Mnemonics(unittest.TestCase):
    def test_seeds_of_every_language(self):
        seen = set()
        for row in vectors("bip39/mnemonics.json")["valid"][::7]:
            language = row.get("language", row.get("lang"))
            with self.subTest(language=language), Pipes() as pipes:
                phrase, passphrase = pipes.add(row["mnemonic"]), pipes.add(row["passphrase"])
                done = run("mnemonic", "seed", "--mnemonic-file", phrase, "--passphrase-file", passphrase, "--json", pass_fds=pipes.ends)
                if language in ("russian", "turkish"):
                    self.assertEqual((done.status, done.out), (3, b""))
                else:
                    self.assertEqual(done.json["seed"], row["seed"])
                    seen.add(language)
        self.assertGreaterEqual(len(seen), 10)

    def test_seeds_of_many_phrases_are_the_seeds_of_each(self):
        rows = [row for row in vectors("bip39/mnemonics.json")["valid"] if row["passphrase"] == "TREZOR"]
        self.assertGreater(len(rows), 200)
        expected = [{"seed": row["seed"]} for row in rows]
        for end, last in (("\n", "\n"), ("\r\n", "\r\n"), ("\n", "")):
            text = end.join(row["mnemonic"] for row in rows) + last
            for threads in ("1", "2", "7"):
                with Pipes() as pipes:
                    passphrase = pipes.add("TREZOR")
                    done = run("mnemonic", "seed", "--mnemonics-file", "-", "--passphrase-file", passphrase, "--threads", threads,
                               "--json", stdin=text, pass_fds=pipes.ends)
                self.assertEqual(done.status, 0, done.err)
                self.assertEqual(done.lines, expected)

    def test_many_phrases_are_read_in_pieces(self):
        row = vectors("bip39/mnemonics.json")["valid"][0]
        count = 4000  # several times what is held at once
        text = (row["mnemonic"] + "\n") * count
        done = run("mnemonic", "seed", "--mnemonics-file", "-", "--threads", "2", stdin=text)
        seed = run("mnemonic", "seed", "--mnemonic-file", "-", stdin=row["mnemonic"]).out
        self.assertEqual(done.out, seed * count)
        wrong = text + row["mnemonic"] + " x\n" + text
        done = run("mnemonic", "seed", "--mnemonics-file", "-", "--threads", "2", "--json", stdin=wrong)
        self.assertEqual((done.status, done.error["name"], done.error["at"], done.error["what"]), (3, "mnemonic_word_count", count, "mnemonics"))

    def test_new_phrases_are_valid_and_differ(self):
        for words in ("12", "15", "18", "21", "24"):
            made = {run("mnemonic", "new", "--words", words).out for _ in range(5)}
            self.assertEqual(len(made), 5)
            for phrase in made:
                self.assertEqual(run("mnemonic", "check", "--mnemonic-file", "-", "--json", stdin=phrase).json["words"], int(words))

    def test_japanese_is_printed_with_ideographic_spaces_and_read_back(self):
        made = run("mnemonic", "new", "--language", "japanese").out.decode()
        self.assertEqual(made.count("\u3000"), 11)
        self.assertEqual(run("mnemonic", "check", "--mnemonic-file", "-", "--json", stdin=made).json["languages"], ["japanese"])

    def test_entropy_round_trip(self):
        done = run("mnemonic", "from-entropy", "--entropy-file", "-", "--language", "MNEMONIC_LANGUAGE_KOREAN", "--json", stdin="0f" * 32)
        back = run("mnemonic", "entropy", "--mnemonic-file", "-", "--json", stdin=done.json["mnemonic"])
        self.assertEqual(back.json, {"entropy": "0f" * 32, "language": "korean"})

    def test_one_trailing_newline_is_dropped(self):
        for ending in ("", "\n", "\r\n"):
            self.assertEqual(run("mnemonic", "check", "--mnemonic-file", "-", stdin=PHRASE + ending).status, 0)


class Trees(unittest.TestCase):
    def test_node_of_an_xpub(self):
        done = run("node", "--xpub", ACCOUNT_XPUB, "--path", "m/0/1253123517", "--json").json
        self.assertEqual(done["xpub"], "xpub6H6LG2WixJ8AM35oVSc4xYxW1QgYUdvZLdDxB7SLsVi56WaDaued9pD6mFswWSQSAjjoDDH2PntPPn7VTtDqSZdTRZrCQaY8MjXNzvzLTLt")
        self.assertNotIn("privateKey", done)

    def test_private_fields_only_when_asked(self):
        plain = run("node", "--mnemonic-file", "-", "--path", "m/0'", "--json", stdin=PHRASE).json
        shown = run("node", "--mnemonic-file", "-", "--path", "m/0'", "--show-private", "--json", stdin=PHRASE).json
        self.assertEqual(set(shown) - set(plain), {"privateKey", "xprv"})
        self.assertEqual(shown["privateKey"], "c08cf331996482c06db3d259ff99be4bf7083824d53185e33191ee7ceb2bf96f")
        self.assertEqual(shown["childNumber"], 2147483648)


def spellings(address):
    """The options that a vector's address is made with, and its text; also the same account under the cosmos format and a given prefix."""
    yield ({"script": address["script"]} if "script" in address else {}), address["address"]
    if address["address"].startswith(address.get("hrp", "?") + "1") and address["format"] not in ("COSMOS", "INJECTIVE", "EVMOS"):
        yield {"hrp": address["hrp"]}, address["address"]
    names = {"raw": ["raw"], "bounceable": ["bounceable"], "non_bounceable": [], "test_bounceable": ["testnet", "bounceable"],
             "test_non_bounceable": ["testnet"], "test_raw": ["testnet", "raw"]}
    for form, text in address.get("forms", {}).items():
        yield {"ton": names[form]}, text


class Addresses(unittest.TestCase):
    def test_accounts_list_of_the_address_vectors(self):
        wallets = vectors("address/wallets.json")["wallets"]
        accounts = [row for name in sorted(os.listdir(os.path.join(VECTORS, "address"))) if name.endswith(".json")
                    for row in vectors(f"address/{name}").get("valid", []) if "wallet" in row]
        count = 0
        for number, wallet in enumerate(wallets):
            items, expected = [], []
            for row in accounts:
                if row["wallet"] != number:
                    continue
                for address in row["addresses"]:
                    for options, text in spellings(address):
                        items.append({"curve": "CURVE_" + row["curve"].upper(), "pathFormat": "PATH_FORMAT_BIP32", "path": row["path"],
                                      "addressFormat": "cosmos" if "hrp" in options else address["format"].replace("_", "-"), "options": options})
                        expected.append((text, row["public_key"], row["private_key"], row.get("effective_path")))
            with Pipes() as pipes, tempfile.NamedTemporaryFile("w") as file:
                json.dump(items, file)
                file.flush()
                phrase, passphrase = pipes.add(wallet["mnemonic"]), pipes.add(wallet["passphrase"])
                done = run("derive", "--mnemonic-file", phrase, "--passphrase-file", passphrase, "--accounts", file.name, "--soft-ed25519",
                           "harden", "--show-private", "--json", pass_fds=pipes.ends)
                self.assertEqual(done.status, 0, done.err)
                self.assertEqual([(line["address"], line["publicKey"], line["privateKey"], line.get("effectivePath")) for line in done.lines],
                                 expected)
                count += len(expected)
        self.assertGreater(count, 9000)

    def test_all_formats_in_table_order(self):
        table = [row for row in run("formats", "--json").lines if row["addressFormat"].startswith("ADDRESS_FORMAT_")]
        lines = run("derive", "--mnemonic-file", "-", "--format", "all", "--json", stdin=PHRASE).lines
        self.assertEqual([line["addressFormat"] for line in lines], [row["addressFormat"] for row in table])
        self.assertEqual([line["address"] for line in lines], [row["example"] for row in table])

    def test_range_by_threads_equals_range_by_one(self):
        one = run("derive", "--xpub", ACCOUNT_XPUB, "--format", "ethereum", "--count", "3000", "--threads", "1", "--json")
        four = run("derive", "--xpub", ACCOUNT_XPUB, "--format", "ethereum", "--count", "3000", "--threads", "4", "--json")
        tail = run("derive", "--xpub", ACCOUNT_XPUB, "--format", "ethereum", "--start", "2000", "--count", "1000", "--json")
        self.assertEqual(one.out, four.out)
        self.assertEqual(one.lines[2000:], tail.lines)
        self.assertEqual(len({line["address"] for line in one.lines}), 3000)

    def test_many_phrases_give_what_each_gives(self):
        phrases = sorted({row["mnemonic"] for row in vectors("bip39/mnemonics.json")["valid"]})[::20]
        self.assertGreater(len(phrases), 9)
        what = ["--format", "ethereum,bitcoin-mainnet-p2tr,solana", "--start", "5", "--count", "70"]
        for more in (["--json"], ["--json", "--show-private"], ["--output", "csv"], []):
            expected = []
            for number, phrase in enumerate(phrases):
                lines = run("derive", "--mnemonic-file", "-", *what, *more, stdin=phrase).out.decode().splitlines()
                if "--json" in more:
                    expected += [f'{{"phrase":{number},{line[1:]}' for line in lines]
                elif more:
                    expected += [f"{number},{line}" for line in lines[1:]]
                else:
                    expected += [f"{number}  {line}" for line in lines]
            for threads in ("1", "3"):
                done = run("derive", "--mnemonics-file", "-", *what, *more, "--threads", threads, stdin="\n".join(phrases))
                self.assertEqual(done.status, 0, done.err)
                lines = done.out.decode().splitlines()
                if "csv" in more:
                    self.assertEqual(lines.pop(0), "phrase,index,addressFormat,path,effectivePath,publicKey,address")
                self.assertEqual(lines, expected)

    def test_list_of_accounts_for_many_phrases(self):
        rows = vectors("bip39/mnemonics.json")["valid"]
        phrases = [rows[0]["mnemonic"], rows[1]["mnemonic"]]
        accounts = json.dumps([{"curve": "CURVE_SECP256K1", "pathFormat": "PATH_FORMAT_BIP32", "path": path, "addressFormat": "ADDRESS_FORMAT_ETHEREUM"}
                               for path in ("m/1", "m/2'/3")])
        seen = []
        for name, given in (("--mnemonics-file", "\n".join(phrases)), ("--mnemonic-file", phrases[0]), ("--mnemonic-file", phrases[1])):
            with Pipes() as pipes:
                seen.append(run("derive", name, "-", "--accounts", pipes.add(accounts), "--json", stdin=given, pass_fds=pipes.ends).lines)
        many = [{key: value for key, value in line.items() if key != "phrase"} for line in seen[0]]
        self.assertEqual(many, seen[1] + seen[2])
        self.assertEqual([line["phrase"] for line in seen[0]], [0, 0, 1, 1])

    def test_counting_keeps_the_hardening_of_the_last_component(self):
        lines = run("derive", "--mnemonic-file", "-", "--format", "ethereum", "--path", "m/7'", "--count", "2", "--json", stdin=PHRASE).lines
        self.assertEqual([line["path"] for line in lines], ["m/7'", "m/8'"])

    def test_hardened_path_is_told(self):
        line = run("derive", "--mnemonic-file", "-", "--format", "solana", "--json", stdin=PHRASE).json
        self.assertEqual((line["path"], line["effectivePath"]), ("m/44'/501'/0'/0", "m/44'/501'/0'/0'"))

    def test_account_xpub_uses_the_rest_of_the_template(self):
        public = run("derive", "--xpub", ACCOUNT_XPUB, "--format", "ethereum", "--count", "3", "--json").lines
        private = run("derive", "--mnemonic-file", "-", "--format", "ethereum", "--count", "3", "--json", stdin=PHRASE).lines
        self.assertEqual([line["address"] for line in public], [line["address"] for line in private])
        self.assertEqual(public[1]["path"], "m/0/1")

    def test_csv(self):
        lines = run("derive", "--xpub", ACCOUNT_XPUB, "--format", "ethereum", "--start", "5", "--count", "2", "--output", "csv").out.decode().splitlines()
        self.assertEqual(lines[0], "index,addressFormat,path,effectivePath,publicKey,address")
        self.assertTrue(lines[1].startswith("5,ADDRESS_FORMAT_ETHEREUM,m/0/5,m/0/5,0"))

    def test_check_lists_every_fitting_format(self):
        found = run("address", "check", "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx", "--json").json
        self.assertEqual([c["addressFormat"] for c in found["candidates"]],
                         ["ADDRESS_FORMAT_BITCOIN_TESTNET_P2WPKH", "ADDRESS_FORMAT_BITCOIN_SIGNET_P2WPKH"])
        self.assertEqual(found["candidates"][0]["payload"], "751e76e8199196d454941c45d1b3a323f1433bd6")


class Matching(unittest.TestCase):
    def match(self, accounts):
        with Pipes() as pipes:
            phrase, listed = pipes.add(PHRASE), pipes.add(json.dumps(accounts))
            return run("match", "--mnemonic-file", phrase, "--accounts", listed, "--json", pass_fds=pipes.ends)

    def account(self, **change):
        return {"curve": "CURVE_SECP256K1", "pathFormat": "PATH_FORMAT_BIP32", "path": "m/44'/60'/0'/0/0",
                "addressFormat": "ADDRESS_FORMAT_ETHEREUM", "address": "0x9858EfFD232B4033E47d90003D41EC34EcaEda94", **change}

    def test_as_shown(self):
        done = self.match({"accounts": [self.account(), self.account(address="0x9858effd232b4033e47d90003d41ec34ecaeda94")]})
        self.assertEqual((done.status, [line["status"] for line in done.lines]), (0, ["match", "match"]))
        self.assertEqual(done.err, b"")

    def test_hardened_reading(self):
        solana = self.account(curve="CURVE_ED25519", path="m/44'/501'/0'/0", addressFormat="ADDRESS_FORMAT_SOLANA",
                              address="HAgk14JpMQLgt6rVgv7cBQFJWFto5Dqxi472uT3DKpqk")
        done = self.match([self.account(), solana])
        self.assertEqual(done.status, 4)
        self.assertEqual(done.lines[1]["reading"], {"softEd25519": "harden"})

    def test_other_path(self):
        done = self.match([self.account(path="m/44'/60'/0'/0/9")])
        self.assertEqual((done.status, done.lines[0]["reading"]), (4, {"path": "m/44'/60'/0'/0/0"}))

    def test_prefix_of_another_chain(self):
        made = run("derive", "--mnemonic-file", "-", "--format", "cosmos", "--hrp", "foo", "--json", stdin=PHRASE).json
        shown = self.account(addressFormat="ADDRESS_FORMAT_COSMOS", path=made["path"], address=made["address"], options={"hrp": "foo"})
        self.assertEqual(self.match([shown]).status, 0)
        self.assertEqual(run("address", "check", made["address"], "--format", "cosmos", "--hrp", "foo").status, 0)
        self.assertEqual(run("address", "check", made["address"], "--format", "cosmos").status, 4)
        self.assertEqual(run("address", "check", made["address"], "--format", "ethereum", "--hrp", "foo").status, 4)

    def test_not_found(self):
        done = self.match([self.account(address="0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"), self.account()])
        self.assertEqual((done.status, [line["status"] for line in done.lines]), (6, ["not_found", "match"]))

    def test_bare_addresses_are_searched_beyond_each_hit(self):
        far = [line["address"] for line in run("derive", "--mnemonic-file", "-", "--format", "ethereum", "--count", "40", "--json", stdin=PHRASE).lines]
        done = self.match([far[39], far[0], far[19]])
        self.assertEqual((done.status, [line["status"] for line in done.lines]), (0, ["match"] * 3), "19 brings 39 into the window")
        self.assertEqual(done.lines[0]["reading"]["path"], "m/44'/60'/0'/0/39")
        done = self.match([far[39], far[0]])
        self.assertEqual((done.status, [line["status"] for line in done.lines]), (6, ["not_found", "match"]))

    def test_change_and_other_coin_types_are_named(self):
        done = self.match(["bc1qetrkzfslk0d4kqjnu29fdh04tkav9vj3k36vuh"])
        self.assertEqual(done.status, 4)
        self.assertEqual(done.lines[0]["reading"],
                         {"addressFormat": "ADDRESS_FORMAT_BITCOIN_MAINNET_P2WPKH", "path": "m/84'/0'/0'/1/4", "change": True})
        made = run("derive", "--mnemonic-file", "-", "--format", "cosmos", "--path", "m/44'/60'/0'/0/3", "--json", stdin=PHRASE).json
        done = self.match([made["address"]])
        self.assertEqual(done.lines[0]["reading"], {"addressFormat": "ADDRESS_FORMAT_COSMOS", "path": "m/44'/60'/0'/0/3", "coinType": 60})
        made = run("derive", "--mnemonic-file", "-", "--format", "bitcoin-mainnet-p2wpkh", "--path", "m/44'/0'/1'/0/2", "--json", stdin=PHRASE).json
        self.assertEqual(self.match([made["address"]]).lines[0]["reading"]["purpose"], 44)

    def test_what_cannot_be_read_does_not_fail_the_rest(self):
        mistyped = "LTC1QJMXNZ78NMC8NQ77WUXH25N2ES7RZM5C2RKK4WJ"
        unknown = self.account(addressFormat="ADDRESS_FORMAT_X")
        done = self.match([self.account(), mistyped, 7, unknown, self.account(path="m/x"), self.account()])
        self.assertEqual((done.status, done.err), (6, b""))
        self.assertEqual([line["status"] for line in done.lines], ["match"] + ["unreadable"] * 4 + ["match"])
        self.assertEqual([line["error"]["name"] for line in done.lines[1:5]],
                         ["bech32_checksum", "json_wrong_type", "unknown_format", "path_character"])
        self.assertEqual([line["address"] for line in done.lines[1:5]], [mistyped, "", unknown["address"], unknown["address"]])

    def test_counting_runs_over_the_account_where_there_is_no_index(self):
        def paths(*arguments):
            done = run("derive", "--mnemonic-file", "-", "--json", *arguments, stdin=PHRASE)
            return [line["path"] for line in done.lines] if done.status == 0 else (done.status, done.error["name"])
        solana = ["--profile", "phantom", "--format", "solana"]
        self.assertEqual(paths(*solana, "--count", "3"), [f"m/44'/501'/{i}'/0'" for i in range(3)])
        self.assertEqual(paths(*solana, "--start", "4"), ["m/44'/501'/4'/0'"])
        self.assertEqual(paths(*solana, "--account", "4", "--count", "2"), ["m/44'/501'/4'/0'", "m/44'/501'/5'/0'"])
        self.assertEqual(paths(*solana, "--account", "4", "--start", "2"), (2, "usage_conflict"))
        self.assertEqual(paths("--profile", "ledger-live", "--format", "ethereum,bitcoin-mainnet-p2tr", "--count", "2"),
                         ["m/44'/60'/0'/0/0", "m/44'/60'/1'/0/0", "m/86'/0'/0'/0/0", "m/86'/0'/0'/0/1"])
        self.assertEqual(paths("--profile", "solana-cli", "--format", "solana", "--count", "2"), (5, "path_slot_missing"))


class Checking(unittest.TestCase):
    def check(self, *arguments, stdin=""):
        return run("address", "check", "--json", *arguments, stdin=stdin)

    def test_a_bounceable_text_is_told(self):
        for text, bounceable in (("EQDY4X7kHilDkAveOlPd8Ig0VAe3EUiZvqBgTHWKPNYVjHCR", True),
                                 ("UQDY4X7kHilDkAveOlPd8Ig0VAe3EUiZvqBgTHWKPNYVjC1U", False)):
            for candidate in self.check(text).json["candidates"]:
                self.assertEqual((candidate["bounceable"], candidate["canonical"]), (bounceable, text))
        raw = self.check("0:d8e17ee41e2943900bde3a53ddf088345407b7114899bea0604c758a3cd6158c").json["candidates"][0]
        self.assertNotIn("bounceable", raw)

    def test_the_part_that_no_format_has_is_named(self):
        done = self.check("nibi1zaavvzxez0elundtn32qnk9lkm8kmcsz44g7xl")
        self.assertEqual((done.status, done.error["name"], done.error["at"]), (4, "unknown_hrp", 4))
        self.assertTrue(done.error["message"].endswith(": nibi"))
        self.assertIn(b": nibi (address, at 4)", run("address", "check", "nibi1zaavvzxez0elundtn32qnk9lkm8kmcsz44g7xl").err)

    def test_kinds_uris_and_prefixes_are_told(self):
        for text, status, name, what, at in (
                ("CA3D5KRYM6CB7OWQ6TWYRR3Z4T7GNZLKERYNZGGA5SOAOPIFY6YQGAXE", 4, "kind_not_offered", "Stellar contract", 0),
                ("bitcoin:bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu?amount=1", 3, "address_uri", "address", 8),
                ("rnrbiYDUYTJS4JVdSV5FtyCj4HFuRjfLKM?dt=1", 3, "address_parameters", "address", 34),
                ("f39Fd6e51aad88F6F4ce6aB8827279cffFb92266", 3, "hex_prefix", "address", 0)):
            done = self.check(text)
            self.assertEqual((done.status, done.error["name"], done.error["what"], done.error["at"]), (status, name, what, at))

    def test_tolerances_are_named(self):
        bare = "qqyx49mu0kkn9ftfj6hje6g2wfer34yfnq5tahq3q6"
        self.assertEqual(self.check(bare).status, 3)
        self.assertEqual(self.check(bare, "--tolerate", "missing-prefix").json["candidates"][0]["canonical"], "bitcoincash:" + bare)
        self.assertEqual(self.check("0x1", "--format", "aptos").status, 3)
        self.assertEqual(self.check("0xA", "--format", "aptos", "--tolerate", "short-hex,upper-case-hex").json["candidates"][0]["canonical"],
                         "0x" + "0" * 63 + "a")
        self.assertEqual(self.check(bare, "--tolerate", "anything").status, 2)

    def test_many_addresses(self):
        good, wrong = "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu", "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyv"
        done = self.check("--addresses-file", "-", stdin=f"{good}\r\n{wrong}\n\n{good}\n")
        self.assertEqual(done.status, 4)
        self.assertEqual([(line["input"], line["valid"]) for line in done.lines], [(1, True), (2, False), (3, False), (4, True)])
        self.assertEqual([line["error"]["name"] for line in done.lines if not line["valid"]], ["bech32_checksum", "text_empty"])
        self.assertEqual(done.lines[0]["candidates"], self.check(good).json["candidates"])
        self.assertEqual(self.check("--addresses-file", "-", stdin=f"{good}\n{good}").status, 0)
        self.assertEqual(self.check(good, "--addresses-file", "-", stdin=good).status, 2)
        self.assertEqual(self.check().status, 2)


class Bundles(unittest.TestCase):
    FOLDER = os.path.join(os.environ["COFFER_VECTORS_DIR"], "bundle", "production-wallet")

    @classmethod
    def arguments(cls):
        organization = read(os.path.join(cls.FOLDER, "organization.txt")).decode().strip()
        return ["decrypt", "--export-bundle-input", os.path.join(cls.FOLDER, "bundle.json"), "--encryption-key-file",
                os.path.join(cls.FOLDER, "encryption.key"), "--organization", organization]

    def test_production_bundle(self):
        done = run(*self.arguments(), "--json")
        self.assertEqual(done.json, {"kind": "mnemonic", "mnemonic": "leaf lady until indicate praise final route toast cake minimum insect unknown"})
        self.assertIn(b"04cf288f", done.err)
        self.assertEqual(run(*self.arguments()).out, done.json["mnemonic"].encode() + b"\n")

    def test_wrong_owner_and_wrong_signer(self):
        for change, name in [(["--organization", "x"], "organization_mismatch")]:
            arguments = self.arguments()[:-2] + change
            done = run(*arguments, "--json")
            self.assertEqual((done.status, done.error["name"], done.out), (6, name, b""))
        notarizer = ("04d498aa87ac3bf982ac2b5dd9604d0074905cfbda5d62727c5a237b895e6749205e9f7cd566909c4387f6ca25c308445c60884b788560b785f4a96ac33702a469")
        done = run(*self.arguments(), "--signer-quorum-key", notarizer, "--json")
        self.assertEqual((done.status, done.error["name"]), (6, "signer_unknown"))

    def test_plaintext_file(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "phrase")
            done = run(*self.arguments(), "--plaintext-output", path)
            self.assertEqual((done.status, done.out), (0, b""))
            self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)
            content = read(path)
            self.assertEqual(content, b"leaf lady until indicate praise final route toast cake minimum insect unknown")
            again = run(*self.arguments(), "--plaintext-output", path, "--json")
            self.assertEqual((again.status, again.error["name"]), (8, "file_exists"))
            self.assertEqual(run(*self.arguments(), "--plaintext-output", path, "--force").status, 0)
            wrong = self.arguments()[:-1] + ["x"]
            other = os.path.join(folder, "other")
            self.assertEqual(run(*wrong, "--plaintext-output", other).status, 6)
            self.assertFalse(os.path.exists(other))


class Files(unittest.TestCase):
    def test_force_loses_nothing_when_the_new_file_cannot_be_written(self):
        with tempfile.TemporaryDirectory() as folder:
            before = run("generate", "encryption-key", "--name", "k", "--dir", folder, "--json").json
            kept = {name: read(os.path.join(folder, name)) for name in os.listdir(folder)}
            command = f"trap '' XFSZ; ulimit -f 0; {BINARY} generate encryption-key --name k --dir {folder} --force >/dev/null 2>&1"
            self.assertEqual(subprocess.run(["bash", "-c", command], check=False).returncode, 8)
            self.assertEqual({name: read(os.path.join(folder, name)) for name in os.listdir(folder)}, kept)
            after = run("generate", "encryption-key", "--name", "k", "--dir", folder, "--force", "--json").json
            self.assertNotEqual(after["publicKey"], before["publicKey"])
            self.assertEqual(sorted(os.listdir(folder)), sorted(kept))

    def test_force_replaces_plain_files_only(self):
        with tempfile.TemporaryDirectory() as folder:
            target, link, fifo = (os.path.join(folder, name) for name in ("target", "link", "fifo"))
            open(target, "w", encoding="ascii").close()
            os.symlink(target, link)
            os.mkfifo(fifo)
            for path in (link, fifo, folder):
                done = run(*Bundles.arguments(), "--plaintext-output", path, "--force")
                self.assertEqual((done.status, done.out), (8, b""))
            self.assertEqual((read(target), os.path.islink(link), stat.S_ISFIFO(os.stat(fifo).st_mode)), (b"", True, True))


class Keys(unittest.TestCase):
    def test_generated_files(self):
        for kind, curve in [("api-key", "p256"), ("api-key", "secp256k1"), ("api-key", "ed25519"), ("encryption-key", "p256")]:
            with self.subTest(kind=kind, curve=curve), tempfile.TemporaryDirectory() as folder:
                done = run("generate", kind, "--name", "k", "--dir", folder, "--curve", curve, "--organization", "o", "--json").json
                self.assertEqual(stat.S_IMODE(os.stat(done["privateKeyFile"]).st_mode), 0o600)
                self.assertEqual(stat.S_IMODE(os.stat(done["publicKeyFile"]).st_mode), 0o644)
                self.assertEqual(read(done["publicKeyFile"]).decode(), done["publicKey"])
                shown = run("key", "public", "--key-file", done["privateKeyFile"], "--json").json
                self.assertIn(done["publicKey"], shown.values())
                again = run("generate", kind, "--name", "k", "--dir", folder, "--json")
                self.assertEqual((again.status, again.error["name"]), (8, "file_exists"))

    def test_default_folder_is_below_home(self):
        with tempfile.TemporaryDirectory() as home:
            done = run("generate", "api-key", "--name", "k", "--json", environment={**BARE, "HOME": home}).json
            self.assertEqual(done["privateKeyFile"], os.path.join(home, ".config/turnkey/keys/k.private"))

    def test_conversion_round_trips(self):
        key = "13eff5b3f9c63eab5d53cff5149f01606b69325496e0e98b53afa938d890cd2e"
        for there, curve in [("solana", "ed25519"), ("solana-json", "ed25519"), ("bitcoin-mainnet-wif", "secp256k1"),
                             ("bitcoin-testnet-wif", "secp256k1"), ("sui-bech32", "ed25519"), ("pkcs8", "p256"), ("jwk", "p256"), ("sec1", "p256")]:
            with self.subTest(format=there):
                text = run("key", "convert", "--from", "hexadecimal", "--to", there, "--curve", curve, "--key-file", "-", stdin=key).out
                back = run("key", "convert", "--from", there, "--to", "hexadecimal", "--key-file", "-", stdin=text).out
                self.assertEqual(back.decode(), key + "\n")
                named = run("key", "convert", "--from", "hexadecimal", "--to", there, "--key-file", "-", stdin=f"{key}:{curve}").out
                self.assertEqual(named, text)


class Itself(unittest.TestCase):
    def test_selftest(self):
        done = run("selftest", "--json").json
        self.assertTrue(done["ok"] and all(check["ok"] for check in done["checks"]))
        self.assertEqual({"ok", "checks", "libraries", "memoryLocked"}, set(done))

    @unittest.skipIf(SANITIZED, "a sanitizer wants to be loaded first")
    def test_no_command_runs_on_a_library_below_its_floor(self):
        floor = next(library["floor"] for library in run("selftest", "--json").json["libraries"] if library["name"] == "libsodium")
        older = {**BARE, "LD_PRELOAD": FAULTS, "COFFER_FAULT_SODIUM": "0.99.99"}
        for command in (["selftest"], ["formats"], ["mnemonic", "new"], ["derive", "--mnemonic-file", "-", "--format", "ethereum"]):
            done = run(*command, "--json", stdin=PHRASE, environment=older)
            self.assertEqual((done.status, done.out), (8, b""), command)
            self.assertEqual((done.error["code"], done.error["name"], done.error["what"]), (904, "library_version", "libsodium"))
            self.assertTrue(done.error["message"].endswith(f": found 0.99.99, needs {floor}"), done.error)
            self.assertEqual(run(*command, stdin=PHRASE, environment={**older, "COFFER_FAULT_SODIUM": floor}).status, 0, command)
        self.assertEqual(run("--help", environment=older).out, run("--help").out)
        # The version is how the user learns which library is too old.
        told = run("--version", environment=older).out.decode().splitlines()
        self.assertEqual(told[0], run("--version").out.decode().splitlines()[0])
        self.assertIn("libsodium 0.99.99", told)

    def test_every_locale_gives_the_same(self):
        expected = run("derive", "--mnemonic-file", "-", "--format", "all", "--json", stdin=PHRASE).out
        for locale in ("C", "tr_TR.UTF-8", "de_DE.UTF-8", "ja_JP.eucJP", "nonsense"):
            done = run("derive", "--mnemonic-file", "-", "--format", "all", "--json", stdin=PHRASE, environment={**BARE, "LC_ALL": locale})
            self.assertEqual(done.out, expected)

    def test_environment_configures_nothing(self):
        hostile = {**BARE, "OPENSSL_CONF": "/dev/full", "OPENSSL_MODULES": "/nonexistent", "SIMDJSON_FORCE_IMPLEMENTATION": "nonsense"}
        done = run("derive", "--mnemonic-file", "-", "--format", "all", "--json", stdin=PHRASE, environment=hostile)
        self.assertEqual(done.out, run("derive", "--mnemonic-file", "-", "--format", "all", "--json", stdin=PHRASE).out)
        self.assertEqual(done.status, 0)

    def test_closed_streams(self):
        shell = lambda command: os.waitstatus_to_exitcode(os.system(command))
        self.assertEqual(shell(f"{BINARY} formats <&- >/dev/null 2>&1"), 0)
        self.assertEqual(shell(f"{BINARY} formats >&- 2>/dev/null"), 8)
        self.assertEqual(shell(f"{BINARY} mnemonic check --mnemonic-file - <&- >/dev/null 2>&1"), 8)
        self.assertEqual(shell(f"{BINARY} formats >/dev/full 2>/dev/null"), 8)

    def test_files_whose_result_was_not_told_are_removed(self):
        shell = lambda command: os.waitstatus_to_exitcode(os.system(command))
        with tempfile.TemporaryDirectory() as folder:
            commands = (f"{BINARY} generate api-key --name k --dir {folder}", f"{BINARY} enclave new --dir {folder}")
            for command in commands:
                self.assertEqual(shell(f"{command} >/dev/full 2>/dev/null"), 8)
                self.assertEqual(os.listdir(folder), [])
            for command in commands:
                self.assertEqual(shell(f"{command} >/dev/null"), 0)
            before = sorted(os.listdir(folder))
            publish = f"{BINARY} enclave init-import --dir {folder} --organization o --user u"
            self.assertEqual(shell(f"{publish} >/dev/full 2>/dev/null"), 8)
            self.assertEqual(sorted(os.listdir(folder)), before)
            self.assertEqual(shell(f"{publish} >/dev/null"), 0)

    def test_version(self):
        told = json.loads(run("--version", "--json").out)
        self.assertRegex(told["commit"], r"^([0-9a-f]{12}|unknown)$")
        checked = json.loads(run("selftest", "--json").out)["libraries"]
        self.assertEqual(told["libraries"], [{key: library[key] for key in ("name", "version")} for library in checked])
        lines = [f"coffer {told['version']} (commit {told['commit']})"]
        lines += [f"{library['name']} {library['version']}" for library in told["libraries"]]
        self.assertEqual(run("--version").out.decode().splitlines(), lines)

    def test_help_names_every_command(self):
        text = run("--help").out.decode()
        for command in ("mnemonic new", "derive", "match", "decrypt", "encrypt", "selftest"):
            self.assertIn(command, text)
            self.assertEqual(run(*command.split(), "--help").status, 0)


if __name__ == "__main__":
    unittest.main()
