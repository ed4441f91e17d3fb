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
