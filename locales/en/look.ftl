# The overviews, the map and what stands on every page.
map-legend = Tap a number. A circle counts activities, a square counts initiatives.
map-open = Look at the map
map-in = in { $place }
map-nothing = Nothing now. Will you begin something?

order-label = Order
order-datum = By date
order-nieuw = Newest first
order-az = From A to Z
order-same = This order is the same for everyone.
day-heading = { $day } { $date } { $month }
pages-label = Pages
pages-here = Page { $number } of { $of }
pages-previous = Previous page
pages-next = Next page

interests-title = What neighbours enjoy
interests-open = See what neighbours enjoy
interests-heading = { $place } in interests
interests-lead = The larger the circle, the more neighbours enjoy it. You never see who.
interests-about = about { $count } neighbours
interests-noise = Every number was changed a little on purpose. So nobody can be recognised. What fewer than 10 neighbours enjoy is left out. The drawing changes once a month.
interests-none = There is no drawing yet. Choose the whole town, or look next month.
interests-join = Join in, and be part of the drawing

language-name = English
number-thousands = ,
number-decimal = .
language-alphabet = abcdefghijklmnopqrstuvwxyz

glossary-title = Difficult words
glossary-lead = Words on this site, explained in short.
word-connector = neighbourhood connector
word-connector-means = Somebody who knows many neighbours and brings people together. You can always call or drop by.
word-volunteering = volunteering
word-volunteering-means = Work that you do because you like it. You are not paid for it.
word-initiative = initiative
word-initiative-means = Something that neighbours began together. A walking group, a shared table, a garden.
word-scheme = scheme
word-scheme-means = Money or help from the municipality. You have to ask for it. The neighbourhood connector helps you.
word-municipality = municipality
word-municipality-means = The people who run the town. You find them in the town hall.
word-interests = interests
word-interests-means = Things that you like to do or to learn.
word-meeting = meeting
word-meeting-means = Two neighbours get to know each other. That happens only when you both say yes.
word-device = device
word-device-means = A phone, a tablet or a computer.
word-waiting-list = waiting list
word-waiting-list-means = A list for when something is full. When a place comes free, it is your turn.
footer-privacy = Privacy
footer-rules = House rules
footer-access = Accessibility
