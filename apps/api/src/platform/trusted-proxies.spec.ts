import { trustedProxies } from './trusted-proxies.js';

describe('trustedProxies', () => {
  it('believes nobody where no proxy stands in front', () => {
    expect(trustedProxies(0)).toBe(false);
  });

  it.each([
    ['127.0.0.1', 0, true],
    ['::1', 0, true],
    ['::ffff:172.18.0.5', 0, true],
    ['10.1.2.3', 0, true],
    ['fd00::5', 0, true],
    ['203.0.113.9', 0, false],
    ['2001:db8::1', 0, false],
    ['10.1.2.3', 1, false],
    ['no address', 0, false],
  ])('with one proxy: %s as sender number %i is believed: %s', (address, hop, believed) => {
    const trusts = trustedProxies(1);
    expect(trusts && trusts(address, hop)).toBe(believed);
  });
});
