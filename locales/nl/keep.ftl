# How long what is kept stays, and what was worked out of what somebody did.
keep-title = Hoe lang we iets bewaren
keep-lead = Niets blijft langer dan nodig is. Elke dag ruimen we op wat lang genoeg bewaard is.
keep-days = { $count ->
    [one] 1 dag
   *[other] { $count } dagen
}
keep-years = { $count ->
    [one] 1 jaar
   *[other] { $count } jaar
}
keep-until-you-leave = Tot je het verandert of alles wist
keep-for-good = Voor altijd
keep-told = Wat je zelf vertelde en deed
keep-told-why = Je naam, je buurt en wat je graag doet. Waar je aan meedoet en wie je leerde kennen. Zo vinden we wat bij je past.
keep-sign-in = Codes en kaarten om in te loggen, als ze niet meer werken
keep-sign-in-why = Zo zien we of iemand te vaak een code vraagt.
keep-doings = Hoe vaak je iets deed wat anderen bereikt
keep-doings-why = Zo blijft het rustig: niemand kan in één keer iedereen schrijven.
keep-digests = De tips die je per mail kreeg
keep-digests-why = Dan krijg je niet steeds dezelfde tip. Je laatste mail blijft tot er een nieuwe is, zolang je mail wilt.
keep-exposures = Hoe vaak je per dag werd voorgesteld
keep-exposures-why = Zo komt iedereen aan de beurt. Wie het zag, bewaren we niet.
keep-letters = Dat we je een bericht stuurden
keep-letters-why = Zo sturen we niets dubbel. Wat er in stond en je adres gaan weg als het is verstuurd.
keep-places = Je plek op een wachtlijst, na de dag zelf
keep-places-why = Daarna heeft niemand er nog iets aan.
keep-exchanges = Wat je vroeg of aanbood, als het klaar is
keep-exchanges-why = Zo kun je nog even terugvinden wie je antwoord gaf.
keep-asks = De vraag of je wilt helpen, als je geen ja zei
keep-asks-why = Zo vragen we je niet twee keer hetzelfde.
keep-seeds = Wat je zei op: zullen we dit beginnen?
keep-seeds-why = Zo vragen we je niet twee keer hetzelfde.
keep-proposals = Een buur die we voorstelden en die je niet leerde kennen
keep-proposals-why = Zo stellen we jullie niet steeds opnieuw voor.
keep-messages = Wat je met een buur schreef, na het laatste bericht
keep-messages-why = Zo kun je verder praten waar je was.
keep-reports = Een melding, na het antwoord
keep-reports-why = Wie het niet eens is met het antwoord, kan dat nog zeggen.
keep-invitations = Dat een adres een keer is uitgenodigd
keep-invitations-why = Zo krijgt niemand twee keer dezelfde brief. Het adres zelf is er niet uit te lezen.
keep-accesses = Wie van het team naar jou keek
keep-accesses-why = Zo kun je zien wie het was en waarom.
keep-left = Dat een nummer wegging, en wanneer
keep-left-why = Als we een oude kopie terugzetten, wissen we je dan meteen weer. Er staat geen naam bij.
keep-backups = We maken kopieën voor als er iets stukgaat. Die gaan na 30 dagen weg.
keep-link = Hoe lang we iets bewaren
data-learned = Wat we daaruit afleiden
data-learned-why = Dit rekenen we uit als je tips vraagt. We bewaren het niet. Zet je profiel uit, dan doen we dit niet.
data-learned-subject = { $name }: { $share } procent van waar je aan meedoet
data-learned-often = { $name }: telt als { $share } keer. Wat lang geleden is, telt minder.
audit-measure-canaries-restored = Plaatsen waar het woord staat na het terugzetten van een oude kopie
audit-measure-missing-in-export = Wat iemand schreef en niet in het bestand met eigen gegevens staat
audit-measure-canaries-left-postgresql = Plaatsen waar het woord nog staat, op PostgreSQL
audit-measure-canaries-restored-postgresql = Plaatsen waar het woord staat na terugzetten, op PostgreSQL
audit-measure-lost-in-power-cuts = Bevestigd en toch kwijt nadat de stroom uitviel
audit-measure-one-in-many-cells-accuracy = Hoe vaak geraden wordt of iemand meetelt, uit alles wat buren brengen
