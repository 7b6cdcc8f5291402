import type { Texts } from "./material.ts";

export const openGerman: Texts = {
  goods: [
    "Uhren-Nachbildungen",
    "Abnehm-Gummis",
    "Casino-Bonus",
    "Potenzmittel ohne Rezept",
    "Krypto-Signale",
    "Führerschein ohne Prüfung",
  ],
  titles: [
    "{Die besten|Günstige|Billige} <goods> {2026|im Vergleich|online}",
    "{Wo kann man|Wie kann ich} <goods> {kaufen|bestellen}{?| – Erfahrungen?}",
    "<goods>: {Test|ehrlicher Test|was wirklich hilft}",
    "{Hotline|Servicenummer|Kundendienst} <phone>",
  ],
  harmless: [
    "{Danke|Vielen Dank}{,|!} {das hat mir geholfen|genau das habe ich gesucht|super}.",
    "{Ich hatte|Ich habe} {dasselbe|das gleiche} Problem {letzte Woche|auch|neulich}.",
    "{Guter Punkt|Interessant|Stimmt}, {das wusste ich nicht|so habe ich es noch nie gesehen|klingt logisch}.",
    "{Kannst du|Könnten Sie} {etwas mehr|noch etwas} zu <topic> {sagen|erklären}?",
    "{Ich lese mit|Spannendes Thema|Bin gespannt}.",
    "{Ich finde|Meiner Meinung nach} {hängt <topic> vom Einzelfall ab|wird <topic> unterschätzt}.",
  ],
  bodies: {
    link_drop: [
      "<link>",
      "{Schaut|Guckt} {mal|doch} {hier|rein}: <link>",
      "<goods> {-|–|:} <link> <link>",
      "{Beste|Top} <goods> {zum kleinsten Preis|versandkostenfrei|nur heute}! {Hier klicken|Jetzt sichern} <link>",
      "[<goods>](<link>) [<goods> {kaufen|bestellen}](<link>) [günstige <goods>](<link>)",
    ],
    copied_answer: [
      "{Siehe auch|Mehr dazu|Ausführlich|Anleitung}: <link>",
      "{Quelle|Gefunden bei}: <link>",
      "{Übrigens|Außerdem}: {hier|dort} [{wird es erklärt|steht alles}](<link>)",
    ],
    support_phone: [
      "{Rufen Sie|Wählen Sie} <phone> {an|jetzt}, {rund um die Uhr|kostenlos}, bei {Drucker|Router|E-Mail|Virenschutz|Wallet}-{Problemen|Fehlern}. {Unsere Fachleute|Geprüfte Techniker} {lösen|beheben} {jedes Problem|jeden Fehler} {in Minuten|sofort}.",
      "{Wenn|Falls} {Ihr Konto|Ihr Drucker|Ihre Buchung} {gesperrt ist|nicht geht}, {einfach|am besten} <phone> {anrufen|wählen}. {Wir helfen|Man hilft} {sofort|Tag und Nacht}. <phone>",
      "{Kredit nötig|Sofortkredit|Bargeld heute}? {Ohne Schufa|Ohne Unterlagen}. {WhatsApp|Anruf}: <phone>",
    ],
    look_alikes: [
      "{Gewinne|Verdiene} {täglich|groß} mit <goods>, {Bonus|Rabatt} von <price> für {neue Spieler|Neukunden}: <link>",
      "{Billige|Originale} <goods> {geliefert|verschickt} {weltweit|bis vor die Tür}, {jetzt|heute} {bestellen|kaufen} bei <host>",
      "{Verdiene|Mach} <price> {am Tag|pro Woche} {von zu Hause|mit dem Handy}, {frag mich wie|mach mit} <link>",
    ],
    slow_starter: [
      "{Übrigens|PS}: {ich habe|wir haben} <goods> {hier|in diesem Laden} {bekommen|gekauft}: <link> {und war zufrieden|, alles bestens}",
      "{Das solltet ihr|Jeder sollte} {ausprobieren|ansehen}: <link> {hat alles gelöst|sehr zu empfehlen}",
      "{Für <goods>|Wer <goods> will}: {ich empfehle|nehmt} <link>",
    ],
    spun_praise: [
      "{Wow|Hallo}, {was für ein|das ist ein} {toller|ausgezeichneter|großartiger} {Beitrag|Artikel|Text}. {Ich habe|Wir haben} {ihn gern gelesen|viel gelernt}. {Weiter so|Macht weiter so}! {Besucht auch|Meine Seite}: <link>",
      "{Ich suche|Ich stöbere} {seit Stunden|den ganzen Tag} {im Netz|im Internet} und {fand|habe} {noch keinen|keinen} so {guten|spannenden} {Artikel|Beitrag} {gefunden|wie diesen}. {Wirklich lesenswert|Sehr lohnend}.",
      "{Danke für|Vielen Dank für} {diese Informationen|deine Gedanken}. {Ich komme|Ich schaue} {sicher|bestimmt} wieder {vorbei|rein}. {Besuche|Schau auch auf} <link>",
      "{Sehr|Wirklich} {schöne|gute} {Seite|Website}! {Ich bin|Da bin ich} {beeindruckt|begeistert}, {selten|kaum} sieht man {etwas|Texte} so {lehrreich und unterhaltsam|nützlich und witzig}.",
    ],
    contact_handle: [
      "{Ich verlor|Mir wurden} <price> {bei einem falschen Broker|durch Betrug} {gestohlen|verloren}, {bis|dann} {eine Freundin|jemand} mir {einen Fachmann|ein Team} nannte. {Schreibt an|Kontakt} <mail> {oder|/} <handle>. {Ich bekam alles zurück|Sehr seriös}.",
      "{Dank|Gott segne} {Frau Rosa|Doktor Adamu|Herrn Calvin} {habe ich mein Konto|habe ich meine Coins} {zurück|wieder}. {Erreichbar|Schreibt ihm} über <handle>",
      "{Falschgeld|Liebeszauber|Hacker mieten}, {ohne Vorkasse|zuverlässig|diskret}. <mail> {Telegram|WhatsApp}: <handle>",
    ],
    broken_words: [
      "<goods> {ohne Rezept|ohne Fragen} {kaufen|bestellen}, {diskrete|schnelle} {Lieferung|Zustellung}, {ab|nur} <price> <link>",
      "{Gratis|Sofort} {Casino|Wetten} {Freispiele|Bonus} {für dich|heute}, {ohne Einzahlung|ohne Limit}: <host>",
      "{Heiße|Einsame} {Singles|Frauen} {in deiner Nähe|in deiner Stadt} {wollen chatten|warten}: <link>",
    ],
    fake_question: [
      "{Hallo zusammen|Hallo}, {kann jemand|weiß jemand} {gute|seriöse} <goods> {empfehlen|nennen}? {Ich fand|Ich sah} <link>, {bin aber unsicher|weiß aber nicht}, ob das {sicher|seriös} ist.",
      "{Was haltet ihr von|Hat jemand Erfahrung mit} <host>? {Angeblich|Es heißt}, {das sei das Beste|niemand ist billiger} für <goods>. <link>",
      "{Ich suche|Wir brauchen} <goods>. {Bisher|Bis jetzt} {war das beste Angebot|fand ich nur} <link>, {Erfahrungen|Meinungen}?",
    ],
    buried_link: [
      "{Ich denke|Soweit ich weiß}, <topic> {ist eine Frage|ist Sache} {des Geschmacks|der Erfahrung|des Geldes}<buried> {und|aber} {jeder|jeder Fall} {ist anders|hat andere Wünsche}.",
      "{Es gibt viele|Man findet mehrere} {Wege|Möglichkeiten}, {mit|bei} <topic><buried> {umzugehen|anzufangen}. {Hoffe|Ich hoffe}, {das hilft|es hilft}.",
      "{Viele|Die meisten} {vergessen|übersehen}, dass <topic> {Geduld braucht|Zeit kostet}<buried>. {Viel Glück|Alles Gute}!",
    ],
  },
};
