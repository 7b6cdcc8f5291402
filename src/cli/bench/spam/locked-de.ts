import type { Texts } from "./material.ts";

export const lockedGerman: Texts = {
  goods: [
    "Markentaschen",
    "Follower und Likes",
    "Forex-Roboter",
    "Keto-Kapseln",
    "Doktortitel",
    "Spielautomaten-Gewinne",
    "VPN auf Lebenszeit",
  ],
  titles: [
    "{Jetzt|Schnell} <goods> {sichern|holen}, {bevor es zu spät ist|solange es sie gibt}",
    "{Meine Erfahrung|Meine Geschichte} mit <goods>",
    "<goods> {einfach erklärt|für Anfänger|im großen Vergleich}",
    "{Fluglinie|Bank|Mail} {direkt erreichen|Service} <phone>",
  ],
  harmless: [
    "{Klappt|Läuft} {bei mir jetzt auch|hier ebenfalls}{, merci|, prima|.}",
    "{Geht mir auch so|Bei mir ebenso}, {gibt es Neues|schon eine Lösung}?",
    "{Schöne|Gute} {Erklärung|Zusammenfassung}{.|, hat mir den Tag gerettet.}",
    "{Welche Version|Welches Gerät} {benutzt du|haben Sie}?",
    "{Klingt|Sieht} {vernünftig|richtig} aus, {auch wenn|obwohl} <topic> {mir neu war|knifflig ist}.",
    "{Neu hier|Gerade angemeldet}, {hallo|servus} {in die Runde|an alle}. {Ich lerne|Ich lese} gerade über <topic>.",
  ],
  bodies: {
    link_drop: [
      "{➡|👉|🔥} <link>",
      "<goods> <link>\n\n<goods> <link>\n\n<goods> <link>",
      "{Begrenztes|Einmaliges} {Angebot|Geschenk}: {spare|erhalte} <price> {Rabatt|zurück} auf <goods> – <link>",
      "<host>",
      "{Jemand|Ein Kollege} hat {dein Foto|dieses Video} {dort|von dir} {hochgeladen|gepostet}, {sieh|schau}: <link>",
    ],
    copied_answer: [
      "{Besser erklärt|Schritt für Schritt|Als Video} {auf|bei} <link>",
      "(<link>)",
      "{Wenn es noch hakt|Sonst}: [{dieses Werkzeug|diese Seite}](<link>) {macht das von allein|reicht}.",
    ],
    support_phone: [
      "{Mit einem Menschen|Mit jemand Echtem} {sprechen|reden} bei {jeder Fluglinie|Ihrer Bank|Ihrer Wallet}: {Nummer|Leitung} <phone> {(DE)|[ohne Warten]}. {Erstattung|Storno}, {Namensänderung|Rückbuchung}, {verlorene Passwörter|gesperrte Konten}.",
      "Wie {erreiche ich|bekomme ich} {schnell|rasch} {jemanden|einen Menschen} {ans Telefon|dran}? {Schritt 1: Hörer nehmen|Ganz leicht}: <phone>. {Schritt 2|Dann}: {Null drücken|Berater sagen}. <phone> <phone>",
      "{Privater|Persönlicher} {Geldgeber|Investor} {verleiht|vergibt} {Kredite|Darlehen} {ab|bis} <price> zu {2|3} %, {nur SMS|Antwort per SMS} <phone>",
    ],
    look_alikes: [
      "{Hol|Sichere} dir {dein kostenloses|dein geheimes} <goods>-{Geschenk|Los} {im Wert von|über} <price> {bei|auf} <link>",
      "{Echte|Geprüfte} <goods>, {geheimer|interner} Preis, {schreib|bestell} {über|bei} <host> {solange es reicht|jetzt}",
      "{Verdopple|Verdreifache} {dein Erspartes|deine Bitcoin} {in einer Woche|bis Freitag}: <link>",
    ],
    slow_starter: [
      "{Weil wir davon reden|Passend dazu}: {mein Cousin|ein Freund} {betreibt|hat} <host>, {dort gibt es|mit} <goods> {zum halben Preis|für Mitglieder}. <link>",
      "{Ich habe|Wir haben} {das|es} {ausführlich|genau} {aufgeschrieben|beschrieben}: <link>",
      "{Ehrlich|Mal ehrlich}, <goods> {haben mein Leben verändert|waren die Lösung}. <link>",
    ],
    spun_praise: [
      "{Mensch|Leute}, {was für eine|welch eine} {coole|feine} Seite!! {Herrlich|Wunderbar} .. {Spitze|Klasse} .. {Ich setze|Ich lege} gleich ein Lesezeichen und {abonniere|hole mir} {auch|noch} den Feed. {Schön|Toll}, so {viele|zahlreiche} {nützliche|hilfreiche} {Infos|Angaben} {hier|gerade hier} zu {finden|entdecken}.",
      "Als {könntest|würdest} du meine {Gedanken|Wünsche} lesen! Du {scheinst|weißt} {so viel|eine Menge} {davon|darüber} zu {wissen|verstehen}. {Ein fabelhafter|Ein exzellenter} Text. {Hier ist|Seht} meine {Homepage|Webseite} <link>",
      "{Hübscher|Feiner} {Abschnitt|Teil} des Inhalts. Ich bin {zufällig|eben} {auf dein Weblog gestoßen|hier gelandet} und {wollte sagen|behaupte}, dass ich {tatsächlich|wirklich} jeden {Eintrag|Text} {genossen|geliebt} habe. <link>",
      "{Servus|Grüße}! {Kurze|Schnelle} Frage, {völlig|ganz} am Thema vorbei: Wie macht man {eine Seite|ein Blog} {fürs Handy|mobil} {lesbar|schön}? {Danke vorab|Besten Dank}!",
    ],
    contact_handle: [
      "{Wer|Alle, die} {ein zweites Einkommen|ihr Kapital mehren} {will|wollen}, {fragt|meldet euch bei} <handle>, {angefangen habe ich mit|eingezahlt} <price> und {das Dreifache|das Fünffache} {abgehoben|ausgezahlt bekommen}.",
      "{Verkaufe|Wir verkaufen} {registrierte|echte} {Pässe|Zeugnisse|Sprachzertifikate}. {Nachricht|Mail} an <mail>, {Signal|Threema} <handle>",
      "{Mein Ex|Mein Mann} {kam zurück|ist wieder da}, {nach|binnen} {48 Stunden|drei Tagen}. {Starke|Echte} {Gebete|Hilfe}: <mail> {oder|und} <handle>",
    ],
    broken_words: [
      "{Reines|Laborgeprüftes} {Cialis|Xanax|Anabolika} {über Nacht|per Kurier}, {Mengen|Gruppen}{preis|rabatt} <price>, <link>",
      "{Erotische|Private} {Webcam|Dating}-{Räume|Partys} {heute Nacht|die ganze Woche}, {komm|tritt ein} <host>",
      "{Unbegrenzte|Tägliche} {Jackpot|Poker}-{Gewinne|Auszahlungen} {garantiert|bewiesen}, {melde dich an|starte} <link>",
    ],
    fake_question: [
      "{Anfängerfrage|Bin neu}: {lohnen sich|taugen} <goods> {etwas|überhaupt}? {Mein Chef|Meine Schwester} {nimmt|schwört auf} <link>.",
      "{Im Vergleich|Ich verglich} {drei|fünf} {Händler|Anbieter} für <goods>: {nur|allein} <host> {antwortete|lieferte}. {Fehlt einer|Einverstanden}? <link>",
      "{Ärger|Probleme} mit {meinen alten|den üblichen} <goods>, {bin gewechselt|nun} zu <link> {und es läuft|, keine Klagen}. {Noch jemand|Ihr auch}?",
    ],
    buried_link: [
      "{Als|Immer wenn} {ich|wir} mit <topic> zu tun {hatte|hatten}, {war der erste Schritt|zählte} das {Lesen|Prüfen}<buried> der {Grundlagen|Anleitung}. {Der Rest|Alles andere} {folgt|ist Übung}.",
      "{Kommt darauf an|Schwer zu sagen}<buried>. {Bei|Für} <topic> {würde ich|sollte man} {klein anfangen|erst messen}, {dann|und danach} {entscheiden|vergleichen}.",
      "{Genau|Eben} {was|wie} {andere|die Leute} {oben|vorher} {sagten|schrieben}: <topic> {zuerst|zählt}<buried>.",
    ],
  },
};
