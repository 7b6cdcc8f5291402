import type { Repertoire } from "../kinds.ts";

/** The address is there, only not where a glance would look for it. `$dotted` is a host said in words. */
export const markdownTricks: Repertoire = {
  trades: ["tipps", "offers", "deals", "vpn", "stream", "wetten", "gadgets", "casino"],
  en: [
    {
      text: "{I solved it like this|That is a known thing|Solved, thanks}[.]($link) {No need for anything else|It took me $small minutes}[.]($link)",
    },
    {
      text: '{See [this comparison][1]|The [cheapest offer][1]|[Streams of all games][1]} {and|or} {[that one][2]|[the bonus][2]}.\n\n[1]: $link\n[2]: $link "{best|top} {price|deal}"',
    },
    {
      text: "{Best prices for|Try|Everything about} {gadgets|VPN|bets|streams}: {search for|go to|type} $dotted {in your browser|without spaces|}",
    },
    { text: "[![{click|offer|image}](https://$domain/{banner|promo|img}$number.png)]($link)" },
    { text: "{Compare|You find it} on $domain/{top|deal|best}$number {— $percent off|, I ordered there twice|}" },
    { text: "{Good question|I wondered too}, {have a look|see}: <$link> {or|and} [\u200b]($link)" },
    {
      title: "{List of|My favourite} {deals|free tools|streams} [$number]",
      text: "| {Offer|Name} | {Price|Cost} |\n| --- | --- |\n| [{Basic|Starter}]($link) | $price |\n| [{Pro|Gold}]($link) | $price |\n| [{Ultra|VIP}]($link) | $amount |",
    },
    {
      text: "```\n{curl|wget|open} $link\n```\n{Run this|That is all}, {works on every system|you will thank me}. {Mirror|Docs}: `$domain`",
    },
  ],
  de: [
    {
      text: "{So habe ich es gelöst|Das ist bekannt|Gelöst, danke}[.]($link) {Mehr braucht es nicht|Hat $small Minuten gedauert}[.]($link)",
    },
    {
      text: '{Siehe [diesen Vergleich][1]|Das [günstigste Angebot][1]|[Alle Spiele im Stream][1]} {und|oder} {[das da][2]|[den Bonus][2]}.\n\n[1]: $link\n[2]: $link "{bester|top} {Preis|Deal}"',
    },
    {
      text: "{Beste Preise für|Probiert|Alles über} {Gadgets|VPN|Wetten|Streams}: {sucht nach|geht auf|tippt} $dotted {in den Browser|ohne Leerzeichen|}",
    },
    { text: "[![{klick|Angebot|Bild}](https://$domain/{banner|promo|bild}$number.png)]($link)" },
    {
      text: "{Vergleichen könnt ihr|Gibt es} auf $domain/{top|deal|best}$number {— $percent billiger|, habe dort zweimal bestellt|}",
    },
    { text: "{Gute Frage|Habe ich mich auch gefragt}, {schaut mal|siehe}: <$link> {oder|und} [\u200b]($link)" },
    {
      title: "{Liste der|Meine besten} {Angebote|Gratistools|Streams} [$number]",
      text: "| {Angebot|Name} | {Preis|Kosten} |\n| --- | --- |\n| [{Basis|Start}]($link) | $price |\n| [{Pro|Gold}]($link) | $price |\n| [{Ultra|VIP}]($link) | $amount |",
    },
    {
      text: "```\n{curl|wget|open} $link\n```\n{Das ausführen|Das ist alles}, {läuft überall|ihr werdet mir danken}. {Spiegel|Doku}: `$domain`",
    },
  ],
};
