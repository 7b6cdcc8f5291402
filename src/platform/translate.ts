import { createTranslator } from "use-intl/core";
import de from "#messages/de.json" with { type: "json" };
import deDu from "#messages/de-du.json" with { type: "json" };
import en from "#messages/en.json" with { type: "json" };

type Values = Readonly<Record<string, string | number | Date>>;
/** `t("thread.reply", { count: 2 })`: the sentence under that key, ICU syntax filled in. */
export type Translate = (key: string, values?: Values) => string;

const TIME_ZONE = "Europe/Berlin";
const translators = new Map<string, Translate>();

/** One translator for each language and, in German, form of address. */
export function translatorFor(language: "de" | "en", address: "sie" | "du"): Translate {
  const variant = language === "de" && address === "du" ? "de-du" : language;
  let translate = translators.get(variant);
  if (!translate) {
    const messages = variant === "en" ? en : variant === "de" ? de : merge(de, deDu);
    const t = createTranslator({ locale: language, messages: messages as Tree, timeZone: TIME_ZONE });
    translate = keepingPlain(t as unknown as Translate);
    translators.set(variant, translate);
  }
  return translate;
}

/** Most sentences have no gaps, and a page says some of them twenty times. */
function keepingPlain(translate: Translate): Translate {
  const known = new Map<string, string>();
  return (key, values) => {
    if (values !== undefined) return translate(key, values);
    let text = known.get(key);
    if (text === undefined) {
      text = translate(key);
      known.set(key, text);
    }
    return text;
  };
}

type Tree = { [key: string]: string | Tree };

/** `over` wins, leaf by leaf. */
function merge(base: Tree, over: Tree): Tree {
  const merged: Tree = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] = typeof value === "object" && typeof below === "object" ? merge(below, value) : value;
  }
  return merged;
}
