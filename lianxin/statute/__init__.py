"""What the law says, as data and plain functions: the Regulations on Petition Work (Arts. 1-50).

Nothing here knows a database, a request or today's date. Each module holds one kind of thing:

- `articles`   the fifty articles, what each creates, and whether a citation exists
- `limits`     every time limit, R01 to R20
- `calendar`   working days and the three dates of a clock
- `deadline`   the same for a rule written as text (`R05+R06`)
- `routes`     where a petition belongs: accusation, suggestion, or one of six paths of a claim
- `channels`   which procedure fits which dispute, and how long the person has for it
- `outcomes`   what an answer can say
- `grounds`    when a matter is not accepted or only guided, and what remedy is left
- `forms`      the notices and opinions, and what each must carry
- `taxonomy`   what petitions are about, in three levels
- `glossary`   one word for one thing
- `citation`, `laws`, `text`, `table`   how articles, laws, bilingual text and rows are written
"""
