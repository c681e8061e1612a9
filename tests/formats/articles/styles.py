"""News as it comes in plain text: our own examples of many outlets' styles, each line with its role.

A line is `role| words`; `role=n|` repeats block n; `     | words` goes on with the line above;
an empty line is one.
"""

STYLES = {
    "a British broadsheet": """
title     | Ferry crews and port at odds over length of channel closure
standfirst| Harbour managers insist the lane was shut for under three hours; captains put it nearer seven

byline    | Mara Lindqvist and Tom Okafor in Calder Bay
dateline  | Thu 14 May 2026 06.00 BST

caption   | The barge Anselm alongside the north quay. Photograph: Courier staff
paragraph | The outer channel at Calder Bay was closed to passenger ferries on Tuesday morning after a dredging barge drifted across the marked lane, the port authority has said.

paragraph | “Nobody on the radio used the word closed,” one captain said. “We were told to wait, then told to wait again.”

heading   | What the log shows

paragraph | An extract from the harbour log puts the first warning at 06.12 and the all-clear at 13.05, which the authority describes as an administrative entry.
""",
    "an agency with datelines": """
title     | Port authority says channel fully reopened after barge incident

paragraph | CALDER BAY, May 14 (Northern Wire) - The outer channel at Calder Bay was fully open to traffic on Thursday after a barge drifted into the ferry lane earlier this week, the port authority said.

paragraph | The authority said no vessel had been at risk at any point.

paragraph | Ferry captains have disputed the official account of the closure, which they say lasted nearly seven hours.

byline    | (Reporting by Nour Haddad; Editing by Tom Reed)
""",
    "an agency without blank lines": """
title     | Talks to resume next week, ministry says
paragraph | SORREL, June 28 (Agency) -- The foreign ministry said on Monday that talks on the fishing zone would resume next week, after a pause of nearly two months.
paragraph | A spokesman told reporters that both delegations had accepted the invitation and would meet on the neutral ground of the old customs house.
paragraph | Fishermen's groups on both shores have welcomed the announcement but said they would wait for the boats to go out.
""",
    "a Jerusalem daily with doubled captions": """
title     | Island council debates return of the night ferry

standfirst| The council heard from doctors, shopkeepers and a retired pilot before putting off its vote for the fourth time this year.

byline    | By DANA ARGAMAN

caption   | Council members listen to residents in the old customs house.
caption=3 | Council members listen to residents in the old customs house. (photo credit: Noam Peretz)

paragraph | The night ferry was withdrawn in 2024, and since then the island's two doctors have taken turns to sleep on the mainland side, the council was told.

paragraph | The pilot, who asked for a glass of water and then for the floor, said that ''nobody drowned of the old timetable''.

heading   | A question of cost

paragraph | The operator puts the price of a single sailing at eleven thousand, a figure that the council's own auditor has called “generous to the point of fiction”.
""",
    "an Arabic agency": """
title     | سلطة الميناء تعلن إعادة فتح القناة الخارجية

paragraph | خليج كالدر (وكالة الشمال) - أعلنت سلطة الميناء اليوم الخميس إعادة فتح القناة الخارجية أمام جميع السفن بعد يومين من انجراف كرّاكة إلى الممر الملاحي.

paragraph | وقال متحدث باسم السلطة إن أي سفينة لم تتعرض للخطر، فيما أكد قباطنة العبّارات أن الإغلاق استمر قرابة سبع ساعات.

caption   | الكرّاكة عند الرصيف الشمالي (تصوير: وكالة الشمال)

paragraph | وطلبت مفتشة حكومية الاطلاع على أصل سجل الميناء الذي لم يُنشر حتى الآن.
""",
    "an Arabic daily": """
title     | أطقم العبّارات تشكك في رواية الميناء
standfirst| القباطنة يتحدثون عن سبع ساعات من الإغلاق والسلطة تقول أقل من ثلاث
byline    | كتب: سامي الحداد
dateline  | الخميس 14 مايو 2026
paragraph | أُغلقت القناة الخارجية في خليج كالدر أمام عبّارات الركاب صباح الثلاثاء بعد أن انجرفت كرّاكة إلى الممر الملاحي، بحسب ما قالته سلطة الميناء.
paragraph | وقال اثنان من القباطنة إن القناة بقيت مغلقة حتى ما بعد الظهر، وإن أحداً لم يستخدم كلمة «مغلقة» عبر جهاز اللاسلكي طوال ذلك الصباح.
heading   | من يدفع الثمن
paragraph | تُدفع تعويضات لمورّدي الجزر عن كل إغلاق يتجاوز أربع ساعات، وهو ما يجعل طول الإغلاق مسألة مال لا مسألة كلام فقط.
""",
    "a Hebrew daily": """
title     | רשות הנמל: הנתיב החיצוני נפתח מחדש

standfirst| לפי ההנהלה נסגר הנתיב לפחות משלוש שעות. צוותי המעבורות טוענים שהסגירה נמשכה כמעט שבע.

byline    | מאת נעם ארגמן
dateline  | 14 במאי 2026, 18:40

caption   | הדוברה ליד הרציף הצפוני (צילום: דנה פרץ)

paragraph | הנתיב החיצוני במפרץ קלדר נסגר ביום שלישי בבוקר לתנועת מעבורות, לאחר שדוברת חפירה נסחפה אל תוך המסלול המסומן.

heading   | מה כתוב ביומן

paragraph | קטע מיומן הנמל מראה כי האזהרה הראשונה שודרה בשש ושתים־עשרה דקות, וכי אות ההרגעה נשמע רק אחרי הצהריים.
""",
    "a Persian daily": """
title     | اختلاف بندر و خدمه کشتی‌ها بر سر زمان بسته شدن آبراه

standfirst| مدیریت بندر می‌گوید آبراه کمتر از سه ساعت بسته بود و خدمه از نزدیک به هفت ساعت سخن می‌گویند.

byline    | گزارش: مینا رستگار

caption   | لایروب در کنار اسکله شمالی (عکس: روزنامه ساحل)

paragraph | آبراه بیرونی خلیج کالدر بامداد سه‌شنبه پس از آن بسته شد که یک لایروب به مسیر کشتی‌های مسافربری کشیده شد و آن را تنگ کرد.

paragraph | یک سخنگوی بندر گفت که هیچ شناوری در خطر نبوده است، اما دو ناخدا این گفته را رد کردند.
""",
    "a blog": """
title     | Why I stopped trusting the harbour log
dateline  | Posted on 3 June 2026

paragraph | I have kept a notebook on my windowsill for eleven years, and in it I write down every ferry that I see. I never meant it to be evidence of anything.

paragraph | On Tuesday I wrote nothing between breakfast and tea. That, it turns out, is a record too.

heading   | The notebook and the log

paragraph | When the log was published, or rather when one page of it was, I laid the two side by side on the kitchen table and read them aloud to the cat.

item      | • 06.12: the log says “warning”; I say nothing, being asleep
item      | • 13.05: the log says “all clear”; I say “fog, no ships”
item      | • 14.40: the log says nothing; I say “ferry!”
""",
    "a press release": """
other     | FOR IMMEDIATE RELEASE
other     | Contact: press@calderbayport.example

title     | Calder Bay Port Authority Welcomes Safe Conclusion of Repositioning Event

paragraph | CALDER BAY, 14 May 2026 – The Calder Bay Port Authority today welcomed the safe conclusion of a vessel repositioning event in the outer channel.

quote     | “Safety is our compass, and at no point did it waver.”
quote     | — Edda Brandt, Director of Communications

heading   | About the Calder Bay Port Authority

paragraph | The Calder Bay Port Authority operates three channels, two quays and one lighthouse, and has been a trusted partner of the islands since 1911.

other     | ###
""",
    "a transcript": """
title     | Harbour Hour: interview with the inspector
other     | Transcript
paragraph | ANCHOR: Good evening. With me is the government inspector. Have you seen the log?
paragraph | VARGA: I have seen a page of it.
paragraph | ANCHOR: Which page?
paragraph | VARGA: The page they gave me.
paragraph | ANCHOR: And what does it say, if I may ask, about the seven hours that the captains speak of?
paragraph | VARGA: It says thirteen hundred and five, in a different hand.
""",
    "a newsletter": """
title     | The Tide Table: what a voucher buys
standfirst| Also today: fog rules, a union vote, and the wholesaler who keeps his receipts

paragraph | Good morning. It is Friday, and the first ferry left four minutes early, which has caused some confusion on the quay and a good deal of running.

heading   | Vouchers

paragraph | Passengers held up on Tuesday were given a voucher for one hot drink. By our count of the receipts, forty-one were used, nine were framed, and one was contested.

other     | ---

heading   | What we are reading

item      | - A history of the lighthouse in twelve repairs
item      | - The union's letter, which is better written than the reply
item      | - Yesterday's tide table, for sentimental reasons
""",
    "a caption before the text": """
title     | Wholesaler shows the bill for a lost day
caption   | FILE PHOTO: Crates of milk wait on the quay at Sorrel Island, March 2, 2026. REUTERS/Mina Stone
paragraph | SORREL ISLAND, May 15 (Northern Wire) - A wholesaler on Sorrel Island put forward on Friday what he said was the full bill for a lost day of deliveries.

paragraph | The bill runs to four pages, of which three are milk.
""",
    "a headline in capitals": """
title     | PORT REOPENS AFTER BARGE DRIFTS INTO LANE

byline    | BY TOM OKAFOR

paragraph | The port of Calder Bay reopened on Thursday, two days after a dredging barge drifted into the lane that ferries use, officials said.

heading   | NO COMMENT FROM THE COMPANY

paragraph | The dredging company has not answered questions, but a notice on its website speaks of a repositioning event in light airs.
""",
    "wrapped at 72 columns": """
title     | Weather office contradicts company on wind at the pier head

byline    | By Ida Falk

paragraph | The wind at the pier head was gusting to 41 knots on the morning when a
          | dredging barge drifted into the ferry lane, the weather office said on
          | Friday, contradicting a notice in which the company that owns the barge
          | spoke of light airs.

paragraph | The office published its readings for the whole week. They show that
          | the strongest gust came at ten past six, two minutes before the first
          | warning in the harbour log, and that the wind did not fall below thirty
          | knots until noon.

heading   | A question of words

paragraph | A spokesman for the company said that airs could be light in some parts
          | of a harbour and not in others, and that it would not be drawn further
          | on the matter.
""",
    "wrapped without blank lines": """
title     | Lane Watch members released
paragraph |    All nine members of the Lane Watch were released within a day of their
          | removal from the breakwater, their lawyer said, and no weapon of any
          | kind was found on them or on the rocks.
paragraph |    The ministry had called the group an armed gang. Asked on Friday what
          | arms had been meant, an official looked at his notes for some time and
          | then said that the matter was before the courts, which it is not.
paragraph |    The group says that it will be back on the breakwater before the next
          | dredging, with thermos flasks.
""",
    "a dump with field names": """
title     | Headline: Union claims losses of 48,000 over lost day
other     | Source: Sorrel Island Post
dateline  | Date: 2026-05-16
byline    | Author: Ida Falk
other     | URL: https://post.example/2026/05/losses

paragraph | The Island Traders' Union put the losses of its members at 48,000 on Friday, a figure that the port authority called imaginative and that could not be checked.
""",
    "a kicker above the headline": """
other     | ANALYSIS
title     | Seven hours that nobody closed anything
standfirst| How a word that was never said became the most expensive one of the year

byline    | By Mara Lindqvist, harbour correspondent

paragraph | There is a word for a channel that ships may not enter, and on Tuesday no official used it. The reasons are older than the barge.
""",
    "pictures with credits below": """
title     | In pictures: the barge that would not leave
standfirst| Our photographers spent three days on the north quay, mostly waiting

caption   | The Anselm at first light
caption   | (Photo: Dana Peretz)
paragraph | By Wednesday the barge had become a place to meet. Children were brought to see it, and a man with a cart sold tea.
caption   | Tea on the north quay [Noam Peretz/Northern Wire]
paragraph | On Thursday the tug came, and the man with the cart moved on to the south quay, where there was nothing to see.
""",
    "a French regional daily": """
title     | Le port et les équipages en désaccord sur la durée de la fermeture

standfirst| La direction parle de moins de trois heures. Les capitaines en comptent presque sept.

byline    | Par Élodie Marchand
dateline  | Publié le 14 mai 2026 à 07h30

paragraph | Le chenal extérieur de Calder Bay a été fermé mardi matin aux transports de passagers, après qu’une barge de dragage a dérivé dans la voie balisée, selon la capitainerie.

heading   | Ce que dit le journal de bord

paragraph | Un extrait consulté par notre rédaction situe la première alerte à 6 h 12 et la levée de l’alerte à 13 h 05, soit bien plus que les trois heures annoncées.
""",
    "nothing but paragraphs": """
paragraph | The outer channel at Calder Bay was closed to passenger ferries on Tuesday morning after a dredging barge drifted across the marked lane, the port authority said. It gave no further details.
paragraph | Two captains said that the channel had stayed shut until the middle of the afternoon, and that nobody on the radio had used the word closed all day.
""",
    "a table": """
title     | Sailings on Friday
row       | 06.40\tSorrel Island\ton time
row       | 08.15\tHavn\tcancelled
row       | 10.40\tSorrel Island\ton time
""",
    "a quoted mail": """
title     | The captain's answer
paragraph | We asked the captain what he had been told on the radio. He sent us this, and asked us to print all of it.
quote     | > Wait, they said.
quote     | > Then they said wait again.
""",
    "Markdown": """
title     | # Seven hours at the quay

paragraph | The outer channel was closed on Tuesday after a barge drifted into the lane, and it has been argued about ever since.

heading   | ## What the log shows

paragraph | The first warning was broadcast at 06.12, and the all-clear at 13.05, which is nearly seven hours later.
""",
}
