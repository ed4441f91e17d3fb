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
