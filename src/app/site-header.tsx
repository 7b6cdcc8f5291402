import { atLeast } from "#forum/members/actor.ts";
import { memberPath } from "#forum/members/names.ts";
import { waitingCases } from "#forum/moderation/queue/queries.ts";
import { unreadNotices } from "#forum/moderation/record/queries.ts";
import { unreadCount } from "#forum/notifications/queries.ts";
import type { Settings } from "#forum/settings/input.ts";
import { HeaderSearch } from "#ui/header-search.tsx";
import type { LogoShown } from "#ui/logo.tsx";
import { Header } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { imageOf } from "./logo-image.ts";
import { returnHere } from "./return-here.ts";

/** Brand, what somebody most likely wants to do, and their account. */
export async function SiteHeader() {
  const { forum, actor, settings, t, url } = here();
  const [, category] = /^\/c\/.+\/(\d{1,10})$/.exec(url.pathname) ?? [];
  const signedIn = actor.id !== null;
  const [unread, told, cases] = await Promise.all([
    unreadCount(forum, actor),
    unreadNotices(forum, actor),
    waitingCases(forum, actor),
  ]);
  return (
    <Header
      {...brandOf(settings)}
      navLabel={t("site.account")}
      links={signedIn ? [] : [{ href: `/sign-in${returnHere()}`, label: t("site.signIn") }]}
      bell={
        signedIn
          ? {
              href: "/notifications",
              label: t("notifications.title"),
              count: unread + told,
              spoken: t("notifications.unreadCount", { count: unread + told }),
            }
          : undefined
      }
      queue={
        atLeast(actor, "moderator") && !actor.silence
          ? {
              href: "/moderation",
              label: t("moderation.title"),
              count: cases,
              spoken: t("moderation.waiting", { count: cases }),
            }
          : undefined
      }
      account={
        actor.id !== null
          ? {
              name: actor.displayName,
              id: actor.id,
              label: t("site.account"),
              groups: [
                [
                  { href: memberPath(actor.username), label: t("site.profile") },
                  { href: "/settings", label: t("site.settings") },
                  ...(atLeast(actor, "staff") ? [{ href: "/knowledge", label: t("site.knowledge") }] : []),
                  ...(atLeast(actor, "administrator") ? [{ href: "/admin", label: t("site.admin") }] : []),
                ],
                [{ do: "signOut", action: "/sign-out", label: t("site.signOut"), forgets: true }],
              ],
            }
          : undefined
      }
      search={
        <HeaderSearch
          label={t("site.searchLong")}
          submit={t("site.search")}
          quick={{ title: t("search.quick"), slash: t("search.slash"), none: t("search.quickNone") }}
        />
      }
      primary={{
        href: category ? `/new?category=${category}` : "/new",
        label: t("site.ask"),
        short: t("site.askShort"),
      }}
    />
  );
}

/** The forum's name, the company's logo, or both: whatever stands there says the name once. */
function brandOf({ siteName, logo: { light, dark, nameShown } }: Settings): { brand?: string; logo?: LogoShown } {
  if (!light) return { brand: siteName };
  const logo = { light: imageOf(light), ...(dark && { dark: imageOf(dark) }), alt: nameShown ? "" : siteName };
  return nameShown ? { brand: siteName, logo } : { logo };
}
