import { domainOf, isAllowedAddress, messageIdOf } from './message-id.js';

describe('messageIdOf', () => {
  it('is the same for the same occasion and person, and another for anybody or anything else', () => {
    const from = 'Chiến dịch <chien-dich@syt.example>';
    const first = messageIdOf('run 1', 'a', from);
    expect(messageIdOf('run 1', 'a', from)).toBe(first);
    expect(messageIdOf('run 1', 'b', from)).not.toBe(first);
    expect(messageIdOf('run 2', 'a', from)).not.toBe(first);
    expect(first).toMatch(/^<[0-9a-f]{32}@syt\.example>$/);
  });
});

describe('domainOf', () => {
  it.each([
    ['Chiến dịch <chien-dich@Syt.Example>', 'syt.example'],
    ['lan@tphcm.example', 'tphcm.example'],
    ['no address', 'localhost'],
  ])('of %s is %s', (address, domain) => {
    expect(domainOf(address)).toBe(domain);
  });
});

describe('isAllowedAddress', () => {
  it.each([
    ['lan@tphcm.example', '', true],
    ['lan@tphcm.example', 'syt.example, tphcm.example', true],
    ['lan@TPHCM.example', 'tphcm.example', true],
    ['lan@mail.tphcm.example', 'tphcm.example', false],
    ['lan@tphcm.example.evil.example', 'tphcm.example', false],
    ['lan@nottphcm.example', 'tphcm.example', false],
  ])('of %s with the list "%s" is %s', (address, domains, expected) => {
    expect(isAllowedAddress(address, domains)).toBe(expected);
  });
});
