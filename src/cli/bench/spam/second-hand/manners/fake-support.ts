import type { Repertoire } from "../kinds.ts";

/** The hotline of the company itself, which is not the company's. */
export const fakeSupport: Repertoire = {
  trades: ["support", "helpdesk", "kundendienst", "service-center", "hotline"],
  en: [
    {
      title:
        "$company {support|customer service|helpline|customer care} {number|phone number|toll free} {☎|} $phone {24/7|USA|UK|}",
      text: "{Dial|Call} the {official|toll-free|24/7} $company {support|customer care} number {$phone|$spelledPhone}. {Our|Certified} {technicians|experts} {solve|fix} {login problems|refunds|update errors|billing questions} {at once|within minutes}. {$company support $phone.|Call $phone now.|}",
    },
    {
      title:
        "{How do I|How can I|What is the way to} {speak to|reach|contact} {a human|a live person|someone} at $company?",
      text: "{To reach|To talk to} a live person at $company, {follow these steps|do this}:\n\n1. {Dial|Call} $phone\n2. {Say “agent”|Press $small}\n3. {Explain your problem|Have your account number ready}\n\n{They answer day and night.|Waiting time is under $small minutes.} {Alternative|Second line}: $spelledPhone",
    },
    {
      text: "{Hello|Dear customer|Hi $name}, this is $company {support|customer service}. {We have seen your message|Your ticket was escalated}. {Please call|Kindly contact us at} {$phone|WhatsApp $phone} {so that we can verify your account|to get your refund|and have your card ready}.",
    },
    {
      text: "{About|Regarding} “$topic”: {I called $company directly|the hotline helped me} {under|at} {$phone|$spelledPhone}, {they fixed it in $small minutes|they gave me a refund|very friendly}.",
    },
    {
      text: "{Your account|Your access} {will be closed|is limited} {unless you confirm it|after the update}. {Sign in here to confirm|Verify now}: $link\n\n$company {Security|Support|Team}",
    },
    {
      text: "{Write to|Send your problem to} $company {recovery|help} desk: $mail {or|, also} {call|text} $phone. {Moderators here do not answer|This forum is slow}, {the desk does|they reply at once}.",
    },
  ],
  de: [
    {
      title:
        "$company {Support|Kundenservice|Hotline|Kundendienst} {Nummer|Telefonnummer|kostenlos} {☎|} $phone {rund um die Uhr|Deutschland|}",
      text: "{Rufen Sie|Wählen Sie} die {offizielle|kostenlose|durchgehend besetzte} $company {Hotline|Servicenummer} {$phone|$spelledPhone}. {Unsere|Zertifizierte} {Techniker|Experten} {lösen|klären} {Anmeldeprobleme|Rückerstattungen|Updatefehler|Fragen zur Rechnung} {sofort|in wenigen Minuten}. {$company Kundenservice $phone.|Jetzt anrufen: $phone.|}",
    },
    {
      title:
        "Wie {erreiche ich|spreche ich mit|bekomme ich} {einen Menschen|einen Mitarbeiter|jemanden} {bei|von} $company?",
      text: "{So erreichen Sie|So sprechen Sie mit} {einem Mitarbeiter|einem Menschen} bei $company:\n\n1. $phone {wählen|anrufen}\n2. {„Mitarbeiter“ sagen|Die $small drücken}\n3. {Problem schildern|Kundennummer bereithalten}\n\n{Tag und Nacht besetzt.|Wartezeit unter $small Minuten.} {Alternativ|Zweite Leitung}: $spelledPhone",
    },
    {
      text: "{Hallo|Sehr geehrter Kunde|Hallo $name}, hier ist der $company {Support|Kundenservice}. {Wir haben Ihre Nachricht gesehen|Ihr Fall wurde weitergeleitet}. {Bitte rufen Sie|Melden Sie sich unter} {$phone|WhatsApp $phone} {an, damit wir Ihr Konto prüfen können|für Ihre Rückerstattung|und halten Sie Ihre Karte bereit}.",
    },
    {
      text: "{Zu|Wegen} „$topic“: {Ich habe direkt bei $company angerufen|Mir hat die Hotline geholfen}, {$phone|$spelledPhone}, {in $small Minuten gelöst|Geld zurückbekommen|sehr freundlich}.",
    },
    {
      text: "{Ihr Konto|Ihr Zugang} {wird gesperrt|ist eingeschränkt}, {wenn Sie es nicht bestätigen|seit der Aktualisierung}. {Zur Bestätigung hier anmelden|Jetzt bestätigen}: $link\n\n$company {Sicherheit|Support|Team}",
    },
    {
      text: "{Schreiben Sie an|Schicken Sie Ihr Problem an} die $company {Hilfestelle|Kundenhilfe}: $mail {oder|, auch} {anrufen|per SMS}: $phone. {Die Moderatoren hier antworten nicht|Das Forum ist langsam}, {dort schon|da geht es sofort}.",
    },
  ],
};
