import { randomUUID } from "node:crypto";
import { shownNow } from "#forum/sent.ts";
import { excerptOf } from "#forum/threads/person-posts.ts";
import type { PostView } from "#forum/threads/queries.ts";
import { LinkButton } from "#ui/button.tsx";
import { Composer } from "#ui/composer.tsx";
import { FormActions } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { editorProps, trapProps } from "../../../editor-words.ts";
import { FormErrors } from "../../../form-errors.tsx";
import { returnHere } from "../../../return-here.ts";
import { quoteOf } from "./quote.ts";
import type { Scene } from "./scene.ts";

/** The form for a reply, or a sentence that says why there is none. `to` and `quote`: numbers of posts, as asked for. */
export async function ReplyForm({ scene, to, quote }: { scene: Scene; to: string; quote: string }) {
  const { thread, context, mayReply, path } = scene;
  const { t, form, settings, parts } = context;
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
    [...scene.posts, ...(scene.accepted ? [scene.accepted] : [])].find(
      (post) => String(post.number) === number && post.deletedAt === null,
    );
  const source = onPage(quote);
  const quoted = source ? await quoteOf(context.forum, path, source) : "";
  const target = onPage(typed(form, "reply", "to", to || quotedTarget(scene, source)));
  const words = {
    to: t("reply.to", { name: "{name}", number: "{number}" }),
    title: titleFor(scene, false),
    titleTo: titleFor(scene, true),
    drop: t(answers(scene) ? "reply.toAnswer" : "reply.toThread"),
    dropHref: `${path}${scene.page > 1 ? `?page=${scene.page}` : ""}#reply`,
    ...(answers(scene) && { note: t("reply.commentNote") }),
  };
  return (
    <>
      {form?.shown.resumed === true && <Notice tone="success">{t("reply.resumed")}</Notice>}
      <Composer
        id="reply"
        action="reply"
        hidden={{
          clientKey: typed(form, "reply", "clientKey") || parts.own(randomUUID),
          to: target ? target.number : "",
          shown: typed(form, "reply", "shown") || parts.own(ownShown),
        }}
        trap={trapProps(context)}
        keep={`${parts.own(ownId)}:reply:${thread.id}`}
        title={titleFor(scene, target !== undefined)}
        editor={editorProps(context, {
          form: "reply",
          label: t("reply.label"),
          submit: t("reply.submit"),
          value: typed(form, "reply", "body") || quoted,
          threadId: thread.id,
        })}
      >
        <FormErrors form="reply" />
        <div
          className="target"
          data-target={JSON.stringify(words)}
          data-question={thread.kind === "question" ? "" : undefined}
          hidden={!target}
        >
          {target && (
            <>
              <a href={`#post-${target.number}`}>
                {t("reply.to", { name: target.author.displayName, number: target.number })}
              </a>
              <p>{excerptOf(target.html)}</p>
              {target.number === 1 && words.note && <p className="note">{words.note}</p>}
              <a className="drop" href={words.dropHref} data-script="reply">
                {words.drop}
              </a>
            </>
          )}
        </div>
      </Composer>
    </>
  );
}

// Outside of the form: what is asked for with a kept page must not hold on to what that showed.
const ownShown = () => shownNow(here().forum);
const ownId = () => String(here().actor.id);

/** A quote replies to what it quotes; but what quotes a question may well be its answer. */
function quotedTarget({ thread }: Scene, source: PostView | undefined): string {
  if (!source || (source.number === 1 && thread.kind === "question")) return "";
  return String(source.number);
}

/** A reply to the thread is an answer. */
function answers({ thread, own }: Scene): boolean {
  return thread.kind === "question" && !own;
}

function titleFor(scene: Scene, toPost: boolean): string {
  const { t } = scene.context;
  if (toPost) return t("reply.titleTo");
  if (answers(scene)) return t("reply.titleAnswer");
  return t(scene.thread.kind === "question" ? "reply.titleAdd" : "reply.title");
}
