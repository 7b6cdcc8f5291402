import { foldWord } from "./fold.ts";

/** Words that say little in a question: they count COMMON_WEIGHT, and are never left out. */
const ENGLISH =
  "a about above after again all also am an and any are as at be because been before being below between both but by " +
  "can cant cannot could did do does doesnt doing dont down during each else ever few for from further get had has " +
  "have having he her here hers him his how i if im in into is isnt it its just let like may me might more most much " +
  "must my myself no nor not now of off on once one only or other our out over own please same shall she should so " +
  "some such than thank thanks that the their them then there these they this those through to too under until up us " +
  "very want was we were what when where which while who whom why will with within without would you your";
const GERMAN =
  "aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist bitte da dabei " +
  "damit danach dann das dass dein deine dem den denn der des dessen die dies diese diesem diesen dieser dieses dir " +
  "doch dort du durch ein eine einem einen einer eines er es etwas euch euer eure fur gegen gibt hab habe haben hat " +
  "hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in indem ins ist ja jede jedem " +
  "jeden jeder jedes kann kannst kein keine keinem keinen keiner konnen konnte konnten man manche mehr mein meine " +
  "meinem meinen meiner mich mir mit muss mussen nach nicht nichts noch nun nur ob oder ohne schon sehr sein seine " +
  "seinem seinen seiner seit sich sie sind so soll sollen sollte sondern sonst uber um und uns unser unsere unter viel " +
  "vom von vor wann war waren warum was weil welche welchem welchen welcher welches wenn wer werde werden weshalb wie " +
  "wieder wieso will wir wird wirst wo woher wohin wollen worden wurde wurden zu zum zur zwar zwischen";

const COMMON = new Set(`${ENGLISH} ${GERMAN}`.split(" ").map(foldWord));

export const COMMON_WEIGHT = 0.45;

export function isCommon(folded: string): boolean {
  return COMMON.has(folded);
}
