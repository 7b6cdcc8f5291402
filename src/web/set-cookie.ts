/** The prefix makes browsers refuse a cookie over plain HTTP, and from any other host of the same domain. */
export function cookieName(siteUrl: string, name: string): string {
  return isSecure(siteUrl) ? `__Host-${name}` : name;
}

/** A cookie for this host alone, which no script reads; `maxAge` in seconds, 0 takes it away. */
export function setCookie(siteUrl: string, name: string, value: string, maxAge: number): string {
  const secure = isSecure(siteUrl) ? "; Secure" : "";
  // Lynx takes `SameSite` for the name of another cookie, and whatever follows as said of that one: it stands last.
  return `${cookieName(siteUrl, name)}=${value}; Path=/; Max-Age=${maxAge}${secure}; HttpOnly; SameSite=Lax`;
}

function isSecure(siteUrl: string): boolean {
  return siteUrl.startsWith("https:");
}
