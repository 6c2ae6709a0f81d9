// Writes vectors/keys/encodings.json: keys of all four curves in the encodings that Node's crypto (OpenSSL) gives them.
//
// usage: node key_encodings.mjs > ../../vectors/keys/encodings.json
//
// Private keys are SHA-256 of a label, with leading zero bytes forced on some of them and looked for in the coordinates of others.
import {createECDH, createHash, createPrivateKey, createPublicKey} from "node:crypto";

const names = {p256: "prime256v1", secp256k1: "secp256k1"};
const b64 = (hex) => Buffer.from(hex, "hex").toString("base64url");
const seed = (label) => createHash("sha256").update(label).digest();

function weierstrass(curve, d) {
  const ecdh = createECDH(names[curve]);
  ecdh.setPrivateKey(d);
  const pub = ecdh.getPublicKey("hex");
  const jwk = {kty: "EC", crv: curve === "p256" ? "P-256" : "secp256k1", x: b64(pub.slice(2, 66)), y: b64(pub.slice(66)), d: b64(d.toString("hex"))};
  const key = createPrivateKey({key: jwk, format: "jwk"});
  return record(curve, d, key, {compressed: ecdh.getPublicKey("hex", "compressed"), uncompressed: pub},
    {sec1: key.export({format: "der", type: "sec1"}).toString("hex")});
}

function montgomery(curve, d) {
  const prefix = curve === "ed25519" ? "302e020100300506032b657004220420" : "302e020100300506032b656e04220420";
  const key = createPrivateKey({key: Buffer.from(prefix + d.toString("hex"), "hex"), format: "der", type: "pkcs8"});
  const pub = Buffer.from(key.export({format: "jwk"}).x, "base64url").toString("hex");
  return record(curve, d, key, {compressed: pub}, {});
}

function record(curve, d, key, publicForms, more) {
  const half = createPublicKey(key);
  const {kty, crv, x, y, d: secret} = key.export({format: "jwk"});
  const members = y === undefined ? {kty, crv, x} : {kty, crv, x, y};
  return {
    curve, private_key: d.toString("hex"), ...publicForms,
    pkcs8: key.export({format: "der", type: "pkcs8"}).toString("hex"), ...more,
    jwk: JSON.stringify({...members, d: secret}),
    spki: half.export({format: "der", type: "spki"}).toString("hex"),
    spki_pem: half.export({format: "pem", type: "spki"}),
    public_jwk: JSON.stringify(members),
  };
}

const valid = [];
for (const [curve, make] of [["p256", weierstrass], ["secp256k1", weierstrass], ["ed25519", montgomery], ["x25519", montgomery]]) {
  for (let i = 0; i < 4; ++i) {
    const d = seed(`${curve} key ${i}`);
    d.fill(0, 0, i);
    valid.push(make(curve, d));
  }
  if (make !== weierstrass) continue;
  for (const [what, from] of [["x", 2], ["y", 66]]) {
    for (let i = 0; ; ++i) {
      const found = make(curve, seed(`${curve} leading zero in ${what} ${i}`));
      if (!found.uncompressed.startsWith("00", from)) continue;
      valid.push(found);
      break;
    }
  }
}

const origin = [{standard: "RFC 5208, 5480, 5915, 7517, 8037, 8410, 8812", computed_with: [`node:crypto ${process.versions.node}, OpenSSL ${process.versions.openssl}`]}];
const fields = {valid: "compressed: SEC 1, or the 32 bytes of ed25519 and x25519; pkcs8, sec1, spki: DER"};
process.stdout.write("{\n\"origin\":[\n" + origin.map((o) => JSON.stringify(o)).join(",\n") + "\n],\n\"fields\":" + JSON.stringify(fields) +
  ",\n\"valid\":[\n" + valid.map((v) => JSON.stringify(v)).join(",\n") + "\n]\n}\n");
