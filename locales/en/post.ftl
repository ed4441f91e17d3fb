# Suggestions and the agenda by e-mail, and the news reader.
letter-digest-subject = News from your neighbourhood
digest-lead = Hello, this is what there is to do in and around { $neighbourhood }.
digest-tips = Something for you?
digest-why = Why we chose this:
digest-agenda-daily = The coming days in { $neighbourhood }
digest-agenda-weekly = This week in { $neighbourhood }
digest-agenda-monthly = This month in { $neighbourhood }
digest-more = { $count ->
    [one] And there is 1 more thing.
   *[other] And there are { $count } more things.
}
digest-all = See the whole agenda
digest-scheme = Good to know
digest-everyone = This is in the mail of everyone in { $neighbourhood }.
digest-story = { $author } tells: { $title }
digest-call = { $name } is happy to help: { $phone }
digest-face = { $name } is happy to help.
digest-because-daily = You get this every day. You chose that yourself.
digest-because-weekly = You get this every week. You chose that yourself.
digest-because-monthly = You get this every month. You chose that yourself.
digest-change = Rather more or less often?
digest-stop = Stop this mail

mail-title = Mail from Naober
mail-link = How often do you want mail?
mail-lead = You choose how often we mail you.
mail-no-address = You have not given an e-mail address yet. Without one no mail comes.
mail-give-address = Give your address
mail-rhythm = Suggestions and the agenda of your neighbourhood
mail-rhythm-help = Three to five suggestions that suit you. When there is nothing new, we do not mail.
mail-daily = Every day at nine
mail-weekly = Every week on Thursday at nine
mail-monthly = Once a month, on the first Thursday
mail-never = Never
mail-notices = Messages about what you asked for or take part in
mail-notices-help = For example: something is called off, or a neighbour wrote to you.
mail-notices-yes = At once
mail-notices-no = Never. I will look for myself.
mail-always = A code to sign in always comes.
mail-example = What such a mail looks like
mail-no-example = There is too little news for a mail now. So we would not send one.
mail-stop = Stop the mail?
mail-stop-help = You will get no more suggestions and no agenda. Other messages still come.
mail-stop-button = Yes, stop
mail-stopped = The mail stops
mail-stopped-help = You get no more suggestions and agenda by mail. You can always turn it on again.
mail-to-week = See what is on this week
mail-offer = Would you like this by mail too?
mail-offer-help = On Thursday three to five suggestions and the agenda of your neighbourhood. You can always stop.
mail-offer-week = Yes, every week
mail-offer-other = Rather more or less often
mail-offer-no = No, thank you
error-rhythm = Choose how often you want suggestions.

data-row-mail-choices = How often you want suggestions by mail
data-row-digest-items = Mailed as a suggestion
data-says-daily = every day
data-says-weekly = every week
data-says-monthly = every month
data-says-never = never

feed-follow = Follow in your news reader
