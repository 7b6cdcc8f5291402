import { returnField } from "#forum/members/input.ts";
import { Action } from "#ui/action-item.tsx";
import { LinkButton } from "#ui/button.tsx";
import { FormActions } from "#ui/field.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";

/** In place of a form that only guests need: who is signed in, and the way on. */
export function SignedIn({ title, back = "/" }: { title: string; back?: string }) {
  const { t, actor } = here();
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={title} />
      <p>{t("signedIn.already", { name: actor.username })}</p>
      <FormActions>
        <WayOn path={back} />
        <Action
          item={{ do: "signOut", action: "/sign-out", label: t("signedIn.signOut"), forgets: true }}
          className="btn line"
        />
      </FormActions>
    </main>
  );
}

/** Once, after an account was made. */
export function Welcome({ back }: { back: string }) {
  const { t, actor } = here();
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={t("signedIn.welcome", { name: actor.displayName })} rule={t("signedIn.ready")} />
      <FormActions>
        <WayOn path={back} />
        <LinkButton look="line" href="/settings/profile">
          {t("signedIn.profile")}
        </LinkButton>
      </FormActions>
    </main>
  );
}

/** A button to a path of ours that says where it leads. */
function WayOn({ path }: { path: string }) {
  const { t } = here();
  const safe = returnField.parse(path);
  const place = /^\/new\b/.test(safe) ? "ask" : safe.startsWith("/t/") ? "thread" : safe === "/" ? "forum" : "back";
  return (
    <LinkButton look="primary" href={safe}>
      {t(`signedIn.on.${place}`)}
    </LinkButton>
  );
}
