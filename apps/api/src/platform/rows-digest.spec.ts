import { createHash } from 'node:crypto';
import { rowHash, rowsDigest } from './rows-digest.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the hash of a row', () => {
  it('is of one JSON object: shorter names first, no nulls, every value a string', () => {
    expect(rowHash({ required: '12', id: '7', kind: null, name: 'Phường "1"\n' })).toBe(
      sha256('{"id": "7", "name": "Phường \\"1\\"\\n", "required": "12"}'),
    );
  });

  it('is the same before and after a column without a value was added, and another for each other value', () => {
    const row = { id: '7', required: '12' };
    expect(rowHash({ ...row, note: null })).toBe(rowHash(row));
    expect(rowHash({ ...row, note: '' })).not.toBe(rowHash(row));
    expect(rowHash({ id: '12', required: '7' })).not.toBe(rowHash(row));
  });
});

describe('the digest of rows', () => {
  it('is of their hashes in order, one a line, in whatever order they come', () => {
    expect(rowsDigest(['b', 'a', 'c'])).toBe(sha256('a\nb\nc'));
    expect(rowsDigest([])).toBe(sha256(''));
  });

  it('counts a row that is there twice', () => {
    expect(rowsDigest(['a', 'a'])).not.toBe(rowsDigest(['a']));
  });
});
