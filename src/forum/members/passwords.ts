import { hash, verify } from "@node-rs/argon2";

/** argon2id with OWASP's minimum (2023): 19 MiB, two passes, one lane. The library's default algorithm is argon2id. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), OPTIONS);
}

let decoy: Promise<string> | undefined;

/** Whether the password is right. Takes as long when there is no account, or no password, as when it is wrong. */
export async function isPassword(password: string, passwordHash: string | null | undefined): Promise<boolean> {
  decoy ??= hashPassword("nobody has this password");
  const right = await verify(passwordHash ?? (await decoy), password.normalize("NFKC")).catch(() => false);
  return right && typeof passwordHash === "string";
}
