# The resident's own choices, meetings and data.
choices-title = What counts for you?
choices-help = Set something to less or more. You see it at once.
choices-near = Close by
choices-interests = What I enjoy and bring
choices-fresh = Something new
choices-familiar = Groups I know already
choices-less = less
choices-usual = as usual
choices-more = more
choices-less-of = You see less of these. Tap to see one as usual again.
choices-again = As usual again: { $concept }
choices-without = Without my profile
choices-without-help = Then we do not look at what you told or did. Everyone in your neighbourhood sees the same.
choices-over = Erase everything and start over
choices-over-help = We forget what you told, hid, kept and chose. What you take part in stays. So does your account.
for-you-lead-without = Chosen without your profile: the same for everyone in your neighbourhood.
for-you-paused = You are taking a break. You get no suggestions and no questions, and nobody gets to see you.
for-you-people-without = Without your profile we suggest no people.
for-you-people-unseen = You chose that nobody gets to see you. So we suggest nobody to you now either.
for-you-keep = Keep
for-you-less = Less of this
for-you-kept = Kept
for-you-unkeep = No longer keep
travel-near = In your neighbourhood
travel-minutes = { $count } minutes by bicycle
flash-choices = Kept. This is how we choose for you now.
flash-less = You now see less of this. Undo it under "What counts for you?".
flash-kept = Kept. You find it at the end of this page.
flash-not-kept = It is no longer kept.
flash-over = Everything about your taste is erased. Feel free to tell again what you enjoy.
presence-title = Who may see you?
presence-help = You need not explain this. You can always change it again.
presence-seen = As usual. Neighbours see my name only when we both say yes.
presence-unseen = Show me nowhere. I am suggested to nobody and nobody asks me for help.
presence-paused = A break. I am shown nowhere, and I get no suggestions and no mail.
presence-back = I am back

meetings-unread = { $count ->
    [one] 1 new message
   *[other] { $count } new messages
}
meetings-match = You and { $name } met two weeks ago. Is it a match?
meetings-match-yes = Yes, it is
meetings-match-no = Not really
meetings-open = Write to { $name } or go somewhere together
meetings-together-help = This way you choose a place with more people. Feel free to bring someone.
meetings-ask-along = Together with { $name }
meetings-nothing-on = Nothing is on now that you could both go to.
meetings-messages = Messages
meetings-no-messages = No messages yet. Only you and { $name } read what is here.
meetings-you = You
meetings-was-plan = This was a plan to go together. It is over.
meetings-plan-mine = You asked along to: { $title }. You take part already.
meetings-plan = Will you come along to: { $title }?
meetings-plan-yes = Yes, I will come
meetings-write = Write to { $name }
meetings-send = Send
meetings-stop = Rather no contact any more?
meetings-block-help = You and { $name } then see each other nowhere any more. Your messages go. To { $name } it looks as if you left Naober.
meetings-block = Stop contact with { $name }
error-message-empty = Write a message first.
error-message-long = This message is too long. Keep it under 1000 characters.
flash-together = Good, you take part and we asked the other along.
flash-match = How nice. Enjoy it together.
flash-no-match = Thank you. Nobody hears this. We keep looking for you.
flash-blocked = Done. You see each other nowhere any more.
nav-meetings-unread = Meetings ({ $count } new)

letter-met-subject = There is something new for you on Naober
letter-met-body =
    Hello,

    You and a neighbour both said yes. See here who it is:
    { $link }

    Naober { $town }
letter-message-subject = There is something new for you on Naober
letter-message-body =
    Hello,

    A neighbour you met wrote to you. Read it here:
    { $link }

    Naober { $town }
letter-answered-subject = There is something new for you on Naober
letter-answered-body =
    Hello,

    A neighbour answered what you asked or offered. Read it here:
    { $link }

    Naober { $town }
letter-cancelled-subject = Something on Naober does not go on
letter-cancelled-body =
    Hello,

    This does not go on: { $about }
    You need not do anything. See here what else there is:
    { $link }

    Naober { $town }
letter-changed-subject = Something on Naober has changed
letter-changed-body =
    Hello,

    The time or the place has changed of: { $about }
    See here how it is now:
    { $link }

    Naober { $town }
letter-place-subject = There is a place for you on Naober
letter-place-body =
    Hello,

    You were on the waiting list. There is a place for you now at: { $about }
    You take part. Can you not come after all? Say so here:
    { $link }

    Naober { $town }
letter-outcome-subject = How it went on Naober
letter-outcome-body =
    Hello,

    You took part in: { $about }
    Read here what came of it:
    { $link }

    Naober { $town }

item-cancelled = This does not go on.
item-outcome = What came of it
item-waiting = You are on the waiting list. When a place comes free you take part, and we tell you.
item-full = All places are taken.
item-wait = Put me on the waiting list
item-welcome = I know nobody there yet. Let { $name } welcome me.
item-welcome-nobody = I know nobody there yet. Let somebody welcome me.
item-join-seen = Who organises it sees your first name.
item-tasks = Who does what?
item-tasks-join = Join, then you can choose a task.
item-task-mine = you do this
item-task-left = { $count ->
    [0] this is taken care of
    [one] 1 more needed
   *[other] { $count } more needed
}
item-task-button = I will do this
item-task-take = I will do this: { $title }
item-task-not = I will not do this after all: { $title }
item-along = Go together
share-title = Pass it on
share-help = Know somebody who would like this? Send it, or hang it up.
share-whatsapp = WhatsApp
share-mail = E-mail
share-print = A note to hang up
share-subject = Something for you? { $title }
share-print-tip = Print this note with the button of your browser.
share-back = Back
how-title = How was it at { $title }?
how-good = Good
how-fair = All right
how-not-mine = Nothing for me
host-title = Organise
host-of = Organise: { $title }
host-guests = Who is coming
host-guests-help = You see only those who take part, by first name. Keep it among yourselves.
host-no-guests = Nobody yet. Pass it on.
host-welcome = Knows nobody there yet. Will you welcome this neighbour?
host-waiting = { $count ->
    [one] 1 neighbour is on the waiting list.
   *[other] { $count } neighbours are on the waiting list.
}
host-task = What is there to do?
host-task-places = For how many people?
host-task-add = Add it
host-task-away = Remove
host-task-away-of = Remove: { $title }
host-move = Another time or place
host-move-help = Who comes is told. People's calendars move along.
host-outcome = What came of it?
host-outcome-field = Tell it to who took part
host-outcome-help = For example: we repaired twelve bicycles and drank a lot of coffee. Do not write about who somebody is.
host-outcome-tell = Tell it
host-more = Organise together
host-more-help = Give this link to somebody who organises this with you. Who opens it and says yes can do all you can do here.
host-more-link = The link for who organises along
host-cancel = Call this off
host-cancel-help = Everybody who comes is told. Calendars say that it does not go on.
host-cancel-all-help = No date goes on then. Everybody who takes part is told once.
host-become = Will you organise along?
host-become-lead = Somebody asks you to organise along: { $title }
host-become-help = You can then change the time and the place, add tasks and see who comes.
host-become-yes = Yes, I will
error-cancelled = This does not go on.
error-task-full = This is taken care of. Choose something else.
error-task = Write shortly what there is to do.
error-tasks-many = Twelve tasks are enough. Remove one first.
error-fewer-places = More people take part already. Choose a higher number.
error-outcome-empty = Write first what came of it.
error-outcome-long = This is too long. Keep it under 2000 characters.
error-outcome-early = You can tell this once it has been.
flash-welcome = Good, you take part. Somebody welcomes you.
flash-waiting = You are on the waiting list, or a place just came free: then you take part.
flash-thanks = Thank you. This helps us choose better.
flash-moved = Kept. Who comes is told.
flash-cancelled = It does not go on. Who would come is told.
flash-told = Kept. Who took part is told.

data-title = My data
data-lead = Everything Naober keeps of you, and why. Only you see this page.
data-file = Take everything along as a file
data-link = See everything we keep
data-link-help = You see what we keep of you and why. You can take it along.
data-nothing = We keep nothing of this.
data-end = Change or remove
data-end-help = Everything here is yours. You can change it, take a break or erase everything.
data-correct = Change what you told
data-pause = Take a break
data-told = What you told
data-told-why = To know what to call you, in which neighbourhood you live and what you enjoy. We never ask your street and house number.
data-understood = What we understood
data-understood-why = The subjects we read in your words. With them we choose what fits you.
data-chosen = What you chose
data-chosen-why = How much something counts when we choose for you.
data-met = Whom you met
data-met-why = To bring you together. Of the other you see only the first name here. What the other wrote is theirs.
data-did = What you did
data-did-why = What you take part in, what you kept or hid, and how you sign in. When you erase everything, this goes at once.
data-says-joined = you take part
data-says-accepted = you help
data-says-declined = you said no
data-says-hidden = you did not want to see this
data-says-yes = yes
data-says-no = no
data-says-good = good
data-says-fair = all right
data-says-not-mine = nothing for you
data-row-interactions = Taking part
data-row-saved-items = Kept
data-row-item-waiting = Waiting list
data-row-item-welcomes = You knew nobody yet
data-row-item-hosts = You organise along
data-row-item-answers = How it was
data-row-items = Made by you
data-row-asks = Asked of you
data-row-task-takers = Task
data-row-blocks = No more contact with a neighbour
data-row-cards = Card to sign in, valid until
data-row-desk-agreements = Answers by the desk
data-row-second-steps = Extra step when signing in
data-row-backup-codes = Backup codes
data-row-sessions = Signed in
data-row-member-roles = Role
data-row-sign-in-codes = Code asked for
data-row-letters = Message by e-mail
data-row-exposures = Suggested so often, without a name
data-answers = { $count ->
    [one] Once you said yes or no to a neighbour. To whom we do not show.
   *[other] { $count } times you said yes or no to a neighbour. To whom we do not show.
}
data-row-reports = Reported by you

report-title = Something happened
report-lead = Tell what happened. A connector reads it and answers.
report-what = What happened?
report-what-unkind = Somebody was unkind
report-what-unsafe = It did not feel safe
report-what-untrue = What it says is not true
report-what-money = Somebody asked for money
report-what-other = Something else
report-words = Tell it in your own words
report-words-help = Write what happened and when. Not who somebody is.
report-seen = The other does not read your words and does not hear from whom this is. Is there danger now? Call 112.
report-send = Send
report-link-meeting = Something happened
report-link-item = Is something not right here?
report-answer = What do you do about it?
report-answer-nothing = We do nothing about this
report-answer-talked = We talked with everybody
report-answer-warned = We asked not to do this again
report-answer-removed = We took it away
report-reasons = Why?
report-reasons-help = Who reported and whom it is about both read this. Do not name one to the other.
report-answer-send = Answer
reports-title = Reports
reports-lead = What waits for an answer, oldest first. That you looked stands on the page of both.
reports-none = Nothing waits.
reports-from = from { $name }
reports-about = about { $name }
reports-appeal = Somebody does not agree with the answer:
my-reports-title = My reports
my-reports-none = You reported nothing, and nobody reported anything about you.
my-reports-sent = You reported
my-reports-about = About you
my-reports-waits = This waits for an answer.
my-reports-appeal = I do not agree
my-reports-appeal-field = Why not? Somebody else then looks at it again.
error-report-what = Choose what happened.
error-report-empty = Write shortly what happened.
error-report-long = This is too long. Keep it under 2000 characters.
error-answer = Choose what you do about it.
error-reasons-empty = Write why. Both want to know.
flash-reported = Thank you. A connector reads it.
flash-appeal = Somebody else looks at it again.
looked-report = { $name } read a report. Answer: { $reason }
data-says-host = yes, and I organise along
