# Redenen bij een voorstel, naast die in main.ftl.
reason-alike = Het lijkt op { $item }, waar je aan meedoet
reason-welcoming = Hier komen vaak mensen voor het eerst
reason-neighbours = Hier komen veel mensen uit jouw omgeving
