export { type Translate, translatorFor } from "#platform/translate.ts";
