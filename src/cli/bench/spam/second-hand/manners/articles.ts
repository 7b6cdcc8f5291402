import type { Repertoire } from "../kinds.ts";

/** Essay mills and sellers of backlinks, who write an article of advice around the one address. */
export const articles: Repertoire = {
  trades: ["essay", "ghostwriting", "blogposts", "umzug", "dachdecker", "coaching", "agentur", "thesis"],
  en: [
    {
      title:
        "{How to|Tips to|$small ways to} {write|finish} {a good essay|your thesis|a term paper} {in one night|without stress|in $year}",
      text: "{Writing|Finishing} {an essay|a thesis|a paper} {can be stressful|is hard for many students}, especially {when the deadline is near|next to a job}. {Here are a few tips.|Let me share what helped me.}\n\n**{Plan|Start early}.** {Divide the work into small parts.|Give every chapter a date.} {Nobody writes $number words in one go.|}\n\n**{Read|Research}.** {Good sources make half the mark.|Use the library of your university.}\n\n**{Get help|Ask experts}.** {When time is short,|If you get stuck,} {a [professional writing service]($link)|the writers of $domain|a service like $link} {can take over|delivers within $small days}, {free of plagiarism|with unlimited revisions}.\n\n{Good luck with your studies!|I hope this was of use.}",
    },
    {
      title:
        "{Why|The reasons} {every|a small} {business|company} needs {local search optimisation|good backlinks|a content strategy} {in $year|now}",
      text: "{In today's digital world|Nowadays|In the fast-paced world of $year} {a company without visibility|a site on page two} {does not exist|loses customers every day}. {Search engines|Buyers} {trust|prefer} pages {others point to|with authority}.\n\n1. {Write content|Publish regularly}, {at least $small posts a month|not only for machines}.\n2. {Look after|Check} {loading times|titles and descriptions}.\n3. {Build links|Earn mentions}. {We had good results with|A reliable partner is|Many agencies use} {[affordable link building]($link)|$link}.\n\n{In conclusion|To sum up}, {patience pays|visibility is no accident}. {Feel free to ask me anything!|What is your experience?}",
    },
    {
      title:
        "{Moving house|Planning a trip|Renovating the roof|Choosing a dentist} in $city: {the ultimate guide|what nobody tells you|a checklist}",
      text: "{Whether you are new to $city or have lived here for years|If you live in $city}, {choosing the right company|finding somebody you can trust} {matters|is not easy}. {Prices vary between $price and $amount.|I asked $small companies.}\n\n- {Ask for a written offer|Compare at least three offers}\n- {Look at reviews|Check the insurance}\n- {Do not pay in advance|Set a date in writing}\n\n{After a long search|In the end} I {can recommend|went with} {[the team in $city]($link)|$domain}{, who answer within $small hours|, fair and on time|}.",
    },
    {
      text: "{Interesting discussion.|Great points above.} {As somebody who works in|Having worked $small years in} {digital marketing|education|property}, I {would add|believe} that {consistency is key|quality beats quantity|good preparation is half the job}. {Moreover,|Furthermore,} {it is important to note|one should not forget} that {users|readers|customers} {value|look for} {trust|clear structure}. {A helpful resource|An in-depth article} {on the subject|about this} {is|can be found} {here: $link|at $domain}. {Ultimately,|In the end,} {it all depends on your goals|every case is different}.",
    },
    {
      text: "{To answer your question|In short}: {it depends|there is no single answer}. {First,|To begin with,} {define what you want to achieve|set a budget}. {Second,|Then,} {compare providers|talk to an expert}. {Third,|Finally,} {measure the result|do not give up too soon}. {We describe these steps in|You find all of this in} {our [free guide]($link)|[this post]($link)|the blog on $domain}, {updated for $year|with $number examples}.",
    },
    {
      title: "{Ghostwriter|Homework help|Assignment experts}: {are they worth it|my honest review|what does it cost}?",
      text: "{Last semester|This spring} I {had to hand in|owed} $small {papers|assignments} {at once|in the same week}. {I was sceptical|I had my doubts}, but {a friend from $city|my room mate} {swore by|had good grades thanks to} $link. {The writer|My author}, {a woman with a degree|somebody with experience}, {delivered $number words|was done} {two days early|on time}. {Price: $price per page.|It cost me $amount in total.} {Grade: very good.|I passed.} {I leave this here for anyone in the same position.|Judge for yourselves.}",
    },
  ],
  de: [
    {
      title:
        "{So|$small Tipps, wie Sie} {schreiben Sie|gelingt} {eine gute Hausarbeit|die Bachelorarbeit|eine Seminararbeit} {in einer Nacht|ohne Stress|im Jahr $year}",
      text: "{Eine Hausarbeit|Die Abschlussarbeit} {kostet Nerven|fällt vielen schwer}, besonders {wenn die Abgabe naht|neben dem Beruf}. {Hier ein paar Tipps.|Das hat mir geholfen.}\n\n**{Planen|Früh anfangen}.** {Teilen Sie die Arbeit in kleine Schritte.|Geben Sie jedem Kapitel ein Datum.} {Niemand schreibt $number Wörter am Stück.|}\n\n**{Lesen|Recherchieren}.** {Gute Quellen sind die halbe Note.|Nutzen Sie die Bibliothek.}\n\n**{Hilfe holen|Fachleute fragen}.** {Wenn die Zeit knapp ist,|Wenn Sie feststecken,} {hilft eine [professionelle Schreibagentur]($link)|helfen die Autoren von $domain|übernimmt ein Dienst wie $link} {zuverlässig|innerhalb von $small Tagen}, {ohne Plagiat|mit kostenlosen Korrekturen}.\n\n{Viel Erfolg im Studium!|Ich hoffe, das war nützlich.}",
    },
    {
      title:
        "{Warum|Weshalb} {jedes|ein kleines} {Unternehmen|Geschäft} {lokale Suchmaschinenoptimierung|gute Backlinks|eine Content-Strategie} {$year|heute} braucht",
      text: "{In der heutigen digitalen Welt|Heutzutage|In der schnelllebigen Welt von $year} {existiert eine Firma ohne Sichtbarkeit nicht|verliert eine Seite auf Platz elf täglich Kunden}. {Suchmaschinen|Käufer} {vertrauen|bevorzugen} Seiten, {auf die andere verweisen|die Autorität haben}.\n\n1. {Inhalte schreiben|Regelmäßig veröffentlichen}, {mindestens $small Beiträge im Monat|nicht nur für Maschinen}.\n2. {Ladezeiten|Titel und Beschreibungen} {pflegen|prüfen}.\n3. {Links aufbauen|Erwähnungen verdienen}. {Gute Erfahrungen haben wir mit|Ein verlässlicher Partner ist|Viele Agenturen nutzen} {[günstigem Linkaufbau]($link)|$link}.\n\n{Abschließend|Zusammengefasst}: {Geduld zahlt sich aus|Sichtbarkeit ist kein Zufall}. {Fragen Sie mich gern!|Was sind Ihre Erfahrungen?}",
    },
    {
      title:
        "{Umzug|Reise planen|Dachsanierung|Zahnarztsuche} in $city: {der große Ratgeber|was einem keiner sagt|eine Checkliste}",
      text: "{Ob Sie neu in $city sind oder schon lange hier leben|Wer in $city wohnt, weiß}: {die richtige Firma zu wählen|jemanden zu finden, dem man vertraut}, {ist wichtig|ist nicht leicht}. {Die Preise liegen zwischen $price und $amount.|Ich habe $small Firmen gefragt.}\n\n- {Schriftliches Angebot verlangen|Mindestens drei Angebote vergleichen}\n- {Bewertungen lesen|Versicherung prüfen}\n- {Nichts im Voraus zahlen|Termin schriftlich festhalten}\n\n{Nach langer Suche|Am Ende} {kann ich|möchte ich} {[das Team in $city]($link)|$domain} empfehlen{, Antwort in $small Stunden|, fair und pünktlich|}.",
    },
    {
      text: "{Interessante Diskussion.|Gute Punkte.} {Als jemand, der|Da ich selbst seit $small Jahren} {im Online-Marketing|in der Bildung|mit Immobilien} {arbeitet|tätig bin}, {möchte ich ergänzen|glaube ich}: {Beständigkeit ist der Schlüssel|Qualität geht vor Menge|gute Vorbereitung ist die halbe Miete}. {Darüber hinaus|Des Weiteren} {ist es wichtig zu erwähnen|sollte man nicht vergessen}, dass {Nutzer|Leser|Kunden} {Vertrauen|eine klare Struktur} {schätzen|suchen}. {Eine hilfreiche Quelle|Ein ausführlicher Artikel} {zum Thema|dazu} {steht|findet sich} {hier: $link|auf $domain}. {Letztendlich|Am Ende} {kommt es auf Ihre Ziele an|ist jeder Fall anders}.",
    },
    {
      text: "{Um Ihre Frage zu beantworten|Kurz gesagt}: {es kommt darauf an|es gibt keine einfache Antwort}. {Erstens|Zunächst} {sollten Sie Ihr Ziel festlegen|brauchen Sie ein Budget}. {Zweitens|Dann} {vergleichen Sie Anbieter|sprechen Sie mit Fachleuten}. {Drittens|Schließlich} {messen Sie das Ergebnis|geben Sie nicht zu früh auf}. {Diese Schritte beschreiben wir in|Das alles steht in} {unserem [kostenlosen Leitfaden]($link)|[diesem Beitrag]($link)|dem Blog auf $domain}, {neu für $year|mit $number Beispielen}.",
    },
    {
      title:
        "{Ghostwriter|Hausaufgabenhilfe|Akademische Schreibhilfe}: {lohnt sich das|meine ehrliche Erfahrung|was kostet das}?",
      text: "{Letztes Semester|Dieses Frühjahr} {musste ich|sollte ich} $small {Arbeiten|Hausarbeiten} {auf einmal|in derselben Woche} abgeben. {Ich war skeptisch|Ich hatte Zweifel}, aber {eine Freundin aus $city|mein Mitbewohner} {schwor auf|hatte gute Noten dank} $link. {Die Autorin|Mein Schreiber}, {eine Frau mit Abschluss|jemand mit Erfahrung}, {lieferte $number Wörter|war fertig} {zwei Tage früher|pünktlich}. {Preis: $price pro Seite.|Gekostet hat es $amount.} {Note: sehr gut.|Bestanden.} {Ich lasse das mal hier für alle, denen es auch so geht.|Macht euch selbst ein Bild.}",
    },
  ],
};
