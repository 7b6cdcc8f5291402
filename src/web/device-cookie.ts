import type { Forum } from "#forum/forum.ts";
import { type Device, knownOn, readDevice, writeDevice } from "#forum/members/devices.ts";
import type { Origin, SignedIn } from "#forum/members/sessions.ts";
import type { ActionRequest } from "./action.ts";
import { signedInCookie } from "./session-cookie.ts";
import { cookieName, setCookie } from "./set-cookie.ts";

const YEAR_SECONDS = 31_536_000;

const NAME = "stoa-device";

function deviceIn(forum: Forum, cookie: (name: string) => string | undefined): Device {
  return readDevice(cookie(cookieName(forum.config.siteUrl, NAME)));
}

/** Where a request comes from, with the device that its cookie names. */
export function originOf(forum: Forum, request: ActionRequest): Origin & { device: Device } {
  const { address, agent } = request;
  return { address, agent, device: deviceIn(forum, request.cookie) };
}

/** The cookie by which a browser is known from now on to an account that has signed in with it. */
export async function deviceCookie(
  forum: Forum,
  cookie: (name: string) => string | undefined,
  userId: number,
): Promise<string> {
  return cookieFor(forum, await knownOn(forum, deviceIn(forum, cookie), userId));
}

/** The cookies for somebody who has just signed in: the session, and that the device knows them from now on. */
export async function signedInCookies(forum: Forum, request: ActionRequest, signedIn: SignedIn): Promise<string[]> {
  return [await signedInCookie(forum, signedIn), await deviceCookie(forum, request.cookie, signedIn.userId)];
}

function cookieFor(forum: Forum, device: Device): string {
  return setCookie(forum.config.siteUrl, NAME, writeDevice(device), YEAR_SECONDS);
}
