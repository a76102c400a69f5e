import { addressGroup, FREE_FAILURES, LONGEST_WAIT_OF_ACCOUNT, secondsToWait } from './throttle.js';

const now = new Date('2022-05-07T09:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

describe('secondsToWait', () => {
  it.each([
    ['no failure', 0, null, 0],
    ['as many failures as are free, less one', 4, ago(0), 0],
    ['the last free failure', 5, ago(0), 1],
    ['one more', 6, ago(0), 2],
    ['ten more', 10, ago(0), 32],
    ['any number more: a quarter of an hour at most', 60, ago(0), 900],
    ['half the wait behind', 10, ago(16), 16],
    ['the whole wait behind', 10, ago(32), 0],
    ['a fraction of a second left: rounded up', 5, ago(0.5), 1],
  ])('after %s', (_, count, lastAt, expected) => {
    expect(secondsToWait({ count, lastAt }, FREE_FAILURES.accountAtAddress, now)).toBe(expected);
  });

  it.each([
    ['forty-nine failures', 49, 0],
    ['fifty', 50, 1],
    ['a thousand: a minute at most', 1000, 60],
  ])('of an account from all addresses together, after %s', (_, count, expected) => {
    const failures = { count, lastAt: ago(0) };
    expect(secondsToWait(failures, FREE_FAILURES.account, now, LONGEST_WAIT_OF_ACCOUNT)).toBe(expected);
  });
});

describe('addressGroup', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:DB8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('counts %s with %s', (address, group) => {
    expect(addressGroup(address)).toBe(group);
  });
});
