import { isIP } from "node:net";

export interface Network {
  address: string;
  prefix: number;
  family: "ipv4" | "ipv6";
}

/** null: neither an address nor a network. */
export function networkIn(text: string): Network | null {
  const [address = "", bits, ...more] = text.trim().split("/");
  const version = isIP(address);
  if (version === 0 || more.length > 0) return null;
  const most = version === 4 ? 32 : 128;
  const prefix = bits === undefined ? most : Number(bits);
  if (bits !== undefined && !(/^\d{1,3}$/.test(bits) && prefix <= most)) return null;
  return { address, prefix, family: version === 4 ? "ipv4" : "ipv6" };
}
