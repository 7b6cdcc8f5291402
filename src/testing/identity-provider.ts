/** A small OpenID Connect provider with real keys, for tests of signing in with one. */
import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

export interface IdentityProvider {
  issuer: string;
  /** What the person does at the provider: they are asked at `address` and come back with this query. */
  answer(address: string, claims: Record<string, unknown>): Record<string, string>;
  /** Claims that the next token gets instead of true ones, as an attacker would. */
  forge: Record<string, unknown>;
}

const CLIENT = "stoa";

export const OIDC_ENV = {
  OIDC_CLIENT_ID: CLIENT,
  OIDC_CLIENT_SECRET: "the client's secret",
  OIDC_NAME: "Lindner Login",
};

export async function anIdentityProvider(): Promise<IdentityProvider> {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" };
  const codes = new Map<string, { claims: Record<string, unknown>; challenge: string }>();
  const provider: IdentityProvider = { issuer: "", answer, forge: {} };

  function answer(address: string, claims: Record<string, unknown>) {
    const asked = new URL(address).searchParams;
    const code = randomBytes(16).toString("hex");
    codes.set(code, { claims: { nonce: asked.get("nonce"), ...claims }, challenge: asked.get("code_challenge") ?? "" });
    return { code, state: asked.get("state") ?? "" };
  }

  function tokenFor(claims: Record<string, unknown>): string {
    const now = Math.floor(Date.now() / 1000);
    const whole = { iss: provider.issuer, aud: CLIENT, iat: now, exp: now + 300, ...claims, ...provider.forge };
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const signed = `${part({ alg: "RS256", kid: "1" })}.${part(whole)}`;
    return `${signed}.${createSign("RSA-SHA256").update(signed).sign(privateKey, "base64url")}`;
  }

  const server = createServer(async (request, response) => {
    const json = (status: number, body: object) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    const at = (path: string) => `${provider.issuer}${path}`;
    if (request.url === "/.well-known/openid-configuration") {
      return json(200, {
        issuer: provider.issuer,
        authorization_endpoint: at("/authorize"),
        token_endpoint: at("/token"),
        jwks_uri: at("/keys"),
        id_token_signing_alg_values_supported: ["RS256"],
      });
    }
    if (request.url === "/keys") return json(200, { keys: [jwk] });
    const form = new URLSearchParams(await text(request));
    const code = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const proof = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (!code || code.challenge !== proof) return json(400, { error: "invalid_grant" });
    json(200, { access_token: "a", token_type: "Bearer", id_token: tokenFor(code.claims) });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(() => void server.close());
  return provider;
}
