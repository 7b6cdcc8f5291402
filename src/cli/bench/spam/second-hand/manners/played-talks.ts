import type { Talk } from "../kinds.ts";

/**
 * One asks, one knows just the thing, the first is grateful, the second adds a word: two accounts of one hand. Only
 * the answer carries the address.
 */
export const playedTalks: { trades: readonly string[]; en: readonly Talk[]; de: readonly Talk[] } = {
  trades: ["invoice", "rechner", "kurse", "mattress", "hosting", "translator", "heizung", "travel"],
  en: [
    {
      title: "{Which|What} {invoice|accounting|tax} {software|program} do you {use|recommend}?",
      question:
        "{I run a small shop in $city|We are $small people} and {need|look for} something {for invoices|for our books} {that does not cost $price a month|that is simple}. {What do you use?|Any ideas?}",
      answer:
        "{We tried $small programs|We had the same question} and {ended up with|now use} $domain. {It is cheap|Setup took $small minutes}, {support answers at once|there is a free trial}: $link",
      thanks:
        "{Wow, thank you!|Great tip!} {I just signed up|Looks exactly right}, {so much easier|the trial is really free}.",
      remark: "{Glad it helps.|You're welcome!} {Tell them $name sent you|With the code NEW$number you save $percent}.",
    },
    {
      title: "{Back pain|Bad sleep|Neck pain} {from sitting|after long days}: {what helps|any tips}?",
      question:
        "{I sit $small hours a day|Since I work from home} {and my back hurts|I sleep badly}. {Has anybody found something that works?|Is a new mattress worth it?}",
      answer:
        "{I had that for years.|Same with me.} {What changed it|The only thing that worked} was {a mattress|the cushion|the course} from {[here]($link)|$domain}, {$number days to try|I paid $price}.",
      thanks:
        "{Ordered it right away|I ordered one}, {arrived in two days|sleeping like a baby now}. {Thank you so much!|Best purchase of $year.}",
      remark: "{Told you :)|Nice to hear!} {They have $percent off this week|My mother got one too}.",
    },
    {
      title: "{Translation|Visa|Certified copy} for {$city|my move abroad}: {who is good|where do I go}?",
      question:
        "{I need|We need} {a certified translation|a visa|papers} {by next month|quickly} and {do not know whom to trust|every office says something else}. {Who has experience?|Please help.}",
      answer:
        "{Do it online|No office needed}: $link {did it for me|handled everything} in $small days for $price. {Ask for $name|Very professional}.",
      thanks: "{It worked!|Done in $small days!} {Thank you|You saved me}, {I had nearly given up|recommended to all}.",
      remark: "{Happy for you|Perfect}, {they also do|ask them about} {passports|tax numbers|residence permits}.",
    },
    {
      title:
        "{Where do you learn|Good course for|Best way to learn} {programming|trading|languages} {online|from scratch}?",
      question:
        "{I want to change my job|At $year I want to start new} and {learn|study} in the evening. {Free videos got me nowhere|Books bore me}. {Which course is worth the money?|Paid or free?}",
      answer:
        "{Honestly,|For me} {the one by $name|the course on $domain} {was worth every cent|got me a job in $small months}. {Link|Start here}: $link",
      thanks:
        "{Just did the first lesson|I am in week $small}, {wow|so well explained}. {Thanks for the link!|Worth it.}",
      remark: "{Great!|See?} {The discount runs until Sunday|Lesson $small is the best one}.",
    },
    {
      title: "{Heating|Solar panels|Windows}: {how much did you pay|is it worth it in $year}?",
      question:
        "{We have an old house near $city|Our house is from 1970}. {Offers go from $price to $amount|The first offer was $amount}. {How did you find a fair one?|What did you pay?}",
      answer:
        "{We used|Try} {the calculator on $domain|this comparison: $link}, {got $small offers in a day|saved $percent}. {Before that I paid nearly double.|} $link",
      thanks: "{Filled it in yesterday|Did that}, {$small offers already|cheaper by $amount}. {Thank you!|Great.}",
      remark:
        "{Ask about the grant|Do not forget the subsidy}, {they fill in the forms for you|it is explained there too}.",
    },
    {
      title: "{Cheap|Reliable} {hosting|server|VPN} {that does not break|for a small project}?",
      question:
        "{My provider|My current host} {is down every week|raised the price by $percent}. {Where did you go?|What can you recommend?} {Budget $price.|}",
      answer:
        "{Moved everything to|I am with} $domain {since $year|for $small years}, {no outage|half the price}. {They move your site for free|Sign up here}: $link",
      thanks:
        "{Moved|Switched} {tonight|yesterday}, {took $small minutes|everything is faster}. {Thanks, $name!|You were right.}",
      remark: "{Told you so|Good choice}. {Yearly plan is $percent off|Use the coupon on the front page}.",
    },
  ],
  de: [
    {
      title: "{Welches|Was für ein} {Rechnungsprogramm|Buchhaltungsprogramm|Steuerprogramm} {nutzt|empfehlt} ihr?",
      question:
        "{Ich habe einen kleinen Laden in $city|Wir sind zu $small} und {suchen|brauchen} etwas {für Rechnungen|für die Buchhaltung}, {das keine $price im Monat kostet|das einfach ist}. {Was nutzt ihr?|Habt ihr Ideen?}",
      answer:
        "{Wir haben $small Programme probiert|Die Frage hatten wir auch} und {sind gelandet bei|nutzen jetzt} $domain. {Günstig|In $small Minuten eingerichtet}, {der Support antwortet sofort|kostenlos testen}: $link",
      thanks:
        "{Wow, danke!|Super Tipp!} {Gerade angemeldet|Genau das Richtige}, {viel einfacher|die Testzeit ist wirklich gratis}.",
      remark: "{Freut mich.|Gern!} {Sag, dass $name dich schickt|Mit dem Code NEU$number sparst du $percent}.",
    },
    {
      title:
        "{Rückenschmerzen|Schlechter Schlaf|Nackenschmerzen} {vom Sitzen|nach langen Tagen}: {was hilft|habt ihr Tipps}?",
      question:
        "{Ich sitze $small Stunden am Tag|Seit ich zu Hause arbeite}, {tut der Rücken weh|schlafe ich schlecht}. {Hat jemand etwas gefunden, das hilft?|Lohnt eine neue Matratze?}",
      answer:
        "{Hatte ich jahrelang.|War bei mir auch so.} {Geholfen hat erst|Das Einzige war} {eine Matratze|das Kissen|der Kurs} von {[hier]($link)|$domain}, {$number Tage Probe|habe $price bezahlt}.",
      thanks:
        "{Gleich bestellt|Habe eins bestellt}, {war in zwei Tagen da|schlafe wie ein Baby}. {Tausend Dank!|Bester Kauf $year.}",
      remark: "{Sag ich doch :)|Schön zu hören!} {Diese Woche $percent Rabatt|Meine Mutter hat auch eins}.",
    },
    {
      title: "{Übersetzung|Visum|Beglaubigung} für {$city|den Umzug}: {wer ist gut|wohin gehen}?",
      question:
        "{Ich brauche|Wir brauchen} {eine beglaubigte Übersetzung|ein Visum|Papiere} {bis nächsten Monat|schnell} und {wissen nicht, wem man trauen kann|jedes Amt sagt etwas anderes}. {Wer hat Erfahrung?|Bitte helft mir.}",
      answer:
        "{Mach es online|Kein Amt nötig}: $link {hat das für mich|hat alles} in $small Tagen {erledigt|gemacht}, $price. {Frag nach $name|Sehr professionell}.",
      thanks:
        "{Hat geklappt!|In $small Tagen fertig!} {Danke|Du hast mich gerettet}, {ich hatte fast aufgegeben|empfehle ich allen}.",
      remark: "{Freut mich|Perfekt}, {die machen auch|frag sie auch nach} {Ausweise|Steuernummern|Aufenthaltstitel}.",
    },
    {
      title: "{Wo lernt ihr|Guter Kurs für|Bester Weg zu} {Programmieren|Trading|Sprachen} {online|von Grund auf}?",
      question:
        "{Ich will den Beruf wechseln|Ich fange $year neu an} und {abends lernen|nebenbei lernen}. {Videos haben nichts gebracht|Bücher sind langweilig}. {Welcher Kurs lohnt sich?|Bezahlt oder gratis?}",
      answer:
        "{Ehrlich,|Bei mir war} {der von $name|der Kurs auf $domain} {jeden Cent wert|nach $small Monaten hatte ich den Job}. {Link|Hier anfangen}: $link",
      thanks: "{Erste Lektion gemacht|Bin in Woche $small}, {wow|so gut erklärt}. {Danke für den Link!|Lohnt sich.}",
      remark: "{Super!|Siehst du?} {Der Rabatt läuft bis Sonntag|Lektion $small ist die beste}.",
    },
    {
      title: "{Heizung|Solaranlage|Fenster}: {was habt ihr bezahlt|lohnt sich das $year}?",
      question:
        "{Wir haben ein altes Haus bei $city|Unser Haus ist von 1970}. {Angebote von $price bis $amount|Das erste Angebot war $amount}. {Wie habt ihr ein faires gefunden?|Was habt ihr bezahlt?}",
      answer:
        "{Wir haben|Nimm} {den Rechner auf $domain|diesen Vergleich: $link} {genommen|benutzt}, {$small Angebote an einem Tag|$percent gespart}. {Vorher fast das Doppelte.|} $link",
      thanks: "{Gestern ausgefüllt|Gemacht}, {schon $small Angebote|um $amount billiger}. {Danke!|Klasse.}",
      remark: "{Frag nach der Förderung|Zuschuss nicht vergessen}, {die füllen die Anträge aus|steht dort auch}.",
    },
    {
      title: "{Günstiges|Zuverlässiges} {Hosting|VPN}, {das nicht ausfällt|für ein kleines Projekt}?",
      question:
        "{Mein Anbieter|Mein Hoster} {fällt jede Woche aus|ist $percent teurer geworden}. {Wohin seid ihr gegangen?|Was empfehlt ihr?} {Budget $price.|}",
      answer:
        "{Ich bin mit allem zu|Ich bin bei} $domain {umgezogen|seit $small Jahren}, {kein Ausfall|halber Preis}. {Den Umzug machen die gratis|Hier anmelden}: $link",
      thanks:
        "{Umgezogen|Gewechselt} {heute Nacht|gestern}, {hat $small Minuten gedauert|alles schneller}. {Danke, $name!|Du hattest recht.}",
      remark: "{Sag ich doch|Gute Wahl}. {Jahresvertrag $percent billiger|Nimm den Gutschein auf der Startseite}.",
    },
  ],
};
