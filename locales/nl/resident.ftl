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
letter-answered-subject = Er is iets nieuws voor je op Naober
letter-answered-body =
    Dag,

    Een buur antwoordde op wat jij vroeg of aanbood. Lees het hier:
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

item-cancelled = Dit gaat niet door.
item-outcome = Wat ervan kwam
item-waiting = Je staat op de wachtlijst. Komt er een plek, dan doe je mee en krijg je bericht.
item-full = Alle plekken zijn bezet.
item-wait = Zet mij op de wachtlijst
item-welcome = Ik ken er nog niemand. Laat { $name } mij opvangen.
item-welcome-nobody = Ik ken er nog niemand. Laat iemand mij opvangen.
item-join-seen = Wie het organiseert, ziet je voornaam.
item-tasks = Wie doet wat?
item-tasks-join = Doe mee, dan kun je een taak kiezen.
item-task-mine = dit doe jij
item-task-left = { $count ->
    [0] dit is geregeld
    [one] nog 1 nodig
   *[other] nog { $count } nodig
}
item-task-button = Dit doe ik
item-task-take = Dit doe ik: { $title }
item-task-not = Dit doe ik toch niet: { $title }
item-along = Samen gaan
share-title = Vertel het door
share-help = Ken je iemand die dit leuk vindt? Stuur het door, of hang het op.
share-whatsapp = WhatsApp
share-mail = E-mail
share-print = Briefje om op te hangen
share-subject = Iets voor jou? { $title }
share-print-tip = Druk dit briefje af met de knop van je browser.
share-back = Terug
how-title = Hoe was het bij { $title }?
how-good = Fijn
how-fair = Ging wel
how-not-mine = Niets voor mij
host-title = Regelen
host-of = Regelen: { $title }
host-guests = Wie er komen
host-guests-help = Alleen wie meedoet, zie je hier met een voornaam. Hou het onder elkaar.
host-no-guests = Nog niemand. Vertel het door.
host-welcome = Kent er nog niemand. Vang jij deze buur op?
host-waiting = { $count ->
    [one] 1 buur staat op de wachtlijst.
   *[other] { $count } buren staan op de wachtlijst.
}
host-task = Wat is er te doen?
host-task-places = Voor hoeveel mensen?
host-task-add = Zet erbij
host-task-away = Weg
host-task-away-of = Haal weg: { $title }
host-move = Andere tijd of plek
host-move-help = Wie komt, krijgt bericht. Ook de agenda's van mensen gaan mee.
host-outcome = Wat kwam ervan?
host-outcome-field = Vertel het aan wie meedeed
host-outcome-help = Bijvoorbeeld: we repareerden twaalf fietsen en dronken heel veel koffie. Schrijf niet over wie iemand is.
host-outcome-tell = Vertel het
host-more = Samen regelen
host-more-help = Geef deze link aan iemand die dit met jou regelt. Wie hem opent en ja zegt, kan hier alles wat jij kunt.
host-more-link = De link voor wie meeregelt
host-cancel = Zeg dit af
host-cancel-help = Iedereen die komt, krijgt bericht. In agenda's staat dat het niet doorgaat.
host-cancel-all-help = Alle data gaan dan niet door. Iedereen die meedoet, krijgt één bericht.
host-become = Regel je mee?
host-become-lead = Iemand vraagt je om mee te regelen: { $title }
host-become-help = Je kunt dan de tijd en de plek veranderen en taken erbij zetten. Je ziet ook wie er komen.
host-become-yes = Ja, ik regel mee
error-cancelled = Dit gaat niet door.
error-task-full = Dit is al geregeld. Kies iets anders.
error-task = Schrijf kort wat er te doen is.
error-tasks-many = Twaalf taken is genoeg. Haal er eerst een weg.
error-fewer-places = Er doen al meer mensen mee. Kies een hoger getal.
error-outcome-empty = Schrijf eerst wat ervan kwam.
error-outcome-long = Dit is te lang. Maak het korter dan 2000 tekens.
error-outcome-early = Dit kun je vertellen als het geweest is.
flash-welcome = Fijn, je doet mee. Je wordt opgevangen.
flash-waiting = Je staat op de wachtlijst, of er was net een plek: dan doe je mee.
flash-thanks = Dank je. Zo kiezen we beter.
flash-moved = Bewaard. Wie komt, krijgt bericht.
flash-cancelled = Het gaat niet door. Wie zou komen, krijgt bericht.
flash-told = Bewaard. Wie meedeed, krijgt bericht.

data-title = Mijn gegevens
data-lead = Alles wat Naober van jou bewaart, en waarom. Alleen jij ziet deze pagina.
data-file = Neem alles mee als bestand
data-link = Bekijk alles wat we bewaren
data-link-help = Je ziet wat we van je bewaren en waarom. Je kunt het meenemen.
data-nothing = Hier bewaren we niets van.
data-end = Veranderen of weghalen
data-end-help = Alles hier is van jou. Je kunt het veranderen, even stoppen of alles wissen.
data-correct = Verander wat je vertelde
data-pause = Neem pauze
data-told = Wat je vertelde
data-told-why = Om te weten hoe we je noemen, waar je woont en wat je graag doet. Je straat en huisnummer vragen we nooit.
data-understood = Wat we begrepen
data-understood-why = De onderwerpen die we in jouw woorden lazen. Daarmee kiezen we wat bij je past.
data-chosen = Wat je koos
data-chosen-why = Hoe zwaar iets telt als we voor je kiezen.
data-met = Wie je leerde kennen
data-met-why = Om jullie bij elkaar te brengen. Van de ander zie je hier alleen de voornaam. Wat de ander schreef, is van de ander.
data-did = Wat je deed
data-did-why = Waar je aan meedoet, wat je bewaarde of verborg, en hoe je inlogt. Als je alles wist, gaat dit meteen weg.
data-says-joined = je doet mee
data-says-accepted = je helpt mee
data-says-declined = je zei nee
data-says-hidden = je wilde dit niet zien
data-says-yes = ja
data-says-no = nee
data-says-good = fijn
data-says-fair = ging wel
data-says-not-mine = niets voor jou
data-row-interactions = Meedoen
data-row-saved-items = Bewaard
data-row-item-waiting = Wachtlijst
data-row-item-welcomes = Je kende nog niemand
data-row-item-hosts = Je regelt mee
data-row-item-answers = Hoe het was
data-row-items = Door jou gemaakt
data-row-asks = Aan jou gevraagd
data-row-task-takers = Taak
data-row-blocks = Geen contact meer met een buur
data-row-cards = Kaart om in te loggen, geldig tot
data-row-desk-agreements = Antwoorden via de balie
data-row-second-steps = Extra stap bij inloggen
data-row-backup-codes = Reservecodes
data-row-sessions = Ingelogd
data-row-member-roles = Rol
data-row-sign-in-codes = Code gevraagd
data-row-letters = Bericht per e-mail
data-row-exposures = Zo vaak voorgesteld, zonder naam
data-answers = { $count ->
    [one] 1 keer zei je ja of nee tegen een buur. Tegen wie, laten we niet zien.
   *[other] { $count } keer zei je ja of nee tegen een buur. Tegen wie, laten we niet zien.
}
data-row-reports = Door jou gemeld

report-title = Er is iets gebeurd
report-lead = Vertel wat er gebeurde. Een buurtverbinder leest het en antwoordt.
report-what = Wat gebeurde er?
report-what-unkind = Iemand deed onaardig
report-what-unsafe = Het voelde niet veilig
report-what-untrue = Het klopt niet wat er staat
report-what-money = Iemand vroeg om geld
report-what-other = Iets anders
report-words = Vertel het in je eigen woorden
report-words-help = Schrijf wat er gebeurde en wanneer. Niet wie iemand is.
report-seen = De ander leest jouw woorden niet en hoort niet van wie dit komt. Is er nu gevaar? Bel 112.
report-send = Verstuur
report-link-meeting = Er is iets gebeurd
report-link-item = Klopt hier iets niet?
report-answer = Wat doe je ermee?
report-answer-nothing = We doen hier niets mee
report-answer-talked = We hebben met iedereen gepraat
report-answer-warned = We vroegen om dit niet meer te doen
report-answer-removed = We haalden het weg
report-reasons = Waarom?
report-reasons-help = Wie meldde en over wie het gaat, lezen dit allebei. Noem de een niet bij de ander.
report-answer-send = Antwoord
reports-title = Meldingen
reports-lead = Wat wacht op een antwoord, het oudste eerst. Dat je keek, staat bij allebei op hun pagina.
reports-none = Er wacht niets.
reports-from = van { $name }
reports-about = gaat over { $name }
reports-appeal = Iemand is het niet eens met het antwoord:
my-reports-title = Mijn meldingen
my-reports-none = Je hebt niets gemeld, en niemand meldde iets over jou.
my-reports-sent = Jij meldde
my-reports-about = Over jou
my-reports-waits = Dit wacht op een antwoord.
my-reports-appeal = Ik ben het er niet mee eens
my-reports-appeal-field = Waarom niet? Iemand anders kijkt er dan nog eens naar.
error-report-what = Kies wat er gebeurde.
error-report-empty = Schrijf kort wat er gebeurde.
error-report-long = Dit is te lang. Maak het korter dan 2000 tekens.
error-answer = Kies wat je ermee doet.
error-reasons-empty = Schrijf waarom. Allebei willen dat weten.
flash-reported = Dank je. Een buurtverbinder leest het.
flash-appeal = Iemand anders kijkt er nog eens naar.
looked-report = { $name } las een melding. Antwoord: { $reason }
data-says-host = ja, en ik regel mee
