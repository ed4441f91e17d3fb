# Tips en agenda per e-mail, en de nieuwslezer.
letter-digest-subject = Nieuws uit je buurt
digest-lead = Dag, dit is er te doen in en om { $neighbourhood }.
digest-tips = Iets voor jou?
digest-why = Waarom we dit kiezen:
digest-agenda-daily = De komende dagen in { $neighbourhood }
digest-agenda-weekly = Deze week in { $neighbourhood }
digest-agenda-monthly = Deze maand in { $neighbourhood }
digest-more = { $count ->
    [one] En er is nog 1 ding.
   *[other] En er zijn nog { $count } dingen.
}
digest-all = Bekijk de hele agenda
digest-scheme = Goed om te weten
digest-everyone = Dit staat bij iedereen in { $neighbourhood } in de mail.
digest-story = { $author } vertelt: { $title }
digest-call = { $name } helpt je graag: { $phone }
digest-face = { $name } helpt je graag.
digest-because-daily = Je krijgt dit elke dag. Dat koos je zelf.
digest-because-weekly = Je krijgt dit elke week. Dat koos je zelf.
digest-because-monthly = Je krijgt dit elke maand. Dat koos je zelf.
digest-change = Liever vaker of minder vaak?
digest-stop = Stop met deze mail

mail-title = Post van Naober
mail-link = Hoe vaak wil je post?
mail-lead = Jij kiest hoe vaak we je mailen.
mail-no-address = Je gaf nog geen e-mailadres. Zonder adres komt er geen post.
mail-give-address = Geef je adres
mail-rhythm = Tips en de agenda van je buurt
mail-rhythm-help = Drie tot vijf tips die bij je passen. Is er niets nieuws, dan mailen we niet.
mail-daily = Elke dag om negen uur
mail-weekly = Elke week op donderdag om negen uur
mail-monthly = Eén keer per maand, op de eerste donderdag
mail-never = Nooit
mail-notices = Bericht over wat jij vroeg of waar jij aan meedoet
mail-notices-help = Bijvoorbeeld: iets gaat niet door, of een buur schreef je.
mail-notices-yes = Meteen
mail-notices-no = Nooit. Dan kijk ik zelf.
mail-always = Een code om in te loggen komt altijd.
mail-example = Zo ziet zo'n mail eruit
mail-no-example = Er is nu te weinig nieuws voor een mail. Dan sturen we er ook geen.
mail-stop = Stoppen met de mail?
mail-stop-help = Je krijgt dan geen tips en geen agenda meer. Andere berichten komen nog wel.
mail-stop-button = Ja, stop
mail-stopped = De mail stopt
mail-stopped-help = Je krijgt geen tips en agenda meer per mail. Je kunt het altijd weer aanzetten.
mail-to-week = Kijk wat er deze week is
mail-offer = Wil je dit ook per mail?
mail-offer-help = Op donderdag drie tot vijf tips en de agenda van je buurt. Stoppen kan altijd.
mail-offer-week = Ja, elke week
mail-offer-other = Liever vaker of minder vaak
mail-offer-no = Nee, dank je
error-rhythm = Kies hoe vaak je tips wilt.

data-row-mail-choices = Zo vaak wil je tips per mail
data-row-digest-items = Als tip gemaild
data-says-daily = elke dag
data-says-weekly = elke week
data-says-monthly = elke maand
data-says-never = nooit

feed-follow = Volg in je nieuwslezer
