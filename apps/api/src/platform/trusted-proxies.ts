import { BlockList, isIPv6 } from 'node:net';

/** Where a proxy of one's own stands: on this machine or in a network that is not the internet. */
const near = new BlockList();
near.addSubnet('127.0.0.0', 8, 'ipv4');
near.addSubnet('10.0.0.0', 8, 'ipv4');
near.addSubnet('172.16.0.0', 12, 'ipv4');
near.addSubnet('192.168.0.0', 16, 'ipv4');
near.addSubnet('169.254.0.0', 16, 'ipv4');
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');
near.addSubnet('fe80::', 10, 'ipv6');

/**
 * Which senders of X-Forwarded-For are believed: the nearest `proxies`, each from a near network. The
 * address the outermost of them saw is the caller's; whatever the caller wrote before it is not looked at.
 */
export function trustedProxies(proxies: number): false | ((address: string, hop: number) => boolean) {
  if (proxies === 0) return false;
  return (address, hop) => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
    return hop < proxies && near.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
  };
}
