// Random phrases in ten languages, with passphrases of the kinds that wallets get wrong.
import { pbkdf2Sync } from 'node:crypto';
import * as bip39 from 'bip39';
import * as scure from '@scure/bip39';
import { assertAgree } from './agree.mjs';

export const LANGUAGES = ['english', 'japanese', 'korean', 'spanish', 'chinese_simplified', 'chinese_traditional', 'french', 'italian', 'czech',
  'portuguese'];
const SCURE_LISTS = Object.fromEntries(await Promise.all(LANGUAGES.map(async (language) => {
  const file = { chinese_simplified: 'simplified-chinese', chinese_traditional: 'traditional-chinese' }[language] ?? language;
  return [language, (await import(`@scure/bip39/wordlists/${file}`)).wordlist];
})));

const WORDS = ['correct', 'horse', 'battery', 'staple', 'Zürich', 'naïve', 'Ångström', 'señor', 'žluťoučký', 'Straße', 'ﬁnance', '①②③', 'ｆｕｌｌ', 'ｶﾀｶﾅ',
  '㍍ガバヴァぱばぐゞちぢ十人十色', '비밀번호', '测试', '測試', 'пароль', 'κωδικός', 'סיסמה', 'كلمة', 'รหัสผ่าน', '🔑', '👩‍👩‍👧‍👦', '🇨🇭', 'é', 'é', 'ẛ̣', 'Ǆ', '½', 'ΐ', '힣',
  '가', '豈', '𝔘𝔫𝔦', '0', '-', 'TREZOR'];

function passphrase(random) {
  const kind = random.below(10);
  if (kind <= 2) return '';
  if (kind === 3) return random.pick(WORDS);
  let text = '';
  const count = kind === 9 ? 40 + random.below(60) : 1 + random.below(6);
  for (let i = 0; i < count; ++i) text += (i === 0 ? '' : random.pick([' ', '', '  ', '-', '\t', ' ', '　'])) + random.pick(WORDS);
  if (kind === 8) while (Buffer.byteLength(text) < 300) text += random.pick(WORDS);
  if (random.chance(10)) text = ' ' + text;
  if (random.chance(10)) text += ' ';
  return text.normalize(random.pick(['NFC', 'NFD', 'NFKC', 'NFKD'])).slice(0, 900);
}

/// A wallet: its phrase as a person might type it, its passphrase, its seed on which three implementations agree.
export function randomWallet(random) {
  const language = random.pick(LANGUAGES);
  const entropy = random.bytes(random.pick([16, 20, 24, 28, 32]));
  const canonical = assertAgree('phrase', {
    bip39: bip39.entropyToMnemonic(entropy, bip39.wordlists[language] ?? bip39.wordlists[language.toUpperCase()]).normalize('NFKD').replaceAll('　', ' '),
    '@scure/bip39': scure.entropyToMnemonic(entropy, SCURE_LISTS[language]).normalize('NFKD').replaceAll('　', ' '),
  });
  const separator = language === 'japanese' && random.chance(50) ? '　' : ' ';
  const mnemonic = canonical.split(' ').join(separator).normalize(random.pick(['NFC', 'NFD', 'NFKC', 'NFKD']));
  const secret = passphrase(random);
  const seed = assertAgree('seed', {
    bip39: bip39.mnemonicToSeedSync(mnemonic, secret).toString('hex'),
    'node:crypto': pbkdf2Sync(canonical, ('mnemonic' + secret).normalize('NFKD'), 2048, 64, 'sha512').toString('hex'),
  });
  return { language, words: canonical.split(' ').length, entropy: entropy.toString('hex'), mnemonic, passphrase: secret, seed };
}
