import type { Repertoire } from "../kinds.ts";

/** Somebody who is paid by the address left behind and has no time for sentences. */
export const linkDrops: Repertoire = {
  trades: ["slots", "stream", "iptv", "replica", "bonus", "keys24", "follower", "pillen", "outlet", "dating"],
  en: [
    {
      title:
        "{WATCH|Watch|Stream} {full|all} {matches|movies|episodes} {FREE|free of charge|for free} {HD|4K|online} $number",
      text: "{CLICK HERE|Watch here|Live link|Go here} {►|>>>|=>|👉} $link\n\n{Backup|Mirror|Second server}: $link\n\n{No sign up|No card needed|Works on every device}{!|!!|.}",
    },
    {
      title:
        "{Cheap|Original|Genuine|Discount} {licence|activation|product} keys {from $price|- up to $percent off|instant delivery}",
      text: "{We sell|Get your|Buy} {original|genuine|lifetime} {office|antivirus|design software|windows} keys {from $price|at $percent below list price}{.|, delivered within minutes.}\n\n- $link\n- $link\n- $link\n\n{Code|Coupon|Use}: {SAVE|DEAL|NOW}$number",
    },
    {
      title:
        "{Casino|Slots|Poker|Sports betting} {bonus|free spins|welcome offer} {no deposit|without deposit|today only}",
      text: "{$number free spins|$percent on your first deposit|$price free credit} {waiting for you|no deposit needed|only this week}: $link {🎰|🔥|}",
    },
    { text: "{here|look|see|check this}: $link" },
    {
      text: "{Best|Cheapest|Top} {watches|handbags|sneakers|sunglasses} {replica|1:1 quality|mirror quality}, {free shipping|worldwide shipping|ships from $city} $link {⌚|👜|👟|}",
    },
    {
      text: "$link\n$link\n$link\n{more|full list|all offers} {here|on our page}: $link",
    },
    {
      text: "{Buy|Order|Get} {real followers|likes and views|subscribers|reviews} {now|today|cheap}! {$number for $price|Starting at $price|$percent off}. {Visit|Order at|Go to} $domain {🚀|💯|}",
    },
    {
      text: "{Pills|Tablets|Weight loss drops|Testosterone} {without prescription|no doctor needed|shipped discreetly}. {Price list|Order form|Shop}: $link",
    },
  ],
  de: [
    {
      title:
        "{Alle|Ganze} {Spiele|Filme|Serien|Folgen} {KOSTENLOS|gratis|umsonst} {im Stream|online sehen|in HD} $number",
      text: "{HIER KLICKEN|Hier ansehen|Zum Stream|Direkt zum Link} {►|>>>|=>|👉} $link\n\n{Ausweichlink|Zweiter Server|Falls gesperrt}: $link\n\n{Ohne Anmeldung|Ohne Abo|Läuft auf jedem Gerät}{!|!!|.}",
    },
    {
      title:
        "{Günstige|Originale|Reduzierte} {Lizenzschlüssel|Produktkeys|Aktivierungscodes} {ab $price|bis zu $percent billiger|sofort per Mail}",
      text: "{Wir verkaufen|Bei uns gibt es|Holen Sie sich} {originale|unbefristete|günstige} {Office-|Virenschutz-|Grafik-|Windows-}Lizenzen {ab $price|$percent unter Listenpreis}{.|, Versand in wenigen Minuten.}\n\n- $link\n- $link\n- $link\n\n{Gutschein|Rabattcode|Code}: {SPAR|DEAL|JETZT}$number",
    },
    {
      title:
        "{Casino|Spielautomaten|Poker|Sportwetten}: {Bonus|Freispiele|Startguthaben} {ohne Einzahlung|nur heute|für Neukunden}",
      text: "{$number Freispiele|$percent auf die erste Einzahlung|$price Guthaben geschenkt} {warten auf dich|ganz ohne Einzahlung|nur diese Woche}: $link {🎰|🔥|}",
    },
    { text: "{hier|guckt mal|siehe|schaut euch das an}: $link" },
    {
      text: "{Beste|Billigste|Top} {Uhren|Handtaschen|Sneaker|Sonnenbrillen} {als Replika|in 1:1 Qualität|wie echt}, {Versand gratis|Versand aus $city|diskreter Versand} $link {⌚|👜|👟|}",
    },
    {
      text: "$link\n$link\n$link\n{mehr davon|ganze Liste|alle Angebote} {hier|auf unserer Seite}: $link",
    },
    {
      text: "{Echte Follower|Likes und Aufrufe|Abonnenten|Bewertungen} {jetzt|heute|günstig} kaufen! {$number für $price|Schon ab $price|$percent Rabatt}. {Bestellen auf|Mehr auf|Einfach auf} $domain {🚀|💯|}",
    },
    {
      text: "{Potenzmittel|Abnehmtropfen|Schlaftabletten|Testosteron} {ohne Rezept|rezeptfrei|diskret verpackt}. {Preisliste|Bestellung|Zum Shop}: $link",
    },
  ],
};
