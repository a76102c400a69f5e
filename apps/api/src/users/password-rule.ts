export const PASSWORD_FAULTS = ['too-short', 'too-long', 'is-username', 'is-old', 'common'] as const;

export type PasswordFault = (typeof PASSWORD_FAULTS)[number];

export const SHORTEST_PASSWORD = 12;

/** Longer ones would only cost time to hash. */
export const LONGEST_PASSWORD = 200;

/**
 * What is wrong with a new password; empty when it will do. Length counts characters as people see
 * them. No rule asks for digits or signs: they make passwords shorter, not better (NIST SP 800-63B).
 */
export function passwordFaults(
  password: string,
  account: { username: string; oldPassword: string },
): PasswordFault[] {
  const faults: PasswordFault[] = [];
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) faults.push('too-short');
  if (length > LONGEST_PASSWORD) faults.push('too-long');
  const plain = password.toLowerCase();
  const bare = plain.replace(/[^\p{L}\p{N}]/gu, '');
  if (madeOf(bare, account.username.replace(/[^\p{L}\p{N}]/gu, ''))) faults.push('is-username');
  if (password === account.oldPassword) faults.push('is-old');
  if (isCommon(bare)) faults.push('common');
  return faults;
}

/** The word itself, the word said over and over, or the word with a year or a few digits behind it. */
function madeOf(password: string, word: string): boolean {
  if (word === '') return false;
  const rest = password.replaceAll(word, '');
  return rest.length < password.length && /^\d{0,4}$/.test(rest);
}

/** What guessers try first, among passwords long enough to be allowed. */
const COMMON_STARTS = [
  '1234567890',
  '0123456789',
  '0987654321',
  '9876543210',
  '1q2w3e4r5t6y',
  'qwertyuiop',
  'qwerty123456',
  'asdfghjkl',
  'abcdefghijkl',
  'abc123456789',
  'abcd12345678',
  'password',
  'passw0rd',
  'matkhau',
  'iloveyou',
  'anhyeuem',
  'emyeuanh',
  'tiemchung',
  'hochiminh',
  'saigon',
  'vietnam',
  'trungtamyte',
  'tramyte',
  'soyte',
  'administrator',
  'admin',
  'letmein',
  'welcome',
  'changeme',
  'covid',
  'vaccine',
  'vacxin',
];

/** One of the commonest words with nothing but digits behind it, or one short piece repeated. */
function isCommon(password: string): boolean {
  if (/^(.{1,4})\1+$/u.test(password)) return true;
  return COMMON_STARTS.some(
    (start) => password.startsWith(start) && /^\d*$/.test(password.slice(start.length)),
  );
}
