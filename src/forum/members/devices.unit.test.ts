import { expect, test } from "vitest";
import { knownOn, readDevice, writeDevice } from "./devices.ts";

const SECRET = "a secret that only this test knows";

test("a device names the accounts that signed in on it, the latest last, eight at most", () => {
  let device = knownOn(null, 1);
  for (const id of [2, 3, 1, 4, 5, 6, 7, 8, 9]) device = knownOn(device, id);
  expect(device.userIds).toEqual([3, 1, 4, 5, 6, 7, 8, 9]);
  expect(readDevice(SECRET, writeDevice(SECRET, device))).toEqual(device);
});

test("what somebody else wrote or changed is no device", () => {
  const cookie = writeDevice(SECRET, knownOn(null, 7));
  const [id, , signature] = cookie.split(".");
  const forged = [
    undefined,
    "",
    "a.b.c",
    `${id}.8.${signature}`,
    `${id}.7-8.${signature}`,
    `${cookie}x`,
    cookie.slice(1),
  ];
  for (const value of forged) expect(readDevice(SECRET, value), String(value)).toBeNull();
  expect(readDevice("another secret", cookie)).toBeNull();
});
