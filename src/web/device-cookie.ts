import type { Forum } from "#forum/forum.ts";
import { type Device, knownOn, readDevice, writeDevice } from "#forum/members/devices.ts";
import type { Origin, SignedIn } from "#forum/members/sessions.ts";
import type { ActionRequest } from "./action.ts";
import { signedInCookie } from "./session-cookie.ts";

const YEAR_SECONDS = 31_536_000;

/** `__Host-`: only this very host, over HTTPS, can have set it. */
function nameFor(siteUrl: string): string {
  return siteUrl.startsWith("https:") ? "__Host-stoa-device" : "stoa-device";
}

/** Where a request comes from, with the device that its cookie names. */
export function originOf(forum: Forum, request: ActionRequest): Origin & { device: Device | null } {
  const { address, agent } = request;
  return { address, agent, device: readDevice(forum.secret, request.cookie(nameFor(forum.config.siteUrl))) };
}

/** The cookies for somebody who has just signed in: the session, and that the device knows them from now on. */
export async function signedInCookies(forum: Forum, request: ActionRequest, signedIn: SignedIn): Promise<string[]> {
  const name = nameFor(forum.config.siteUrl);
  const device = knownOn(originOf(forum, request).device, signedIn.userId);
  const attributes = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${YEAR_SECONDS}${name.startsWith("__Host-") ? "; Secure" : ""}`;
  return [await signedInCookie(forum, signedIn), `${name}=${writeDevice(forum.secret, device)}; ${attributes}`];
}
