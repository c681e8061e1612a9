"""Paragraphs of news in many languages, written for these tests."""

PARAGRAPHS = {
    "English": """The outer channel at Calder Bay was closed to passenger ferries on Tuesday morning after a dredging barge drifted across the marked lane, the port authority said, adding that “no vessel was at risk at any point”. Two captains – who asked not to be named – said the channel had stayed shut until mid-afternoon.
One wholesaler on Sorrel Island said the delay had cost “a full lorry of milk”; the traders’ union claims losses of £48,000, a figure that couldn’t be checked. It’s the third closure since January… and nobody on the radio, the captains say, used the word “closed”.
""",
    "French": """Le chenal extérieur a été fermé mardi matin aux transports de passagers après qu’une barge a dérivé dans la voie balisée, a indiqué l’autorité portuaire, précisant qu’« aucun navire n’a été en danger ». Deux capitaines, qui ont souhaité garder l’anonymat, affirment que le passage est resté fermé jusqu’au milieu de l’après-midi.
Un grossiste de l’île évalue ses pertes à un camion entier de lait. La société propriétaire de la barge n’a pas répondu à nos questions ; un avis publié sur son site évoque un « repositionnement par vent léger », alors que la météo relevait des rafales à soixante-seize kilomètres à l’heure.
""",
    "German": """Die äußere Fahrrinne war am Dienstagmorgen für Fähren gesperrt, nachdem ein Baggerschiff in den gekennzeichneten Weg getrieben war. Die Hafenbehörde erklärte, es habe „zu keinem Zeitpunkt“ eine Gefährdung gegeben. Zwei Kapitäne, die ungenannt bleiben möchten, sagten, die Durchfahrt sei bis zum Nachmittag unmöglich gewesen.
Ein Großhändler auf der Insel beziffert seinen Schaden auf eine ganze Ladung Milch. Für Schließungen von mehr als vier Stunden müssen die Lieferanten entschädigt werden, und genau darum geht es in dem Streit, der nun schon den dritten Monat währt.
""",
    "Spanish": """El canal exterior quedó cerrado el martes por la mañana a los transbordadores después de que una draga derivara hacia la vía señalizada, según informó la autoridad portuaria, que añadió que «ningún buque corrió peligro». Dos capitanes que pidieron el anonimato aseguran que el paso siguió cerrado hasta media tarde.
¿Quién paga el retraso? Un mayorista de la isla calcula sus pérdidas en un camión entero de leche. La compañía dueña de la draga no respondió a las preguntas; en su página habla de un «reposicionamiento con brisa suave», pese a que aquella mañana el viento soplaba con fuerza.
""",
    "Russian": """Внешний фарватер был закрыт для пассажирских паромов во вторник утром, после того как земснаряд снесло на обозначенный путь, сообщила администрация порта. По её словам, «ни одно судно не подвергалось опасности». Два капитана, попросившие не называть их имён, утверждают, что проход оставался закрытым до середины дня.
Оптовый торговец с острова оценил убытки в целый грузовик молока. Компания, которой принадлежит судно, на вопросы не ответила; в объявлении на её сайте говорится о «смене места при лёгком ветре», хотя метеорологи в то утро отмечали сильные порывы.
""",
    "Ukrainian": """Зовнішній фарватер був закритий для пасажирських поромів у вівторок уранці, після того як земснаряд знесло на позначений шлях, повідомила адміністрація порту. За її словами, «жодне судно не наражалося на небезпеку». Два капітани, які просили не називати їхніх імен, стверджують, що прохід залишався закритим до середини дня.
Оптовий торговець з острова оцінив збитки в цілу вантажівку молока. Компанія, якій належить судно, на запитання не відповіла, а в оголошенні на її сторінці йдеться про «зміну місця за легкого вітру», хоч синоптики того ранку помічали сильні пориви.
""",
    "Hebrew": """הנתיב החיצוני נסגר ביום שלישי בבוקר לתנועת מעבורות, לאחר שדוברת חפירה נסחפה אל תוך המסלול המסומן. ברשות הנמל מסרו כי "אף כלי שיט לא היה בסכנה בשום שלב". שני קברניטים שביקשו להישאר בעילום שם אמרו שהנתיב נותר חסום עד אחר הצהריים.
סיטונאי מן האי אמר שהעיכוב עלה לו במשאית חלב שלמה. החברה שהדוברה בבעלותה לא השיבה על השאלות, ובהודעה שפורסמה באתר שלה נכתב על "מיקום מחדש ברוח קלה", אף שהשירות המטאורולוגי מדד באותו הבוקר משבים חזקים מאוד.
""",
    "Arabic": """أغلقت القناة الخارجية أمام عبارات الركاب صباح الثلاثاء بعد أن انجرفت كراكة إلى الممر الملاحي، بحسب ما قالته سلطة الميناء التي أضافت أنه لم تتعرض أي سفينة للخطر في أي وقت. وقال اثنان من القباطنة طلبا عدم ذكر اسميهما إن القناة بقيت مغلقة حتى ما بعد الظهر.
وقال تاجر جملة في الجزيرة إن التأخير كلفه شاحنة حليب كاملة، فيما يتحدث اتحاد التجار عن خسائر كبيرة يتعذر التحقق منها. ولم ترد الشركة المالكة للكراكة على الأسئلة، لكن مكتب الأرصاد سجل في ذلك الصباح هبات قوية عند رأس الرصيف؛ فهل كانت الريح خفيفة حقا؟
""",
    "Persian": """آبراه بيرونی خليج بامداد سه شنبه به روی کشتی های مسافربری بسته شد، پس از آن که يک لايروب به مسير نشانه گذاری شده کشيده شد. مديريت بندر گفت که هيچ شناوری در خطر نبوده است، اما دو ناخدا که نخواستند نامشان گفته شود می گويند گذرگاه تا پس از نيمروز بسته ماند.
يک عمده فروش جزيره گفت که اين ديرکرد برای او به بهای يک کاميون پر از شير تمام شده است. شرکت دارنده لايروب به پرسش ها پاسخ نداد، گرچه هواشناسی در آن بامداد وزش تند باد را در سر اسکله ثبت کرده بود. چرا کسی از بسته شدن سخن نگفت؟
""",
    "Japanese": """火曜日の朝、浚渫船が航路に流されたため、外側の水路は旅客船に対して閉鎖されたと港湾当局が発表した。当局は「危険にさらされた船は一隻もなかった」と付け加えた。匿名を条件に取材に応じた二人の船長は、水路は午後の半ばまで閉じたままだったと話している。
島の卸売業者は、この遅れでトラック一台分の牛乳を失ったと語った。船を所有する会社は質問に答えていないが、ウェブサイトのお知らせには「弱い風のもとでの位置の変更」とある。しかし気象台によると、その朝の桟橋の先では強い突風が吹いていた。
無線で「閉鎖」という言葉を使った人はいなかったという。待つように言われ、また待つように言われた、と船長の一人は振り返る。記録の写しを見ると、最初の警告は六時十二分に、解除は十三時五分に出されている。
""",
    "traditional Chinese": """週二上午，一艘挖泥船漂入航道，外側水道因此對客運渡輪關閉，港務局表示，並補充說「任何時候都沒有船隻處於危險之中」。兩名要求不透露姓名的船長說，水道一直關閉到下午，而且無線電裡沒有人說過「關閉」這個詞。
島上一名批發商說，這次延誤讓他損失了整整一卡車的牛奶。商會聲稱損失很大，但數字無法查證。擁有挖泥船的公司沒有回答問題，網站上的公告說的是「微風中的重新定位」，然而氣象局當天早上在碼頭測得強烈的陣風。
這是一月以來的第三次關閉。第一次之後，港務局答應給船員一條直通控制塔的專線，工會說那條線「在空房間裡響」。
""",
    "simplified Chinese": """周二上午，一艘挖泥船漂入航道，外侧水道因此对客运渡轮关闭，港务局表示，并补充说“任何时候都没有船只处于危险之中”。两名要求不透露姓名的船长说，水道一直关闭到下午，而且无线电里没有人说过“关闭”这个词。
岛上一名批发商说，这次延误让他损失了整整一卡车的牛奶。商会声称损失很大，但数字无法查证。拥有挖泥船的公司没有回答问题，网站上的公告说的是“微风中的重新定位”，然而气象局当天早上在码头测得强烈的阵风。
这是一月以来的第三次关闭。第一次之后，港务局答应给船员一条直通控制塔的专线，工会说那条线“在空房间里响”。
""",
}

IN_ENCODINGS = {
    "windows-1251": ("Russian", "Ukrainian"),
    "koi8-r": ("Russian",),
    "windows-1252": ("English", "French", "German", "Spanish"),
    "windows-1255": ("Hebrew",),
    "iso-8859-8": ("Hebrew",),
    "windows-1256": ("Arabic", "Persian"),
    "iso-8859-6": ("Arabic",),
    "shift_jis": ("Japanese",),
    "big5": ("traditional Chinese",),
    "gb18030": ("simplified Chinese", "traditional Chinese"),
}
"""Encodings of before UTF-8, and the languages that are met in them."""
