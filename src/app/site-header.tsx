import { type Actor, atLeast } from "#forum/members/actor.ts";
import { memberPath } from "#forum/members/names.ts";
import { waitingCases } from "#forum/moderation/queue/queries.ts";
import { unreadNotices } from "#forum/moderation/record/queries.ts";
import { unreadCount } from "#forum/notifications/queries.ts";
import type { Settings } from "#forum/settings/input.ts";
import { HeaderSearch } from "#ui/header-search.tsx";
import type { LogoShown } from "#ui/logo.tsx";
import { markup } from "#ui/markup.ts";
import { Header, HeaderNav } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { imageOf } from "./logo-image.ts";
import { returnHere } from "./return-here.ts";

/** Brand, what somebody most likely wants to do, and their account. */
export function SiteHeader() {
  const { actor, settings, t, parts } = here();
  return (
    <Header
      {...brandOf(settings)}
      moderates={hasQueue(actor)}
      navLabel={t("site.account")}
      nav={parts.own(ownNav)}
      search={
        <HeaderSearch
          label={t("site.searchLong")}
          submit={t("site.search")}
          quick={{ title: t("search.quick"), slash: t("search.slash"), none: t("search.quickNone") }}
        />
      }
    />
  );
}

async function ownNav(): Promise<string> {
  const { forum, actor, t, url } = here();
  const [, category] = /^\/c\/.+\/(\d{1,10})$/.exec(url.pathname) ?? [];
  const primary = {
    href: category ? `/new?category=${category}` : "/new",
    label: t("site.ask"),
    short: t("site.askShort"),
  };
  if (actor.id === null) {
    const links = [{ href: `/sign-in${returnHere()}`, label: t("site.signIn") }];
    return markup(<HeaderNav links={links} primary={primary} />);
  }
  const [unread, told, cases] = await Promise.all([
    unreadCount(forum, actor),
    unreadNotices(forum, actor),
    waitingCases(forum, actor),
  ]);
  const count = unread + told;
  const spoken = t("notifications.unreadCount", { count });
  const waiting = t("moderation.waiting", { count: cases });
  return markup(
    <HeaderNav
      bell={{ href: "/notifications", label: t("notifications.title"), count, spoken }}
      {...(hasQueue(actor) && {
        queue: { href: "/moderation", label: t("moderation.title"), count: cases, spoken: waiting },
      })}
      account={{
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
      }}
      primary={primary}
    />,
  );
}

function hasQueue(actor: Actor): boolean {
  return atLeast(actor, "moderator") && !actor.silence;
}

/** The forum's name, the company's logo, or both: whatever stands there says the name once. */
function brandOf({ siteName, logo: { light, dark, nameShown } }: Settings): { brand?: string; logo?: LogoShown } {
  if (!light) return { brand: siteName };
  const logo = { light: imageOf(light), ...(dark && { dark: imageOf(dark) }), alt: nameShown ? "" : siteName };
  return nameShown ? { brand: siteName, logo } : { logo };
}
