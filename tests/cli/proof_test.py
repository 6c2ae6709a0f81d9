"""verify proof: a production pair under policies that allow it and policies that do not."""

import json
import pathlib
import re
import unittest

from program import run, vectors
from sealed_test import sealed

ROW = next(row for row in vectors("proof/boot.json")["app_boot_proof"] if "app_proof" in row["inputs"])
APP, BOOT, EXPECTED = ROW["inputs"]["app_proof"], ROW["inputs"]["boot_proof"], ROW["expected"]
TIME = EXPECTED["attestation_timestamp_ms"]
PIN = {"manifestHashes": [EXPECTED["manifest_sha256_hex"]]}
MEASURED = {f"pcr{i}": EXPECTED["pcrs"][str(i)] for i in range(4)}


def verify(policy, app=APP, boot=BOOT, now=TIME):
    time = [] if now is None else ["--now", str(now)]
    return sealed("verify", "proof", *time, app_proof_file=json.dumps(app), boot_proof_file=json.dumps(boot), policy_file=json.dumps(policy))


class Proofs(unittest.TestCase):
    def refused(self, done, status, name):
        self.assertEqual((done.status, done.out, done.error["name"]), (status, b"", name))

    def test_production_pair(self):
        done = verify(PIN)
        self.assertEqual(done.status, 0, done.err)
        claims = json.loads(APP["proofPayload"])
        self.assertEqual(done.json["valid"], True)
        self.assertEqual({name: done.json[name] for name in ("organizationId", "walletId", "derivationPath", "address")}, claims["addressDerivationProof"])
        self.assertEqual((done.json["type"], done.json["timestampMs"]), (claims["type"], claims["timestampMs"]))
        self.assertEqual(done.json["proofPayload"], APP["proofPayload"])
        self.assertEqual(done.json["ephemeralPublicKey"], APP["publicKey"])
        manifest = done.json["manifest"]
        self.assertEqual((manifest["hash"], manifest["version"], manifest["namespace"], manifest["approvals"], manifest["threshold"]),
                         (EXPECTED["manifest_sha256_hex"], "v0", "preprod/signer", 2, 2))
        self.assertEqual(done.json["attestation"], {"moduleId": EXPECTED["module_id"], "timestampMs": TIME, **MEASURED})
        self.assertEqual(done.json["commitment"], "none")

    def test_policies(self):
        for policy in ({"measurements": [MEASURED]}, {**PIN, "namespaces": ["preprod/signer"]}, {**PIN, "commitment": "none"}):
            self.assertEqual(verify(policy).status, 0, policy)
        for policy, status, name in (
            ({}, 6, "policy_required"),
            ({"namespaces": ["preprod/signer"]}, 6, "policy_required"),
            ({"manifestHashes": ["00" * 32]}, 6, "manifest_mismatch"),
            ({"measurements": [{**MEASURED, "pcr3": "11" * 48}]}, 6, "measurement_mismatch"),
            ({**PIN, "namespaces": ["production/signer"]}, 6, "claim_mismatch"),
            ({**PIN, "commitment": "live"}, 6, "commitment_mismatch"),
            ({**PIN, "manifesthashes": []}, 3, "json_value"),
        ):
            self.refused(verify(policy), status, name)

    def test_time(self):
        self.refused(verify(PIN, now=None), 6, "expired")
        self.refused(verify(PIN, now=1758909116), 2, "usage_time_seconds")
        self.refused(verify(PIN, now=TIME * 1000), 2, "usage_time_fine")
        self.assertEqual(verify({**PIN, "certificatesAt": "attestation"}, now=None).status, 0)

    def test_changed_proofs(self):
        self.refused(verify(PIN, app={**APP, "proofPayload": APP["proofPayload"].replace("0xb84b", "0xb84c")}), 6, "signature_invalid")
        self.refused(verify(PIN, app={**APP, "scheme": "SIGNATURE_SCHEME_TK_API_P256"}), 4, "scheme_mismatch")
        self.refused(verify(PIN, boot={**BOOT, "qosManifestB64": BOOT["qosManifestB64"][:-4]}), 3, "borsh_syntax")
        self.refused(verify(PIN, boot={name: BOOT[name] for name in BOOT if name != "awsAttestationDocB64"}), 3, "json_missing_member")

    def test_the_policy_of_the_page(self):
        page = pathlib.Path(__file__).resolve().parents[2] / "docs/proofs.md"
        policy = json.loads(re.search(r"^```json\n(.*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S).group(1))
        self.assertEqual(verify(policy, now=None).json["address"], "0xb84b4730Cd81Bc82Ee6B1dE6c343Ebd7928138DC")

    def test_a_policy_is_asked_for(self):
        self.refused(run("verify", "proof", "--app-proof-file", "a", "--boot-proof-file", "b", "--json"), 2, "usage_missing_option")


if __name__ == "__main__":
    unittest.main()
