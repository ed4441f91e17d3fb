# The neighbourhood connector: paper, desk, card, faces.
nav-connector = For connectors
role-connector = Neighbourhood connector
role-coordinator = Coordinator
role-officer = Works for the municipality
role-administrator = Administrator
role-resident = Resident

connector-title = For connectors
connector-lead = What you need in the street, at the stall and at the desk.

faces-title = Faces of the neighbourhood
faces-lead = These people are there for { $town }. They live or work here, and they bring something themselves.
faces-all = All faces of the neighbourhood
faces-here = Where to find me

paper-title = { $place } neighbourhood paper
paper-under = { $town }, { $day } { $month } { $year }
paper-lead = This is what is on near you. Everyone is welcome. Behind each item stands a code. That is how you join without a computer.
paper-call-code = Say the code and your name. That is all.
paper-face = { $name }, your neighbourhood connector
paper-face-phone = { $name }, your neighbourhood connector: { $phone }
paper-host = with { $host }
paper-code = Code { $code }
paper-needs = Needed: { $needs }
paper-by = Told by { $author }
paper-ask = Ask { $name }: { $phone }, { $place }
paper-activities = What is on
paper-activities-lead = In the coming weeks. Of what comes back the first time is named.
paper-initiatives = What neighbours do together
paper-initiatives-lead = Just walk in.
paper-opportunities = Who lends a hand?
paper-opportunities-lead = You say yes for one time.
paper-story = A story from the neighbourhood
paper-story-lead = { "" }
paper-schemes = Schemes of the municipality
paper-schemes-lead = They are there for everyone who can use them. With the code you find them on the site, or ask somebody who walks along.
paper-slip = I am in
paper-slip-lead = Cut this out and hand it to your connector. You may call too.
paper-slip-code = Code
paper-slip-name = First name
paper-slip-phone = Telephone
paper-page = page
paper-page-title = The neighbourhood paper
paper-page-lead = Choose a neighbourhood. You get a paper on A4 with everything that is on the site now. Print it, and leave it where people come.
paper-letters = Letters
paper-normal = Ordinary letters
paper-large = Large letters, good for reading aloud too
paper-button = Make the paper

desk-title = Reply desk
desk-lead = A slip, a card or a call came in? Type the code and the name.
desk-code = Code from the paper
desk-button = Write it down
desk-which = There are more with this name. Who is it?
desk-since = since { $day }
desk-sign-up = Sign { $name } up, with this reply
desk-done = Written down
desk-read-out = Read this out or copy it, so that your neighbour knows where and when.
desk-people = Whom you help
desk-people-lead = These people agreed that a connector answers for them. You see their name and their neighbourhood.
desk-people-none = There is nobody yet. Sign somebody up who stands beside you.
desk-takes-part = What does this neighbour take part in?
desk-takes-part-none = Nothing yet.
reason-label = Why do you want to know?
reason-help = Your neighbour can read this on their own page, with your name.
reason-button = Show
error-reason = Write in a few words why you want to know.
error-desk-code = This code is in no paper. Please look again.
error-desk-digit = There is a mistake in the code. See whether two digits were exchanged.
error-desk-reading = This is the code of a story or a scheme. One can read about it, but not sign up for it.
error-desk-name = Nobody with this name agreed that you answer for them. Sign them up first.

street-title = Sign somebody up
street-lead = Do this together, with somebody who stands beside you. A name and a neighbourhood are enough.
street-code = The reply with code { $code } is written down at once.
street-agree = This neighbour agrees to take part, and that connectors answer for them. They can always stop.
street-button = Sign up
error-street-agree = Ask first whether your neighbour agrees, then tick the box.

card-title = Card
card-for = Card for { $name }
card-heading = A card to sign in with
card-lead = With a card your neighbour can sign in later. Card lost? Give a new one. The old one stops working.
card-button = Make a card
card-go = Go to
card-type = and type this code:
card-once = The code works once, until sixty days from today.
card-lost = Card lost, or does it not work? Ask { $name }.
card-print = Print this page, or show it. The code stands here only: once you leave, you make a new one.
sign-in-card = Did you get a card?
sign-in-card-title = Sign in with a card
sign-in-card-lead = On the card of your connector stands a code of twelve signs.
sign-in-card-code = The code on your card
error-card = This code does not work. See whether you typed all of it. If it stays so, ask for a new card.

here-title = Where I am this week
here-lead = Say where you can be found. It is on the site and in the paper, like any other activity.
here-about = A chat with { $name }
here-body = Drop in with a question, an idea or just so. There is coffee.
here-button = Put it up

flash-here = It is up. See you then.
flash-desk = Written down.
flash-street = Welcome. You can make a card now.

looked-title = Who looked
looked-lead = Here stands who of the connectors or the municipality saw something of you or did something for you, and why.
looked-none = Nobody looked.
looked-gone = Somebody who no longer works here
looked-sign-up = { $name } signed you up.
looked-reply = { $name } put you down for: { $reason }.
looked-card = { $name } made a card for you.
looked-look-up = { $name } looked at what you take part in. Reason: { $reason }.
looked-role = { $name } gave you a role: { $reason }.
looked-role-gone = { $name } took a role back: { $reason }.
looked-second-step = { $name } set your second step up again.
looked-desk = You agreed that connectors answer for you, on { $day }.
looked-desk-end = I answer for myself from now on

# The second step and administration.
nav-admin = Administration
second-step-title = Second step
second-step-lead = You work here in a role. So we ask for two things: the code from your mail, and a code from your telephone. You need a free app that makes codes.
second-step-begin = Set it up on my telephone
second-step-scan = Open the app and point the camera at this picture.
second-step-picture = Picture with the secret for your app. Below it stands in letters.
second-step-type = Does that not work? Type this into the app:
second-step-then = Type the six digits that the app shows.
second-step-code = Code from your telephone
second-step-ask = Type the six digits that your app shows now. After that we do not ask for a working day.
second-step-lost = Telephone lost? Type one of the codes you kept.
second-step-codes = It is set up. Keep these codes on paper. Each lets you in once when your telephone is lost. They are on the screen only now.
second-step-kept = I kept them
second-step-passed = You are in.
second-step-not-needed = Not needed here. In this invented town everything is invented, the people with a role too. In a real town Naober asks for a code from your telephone here.
error-second-step = This code is not right, or was used. Wait for the next one and try again.
error-second-step-locked = Too many codes were tried. Wait a quarter of an hour, then try again.

admin-title = Administration
admin-lead = Who has which role? A role gives tools. Nobody sees more people by it.
admin-holders = People with a role
admin-second-step = The second step is set up.
admin-no-second-step = The second step is not set up yet.
admin-withdraw = Take the role back
admin-withdraw-of = Take the role of { $name } back
admin-reset = Other telephone
admin-reset-of = Let { $name } set the second step up again
admin-grant = Give a role
admin-address = Mail address of a resident
admin-address-help = The address with which this resident signs in.
admin-role = Role
admin-role-choose = Choose a role
admin-organisation = For whom does this person work?
admin-phone = Telephone number
admin-public = Name, role, organisation, telephone number and what somebody brings then stand on the page with faces, for everyone.
error-grant-address = Nobody signs in with this address. Ask the resident to add the address first.
error-grant-role = Choose a role.
error-grant-organisation = A coordinator works for an organisation. Which?
error-last-administrator = There must always be an administrator. Give somebody else this role first.
flash-granted = The role is given.
flash-withdrawn = The role is taken back.
flash-reset = The second step can be set up again.

letter-invite-subject = You are invited to Naober { $town }
letter-invite-body =
    Hello,

    On Naober, neighbours in { $town } find each other on what they enjoy and do well.
    Somebody gave us this address to invite you once. We do not keep the address, only a mark of it, so that we do not write to you twice.

    See here whether it is something for you:
    { $link }

    If you do nothing, you will not hear from us again.

# What waits, and what could begin.
waits-title = What waits for you
waits-none = Nothing waits.
waits-card = did not use the card yet
waits-until = The card works until { $day }.
seed-title = Shall we begin this?
seed-possible = Many neighbours are good at this, and nothing is done with it yet. Choose one and ask who would begin.
seed-possible-none = Nothing at this moment.
seed-lead = Those who care for { $concept } get this question. Nobody sees who got it or who said yes. With five times yes and somebody who hosts, it begins.
seed-about = Together: { $concept }
seed-body = There are neighbours who care for { $concept }. Shall we begin together?
seed-offer = Ask
seed-blind = Nobody sees whether you got this question and what you say. When enough neighbours say yes, it begins.
seed-yes = I am in
seed-host = I am in, and I host
seed-no = Not for me
seed-begun = It has begun.
seed-over = It stayed a question.
seed-until = The question is open until { $day }.
seed-said-yes = yes
seed-said-host = yes, and I host
seed-said-no = no
data-row-seed-offers = The question: shall we begin this?
error-seed-open = This question is open already. Wait until it is over.
error-seed-over = This question is over.
flash-seed = The question is asked.
flash-seed-answered = Thank you. You will hear when it begins.
flash-seed-begun = It begins, and you are part of it.

# The picture of subjects.
themes-title = What the neighbourhood enjoys
themes-lead = These are subjects, not people. A line means: something is about both. A dashed line is a gap.
themes-caption = The larger the circle, the more neighbours enjoy it.
themes-about = { $theme }: about { $count } neighbours
themes-gap = “{ $one }” and “{ $other }” are both loved, and nothing joins them.
themes-bridge = Neighbours bring this already: { $first } and { $second }. Bring it together in one activity.
