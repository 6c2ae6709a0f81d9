// Writes vectors/stamp/passkeys.json: passkey stamps and RSA signatures by Node's crypto (OpenSSL). RSA keys are fresh in every run.
//
// usage: node passkeys.mjs > ../../vectors/stamp/passkeys.json
import {constants, createHash, createSign, generateKeyPairSync, privateEncrypt} from "node:crypto";

const sha256 = (data) => createHash("sha256").update(data).digest();
const b64 = (data) => Buffer.from(data).toString("base64url");
const spkiOf = (key) => key.export({format: "der", type: "spki"}).toString("hex");

const rsa = (bits, e = 65537) => generateKeyPairSync("rsa", {modulusLength: bits, publicExponent: e});
const keys = {
  es256: generateKeyPairSync("ec", {namedCurve: "P-256"}), rs256: rsa(2048), rs256_3072: rsa(3072), rs256_4096: rsa(4096), rs256_e3: rsa(2048, 3),
};
const signatureOf = (key, data) => createSign("sha256").update(data).sign(key.privateKey);

// --- stamps ---

const RP = "passkey.example.com";
const ORIGIN = "https://passkey.example.com";
const BODY = '{"type":"ACTIVITY_TYPE_CREATE_WALLET","organizationId":"x"}';

function stamp(name, options = {}) {
  const {rp = RP, origin = ORIGIN, body = BODY, flags = 0x05, counter = 7, extensions = "", type = "webauthn.get", crossOrigin = false, more = {}} = options;
  const challenge = b64(sha256(options.challengeOf ?? body).toString("hex"));
  const clientData = Buffer.from(options.clientData ?? JSON.stringify({type, challenge, origin, crossOrigin, ...more}));
  const data = Buffer.alloc(37);
  sha256(rp).copy(data);
  data[32] = flags;
  data.writeUInt32BE(counter, 33);
  const authenticatorData = options.authenticatorData ?? Buffer.concat([data, Buffer.from(extensions, "hex")]);
  const key = keys[name];
  const signature = signatureOf(key, Buffer.concat([authenticatorData, sha256(clientData)]));
  const json = {authenticatorData: b64(authenticatorData), clientDataJson: b64(clientData), credentialId: b64("a credential"), signature: b64(signature)};
  return {spki: spkiOf(key.publicKey), body, header_value: JSON.stringify(json)};
}

const good = (note, name, options = {}) => {
  const flags = options.flags ?? 0x05;
  return {note, ...stamp(name, options), origin: options.origin ?? ORIGIN, counter: options.counter ?? 7, user_verified: (flags & 4) !== 0,
    backup_eligible: (flags & 8) !== 0, backed_up: (flags & 16) !== 0};
};
const bad = (note, error, options, name = "es256") => ({note, ...stamp(name, options), error});

const accepted = [
  ...Object.keys(keys).map((name) => good(name, name)),
  good("present, not verified", "es256", {flags: 0x01}),
  good("synced passkey", "es256", {flags: 0x1d, counter: 0}),
  good("largest counter", "es256", {counter: 0xffffffff}),
  good("extensions", "es256", {flags: 0x85, extensions: "a16a686d61632d73656372657441aa"}),
  good("unknown members of client data", "es256", {more: {other_keys_can_be_added_here: "https://goo.gl/yabPex", tokenBinding: {status: "supported"}}}),
  good("another origin", "es256", {origin: "https://login.passkey.example.com"}),
];

const refused = [
  bad("registration", "webauthn_type", {type: "webauthn.create"}),
  bad("payment", "webauthn_type", {type: "payment.get"}),
  bad("another body", "challenge_mismatch", {challengeOf: BODY + " "}),
  bad("the digest itself as challenge", "challenge_mismatch",
    {clientData: JSON.stringify({type: "webauthn.get", challenge: b64(sha256(BODY)), origin: ORIGIN, crossOrigin: false})}),
  bad("padded challenge", "challenge_mismatch",
    {clientData: JSON.stringify({type: "webauthn.get", challenge: b64(sha256(BODY).toString("hex")) + "==", origin: ORIGIN})}),
  bad("another relying party", "relying_party_mismatch", {rp: "example.com"}),
  bad("within a foreign frame", "relying_party_mismatch", {crossOrigin: true}),
  bad("nobody present", "user_presence", {flags: 0x04}),
  bad("registration data", "webauthn_type", {flags: 0x45, extensions: "00".repeat(18)}),
  bad("extensions announced, none there", "webauthn_type", {flags: 0x85}),
  bad("extensions there, not announced", "webauthn_type", {extensions: "a0"}),
  bad("backed up, not eligible", "webauthn_type", {flags: 0x15}),
  bad("short authenticator data", "webauthn_type", {authenticatorData: Buffer.alloc(36, 1)}),
  bad("member twice in client data", "json_duplicate_member",
    {clientData: `{"type":"webauthn.get","type":"webauthn.get","challenge":"${b64(sha256(BODY).toString("hex"))}","origin":"${ORIGIN}"}`}),
  bad("no origin", "json_missing_member", {clientData: JSON.stringify({type: "webauthn.get", challenge: b64(sha256(BODY).toString("hex"))})}),
  bad("client data is no object", "json_wrong_type", {clientData: "[]"}),
  bad("client data with a byte order mark", "json_byte_order_mark", {clientData: "\ufeff{}"}),
];

// --- RSASSA-PKCS1-v1_5 ---

const DIGEST_INFO = "3031300d060960864801650304020105000420";
const message = Buffer.from("message");
const hash = sha256(message).toString("hex");
const raw = (key, encoded) => privateEncrypt({key: key.privateKey, padding: constants.RSA_NO_PADDING}, Buffer.from(encoded, "hex"));
const block = (size, info, type = "01") => {
  const tail = "00" + info;
  return "00" + type + "ff".repeat(size - 2 - tail.length / 2) + tail;
};

// Bleichenbacher's forgery of 2006: with exponent 3 and garbage after the digest a cube root is a signature.
function forgery(size) {
  const prefix = BigInt(`0x0001${"ff".repeat(8)}00${DIGEST_INFO}${hash}`);
  const shift = BigInt(8 * (size - 2 - 8 - 1 - 19 - 32));
  const target = (prefix + 1n) << shift;
  let low = 0n, high = 1n << BigInt(8 * size);
  while (low < high) {
    const middle = (low + high) / 2n;
    if (middle ** 3n < target) low = middle + 1n; else high = middle;
  }
  const root = low - 1n;
  if (root ** 3n >> shift !== prefix) throw new Error("no forgery");
  return root.toString(16).padStart(2 * size, "0");
}

const rsaCase = (note, name, signature, valid = false) => ({note, spki: spkiOf(keys[name].publicKey), message: message.toString("hex"), signature: signature.toString("hex"), valid});
const plain = signatureOf(keys.rs256, message);
const rsa_signatures = [
  ...["rs256", "rs256_3072", "rs256_4096", "rs256_e3"].map((name) => rsaCase(name, name, signatureOf(keys[name], message), true)),
  rsaCase("padding by hand", "rs256", raw(keys.rs256, block(256, DIGEST_INFO + hash)), true),
  rsaCase("SHA-1", "rs256", createSign("sha1").update(message).sign(keys.rs256.privateKey)),
  rsaCase("SHA-512", "rs256", createSign("sha512").update(message).sign(keys.rs256.privateKey)),
  rsaCase("PSS", "rs256", createSign("sha256").update(message).sign({key: keys.rs256.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING})),
  rsaCase("no NULL in the DigestInfo", "rs256", raw(keys.rs256, block(256, "302f300b0609608648016503040201" + "0420" + hash))),
  rsaCase("bare digest", "rs256", raw(keys.rs256, block(256, hash))),
  rsaCase("block type 2", "rs256", raw(keys.rs256, block(256, DIGEST_INFO + hash, "02"))),
  rsaCase("garbage after the digest", "rs256", raw(keys.rs256, "0001" + "ff".repeat(8) + "00" + DIGEST_INFO + hash + "00".repeat(256 - 62))),
  rsaCase("cube root forgery", "rs256_e3", forgery(256)),
  rsaCase("zero", "rs256", "00".repeat(256)),
  rsaCase("one", "rs256", "00".repeat(255) + "01"),
  rsaCase("signature plus modulus", "rs256",
    (BigInt("0x" + plain.toString("hex")) + BigInt("0x" + Buffer.from(keys.rs256.publicKey.export({format: "jwk"}).n, "base64url").toString("hex"))).toString(16).slice(-512)),
  rsaCase("leading zero byte", "rs256", "00" + plain.toString("hex")),
  rsaCase("one byte short", "rs256", plain.subarray(1)),
];

const origin = [{standard: "Web Authentication level 3; RFC 8017", computed_with: [`node:crypto ${process.versions.node}, OpenSSL ${process.versions.openssl}`]}];
const fields = {accepted: "relying party passkey.example.com", refused: "properly signed, wrong in one point; error: coffer's code",
  rsa_signatures: "RSASSA-PKCS1-v1_5 with SHA-256"};
const lists = {accepted, refused, rsa_signatures};
process.stdout.write("{\n\"origin\":[\n" + origin.map((o) => JSON.stringify(o)).join(",\n") + "\n],\n\"fields\":" + JSON.stringify(fields) + ",\n" +
  Object.entries(lists).map(([name, list]) => `"${name}":[\n${list.map((r) => JSON.stringify(r)).join(",\n")}\n]`).join(",\n") + "\n}\n");
