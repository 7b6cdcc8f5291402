import { isIP } from "node:net";
import { isAbsolute, resolve } from "node:path";
import { z } from "zod";

const url = (protocols: readonly string[], example: string) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `should be an address such as ${example}`,
  });
const port = z.coerce
  .number({ error: "should be a whole number from 0 to 65535" })
  .int({ error: "should be a whole number from 0 to 65535" })
  .min(0, { error: "should be a whole number from 0 to 65535" })
  .max(65535, { error: "should be a whole number from 0 to 65535" });
const networks = z
  .string()
  .transform((value) =>
    value
      .split(",")
      .map((range) => range.trim())
      .filter(Boolean),
  )
  .refine((ranges) => ranges.every(isNetwork), {
    error: "should be addresses or networks with commas between them, such as 127.0.0.0/8,::1/128",
  });

const environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  SITE_URL: url(["http:", "https:"], "https://forum.example.com")
    .refine((value) => !URL.canParse(value) || (new URL(value).pathname === "/" && !new URL(value).search), {
      error: "should be a bare origin without a path, such as https://forum.example.com",
    })
    .optional(),
  DATA_DIR: z.string().min(1).default("./data"),
  AUTH_SECRET: z.string().min(32, { error: "should be at least 32 characters of chance" }).optional(),
  DATABASE_URL: url(["postgres:", "postgresql:"], "postgres://user:password@host/database").optional(),
  MEILISEARCH_URL: url(["http:", "https:"], "http://127.0.0.1:7700").optional(),
  MEILISEARCH_API_KEY: z.string().optional(),
  MEILISEARCH_INDEX: z
    .string()
    .regex(/^[a-zA-Z0-9_-]{1,100}$/, { error: "should be letters, digits, hyphens and underscores" })
    .default("stoa-posts"),
  SMTP_URL: url(["smtp:", "smtps:"], "smtps://user:password@mail.example.com").optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^<>@\r\n]*<?[^<>@\s]+@[^<>@\s]+>?$/, { error: "should be an address such as Forum <forum@example.com>" })
    .optional(),
  OIDC_ISSUER: url(["http:", "https:"], "https://login.example.com").optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().optional(),
  METRICS_TOKEN: z.string().min(16, { error: "should be at least 16 characters of chance" }).optional(),
  INDEXNOW_URL: url(["http:", "https:"], "https://api.indexnow.org/indexnow").default(
    "https://api.indexnow.org/indexnow",
  ),
  AKISMET_URL: url(["http:", "https:"], "https://rest.akismet.com")
    .transform((value) => value.replace(/\/$/, ""))
    .default("https://rest.akismet.com"),
  TRUSTED_PROXIES: networks.default(["127.0.0.0/8", "::1/128"]),
});

export interface Config {
  port: number;
  host: string;
  /** Origin without a trailing slash: links, mails and origin checks use it alone. */
  siteUrl: string;
  dataDir: string;
  authSecret: string | undefined;
  databaseUrl: string | undefined;
  /** Absent: the search needs no server. `index` keeps forums apart that share one. */
  meilisearch: { url: string; apiKey: string | undefined; index: string } | undefined;
  smtpUrl: string | undefined;
  mailFrom: string;
  oidc: { issuer: string; clientId: string; clientSecret: string; name: string } | undefined;
  /** Absent: there are no metrics. */
  metricsToken: string | undefined;
  /** Whom the setting "IndexNow" tells of what is new. */
  indexNowUrl: string;
  /** Where Akismet is, which the setting with its key has asked. */
  akismetUrl: string;
  /** Addresses or networks, each of them a right one. */
  trustedProxies: readonly string[];
}

/** What is wrong with the environment, in one sentence that names the variable. */
export class BadConfig extends Error {}

/** @throws BadConfig naming each variable and what it should be; empty variables count as absent. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = environment.safeParse(present);
  if (!parsed.success) {
    throw new BadConfig(parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}.`).join("\n"));
  }
  const given = parsed.data;
  const siteUrl = (given.SITE_URL ?? `http://${hostForUrl(given.HOST)}:${given.PORT}`).replace(/\/$/, "");
  return {
    port: given.PORT,
    host: given.HOST,
    siteUrl,
    dataDir: isAbsolute(given.DATA_DIR) ? given.DATA_DIR : resolve(given.DATA_DIR),
    authSecret: given.AUTH_SECRET,
    databaseUrl: given.DATABASE_URL,
    meilisearch: given.MEILISEARCH_URL
      ? { url: given.MEILISEARCH_URL, apiKey: given.MEILISEARCH_API_KEY, index: given.MEILISEARCH_INDEX }
      : undefined,
    smtpUrl: given.SMTP_URL,
    mailFrom: given.MAIL_FROM ?? `forum@${new URL(siteUrl).hostname}`,
    oidc: oidcOf(given),
    metricsToken: given.METRICS_TOKEN,
    indexNowUrl: given.INDEXNOW_URL,
    akismetUrl: given.AKISMET_URL,
    trustedProxies: given.TRUSTED_PROXIES,
  };
}

function oidcOf(given: z.infer<typeof environment>): Config["oidc"] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = given;
  if (!issuer && !clientId && !clientSecret) return undefined;
  if (!issuer || !clientId || !clientSecret) {
    throw new BadConfig("OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET should be set together.");
  }
  return { issuer, clientId, clientSecret, name: given.OIDC_NAME ?? new URL(issuer).hostname };
}

function isNetwork(range: string): boolean {
  const [, net = "", bits] = /^([^/%]*)(?:\/(\d{1,3}))?$/.exec(range) ?? [];
  const family = isIP(net);
  return family !== 0 && Number(bits ?? 0) <= (family === 6 ? 128 : 32);
}

function hostForUrl(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

/** Whether only the machine itself can reach this address. */
export function isLocal(siteUrl: string): boolean {
  const { hostname } = new URL(siteUrl);
  return hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
}
