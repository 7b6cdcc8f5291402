import type { Repertoire, Template } from "../kinds.ts";

/** What a slow starter writes first, and now and then later: nothing anybody could mind. */
export const harmless: Record<"de" | "en", readonly Template[]> = {
  en: [
    {
      text: "{Same here|I see the same|Happens to me too}{, since the last update|, on two machines| as well}. {Did you find out more?|Any news on this?|I will watch this thread.}",
    },
    {
      text: "{Thanks|Thank you|Many thanks}, {that worked|this solved it for me|that was it}. {I had been looking for days.|Saved my day.|}",
    },
    {
      text: "{Which version do you use|What does the log say|Did it work before}? {I ask because|It may matter since} {it behaves differently in older ones|there was a change some months ago|I had something similar}.",
    },
    {
      text: "{For me|In my case|On my side} it {helped|was enough} to {restart|clear the cache|sign out and in again|check the time zone|update first}. {Perhaps worth a try.|Not sure whether it fits your case.}",
    },
    {
      text: "{About|Regarding|On} “$topic”: {I read through the answers|I followed the thread} and {still wonder|am not sure} whether {it is the same on a phone|the order matters|this needs an administrator}.",
    },
    {
      title: "{Question about|Not sure about|How do you handle} $topic{?|}",
      text: "{Hello|Hi everybody}, {I am new here|first question from me}. {I read|I found} “$topic” and {it nearly answers my question|it fits nearly}. {What is the recommended way today?|Is that still current?|How do others do it?} {Thanks in advance|Thank you}",
    },
  ],
  de: [
    {
      text: "{Bei mir auch|Sehe ich genauso|Habe ich ebenfalls}{, seit dem letzten Update|, auf zwei Rechnern|}. {Hast du mehr herausgefunden?|Gibt es Neues dazu?|Ich lese mal mit.}",
    },
    {
      text: "{Danke|Vielen Dank|Besten Dank}, {hat geklappt|das war es|damit geht es}. {Ich habe tagelang gesucht.|Tag gerettet.|}",
    },
    {
      text: "{Welche Version nutzt du|Was steht im Protokoll|Ging es vorher}? {Ich frage, weil|Könnte wichtig sein, denn} {es sich in älteren anders verhält|sich vor ein paar Monaten etwas geändert hat|ich etwas Ähnliches hatte}.",
    },
    {
      text: "{Bei mir|In meinem Fall} hat es {geholfen|gereicht}, {neu zu starten|den Cache zu leeren|sich ab- und wieder anzumelden|die Zeitzone zu prüfen|erst zu aktualisieren}. {Vielleicht einen Versuch wert.|Ob das bei dir passt, weiß ich nicht.}",
    },
    {
      text: "{Zu|Noch zu} „$topic“: {Ich habe die Antworten gelesen|Ich bin dem Thema gefolgt} und {frage mich noch|bin nicht sicher}, ob {das auf dem Handy auch so ist|die Reihenfolge wichtig ist|man dafür Administrator sein muss}.",
    },
    {
      title: "{Frage zu|Unsicher bei|Wie macht ihr das bei} $topic{?|}",
      text: "{Hallo|Hallo zusammen}, {ich bin neu hier|erste Frage von mir}. {Gelesen habe ich|Gefunden habe ich} „$topic“, {das beantwortet es fast|das passt fast}. {Wie macht man das heute am besten?|Ist das noch aktuell?|Wie macht ihr das?} {Danke im Voraus|Danke schon mal}",
    },
  ],
};

/** Later it reads like the rest, with an address in it. */
export const slowStarters: Repertoire = {
  trades: ["vpn", "hosting", "webshop", "recovery-soft", "cleaner", "pdf-tools", "backup", "leads"],
  en: [
    {
      text: "{For me|In my case} {only one thing helped|the built-in way never worked}: {I use|I switched to} {this tool|this little program|that service} $link {and never looked back|, since then it is quiet|, free for $small days}.",
    },
    {
      text: "{Regarding|On} “$topic”: {there is a comparison|somebody tested all of them} {on|at} $link, {number $small surprised me|worth reading|I ended up with the first one}.",
    },
    {
      text: "{Thanks, worked.|Good thread.|Agreed.} {By the way,|Besides,} {I got a discount|there is a discount} {of $percent|} {here|with this link}: $link",
    },
    {
      title: "{What do you use|Which tool do you use|Recommendations} for {backups|VPN|invoices|PDF files|hosting}?",
      text: "{I tried a few|I compared some} and {stayed with|liked best} {[this one]($link)|$domain}. {It costs $price a month.|Less than $price.} {What do you think?|Does anybody else use it?}",
    },
    {
      text: "{If you lost the data|When nothing else works|If the update broke it}, {this recovery program|the repair tool from $domain|a program called $handle} {gets it back|fixed it here in $small minutes}. {Download|Get it}: $link",
    },
    {
      text: "{A colleague|My brother|Our agency} {pointed me to|told me about} $link {last week|some time ago}, {it does exactly what you ask|that is what you need|costs next to nothing}.",
    },
  ],
  de: [
    {
      text: "{Bei mir|In meinem Fall} hat {nur eins geholfen|der normale Weg nie geklappt}: {Ich nutze|Ich bin umgestiegen auf} {dieses Werkzeug|dieses kleine Programm|diesen Dienst} $link {und bin sehr zufrieden|, seitdem ist Ruhe|, $small Tage kostenlos}.",
    },
    {
      text: "{Zu|Noch zu} „$topic“: {es gibt einen Vergleich|jemand hat alle getestet} {auf|unter} $link, {Platz $small hat mich überrascht|lesenswert|ich habe den ersten genommen}.",
    },
    {
      text: "{Danke, geht.|Gutes Thema.|Sehe ich auch so.} {Übrigens,|Nebenbei:} {ich habe einen Rabatt bekommen|es gibt Rabatt} {von $percent|} {hier|über diesen Link}: $link",
    },
    {
      title:
        "{Was nutzt ihr|Welches Programm nutzt ihr|Empfehlungen} für {Backups|VPN|Rechnungen|PDF-Dateien|Hosting}?",
      text: "{Ich habe einige probiert|Ich habe verglichen} und {bin geblieben bei|am besten gefiel mir} {[dem hier]($link)|$domain}. {Kostet $price im Monat.|Unter $price.} {Was meint ihr?|Nutzt das noch jemand?}",
    },
    {
      text: "{Wenn die Daten weg sind|Wenn nichts mehr geht|Falls das Update schuld war}: {dieses Rettungsprogramm|das Reparaturtool von $domain|ein Programm namens $handle} {holt alles zurück|hat es hier in $small Minuten behoben}. {Download|Gibt es hier}: $link",
    },
    {
      text: "{Ein Kollege|Mein Bruder|Unsere Agentur} {hat mich auf|brachte mich auf} $link {gebracht|aufmerksam gemacht}, {das macht genau, was du suchst|genau das brauchst du|kostet fast nichts}.",
    },
  ],
};
