// The service's own modules of Go, as a client and as a signer of requests: JSON Lines as rust/ speaks them.
package main

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/big"
	"os"

	"github.com/tkhq/go-sdk/crypto"
	"github.com/tkhq/go-sdk/encoding"
)

type request map[string]string

func (r request) bytes(name string) []byte {
	decoded, err := hex.DecodeString(r[name])
	if err != nil {
		panic(err)
	}
	return decoded
}

func (r request) signer() *ecdsa.PublicKey {
	key, err := crypto.ToECDSAPublic(r.bytes("signer"))
	if err != nil {
		panic(err)
	}
	return key
}

// A message in compact form, as the service's other packages write on-ramp and pull secrets: this one has the parts of it only.
func sealCompact(r request) (string, error) {
	recipient, err := crypto.DecodeKEMPublicKey(r["target"])
	if err != nil {
		return "", err
	}
	ciphertext, encapsulated, err := crypto.HPKEEncrypt(recipient, r.bytes("plaintext"))
	if err != nil {
		return "", err
	}
	x, y := new(big.Int).SetBytes(encapsulated[1:33]), new(big.Int).SetBytes(encapsulated[33:])
	return encoding.Bs58CheckEncode(append(elliptic.MarshalCompressed(elliptic.P256(), x, y), ciphertext...)), nil
}

func stamp(r request) (string, error) {
	scheme := crypto.SignatureScheme(r["scheme"])
	key, err := crypto.FromTurnkeyPrivateKey(r["key"], scheme)
	if err != nil {
		return "", err
	}
	signature, err := key.Sign([]byte(r["body"]))
	if err != nil {
		return "", err
	}
	value, err := json.Marshal(map[string]string{"publicKey": key.GetPublicKey(), "signature": signature, "scheme": string(scheme)})
	return base64.RawURLEncoding.EncodeToString(value), err
}

func answer(r request) (string, error) {
	switch r["op"] {
	case "client_export", "client_credential":
		private, err := crypto.DecodeKEMPrivateKey(r["target_private"])
		if err != nil {
			return "", err
		}
		if r["op"] == "client_credential" {
			opened, err := crypto.DecryptCredentialBundle(r["bundle"], *private)
			return hex.EncodeToString(opened), err
		}
		opened, err := crypto.DecryptExportBundle([]byte(r["bundle"]), r["organization"], *private, r.signer())
		return hex.EncodeToString(opened), err
	case "client_import":
		// Takes any bytes for a phrase, so it seals secrets too.
		return crypto.EncryptWalletToBundle(string(r.bytes("plaintext")), r["bundle"], r["organization"], r["user"], r.signer())
	case "client_import_key":
		return crypto.EncryptPrivateKeyToBundle(r["key"], r["format"], r["bundle"], r["organization"], r["user"], r.signer())
	case "client_otp":
		return crypto.EncryptOtpCodeToBundle(r["code"], r["bundle"], r["public_key"], r["signer"])
	case "seal_compact":
		return sealCompact(r)
	case "verify_session":
		return "valid", crypto.VerifySessionJwtSignature(r["jwt"], r["signer"])
	case "stamp":
		return stamp(r)
	case "verify_stamp":
		key, err := crypto.DecodePublicECDSAKey(r["public_key"], crypto.SignatureScheme(r["scheme"]))
		if err != nil {
			return "", err
		}
		return fmt.Sprint(crypto.P256Verify(key, []byte(r["body"]), r.bytes("signature"))), nil
	}
	return "", fmt.Errorf("unknown op %s", r["op"])
}

func answered(line []byte) (reply map[string]string) {
	defer func() {
		if failure := recover(); failure != nil {
			reply = map[string]string{"error": fmt.Sprint(failure)}
		}
	}()
	var r request
	if err := json.Unmarshal(line, &r); err != nil {
		return map[string]string{"error": err.Error()}
	}
	text, err := answer(r)
	if err != nil {
		return map[string]string{"error": err.Error()}
	}
	return map[string]string{"ok": text}
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	out := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		if err := out.Encode(answered(lines.Bytes())); err != nil {
			panic(err)
		}
	}
}
