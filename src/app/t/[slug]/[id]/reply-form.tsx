import { randomUUID } from "node:crypto";
import type { PostView } from "#forum/threads/queries.ts";
import { LinkButton } from "#ui/button.tsx";
import { Composer } from "#ui/composer.tsx";
import { FormActions } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { typed } from "#web/form-state.ts";
import { editorProps } from "../../../editor-words.ts";
import { FormErrors } from "../../../form-errors.tsx";
import { returnHere } from "../../../return-here.ts";
import { quoteOf } from "./quote.ts";
import type { Scene } from "./scene.ts";

/** The form for a reply, or a sentence that says why there is none. `to` and `quote`: numbers of posts, as asked for. */
export async function ReplyForm({ scene, to, quote }: { scene: Scene; to: string; quote: string }) {
  const { thread, context, mayReply, path } = scene;
  const { t, form, actor, settings } = context;
  if (mayReply === "signed_out") {
    return (
      <section id="reply" className="panel">
        <h2>{t(thread.kind === "question" ? "reply.titleAnswer" : "reply.title")}</h2>
        <p>{t("reply.signInFirst")}</p>
        <FormActions>
          <LinkButton look="primary" href={`/sign-in${returnHere("#reply")}`}>
            {t("site.signIn")}
          </LinkButton>
          {settings.registrationOpen && (
            <LinkButton look="line" href={`/sign-up${returnHere("#reply")}`}>
              {t("site.signUp")}
            </LinkButton>
          )}
        </FormActions>
      </section>
    );
  }
  if (mayReply !== true) {
    return (
      <section id="reply">
        <Notice>{t(`reply.why_${mayReply}`)}</Notice>
      </section>
    );
  }
  const onPage = (number: string) =>
    scene.posts.find((post) => String(post.number) === number && post.deletedAt === null);
  const target = onPage(typed(form, "reply", "to") || to);
  // A quote alone does not say what is replied to: a reply to the thread may quote several.
  const source = onPage(quote);
  const quoted = source ? await quoteOf(context.forum, path, source) : "";
  return (
    <>
      {form?.shown.resumed === true && <Notice tone="success">{t("reply.resumed")}</Notice>}
      <Composer
        id="reply"
        action="reply"
        hidden={{
          clientKey: typed(form, "reply", "clientKey") || randomUUID(),
          to: target ? target.number : "",
        }}
        keep={`${actor.id}:reply:${thread.id}`}
        title={titleFor(scene, target)}
        editor={editorProps(context, {
          form: "reply",
          label: t("reply.label"),
          submit: t("reply.submit"),
          value: typed(form, "reply", "body") || quoted,
          threadId: thread.id,
        })}
      >
        <FormErrors form="reply" />
        {target && (
          <p className="to">
            <a href={`#post-${target.number}`}>
              {t("reply.to", { name: target.author.displayName, number: target.number })}
            </a>{" "}
            <a href={`${path}${scene.page > 1 ? `?page=${scene.page}` : ""}#reply`}>{t("reply.toThread")}</a>
          </p>
        )}
      </Composer>
    </>
  );
}

function titleFor({ thread, context }: Scene, target: PostView | undefined): string {
  if (target) return context.t("reply.titleTo");
  return context.t(thread.kind === "question" ? "reply.titleAnswer" : "reply.title");
}
