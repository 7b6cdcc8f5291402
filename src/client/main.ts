/**
 * What a page gains when a browser runs scripts. Nothing here is needed: every page reads, writes and navigates without it.
 * Words that a person reads come from data attributes, because only the server knows the language.
 */
import { copyLinks } from "./copy-link.ts";
import { countCharacters } from "./counter.ts";
import { decideByKeys } from "./decide.ts";
import { startEditors } from "./editor.ts";
import { keepTexts } from "./kept-text.ts";
import { closeMenus } from "./menus.ts";
import { submitOnce } from "./once.ts";
import { quickOpen } from "./quick-open.ts";
import { quoteSelections } from "./quote.ts";
import { replyTargets } from "./reply-target.ts";
import { searchAsTyped } from "./search-typing.ts";
import { offerSimilar } from "./similar.ts";
import { showCurrentTabs } from "./tabs.ts";
import { offerTags } from "./tag-offer.ts";
import { localTimes, relativeTimes } from "./times.ts";
import { startToasts } from "./toast.ts";

startToasts();
// Before the editors: they measure and preview the text that was brought back.
keepTexts();
startEditors();
submitOnce();
quoteSelections();
replyTargets();
copyLinks();
closeMenus();
showCurrentTabs();
countCharacters();
offerTags();
localTimes();
relativeTimes();
offerSimilar();
searchAsTyped();
quickOpen();
decideByKeys();
document.querySelector<HTMLElement>("[data-errors]")?.focus();
