import type { Repertoire } from "../kinds.ts";

/** Sure profits, and the good people who bring back what was lost on the last ones. */
export const investments: Repertoire = {
  trades: ["trade", "coin", "capital", "fx", "wallet-rescue", "invest", "staking", "broker"],
  en: [
    {
      title: "How I {recovered|got back} {my stolen|my lost|$amount in} {bitcoin|crypto|USDT}",
      text: "{I never thought I would write this.|I want to share my testimony.} {In $year|Last year} I {lost|was scammed of} $amount {to a fake trading platform|through a person I met online|in a pump scheme}. {The police could not help.|My bank refused to help.} {I was close to giving up|I could not sleep} until I {read about|was introduced to} {$name Recovery|a recovery expert named $name|the wallet team}. {Within $small days|Less than a week later} {my coins were back|$percent of my money was returned}. {Contact|You can reach them at}: {$mail|$link|WhatsApp $phone}",
    },
    {
      title:
        "{My trading robot|This platform|Copy trading} made {$percent|$amount} {last month|in $small weeks}, {AMA|proof inside|not a joke}",
      text: "{I started with $price|I put in only $price} and {withdrew|now have} $amount. {No experience needed|The robot does everything|You copy what the experts do}. {The platform is regulated|Withdrawals take $small hours}. {Register with my link and get|New members receive} {$percent|$price} {bonus|extra}: $link {📈|💰|}",
    },
    {
      text: "{Thanks to|God bless} {Mrs $name|my account manager $name|expert $name}, I {earn|have been earning} $amount {every week|weekly|a month} {trading|with her strategy|on the forex market}. {I invested $price and got $amount|It changed my life}. {Anybody interested can|You can} {write her|reach her} {on Telegram $handle|by mail: $mail|on WhatsApp $phone}",
    },
    {
      text: "{Airdrop|Presale|Token launch} {is live|ends today|closes in $small hours}! {Connect your wallet|Claim your tokens|Send $price and receive double} {at|here:} $link {🚀🚀|💎|} {First $number wallets only.|}",
    },
    {
      text: "{Off topic, but|Sorry for being off topic:} {has anybody heard of|did you see} $domain? {Staking|Savings} with {$percent a year|daily payouts}, {I am in with $amount|my uncle withdrew $amount yesterday}. {Seems legit|No complaints so far|Better than any bank}.",
    },
    {
      title: "{Warning|Attention|Read this} if you {lost money|were scammed} {with a broker|in crypto|online}",
      text: "{Do not give up!|There is hope.} {Our lawyers|The chargeback specialists of $domain|A firm in $city} {recover funds|got $amount back for me} {from brokers|from fake exchanges}, {you pay only when it works|free consultation}. {File your case|Fill in the form}: $link",
    },
  ],
  de: [
    {
      title: "Wie ich {meine gestohlenen|meine verlorenen|$amount in} {Bitcoin|Coins|USDT} {zurückbekam|zurückholte}",
      text: "{Ich hätte nie gedacht, dass ich das schreibe.|Ich möchte meine Geschichte teilen.} {$year|Letztes Jahr} habe ich $amount {an eine falsche Handelsplattform|durch eine Internetbekanntschaft|bei einem Schneeballsystem} verloren. {Die Polizei konnte nicht helfen.|Die Bank hat abgewinkt.} {Ich wollte schon aufgeben|Ich konnte nicht schlafen}, bis ich {von $name Recovery las|einen Experten namens $name fand|das Wallet-Team kennenlernte}. {In $small Tagen|Keine Woche später} {waren meine Coins zurück|hatte ich $percent wieder}. {Kontakt|Zu erreichen}: {$mail|$link|WhatsApp $phone}",
    },
    {
      title:
        "{Mein Handelsroboter|Diese Plattform|Copytrading} hat {letzten Monat|in $small Wochen} {$percent|$amount} gebracht{, Beweis hier|, kein Witz|}",
      text: "{Angefangen habe ich mit $price|Ich habe nur $price eingezahlt}, {ausgezahlt wurden|jetzt sind es} $amount. {Keine Erfahrung nötig|Der Roboter macht alles|Man kopiert einfach die Profis}. {Die Plattform ist reguliert|Auszahlung in $small Stunden}. {Über meinen Link gibt es|Neue Mitglieder bekommen} {$percent|$price} {Bonus|extra}: $link {📈|💰|}",
    },
    {
      text: "{Dank|Gott segne} {Frau $name|meiner Betreuerin $name|Expertin $name} {verdiene ich|bekomme ich} $amount {jede Woche|wöchentlich|im Monat} {mit Trading|mit ihrer Strategie|am Devisenmarkt}. {Aus $price wurden $amount|Das hat mein Leben verändert}. {Wer Interesse hat|Ihr könnt ihr} {schreibt ihr|schreiben} {auf Telegram $handle|per Mail: $mail|auf WhatsApp $phone}",
    },
    {
      text: "{Airdrop|Vorverkauf|Tokenstart} {läuft|endet heute|schließt in $small Stunden}! {Wallet verbinden|Token abholen|$price senden und doppelt bekommen} {auf|hier:} $link {🚀🚀|💎|} {Nur die ersten $number Wallets.|}",
    },
    {
      text: "{Passt nicht ganz hierher, aber|Sorry für offtopic:} {kennt jemand|habt ihr gehört von} $domain? {Staking|Tagesgeld} mit {$percent im Jahr|täglicher Auszahlung}, {ich bin mit $amount dabei|mein Onkel hat gestern $amount abgehoben}. {Scheint seriös|Bisher keine Probleme|Besser als jede Bank}.",
    },
    {
      title:
        "{Warnung|Achtung|Bitte lesen}, wenn ihr {Geld verloren habt|betrogen wurdet} {mit einem Broker|mit Krypto|im Netz}",
      text: "{Nicht aufgeben!|Es gibt Hoffnung.} {Unsere Anwälte|Die Rückbuchungsprofis von $domain|Eine Kanzlei in $city} {holen Geld zurück|haben mir $amount zurückgeholt} {von Brokern|von falschen Börsen}, {gezahlt wird nur bei Erfolg|Erstberatung kostenlos}. {Fall melden|Formular ausfüllen}: $link",
    },
  ],
};
