# The overviews, the map and what stands on every page.
map-legend = Tik op een getal. Een rondje telt activiteiten, een vierkantje initiatieven.
map-open = Kijk op de kaart
map-in = in { $place }
map-nothing = Nu niets. Begin jij iets?

order-label = Volgorde
order-datum = Op datum
order-nieuw = Nieuwste eerst
order-az = Van A tot Z
order-same = Deze volgorde is voor iedereen gelijk.
day-heading = { $day } { $date } { $month }
pages-label = Bladeren
pages-here = Bladzijde { $number } van { $of }
pages-previous = Vorige bladzijde
pages-next = Volgende bladzijde

interests-title = Wat buren graag doen
interests-open = Zie wat buren graag doen
interests-heading = { $place } in interesses
interests-lead = Hoe groter de cirkel, hoe meer buren dit graag doen. Je ziet nooit wie.
interests-about = ongeveer { $count } buren
interests-noise = Elk getal is met opzet een klein beetje veranderd. Zo is niemand te herkennen. Wat minder dan 10 buren doen, staat er niet bij. De tekening verandert één keer per maand.
interests-none = Er is nog geen tekening. Kies heel de stad, of kijk volgende maand.
interests-join = Doe mee, en teken mee

language-name = Nederlands
number-thousands = .
number-decimal = ,
language-alphabet = abcdefghijklmnopqrstuvwxyz

glossary-title = Moeilijke woorden
glossary-lead = Woorden op deze site, kort uitgelegd.
word-connector = buurtverbinder
word-connector-means = Iemand die veel buren kent en mensen bij elkaar brengt. Je kunt altijd bellen of langskomen.
word-volunteering = vrijwilligerswerk
word-volunteering-means = Werk dat je doet omdat je het leuk vindt. Je krijgt er geen geld voor.
word-initiative = initiatief
word-initiative-means = Iets dat buren samen zijn begonnen. Een wandelclub, een eettafel, een tuin.
word-scheme = regeling
word-scheme-means = Geld of hulp van de gemeente. Je moet het zelf vragen. De buurtverbinder helpt je.
word-municipality = gemeente
word-municipality-means = De mensen die de stad of het dorp besturen. Je vindt ze in het stadhuis.
word-interests = interesses
word-interests-means = Dingen die je leuk vindt om te doen of te leren.
word-meeting = ontmoeting
word-meeting-means = Twee buren leren elkaar kennen. Dat gebeurt pas als jullie allebei ja zeggen.
word-device = apparaat
word-device-means = Een telefoon, een tablet of een computer.
word-waiting-list = wachtlijst
word-waiting-list-means = Een lijst voor als iets vol is. Komt er een plek vrij, dan ben jij aan de beurt.
footer-privacy = Privacy
footer-rules = Huisregels
footer-access = Toegankelijk
