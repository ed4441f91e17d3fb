# The resident's own choices, meetings and data.
choices-title = Wat telt voor jou?
choices-help = Zet iets op minder of meer. Je ziet het meteen.
choices-near = Dichtbij
choices-interests = Wat ik graag doe en breng
choices-fresh = Iets nieuws
choices-familiar = Groepen die ik al ken
choices-less = minder
choices-usual = gewoon
choices-more = meer
choices-less-of = Hiervan zie je minder. Tik om het weer gewoon te zien.
choices-again = Weer gewoon: { $concept }
choices-without = Zonder mijn profiel
choices-without-help = Dan kijken we niet naar wat jij vertelde of deed. Iedereen in jouw buurt ziet dan hetzelfde.
choices-over = Alles wissen en opnieuw beginnen
choices-over-help = We vergeten wat je vertelde, verborg, bewaarde en koos. Waar je aan meedoet, blijft staan. Je account ook.
for-you-lead-without = Gekozen zonder jouw profiel: voor iedereen in jouw buurt gelijk.
for-you-paused = Je hebt pauze. Je krijgt geen tips en geen vragen, en niemand krijgt jou te zien.
for-you-people-without = Zonder je profiel stellen we geen mensen voor.
for-you-people-unseen = Je hebt gekozen dat niemand jou te zien krijgt. Daarom stellen we nu ook niemand aan jou voor.
for-you-keep = Bewaar
for-you-less = Minder hiervan
for-you-kept = Bewaard
for-you-unkeep = Niet meer bewaren
travel-near = In jouw buurt
travel-minutes = { $count } minuten fietsen
flash-choices = Bewaard. Zo kiezen we nu voor jou.
flash-less = Hier zie je nu minder van. Terug kan bij "Wat telt voor jou?".
flash-kept = Bewaard. Je vindt het onderaan deze pagina.
flash-not-kept = Het is niet meer bewaard.
flash-over = Alles over jouw smaak is gewist. Vertel gerust opnieuw wat je graag doet.
presence-title = Wie mag jou zien?
presence-help = Dit hoef je niet uit te leggen. Je kunt het altijd weer veranderen.
presence-seen = Gewoon. Buren zien mijn naam pas als we allebei ja zeggen.
presence-unseen = Toon mij nergens. Niemand krijgt mij voorgesteld en niemand vraagt mij om hulp.
presence-paused = Pauze. Ik word nergens getoond, en ik krijg geen tips en geen post.
presence-back = Ik ben er weer

meetings-unread = { $count ->
    [one] 1 nieuw bericht
   *[other] { $count } nieuwe berichten
}
meetings-match = Jij en { $name } leerden elkaar twee weken geleden kennen. Klikt het?
meetings-match-yes = Ja, het klikt
meetings-match-no = Niet echt
meetings-open = Schrijf { $name } of ga samen ergens heen
meetings-together-help = Zo kies je een plek waar meer mensen zijn. Neem gerust iemand mee.
meetings-ask-along = Samen met { $name }
meetings-nothing-on = Er staat nu niets op de agenda waar jullie allebei bij kunnen.
meetings-messages = Berichten
meetings-no-messages = Nog geen berichten. Alleen jij en { $name } lezen wat hier staat.
meetings-you = Jij
meetings-was-plan = Dit was een plan om samen te gaan. Het is voorbij.
meetings-plan-mine = Jij vroeg mee naar: { $title }. Je doet al mee.
meetings-plan = Ga je mee naar: { $title }?
meetings-plan-yes = Ja, ik ga mee
meetings-write = Schrijf aan { $name }
meetings-send = Verstuur
meetings-stop = Liever geen contact meer?
meetings-block-help = Jij en { $name } zien elkaar dan nergens meer. Jullie berichten gaan weg. Voor { $name } lijkt het alsof jij Naober hebt verlaten.
meetings-block = Stop contact met { $name }
error-message-empty = Schrijf eerst een bericht.
error-message-long = Dit bericht is te lang. Maak het korter dan 1000 tekens.
error-messages-often = Je schreef vandaag al veel berichten. Morgen kun je verder, of spreek elkaar gewoon.
flash-together = Fijn, je doet mee en we vroegen de ander mee.
flash-match = Wat leuk. Veel plezier samen.
flash-no-match = Dank je. Niemand hoort dit. We zoeken verder voor je.
flash-blocked = Geregeld. Jullie zien elkaar nergens meer.
nav-meetings-unread = Ontmoetingen ({ $count } nieuw)

letter-met-subject = Er is iets nieuws voor je op Naober
letter-met-body =
    Dag,

    Jij en een buur zeiden allebei ja. Je ziet hier wie het is:
    { $link }

    Naober { $town }
letter-message-subject = Er is iets nieuws voor je op Naober
letter-message-body =
    Dag,

    Een buur die je leerde kennen, schreef je iets. Lees het hier:
    { $link }

    Naober { $town }
letter-cancelled-subject = Een afspraak op Naober gaat niet door
letter-cancelled-body =
    Dag,

    Dit gaat niet door: { $about }
    Je hoeft niets te doen. Kijk hier wat er nog meer is:
    { $link }

    Naober { $town }
letter-changed-subject = Een afspraak op Naober is veranderd
letter-changed-body =
    Dag,

    De tijd of de plek is veranderd van: { $about }
    Kijk hier hoe het nu is:
    { $link }

    Naober { $town }
letter-place-subject = Er is een plek voor je op Naober
letter-place-body =
    Dag,

    Je stond op de wachtlijst. Er is nu een plek voor je bij: { $about }
    Je doet mee. Kun je toch niet? Zeg het hier af:
    { $link }

    Naober { $town }
letter-outcome-subject = Zo liep het af op Naober
letter-outcome-body =
    Dag,

    Je deed mee met: { $about }
    Lees hier wat ervan kwam:
    { $link }

    Naober { $town }
