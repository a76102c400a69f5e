import reactAdminEn from 'ra-language-english';
import { AUDIT_ACTIONS, AUDIT_SUBJECTS } from '@api/contract/audit-entry.js';
import { ADJUSTMENT_REASONS } from '@api/domain/read-adjustment.js';
import { en } from './en.js';
import { reactAdminVi } from './react-admin.vi.js';
import { vi } from './vi.js';

type Messages = { [key: string]: string | Messages };

describe('the language files', () => {
  it('say the same things in Vietnamese and in English', () => {
    expect(keysOf(vi)).toEqual(keysOf(en));
  });

  it('have a Vietnamese word for everything React-Admin says', () => {
    expect(keysOf(reactAdminVi)).toEqual(keysOf(reactAdminEn));
  });

  it('name the same values in both languages', () => {
    const english = new Map(entriesOf(en));
    // React-Admin's own are free to say "1 item" where we say "%{smart_count} mục".
    const ours = entriesOf(vi).filter(([key]) => !key.startsWith('ra.'));
    expect(
      ours.filter(([key, text]) => namesIn(text) !== namesIn(english.get(key) ?? '')).map(([key]) => key),
    ).toEqual([]);
  });

  it.each(Object.entries({ vi, en }))('have words for all the audit log can say: %s', (_, messages) => {
    expect(Object.keys(messages.auditAction).sort()).toEqual([...AUDIT_ACTIONS].sort());
    expect(Object.keys(messages.auditSubject).sort()).toEqual([...AUDIT_SUBJECTS].sort());
  });

  it.each(Object.entries({ vi, en }))(
    'keep to words: how many areas there are is data: %s',
    (_, messages) => {
      expect(entriesOf(messages).filter(([, text]) => /\b(22|310)\b/.test(text))).toEqual([]);
    },
  );

  it('have no second word for the reason of an adjustment: the workbooks offer and read the first', () => {
    const ends = keysOf(vi).map((key) => key.split('.').at(-1) ?? '');
    expect(ends.filter((end) => ADJUSTMENT_REASONS.some((reason) => reason === end))).toEqual([]);
  });

  it('are written in composed letters, as everything kept here', () => {
    expect(entriesOf(vi).filter(([, text]) => text !== text.normalize('NFC'))).toEqual([]);
  });
});

function entriesOf(messages: unknown, path = ''): [string, string][] {
  return Object.entries(messages as Messages).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : entriesOf(value, `${path}${key}.`),
  );
}

function keysOf(messages: unknown): string[] {
  return entriesOf(messages)
    .map(([key]) => key)
    .sort();
}

function namesIn(text: string): string {
  return [...new Set(text.match(/%\{\w+\}/g))]
    .filter((name) => name !== '%{smart_count}')
    .sort()
    .join(' ');
}
