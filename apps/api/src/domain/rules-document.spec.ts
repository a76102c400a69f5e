import { globSync, readFileSync } from 'node:fs';

const DOCUMENT = readFileSync('docs/domain.md', 'utf8');

/** Every rule the code says it follows, with a file that does. */
function rulesNamed(): Map<string, string> {
  const sources = globSync('{apps,migrations,test,bench}/**/*.{ts,tsx,mjs,sql}', {
    exclude: (path) => path.includes('node_modules'),
  });
  return new Map(
    sources.flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/domain\.md §[\d.]*\d(?:, §[\d.]*\d)*/g)].flatMap(([rules]) =>
        [...rules.matchAll(/§([\d.]+)/g)].map(([, rule = '']): [string, string] => [rule, path]),
      ),
    ),
  );
}

describe('the rules the code names', () => {
  const named = [...rulesNamed()];

  it('are found at all', () => {
    expect(named.length).toBeGreaterThan(8);
  });

  it.each(named)('§%s stands in docs/domain.md, for %s', (rule) => {
    expect(DOCUMENT).toContain(rule.includes('.') ? `**${rule}**` : `\n## ${rule}. `);
  });
});
