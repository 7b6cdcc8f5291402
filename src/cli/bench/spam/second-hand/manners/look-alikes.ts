import type { Repertoire } from "../kinds.ts";

/** Words every filter knows, written with letters of other alphabets; `veil.ts` puts the veil on. */
export const lookAlikes: Repertoire = {
  trades: ["apo", "meds", "lucky", "vip-club", "kredit", "crypto", "diet", "lux"],
  en: [
    {
      title: "{Cheap|Buy|Order} {viagra|cialis|xanax|tramadol} {online|without prescription|now}",
      text: "{Buy|Order} {viagra|cialis|xanax|tramadol} {without prescription|overnight delivery|cheap} {from $price|$percent off}. {Visit our pharmacy|Order here}: $link",
    },
    {
      title: "{Online casino|Live roulette|Jackpot slots} {free bonus|$number free spins}",
      text: "{Play|Win big at} {the best online casino|live roulette|jackpot slots} {today|tonight}, {free bonus|free spins|$percent deposit bonus} {here|only at} $domain",
    },
    {
      text: "{Hot|Lonely|Beautiful} {girls|women|singles} in $city {want to meet you|looking for sex tonight|are online now} - $link",
    },
    {
      text: "{Earn|Make} {bitcoin|money|passive income} {from home|every day|while you sleep}: {$price per day|$percent profit guaranteed}. {Join|Register at} $domain",
    },
    {
      text: "{Lose weight|Burn fat} {fast|without sport|in $small weeks} with {keto drops|our slimming pills|CBD gummies}. {Free trial|Order now}: $link",
    },
    {
      text: "{Replica watches|Rolex copies|Designer bags} {best quality|lowest price|free shipping} $link",
    },
  ],
  de: [
    {
      title: "{Viagra|Cialis|Potenzmittel|Tramadol} {günstig|rezeptfrei|jetzt} {bestellen|kaufen}",
      text: "{Viagra|Cialis|Potenzmittel|Tramadol} {ohne Rezept|über Nacht geliefert|billig} {ab $price|$percent Rabatt}. {Zur Apotheke|Hier bestellen}: $link",
    },
    {
      title: "{Online-Casino|Roulette live|Spielautomaten} {Gratisbonus|$number Freispiele}",
      text: "{Spielen Sie|Groß gewinnen} {im besten Online-Casino|beim Roulette|an Spielautomaten}, {Gratisbonus|Freispiele|$percent Einzahlungsbonus} {hier|nur bei} $domain",
    },
    {
      text: "{Heiße|Einsame|Hübsche} {Frauen|Girls|Singles} aus $city {wollen dich treffen|suchen Sex heute Nacht|sind gerade online} - $link",
    },
    {
      text: "{Verdiene|Machen Sie} {Bitcoin|Geld|passives Einkommen} {von zu Hause|jeden Tag|im Schlaf}: {$price am Tag|$percent Gewinn garantiert}. {Anmelden bei|Jetzt auf} $domain",
    },
    {
      text: "{Abnehmen|Fett verbrennen} {schnell|ohne Sport|in $small Wochen} mit {Keto-Tropfen|Schlankheitspillen|CBD-Gummibärchen}. {Gratis testen|Jetzt bestellen}: $link",
    },
    {
      text: "{Luxusuhren|Rolex-Kopien|Designertaschen} {beste Qualität|kleinster Preis|Versand gratis} $link",
    },
  ],
};
