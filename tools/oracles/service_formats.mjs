// The service's formats, one row for each reading.
import * as ethers from 'ethers';
import { publicKeyToAddress } from 'viem/accounts';
import * as amino from '@cosmjs/amino';
import * as cosmjs from '@cosmjs/encoding';
import { PublicKey as SolanaKey } from '@solana/web3.js';
import { TronWeb } from 'tronweb';
import { Ed25519PublicKey } from '@mysten/sui/keypairs/ed25519';
import * as aptos from '@aptos-labs/ts-sdk';
import { StrKey } from '@stellar/stellar-sdk';
import * as ton from '@ton/ton';
import TonWeb from 'tonweb';
import * as ripple from 'ripple-keypairs';
import * as bitcoinjs from 'bitcoinjs-lib';
import * as tiny from 'tiny-secp256k1';
import * as btc from '@scure/btc-signer';
import bitcoreDoge from 'bitcore-lib-doge';
import { encodeSparkAddress } from '@buildonspark/spark-sdk';
import { bech32m } from 'bech32';
import { p256 } from '@noble/curves/p256';
import { ed25519 } from '@noble/curves/ed25519';
import { createECDH } from 'node:crypto';
import { ED, NIST, add, bytes, core, coreEd, coreExtended, coreSecp, coreVersion, hex, uncompressed, withCore } from './row.mjs';

bitcoinjs.initEccLib(tiny);

// Public keys.
function opensslKey(curve, form) {
  return (key) => {
    const ecdh = createECDH(curve);
    ecdh.setPrivateKey(bytes(key.privateKey));
    return ecdh.getPublicKey('hex', form);
  };
}
add('COMPRESSED', 'secp256k1', "m/0'/{i}", { 'tiny-secp256k1': (k) => hex(tiny.pointFromScalar(bytes(k.privateKey), true)), 'node:crypto': opensslKey('secp256k1', 'compressed') });
add('UNCOMPRESSED', 'secp256k1', "m/0'/{i}", { ethers: (k) => ethers.SigningKey.computePublicKey('0x' + k.privateKey, false).slice(2), 'node:crypto': opensslKey('secp256k1', 'uncompressed') });
add('COMPRESSED', 'ed25519', "m/0'/{i}", { '@noble/curves': (k) => hex(ed25519.getPublicKey(k.privateKey)), 'wallet-core': (k) => withCore(k, ED, (p) => hex(p.data())) });
add('COMPRESSED', 'p256', "m/5527107'/0'/0'/{i}", { '@noble/curves': (k) => hex(p256.getPublicKey(k.privateKey, true)), 'node:crypto': opensslKey('prime256v1', 'compressed') });
add('UNCOMPRESSED', 'p256', "m/5527107'/0'/0'/{i}", { '@noble/curves': (k) => hex(p256.getPublicKey(k.privateKey, false)), 'node:crypto': opensslKey('prime256v1', 'uncompressed'),
  'wallet-core': (k) => withCore({ ...k, extended: true }, NIST, (p) => hex(p.data())) });

// Account chains.
add('ETHEREUM', 'secp256k1', "m/44'/60'/{a}'/0/{i}", { ethers: (k) => ethers.computeAddress('0x' + k.publicKey), viem: (k) => publicKeyToAddress('0x' + uncompressed(k)),
  'wallet-core': coreExtended(core.CoinType.ethereum) });
const cosmosOracles = (hrp, coin) => ({ '@cosmjs/amino': (k) => cosmjs.toBech32(hrp, amino.rawSecp256k1PubkeyToRawAddress(bytes(k.publicKey))), 'wallet-core': coreSecp(coin) });
add('COSMOS', 'secp256k1', "m/44'/118'/{a}'/0/{i}", cosmosOracles('cosmos', core.CoinType.cosmos));
add('SEI', 'secp256k1', "m/44'/118'/{a}'/0/{i}", cosmosOracles('sei', core.CoinType.sei));
add('SOLANA', 'ed25519', "m/44'/501'/{a}'/{i}", { '@solana/web3.js': (k) => new SolanaKey(bytes(k.publicKey)).toBase58(), 'wallet-core': coreEd(core.CoinType.solana) });
add('TRON', 'secp256k1', "m/44'/195'/{a}'/0/{i}", { tronweb: (k) => TronWeb.address.fromPrivateKey(k.privateKey), 'wallet-core': coreExtended(core.CoinType.tron) });
add('SUI', 'ed25519', "m/44'/784'/{a}'/0/{i}", { '@mysten/sui': (k) => new Ed25519PublicKey(bytes(k.publicKey)).toSuiAddress(), 'wallet-core': coreEd(core.CoinType.sui) });
add('APTOS', 'ed25519', "m/44'/637'/{a}'/0'/{i}", { '@aptos-labs/ts-sdk': (k) => aptos.AuthenticationKey.fromPublicKey({ publicKey: new aptos.Ed25519PublicKey(bytes(k.publicKey)) }).derivedAddress().toStringLong(),
  'wallet-core': coreEd(core.CoinType.aptos) });
add('XLM', 'ed25519', "m/44'/148'/{a}'/0'/{i}", { '@stellar/stellar-sdk': (k) => StrKey.encodeEd25519PublicKey(bytes(k.publicKey)), 'wallet-core': coreEd(core.CoinType.stellar) });
add('XRP', 'secp256k1', "m/44'/144'/{a}'/0/{i}", { 'ripple-keypairs': (k) => ripple.deriveAddress(k.publicKey.toUpperCase()), 'wallet-core': coreSecp(core.CoinType.xrp) });

// TON: wallet contracts, and all their spellings.
// A V5R1 account holds its network's id: -239, on the testnet -3.
function addV5(options, more) {
  const testnet = options.includes('testnet');
  const walletId = { networkGlobalId: testnet ? -3 : -239 };
  const coreId = testnet ? 0x7ffffffd : 0x7fffff11;
  add('TON_V5R1', 'ed25519', "m/44'/607'/{a}'/0/{i}", { '@ton/ton': (k) => spell(ton.WalletContractV5R1.create({ workchain: 0, publicKey: bytes(k.publicKey), walletId }).address, options),
    'wallet-core': (k) => spell(stateInitAddress(withCore(k, ED, (p) => core.TONWallet.buildV5R1StateInit(p, 0, coreId))), options) }, more);
}
const TON_SPELLINGS = [[], ['bounceable'], ['testnet'], ['bounceable', 'testnet'], ['raw'], ['standard-base64']];
function spell(address, options) {
  if (options.includes('raw')) return address.toRawString();
  return address.toString({ bounceable: options.includes('bounceable'), testOnly: options.includes('testnet'), urlSafe: !options.includes('standard-base64') });
}
function spellWeb(address, options) {
  if (options.includes('raw')) return address.toString(false);
  return address.toString(true, !options.includes('standard-base64'), options.includes('bounceable'), options.includes('testnet'));
}
const tonWebProvider = new TonWeb.HttpProvider('https://localhost');
async function tonWebAddress(version, key) {
  const wallet = new TonWeb.Wallets.all[version](tonWebProvider, { publicKey: bytes(key.publicKey), wc: 0 });
  return wallet.getAddress();
}
const stateInitAddress = (boc) => {
  const init = ton.loadStateInit(ton.Cell.fromBase64(boc).beginParse());
  return ton.contractAddress(0, init);
};
for (const options of TON_SPELLINGS) {
  const more = options.length === 0 ? {} : { options: { ton: options } };
  add('TON_V3R2', 'ed25519', "m/44'/607'/{a}'/0/{i}", { '@ton/ton': (k) => spell(ton.WalletContractV3R2.create({ workchain: 0, publicKey: bytes(k.publicKey) }).address, options),
    tonweb: async (k) => spellWeb(await tonWebAddress('v3R2', k), options) }, more);
  add('TON_V4R2', 'ed25519', "m/44'/607'/{a}'/0/{i}", { '@ton/ton': (k) => spell(ton.WalletContractV4.create({ workchain: 0, publicKey: bytes(k.publicKey) }).address, options),
    tonweb: async (k) => spellWeb(await tonWebAddress('v4R2', k), options) }, more);
  addV5(options, more);
}
addV5(['raw', 'testnet'], { options: { ton: ['raw', 'testnet'] } });

// Bitcoin and its relatives.
const REGTEST = { bech32: 'bcrt', pubKeyHash: 0x6f, scriptHash: 0xc4, wif: 0xef };
const BITCOIN = { MAINNET: [bitcoinjs.networks.bitcoin, btc.NETWORK, 0], TESTNET: [bitcoinjs.networks.testnet, btc.TEST_NETWORK, 1],
  SIGNET: [bitcoinjs.networks.testnet, btc.TEST_NETWORK, 1], REGTEST: [bitcoinjs.networks.regtest, REGTEST, 1] };
const { payments } = bitcoinjs;
for (const [name, [network, scureNetwork, coin]] of Object.entries(BITCOIN)) {
  const js = (make) => (k) => make({ pubkey: bytes(k.publicKey), network }).address;
  const scure = (make) => (k) => make(bytes(k.publicKey)).address;
  const wrap = (outer, inner) => (p) => outer({ redeem: inner(p), network });
  const single = (p) => payments.p2ms({ m: 1, pubkeys: [p.pubkey], network });
  const row = (kind, purpose, jsMake, scureMake, more) => add(`BITCOIN_${name}_${kind}`, 'secp256k1', `m/${purpose}'/${coin}'/{a}'/${purpose === 48 ? "2'/" : ''}0/{i}`,
    { 'bitcoinjs-lib': js(jsMake), '@scure/btc-signer': scure(scureMake) }, more);
  row('P2PKH', 44, payments.p2pkh, (p) => btc.p2pkh(p, scureNetwork));
  row('P2WPKH', 84, payments.p2wpkh, (p) => btc.p2wpkh(p, scureNetwork));
  row('P2TR', 86, (p) => payments.p2tr({ internalPubkey: p.pubkey.subarray(1), network }), (p) => btc.p2tr(p.subarray(1), undefined, scureNetwork));
  row('P2SH', 49, wrap(payments.p2sh, payments.p2wpkh), (p) => btc.p2sh(btc.p2wpkh(p, scureNetwork), scureNetwork));
  row('P2SH', 49, wrap(payments.p2sh, payments.p2pkh), (p) => btc.p2sh(btc.p2pkh(p, scureNetwork), scureNetwork), { options: { script: 'p2sh-p2pkh' } });
  row('P2SH', 49, wrap(payments.p2sh, payments.p2pk), (p) => btc.p2sh(btc.p2pk(p, scureNetwork), scureNetwork), { options: { script: 'p2sh-p2pk' } });
  row('P2SH', 49, wrap(payments.p2sh, single), (p) => btc.p2sh(btc.p2ms(1, [p]), scureNetwork), { options: { script: 'p2sh-multisig-1of1' } });
  row('P2WSH', 48, wrap(payments.p2wsh, payments.p2pk), (p) => btc.p2wsh(btc.p2pk(p, scureNetwork), scureNetwork));
  row('P2WSH', 48, wrap(payments.p2wsh, payments.p2pkh), (p) => btc.p2wsh(btc.p2pkh(p, scureNetwork), scureNetwork), { options: { script: 'p2wsh-p2pkh' } });
  row('P2WSH', 48, wrap(payments.p2wsh, single), (p) => btc.p2wsh(btc.p2ms(1, [p]), scureNetwork), { options: { script: 'p2wsh-multisig-1of1' } });
}
const version = (pubKeyHash, scriptHash, hrp = '') => ({ messagePrefix: '', bech32: hrp, bip32: { public: 0, private: 0 }, pubKeyHash, scriptHash, wif: 0 });
const p2pkhOf = (network) => (k) => payments.p2pkh({ pubkey: bytes(k.publicKey), network }).address;
const bitcore = (library, network) => (k) => new library.PublicKey(k.publicKey).toAddress(network).toString();
add('DOGE_MAINNET', 'secp256k1', "m/44'/3'/{a}'/0/{i}", { 'bitcoinjs-lib': p2pkhOf(version(0x1e, 0x16)), 'bitcore-lib-doge': bitcore(bitcoreDoge, 'livenet'), 'wallet-core': coreSecp(core.CoinType.dogecoin) });
add('DOGE_TESTNET', 'secp256k1', "m/44'/1'/{a}'/0/{i}", { 'bitcoinjs-lib': p2pkhOf(version(0x71, 0xc4)), 'bitcore-lib-doge': bitcore(bitcoreDoge, 'testnet'), 'wallet-core': coreVersion(0x71) });

// Spark.
for (const [network, hrp] of [['MAINNET', 'spark'], ['REGTEST', 'sparkrt']]) {
  add(`SPARK_${network}`, 'secp256k1', "m/8797555'/{i}'/0'", { '@buildonspark/spark-sdk': (k) => encodeSparkAddress({ identityPublicKey: k.publicKey, network }),
    bech32: (k) => bech32m.encode(hrp, bech32m.toWords(Buffer.concat([Buffer.from([0x0a, 0x21]), bytes(k.publicKey)])), 200) });
}
