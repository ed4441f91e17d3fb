# How long what is kept stays, and what was worked out of what somebody did.
keep-title = How long we keep things
keep-lead = Nothing stays longer than it is needed. Every day we clear away what was kept long enough.
keep-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
keep-years = { $count ->
    [one] 1 year
   *[other] { $count } years
}
keep-until-you-leave = Until you change it or erase everything
keep-for-good = For good
keep-told = What you told and did yourself
keep-told-why = Your name, your neighbourhood, what you enjoy, what you take part in and whom you met. We need it to find what suits you.
keep-sign-in = Codes and cards to sign in, once they no longer work
keep-sign-in-why = This is how we notice when somebody asks for codes too often.
keep-doings = How often you did something that reaches others
keep-doings-why = This keeps it calm: nobody can write to everyone at once.
keep-digests = The suggestions you got by mail
keep-digests-why = So that you do not get the same suggestion again and again. Your last mail stays until there is a new one, as long as you want mail.
keep-exposures = How often a day you were suggested
keep-exposures-why = So that everybody gets a turn. Who saw it is not kept.
keep-letters = That we sent you a message
keep-letters-why = So that nothing is sent twice. What it said and your address go once it is sent.
keep-places = Your place on a waiting list, after the day itself
keep-places-why = After that it is of use to nobody.
keep-exchanges = What you asked or offered, once it is done
keep-exchanges-why = So that you can still find who answered you.
keep-asks = The question whether you would help, if you did not say yes
keep-asks-why = So that we do not ask you the same thing twice.
keep-seeds = What you said to: shall we start this?
keep-seeds-why = So that we do not ask you the same thing twice.
keep-proposals = A neighbour whom we suggested and you did not meet
keep-proposals-why = So that we do not suggest you to each other again and again.
keep-messages = What you and a neighbour wrote, after the last message
keep-messages-why = So that you can go on where you were.
keep-reports = A report, after its answer
keep-reports-why = Whoever does not agree with the answer can still say so.
keep-invitations = That an address was invited once
keep-invitations-why = So that nobody gets the same letter twice. The address itself cannot be read from it.
keep-accesses = Who of the team looked at you
keep-accesses-why = So that you can see who it was and why.
keep-left = That a number left, and when
keep-left-why = If we put an old copy back, we erase you again at once. There is no name with it.
keep-backups = We make copies in case something breaks. They go after 30 days.
keep-link = How long we keep things
data-learned = What we work out from it
data-learned-why = We work this out when you ask for suggestions. It is not kept. Switch your profile off and we do not do this.
data-learned-subject = { $name }: { $share } percent of what you take part in
data-learned-often = { $name }: counts as { $share } times. What was long ago counts less.
audit-measure-canaries-restored = Places where the word stands after an old copy is put back
audit-measure-missing-in-export = What somebody wrote and is not in the file of their own data
audit-measure-canaries-left-postgresql = Places where the word still stands, on PostgreSQL
audit-measure-canaries-restored-postgresql = Places where the word stands after restoring, on PostgreSQL
audit-measure-lost-in-power-cuts = Acknowledged and yet lost when the power went
audit-measure-one-in-many-cells-accuracy = How often it is guessed whether somebody counts, from all that neighbours bring
