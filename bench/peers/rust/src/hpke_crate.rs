use hpke::aead::AesGcm256;
use hpke::kdf::HkdfSha256;
use hpke::kem::DhP256HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use rand::rngs::OsRng;

use crate::inputs::Inputs;
use crate::server::Jobs;

type PrivateKey = <DhP256HkdfSha256 as Kem>::PrivateKey;
type PublicKey = <DhP256HkdfSha256 as Kem>::PublicKey;
type EncappedKey = <DhP256HkdfSha256 as Kem>::EncappedKey;

pub fn jobs(inputs: &Inputs) -> Jobs {
    let mut jobs = Jobs::default();
    let (info, aad, plaintext) = (inputs.bytes("/hpke/info"), inputs.bytes("/hpke/aad"), inputs.bytes("/hpke/plaintext"));
    let private = PrivateKey::from_bytes(&inputs.bytes("/hpke/private_key")).unwrap();
    let public = PublicKey::from_bytes(&inputs.bytes("/hpke/public_key")).unwrap();
    let (enc, ciphertext, opener_info) = (inputs.bytes("/hpke/encapsulated_key"), inputs.bytes("/hpke/ciphertext"), info.clone());
    jobs.fixed("hpke_open", move |_| {
        let enc = EncappedKey::from_bytes(&enc).unwrap();
        let opened =
            hpke::single_shot_open::<AesGcm256, HkdfSha256, DhP256HkdfSha256>(&OpModeR::Base, &private, &enc, &opener_info, &ciphertext, &aad);
        hex::encode(opened.unwrap())
    });
    jobs.random("hpke_seal", move |_| {
        let mut random = OsRng;
        let mode = OpModeS::Base;
        let (enc, mut context) = hpke::setup_sender::<AesGcm256, HkdfSha256, DhP256HkdfSha256, _>(&mode, &public, &info, &mut random).unwrap();
        let enc = enc.to_bytes();
        let ciphertext = context.seal(&plaintext, &[enc.as_slice(), public.to_bytes().as_slice()].concat()).unwrap();
        hex::encode(enc) + ":" + &hex::encode(ciphertext)
    });
    jobs
}
