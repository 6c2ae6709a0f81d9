// Cases: a random wallet, its accounts in every format, and tree nodes, with the values on which the oracles agree.
import { Tree, harden } from './trees.mjs';
import { randomWallet } from './wallets.mjs';
import { core, rows as allRows } from './formats.mjs';
import { assertAgree } from './agree.mjs';

const LAST = 0x7fffffff;

function randomIndex(random) {
  return random.pick([0, 1, 2, 9, 10, 255, 256, 65535, 65536, LAST - 1, LAST, random.below(LAST), random.below(1000)]);
}

export function randomPath(random, depth) {
  let path = 'm';
  for (let i = 0; i < depth; ++i) path += `/${randomIndex(random)}${random.chance(50) ? "'" : ''}`;
  return path;
}

export const defaultPath = (row) => row.path.replace('{a}', '0').replace('{i}', '0');

async function account(tree, row, path) {
  const effective = row.curve === 'ed25519' ? harden(path) : path;
  const key = tree.node(row.curve, effective);
  const results = {};
  for (const [name, oracle] of Object.entries(row.oracles)) results[name] = await oracle(key);
  const address = assertAgree(`${row.format} ${path}`, results);
  return { format: row.format, curve: row.curve, path, ...(effective !== path && { effectivePath: effective }), ...(row.options && { options: row.options }),
    publicKey: key.publicKey, privateKey: key.privateKey, address, service: row.service, oracles: Object.keys(results) };
}

/// One wallet with `perRow` accounts in each row: the first with the default path, the second with a random account and index, the rest anywhere.
export async function walletCase(random, perRow, nodesPerCurve, rows = allRows) {
  const wallet = randomWallet(random);
  const tree = new Tree(wallet.seed);
  const accounts = [];
  for (const row of rows.filter((r) => r.tag !== 'required')) {
    for (let n = 0; n < perRow; ++n) {
      let path = defaultPath(row);
      if (n === 1) path = row.path.replace('{a}', randomIndex(random)).replace('{i}', randomIndex(random));
      if (n > 1) path = randomPath(random, 1 + random.below(7));
      accounts.push(await account(tree, row, path));
    }
  }
  const nodes = [];
  for (const curve of ['secp256k1', 'ed25519', 'p256']) {
    for (let n = 0; n < nodesPerCurve; ++n) {
      const asked = n === 0 ? 'm' : randomPath(random, 1 + random.below(9));
      const path = curve === 'ed25519' ? harden(asked) : asked;
      nodes.push({ curve, path, ...tree.node(curve, path) });
    }
  }
  if (wallet.language === 'english' && Buffer.byteLength(wallet.passphrase.normalize('NFKD')) <= 256) checkWithWalletCore(wallet, nodes);
  return { ...wallet, accounts, nodes };
}

// @trustwallet/wallet-core derives from English phrases only, and cuts passphrases at 256 bytes.
function checkWithWalletCore(wallet, nodes) {
  const hd = core.HDWallet.createWithMnemonic(wallet.mnemonic.normalize('NFKD'), wallet.passphrase.normalize('NFKD'));
  const curves = { secp256k1: core.Curve.secp256k1, ed25519: core.Curve.ed25519, p256: core.Curve.nist256p1 };
  for (const node of nodes) {
    if (node.path === 'm') continue;
    const key = hd.getKeyByCurve(curves[node.curve], node.path);
    assertAgree(`${node.curve} ${node.path}`, { 'wallet-core': Buffer.from(key.data()).toString('hex'), others: node.privateKey });
    key.delete();
  }
  hd.delete();
}
