// Formats beyond the service's, one row each.
import * as ethers from 'ethers';
import * as amino from '@cosmjs/amino';
import * as cosmjs from '@cosmjs/encoding';
import { Secp256k1PublicKey } from '@mysten/sui/keypairs/secp256k1';
import { Secp256r1PublicKey } from '@mysten/sui/keypairs/secp256r1';
import { Ed25519PublicKey as IotaPublicKey } from '@iota/iota-sdk/keypairs/ed25519';
import { encodeAddress as encodeSs58 } from '@polkadot/util-crypto';
import * as taquito from '@taquito/utils';
import algosdk from 'algosdk';
import * as near from 'near-api-js';
import * as filecoin from 'iso-filecoin/address';
import cardano from '@emurgo/cardano-serialization-lib-nodejs';
import typhon from '@stricahq/typhonjs';
import kaspa from '@kaspa/core-lib';
import avalanche from 'avalanche';
import * as stacks from '@stacks/transactions';
import { c32address } from 'c32check';
import { PublicKey as HederaKey } from '@hashgraph/cryptography';
import { AccountIdentifier } from '@dfinity/ledger-icp';
import { Secp256k1KeyIdentity } from '@dfinity/identity-secp256k1';
import * as ripple from 'ripple-keypairs';
import { classicAddressToXAddress } from 'ripple-address-codec';
import * as bitcoinjs from 'bitcoinjs-lib';
import bitcoreLtc from 'bitcore-lib-ltc';
import bitcoreCash from 'bitcore-lib-cash';
import bs58 from 'bs58';
import bs58check from 'bs58check';
import * as stellar from '@stellar/stellar-sdk';
import { base32nopad } from '@scure/base';
import { bech32 } from 'bech32';
import { blake2b } from '@noble/hashes/blake2';
import { ripemd160 } from '@noble/hashes/legacy';
import { sha256 } from '@noble/hashes/sha2';
import { addMore, bytes, core, coreEd, coreExtended, coreSecp, hash160, hex, uncompressed } from './row.mjs';

const { CoinType } = core;
const raw = (key) => bytes(key.publicKey);
const join = (...parts) => Buffer.concat(parts.map((part) => Buffer.from(part)));

// Cosmos and Ethermint.
const COSMOS = { AGORIC: ['agoric', 564, CoinType.agoric], AKASH: ['akash', 118, CoinType.akash], AXELAR: ['axelar', 118, CoinType.axelar],
  BAND: ['band', 494, CoinType.bandChain], CELESTIA: ['celestia', 118, CoinType.tia], CRYPTO_ORG: ['cro', 394, CoinType.cryptoOrg],
  DYDX: ['dydx', 118, CoinType.dydx], JUNO: ['juno', 118, CoinType.juno], KAVA: ['kava', 459, CoinType.kava], KUJIRA: ['kujira', 118, CoinType.kujira],
  NEUTRON: ['neutron', 118, CoinType.neutron], NOBLE: ['noble', 118, CoinType.noble], OSMOSIS: ['osmo', 118, CoinType.osmosis],
  SECRET: ['secret', 529, CoinType.secret], STARGAZE: ['stars', 118, CoinType.stargaze], STRIDE: ['stride', 118, CoinType.stride],
  TERRA: ['terra', 330, CoinType.terraV2], THORCHAIN: ['thor', 931, CoinType.thorchain] };
for (const [format, [hrp, coin, coreCoin]] of Object.entries(COSMOS)) {
  const oracles = { '@cosmjs/amino': (k) => cosmjs.toBech32(hrp, amino.rawSecp256k1PubkeyToRawAddress(raw(k))), 'wallet-core': coreSecp(coreCoin) };
  addMore(format, 'secp256k1', `m/44'/${coin}'/{a}'/0/{i}`, oracles);
  addMore('COSMOS', 'secp256k1', "m/44'/118'/{a}'/0/{i}", oracles, { options: { hrp } });
}
for (const [format, hrp, coin] of [['INJECTIVE', 'inj', CoinType.nativeInjective], ['EVMOS', 'evmos', CoinType.nativeEvmos]]) {
  addMore(format, 'secp256k1', "m/44'/60'/{a}'/0/{i}", { 'ethers + @cosmjs/encoding': (k) => cosmjs.toBech32(hrp, bytes(ethers.computeAddress('0x' + k.publicKey).slice(2))),
    'wallet-core': coreExtended(coin) });
}
addMore('SEI_ED25519', 'ed25519', "m/44'/118'/{a}'/0'/{i}'", { '@cosmjs/amino': (k) => cosmjs.toBech32('sei', amino.rawEd25519PubkeyToRawAddress(raw(k))),
  'bech32 + @noble/hashes': (k) => bech32.encode('sei', bech32.toWords(sha256(raw(k)).slice(0, 20))) });

// Sui's and XRP's other keys, X-addresses, Sui's relative.
const suiHash = (...parts) => '0x' + hex(blake2b(join(...parts), { dkLen: 32 }));
addMore('SUI_SECP256K1', 'secp256k1', "m/54'/784'/{a}'/0/{i}", { '@mysten/sui': (k) => new Secp256k1PublicKey(raw(k)).toSuiAddress(), '@noble/hashes': (k) => suiHash([1], raw(k)) });
addMore('SUI_SECP256R1', 'p256', "m/74'/784'/{a}'/0/{i}", { '@mysten/sui': (k) => new Secp256r1PublicKey(raw(k)).toSuiAddress(), '@noble/hashes': (k) => suiHash([2], raw(k)) });
addMore('IOTA', 'ed25519', "m/44'/4218'/{a}'/0'/{i}'", { '@iota/iota-sdk': (k) => new IotaPublicKey(raw(k)).toIotaAddress(), '@noble/hashes': (k) => suiHash(raw(k)) });
const XRP_ALPHABET = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz';
const BITCOIN_ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const xrpBase58 = (payload) => [...bs58check.encode(payload)].map((c) => XRP_ALPHABET[BITCOIN_ALPHABET.indexOf(c)]).join('');
addMore('XRP_ED25519', 'ed25519', "m/44'/144'/{a}'/0'/{i}'", { 'ripple-keypairs': (k) => ripple.deriveAddress('ED' + k.publicKey.toUpperCase()),
  'bs58check + @noble/hashes': (k) => xrpBase58(join([0], ripemd160(sha256(join([0xed], raw(k)))))) });
const xTag = (tag) => { const out = Buffer.alloc(9); if (tag !== undefined) { out[0] = 1; out.writeUInt32LE(tag, 1); } return out; };
for (const [format, testnet, prefix] of [['XRP_X_MAINNET', false, [5, 0x44]], ['XRP_X_TESTNET', true, [4, 0x93]]]) {
  addMore(format, 'secp256k1', "m/44'/144'/{a}'/0/{i}", { 'ripple-address-codec': (k, tag) => classicAddressToXAddress(ripple.deriveAddress(k.publicKey.toUpperCase()), tag ?? false, testnet),
    'bs58check + @noble/hashes': (k, tag) => xrpBase58(join(prefix, hash160(k), xTag(tag))) }, { tag: 'optional' });
}

// Stellar muxed accounts.
function strKey(version, payload) {
  const body = join([version], payload);
  let crc = 0;
  for (const byte of body) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; ++bit) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : crc << 1;
  }
  return base32nopad.encode(join(body, [crc & 255, crc >> 8]));
}
const muxedId = (id) => { const out = Buffer.alloc(8); out.writeBigUInt64BE(BigInt(id)); return out; };
addMore('STELLAR_MUXED', 'ed25519', "m/44'/148'/{a}'/0'/{i}", {
  '@stellar/stellar-sdk': (k, id) => stellar.encodeMuxedAccountToAddress(stellar.encodeMuxedAccount(stellar.StrKey.encodeEd25519PublicKey(raw(k)), String(id))),
  '@scure/base': (k, id) => strKey(12 << 3, join(raw(k), muxedId(id))) }, { tag: 'required' });

// Bitcoin's relatives.
const { payments } = bitcoinjs;
const network = (pubKeyHash, scriptHash, hrp = '') => ({ messagePrefix: '', bech32: hrp, bip32: { public: 0, private: 0 }, pubKeyHash, scriptHash, wif: 0 });
const p2pkhOf = (net) => (k) => payments.p2pkh({ pubkey: raw(k), network: net }).address;
const LITECOIN = network(0x30, 0x32, 'ltc');
addMore('LITECOIN_P2PKH', 'secp256k1', "m/44'/2'/{a}'/0/{i}", { 'bitcoinjs-lib': p2pkhOf(LITECOIN), 'bitcore-lib-ltc': (k) => new bitcoreLtc.PublicKey(k.publicKey).toAddress('livenet').toString() });
addMore('LITECOIN_P2SH', 'secp256k1', "m/49'/2'/{a}'/0/{i}", { 'bitcoinjs-lib': (k) => payments.p2sh({ redeem: payments.p2wpkh({ pubkey: raw(k), network: LITECOIN }), network: LITECOIN }).address,
  'bs58check + @noble/hashes': (k) => bs58check.encode(join([0x32], ripemd160(sha256(join([0, 20], hash160(k)))))) });
addMore('LITECOIN_P2WPKH', 'secp256k1', "m/84'/2'/{a}'/0/{i}", { 'bitcoinjs-lib': (k) => payments.p2wpkh({ pubkey: raw(k), network: LITECOIN }).address, 'wallet-core': coreSecp(CoinType.litecoin) });
addMore('BITCOIN_CASH', 'secp256k1', "m/44'/145'/{a}'/0/{i}", { 'bitcore-lib-cash': (k) => new bitcoreCash.PublicKey(k.publicKey).toAddress('livenet').toString(), 'wallet-core': coreSecp(CoinType.bitcoinCash) });
addMore('DASH', 'secp256k1', "m/44'/5'/{a}'/0/{i}", { 'bitcoinjs-lib': p2pkhOf(network(0x4c, 0x10)), 'wallet-core': coreSecp(CoinType.dash) });
addMore('RAVENCOIN', 'secp256k1', "m/44'/175'/{a}'/0/{i}", { 'bitcoinjs-lib': p2pkhOf(network(0x3c, 0x7a)), 'wallet-core': coreSecp(CoinType.ravencoin) });
addMore('ZCASH_T1', 'secp256k1', "m/44'/133'/{a}'/0/{i}", { 'bs58check + @noble/hashes': (k) => bs58check.encode(join([0x1c, 0xb8], hash160(k))), 'wallet-core': coreSecp(CoinType.zcash) });
addMore('KASPA', 'secp256k1', "m/44'/111111'/{a}'/0/{i}", { '@kaspa/core-lib': (k) => new kaspa.PrivateKey(k.privateKey).toAddress('kaspa').toString(),
  'CashAddr by definition': (k) => 'kaspa:' + cashAddress('kaspa', join([0], raw(k).subarray(1))) });

function cashAddress(prefix, payload) {
  const words = bech32.toWords(payload);
  let checksum = 1n;
  for (const word of [...[...prefix].map((c) => c.charCodeAt(0) & 31), 0, ...words, 0, 0, 0, 0, 0, 0, 0, 0]) {
    const top = checksum >> 35n;
    checksum = ((checksum & 0x07ffffffffn) << 5n) ^ BigInt(word);
    [0x98f2bc8e61n, 0x79b76d99e2n, 0xf33e5fb3c4n, 0xae2eabe2a8n, 0x1e4f43e470n].forEach((g, i) => { if ((top >> BigInt(i)) & 1n) checksum ^= g; });
  }
  checksum ^= 1n;
  const all = [...words, ...Array.from({ length: 8 }, (_, i) => Number((checksum >> BigInt(5 * (7 - i))) & 31n))];
  return all.map((word) => 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'[word]).join('');
}

// Other ecosystems.
const ss58Reference = (prefix) => (k) => bs58.encode(join([prefix], raw(k), blake2b(join(Buffer.from('SS58PRE'), [prefix], raw(k))).slice(0, 2)));
for (const [format, prefix, coin] of [['POLKADOT', 0, 354], ['KUSAMA', 2, 434], ['SUBSTRATE_GENERIC', 42, 354]]) {
  addMore(format, 'ed25519', `m/44'/${coin}'/{a}'/0'/{i}'`, { '@polkadot/util-crypto': (k) => encodeSs58(raw(k), prefix), 'bs58 + @noble/hashes': ss58Reference(prefix) });
}
for (const [format, id, header] of [['CARDANO_ENTERPRISE_MAINNET', 1, 'addr'], ['CARDANO_ENTERPRISE_TESTNET', 0, 'addr_test']]) {
  addMore(format, 'ed25519', "m/44'/1815'/{a}'/0'/{i}'", {
    '@emurgo/cardano-serialization-lib': (k) => cardano.EnterpriseAddress.new(id, cardano.Credential.from_keyhash(cardano.PublicKey.from_bytes(raw(k)).hash())).to_address().to_bech32(header),
    '@stricahq/typhonjs': (k) => new typhon.address.EnterpriseAddress(id, { hash: Buffer.from(blake2b(raw(k), { dkLen: 28 })), type: typhon.types.HashType.ADDRESS }).getBech32() });
}
addMore('NEAR_IMPLICIT', 'ed25519', "m/44'/397'/{i}'", { 'near-api-js': (k) => hex(near.utils.PublicKey.from('ed25519:' + bs58.encode(raw(k))).data ?? raw(k)), 'wallet-core': coreEd(CoinType.near) });
addMore('NEAR_PUBLIC_KEY', 'ed25519', "m/44'/397'/{i}'", { 'near-api-js': (k) => new near.utils.PublicKey({ keyType: 0, data: raw(k) }).toString(), bs58: (k) => 'ed25519:' + bs58.encode(raw(k)) });
addMore('ALGORAND', 'ed25519', "m/44'/283'/{a}'/0'/{i}'", { algosdk: (k) => algosdk.encodeAddress(raw(k)), 'wallet-core': coreEd(CoinType.algorand) });
addMore('FILECOIN_F1', 'secp256k1', "m/44'/461'/{a}'/0/{i}", { 'iso-filecoin': (k) => filecoin.fromPublicKey(bytes(uncompressed(k)), 'mainnet', 'SECP256K1').toString(), 'wallet-core': coreExtended(CoinType.filecoin) });
const tezos = (prefix, keyPrefix) => ({ '@taquito/utils': (k) => taquito.getPkhfromPk(taquito.b58cencode(raw(k), taquito.prefix[keyPrefix])),
  'bs58check + @noble/hashes': (k) => bs58check.encode(join(prefix, blake2b(raw(k), { dkLen: 20 }))) });
addMore('TEZOS_TZ1', 'ed25519', "m/44'/1729'/{a}'/{i}'", tezos([6, 161, 159], 'edpk'));
addMore('TEZOS_TZ2', 'secp256k1', "m/44'/1729'/{a}'/{i}'", tezos([6, 161, 161], 'sppk'));
addMore('TEZOS_TZ3', 'p256', "m/44'/1729'/{a}'/{i}'", tezos([6, 161, 164], 'p2pk'));
addMore('AVALANCHE_X', 'secp256k1', "m/44'/9000'/{a}'/0/{i}", {
  avalanche: (k) => { const pair = new avalanche.avm.KeyPair('avax', 'X'); pair.importKey(bytes(k.privateKey)); return pair.getAddressString(); },
  '@cosmjs/encoding': (k) => 'X-' + cosmjs.toBech32('avax', hash160(k)) });
const hederaKey = (k) => '0.0.302a300506032b6570032100' + k.publicKey;
addMore('HEDERA_ALIAS', 'ed25519', "m/44'/3030'/{a}'/0'/{i}'", { '@hashgraph/cryptography': (k) => '0.0.' + hex(HederaKey.fromBytesED25519(raw(k)).toBytesDer()), definition: hederaKey });
addMore('ICP', 'secp256k1', "m/44'/223'/{a}'/0/{i}", {
  '@dfinity/ledger-icp': (k) => AccountIdentifier.fromPrincipal({ principal: Secp256k1KeyIdentity.fromSecretKey(bytes(k.privateKey)).getPrincipal() }).toHex(),
  'wallet-core': coreExtended(CoinType.internetComputer) });
for (const [format, net, version] of [['STACKS_MAINNET', 'mainnet', 22], ['STACKS_TESTNET', 'testnet', 26]]) {
  addMore(format, 'secp256k1', "m/44'/5757'/{a}'/0/{i}", { '@stacks/transactions': (k) => stacks.getAddressFromPublicKey(k.publicKey, net), c32check: (k) => c32address(version, hex(hash160(k))) });
}
