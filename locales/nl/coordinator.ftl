# Wie helpers zoekt, en wie helpt.
opportunity-lead = Vertel het in een minuut. We vragen steeds een paar buren die erbij passen.
opportunity-edit = Deze vraag veranderen
opportunity-away = Klopt iets niet? Tik het weg.
opportunity-about = Ongeveer { $count } buren brengen iets mee dat past.
opportunity-about-wider = Hoeveel buren precies dit brengen, weten we niet. Ongeveer { $count } brengen iets in deze richting.
opportunity-about-few = Hoeveel buren hierbij passen, weten we nog niet. Dat zijn er misschien weinig.
opportunity-shift = { $count ->
    [1] Wanneer en met hoeveel?
   *[other] Dienst { $count }
}
opportunity-more-shifts = Nog een dienst erbij
opportunity-more-shifts-help = Elke dienst heeft eigen plekken. We vragen er apart mensen voor.
opportunity-minutes = Hoeveel minuten duurt het? (mag leeg)
opportunity-demands = Kan het niet zonder?
opportunity-demands-help = We vragen dan alleen wie zegt dat te hebben. Vraag het dus alleen als het moet.
opportunity-licence = Een rijbewijs
opportunity-vog = Een VOG
opportunity-licence-few = Let op: de meeste buren zeggen niet dat ze een rijbewijs hebben. Zij krijgen de vraag dan niet. Moet het echt?
opportunity-vog-few = Let op: de meeste buren hebben geen VOG. Zij krijgen de vraag dan niet. Een VOG aanvragen duurt een paar weken.
opportunity-crew = Eerst mijn vaste ploeg
opportunity-crew-help = De eerste vraag gaat naar wie dat zelf goed vindt. Daarna vragen we anderen.
opportunity-cancel = Het gaat niet door
opportunity-cancel-help = Dan vragen we niemand meer. Wie ja zei, krijgt bericht.
error-needs-long = Maak dit korter dan 200 letters.
error-minutes = Vul minuten in van 5 tot 1440, of laat het leeg.
error-shift = Vul bij elke dienst een dag, een tijd en een aantal in. De dag moet nog komen.
error-thanks-early = Bedanken kan als het geweest is.
error-match-early = Dit vragen we twee weken later.
flash-asked = De vraag is gesteld. Je ziet hier wie ja zegt.
flash-called-off = Het gaat niet door. Wie ja zei, krijgt bericht.
flash-thanked = Je bedankje is bezorgd.

coordinator-said-yes = { $count ->
    [0] Nog niemand zei ja.
    [one] { $count } buur zei ja.
   *[other] { $count } buren zeiden ja.
}
coordinator-over = Wat geweest is
crew-title = Mijn vaste ploeg
crew-lead = Deze mensen hielpen jullie. Ze vinden het goed dat je hen als eerste vraagt.
crew-none = Nog niemand. Wie hielp, kan dit zelf kiezen op de eigen pagina.
board-filling = { $taken } van { $places } plekken gevuld. We verwachten er { $expected }.
board-next = De volgende buren vragen we { $moment }.
board-tasks-help = Wie ja zei, kan hier een taak kiezen.
board-thank = Bedank { $name }
board-thanked = Bedankt
board-match = Was dit een goede match?
board-match-help = Het gaat om de hele vraag, niet om één persoon. Zo leren we wat past.
match-yes = Ja
match-no = Nee, niet echt

helping-title = Helpen
helping-back = Mijn pagina
helping-link = Hoe je gevraagd wilt worden
helping-lead = Jij kiest hoe vaak en waarvoor iemand je vraagt. Daar houden we ons aan.
helping-how = Zo wil je gevraagd worden
helping-per-week = { $count ->
    [0] Je wilt nu niet gevraagd worden.
    [one] Hoogstens één keer in de week.
   *[other] Hoogstens { $count } keer in de week.
}
helping-change = Dit aanpassen
helping-rest = Hoe lang rust na een vraag?
helping-rest-option = { $count ->
    [0] Geen rust nodig
    [7] Een week
   *[other] { $count } dagen
}
helping-have = Heb je een van deze?
helping-have-help = Dit mag je leeg laten. Alleen als iets nodig is, kijken we ernaar. Niemand ziet het.
helping-crews = Vaste ploeg
helping-crews-help = Kies je dit, dan vraagt de organisatie jou als eerste. Ze ziet dan ook je voornaam staan. Stoppen kan altijd.
helping-crew-in = Vraag mij als eerste
helping-crew-in-to = Vraag mij als eerste: { $name }
helping-crew-out = Stop hiermee
helping-crew-out-of = Stop met de vaste ploeg van { $name }
helping-thanks = { $name } bedankt je voor “{ $title }”.
helping-thanks-nobody = Je bent bedankt voor “{ $title }”.
helping-match = Was “{ $title }” iets voor jou?
helping-match-help = Alleen wij zien dit, voor jouw tips. De organisatie ziet het niet.

letter-asked-subject = Een vraag voor jou op Naober
letter-asked-body =
    Hallo,

    Iemand in { $town } zoekt hulp, en dacht aan buren zoals jij:

    { $about }

    Kijk hier, en zeg ja of nu niet:
    { $link }

    Geen zin of geen tijd? Dan hoef je niets te doen.
letter-thanks-subject = Een bedankje op Naober
letter-thanks-body =
    Hallo,

    Je bent bedankt voor je hulp:

    { $about }

    Lees het hier:
    { $link }
letter-was-match-subject = Was het een goede match?
letter-was-match-body =
    Hallo,

    Twee weken geleden was dit:

    { $about }

    Was het een goede match? Zeg het hier, in één tik:
    { $link }

sheet-title = Je eigen lijst
sheet-lead = Heb je al een lijst met klussen? Die kan er zo in. Je kijkt eerst of het klopt.
sheet-file = Kies een bestand
sheet-file-help = Excel (.xlsx) of CSV, met kopjes in de eerste regel. Hoogstens 300 regels.
sheet-paste = Of plak hier cellen
sheet-paste-help = Kies de cellen in je lijst, met de kopjes erbij. Kopieer ze, en plak ze hier.
sheet-neighbourhood = Welke buurt geldt als een regel er geen noemt?
sheet-read = Lees de lijst
sheet-read-help = Er wordt nog niets bewaard.
sheet-out = Je vragen als lijst
sheet-out-help = Haal je vragen op, pas ze aan, en zet ze terug. Wat je verandert, nemen we over. Laat de kolom Nummer staan.
sheet-out-xlsx = Als Excel
sheet-out-csv = Als CSV
sheet-look = Klopt dit?
sheet-guessed = Zo lazen we je kopjes. Pas ze aan als het niet klopt.
sheet-line = Regel
sheet-skip = Laat weg
sheet-column = Wat staat er onder “{ $name }”?
sheet-more = { $count ->
    [one] En nog { $count } regel.
   *[other] En nog { $count } regels.
}
sheet-new = { $count ->
    [0] Geen nieuwe vragen.
    [one] { $count } nieuwe vraag.
   *[other] { $count } nieuwe vragen.
}
sheet-changed = { $count ->
    [0] { "" }
    [one] { $count } vraag verandert.
   *[other] { $count } vragen veranderen.
}
sheet-same = { $count ->
    [0] { "" }
    [one] { $count } is er al.
   *[other] { $count } zijn er al.
}
sheet-over = { $count ->
    [0] { "" }
    [one] { $count } is al geweest of gaat niet door. Die slaan we over.
   *[other] { $count } zijn al geweest of gaan niet door. Die slaan we over.
}
sheet-problems = { $count ->
    [one] Eén ding klopt nog niet
   *[other] { $count } dingen kloppen nog niet
}
sheet-nothing = Er is niets bewaard. Pas je lijst aan, of kies andere kopjes.
sheet-another = Kies een andere lijst
sheet-bring-in = Zet deze vragen erin
sheet-bring-in-help = Daarna vragen we de eerste buren.
sheet-look-again = Kijk nog eens
flash-sheet = Je lijst staat erin.
sheet-at = Regel { $line }, “{ $column }”: { $why }
sheet-field-nummer = Nummer
sheet-field-titel = Wat is het
sheet-field-tekst = Wat is er te doen
sheet-field-buurt = Buurt
sheet-field-plaats = Waar
sheet-field-dag = Dag
sheet-field-tijd = Tijd
sheet-field-minuten = Minuten
sheet-field-plekken = Aantal helpers
sheet-field-nodig = Nodig
sheet-field-rijbewijs = Rijbewijs
sheet-field-vog = VOG
sheet-empty = Er staat niets in deze lijst. Er moeten kopjes zijn, en een regel eronder.
sheet-none = Dit konden we niet lezen als lijst. Bewaar het als Excel (.xlsx) of als CSV.
sheet-old = Dit is een oude Excel, of er zit een wachtwoord op. Bewaar het opnieuw als .xlsx.
sheet-large = Deze lijst is te groot. Er passen 300 regels in, en 40 kolommen.
sheet-formula = “{ $cell }” is een formule. Schrijf de woorden zelf.
sheet-formula-broken = Deze formule geeft een fout. Schrijf de woorden zelf.
sheet-merged = Hier zijn cellen samengevoegd. Maak er weer losse cellen van.
sheet-date = “{ $cell }” is geen dag. Schrijf het als 28-11-2026.
sheet-time = “{ $cell }” is geen tijd. Schrijf het als 14:00.
sheet-number = “{ $cell }” is geen aantal. Schrijf een getal, zoals 3.
sheet-minutes = “{ $cell }” is geen duur. Schrijf minuten, zoals 90.
sheet-yes = “{ $cell }” begrijpen we niet. Schrijf ja of nee.
sheet-twice = “{ $cell }” staat er twee keer. Geef elke regel een eigen nummer.
sheet-key-unknown = “{ $cell }” is geen vraag van jou. Maak dit leeg voor een nieuwe vraag.
sheet-needs-title = Kies de kolom waarin staat wat het is.
sheet-needs-date = Kies de kolom met de dag.
sheet-column-twice = Twee kolommen hebben hetzelfde kopje. Kies er één.

data-row-thanks = Bedankt
data-row-crews = Vaste ploeg
data-row-ask-choices = Dagen rust na een vraag
data-row-ask-choices-drives = Je hebt een rijbewijs
data-row-ask-choices-vog = Je hebt een VOG
data-row-sheet-headings = Kopje van je lijst
