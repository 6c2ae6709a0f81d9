#!/usr/bin/env python3
"""Writes vectors/keys/makers.json from a folder of key files that other programs made.

usage: key_makers.py FOLDER

FOLDER holds files named MAKER-what.EXT: private keys, `pub-MAKER-what.EXT`: public ones, `bad-MAKER-what.EXT`: private keys that are refused.
EXT is pem, der, b64 or jwk. What a key is, is told by the Python package cryptography, which is not ours.
"""
import base64
import pathlib
import sys

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519

from common import VECTORS, compact

CURVES = {"secp256r1": "p256", "secp256k1": "secp256k1"}
# The start of a file's name, and the error that it is refused with.
REFUSED = [
    ("openssl-prime256v1-explicit", "unsupported_algorithm"), ("openssl-secp256k1-explicit", "unsupported_algorithm"),
    ("openssl-rsa", "unsupported_algorithm"), ("openssl-p384", "unknown_curve"), ("ssh-", "pem_label"), ("", "key_encrypted"),
]
# Of each kind of file one is kept: this is not a test of those programs' random numbers.
SKIPPED = ("openssl-secp256k1-text", "openssl-x25519-text")


def private_key(path):
    data = path.read_bytes()
    if path.suffix == ".jwk":
        return None
    if path.suffix == ".b64":
        data = base64.b64decode(data)
    if path.suffix == ".pem":
        if b"EC PARAMETERS" in data:
            data = data[data.index(b"-----BEGIN EC PRIVATE"):]
        return serialization.load_pem_private_key(data, None)
    return serialization.load_der_private_key(data, None)


def curve_of(key):
    if hasattr(key, "curve"):
        return CURVES[key.curve.name]
    return "ed25519" if isinstance(key, (ed25519.Ed25519PrivateKey, ed25519.Ed25519PublicKey)) else "x25519"


def scalar(key):
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return key.private_numbers().private_value.to_bytes(32, "big").hex()
    return key.private_bytes_raw().hex()


def point(key):
    if isinstance(key, ec.EllipticCurvePublicKey):
        return key.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.CompressedPoint).hex()
    return key.public_bytes_raw().hex()


def content(path):
    data = path.read_bytes()
    return {"der": data.hex()} if path.suffix == ".der" else {"text": data.decode()}


def private_record(path):
    maker, _, what = path.stem.partition("-")
    record = {"maker": maker, "what": what, **content(path)}
    if path.suffix == ".jwk":
        key = private_key(path.with_name(path.stem + "-pkcs8.der"))
    else:
        key = private_key(path)
    return {**record, "curve": curve_of(key), "private_key": scalar(key), "public_key": point(key.public_key())}


def public_record(path):
    maker, _, what = path.stem.removeprefix("pub-").partition("-")
    data = path.read_bytes()
    key = serialization.load_pem_public_key(data) if path.suffix == ".pem" else serialization.load_der_public_key(data)
    return {"maker": maker, "what": what, **content(path), "curve": curve_of(key), "public_key": point(key)}


def refused_record(path):
    name = path.stem.removeprefix("bad-")
    maker, _, what = name.partition("-")
    error = next(error for start, error in REFUSED if name.startswith(start))
    return {"maker": maker, "what": what, **content(path), "error": error}


def main():
    files = [f for f in sorted(pathlib.Path(sys.argv[1]).iterdir()) if f.stem not in SKIPPED]
    bad = [f for f in files if f.name.startswith("bad-")]
    public = [f for f in files if f.name.startswith("pub-") and f.suffix in (".pem", ".der")]
    private = [f for f in files if not f.name.startswith(("bad-", "pub-"))]
    lists = {"private": map(private_record, private), "public": map(public_record, public), "refused": map(refused_record, bad)}
    origin = {"standard": "RFC 5208, 5915, 5958, 7468, 8410", "computed_with": [
        "OpenSSL 3.0 (command line)", "Python cryptography 48", "node:crypto", "Go crypto/x509", "OpenJDK 17 KeyPairGenerator, keytool"]}
    fields = {"private": "a whole file as text or as DER; public_key: SEC 1 compressed, or 32 bytes", "public": "SubjectPublicKeyInfo",
              "refused": "a whole file, and the error that it is refused with"}
    out = ['{\n"origin":[\n' + compact(origin) + '\n],\n"fields":' + compact(fields)]
    for name, records in lists.items():
        out.append('"' + name + '":[\n' + ",\n".join(compact(record) for record in records) + "\n]")
    (VECTORS / "keys/makers.json").write_text(",\n".join(out) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
