import { expect, test } from "vitest";
import { addressReader } from "./address.ts";

const read = addressReader(["127.0.0.0/8", "::1/128", "10.0.0.0/8"]);

test.each([
  ["198.51.100.7", "", "198.51.100.7"],
  // Anybody may write this header: it counts only from a trusted proxy.
  ["198.51.100.7", "192.0.2.1", "198.51.100.7"],
  ["127.0.0.1", "192.0.2.1", "192.0.2.1"],
  // What stands before the last untrusted address was written by that address.
  ["127.0.0.1", "192.0.2.66, 198.51.100.7, 10.0.0.2", "198.51.100.7"],
  ["127.0.0.1", "192.0.2.1, nonsense", "127.0.0.1"],
  ["127.0.0.1", "", "127.0.0.1"],
  // Some proxies name the port too.
  ["127.0.0.1", "198.51.100.7:4444", "198.51.100.7"],
  ["127.0.0.1", "192.0.2.66, 198.51.100.7:4444, 10.0.0.2:80", "198.51.100.7"],
  ["127.0.0.1", "[2001:db8:1:2::9]:4444", "2001:db8:1:2::/64"],
  ["127.0.0.1", "[2001:db8:1:2::9]", "2001:db8:1:2::/64"],
  ["127.0.0.1", "[::ffff:198.51.100.7]:80", "198.51.100.7"],
  ["::ffff:127.0.0.1", "192.0.2.1", "192.0.2.1"],
  ["::1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::9", "", "2001:db8:1:2::/64"],
  ["2001:db8:1:2:ffff::", "", "2001:db8:1:2::/64"],
  ["fe80::1%eth0", "", "fe80:0:0:0::/64"],
  [undefined, "192.0.2.1", "unknown"],
])("from %s with the header %j it is %s", (remote, header, address) => expect(read(remote, header)).toBe(address));
