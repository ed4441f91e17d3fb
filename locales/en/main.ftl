# Every word a person reads. Plain English.
product = Naober
skip = To the content
nav-label = Main menu
nav-week = This week
nav-initiatives = Initiatives
nav-opportunities = Volunteering
nav-stories = Stories
nav-schemes = Schemes
nav-for-you = For you
nav-meetings = Meetings
nav-me = My page
nav-join = Join in
nav-coordinator = Find helpers
nav-officer = Figures
sign-out = Sign out
demo-further = A day further
flash-further = It is a day later. See what happened.
demo-banner = This town is invented.
research-banner = This is a research town: real groups, no names, for measuring only.
footer-call = Rather call?
footer-face = Ask { $name }, your neighbourhood connector.
footer-about = Naober is an old Dutch word for the neighbour you can count on.

home-title = What is on near you?
home-lead = Everything of { $town } in one place. The same for everyone, without an account.
home-week = This week
home-week-more = All activities
home-join-title = What can you bring?
home-join-text = A cake, a listening ear, a pair of pliers. Everybody brings something. Tell us, and neighbours find you.
home-join-button = Tell what you bring
home-map = The neighbourhoods of { $town }
home-all = Everything in a row
home-stories = Stories of neighbours
home-nothing = Nothing is planned this week. Have a look at all activities.

count-activities = { $count ->
    [one] 1 activity
   *[other] { $count } activities
}
count-initiatives = { $count ->
    [one] 1 initiative
   *[other] { $count } initiatives
}
count-opportunities = { $count ->
    [one] 1 place for a helper
   *[other] { $count } places for helpers
}
count-stories = { $count ->
    [one] 1 story
   *[other] { $count } stories
}

list-activities = Activities
list-initiatives = Initiatives
list-opportunities = Volunteering
list-everywhere = All of { $town }
list-empty = Nothing here now. Have a look in another neighbourhood.
list-filter = Choose a neighbourhood
list-category = What it is about
list-category-all = Everything

item-where = Where
item-when = When
item-with = With
item-for = For
item-needs = Needed
item-minutes = { $count } minutes
item-places = { $count ->
    [0] full
    [one] 1 place left
   *[other] { $count } places left
}
item-taken = { $count ->
    [0] you can be the first
    [one] 1 neighbour takes part
   *[other] { $count } neighbours take part
}
item-group = Belongs to
item-activities = When you can come along
item-join = Join in
item-help = I will help
item-joined = You take part.
item-leave = Not after all
item-sign-in = To join in, first tell us briefly who you are.

join-title = What can you bring?
join-lead = Four short questions. You can change everything later. We do not ask your address.
join-brings = What can you bring?
join-brings-help = Write as you talk. For example: "I have been fixing flat tyres for the whole street for years" or "I am a good listener".
join-enjoys = What do you enjoy?
join-enjoys-help = For example: walking, cooking together, a game of chess.
join-would-like = What would you like to learn or do?
join-would-like-help = For example: learning to knit, singing along once.
join-neighbourhood = In which neighbourhood do you live?
join-neighbourhood-choose = Choose your neighbourhood
join-neighbourhood-merged = { $name } (counts with { $other })
join-time = When do you have time?
join-time-help = Tick what usually works. Ticking nothing is fine too.
join-name = What may we call you?
join-name-help = Your first name or a nickname. Neighbours see it only after you both said yes.
join-meet = I would like to meet neighbours
join-meet-help = Nobody sees who you are until you both said yes.
join-asks = How often may somebody ask you for help?
join-asks-option = { $count ->
    [0] Rather not
    [one] At most once a week
   *[other] At most { $count } times a week
}
join-button = Done, show me
join-morning = morning
join-afternoon = afternoon
join-evening = evening
day-0 = Monday
day-1 = Tuesday
day-2 = Wednesday
day-3 = Thursday
day-4 = Friday
day-5 = Saturday
day-6 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
moment = { $day } { $date } { $month }, { $time }

me-title = My page
me-hello = Hello { $name }
me-understood = This is what we understood
me-understood-help = Is something wrong? Take it away with one tap. What you wrote stays.
me-understood-none = We did not recognise any words yet. Put it differently, or name a thing you do.
me-brings = You bring
me-enjoys = You enjoy
me-would-like = You would like
me-not-meant = Take away: { $concept }
me-change = Change what you told us
me-save = Save
me-joined = You take part in this
me-delete = Erase everything of mine
me-delete-help = All you wrote and did goes, now and for good.

for-you-title = For you
for-you-lead = Chosen by what you told us. Everything says why.
for-you-all = Rather see everything, the same for everyone?
for-you-questions = Somebody asks you
for-you-activities = To go to
for-you-opportunities = To help with
for-you-people = To get to know
for-you-people-lead = You do not see yet who it is, and the other does not see you. If you both say yes, you see each other's name.
for-you-people-closed = Your neighbourhood opens for meeting when 30 neighbours would like to meet.
for-you-none = Nothing here really fits you now. Tell a little more on your own page.
for-you-why = Why do I see this?
for-you-not-this = Not this
proposal-title = A neighbour
proposal-yes = Yes, nice
proposal-no = No, thank you
question-text = { $organisation } asks a few neighbours, you too.
question-yes = Yes, I will help
question-no = Not now
flash-yes = Your yes is saved. If the other says yes too, you will see each other under Meetings.
flash-met = You both said yes. Have a good time together.
flash-no = Fine. Nobody hears of it.
flash-joined = Nice, you take part.
flash-left = You no longer take part.
flash-answered = Thank you, your answer is saved.
flash-saved = Saved.

reason-enjoys = You enjoy this: { $concept }
reason-brings = You bring this: { $concept }
reason-would-like = You would like this: { $concept }
reason-like-before = You took part before in: { $concept }
reason-joined-also = Those who take part in { $item } come here too
reason-own-group = You already take part in { $item }
reason-same-neighbourhood = In your neighbourhood
reason-nearby = Near by
reason-fits-time = At a time that suits you
reason-popular = More than ten neighbours take part
reason-fresh = New: begun not long ago
reason-people-enjoys = You both enjoy this: { $concept }
reason-people-brings = The other would like this, and you bring it: { $concept }
reason-people-would-like = You would like this, and the other brings it: { $concept }
reason-people-same-neighbourhood = You live in the same neighbourhood
reason-people-nearby = You live close to each other
reason-people-fits-time = You have time at the same moments
reason-part = { $count } %

meetings-title = Meetings
meetings-none = No meetings yet. Say yes to a neighbour under For you.
meetings-waiting = { $count ->
    [one] One yes of yours still waits for an answer.
   *[other] { $count } times yes of yours still wait for an answer.
}
meetings-brings = brings
meetings-shared = You share
meetings-together = A good start: go together to

stories-title = Stories of neighbours
story-by = { $author } of { $neighbourhood }
story-scheme = A scheme plays a part here too
schemes-title = Schemes
schemes-lead = The same for everyone in { $town }. Nobody sees what you read or fill in here.
schemes-choose = Choose your neighbourhood to see whom you can ask.
scheme-how = How it works
scheme-amounts = The amounts
scheme-source = { $source }, { $date }
scheme-check = Do the check
scheme-check-lead = The check runs on your own phone or computer. Nothing goes to us or to the municipality.
scheme-ask = Ask { $name }
scheme-story = A neighbour tells
check-title = The check
check-none = Switch on JavaScript for the check, or take this list to { $name }.
check-back = Back to the scheme
check-result-heading = The outcome
check-euro = Amount in euros
check-not-a-number = Type an amount, for example 1234,50
check-yes = Yes
check-no = No
check-choose = Make a choice
check-again = Start again

coordinator-title = Find helpers
coordinator-lead = You ask a few neighbours at a time. You see who says yes, and nobody else.
coordinator-new = New question
coordinator-own = Your questions
coordinator-none = You have not asked anything yet.
coordinator-title-field = What is it, in a few words?
coordinator-body = What is there to do?
coordinator-body-help = Just write as you would tell somebody. From that we read who fits.
coordinator-place = Where exactly?
coordinator-date = On which day?
coordinator-time = At what time?
coordinator-places = How many helpers?
coordinator-needs = What is really needed? (may be empty)
coordinator-post = Ask a few neighbours
board-understood = This is what we understood
board-helpers = Who said yes
board-none = Nobody yet. The question is with a few neighbours; you need not do anything.
board-waves = { $count ->
    [0] No neighbour who wants to be asked fits now. Make the question a little wider.
    [one] The first round is under way.
   *[other] Round { $count } is under way.
}
board-filled = All places are filled.

officer-title = What was read?
officer-lead = How often a scheme was opened, by neighbourhood and month. Changed a little on purpose, so that nobody can be recognised. What is under 10 is not shown.
officer-none = No month to show yet. The first figures come when the month is over.
officer-few = fewer than 10
officer-about = about { $count }
officer-month = { $month } { $year }

demo-sign-in-title = Look along as { $name }
demo-sign-in-text = { $name } is invented. With one tap you see the town through these eyes.
demo-sign-in-button = Go on as { $name }

error-title = That did not work
error-not-found = This page is not there. Perhaps the activity is over.
error-server = Something went wrong on our side. Try again in a moment. What you saved is saved.
error-forbidden = This works only from our own pages. Go back and try again.
error-bad-request = We could not read this. Go back and try again.
error-home = To the beginning
error-summary = Please have another look at this:
error-first-name-missing = Fill in a first name or nickname.
error-first-name-long = Make your name shorter than 60 letters.
error-words-long = Make the text shorter than 2,000 letters.
error-neighbourhood-missing = Choose a neighbourhood from the list.
error-title-missing = Give your question a name.
error-title-long = Make the name shorter than 120 letters.
error-body-missing = Tell what there is to do.
error-body-not-understood = We did not recognise what a helper brings. Name a thing: cooking, woodwork, reading aloud.
error-date = Choose a day.
error-time = Fill in a time, such as 14:00.
error-date-past = Choose a day that is still to come.
error-places = Choose a number from 1 to 50.
error-over = This is over already.
error-full = All places have just been taken. See whether there is another moment.
error-proposal-over = This proposal is over.
list-more = More
list-show = Show
check-open = Answer every question, then you read here what we think.
check-likely = You can probably get this. Drop in on { $name } or apply yourself.
check-unlikely = This scheme probably does not fit you now. Not sure? Ask { $name }.
check-ask = Only a person can tell. Ask { $name }.
error-too-large = This is too large to keep. Make it shorter and try again.
words-title = What do we understand?
words-lead = Type as you talk. You see what we understand, and by which words. Nothing is kept.
words-field = Your words
words-button = Read
words-none = We recognised nothing yet. Name a thing you do, like or look for.
words-because = Because of: “{ $words }”
words-contact = It holds a number, address or postcode. Others will read this: better take it out.
words-not = just not
words-brings = brings
words-enjoys = enjoys
words-would-like = would like
words-asks = asks
words-unsaid = named

search-title = Search
search-label = What are you looking for?
search-button = Search
search-kind = Kind
search-when = When
search-all = Everything
search-any-time = Any time
search-today = Today
search-weekend = This weekend
search-week = Next 7 days
search-month = Next 30 days
search-brings = What neighbours bring
search-total = { $count ->
    [0] Nothing found.
    [one] 1 found.
   *[other] { $count } found.
  }
search-understood = This is what we understood:
search-none = Try another word, or look at everything in the neighbourhood.
search-none-filtered = Try "everything" for kind, neighbourhood and time.
search-neighbours-bring = Neighbours bring this: { $concept }
search-ask = You do not see who they are. Ask, and we will ask them.
search-ask-face = Ask { $name }.
search-back = Back

nav-sign-in = Sign in
sign-in-title = Sign in
sign-in-lead = You need no password. We send you a letter with six digits.
sign-in-button = Send me a code
sign-in-none = Not with us yet?
address-field = Your e-mail address
address-help = Only to send you a code. Neighbours do not see it.
code-title = Look in your e-mail
code-lead = We sent a letter to this address. If you are with us, it holds six digits.
code-field = The six digits
code-button = Go on
code-help = Nothing there? Look under unwanted mail, or
code-again = ask for a new code
link-title = Sign in on this device
link-lead = Did you ask for this? Then press the button.
link-button = Yes, sign me in
letters-title = Letters of this trial
letters-lead = No letter leaves the invented town. Here you read what it would say.
letters-none = There are no letters yet.
error-address = Type your e-mail address, like name@example.nl.
error-code = These digits are not right. Look in the letter once more.
error-code-old = This code is too old or was tried too often. Ask for a new one.
me-come-back = Coming back on another device
me-address = We send codes to { $address }.
me-no-address = Give an e-mail address. Then you can sign in on another device too.
me-address-change = E-mail address
me-sessions = Where you are signed in
me-session-this = this device
me-session-end = Sign out there
flash-session-ended = You are signed out there.
letter-code-subject = Your code for Naober { $town }
letter-code-body =
    Hello,

    Your code is { $code }. Type it where you asked for it. It works for ten minutes.

    Does that not work? Then open this link and press the button:
    { $link }

    You did not ask for this? Then you need do nothing.

    Greetings from Naober { $town }
letter-no-account-subject = Signing in to Naober { $town }
letter-no-account-body =
    Hello,

    Somebody wanted to sign in with this address. It belongs to nobody who takes part yet.

    Would you like to take part? You can do so here:
    { $link }

    You did not ask for this? Then you need do nothing.

    Greetings from Naober { $town }
letter-confirm-subject = Your code for Naober { $town }
letter-confirm-body =
    Hello,

    With this code you confirm that this is your address: { $code }. It works for ten minutes.

    Does that not work? Then open this link and press the button:
    { $link }

    You did not ask for this? Then you need do nothing.

    Greetings from Naober { $town }
letter-taken-subject = Your address at Naober { $town }
letter-taken-body =
    Hello,

    Somebody wanted to add this address, but it belongs to somebody who takes part already. Is that you? Then sign in here:
    { $link }

    You did not ask for this? Then you need do nothing.

    Greetings from Naober { $town }

join-heard = This is what we understood. Something wrong? Tap it away.
join-examples = You think you have nothing? Look here
join-example-1 = I am a good listener, and I have time on Tuesdays.
join-example-2 = I walk a round with the dog every morning.
join-example-3 = My soup is known all over the street.
join-example-4 = I have a ladder and a drill you may borrow.
join-example-5 = I enjoy filling in forms, no joke.
join-example-6 = I do not speak much Dutch yet, but I sew very neatly.
calendar-follow = Follow this in your own calendar

begin-title = Begin something yourself
begin-lead = A walking club, a table, a morning of repairs: choose an example or begin with nothing.
begin-title-field = What is it called?
begin-body = What will you do?
begin-body-help = Just write as you would tell somebody.
begin-place-help = A place that neighbours know: the community centre, the playground. Rather not your own home.
begin-date = The first day
begin-places = For how many people? (may be empty)
begin-weeks = How often?
begin-weeks-option = { $count ->
    [one] once
   *[other] { $count } weeks in a row
  }
begin-seen = Everyone can read this, with your first name.
begin-button = Begin
flash-begun = It is there. You are the host.
error-begin-title = Give it a name.
error-begin-body = Tell what you will do.
error-begin-long = Make the text shorter than 5,000 letters.
error-begin-place = Tell where it is, in a few words.
error-begin-places = Choose a number from 2 to 500, or leave it empty.
error-begin-weeks = Choose how often: 1 to 12 weeks.
begin-neighbourhood = In which neighbourhood is it?
