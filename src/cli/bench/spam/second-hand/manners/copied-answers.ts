import type { Repertoire } from "../kinds.ts";

/**
 * What stands in a thread already, said again with an address in it. `$copied` is some sentences of a post of that
 * thread, `$begun` and `$ended` are its two halves.
 */
export const copiedAnswers: Repertoire = {
  trades: ["guides", "handbuch", "support-wiki", "toolbox", "knowhow", "ratgeber", "helper", "techblog"],
  en: [
    { text: "$copied\n\n{Found this here|More on this|Source|Details}: $link" },
    { text: "$begun ({as explained on|see|according to} $link) $ended" },
    {
      text: "{I had the same thing.|Same problem here last week.|} $copied {This page helped me in the end:|What finally helped:|} $link",
    },
    {
      text: "> $copied\n\n{This.|Exactly this.|That is right,} {I wrote it up|there is a longer version|somebody explains it well} {here|at} $link",
    },
    { text: "$copied {[Read more]($link)|[full guide]($link)|[here is how]($link)}" },
    { text: "$begun [{this|the following|a simple way}]($link) $ended" },
    { text: "$link\n\n$copied" },
    { text: "$copied\n\n{Hope that helps|Hope this is of use|Good luck}, $name\n$domain" },
  ],
  de: [
    { text: "$copied\n\n{Habe ich hier gefunden|Mehr dazu|Quelle|Ausführlich}: $link" },
    { text: "$begun ({erklärt auf|siehe|laut} $link) $ended" },
    {
      text: "{Das hatte ich auch.|Gleiches Problem bei mir letzte Woche.|} $copied {Am Ende hat mir diese Seite geholfen:|Geholfen hat dann das:|} $link",
    },
    {
      text: "> $copied\n\n{Genau das.|Genau so ist es.|Stimmt,} {habe ich aufgeschrieben|gibt es ausführlicher|wird gut erklärt} {hier|unter} $link",
    },
    { text: "$copied {[Weiterlesen]($link)|[ganze Anleitung]($link)|[so geht es]($link)}" },
    { text: "$begun [{so|wie hier|ganz einfach}]($link) $ended" },
    { text: "$link\n\n$copied" },
    { text: "$copied\n\n{Hoffe das hilft|Vielleicht hilft es|Viel Erfolg}, $name\n$domain" },
  ],
};
