# De buurtverbinder: krant, balie, kaart, gezichten.
nav-connector = Voor buurtverbinders
role-connector = Buurtverbinder
role-coordinator = Coördinator
role-officer = Werkt bij de gemeente
role-administrator = Beheerder
role-resident = Bewoner

connector-title = Voor buurtverbinders
connector-lead = Wat je nodig hebt in de straat, aan de kraam en aan de balie.

faces-title = Gezichten van de buurt
faces-lead = Deze mensen zijn er voor { $town }. Ze wonen of werken hier, en ze brengen zelf ook iets mee.
faces-all = Alle gezichten van de buurt
faces-here = Hier vind je mij

paper-title = Buurtkrant { $place }
paper-under = { $town }, { $day } { $month } { $year }
paper-lead = Dit is er te doen bij jou in de buurt. Iedereen is welkom. Achter elk bericht staat een code. Zo doe je mee zonder computer.
paper-call-code = Noem de code en je naam. Meer hoeft niet.
paper-face = { $name }, jouw buurtverbinder
paper-face-phone = { $name }, jouw buurtverbinder: { $phone }
paper-host = met { $host }
paper-code = Code { $code }
paper-needs = Nodig: { $needs }
paper-by = Verteld door { $author }
paper-ask = Vraag het { $name }: { $phone }, { $place }
paper-activities = Te doen
paper-activities-lead = De komende weken. Bij iets dat terugkomt staat de eerste keer.
paper-initiatives = Wat buren samen doen
paper-initiatives-lead = Loop eens binnen.
paper-opportunities = Wie helpt mee?
paper-opportunities-lead = Je zegt ja voor één keer.
paper-story = Een verhaal uit de buurt
paper-story-lead = { "" }
paper-schemes = Regelingen van de gemeente
paper-schemes-lead = Ze zijn er voor iedereen die ze kan gebruiken. Met de code vind je ze op de site, of vraag het iemand die meeloopt.
paper-slip = Ik doe mee
paper-slip-lead = Knip dit uit en geef het aan je buurtverbinder. Bellen mag ook.
paper-slip-code = Code
paper-slip-name = Voornaam
paper-slip-phone = Telefoon
paper-page = bladzijde
paper-page-title = De buurtkrant
paper-page-lead = Kies een buurt. Je krijgt een krant op A4 met alles wat nu op de site staat. Print hem, en leg hem neer waar mensen komen.
paper-letters = Letters
paper-normal = Gewone letters
paper-large = Grote letters, ook fijn om voor te lezen
paper-button = Maak de krant

desk-title = Antwoordbalie
desk-lead = Komt er een strookje, een kaart of een telefoontje binnen? Typ de code en de naam.
desk-code = Code uit de krant
desk-button = Schrijf op
desk-which = Er zijn er meer met deze naam. Wie is het?
desk-since = sinds { $day }
desk-sign-up = Schrijf { $name } in, met dit antwoord erbij
desk-done = Opgeschreven
desk-read-out = Lees dit voor of schrijf het over, dan weet je buur waar en wanneer.
desk-people = Wie je helpt
desk-people-lead = Deze mensen vonden het goed dat een buurtverbinder voor hen antwoordt. Je ziet hun naam en hun buurt.
desk-people-none = Er is nog niemand. Schrijf iemand in die naast je staat.
desk-takes-part = Waar doet deze buur aan mee?
desk-takes-part-none = Nog nergens aan.
reason-label = Waarom wil je dit weten?
reason-help = Je buur kan dit lezen op de eigen pagina, met jouw naam erbij.
reason-button = Laat zien
error-reason = Schrijf in een paar woorden waarom je dit wilt weten.
error-desk-code = Deze code staat niet in een krant. Kijk nog eens goed.
error-desk-digit = In de code zit een foutje. Kijk of er een cijfer verwisseld is.
error-desk-reading = Dit is de code van een verhaal of een regeling. Daar kun je over lezen, je kunt je er niet voor opgeven.
error-desk-name = Er is niemand met deze naam die het goed vond dat jij antwoordt. Schrijf diegene eerst in.

street-title = Iemand inschrijven
street-lead = Doe dit samen, met iemand die naast je staat. Naam en buurt zijn genoeg.
street-code = Het antwoord met code { $code } wordt meteen opgeschreven.
street-agree = Deze buur wil meedoen. Buurtverbinders mogen voor deze buur antwoorden. Stoppen kan altijd.
street-button = Schrijf in
error-street-agree = Vraag eerst of je buur het goed vindt, en zet dan het vinkje.

card-title = Kaart
card-for = Kaart voor { $name }
card-heading = Kaart om in te loggen
card-lead = Met een kaart kan je buur later zelf inloggen. Kaart kwijt? Geef een nieuwe. De oude werkt dan niet meer.
card-button = Maak een kaart
card-go = Ga naar
card-type = en typ deze code:
card-once = De code werkt één keer, tot zestig dagen na vandaag.
card-lost = Kaart kwijt of lukt het niet? Vraag het { $name }.
card-print = Print deze bladzijde, of laat hem zien. De code staat alleen hier: ga je weg, dan maak je een nieuwe.
sign-in-card = Heb je een kaart gekregen?
sign-in-card-title = Inloggen met een kaart
sign-in-card-lead = Op de kaart van je buurtverbinder staat een code van twaalf tekens.
sign-in-card-code = De code op je kaart
error-card = Deze code werkt niet. Kijk of je alles goed hebt overgetypt. Lukt het niet, vraag dan een nieuwe kaart.

here-title = Hier ben ik deze week
here-lead = Zeg waar je te vinden bent. Het staat op de site en in de krant, net als elke andere activiteit.
here-about = Praatje met { $name }
here-body = Kom langs met een vraag, een idee of zomaar. Er is koffie.
here-button = Zet het erop

flash-here = Het staat erop. Tot dan.
flash-desk = Opgeschreven.
flash-street = Welkom erbij. Je kunt nu een kaart maken.

looked-title = Wie keek
looked-lead = Soms ziet een buurtverbinder of de gemeente iets van je. Hier staat wie, en waarom.
looked-none = Niemand keek.
looked-gone = Iemand die hier niet meer werkt
looked-sign-up = { $name } schreef je in.
looked-reply = { $name } gaf je op voor: { $reason }.
looked-card = { $name } maakte een kaart voor je.
looked-look-up = { $name } keek waar je aan meedoet. Reden: { $reason }.
looked-role = { $name } gaf je een rol: { $reason }.
looked-role-gone = { $name } nam een rol terug: { $reason }.
looked-second-step = { $name } zette je tweede stap opnieuw klaar.
looked-desk = Je vond het goed dat buurtverbinders voor je antwoorden, op { $day }.
looked-desk-end = Ik antwoord voortaan zelf

# De tweede stap en het beheer.
nav-admin = Beheer
second-step-title = Tweede stap
second-step-lead = Je werkt hier met een rol. Daarom vragen we twee dingen: de code uit je mail, en een code van je telefoon. Je hebt een gratis app nodig die codes maakt.
second-step-begin = Zet het klaar op mijn telefoon
second-step-scan = Open de app en richt de camera op dit plaatje.
second-step-picture = Plaatje met het geheim voor je app. Eronder staat het in letters.
second-step-type = Lukt dat niet? Typ dan dit over in de app:
second-step-then = Typ hier de zes cijfers die de app laat zien.
second-step-code = Code van je telefoon
second-step-ask = Typ de zes cijfers die je app nu laat zien. Daarna vragen we het een werkdag lang niet meer.
second-step-lost = Telefoon kwijt? Typ dan een van je bewaarde codes.
second-step-codes = Het staat klaar. Bewaar deze codes op papier. Met elke code kom je één keer binnen als je telefoon kwijt is. Ze staan alleen nu op het scherm.
second-step-kept = Ik heb ze bewaard
second-step-passed = Je bent binnen.
second-step-not-needed = Hier hoeft dat niet. In deze verzonnen stad is alles verzonnen, dus ook de mensen met een rol. In een echte stad vraagt Naober hier een code van je telefoon.
error-second-step = Deze code klopt niet, of hij is al gebruikt. Wacht op de volgende en probeer het nog eens.
error-second-step-locked = Er zijn te veel codes geprobeerd. Wacht een kwartier en probeer het dan nog eens.

admin-title = Beheer
admin-lead = Wie heeft welke rol? Een rol geeft gereedschap. Niemand ziet er meer mensen door.
admin-holders = Mensen met een rol
admin-second-step = De tweede stap staat klaar.
admin-no-second-step = De tweede stap staat nog niet klaar.
admin-withdraw = Neem de rol terug
admin-withdraw-of = Neem de rol van { $name } terug
admin-reset = Andere telefoon
admin-reset-of = Laat { $name } de tweede stap opnieuw klaarzetten
admin-grant = Geef een rol
admin-address = Mailadres van een bewoner
admin-address-help = Het adres waarmee deze bewoner inlogt.
admin-role = Rol
admin-role-choose = Kies een rol
admin-organisation = Voor wie werkt deze persoon?
admin-phone = Telefoonnummer
admin-public = Iedereen ziet daarna op de pagina met gezichten wie het is. Ook het telefoonnummer en wat iemand brengt.
error-grant-address = Niemand logt in met dit adres. Vraag de bewoner om het adres eerst zelf toe te voegen.
error-grant-role = Kies een rol.
error-grant-organisation = Een coördinator werkt voor een organisatie. Welke?
error-last-administrator = Er moet altijd een beheerder zijn. Geef eerst iemand anders deze rol.
flash-granted = De rol is gegeven.
flash-withdrawn = De rol is terug.
flash-reset = De tweede stap kan opnieuw klaargezet worden.

letter-invite-subject = Je bent uitgenodigd bij Naober { $town }
letter-invite-body =
    Hallo,

    Op Naober vinden buren in { $town } elkaar op wat ze leuk vinden en goed kunnen.
    Iemand gaf ons dit adres om je één keer uit te nodigen. We bewaren het adres niet, alleen een kenmerk. Zo schrijven we je geen tweede keer.

    Kijk hier of het iets voor je is:
    { $link }

    Doe je niets, dan hoor je niet meer van ons.

# Wat wacht, en wat kan beginnen.
waits-title = Wat op je wacht
waits-none = Er wacht niets.
waits-card = heeft de kaart nog niet gebruikt
waits-until = De kaart werkt tot { $day }.
seed-title = Zullen we dit beginnen?
seed-possible = Hier zijn veel buren goed in, en er is nog niets mee. Kies er een en vraag wie mee wil beginnen.
seed-possible-none = Op dit moment niets.
seed-lead = Wie iets heeft met { $concept } krijgt deze vraag. Niemand ziet wie hem kreeg of wie ja zei. Bij vijf keer ja en iemand die ontvangt, begint het.
seed-about = Samen: { $concept }
seed-body = Er zijn buren die iets hebben met { $concept }. Zullen we samen beginnen?
seed-offer = Vraag het
seed-blind = Niemand ziet of jij deze vraag kreeg en wat je zegt. Zeggen genoeg buren ja, dan begint het.
seed-yes = Ik doe mee
seed-host = Ik doe mee en ontvang
seed-no = Niets voor mij
seed-begun = Het is begonnen.
seed-over = Het bleef bij een vraag.
seed-until = De vraag loopt tot { $day }.
seed-said-yes = ja
seed-said-host = ja, en ik ontvang
seed-said-no = nee
data-row-seed-offers = De vraag: zullen we dit beginnen?
error-seed-open = Deze vraag loopt al. Wacht tot die voorbij is.
error-seed-over = Deze vraag is voorbij.
flash-seed = De vraag is gesteld.
flash-seed-answered = Dank je. Je hoort het als het begint.
flash-seed-begun = Het begint, en jij bent erbij.

# Het plaatje van onderwerpen.
themes-title = Waar de buurt van houdt
themes-lead = Dit zijn onderwerpen, geen mensen. Een lijn betekent: er is iets dat over allebei gaat. Een streepjeslijn is een gat.
themes-caption = Hoe groter de cirkel, hoe meer buren het leuk vinden.
themes-about = { $theme }: ongeveer { $count } buren
themes-gap = “{ $one }” en “{ $other }” zijn allebei geliefd, en er is niets dat ze verbindt.
themes-bridge = Buren brengen dit al: { $first } en { $second }. Breng het samen in één activiteit.
