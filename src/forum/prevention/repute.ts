/** Lists of bad repute, as administrators load them: one a line, "#" begins a comment. */
import { BlockList } from "node:net";
import { networkIn } from "../members/networks.ts";
import type { Prevention } from "../settings/prevention.ts";

interface Lists {
  emailDomains: ReadonlySet<string>;
  hosts: ReadonlySet<string>;
  addresses: BlockList;
}

/** The settings are the same object until somebody changes them. */
const known = new WeakMap<Prevention, Lists>();

export function listsOf(prevention: Prevention): Lists {
  const found = known.get(prevention);
  if (found) return found;
  const lists = {
    emailDomains: new Set(linesOf(prevention.badEmailDomains).map((line) => line.replace(/^@/, ""))),
    hosts: new Set(
      linesOf(prevention.badHosts).map((line) => line.replace(/^(?:https?:\/\/)?(?:www\.)?/, "").replace(/\/.*$/, "")),
    ),
    addresses: networksOf(linesOf(prevention.badAddresses)),
  };
  known.set(prevention, lists);
  return lists;
}

export function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/#.*$/, "").trim().toLowerCase())
    .filter(Boolean);
}

/** A set of addresses and networks ("203.0.113.0/24"). Lines that are neither are left out. */
export function networksOf(lines: readonly string[]): BlockList {
  const list = new BlockList();
  for (const line of lines) {
    const network = networkIn(line);
    if (network) list.addSubnet(network.address, network.prefix, network.family);
  }
  return list;
}

/** IPv6 addresses are known as networks of 64 bits ("2001:db8::/64"). */
export function standsIn(list: BlockList, address: string | null): boolean {
  const network = address === null ? null : networkIn(address);
  return network !== null && list.check(network.address, network.family);
}

/** A domain, or one that it belongs to. */
export function isListed(domains: ReadonlySet<string>, name: string): boolean {
  const parts = name.toLowerCase().split(".");
  return parts.some((_, at) => domains.has(parts.slice(at).join(".")));
}
