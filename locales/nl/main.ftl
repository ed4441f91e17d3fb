# Every word a person reads. Dutch at B1 level.
product = Naober
skip = Naar de inhoud
nav-label = Hoofdmenu
nav-week = Deze week
nav-initiatives = Initiatieven
nav-opportunities = Vrijwilligerswerk
nav-stories = Verhalen
nav-schemes = Regelingen
nav-for-you = Voor jou
nav-meetings = Ontmoetingen
nav-me = Mijn pagina
nav-join = Doe mee
nav-coordinator = Helpers vinden
nav-officer = Cijfers
sign-out = Afmelden
demo-further = Een dag verder
flash-further = Het is een dag later. Kijk wat er is gebeurd.
demo-banner = Deze stad is verzonnen.
research-banner = Deze stad is er alleen om te meten. De groepen zijn echt, namen staan er niet in.
footer-call = Liever bellen?
footer-face = Vraag het { $name }, jouw buurtverbinder.
footer-about = Naober is een oud woord voor de buur op wie je kunt rekenen.

home-title = Wat is er in de buurt?
home-lead = Alles van { $town } op één plek. Voor iedereen gelijk, zonder account.
home-week = Deze week
home-week-more = Alle activiteiten
home-join-title = Wat kun jij brengen?
home-join-text = Een taart, een luisterend oor, een waterpomptang. Iedereen brengt iets. Vertel het, en buren vinden je.
home-join-button = Vertel wat jij brengt
home-map = De buurten van { $town }
home-all = Alles op een rij
home-stories = Verhalen van buren
home-nothing = Deze week staat er niets op de agenda. Kijk bij alle activiteiten.

count-activities = { $count ->
    [one] 1 activiteit
   *[other] { $count } activiteiten
}
count-initiatives = { $count ->
    [one] 1 initiatief
   *[other] { $count } initiatieven
}
count-opportunities = { $count ->
    [one] 1 plek voor een helper
   *[other] { $count } plekken voor helpers
}
count-stories = { $count ->
    [one] 1 verhaal
   *[other] { $count } verhalen
}

list-activities = Activiteiten
list-initiatives = Initiatieven
list-opportunities = Vrijwilligerswerk
list-everywhere = Heel { $town }
list-empty = Hier staat nu niets. Kijk ook in een andere buurt.
list-filter = Kies een buurt
list-category = Waar het over gaat
list-category-all = Alles

item-where = Waar
item-when = Wanneer
item-with = Met
item-for = Voor
item-needs = Nodig
item-minutes = { $count } minuten
item-places = { $count ->
    [0] vol
    [one] nog 1 plek
   *[other] nog { $count } plekken
}
item-taken = { $count ->
    [0] jij kunt de eerste zijn
    [one] 1 buur doet mee
   *[other] { $count } buren doen mee
}
item-group = Hoort bij
item-activities = Wanneer je kunt aanschuiven
item-join = Doe mee
item-help = Ik help mee
item-joined = Jij doet mee.
item-leave = Toch niet
item-sign-in = Om mee te doen, vertel je eerst kort wie je bent.

join-title = Wat kun jij brengen?
join-lead = Vier korte vragen. Je kunt alles later veranderen. Je adres vragen we niet.
join-brings = Wat kun jij brengen?
join-brings-help = Schrijf zoals je praat. Bijvoorbeeld: "Banden plakken doe ik al jaren voor de hele straat" of "ik kan goed luisteren".
join-enjoys = Wat doe je graag?
join-enjoys-help = Bijvoorbeeld: wandelen, samen koken, een potje schaken.
join-would-like = Wat zou je willen leren of doen?
join-would-like-help = Bijvoorbeeld: leren breien, een keer meezingen.
join-neighbourhood = In welke buurt woon je?
join-neighbourhood-choose = Kies je buurt
join-neighbourhood-merged = { $name } (hoort bij { $other })
join-time = Wanneer heb je tijd?
join-time-help = Kruis aan wat meestal kan. Niets aankruisen mag ook.
join-name = Hoe mogen we je noemen?
join-name-help = Je voornaam of een bijnaam. Buren zien hem pas als jullie allebei ja zeggen.
join-meet = Ik wil buren leren kennen
join-meet-help = Niemand ziet wie je bent, tot jullie allebei ja hebben gezegd.
join-asks = Hoe vaak mag iemand je om hulp vragen?
join-asks-option = { $count ->
    [0] Liever niet
    [one] Hooguit 1 keer per week
   *[other] Hooguit { $count } keer per week
}
join-button = Klaar, laat maar zien
join-morning = ochtend
join-afternoon = middag
join-evening = avond
day-0 = maandag
day-1 = dinsdag
day-2 = woensdag
day-3 = donderdag
day-4 = vrijdag
day-5 = zaterdag
day-6 = zondag
month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
moment = { $day } { $date } { $month }, { $time } uur

me-title = Mijn pagina
me-hello = Dag { $name }
me-understood = Dit begrepen we
me-understood-help = Klopt er iets niet? Haal het weg met een tik. Wat jij schreef, blijft staan.
me-understood-none = We herkenden nog geen woorden. Schrijf het eens anders, of noem een ding dat je doet.
me-brings = Jij brengt
me-enjoys = Jij doet graag
me-would-like = Jij wilt wel
me-not-meant = Haal weg: { $concept }
me-change = Verander wat je vertelde
me-save = Bewaar
me-joined = Hier doe je aan mee
me-delete = Wis alles van mij
me-delete-help = Alles wat je schreef en deed gaat weg, meteen en voorgoed.

for-you-title = Voor jou
for-you-lead = Gekozen op wat jij vertelde. Bij alles staat waarom.
for-you-all = Liever alles zien, voor iedereen gelijk?
for-you-questions = Iemand vraagt jou
for-you-activities = Om naartoe te gaan
for-you-opportunities = Om bij te helpen
for-you-people = Om te leren kennen
for-you-people-lead = Je ziet nog niet wie het is, en de ander ziet jou niet. Zeggen jullie allebei ja, dan zien jullie elkaars naam.
for-you-people-closed = Jouw buurt gaat open voor ontmoetingen als 30 buren elkaar willen leren kennen.
for-you-none = Hier hebben we nu niets dat echt bij je past. Vertel nog wat meer op je eigen pagina.
for-you-why = Waarom zie ik dit?
for-you-not-this = Niet dit
proposal-title = Een buur
proposal-yes = Ja, leuk
proposal-no = Nee, dank je
question-text = { $organisation } vraagt een paar buren, ook jou.
question-yes = Ja, ik kom helpen
question-no = Nu niet
flash-yes = Je ja is bewaard. Zegt de ander ook ja, dan zien jullie elkaar bij Ontmoetingen.
flash-met = Jullie zeiden allebei ja. Veel plezier samen.
flash-no = Goed. Niemand hoort dit.
flash-joined = Fijn, je doet mee.
flash-left = Je doet niet meer mee.
flash-answered = Dank je, je antwoord is bewaard.
flash-saved = Bewaard.

reason-enjoys = Jij doet dit graag: { $concept }
reason-brings = Jij brengt dit: { $concept }
reason-would-like = Jij wilt dit wel: { $concept }
reason-like-before = Je deed eerder mee met: { $concept }
reason-joined-also = Wie meedoet met { $item }, komt hier ook
reason-own-group = Je doet al mee met { $item }
reason-same-neighbourhood = In jouw buurt
reason-nearby = Dichtbij
reason-fits-time = Op een moment dat jij tijd hebt
reason-popular = Meer dan tien buren doen mee
reason-fresh = Nieuw: nog niet zo lang bezig
reason-people-enjoys = Jullie doen dit allebei graag: { $concept }
reason-people-brings = De ander wil dit wel, en jij brengt het: { $concept }
reason-people-would-like = Jij wilt dit wel, en de ander brengt het: { $concept }
reason-people-same-neighbourhood = Jullie wonen in dezelfde buurt
reason-people-nearby = Jullie wonen dicht bij elkaar
reason-people-fits-time = Jullie hebben op hetzelfde moment tijd
reason-part = { $count } %

meetings-title = Ontmoetingen
meetings-none = Nog geen ontmoetingen. Zeg ja tegen een buur bij Voor jou.
meetings-waiting = { $count ->
    [one] Eén ja van jou wacht nog op een antwoord.
   *[other] { $count } keer ja van jou wacht nog op een antwoord.
}
meetings-brings = brengt
meetings-shared = Jullie delen
meetings-together = Een mooi begin: ga samen naar

stories-title = Verhalen van buren
story-by = { $author } uit { $neighbourhood }
story-scheme = Hier speelt ook een regeling een rol
schemes-title = Regelingen
schemes-lead = Voor iedereen in { $town } gelijk. Wat je hier leest of invult, ziet niemand.
schemes-choose = Kies je buurt, dan zie je wie je kunt vragen.
scheme-how = Zo gaat het
scheme-amounts = De bedragen
scheme-source = { $source }, { $date }
scheme-check = Doe de check
scheme-check-lead = De check draait op jouw eigen telefoon of computer. Er gaat niets naar ons of naar de gemeente.
scheme-ask = Vraag het { $name }
scheme-story = Een buur vertelt
check-title = De check
check-none = Zet JavaScript aan voor de check, of loop met deze lijst naar { $name }.
check-back = Terug naar de regeling
check-result-heading = De uitkomst
check-euro = Bedrag in euro
check-not-a-number = Typ een bedrag, bijvoorbeeld 1234,50
check-yes = Ja
check-no = Nee
check-choose = Maak een keuze
check-again = Begin opnieuw

coordinator-title = Helpers vinden
coordinator-lead = Je vraagt het een paar buren tegelijk. Je ziet wie ja zegt, en niemand anders.
coordinator-new = Nieuwe vraag
coordinator-own = Jouw vragen
coordinator-none = Je hebt nog geen vraag gesteld.
coordinator-title-field = Wat is het, in een paar woorden?
coordinator-body = Wat is er te doen?
coordinator-body-help = Schrijf gewoon, zoals je het aan iemand vertelt. Daaruit lezen we wie erbij past.
coordinator-place = Waar precies?
coordinator-date = Op welke dag?
coordinator-time = Hoe laat?
coordinator-places = Hoeveel helpers?
coordinator-needs = Wat is echt nodig? (mag leeg)
coordinator-post = Vraag het een paar buren
board-understood = Dit begrepen we
board-helpers = Wie ja zei
board-none = Nog niemand. De vraag is bij een paar buren; je hoeft niets te doen.
board-waves = { $count ->
    [0] Er past nu geen buur die gevraagd wil worden. Maak de vraag wat ruimer.
    [one] De eerste ronde is onderweg.
   *[other] Ronde { $count } is onderweg.
}
board-filled = Alle plekken zijn gevuld.

officer-title = Wat werd er gelezen?
officer-lead = Hoe vaak een regeling is geopend, per buurt en per maand. Elk getal is met opzet een klein beetje veranderd, zodat niemand te herkennen is. Wat onder de 10 ligt, tonen we niet.
officer-none = Nog geen maand om te tonen. De eerste cijfers komen na afloop van de maand.
officer-few = minder dan 10
officer-about = ongeveer { $count }
officer-month = { $month } { $year }

demo-sign-in-title = Kijk mee als { $name }
demo-sign-in-text = { $name } is verzonnen. Met één tik zie je de stad door deze ogen.
demo-sign-in-button = Ga verder als { $name }

error-title = Dat ging niet
error-not-found = Deze pagina is er niet. Misschien is de activiteit voorbij.
error-server = Bij ons ging iets mis. Probeer het zo nog eens. Wat je bewaarde, is bewaard.
error-forbidden = Dit kan alleen vanaf onze eigen pagina's. Ga terug en probeer het nog eens.
error-bad-request = Dit konden we niet lezen. Ga terug en probeer het nog eens.
error-home = Naar het begin
error-summary = Kijk nog even naar dit:
error-first-name-missing = Vul een voornaam of bijnaam in.
error-first-name-long = Maak je naam korter dan 60 letters.
error-words-long = Maak de tekst korter dan 2.000 letters.
error-neighbourhood-missing = Kies een buurt uit de lijst.
error-title-missing = Geef je vraag een naam.
error-title-long = Maak de naam korter dan 120 letters.
error-body-missing = Vertel wat er te doen is.
error-body-not-understood = We herkenden nog niet wat een helper brengt. Noem een ding: koken, timmeren, voorlezen.
error-date = Kies een dag.
error-time = Vul een tijd in, zoals 14:00.
error-date-past = Kies een dag die nog komt.
error-places = Kies een aantal van 1 tot 50.
error-over = Dit is al voorbij.
error-full = Alle plekken zijn net vergeven. Kijk of er een ander moment is.
error-proposal-over = Dit voorstel is voorbij.
list-more = Verder
list-show = Toon
check-open = Vul alle vragen in, dan staat hier wat wij denken.
check-likely = De kans is groot dat je dit kunt krijgen. Ga langs { $name } of doe de aanvraag zelf.
check-unlikely = De kans is klein dat je dit nu kunt krijgen. Twijfel je? Vraag het { $name }.
check-ask = Dit kan alleen een mens zeggen. Vraag het na bij { $name }.
error-too-large = Dit is te groot om te bewaren. Maak het korter en probeer het nog eens.
words-title = Wat begrijpen we?
words-lead = Typ iets zoals je praat. Je ziet wat we begrijpen, en door welke woorden. Niets wordt bewaard.
words-field = Jouw woorden
words-button = Lees
words-none = We herkenden nog niets. Noem een ding dat je doet, graag hebt of zoekt.
words-because = Door: “{ $words }”
words-contact = Er staat een nummer, adres of postcode in. Anderen lezen dit: haal het liever weg.
words-not = juist niet
words-brings = brengt
words-enjoys = doet graag
words-would-like = zou willen
words-asks = vraagt
words-unsaid = genoemd

search-title = Zoeken
search-label = Waar zoek je naar?
search-button = Zoek
search-kind = Soort
search-when = Wanneer
search-all = Alles
search-any-time = Maakt niet uit
search-today = Vandaag
search-weekend = Dit weekend
search-week = Komende 7 dagen
search-month = Komende 30 dagen
search-brings = Wat buren brengen
search-total = { $count ->
    [0] Niets gevonden.
    [one] 1 gevonden.
   *[other] { $count } gevonden.
  }
search-understood = Dit begrepen we:
search-none = Probeer een ander woord, of kijk bij alles van de buurt.
search-none-filtered = Kies bij soort, buurt en wanneer eens alles.
search-neighbours-bring = Buren brengen dit: { $concept }
search-ask = Wie dat zijn, zie je niet. Vraag het, dan vragen wij het aan hen.
search-ask-face = Vraag het aan { $name }.
search-back = Vorige

nav-sign-in = Inloggen
sign-in-title = Inloggen
sign-in-lead = Je hebt geen wachtwoord nodig. We sturen je een brief met zes cijfers.
sign-in-button = Stuur mij een code
sign-in-none = Doe je nog niet mee?
address-field = Je e-mailadres
address-help = Alleen om je een code te sturen. Buren zien het niet.
code-title = Kijk in je e-mail
code-lead = We stuurden een brief naar dit adres. Doe je mee, dan staan er zes cijfers in.
code-field = De zes cijfers
code-button = Verder
code-help = Niets gekregen? Kijk bij ongewenste e-mail, of
code-again = vraag een nieuwe code
link-title = Inloggen op dit apparaat
link-lead = Heb jij hierom gevraagd? Druk dan op de knop.
link-button = Ja, log mij in
letters-title = Brieven van deze proef
letters-lead = In het verzonnen dorp gaat geen brief de deur uit. Hier lees je wat er zou staan.
letters-none = Er zijn nog geen brieven.
error-address = Typ je e-mailadres, zoals naam@voorbeeld.nl.
error-code = Deze cijfers kloppen niet. Kijk nog eens in de brief.
error-code-old = Deze code is te oud of te vaak geprobeerd. Vraag een nieuwe.
me-come-back = Terugkomen op een ander apparaat
me-address = We sturen codes naar { $address }.
me-no-address = Geef een e-mailadres. Dan kun je ook op een ander apparaat inloggen.
me-address-change = E-mailadres
me-sessions = Waar je bent ingelogd
me-session-this = dit apparaat
me-session-end = Log hier uit
flash-session-ended = Je bent daar uitgelogd.
letter-code-subject = Je code voor Naober { $town }
letter-code-body =
    Hallo,

    Je code is { $code }. Typ hem waar je erom vroeg. Hij werkt tien minuten.

    Lukt dat niet? Open dan deze link en druk op de knop:
    { $link }

    Vroeg je hier niet om? Dan hoef je niets te doen.

    Groet van Naober { $town }
letter-no-account-subject = Inloggen bij Naober { $town }
letter-no-account-body =
    Hallo,

    Iemand wilde met dit adres inloggen. Het hoort nog bij niemand die meedoet.

    Wil je meedoen? Dat kan hier:
    { $link }

    Vroeg je hier niet om? Dan hoef je niets te doen.

    Groet van Naober { $town }
letter-confirm-subject = Je code voor Naober { $town }
letter-confirm-body =
    Hallo,

    Met deze code bevestig je dat dit je e-mailadres is: { $code }. Hij werkt tien minuten.

    Lukt dat niet? Open dan deze link en druk op de knop:
    { $link }

    Vroeg je hier niet om? Dan hoef je niets te doen.

    Groet van Naober { $town }
letter-taken-subject = Je adres bij Naober { $town }
letter-taken-body =
    Hallo,

    Iemand wilde dit adres toevoegen, maar het hoort al bij wie meedoet. Ben jij dat? Log dan hier in:
    { $link }

    Vroeg je hier niet om? Dan hoef je niets te doen.

    Groet van Naober { $town }

join-heard = Dit begrepen we. Klopt iets niet? Tik het weg.
join-examples = Denk je dat je niets hebt? Kijk eens hier
join-example-1 = Ik kan goed luisteren, en ik heb tijd op dinsdag.
join-example-2 = Ik loop elke ochtend een rondje met de hond.
join-example-3 = Mijn soep is bekend in de hele straat.
join-example-4 = Ik heb een ladder en een boor die je mag lenen.
join-example-5 = Formulieren invullen vind ik leuk, geen grap.
join-example-6 = Ik spreek nog niet veel Nederlands, maar ik naai heel netjes.
calendar-follow = Volg dit in je eigen agenda

begin-title = Zelf iets beginnen
begin-lead = Een wandelclub, een tafel, een ochtend klussen: kies een voorbeeld of begin met niets.
begin-title-field = Hoe heet het?
begin-body = Wat gaan jullie doen?
begin-body-help = Schrijf gewoon, zoals je het aan iemand vertelt.
begin-place-help = Een plek die buren kennen: het buurthuis, de speeltuin. Liever niet je eigen huis.
begin-date = De eerste dag
begin-places = Voor hoeveel mensen? (mag leeg)
begin-weeks = Hoe vaak?
begin-weeks-option = { $count ->
    [one] één keer
   *[other] { $count } weken achter elkaar
  }
begin-seen = Iedereen kan dit lezen, met je voornaam erbij.
begin-button = Begin
flash-begun = Het staat erbij. Jij bent de gastheer of gastvrouw.
error-begin-title = Geef het een naam.
error-begin-body = Vertel wat jullie gaan doen.
error-begin-long = Maak de tekst korter dan 5.000 letters.
error-begin-place = Vertel waar het is, in een paar woorden.
error-begin-places = Kies een aantal van 2 tot 500, of laat het leeg.
error-begin-weeks = Kies hoe vaak: 1 tot 12 weken.
begin-neighbourhood = In welke buurt is het?
