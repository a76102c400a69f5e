import { readFileSync } from 'node:fs';
import { ConfigError, configTable, readConfig } from './config.js';

describe('readConfig', () => {
  it('needs nothing: every variable has a default or may be missing', () => {
    expect(readConfig({})).toMatchObject({ PORT: 3000, RUN_JOBS: true });
  });

  it.each([
    ['0', 0],
    ['false', 0],
    ['true', 1],
    ['2', 2],
  ])('takes TRUST_PROXY=%s for %d proxies', (value, proxies) => {
    expect(readConfig({ TRUST_PROXY: value }).TRUST_PROXY).toBe(proxies);
  });

  it.each([
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://somewhere/db'],
    ['SMTP_URL', 'mail.example'],
    ['TEMPLATE_SECRET', 'short'],
    ['RUN_JOBS', 'perhaps'],
  ])('refuses %s=%s, naming the variable', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}: `));
  });

  it('names every wrong variable in one go', () => {
    expect(() => readConfig({ PORT: 'x', LOG_LEVEL: 'loud' })).toThrow(/PORT: .*\nLOG_LEVEL: /s);
  });
});

it('docs/configuration.md lists every variable, its default and its meaning', () => {
  const page = readFileSync('docs/configuration.md', 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  expect(rows).toEqual(
    configTable().map(({ name, fallback, meaning }) => `| \`${name}\` | ${fallback} | ${meaning} |`),
  );
});
