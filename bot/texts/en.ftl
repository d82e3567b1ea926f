## Names
language-name = English

## First minute
start =
    <b>Mujaz</b> reads the news for you.
    Tell me a name or a theme: I write within a minute when it is in a new article, and once a day I send you a short digest.

    Just send the words, or press one:
start-examples = Lavrov | China | climate
start-back = Good to see you again. What you follow is still here: /list

help =
    <b>What I understand</b>

    /sub <i>words, link or @channel</i> – follow a name, a theme or a source
    /list – what you follow: change, pause, remove
    /unsub <i>words</i> – stop following
    /digest – the digest now
    /missed – what came while you were away
    /search <i>words</i> – in what I have read so far
    /sources – what I read and how it does
    /import, /export – OPML lists
    /settings – language, time zone, digest times, alerts, quiet hours
    /pause, /resume – a rest from all messages, and back
    /about, /privacy, /forget – who I am, what I keep, erase everything

    <b>How to ask</b>
    <code>foreign minister</code> – both words
    <code>"foreign minister"</code> – these words in this order
    <code>Lavrov -sport</code> – without a word
    <code>Moscow | Washington</code> – either
    <code>=Ali</code> – exactly as written
    <code>~minister</code> – its other forms too
    <code>Lavr*</code> – a beginning
    <code>title:Lavrov</code> <code>source:Reuters</code> <code>tag:economy</code> <code>lang:ar</code> – in one part
    <code>/G[- ]?20/</code> – a regular expression

    You may also just send me the words.
about =
    <b>Mujaz</b> (موجز, “digest”), version { $version }.
    It reads { $feeds ->
        [one] one source
       *[other] { $feeds } sources
    } in Arabic, Russian and English, and tells each story in its source's own sentences: nothing is invented.
    In the last day it read { $articles ->
        [one] one article
       *[other] { $articles } articles
    }.
privacy =
    <b>What I keep about you</b>
    The number of this chat, your language, time zone and times, what you follow, the last few words that you sent without following them, the last sources that you asked about, and which articles I have sent you, for as long as articles are kept ({ $days ->
        [one] one day
       *[other] { $days } days
    }). Nothing else: no name, no phone number, no other messages.

    Whoever runs this bot can read it; nobody else can. /forget erases all of it at once.

## Following
sub-how =
    What shall I follow? Write it after the command, like this:
    <code>/sub Lavrov</code>
sub-done = ✅ Following { $query }
sub-exists = You follow { $query } already. /list
sub-limit = You have { $count ->
        [one] one subscription
       *[other] { $count } subscriptions
    }: that is the most here. Remove one in /list to make room.
sub-recent = In what I have read in the last 24 hours: { $count ->
        [one] one article.
       *[other] { $count } articles.
    } The newest:
sub-none-yet = Nothing about it in the last 24 hours. I'll write as soon as there is.
sub-reading-yet = I am still reading the sources for the first time. I'll write as soon as I find it.
sub-names = Also as: { $names }
sub-common = ⚠️ About { $percent }% of what I read has this. Add a word, or leave one out with - before it.
sub-like-function-word = Many write { $word } like { $like }, which is in every article. I take { $word } only; { $strict } asks for it letter by letter.
sub-spellings = Is it also written like this? Press to look for it too:
spelling-added = ✅ I now look for { $query }
sub-next-digest = Digest: { $when }.
sub-alerts-off = Alerts are off: /settings
sub-paused = You are on a break (/resume), so nothing is sent for now.
unsub-done = Removed: { $query }
unsub-unknown = You do not follow { $query }. Your list: /list
list-empty =
    You follow nothing yet. Send me a name or a theme, like:
    <code>/sub Lavrov</code>
list-title = <b>You have { $count ->
        [one] one subscription
       *[other] { $count } subscriptions
    }</b>
list-hint = Press a number to change it.
mode-both = alerts and digest
mode-alert = alerts only
mode-digest = digest only
mode-none = neither alerts nor digest
mode-paused = paused
item-gone = That one is not there any more. /list
button-alerts = Alerts: { $on ->
        [yes] on
       *[no] off
    }
button-digest = Digest: { $on ->
        [yes] on
       *[no] off
    }
button-pause = ⏸ Pause
button-resume = ▶️ Resume
button-remove = 🗑 Remove
button-undo = ↩️ Undo
button-back = ‹ Back
button-follow = ➕ Follow
button-search = 🔎 Search
button-earlier = ‹ Previous
button-later = Next ›
words-offer = { $words }: follow it, or search what I have read?
words-gone = I no longer have those words. Please send them again.
words-long = That is too long to follow (256 characters at most). Send a few words.
search-how =
    What shall I look for? Write it after the command, like this:
    <code>/search Lavrov</code>
search-none = Nothing about { $query } in what I have read in the last { $days ->
        [one] day
       *[other] { $days } days
    }.
search-title = 🔎 { $query }: { $count ->
        [one] one article
       *[other] { $count } articles
    }
search-more = The newest { $shown } are shown.

## Digest and alerts
digest-title = <b>Your digest</b> · { $date }
digest-late = Late, because I was away at { $time }.
digest-had = You have had these already:
digest-nothing = Nothing new on what you follow.
digest-nothing-followed = You follow nothing yet, so there is no digest. Send me a name or a theme.
digest-reading = I am reading the sources for the first time ({ $done } of { $total }). Your digest follows in a moment.
digest-more = { $count ->
        [one] one more article
       *[other] { $count } more articles
    }

## Sources
source-looking = 🔎 Looking at what is there…
source-slow = That site did not answer within { $seconds ->
        [one] one second
       *[other] { $seconds } seconds
    }. Please try again in a while.
source-limit = You follow { $count ->
        [one] one source
       *[other] { $count } sources
    }: that is the most here. Remove one in /list to make room.
source-kind = { $kind ->
        [feed] news feed
        [channel] Telegram channel
        [youtube] YouTube channel
        [sitemap] site map
        [section] page of news
       *[other] site
    }
source-a-day = about { $count ->
        [one] one article
       *[other] { $count } articles
    } a day
source-a-week = about { $count ->
        [one] one article
       *[other] { $count } articles
    } a week
source-seldom = publishes seldom
source-newest = The newest:
source-empty = Nothing in it now.
source-unread = not read yet
source-articles = { $count ->
        [one] one article
       *[other] { $count } articles
    } in the last 24 hours
source-read-at = read { $when }
source-has-ended = its site has taken it away, since { $when }
source-failing = cannot be read now
source-failing-since = cannot be read since { $when }
source-last-error = Why: { $error }
source-exists = You follow it already.
source-offer-gone = I no longer have that source. Please send its link again.
source-dismissed = All right, not following { $source }.
source-next = I am reading it now. Each new article comes as an alert and goes into your digest.
source-words-next = I am reading it now, and write as soon as these words are in it.
source-busy = ⚠️ It publishes a lot, so there will be many alerts. The digest may be enough:
source-which-words =
    Which words in { $source } matter to you? Send them now; in a group, as a reply to this message.
    To leave it: /cancel
source-words-again = Send the words again, or /cancel.
source-nameless = That channel has no public name, so I cannot read it. Forward a post of a public channel, or send its name like this: @name
cancelled = All right, left.
cancel-nothing = There is nothing to leave.
button-cancel = ✖️ No, thanks
button-only-words = 🔤 Only with these words…
button-show-item = ⚙️ Change it
button-other-feed = 📡 { $name }
button-digest-only = 🔕 Digest only
button-show-source = 📡 The source
button-unfollow = ➖ Unfollow
button-add-source = ➕ For everybody
button-drop-source = 🗑 Remove from the list
sources-none = I read nothing yet. Send me a site's link or a @channel.
sources-title = <b>{ $count ->
        [one] I read one source for you
       *[other] I read { $count } sources for you
    }</b>; you follow { $own ->
        [0] none of them
        [one] one of them
       *[other] { $own } of them
    }
sources-hint = Press a number to see it. For a new source, send its link or @name.
source-unknown = That source is not there any more. /sources
source-added = ✅ { $source } is now read for everybody.
source-added-before = { $source } is read for everybody already.
source-not-listed = { $words } is not on the list for everybody. /sources
source-dropped = Removed from the list: { $source }. { $count ->
        [0] Nobody follows it, so I do not read it any more.
        [one] One chat that follows it keeps it.
       *[other] { $count } chats that follow it keep it.
    }
addsource-how =
    Which source shall everybody have? Write its link after the command, like this:
    <code>/addsource bbc.com/arabic</code>
delsource-how =
    Which source shall leave the list? Write its link, or its number in /sources, after the command, like this:
    <code>/delsource 3</code>
source-ended = ✖ A source that you follow was taken away by its site: { $source }. Nothing new comes from it unless it is back. Your list: /sources
source-broken = ⚠ I cannot read a source that you follow: { $source }. { $why } I go on trying; how it does is in /sources
source-moved = ↪️ A source that you follow has moved to a new address, and I read it there: { $source }
import-how =
    Send me an OPML file (.opml or .xml) from another reader. I follow what is in it with the digest, without alerts, up to { $most ->
        [one] one source
       *[other] { $most } sources
    } in a chat.
    To take out what you follow: /export
import-no-list = Of files I read only OPML lists (.opml or .xml). /import
import-too-large = That file has more than 2 MB. Please split it into smaller lists.
import-unreadable = That is no sound OPML file, or it has no feeds in it.
import-found = { $count ->
        [one] One feed found. I am checking it…
       *[other] { $count } feeds found. I am checking them…
    }
import-progress = { $done } of { $total } checked…
import-followed = ✅ { $count ->
        [0] Nothing new to follow.
        [one] One new source is followed.
       *[other] { $count } new sources are followed.
    }
import-digest-only = Their articles go into your digest, without alerts. To change that: /list
import-known = { $count ->
        [one] One of them you followed already.
       *[other] { $count } of them you followed already.
    }
import-left-out = { $count ->
        [one] One is left out
       *[other] { $count } are left out
    }: the most here is { $most }.
import-failed = ⚠ { $count ->
        [one] One could not be read:
       *[other] { $count } could not be read:
    }
import-broken-off = The import of your list broke off before its end. What was added is kept; send the file again for the rest. /import
export-none = You follow no source yet, so there is nothing to export. Send me a site's link or a @channel.
export-done = { $count ->
        [one] One source that you follow
       *[other] { $count } sources that you follow
    }, for any other reader.
file-gone = I could not get that file from Telegram. Please send it again.
menu-sources = What I read, and how it does
menu-import = Bring in an OPML list
menu-export = Take out the sources you follow

## Settings
settings-title = <b>Settings</b>
settings-language = Language: { $language }
settings-zone = Time zone: { $zone } (now { $time })
settings-times = Digest: { $times }
settings-no-times = Digest: none
settings-alerts = Alerts: { $on ->
        [yes] on
       *[no] off
    }
settings-quiet = Quiet hours: { $start }–{ $end }
settings-no-quiet = Quiet hours: none
settings-next = Next digest: { $when }
button-language = 🌐 Language
button-zone = 🕰 Time zone
button-times = 📰 Digest times
button-quiet = 🌙 Quiet hours
button-quiet-off = No quiet hours
choose-language = Which language shall I speak?
choose-zone =
    Where are you? Press a city, or write its zone, like this:
    <code>/timezone Europe/Paris</code>
choose-times =
    At which hours shall the digest come? Press as many as you like. With minutes:
    <code>/settings digest 07:30 18:00</code>
choose-quiet =
    When shall alerts wait? They come after the quiet hours. Your own:
    <code>/quiet 22:30-6:00</code>
zone-unknown = I do not know the time zone { $zone }. Try a city near you, like Asia/Riyadh or Europe/London.
times-unknown = I do not understand the time { $time }. Write it like 08:00, at most one in an hour.
quiet-unknown = I do not understand these hours. Write them like 22:00-7:00, or “off”.
settings-unknown =
    I do not understand “{ $words }”. Try one of these:
    <code>/settings digest 08:00 18:00</code>
    <code>/settings zone Europe/London</code>
    <code>/settings quiet 22:00-7:00</code>
    <code>/settings alerts off</code>
    <code>/settings language ar</code>
today-at = today at { $time }
tomorrow-at = tomorrow at { $time }
date-at = { $date } at { $time }

## Pictures of counts
trend-title = Articles a day
trend-days = { $first } – { $last }, until { $time }
trend-day = { $date }, until { $time }
stats-title = What I did
stats-articles = Articles read
stats-alerts = Alerts sent
stats-chats = New chats

## Deep links
link-long = These are too many words for a link.
link-broken = This link is not one of mine, or it was cut off on the way. Please ask for it again, or send me the words.
link-newer = This link is newer than I am: I cannot read it yet. Please send me the words instead.

## Breaks and goodbyes
paused = ⏸ On a break: no alerts, no digest. What you follow stays. /resume when you are back.
resumed = ▶️ Welcome back. { $when }
resumed-already = No break is on. { $when }
forget-ask = Erase everything about this chat: what you follow, your settings, what I have sent? This cannot be undone.
button-forget = Yes, erase everything
button-keep = No, keep it
forgotten = Erased. I keep nothing about this chat any more. /start begins anew.
forgotten-later = Erased: I use nothing about this chat any more. The disk did not let me clean its old files yet; traces stay there until it does.
kept = Nothing was erased.

## When something is wrong
command-unknown = I do not know the command { $command }. /help shows what I understand.
press-old = This button is from an older message. Please call the command again.
text-only = I read words. Send me a name or a theme.
trouble = Something went wrong on my side, and I have made a note of it. Please try again.
error-unknown = Something went wrong. Please try again.
error-settings = A setting cannot be used.
error-source = { $url } cannot be read now.
error-fetch = { $url } gives no usable answer now.
error-blocked-host = This address is inside a private network and cannot be followed.
error-unreadable = { $url } is neither a feed nor an article.
error-store = I could not save that, so nothing has changed. Please try again in a while.

## Why a source cannot be read
fetch-private = This address is inside a private network and cannot be followed.
fetch-port = The port in this address is not one of the web, so I do not open it.
fetch-scheme = This is not a web address. One begins with https:// or http://
fetch-credentials = There is a user name or a password in this address. Send it without them.
fetch-address = This address is not right. Please check how it is written.
fetch-redirects = This site sends me from one address to the next without end.
fetch-too-large = What this site sends is larger than I can read.
fetch-too-slow = The site is slow now: its answer was not complete in time. I will try again.
fetch-damaged = The site's answer is damaged or breaks off. I will try again.
fetch-packed = The site packs its answer in a way that I do not open.
fetch-dns = I find no site of this name. Please check how it is written.
fetch-refused = Nobody answers at this address now. I will try again.
fetch-tls = This site's security certificate cannot be trusted.
fetch-proxy = The proxy through which I reach the network does not work now. I will try again.
fetch-status-404 = There is nothing at this address (404). Perhaps the page has moved.
fetch-status-410 = The site has taken this page away for good (410).
fetch-status-4xx = The site does not let me read this address now.
fetch-status-5xx = The site is out of order now. I will try again.
fetch-robots = The site asks programs not to read this page (robots.txt), and I respect that.
fetch-unreadable = What came from this address is no feed and no list of news that I can read.

## Why a query is not understood
query-error-empty = There is no word in this. Write a name or a theme.
query-error-too-long = That is too long to look for (256 characters at most).
query-error-too-deep = There are too many groups inside each other.
query-error-unclosed-quote = A quotation mark is opened here and never closed.
query-error-unclosed-group = A bracket is opened here and never closed.
query-error-unexpected-close = A bracket is closed here that was never opened.
query-error-empty-group = There is nothing inside here.
query-error-dangling-operator = This sign has nothing that it applies to.
query-error-only-exclusion = This only says what to leave out. Add what to look for.
query-error-one-letter = A single letter would be in every article. Write a word.
query-error-stop-word = This word is in nearly every article. If you mean it as a name, put = before it.
query-error-only-language = This asks for a language only: nearly every article has it. Add a word.
query-error-one-form = The signs ~ and * go with a single word: ~minister, minist*
query-error-short-beginning = Write at least three letters before *.
query-error-unknown-field = I know no field of this name. There are title: source: tag: lang: — if it is no field, put a space behind the colon.
query-error-nested-field = There is a field inside a field here. Write them side by side: title:word source:name
query-error-unknown-language = I know no language of this name. Write lang:ar, lang:ru or lang:en.
query-error-unclosed-pattern = A regular expression begins here and has no closing /
query-error-bad-pattern = This is no regular expression that I understand (RE2).
query-error-large-pattern = This regular expression needs too much memory. Make it shorter, or its repetitions smaller.
query-error-empty-pattern = This regular expression also matches nothing at all, so every article would have it.
query-error-hint = Here: { $query }

## Running the bot
help-operators =
    <b>What only my operators can do</b>

    /status – how I stand: what waits, what failed, what needs you
    /stats – the last two weeks as a picture
    /feeds – every source with its health; /addsource, /delsource
    /broadcast – tell everybody something
    /ban, /unban, /limit – a chat that is too much
    /allow – let a chat in, where only invited ones may
    /operators – who they are
    /backup – everything I keep, as a file
claim-how =
    To become my operator, send the code that my log shows at the start, like this:
    <code>/claim ABCD-EFGH-JKLM</code>
claim-done = ✅ You are my operator now; that code is used up. How I stand: /status
claim-already = You are my operator already. /status
claim-wrong = That is not the code. It stands in my log, in the line about /claim.
claim-too-many = Too many tries. Try again in an hour.
claim-private = Send the code in a private chat with me.
operators-title = <b>My operators</b>
operators-fixed = { $id } – by the settings (ADMIN_IDS)
operators-claimed = { $id } – since { $when }
operators-removed = { $id } is no longer my operator.
operators-last = You are my only operator. Without you, I print a new code in my log at the next start.
button-remove-operator = ➖ { $id }
id-how =
    Write the chat's number after the command, like this:
    <code>{ $example }</code>
ban-done = 🚫 { $id } is banned: I neither hear it nor write to it.
ban-already = { $id } is banned already.
ban-operator = { $id } is an operator's chat, so it cannot be banned.
ban-none = Nobody is banned.
ban-title = <b>Banned</b>
unban-done = ✅ { $id } may write to me again.
unban-not = { $id } is not banned.
button-unban = ✅ { $id }
banned = I do not answer in this chat: its access was withdrawn.
limit-done = { $id } may follow { $queries } queries and { $sources } sources.
limit-how =
    How much may a chat follow? Write it like this; 0 stands for the usual limit:
    <code>/limit 123456789 queries=50 sources=10</code>
too-fast = That was a lot at once. Give me a minute, then I listen again.
access-list = This bot is for invited chats. Give its operator this number, and wait for the answer: { $id }
notice-knock = Chat { $id } would like to use me.
button-allow = ✅ Let in
button-refuse = ✖️ Refuse
allow-done = ✅ { $id } may use me.
allow-welcome = You may use me now. /start
refuse-done = ✖️ { $id } may not use me.
allow-none = Nobody is waiting to be let in.
allow-waiting = <b>Waiting to be let in</b>
button-allow-id = ✅ { $id }
broadcast-how =
    What shall I tell everybody? Write it after the command, formatted as you like:
    <code>/broadcast Tonight I am away for an hour.</code>
    Or send /broadcast as a reply to the message that shall go out. For some languages only: <code>/broadcast ar,ru</code> and the text.
broadcast-long = That is too long for one message. Please make it shorter.
broadcast-nobody = Nobody would have it: no chat is left that takes announcements in these languages.
broadcast-sample = In the real announcement, this button turns announcements off for that chat.
broadcast-ask = This is how it will look. It goes to { $count ->
        [one] one chat
       *[other] { $count } chats
    } and takes { $time }. Send it?
broadcast-under-a-minute = less than a minute
broadcast-minutes = { $count ->
        [one] about a minute
       *[other] about { $count } minutes
    }
broadcast-hours = { $count ->
        [one] about an hour
       *[other] about { $count } hours
    }
broadcast-progress = 📣 On its way: { $sent } of { $made } have it.
broadcast-making = 📣 Preparing it: { $made } so far, { $sent } of them have it.
broadcast-done = ✅ Sent to { $count ->
        [one] one chat
       *[other] { $count } chats
    }.
broadcast-stopping = ✋ Stopping…
broadcast-stopped = ✋ Stopped. { $sent } had it already; { $dropped } will not get it.
broadcast-failed = It could not reach: { $count }
broadcast-doubtful = In doubt: { $count } (/status)
broadcast-cancelled = All right, nothing is sent.
broadcast-gone = That announcement is not there any more.
broadcast-running = An announcement is on its way:
button-send-all = 📣 Send
button-dont-send = ✖️ Do not send
button-stop = ✋ Stop
button-refresh = 🔄 Refresh
button-no-broadcasts = 🔕 No more of these
broadcasts-off = 🔕 No more announcements in this chat. Alerts and digests come as before.
broadcasts-on = 🔔 Announcements come again.
backup-caption = Everything I keep, as of { $when }. Keep it safe: it holds what people follow. To put it back: <code>mujaz restore FILE</code>
backup-large = The backup has more than { $most } MB, which is too much for a chat. On the machine itself: <code>mujaz backup FILE.gz</code>
backup-private = I give the backup only in a private chat.
notice-fault = ⚠️ Something went wrong in me, { $count ->
        [one] once
       *[other] { $count } times
    }: { $type } in { $place }
    { $line }
stats-caption = The last 14 days.
stats-queries = <b>Most followed</b>
stats-sources = <b>Most articles</b>
feeds-none = I read no sources yet. /addsource
feeds-title = <b>Sources: { $count }</b>, of which { $failing } cannot be read now
feed-listing = { $listing ->
        [listed] for everybody, from the list
        [added] for everybody, added by an operator
        [followed] for those who follow it
       *[dropped] taken off the list
    }; followed by { $count ->
        [0] nobody
        [one] one chat
       *[other] { $count } chats
    }
feed-next = Next look: { $when }
feed-now = Next look: now
feed-never = It is not read any more.
feed-interval = Looked at every { $span }
feed-error = In the log: { $error }
feed-looking = 🔎 I am looking at it now.
button-look-now = 🔎 Look now
button-keep-source = 📌 Keep for everybody
button-feeds = 📡 Sources
span-seconds = { $count } s
span-minutes = { $count } min
span-hours = { $count } h
span-days = { $count } d
status-title = <b>How I stand</b> · version { $version } · running for { $span }
status-chats = 👥 Chats: { $active } · cannot be written to: { $away } · banned: { $banned }
status-feeds = 📡 Sources: { $count } · failing now: { $failing }
status-queue = 📨 Waiting to leave: { $due } · the oldest for { $span }
status-queue-empty = 📨 Nothing is waiting to leave.
status-doubtful = ❓ Messages in doubt: { $count }
status-digests = 📰 Digests: on time
status-digests-late = 📰 Digests that are late: { $count } · by up to { $span }
status-store = 💾 Kept: { $documents } · journal: { $size }
status-store-backup = Last backup: { $when }
status-store-compacted = Last compaction: { $when }
status-store-no-backup = No backup yet
status-refused = 🚧 Addresses I could not have: { $count }

## Operator
no-network = No network: none of the sources can be reached.
reading-sample = I am reading the sample articles that come with Mujaz. They are invented, and kept apart from your own data.
terminal-hello =
    This is Mujaz, in your terminal. Write as you would in Telegram; a number presses a button, /quit leaves, /rtl helps if Arabic reads backwards.

## Menu
menu-sub = Follow a name or theme
menu-list = What you follow
menu-digest = The digest now
menu-search = Search what I have read
menu-settings = Language, times, quiet hours
menu-pause = A break from all messages
menu-resume = Back from a break
menu-help = What I understand
menu-about = Who I am
menu-privacy = What I keep about you
menu-forget = Erase everything about you
menu-unsub = Stop following
description = I read Arabic, Russian and English news for you: an alert when your word appears, and a short digest each day.

missed-offer = While you were away, { $count ->
        [one] one article came
       *[other] { $count } articles came
    } for you: /missed
missed-none = You have not missed anything.

kind-notice = notice
kind-alert = alert
kind-digest = digest
kind-broadcast = announcement
button-again = Send again
button-drop = Drop
notice-doubtful = { $count ->
        [one] One message is in doubt
       *[other] { $count } messages are in doubt
    }: nobody knows whether they arrived. Send again or drop: /status
notice-conflict = Another program asks Telegram for messages with the same token, so some commands are lost. Stop it, or me.
menu-missed = What came while you were away

## What an address is
address-none = This is no address. Send a link (https://…), the name of a site, or a channel as @name.
address-private = This link is an invitation to a private channel, and I can only read public ones. Send a channel as @name.
address-no-channel = This link of Telegram does not lead to a channel. Send a channel as @name.
address-closed-channel = Telegram does not show the posts of { $url } to everybody: it may be private, or a person, a bot or a group. Send a public channel as @name.
look-nothing = I looked for a feed, a news sitemap and a list of articles at { $url } and found none. Send the page on which its news is listed, the address of its feed, or its channel as @name.
error-kind = I do not know any more how to read { $url }. Please follow it anew.
