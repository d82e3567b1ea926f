## Names
language-name = Русский

## First minute
start =
    <b>Муджаз</b> читает новости за вас.
    Назовите имя или тему: я напишу в течение минуты, когда они появятся в новой статье, и раз в день пришлю короткую сводку.

    Просто отправьте слова или нажмите одно из этих:
start-examples = Лавров | Китай | климат
start-back = С возвращением. Всё, на что вы подписаны, на месте: /list

help =
    <b>Что я понимаю</b>

    /sub <i>слова, ссылка или @канал</i> – следить за именем, темой или источником
    /list – ваши подписки: изменить, приостановить, удалить
    /unsub <i>слова</i> – больше не следить
    /digest – сводка сейчас
    /missed – что пришло без вас
    /search <i>слова</i> – поиск в прочитанном
    /sources – что я читаю и как оно
    /import, /export – списки OPML
    /settings – язык, часовой пояс, время сводки, оповещения, тихие часы
    /pause, /resume – перерыв во всех сообщениях и возвращение
    /about, /privacy, /forget – кто я, что храню, стереть всё

    <b>Как спрашивать</b>
    <code>министр экономики</code> – оба слова
    <code>"министр экономики"</code> – слова подряд
    <code>Лавров -спорт</code> – без слова
    <code>Москва | Вашингтон</code> – любое из двух
    <code>=Али</code> – точно так, как написано
    <code>~министр</code> – и другие формы
    <code>Лавр*</code> – начало слова
    <code>заголовок:Лавров</code> <code>источник:ТАСС</code> <code>тег:экономика</code> <code>язык:русский</code> – в одной части
    <code>/G[- ]?20/</code> – регулярное выражение

    Можно и просто отправить слова.
about =
    <b>Муджаз</b> (по-арабски موجز, «сводка»), версия { $version }.
    Читает { $feeds ->
        [one] { $feeds } источник
        [few] { $feeds } источника
       *[many] { $feeds } источников
    } на арабском, русском и английском и пересказывает каждую новость её же предложениями, ничего не добавляя.
    За последние сутки прочитано: { $articles ->
        [one] { $articles } статья
        [few] { $articles } статьи
       *[many] { $articles } статей
    }.
privacy =
    <b>Что я храню о вас</b>
    Номер этого чата, ваш язык, часовой пояс и время сводок, ваши подписки, последние слова, которые вы прислали, но не подписались, последние источники, о которых вы спросили, и какие статьи вам отправлены, пока статьи хранятся ({ $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }). Больше ничего: ни имени, ни телефона, ни других сообщений.

    Это может прочесть тот, кто запустил бота, и никто другой. /forget сразу стирает всё.

## Following
sub-how =
    За чем следить? Напишите после команды, например:
    <code>/sub Лавров</code>
sub-done = ✅ Слежу: { $query }
sub-exists = Вы уже следите: { $query }. /list
sub-limit = У вас { $count ->
        [one] { $count } подписка
        [few] { $count } подписки
       *[many] { $count } подписок
    }, больше здесь нельзя. Удалите одну в /list.
sub-recent = В прочитанном за последние 24 часа: { $count ->
        [one] { $count } статья.
        [few] { $count } статьи.
       *[many] { $count } статей.
    } Самая новая:
sub-none-yet = За последние 24 часа об этом ничего. Напишу, как только появится.
sub-reading-yet = Я ещё читаю источники в первый раз. Напишу, как только найду.
sub-names = Ищу и так: { $names }
sub-common = ⚠️ Это есть примерно в { $percent }% того, что я читаю. Добавьте слово или исключите одно знаком - перед ним.
sub-like-function-word = Слово { $word } многие пишут как { $like }, а оно есть в каждой статье. Я беру только { $word }; { $strict } ищет его буква в букву.
sub-spellings = Пишется ли оно и так? Нажмите, и я буду искать и это:
spelling-added = ✅ Теперь ищу { $query }
sub-next-digest = Сводка: { $when }.
sub-alerts-off = Оповещения выключены: /settings
sub-paused = У вас перерыв (/resume), поэтому пока ничего не присылаю.
unsub-done = Больше не слежу: { $query }
unsub-unknown = Такой подписки нет: { $query }. Ваш список: /list
list-empty =
    Подписок пока нет. Отправьте имя или тему, например:
    <code>/sub Лавров</code>
list-title = <b>У вас { $count ->
        [one] { $count } подписка
        [few] { $count } подписки
       *[many] { $count } подписок
    }</b>
list-hint = Нажмите номер, чтобы изменить.
mode-both = оповещения и сводка
mode-alert = только оповещения
mode-digest = только сводка
mode-none = без оповещений и сводки
mode-paused = приостановлена
item-gone = Этой подписки больше нет. /list
button-alerts = Оповещения: { $on ->
        [yes] включены
       *[no] выключены
    }
button-digest = Сводка: { $on ->
        [yes] включена
       *[no] выключена
    }
button-pause = ⏸ Приостановить
button-resume = ▶️ Возобновить
button-remove = 🗑 Удалить
button-undo = ↩️ Вернуть
button-back = ‹ Назад
button-follow = ➕ Следить
button-search = 🔎 Искать
button-earlier = ‹ Раньше
button-later = Дальше ›
words-offer = { $words }: следить или искать в прочитанном?
words-gone = Этих слов у меня уже нет. Отправьте их ещё раз.
words-long = Для запроса это слишком длинно (не больше 256 знаков). Отправьте несколько слов.
search-how =
    Что искать? Напишите после команды, например:
    <code>/search Лавров</code>
search-none = Ничего о { $query } в прочитанном за последние { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }.
search-title = 🔎 { $query }: { $count ->
        [one] { $count } статья
        [few] { $count } статьи
       *[many] { $count } статей
    }
search-more = Показаны самые новые: { $shown }.

## Digest and alerts
digest-title = <b>Ваша сводка</b> · { $date }
digest-late = С опозданием: в { $time } меня не было.
digest-had = Это вы уже получили:
digest-nothing = По вашим подпискам нового нет.
digest-nothing-followed = Подписок пока нет, поэтому нет и сводки. Отправьте имя или тему.
digest-reading = Читаю источники в первый раз ({ $done } из { $total }). Сводка придёт через минуту.
digest-more = { $count ->
        [one] ещё { $count } статья
        [few] ещё { $count } статьи
       *[many] ещё { $count } статей
    }

## Sources
source-looking = 🔎 Смотрю, что там…
source-slow = Сайт не ответил за { $seconds ->
        [one] { $seconds } секунду
        [few] { $seconds } секунды
       *[many] { $seconds } секунд
    }. Попробуйте немного позже.
source-limit = Вы следите за { $count ->
        [one] { $count } источником
       *[many] { $count } источниками
    }, больше здесь нельзя. Удалите один в /list.
source-kind = { $kind ->
        [feed] лента новостей
        [channel] канал в Телеграме
        [youtube] канал на Ютубе
        [sitemap] карта сайта
        [section] страница новостей
       *[other] сайт
    }
source-a-day = около { $count ->
        [one] { $count } статьи
       *[many] { $count } статей
    } в день
source-a-week = около { $count ->
        [one] { $count } статьи
       *[many] { $count } статей
    } в неделю
source-seldom = публикует редко
source-newest = Самое новое:
source-empty = Пока здесь пусто.
source-unread = ещё не прочитан
source-articles = за 24 часа { $count ->
        [one] { $count } статья
        [few] { $count } статьи
       *[many] { $count } статей
    }
source-read-at = прочитан { $when }
source-has-ended = сайт его убрал: { $when }
source-failing = сейчас не читается
source-failing-since = не читается с { $when }
source-last-error = Причина: { $error }
source-exists = Вы уже следите за ним.
source-offer-gone = Этого источника у меня уже нет. Отправьте ссылку ещё раз.
source-dismissed = Хорошо, не слежу: { $source }
source-next = Читаю его сейчас. Каждая новая статья придёт оповещением и попадёт в сводку.
source-words-next = Читаю его сейчас и напишу, как только там будут эти слова.
source-busy = ⚠️ Он публикует много, и оповещений будет много. Может быть, хватит сводки:
source-which-words =
    Какие слова вам важны в { $source }? Отправьте их сейчас, а в группе — ответом на это сообщение.
    Передумали: /cancel
source-words-again = Отправьте слова ещё раз или /cancel.
source-nameless = У этого канала нет открытого имени, поэтому прочитать его нельзя. Перешлите запись открытого канала или отправьте его имя: @name
cancelled = Хорошо, оставляем.
cancel-nothing = Отменять нечего.
button-cancel = ✖️ Нет, спасибо
button-only-words = 🔤 Только с этими словами…
button-show-item = ⚙️ Изменить
button-other-feed = 📡 { $name }
button-digest-only = 🔕 Только сводка
button-show-source = 📡 Источник
button-unfollow = ➖ Больше не следить
button-add-source = ➕ Для всех
button-drop-source = 🗑 Убрать из общего списка
sources-none = Пока я ничего не читаю. Отправьте ссылку на сайт или @канал.
sources-title = <b>Читаю для вас { $count ->
        [one] { $count } источник
        [few] { $count } источника
       *[many] { $count } источников
    }</b>; вы следите за { $own ->
        [one] { $own } из них
       *[many] { $own } из них
    }
sources-hint = Нажмите номер, чтобы посмотреть. Для нового отправьте ссылку или @имя.
source-unknown = Этого источника больше нет. /sources
source-added = ✅ Теперь для всех: { $source }
source-added-before = Уже для всех: { $source }
source-not-listed = В общем списке этого нет: { $words }. /sources
source-dropped = Убран из общего списка: { $source }. { $count ->
        [0] За ним никто не следит, больше его не читаю.
        [one] Остаётся у тех, кто за ним следит: { $count } чат.
        [few] Остаётся у тех, кто за ним следит: { $count } чата.
       *[many] Остаётся у тех, кто за ним следит: { $count } чатов.
    }
addsource-how =
    Какой источник добавить для всех? Напишите ссылку после команды, например:
    <code>/addsource bbc.com/arabic</code>
delsource-how =
    Какой источник убрать из общего списка? Напишите после команды ссылку или номер из /sources, например:
    <code>/delsource 3</code>
source-ended = ✖ Сайт убрал источник, за которым вы следите: { $source }. Нового из него не будет, если он не вернётся. Ваш список: /sources
source-broken = ⚠ Не могу прочитать источник, за которым вы следите: { $source }. { $why } Пробую дальше; как он, видно в /sources
source-moved = ↪️ Источник, за которым вы следите, переехал, читаю его по новому адресу: { $source }
import-how =
    Отправьте файл OPML (.opml или .xml) из другой читалки. За тем, что в нём, я буду следить в сводке, без оповещений: в одном чате до { $most ->
        [one] { $most } источника
       *[many] { $most } источников
    }.
    Забрать свои источники: /export
import-no-list = Из файлов я читаю только списки OPML (.opml или .xml). /import
import-too-large = Файл больше 2 МБ. Разделите его на списки поменьше.
import-unreadable = Это не исправный файл OPML, или в нём нет лент.
import-found = { $count ->
        [one] Нашлась { $count } лента. Проверяю…
        [few] Нашлись { $count } ленты. Проверяю…
       *[many] Нашлось { $count } лент. Проверяю…
    }
import-progress = Проверено { $done } из { $total }…
import-followed = ✅ { $count ->
        [0] Нового, за чем следить, нет.
        [one] Слежу ещё за { $count } источником.
       *[many] Слежу ещё за { $count } источниками.
    }
import-digest-only = Их статьи попадают в сводку, без оповещений. Изменить: /list
import-known = { $count ->
        [one] За { $count } вы уже следили.
       *[many] За { $count } вы уже следили.
    }
import-left-out = { $count ->
        [one] Не поместился { $count }
       *[many] Не поместилось { $count }
    }: больше { $most } здесь нельзя.
import-failed = ⚠ { $count ->
        [one] Не удалось прочитать { $count }:
       *[many] Не удалось прочитать { $count }:
    }
import-broken-off = Загрузка вашего списка прервалась. Добавленное сохранено; отправьте файл ещё раз, чтобы добавить остальное. /import
export-none = Вы ещё не следите ни за одним источником, забирать нечего. Отправьте ссылку на сайт или @канал.
export-done = { $count ->
        [one] { $count } источник
        [few] { $count } источника
       *[many] { $count } источников
    } для любой другой читалки.
file-gone = Не удалось взять этот файл из Телеграма. Отправьте его ещё раз.
menu-sources = Что я читаю и как оно
menu-import = Загрузить список OPML
menu-export = Забрать свои источники

## Settings
settings-title = <b>Настройки</b>
settings-language = Язык: { $language }
settings-zone = Часовой пояс: { $zone } (сейчас { $time })
settings-times = Сводка: { $times }
settings-no-times = Сводка: нет
settings-alerts = Оповещения: { $on ->
        [yes] включены
       *[no] выключены
    }
settings-quiet = Тихие часы: { $start }–{ $end }
settings-no-quiet = Тихие часы: нет
settings-next = Следующая сводка: { $when }
button-language = 🌐 Язык
button-zone = 🕰 Часовой пояс
button-times = 📰 Время сводки
button-quiet = 🌙 Тихие часы
button-quiet-off = Без тихих часов
choose-language = На каком языке говорить?
choose-zone =
    Где вы? Нажмите город или напишите часовой пояс, например:
    <code>/timezone Asia/Yekaterinburg</code>
choose-times =
    В какие часы присылать сводку? Можно выбрать несколько. С минутами:
    <code>/settings digest 07:30 18:00</code>
choose-quiet =
    Когда оповещениям ждать? Они придут после тихих часов. Свои часы:
    <code>/quiet 22:30-6:00</code>
zone-unknown = Не знаю часового пояса { $zone }. Попробуйте город поблизости, например Europe/Moscow или Asia/Almaty.
times-unknown = Не понимаю время { $time }. Пишите так: 08:00, не больше одного в час.
quiet-unknown = Не понимаю эти часы. Пишите так: 22:00-7:00, или off, чтобы отменить.
settings-unknown =
    Не понимаю «{ $words }». Попробуйте так:
    <code>/settings digest 08:00 18:00</code>
    <code>/settings zone Europe/Moscow</code>
    <code>/settings quiet 22:00-7:00</code>
    <code>/settings alerts off</code>
    <code>/settings language ar</code>
today-at = сегодня в { $time }
tomorrow-at = завтра в { $time }
date-at = { $date } в { $time }

## Pictures of counts
trend-title = Статей в день
trend-days = С { $first } по { $last }, до { $time }
trend-day = { $date }, до { $time }
stats-title = Что я сделал
stats-articles = Прочитано статей
stats-alerts = Отправлено оповещений
stats-chats = Новых чатов

## Deep links
link-long = Для ссылки это слишком много слов.
link-broken = Эта ссылка не моя, или её часть потерялась по дороге. Попросите её ещё раз или пришлите сами слова.
link-newer = Эта ссылка новее меня, прочитать её я пока не могу. Пришлите, пожалуйста, сами слова.

## Breaks and goodbyes
paused = ⏸ Перерыв: ни оповещений, ни сводки. Подписки сохранены. Когда вернётесь: /resume
resumed = ▶️ С возвращением. { $when }
resumed-already = Перерыва нет. { $when }
forget-ask = Стереть всё об этом чате: подписки, настройки, историю отправленного? Вернуть будет нельзя.
button-forget = Да, стереть всё
button-keep = Нет, оставить
forgotten = Всё стёрто. Об этом чате я больше ничего не храню. Начать заново: /start
forgotten-later = Стёрто: я больше ничего об этом чате не использую. Но диск пока не дал очистить старые файлы, до тех пор в них остаются следы.
kept = Ничего не стёрто.

## When something is wrong
command-unknown = Не знаю команды { $command }. Что я понимаю: /help
press-old = Эта кнопка из старого сообщения. Вызовите команду ещё раз.
text-only = Я читаю слова. Отправьте имя или тему.
trouble = У меня что-то сломалось, я это записал. Попробуйте ещё раз.
error-unknown = Что-то пошло не так. Попробуйте ещё раз.
error-settings = Одну из настроек использовать нельзя.
error-source = Сейчас не удаётся прочитать { $url }.
error-fetch = { $url } сейчас не отвечает как надо.
error-blocked-host = Это внутренний адрес, следить за ним нельзя.
error-unreadable = { $url } не лента новостей и не статья.
error-store = Сохранить не удалось, ничего не изменилось. Попробуйте немного позже.

## Why a source cannot be read
fetch-private = Это внутренний адрес, следить за ним нельзя.
fetch-port = Порт в этом адресе не для веб-страниц, такой я не открываю.
fetch-scheme = Это не веб-адрес. Он начинается с https:// или http://
fetch-credentials = В этом адресе есть имя или пароль. Отправьте его без них.
fetch-address = В этом адресе ошибка. Проверьте, как он написан.
fetch-redirects = Этот сайт без конца отсылает с одного адреса на другой.
fetch-too-large = Сайт присылает больше, чем я могу прочитать.
fetch-too-slow = Сайт сейчас медленный: ответ не пришёл целиком вовремя. Попробую ещё раз.
fetch-damaged = Ответ сайта повреждён или обрывается. Попробую ещё раз.
fetch-packed = Сайт сжимает ответ способом, который я не открываю.
fetch-dns = Сайта с таким именем не нашлось. Проверьте, как оно написано.
fetch-refused = По этому адресу сейчас никто не отвечает. Попробую ещё раз.
fetch-tls = Сертификату безопасности этого сайта нельзя доверять.
fetch-proxy = Прокси, через который я выхожу в сеть, сейчас не работает. Попробую ещё раз.
fetch-status-404 = По этому адресу ничего нет (404). Возможно, страница переехала.
fetch-status-410 = Сайт убрал эту страницу насовсем (410).
fetch-status-4xx = Сайт сейчас не даёт мне прочитать этот адрес.
fetch-status-5xx = На сайте сейчас неполадки. Попробую ещё раз.
fetch-robots = Сайт просит программы не читать эту страницу (robots.txt), и я это уважаю.
fetch-unreadable = По этому адресу нет ни ленты, ни списка новостей, который я могу прочитать.

## Why a query is not understood
query-error-empty = Здесь нет ни одного слова. Напишите имя или тему.
query-error-too-long = Для запроса это слишком длинно (не больше 256 знаков).
query-error-too-deep = Слишком много скобок друг в друге.
query-error-unclosed-quote = Кавычка здесь открыта и не закрыта.
query-error-unclosed-group = Скобка здесь открыта и не закрыта.
query-error-unexpected-close = Здесь закрыта скобка, которая не была открыта.
query-error-empty-group = Внутри ничего нет.
query-error-dangling-operator = Этот знак ни к чему не относится.
query-error-only-exclusion = Сказано только, что исключить. Добавьте, что искать.
query-error-one-letter = Одна буква есть в каждой статье. Напишите слово.
query-error-stop-word = Это слово есть почти в каждой статье. Если это имя, поставьте перед ним =.
query-error-only-language = Здесь только язык, на нём почти все статьи. Добавьте слово.
query-error-one-form = Знаки ~ и * относятся к одному слову: ~министр, минист*
query-error-short-beginning = Перед * нужно не меньше трёх букв.
query-error-unknown-field = Такого поля нет. Есть заголовок: источник: тег: язык: — если это не поле, поставьте пробел после двоеточия.
query-error-nested-field = Здесь поле внутри поля. Напишите их рядом: заголовок:слово источник:имя
query-error-unknown-language = Такого языка я не знаю. Напишите язык:русский, язык:арабский или язык:английский.
query-error-unclosed-pattern = Здесь начинается регулярное выражение без закрывающего /
query-error-bad-pattern = Это не регулярное выражение (RE2), я его не понимаю.
query-error-large-pattern = Это регулярное выражение требует слишком много памяти. Сократите его или уменьшите повторения.
query-error-empty-pattern = Это регулярное выражение подходит и к пустоте, то есть к любой статье.
query-error-hint = Вот здесь: { $query }

## Running the bot
help-operators =
    <b>Что могут только мои операторы</b>

    /status – как мои дела: что ждёт, что не вышло, где нужны вы
    /stats – последние две недели на картинке
    /feeds – все источники и как они работают; /addsource, /delsource
    /broadcast – сообщить что-то всем
    /ban, /unban, /limit – если от чата слишком много
    /allow – впустить чат, если бот по приглашению
    /operators – кто они
    /backup – всё, что я храню, одним файлом
claim-how =
    Чтобы стать моим оператором, пришлите код, который я пишу в журнал при запуске, вот так:
    <code>/claim ABCD-EFGH-JKLM</code>
claim-done = ✅ Теперь вы мой оператор; этот код больше не действует. Как мои дела: /status
claim-already = Вы уже мой оператор. /status
claim-wrong = Это не тот код. Он в моём журнале, в строке про /claim.
claim-too-many = Слишком много попыток. Попробуйте через час.
claim-private = Пришлите код в личный чат со мной.
operators-title = <b>Мои операторы</b>
operators-fixed = { $id } – из настроек (ADMIN_IDS)
operators-claimed = { $id } – с { $when }
operators-removed = { $id } больше не мой оператор.
operators-last = Вы мой единственный оператор. Без вас при следующем запуске я напишу в журнал новый код.
button-remove-operator = ➖ { $id }
id-how =
    Напишите после команды номер чата, вот так:
    <code>{ $example }</code>
ban-done = 🚫 Чат { $id } заблокирован: я его не слушаю и не пишу в него.
ban-already = Чат { $id } уже заблокирован.
ban-operator = Чат { $id } – это чат оператора, его нельзя заблокировать.
ban-none = Никто не заблокирован.
ban-title = <b>Заблокированы</b>
unban-done = ✅ Чат { $id } снова может мне писать.
unban-not = Чат { $id } не заблокирован.
button-unban = ✅ { $id }
banned = Я не отвечаю в этом чате: доступ для него закрыт.
limit-done = Чату { $id } можно: запросов – { $queries }, источников – { $sources }.
limit-how =
    За сколькими темами может следить чат? Напишите вот так; 0 – обычное ограничение:
    <code>/limit 123456789 queries=50 sources=10</code>
too-fast = Слишком много сразу. Дайте мне минуту, и я снова слушаю.
access-list = Этот бот – по приглашению. Передайте его оператору этот номер и дождитесь ответа: { $id }
notice-knock = Чат { $id } хочет мной пользоваться.
button-allow = ✅ Впустить
button-refuse = ✖️ Отказать
allow-done = ✅ Чат { $id } может мной пользоваться.
allow-welcome = Теперь вы можете мной пользоваться. /start
refuse-done = ✖️ Чат { $id } не может мной пользоваться.
allow-none = Никто не ждёт приглашения.
allow-waiting = <b>Ждут приглашения</b>
button-allow-id = ✅ { $id }
broadcast-how =
    Что сообщить всем? Напишите это после команды, с любым оформлением:
    <code>/broadcast Сегодня вечером меня час не будет.</code>
    Или пришлите /broadcast в ответ на сообщение, которое надо разослать. Только для некоторых языков: <code>/broadcast ar,ru</code> и текст.
broadcast-long = Это слишком длинно для одного сообщения. Сократите, пожалуйста.
broadcast-nobody = Никто этого не получит: нет чатов, которые принимают объявления на этих языках.
broadcast-sample = В настоящем объявлении эта кнопка отключает объявления в том чате.
broadcast-ask = Так это будет выглядеть. Получат { $count ->
        [one] { $count } чат
        [few] { $count } чата
        [many] { $count } чатов
       *[other] { $count } чатов
    }, это займёт { $time }. Отправить?
broadcast-under-a-minute = меньше минуты
broadcast-minutes = { $count ->
        [one] около { $count } минуты
        [few] около { $count } минут
        [many] около { $count } минут
       *[other] около { $count } минут
    }
broadcast-hours = { $count ->
        [one] около { $count } часа
        [few] около { $count } часов
        [many] около { $count } часов
       *[other] около { $count } часов
    }
broadcast-progress = 📣 Рассылаю: доставлено { $sent } из { $made }.
broadcast-making = 📣 Готовлю: пока { $made }, из них доставлено { $sent }.
broadcast-done = ✅ Отправлено: { $count ->
        [one] { $count } чат
        [few] { $count } чата
        [many] { $count } чатов
       *[other] { $count } чатов
    }.
broadcast-stopping = ✋ Останавливаю…
broadcast-stopped = ✋ Остановлено. Уже получили: { $sent }; не получат: { $dropped }.
broadcast-failed = Не удалось доставить: { $count }
broadcast-doubtful = Под вопросом: { $count } (/status)
broadcast-cancelled = Хорошо, ничего не отправляю.
broadcast-gone = Этого объявления больше нет.
broadcast-running = Объявление рассылается:
button-send-all = 📣 Отправить
button-dont-send = ✖️ Не отправлять
button-stop = ✋ Остановить
button-refresh = 🔄 Обновить
button-no-broadcasts = 🔕 Больше не присылать
broadcasts-off = 🔕 Объявлений в этом чате больше не будет. Оповещения и сводки приходят как прежде.
broadcasts-on = 🔔 Объявления снова будут приходить.
backup-caption = Всё, что я храню, на { $when }. Берегите: здесь то, за чем следят люди. Вернуть на место: <code>mujaz restore FILE</code>
backup-large = Копия больше { $most } МБ, это слишком много для чата. На самой машине: <code>mujaz backup FILE.gz</code>
backup-private = Копию я даю только в личном чате.
notice-fault = ⚠️ У меня сбой, { $count ->
        [one] { $count } раз
        [few] { $count } раза
        [many] { $count } раз
       *[other] { $count } раз
    }: { $type } в { $place }
    { $line }
stats-caption = Последние 14 дней.
stats-queries = <b>За чем следят чаще всего</b>
stats-sources = <b>Где больше всего статей</b>
feeds-none = Я пока не читаю ни одного источника. /addsource
feeds-title = <b>Источников: { $count }</b>, сейчас не читается: { $failing }
feed-listing = { $listing ->
        [listed] для всех, из списка
        [added] для всех, добавлен оператором
        [followed] для тех, кто за ним следит
       *[dropped] убран из списка
    }; следят: { $count ->
        [0] никто
        [one] { $count } чат
        [few] { $count } чата
        [many] { $count } чатов
       *[other] { $count } чатов
    }
feed-next = Посмотрю снова: { $when }
feed-now = Посмотрю снова: сейчас
feed-never = Больше не читается.
feed-interval = Смотрю каждые { $span }
feed-error = В журнале: { $error }
feed-looking = 🔎 Смотрю прямо сейчас.
button-look-now = 🔎 Посмотреть сейчас
button-keep-source = 📌 Оставить для всех
button-feeds = 📡 Источники
span-seconds = { $count } с
span-minutes = { $count } мин
span-hours = { $count } ч
span-days = { $count } д
status-title = <b>Как мои дела</b> · версия { $version } · работаю { $span }
status-chats = 👥 Чатов: { $active } · недоступно: { $away } · заблокировано: { $banned }
status-feeds = 📡 Источников: { $count } · сейчас со сбоем: { $failing }
status-queue = 📨 Ждёт отправки: { $due } · дольше всего – { $span }
status-queue-empty = 📨 Ничего не ждёт отправки.
status-doubtful = ❓ Сообщений под вопросом: { $count }
status-digests = 📰 Сводки: вовремя
status-digests-late = 📰 Сводок опаздывает: { $count } · самая поздняя – на { $span }
status-store = 💾 Записей: { $documents } · журнал изменений: { $size }
status-store-backup = Последняя копия: { $when }
status-store-compacted = Последнее сжатие: { $when }
status-store-no-backup = Копии ещё нет
status-refused = 🚧 Адресов не удалось получить: { $count }

## Operator
no-network = Сети нет: ни один источник недоступен.
reading-sample = Читаю примеры статей, которые идут с программой. Они вымышлены и хранятся отдельно от ваших данных.
terminal-hello =
    Это Муджаз в терминале. Пишите как в Телеграме; число нажимает кнопку, /quit — выход, /rtl — если арабский читается задом наперёд.

## Menu
menu-sub = Следить за именем или темой
menu-list = Ваши подписки
menu-digest = Сводка сейчас
menu-search = Поиск в прочитанном
menu-settings = Язык, время, тихие часы
menu-pause = Перерыв во всех сообщениях
menu-resume = Вернуться из перерыва
menu-help = Что я понимаю
menu-about = Кто я
menu-privacy = Что я храню о вас
menu-forget = Стереть всё о вас
menu-unsub = Больше не следить
description = Читаю для вас новости на арабском, русском и английском: оповещение, когда появится ваше слово, и короткая сводка каждый день.

missed-offer = Пока вас не было, для вас { $count ->
        [one] вышла { $count } статья
        [few] вышли { $count } статьи
       *[many] вышло { $count } статей
    }: /missed
missed-none = Вы ничего не пропустили.

kind-notice = уведомление
kind-alert = оповещение
kind-digest = сводка
kind-broadcast = объявление
button-again = Отправить ещё раз
button-drop = Не отправлять
notice-doubtful = { $count ->
        [one] О { $count } сообщении неизвестно
        [few] О { $count } сообщениях неизвестно
       *[many] О { $count } сообщениях неизвестно
    }, дошло ли оно. Отправить ещё раз или нет: /status
notice-conflict = Другая программа запрашивает у Telegram сообщения с тем же токеном, и часть команд теряется. Остановите её или меня.
menu-missed = Что пришло без вас

## What an address is
address-none = Это не адрес. Пришлите ссылку (https://…), имя сайта или канал в виде @name.
address-private = Это приглашение в закрытый канал, а я читаю только открытые. Пришлите канал в виде @name.
address-no-channel = Эта ссылка Telegram ведёт не на канал. Пришлите канал в виде @name.
address-closed-channel = Telegram не показывает всем записи { $url }: возможно, это закрытый канал, человек, бот или группа. Пришлите открытый канал в виде @name.
look-nothing = На { $url } не нашлось ни ленты, ни карты новостей, ни списка статей. Пришлите страницу, где перечислены новости сайта, адрес его ленты или его канал в виде @name.
error-kind = Я больше не знаю, как читать { $url }. Подпишитесь на источник заново.
