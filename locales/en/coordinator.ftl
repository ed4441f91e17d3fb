# Those who look for helpers, and those who help.
opportunity-lead = Tell it in a minute. We ask a few neighbours at a time who fit.
opportunity-edit = Change this question
opportunity-away = Is something not right? Tap it away.
opportunity-about = About { $count } neighbours bring something that fits.
opportunity-about-wider = How many neighbours bring just this we do not know. About { $count } bring something like it.
opportunity-about-few = How many neighbours fit we do not know yet. There may be few.
opportunity-shift = { $count ->
    [1] When, and with how many?
   *[other] Shift { $count }
}
opportunity-more-shifts = Another shift
opportunity-more-shifts-help = Each shift has places of its own. We ask people for each apart.
opportunity-minutes = How many minutes does it take? (may be empty)
opportunity-demands = Can it not be done without?
opportunity-demands-help = We then ask only those who say they have it. So ask for it only if it must be.
opportunity-licence = A driving licence
opportunity-vog = A certificate of good conduct (VOG)
opportunity-licence-few = Note: most neighbours do not say that they have a driving licence. They will not be asked then. Must it be?
opportunity-vog-few = Note: most neighbours have no VOG. They will not be asked then. Getting a VOG takes a few weeks.
opportunity-crew = My regular crew first
opportunity-crew-help = The first question goes to those who agreed to that. Then we ask others.
opportunity-cancel = It does not go on
opportunity-cancel-help = Then we ask nobody any more. Who said yes is told.
error-needs-long = Make this shorter than 200 letters.
error-minutes = Fill in minutes from 5 to 1440, or leave it empty.
error-shift = Fill in a day, a time and a number for every shift. The day must be still to come.
error-thanks-early = You can say thanks when it has been.
error-match-early = We ask this two weeks later.
flash-asked = The question is asked. You see here who says yes.
flash-called-off = It does not go on. Who said yes is told.
flash-thanked = Your thanks are delivered.

coordinator-said-yes = { $count ->
    [0] Nobody said yes yet.
    [one] { $count } neighbour said yes.
   *[other] { $count } neighbours said yes.
}
coordinator-over = What has been
crew-title = My regular crew
crew-lead = These people helped you. They agree that you ask them first.
crew-none = Nobody yet. Who helped can choose this on their own page.
board-filling = { $taken } of { $places } places filled. We expect { $expected }.
board-next = We ask the next neighbours { $moment }.
board-tasks-help = Who said yes can choose a task here.
board-thank = Thank { $name }
board-thanked = Thanked
board-match = Was this a good match?
board-match-help = It is about the whole question, not about one person. So we learn what fits.
match-yes = Yes
match-no = No, not really

helping-title = Helping
helping-back = My page
helping-link = How you want to be asked
helping-lead = You choose how often and for what somebody asks you. We keep to it.
helping-how = This is how you want to be asked
helping-per-week = { $count ->
    [0] You do not want to be asked now.
    [one] At most once a week.
   *[other] At most { $count } times a week.
}
helping-change = Change this
helping-rest = How long a rest after a question?
helping-rest-option = { $count ->
    [0] No rest needed
    [7] A week
   *[other] { $count } days
}
helping-have = Do you have one of these?
helping-have-help = You may leave this empty. We look at it only when something needs it. Nobody sees it.
helping-crews = Regular crew
helping-crews-help = If you choose this, the organisation asks you first. It then also sees your first name. You can always stop.
helping-crew-in = Ask me first
helping-crew-in-to = Ask me first: { $name }
helping-crew-out = Stop this
helping-crew-out-of = Stop being in the crew of { $name }
helping-thanks = { $name } thanks you for “{ $title }”.
helping-thanks-nobody = You were thanked for “{ $title }”.
helping-match = Was “{ $title }” something for you?
helping-match-help = Only we see this, for your suggestions. The organisation does not see it.

letter-asked-subject = A question for you on Naober
letter-asked-body =
    Hello,

    Somebody in { $town } looks for help, and thought of neighbours like you:

    { $about }

    Look here, and say yes or not now:
    { $link }

    No time, or not for you? Then you need not do anything.
letter-thanks-subject = Thanks on Naober
letter-thanks-body =
    Hello,

    You were thanked for your help:

    { $about }

    Read it here:
    { $link }
letter-was-match-subject = Was it a good match?
letter-was-match-body =
    Hello,

    Two weeks ago this took place:

    { $about }

    Was it a good match? Tell us here, with one tap:
    { $link }

sheet-title = Your own list
sheet-lead = Do you have a list of jobs already? It can go in as it is. You look first whether it is right.
sheet-file = Choose a file
sheet-file-help = Excel (.xlsx) or CSV, with headings in the first line. At most 300 lines.
sheet-paste = Or paste cells here
sheet-paste-help = Select the cells in your list, with the headings. Copy them, and paste them here.
sheet-neighbourhood = Which neighbourhood counts when a line names none?
sheet-read = Read the list
sheet-read-help = Nothing is kept yet.
sheet-out = Your questions as a list
sheet-out-help = Fetch your questions, change them, and put them back. What you change is updated. Leave the column Number as it is.
sheet-out-xlsx = As Excel
sheet-out-csv = As CSV
sheet-look = Is this right?
sheet-guessed = This is how we read your headings. Change them if they are not right.
sheet-line = Line
sheet-skip = Leave out
sheet-column = What stands under “{ $name }”?
sheet-more = { $count ->
    [one] And { $count } more line.
   *[other] And { $count } more lines.
}
sheet-new = { $count ->
    [0] No new questions.
    [one] { $count } new question.
   *[other] { $count } new questions.
}
sheet-changed = { $count ->
    [0] { "" }
    [one] { $count } question changes.
   *[other] { $count } questions change.
}
sheet-same = { $count ->
    [0] { "" }
    [one] { $count } is there already.
   *[other] { $count } are there already.
}
sheet-over = { $count ->
    [0] { "" }
    [one] { $count } is over or called off. We leave it out.
   *[other] { $count } are over or called off. We leave them out.
}
sheet-problems = { $count ->
    [one] One thing is not right yet
   *[other] { $count } things are not right yet
}
sheet-nothing = Nothing was kept. Change your list, or choose other headings.
sheet-another = Choose another list
sheet-bring-in = Put these questions in
sheet-bring-in-help = Then we ask the first neighbours.
sheet-look-again = Look again
flash-sheet = Your list is in.
sheet-at = Line { $line }, “{ $column }”: { $why }
sheet-field-nummer = Number
sheet-field-titel = What it is
sheet-field-tekst = What there is to do
sheet-field-buurt = Neighbourhood
sheet-field-plaats = Where
sheet-field-dag = Day
sheet-field-tijd = Time
sheet-field-minuten = Minutes
sheet-field-plekken = How many helpers
sheet-field-nodig = Needed
sheet-field-rijbewijs = Driving licence
sheet-field-vog = VOG
sheet-empty = There is nothing in this list. It needs headings, and a line below them.
sheet-none = We could not read this as a list. Save it as Excel (.xlsx) or as CSV.
sheet-old = This is an old Excel file, or it has a password. Save it again as .xlsx.
sheet-large = This list is too large. It can hold 300 lines, and 40 columns.
sheet-formula = “{ $cell }” is a formula. Write the words themselves.
sheet-formula-broken = This formula gives an error. Write the words themselves.
sheet-merged = Cells are merged here. Make them separate again.
sheet-date = “{ $cell }” is no day. Write it as 28-11-2026.
sheet-time = “{ $cell }” is no time. Write it as 14:00.
sheet-number = “{ $cell }” is no number. Write one, such as 3.
sheet-minutes = “{ $cell }” is no duration. Write minutes, such as 90.
sheet-yes = We do not understand “{ $cell }”. Write yes or no.
sheet-twice = “{ $cell }” is there twice. Give each line a number of its own.
sheet-key-unknown = “{ $cell }” is no question of yours. Empty this for a new question.
sheet-needs-title = Choose the column that says what it is.
sheet-needs-date = Choose the column with the day.
sheet-column-twice = Two columns have the same heading. Choose one.

data-row-thanks = Thanked
data-row-crews = Regular crew
data-row-ask-choices = Days of rest after a question
data-row-ask-choices-drives = You have a driving licence
data-row-ask-choices-vog = You have a VOG
data-row-sheet-headings = Heading of your list
