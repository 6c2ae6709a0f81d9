package main

import (
	"bytes"
	"crypto"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/hpke"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"

	"github.com/btcsuite/btcd/btcutil/base58"
)

// The service's own Go package cannot be had here; these are the few lines that a user of Go's standard library writes.

const info = "turnkey_hpke"

type envelope struct {
	Version             string `json:"version"`
	Data                string `json:"data"`
	DataSignature       string `json:"dataSignature"`
	EnclaveQuorumPublic string `json:"enclaveQuorumPublic"`
}

type payload struct {
	EncappedPublic string `json:"encappedPublic"`
	Ciphertext     string `json:"ciphertext"`
	TargetPublic   string `json:"targetPublic"`
	OrganizationID string `json:"organizationId"`
	UserID         string `json:"userId"`
}

type message struct {
	EncappedPublic string `json:"encappedPublic"`
	Ciphertext     string `json:"ciphertext"`
}

type receiver struct {
	key    hpke.PrivateKey
	public []byte
}

func newReceiver(private []byte) receiver {
	key, err := ecdh.P256().NewPrivateKey(private)
	must(err)
	opened, err := hpke.NewDHKEMPrivateKey(key)
	must(err)
	return receiver{opened, key.PublicKey().Bytes()}
}

func (r receiver) open(enc, ciphertext []byte) []byte {
	recipient, err := hpke.NewRecipient(enc, r.key, hpke.HKDFSHA256(), hpke.AES256GCM(), []byte(info))
	must(err)
	plaintext, err := recipient.Open(append(bytes.Clone(enc), r.public...), ciphertext)
	must(err)
	return plaintext
}

func seal(target, plaintext []byte) (enc, ciphertext []byte) {
	point, err := ecdh.P256().NewPublicKey(target)
	must(err)
	key, err := hpke.NewDHKEMPublicKey(point)
	must(err)
	enc, sender, err := hpke.NewSender(key, hpke.HKDFSHA256(), hpke.AES256GCM(), []byte(info))
	must(err)
	ciphertext, err = sender.Seal(append(bytes.Clone(enc), target...), plaintext)
	must(err)
	return enc, ciphertext
}

func verified(bundle, signer, organization, user string) payload {
	var outer envelope
	must(json.Unmarshal([]byte(bundle), &outer))
	if outer.Version != "v1.0.0" || outer.EnclaveQuorumPublic != signer {
		panic(errors.New("version or signer"))
	}
	key, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), unhex(signer))
	must(err)
	data := unhex(outer.Data)
	digest := sha256.Sum256(data)
	if !ecdsa.VerifyASN1(key, digest[:], unhex(outer.DataSignature)) {
		panic(errors.New("signature"))
	}
	var inner payload
	must(json.Unmarshal(data, &inner))
	if inner.OrganizationID != organization || inner.UserID != user {
		panic(errors.New("owner"))
	}
	return inner
}

func sealTo(in sealed) string {
	target := verified(in.Bundle, in.Signer, in.Organization, in.User)
	enc, ciphertext := seal(unhex(target.TargetPublic), []byte(in.Phrase))
	text, err := json.Marshal(message{hex.EncodeToString(enc), hex.EncodeToString(ciphertext)})
	must(err)
	return string(text)
}

func openCredential(key receiver, bundle string) []byte {
	decoded := base58.Decode(bundle)
	end := len(decoded) - 4
	once := sha256.Sum256(decoded[:end])
	twice := sha256.Sum256(once[:])
	if !bytes.Equal(twice[:4], decoded[end:]) {
		panic(errors.New("checksum"))
	}
	x, y := elliptic.UnmarshalCompressed(elliptic.P256(), decoded[:33])
	return key.open(elliptic.Marshal(elliptic.P256(), x, y), decoded[33:end])
}

func standardJobs(in inputs) map[string]job {
	apiKey, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), unhex(in.Stamp.PrivateKey))
	must(err)
	hpkeReceiver, enc, aad, ciphertext := newReceiver(unhex(in.Hpke.PrivateKey)), unhex(in.Hpke.EncapsulatedKey), unhex(in.Hpke.Aad), unhex(in.Hpke.Ciphertext)
	target, plaintext := unhex(in.Hpke.PublicKey), unhex(in.Hpke.Plaintext)
	stamp := func(random bool) []byte {
		digest := sha256.Sum256([]byte(in.Stamp.Body))
		if !random {
			signature, err := apiKey.Sign(nil, digest[:], crypto.SHA256)
			must(err)
			return signature
		}
		signature, err := ecdsa.SignASN1(rand.Reader, apiKey, digest[:])
		must(err)
		return signature
	}
	header := func(signature []byte) string {
		text, err := json.Marshal(map[string]string{"publicKey": in.Stamp.PublicKey, "scheme": "SIGNATURE_SCHEME_TK_API_P256", "signature": hex.EncodeToString(signature)})
		must(err)
		return base64.RawURLEncoding.EncodeToString(text)
	}
	return map[string]job{
		"export_open": {run: func(int) string {
			opened := verified(in.Export.Bundle, in.Export.Signer, in.Export.Organization, "")
			return string(newReceiver(unhex(in.Export.PrivateKey)).open(unhex(opened.EncappedPublic), unhex(opened.Ciphertext)))
		}},
		"credential_open": {run: func(int) string {
			return hex.EncodeToString(openCredential(newReceiver(unhex(in.Credential.PrivateKey)), in.Credential.Bundle))
		}},
		"hpke_open": {run: func(int) string {
			recipient, err := hpke.NewRecipient(enc, hpkeReceiver.key, hpke.HKDFSHA256(), hpke.AES256GCM(), []byte(info))
			must(err)
			opened, err := recipient.Open(aad, ciphertext)
			must(err)
			return hex.EncodeToString(opened)
		}},
		"import_seal": {random: true, run: func(operation int) string {
			if operation == 0 {
				return sealTo(in.ImportCheck)
			}
			return sealTo(in.Import)
		}},
		"hpke_seal": {random: true, run: func(int) string {
			enc, ciphertext := seal(target, plaintext)
			return hex.EncodeToString(enc) + ":" + hex.EncodeToString(ciphertext)
		}},
		"stamp": {random: true, run: func(int) string { return header(stamp(true)) }},
		"stamp_deterministic": {run: func(int) string {
			signature := stamp(false)
			header(signature)
			return hex.EncodeToString(signature)
		}},
	}
}
