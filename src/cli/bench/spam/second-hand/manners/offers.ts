import type { Repertoire } from "../kinds.ts";

/** Loans without questions and jobs without work. */
export const offers: Repertoire = {
  trades: ["loan", "kredit", "jobs", "homeoffice", "finanz", "easy-cash", "career"],
  en: [
    {
      title:
        "{Urgent|Fast|Private} {loan|financing} {offer|available} {at $percent interest|without credit check|apply now}",
      text: "{Do you need|Are you looking for} {a loan|financing} {for any purpose|to pay your bills|to start a business}? We {offer|give out} loans from $price to $amount at $percent {interest|per year}, {no credit check|no collateral|approved in $small hours}. {Contact us today|Apply now}: {$mail|$link|WhatsApp $phone}\n\nName:\nCountry:\nAmount needed:\nDuration:\nPhone:",
    },
    {
      title: "{Work from home|Remote job|Part-time job}: {$amount a month|$price an hour|earn daily}",
      text: "{We are hiring|Our company is looking for} {typists|data entry clerks|product testers|payment agents} {worldwide|in $city}, {no experience needed|2 hours a day}. {You earn $price a day|Weekly pay of $amount}. {Send your CV to $mail|Apply: $link|Telegram $handle}",
    },
    {
      text: "{I am $name, a private lender|My name is $name}. I {give|lend} {between $price and $amount|up to $amount} to {honest people|anyone who can pay back}, {$percent interest|paid out within $small days}. {Serious people only|No upfront fee}: $mail",
    },
    {
      text: "{Guys, I know it is off topic|Not about this thread}: {a job|the job} {I found|that saved me} {through|at} $domain {pays|brings} $price {a day|per shift}. {They still need people.|Write to $mail and say $name sent you.}",
    },
    {
      text: "{Have your debts paid|Get out of debt} {today|for good}! {Lottery winner|Retired widow} {gives away|donates} $amount {to $small people|for charity}. {I was chosen too.|True story.} {Write to|Contact} $mail {with your name and country|before it is over}.",
    },
    {
      text: "{Product testers|Mystery shoppers|Envelope packers} wanted! {Keep the product|Free phone} and {get $price|earn $amount}. {Sign up|Register}: $link {Limited places|$number places left}{!|.}",
    },
  ],
  de: [
    {
      title: "{Dringender|Schneller|Privater} {Kredit|Sofortkredit} {zu $percent Zinsen|ohne Schufa|jetzt beantragen}",
      text: "{Brauchen Sie|Suchen Sie} {einen Kredit|Geld} {für jeden Zweck|für Ihre Rechnungen|für den Start Ihres Geschäfts}? Wir {vergeben|bieten} Kredite von $price bis $amount zu $percent {Zinsen|im Jahr}, {ohne Schufa|ohne Sicherheiten|Zusage in $small Stunden}. {Schreiben Sie uns|Jetzt beantragen}: {$mail|$link|WhatsApp $phone}\n\nName:\nLand:\nGewünschter Betrag:\nLaufzeit:\nTelefon:",
    },
    {
      title: "{Heimarbeit|Nebenjob|Arbeiten von zu Hause}: {$amount im Monat|$price die Stunde|täglich Geld}",
      text: "{Wir suchen|Unsere Firma sucht} {Schreibkräfte|Datenerfasser|Produkttester|Zahlungsagenten} {in ganz Deutschland|in $city}, {ohne Vorkenntnisse|2 Stunden am Tag}. {Verdienst $price am Tag|Jede Woche $amount}. {Bewerbung an $mail|Bewerben: $link|Telegram $handle}",
    },
    {
      text: "{Ich bin $name, private Geldgeberin|Mein Name ist $name}. Ich {verleihe|gebe Darlehen} {zwischen $price und $amount|bis $amount} an {ehrliche Menschen|jeden, der zurückzahlen kann}, {$percent Zinsen|Auszahlung in $small Tagen}. {Nur ernste Anfragen|Keine Vorkosten}: $mail",
    },
    {
      text: "{Leute, ich weiß, passt nicht hierher|Hat nichts mit dem Thema zu tun}: {ein Job|der Job}, {den ich gefunden habe|der mich gerettet hat}, {über|bei} $domain {bringt|zahlt} $price {am Tag|pro Schicht}. {Die suchen noch Leute.|Schreibt an $mail und sagt, $name schickt euch.}",
    },
    {
      text: "{Schulden weg|Raus aus den Schulden} {noch heute|für immer}! {Lottogewinner|Rentnerin} {verschenkt|spendet} $amount {an $small Personen|für einen guten Zweck}. {Ich wurde auch ausgewählt.|Wahre Geschichte.} {Schreiben Sie an|Kontakt} $mail {mit Namen und Land|bevor es vorbei ist}.",
    },
    {
      text: "{Produkttester|Testkäufer|Kugelschreiber-Monteure} gesucht! {Produkt behalten|Gratis-Handy} und {$price bekommen|$amount verdienen}. {Anmelden|Registrieren}: $link {Plätze begrenzt|Noch $number Plätze}{!|.}",
    },
  ],
};
