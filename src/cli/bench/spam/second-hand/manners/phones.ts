import type { Repertoire } from "../kinds.ts";

/** Nothing to click: a number or a messenger's name is where the trade happens. */
export const phones: Repertoire = {
  trades: ["kontakt"],
  en: [
    {
      title:
        "{Powerful|Real|Trusted} {spell caster|love doctor|psychic} {brings back|returned} {ex lover|husband|wife} {in 24 hours|fast|guaranteed}",
      text: "{My name is $name from $city.|I am $name, I live in $city.} {My husband left me after $small years.|My marriage was over and I cried every night.} {A friend told me about|I came across} Dr. $name {who helped me|and within 2 days everything changed}. {He can help you too.|You should contact him.} {WhatsApp|Call or WhatsApp|Text him}: $phone {God bless you.|Thank me later.|}",
    },
    {
      title:
        "{Real|Registered|Genuine} {driving licence|passport|ID card|language certificate} {for sale|without exam|fast}",
      text: "{We produce|We are specialists in} {registered|verifiable|high quality} {documents|passports, ID cards and licences|certificates} {for all countries|for EU, UK and USA}. {No exam needed.|No questions asked.} {Contact|Message us on} {Telegram|Signal|WhatsApp}: {$handle|$phone}. {Serious buyers only.|Delivery in $small days.}",
    },
    {
      text: "{Hire|You can contact|I recommend} {a professional hacker|a real phone hacker|a private investigator} {to check on your partner|to get into any account|to change school grades}. {Fast and discreet.|I saw it with my own eyes.} {Write to|Reach him on} {WhatsApp $phone|$mail|Telegram $handle}",
    },
    {
      text: "{Call girls|Massage|Companions} in $city, {available 24/7|home and hotel visits|cash only}. {Call|Ring|Phone} $spelledPhone",
    },
    {
      text: "{For all your|Any} {plumbing|air conditioning|removal|cleaning} {needs|problems} in $city {call|ring|dial} {☎|📞|} $phone {- fair prices|, same day service|, ask for $name}.",
    },
    {
      text: "{I can help with that|I know how to fix this|Easy to solve}, {add me on|write me on|text me on} {WhatsApp|Viber|Telegram} {$phone|$handle|$spelledPhone} {and I show you|, I do this every day|for a small fee}.",
    },
  ],
  de: [
    {
      title:
        "{Mächtiger|Echter|Seriöser} {Liebeszauber|Wahrsager|Hellseher} {bringt Ex zurück|hilft sofort|in 24 Stunden}",
      text: "{Mein Name ist $name aus $city.|Ich heiße $name und lebe in $city.} {Mein Mann hat mich nach $small Jahren verlassen.|Meine Ehe war am Ende und ich weinte jede Nacht.} {Eine Freundin erzählte mir von|Dann fand ich} Dr. $name, {der mir geholfen hat|und nach 2 Tagen war alles anders}. {Er kann auch Ihnen helfen.|Melden Sie sich bei ihm.} {WhatsApp|Anruf oder WhatsApp|Schreiben Sie ihm}: $phone {Gott segne Sie.|Sie werden mir danken.|}",
    },
    {
      title:
        "{Echten|Registrierten} {Führerschein|Personalausweis|Sprachnachweis} {kaufen|ohne Prüfung|schnell und sicher}",
      text: "{Wir liefern|Wir sind Experten für} {registrierte|überprüfbare|hochwertige} {Dokumente|Führerscheine und Ausweise|Zertifikate} {für ganz Europa|für Deutschland, Österreich und die Schweiz}. {Keine Prüfung nötig.|MPU kein Problem.} {Kontakt|Schreiben Sie uns} über {Telegram|Signal|WhatsApp}: {$handle|$phone}. {Nur ernst gemeinte Anfragen.|Lieferung in $small Tagen.}",
    },
    {
      text: "{Ich empfehle|Melden Sie sich bei} {einem echten Hacker|einem Privatdetektiv|einem Profi}, {um den Partner zu überprüfen|der in jedes Konto kommt|der Schufa-Einträge löscht}. {Schnell und diskret.|Habe es selbst erlebt.} {Zu erreichen über|Schreiben an} {WhatsApp $phone|$mail|Telegram $handle}",
    },
    {
      text: "{Massage|Begleitung|Nette Damen} in $city, {Tag und Nacht|Haus- und Hotelbesuche|nur bar}. {Anrufen|Tel.|Ruf an} $spelledPhone",
    },
    {
      text: "{Für|Bei} {Rohrreinigung|Schlüsseldienst|Umzug|Entrümpelung} in $city {anrufen|einfach anrufen|wählen Sie} {☎|📞|} $phone {- faire Preise|, noch heute|, fragen Sie nach $name}.",
    },
    {
      text: "{Da kann ich helfen|Das kann ich lösen|Kein Problem}, {schreib mir auf|melde dich bei|füg mich hinzu auf} {WhatsApp|Viber|Telegram} {$phone|$handle|$spelledPhone} {, ich zeige es dir|, mache ich jeden Tag|gegen kleines Geld}.",
    },
  ],
};
