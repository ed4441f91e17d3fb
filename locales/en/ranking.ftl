# Reasons of a suggestion, beside those in main.ftl.
reason-alike = It is like { $item }, in which you take part
reason-welcoming = People often come here for the first time
reason-neighbours = Many people from around your neighbourhood come here
