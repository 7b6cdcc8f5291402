import { BlockList, isIP } from "node:net";

export type AddressReader = (remote: string | undefined, forwardedFor: string | undefined) => string;

/**
 * Reads the client's address: the connection's, or, when that is a trusted proxy, the last address in
 * `X-Forwarded-For` that is not one. An IPv6 address counts by its /64, since a household has all of it.
 */
export function addressReader(trustedProxies: readonly string[]): AddressReader {
  const trusted = new BlockList();
  for (const range of trustedProxies) {
    const [net = "", bits] = range.split("/");
    const family = isIP(net);
    trusted.addSubnet(net, Number(bits ?? (family === 6 ? 128 : 32)), family === 6 ? "ipv6" : "ipv4");
  }
  const isTrusted = (address: string) =>
    isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

  return (remote, forwardedFor) => {
    const chain = (forwardedFor ?? "").split(",").map((part) => plain(part.trim()));
    let address = plain(remote ?? "");
    while (isTrusted(address) && chain.length > 0) {
      const before = chain.pop() ?? "";
      if (isIP(before) === 0) break;
      address = before;
    }
    return isIP(address) === 6 ? network64(address) : address || "unknown";
  };
}

/** Without the brackets and the port that some proxies write. An IPv4 address inside an IPv6 one counts as itself. */
function plain(written: string): string {
  const address = written.replace(/^\[(.*)\](?::\d+)?$/, "$1").replace(/^(\d+(?:\.\d+){3}):\d+$/, "$1");
  return address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
}

function network64(address: string): string {
  const [head = "", tail] = address.split("::");
  const left = head ? head.split(":") : [];
  const right = tail ? tail.split(":") : [];
  const groups = tail === undefined ? left : [...left, ...Array(8 - left.length - right.length).fill("0"), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
