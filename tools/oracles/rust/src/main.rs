//! Both ends of the sealed channel by the service's own crates. One JSON object a line in, with "op" and hexadecimal members; one out:
//! {"ok": text} or {"error": text}.
use hpke::{Deserializable, Kem, kem::DhP256HkdfSha256};
use p256::ecdsa::{SigningKey, VerifyingKey};
use qos_p256::{P256Pair, P256Public as QuorumPublic};
use serde_json::{Value, json};
use std::io::{BufRead, Write, stdin, stdout};
use turnkey_api_key_stamper::{Stamp, TurnkeyP256ApiKey, TurnkeySecp256k1ApiKey};
use turnkey_enclave_encrypt::{P256Public, QuorumPublicKey, client::{EnclaveEncryptClient, ImportClient}, server::EnclaveEncryptServer};

type Answer = Result<String, Box<dyn std::error::Error>>;
type KemPrivate = <DhP256HkdfSha256 as Kem>::PrivateKey;
type KemPublic = <DhP256HkdfSha256 as Kem>::PublicKey;

struct Request(Value);

impl Request {
    fn text(&self, name: &str) -> Result<&str, String> {
        self.0[name].as_str().ok_or_else(|| format!("no {name}"))
    }
    fn bytes(&self, name: &str) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
        Ok(hex::decode(self.text(name)?)?)
    }
    /// The quorum key of an enclave that the caller knows the master seed of.
    fn pair(&self) -> Result<P256Pair, String> {
        let seed: [u8; 32] = self.bytes("seed").map_err(|e| e.to_string())?.try_into().map_err(|_| "seed")?;
        P256Pair::from_master_seed(&zeroize::Zeroizing::new(seed)).map_err(|e| format!("{e:?}"))
    }
    /// A key pair to be sealed to.
    fn target(&self) -> Result<(KemPublic, KemPrivate), Box<dyn std::error::Error>> {
        let private = KemPrivate::from_bytes(&self.bytes("target_private")?).map_err(|e| e.to_string())?;
        Ok((KemPublic::from_bytes(&self.bytes("target_public")?).map_err(|e| e.to_string())?, private))
    }
    fn server(&self) -> Result<EnclaveEncryptServer, Box<dyn std::error::Error>> {
        let key: SigningKey = self.pair()?.signing_key().clone();
        let organization = self.text("organization")?.to_string();
        let user = self.0["user"].as_str().map(str::to_string);
        if self.0["target_private"].is_null() {
            return Ok(EnclaveEncryptServer::from_enclave_auth_key(key, organization, user));
        }
        let (public, private) = self.target()?;
        Ok(EnclaveEncryptServer::from_enclave_auth_key_and_target_key(key, public, private, organization, user))
    }
    fn client(&self) -> Result<EnclaveEncryptClient, Box<dyn std::error::Error>> {
        let trusted: VerifyingKey = QuorumPublicKey::from_string(self.text("quorum")?)?.verifying_key()?;
        if self.0["target_private"].is_null() {
            return Ok(EnclaveEncryptClient::from_enclave_auth_key(trusted));
        }
        let (public, private) = self.target()?;
        Ok(EnclaveEncryptClient::from_enclave_auth_key_and_target_key(trusted, public, private))
    }
    fn recipient(&self) -> Result<P256Public, Box<dyn std::error::Error>> {
        Ok(self.bytes("target")?.try_into()?)
    }

    fn answer(&self) -> Answer {
        match self.text("op")? {
            "quorum_public" => Ok(hex::encode(self.pair()?.public_key().to_bytes())),
            "quorum_seal" => {
                let public = QuorumPublic::from_bytes(&self.bytes("quorum")?).map_err(|e| format!("{e:?}"))?;
                Ok(hex::encode(public.encrypt(&self.bytes("plaintext")?).map_err(|e| format!("{e:?}"))?))
            }
            "quorum_open" => {
                let opened = self.pair()?.decrypt(&self.bytes("envelope")?).map_err(|e| format!("{e:?}"))?;
                Ok(hex::encode(&*opened))
            }
            "enclave_export" => Ok(serde_json::to_string(&self.server()?.encrypt(&self.recipient()?, &self.bytes("plaintext")?)?)?),
            "enclave_credential" => Ok(EnclaveEncryptServer::auth_encrypt(&self.recipient()?, &self.bytes("plaintext")?)?),
            "enclave_target" => Ok(serde_json::to_string(&self.server()?.publish_target()?)?),
            "enclave_open" => Ok(hex::encode(self.server()?.into_recv().decrypt(&serde_json::from_str(self.text("message")?)?)?)),
            "client_export" => Ok(hex::encode(self.client()?.decrypt(self.text("bundle")?.as_bytes(), self.text("organization")?)?)),
            "client_credential" => Ok(hex::encode(self.client()?.auth_decrypt(self.text("bundle")?)?)),
            "client_import" => {
                let (plaintext, bundle) = (self.bytes("plaintext")?, self.text("bundle")?);
                let message = self.client()?.encrypt(&plaintext, bundle.as_bytes(), self.text("organization")?, self.text("user")?)?;
                Ok(serde_json::to_string(&message)?)
            }
            "client_secret" => {
                let mut client = ImportClient::new(&QuorumPublicKey::from_string(self.text("quorum")?)?);
                Ok(client.encrypt_secret_bundle(self.text("secret")?, self.text("bundle")?, self.text("organization")?)?)
            }
            "stamp_p256" => Ok(TurnkeyP256ApiKey::from_bytes(self.bytes("key")?, None)?.stamp(self.text("body")?.as_bytes())?.value),
            "stamp_secp256k1" => Ok(TurnkeySecp256k1ApiKey::from_bytes(self.bytes("key")?, None)?.stamp(self.text("body")?.as_bytes())?.value),
            other => Err(format!("unknown op {other}").into()),
        }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for line in stdin().lock().lines() {
        let answer = match Request(serde_json::from_str(&line?)?).answer() {
            Ok(text) => json!({ "ok": text }),
            Err(error) => json!({ "error": error.to_string() }),
        };
        let mut out = stdout().lock();
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}
