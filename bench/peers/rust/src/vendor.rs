//! The wallet service's own crates.
use hpke::kem::DhP256HkdfSha256;
use hpke::{Deserializable, Kem};
use p256::ecdsa::VerifyingKey;
use p256::elliptic_curve::sec1::ToEncodedPoint;
use turnkey_api_key_stamper::{Stamp, TurnkeyP256ApiKey};
use turnkey_enclave_encrypt::client::EnclaveEncryptClient;
use turnkey_enclave_encrypt::{ImportClient, QuorumPublicKey};

use crate::inputs::Inputs;
use crate::server::Jobs;

/// The receiver's key pair as bytes: the vendor's client is one-shot, so that every bundle needs a new one.
struct Receiver {
    private: Vec<u8>,
    public: Vec<u8>,
}

impl Receiver {
    fn new(private: Vec<u8>) -> Self {
        let public = p256::SecretKey::from_slice(&private).unwrap().public_key();
        Self { private, public: public.to_encoded_point(false).as_bytes().to_vec() }
    }
    fn client(&self, signer: VerifyingKey) -> EnclaveEncryptClient {
        let private = <DhP256HkdfSha256 as Kem>::PrivateKey::from_bytes(&self.private).unwrap();
        let public = <DhP256HkdfSha256 as Kem>::PublicKey::from_bytes(&self.public).unwrap();
        EnclaveEncryptClient::from_enclave_auth_key_and_target_key(signer, public, private)
    }
}

struct Target {
    quorum: QuorumPublicKey,
    bundle: String,
    phrase: String,
    organization: String,
    user: String,
}

impl Target {
    fn new(inputs: &Inputs, group: &str) -> Self {
        let text = |member: &str| inputs.text(&format!("/{group}/{member}"));
        // The crate wants the quorum's key twice over: as the key for encryption, which importing does not use, and for signing.
        let quorum = QuorumPublicKey::from_string(text("signer") + &text("signer")).unwrap();
        Self { quorum, bundle: text("bundle"), phrase: text("phrase"), organization: text("organization"), user: text("user") }
    }
    fn seal(&self) -> String {
        ImportClient::new(&self.quorum).encrypt_wallet_with_bundle(&self.phrase, &self.bundle, &self.organization, &self.user).unwrap()
    }
}

pub fn jobs(inputs: &Inputs) -> Jobs {
    let mut jobs = Jobs::default();
    let signer = VerifyingKey::from_sec1_bytes(&inputs.bytes("/export/signer")).unwrap();
    let receiver = Receiver::new(inputs.bytes("/export/private_key"));
    let (bundle, organization) = (inputs.text("/export/bundle"), inputs.text("/export/organization"));
    jobs.fixed("export_open", move |_| {
        String::from_utf8(receiver.client(signer).decrypt(bundle.as_bytes(), &organization).unwrap()).unwrap()
    });

    let (receiver, bundle) = (Receiver::new(inputs.bytes("/credential/private_key")), inputs.text("/credential/bundle"));
    jobs.fixed("credential_open", move |_| hex::encode(receiver.client(signer).auth_decrypt(&bundle).unwrap()));

    let (measured, sample) = (Target::new(inputs, "import"), Target::new(inputs, "import_check"));
    jobs.random("import_seal", move |operation| if operation == 0 { sample.seal() } else { measured.seal() });

    let key = TurnkeyP256ApiKey::from_strings(inputs.text("/stamp/private_key"), Some(inputs.text("/stamp/public_key"))).unwrap();
    let body = inputs.text("/stamp/body").into_bytes();
    jobs.random("stamp", move |_| key.stamp(&body).unwrap().value);
    jobs
}
