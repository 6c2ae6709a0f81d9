"""The service's own package of Python, which stamps requests: JSON Lines as rust/ speaks them."""

import json
import sys
from base64 import urlsafe_b64decode

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from turnkey_api_key_stamper import ApiKeyStamper, ApiKeyStamperConfig


def stamp(request):
    stamper = ApiKeyStamper(ApiKeyStamperConfig(api_public_key=request["public_key"], api_private_key=request["key"]))
    made = stamper.stamp(request["body"])
    return f"{made.stamp_header_name}: {made.stamp_header_value}"


def verify(request):
    value = request["stamp"]
    made = json.loads(urlsafe_b64decode(value + "=" * (-len(value) % 4)))
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), bytes.fromhex(made["publicKey"]))
    try:
        key.verify(bytes.fromhex(made["signature"]), request["body"].encode(), ec.ECDSA(SHA256()))
    except InvalidSignature:
        return "invalid"
    return "valid"


for line in sys.stdin:
    try:
        answer = {"ok": {"stamp": stamp, "verify": verify}[(request := json.loads(line))["op"]](request)}
    except Exception as error:  # whatever the package raises is its answer
        answer = {"error": repr(error)}
    print(json.dumps(answer), flush=True)
