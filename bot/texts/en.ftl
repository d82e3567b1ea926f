## Names
language-name = English

## First minute
start =
    Hello! I am <b>Mujaz</b>: I read the news for you.
    Tell me what matters to you: I'll write within a minute when it is in the news, and send you a short digest once a day.

    <b>What are you interested in?</b> Write a name or a topic, or press an example:
start-again =
    Good to see you again! You follow nothing now.

    <b>What are you interested in?</b> Write a name or a topic, or press an example:
start-group =
    Hello! I am <b>Mujaz</b>: I read the news for you. Tell me what to follow here, like this:
    <code>/sub Lavrov</code>

    New stories come at once, and a digest every day. To change that: /settings
start-examples = Lavrov | China | climate
start-back = Good to see you again. What you follow is still here: /list
forecast-day = About { $count ->
        [one] one story
       *[other] { $count } stories
    } a day.
forecast-week = About { $count ->
        [one] one story
       *[other] { $count } stories
    } a week.
forecast-seldom = It is rarely in the news: less than once a week.
forecast-none = Nothing about it in the last { $days ->
        [one] day
       *[other] { $days } days
    }. I'll write as soon as something comes.
forecast-early = I have been reading for less than a day: too early to say how many stories to expect.
forecast-last = { $count ->
        [one] The last story:
       *[other] The last { $count } stories:
    }
first-how = How would you like to have it? Both ways, unless you choose one.
button-want-alert = 🔔 Alert me
button-want-digest = 📰 In the daily digest
button-want-both = 🔔📰 Both
want-alert = ✅ I'll alert you as soon as { $query } is in the news, without the digest.
want-digest = ✅ { $query } will be in your digest, without alerts.
want-both = ✅ I'll alert you as soon as { $query } is in the news, and put it in your digest too.
first-plan = Your digest comes at { $time }, { $city } time. Is that right?
first-plan-none = Your digest has no time yet, and your clock is that of { $city }. When should it come?
button-right = ✅ Yes
button-other-hour = 🕗 Another time
button-other-city = 🏙 Another city
choose-hour = When should the digest come? Press a time, or write one like 07:30
first-done = ✅ All set. Next digest: { $when }.
first-more = To follow something else, just send more words. What you follow: /list, settings: /settings

help =
    <b>What I understand</b>

    <b>Every day</b>
    Write a name or a topic: I'll follow it for you, or search for it. Send a site's link or a @channel to follow a source, or a link with words after it to follow those words there only.
    /list – what you follow: change, pause, remove
    /digest – the digest now
    /search <i>words</i> – in what I have read
    /settings – language, time zone, digest times and days, quiet hours

    <b>Now and then</b>
    /sub, /unsub <i>words</i> – follow, stop following
    /alerts – alerts on or off, for each subscription
    /pause, /resume – a break, and back; /missed – what came meanwhile
    /trend <i>words</i> – a chart of how often they come up: up to four, separated by commas
    /why, /saved, /muted – why an article came or did not, what you saved, what you muted
    /sources – what I read, and whether it works
    /export, /import – all that is yours in a file; OPML lists
    /about, /privacy, /forget – who I am, what I keep about you, erase it
    /feedback <i>words</i> – a word to the operator of this bot

    <b>How to ask</b>
    <code>foreign minister</code> – both words
    <code>"foreign minister"</code> – in this order
    <code>Lavrov -sport</code> – without a word
    <code>Moscow | Washington</code> – either
    <code>=Ali</code> as written, <code>~minister</code> its other forms, <code>Lavr*</code> a beginning
    <code>title:Lavrov</code> <code>source:Reuters</code> <code>tag:economy</code> <code>lang:ar</code>
    <code>/G[- ]?20/</code> – a regular expression

    I know a name in other scripts too: Лавров, لافروف.
    You may also write “follow Lavrov”, “unfollow Lavrov”, “digest”, “my list”, “pause until Sunday”.
welcome = You are welcome.
about =
    <b>Mujaz</b> (موجز, “digest”), version { $version }.
    It reads { $feeds ->
        [one] one source
       *[other] { $feeds } sources
    } in Arabic, Russian and English, and tells each story in its source's own sentences: nothing is invented.
    In the last day it read { $articles ->
        [0] no articles
        [one] one article
       *[other] { $articles } articles
    }.

## Following
sub-how =
    What should I follow? Write it after the command, like this:
    <code>/sub Lavrov</code>
    And in one source only:
    <code>/sub bbc.com/news Lavrov</code>
sub-done = ✅ Following { $query }
sub-exists = You already follow { $query }. /list
sub-limit = You have { $count ->
        [one] one subscription
       *[other] { $count } subscriptions
    }, which is the most here. Remove one in /list to make room.
sub-recent = In what I have read in the last 24 hours: { $count ->
        [one] one article.
       *[other] { $count } articles.
    } The newest:
sub-none-yet = Nothing about it in the last 24 hours. { $to ->
        [channel] I'll post as soon as something comes.
       *[private] I'll write as soon as something comes.
    }
sub-reading-yet = I am still reading the sources for the first time. { $to ->
        [channel] I'll post as soon as I find something.
       *[private] I'll write as soon as I find something.
    }
sub-names = Also as: { $names }
sub-common = ⚠️ About { $percent }% of what I read has this. Add a word to narrow it, or exclude one with - before it.
sub-like-function-word = { $word } is often written like { $like }, which is in every article. I look for { $word } only; to match it letter by letter, write { $strict }
sub-spellings = Is it also written like this? Press to look for it too:
spelling-added = ✅ I now look for { $query }
sub-next-digest = Digest: { $when }.
sub-alerts-off = Alerts are off: /alerts
sub-paused = You are on a break (/resume), so nothing is sent for now.
unsub-done = Removed: { $query }
unsub-unknown = You do not follow <b>{ $query }</b>. Your list: /list
list-empty =
    You follow nothing yet. Send me a name or a topic, or write it like this:
    <code>/sub Lavrov</code>
list-title = <b>{ $to ->
        [private] You have
        [channel] The channel has
       *[group] The group has
    } { $count ->
        [one] one subscription
       *[other] { $count } subscriptions
    }</b>
list-hint = Press a number to change or remove it.
alerts-hint = Press a number to turn its alerts on or off.
mode-both = alerts and digest
mode-alert = alerts only
mode-digest = digest only
mode-none = neither alerts nor digest
mode-paused = paused
item-gone = That one is no longer there. /list
button-alerts = 🔔 Alerts: { $on ->
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
search-how =
    What should I look for? Write it after the command, like this:
    <code>/search Lavrov</code>
search-none = Nothing about { $query } in what I have read in the last { $days ->
        [one] day
       *[other] { $days } days
    }.
search-title = 🔎 { $query }: { $count ->
        [one] one story
       *[other] { $count } stories
    }

## Pages of what was read
search-days = In what I have read in the last { $days ->
        [one] day
       *[other] { $days } days
    }.
search-cut = There was only time for what I have read since { $date }.
search-place = { $places } of { $total }
search-count = { $query }: { $count ->
        [0] no articles
        [one] one article
       *[other] { $count } articles
    }
button-follow-words = ➕ Follow these words
digest-also = Also in { $queries }
digest-page = Page { $page } of { $total }
button-more = { $count } more ›
missed-title = <b>While you were away</b> · { $date }
page-gone = I no longer have these pages. What is new: /digest
week-title = <b>{ $to ->
        [private] Your week
       *[group] The week
    }</b> · { $first } – { $last }
week-stories = { $count ->
        [one] one story
       *[other] { $count } stories
    }
week-outlets = { $count ->
        [one] one source
       *[other] { $count } sources
    }
week-more = In { $count ->
        [one] one more subscription
       *[other] { $count } more subscriptions
    }: { $stories ->
        [one] one story
       *[other] { $stories } stories
    }

## One subscription
item-query = Words: { $query }
item-source = Only from { $source }
item-legend = 🔔 alerts · 📰 digest · 🔕 neither
mode-until = paused until { $when }
button-query = ✏️ Words
button-name = 🏷 Name
button-unname = No name
button-pause-day = ⏸ For a day
button-limit = 📡 From one source only…
button-lift = From all sources
button-unfolder = 📁 Out of the folder
item-which-words =
    What should I follow instead of { $query }? { $shared ->
        [yes] Send the new words now, as a reply to this message.
       *[no] Send the new words now.
    }
    To cancel: /cancel
item-which-name =
    What should I call { $query } in your list and digest? { $shared ->
        [yes] Send the name now, as a reply to this message.
       *[no] Send the name now.
    }
    To cancel: /cancel
item-which-source = Which source should { $query } come from? Press a number.
item-no-address = That is an address. Send words here, or /cancel first and then the address.
item-name-long = That name is too long ({ $most } characters at most). Send a shorter one, or /cancel.
item-changed = ✅ The words are changed.
item-recent = In what I have read in the last 24 hours: { $count ->
        [one] one article.
       *[other] { $count } articles.
    }

## Digest and alerts
digest-title = <b>{ $to ->
        [private] Your digest
       *[group] Digest
    }</b> · { $date }
digest-late = Late: it was due { $when }, and I was away.
digest-had = { $to ->
        [private] You have already had these:
       *[group] Posted here before:
    }
digest-nothing = Nothing new in what you follow.
digest-nothing-followed = You follow nothing yet, so there is no digest. Send me a name or a topic.
digest-reading = I am reading the sources for the first time ({ $done } of { $total }). Your digest will follow in a moment.

## Under an alert: sources, mutes, saved articles, why
alert-sequel = more on this story
alert-sources = { $count ->
        [one] 1 more source
       *[other] { $count } more sources
    }
alerts-more = { $count ->
        [one] ➕ One more article is in your digest
       *[other] ➕ { $count } more articles are in your digest
    }: that was enough alerts for one hour. To read now: /digest
alert-gone = I no longer have that article.
button-why = ❓ Why
button-mute = 🔕 Mute
button-save = ☆ Save
button-unsave = ★ Saved
button-mute-story = 🔕 This story
button-mute-source = 🔕 Source: { $name }
button-mute-word = 🔕 { $name }, for a day
mute-story-done = 🔕 No more alerts about this story. To undo: /muted
mute-source-done = 🔕 No more alerts from { $name }. To undo: /muted
mute-word-done = 🔕 No alerts for { $name } for a day. To undo: /muted
muted-title = <b>No alerts about these</b>
muted-story = Story: { $name }
muted-source = Source: { $name }
muted-word = { $name }, until { $until }
muted-hint = They stay in your digest. Press a number to have alerts again.
muted-none = Nothing is muted. To mute a story, a source or a word, press 🔕 under an alert.
saved-done = ★ Saved. All of them: /saved
unsaved = No longer saved.
saved-title = <b>★ { $count ->
        [one] One saved article
       *[other] { $count } saved articles
    }</b>
saved-hint = Press a number to remove one.
saved-none = Nothing is saved. To keep an article, press ☆ under its alert.
saved-full = You have { $count ->
        [one] one saved article
       *[other] { $count } saved articles
    }: that is the most here. Remove one in /saved to make room.
why-how =
    Reply with /why to an alert or a digest, and I'll show you the sentence that matched.
    Did an article not come? Send its link:
    <code>/why https://…</code>
why-nothing = I see no article that I know in that message. Reply to an alert or a digest, or send me the article's link after /why.
why-asked = { $to ->
        [private] You follow
       *[group] This chat follows
    } { $name }:
why-whole = { $to ->
        [private] You follow
       *[group] This chat follows
    } all of { $name }.
why-subscription-gone = It has something you used to follow.
why-particles = { $kind ->
        [preposition] with the preposition “{ $letters }”
        [conjunction] with the conjunction “{ $letters }”
       *[several] with “{ $letters }” written before it
    }
why-pronoun = with “{ $letters }” written behind it
why-article = with the article
why-spelling = another spelling
why-alias = the same name in other words or letters
why-form = another form of the word
why-beginning = begins like it
why-pattern = fits your expression
why-not-read = I have not read this article: it was in none of my sources. To follow its site, send me the site's link.
why-not-listed = I read { $source }, but this article was not in what it listed.
why-none = I have read it. Nothing that you follow is in it: /list
why-lacks = I have read it. { $name } came closest: only { $word } is missing.
why-excluded = I have read it. { $name } fits, but you exclude { $word }.
why-paused = { $name } fits, but was paused.
why-later = { $name } fits, but you followed it only after the article had come.
why-elsewhere = { $name } fits, but is limited to another source.
why-now = { $name } fits now, but did not when the article came.
fate-alert = It came as an alert: { $time }
fate-quiet = It waits for the end of your quiet hours: { $when }
fate-waiting = The alert is on its way.
fate-doubtful = I sent the alert and got no answer, so I do not know whether it arrived.
fate-failed = Telegram did not take the alert.
fate-folded = The alert waited, and your digest told it first.
fate-muted = The alert waited, and you muted it meanwhile: /muted
fate-later = No alert: it was there before you followed this.
fate-unknown = There was no alert.
fate-break = No alert: you were on a break (/resume).
fate-away = No alert: I could not write to this chat then. What you missed: /missed
fate-off = No alert: your alerts were off (/alerts).
fate-digest-only = No alert: you want it in the digest only (/list).
fate-old = No alert: it was an older article in a source that I was reading for the first time.
fate-story = No alert: you muted this story (/muted).
fate-source = No alert: you muted this source (/muted).
fate-word = No alert: you muted it for a day (/muted).
fate-told = No second alert: you already had this story ({ $source }, { $time }).
fate-cap = No alert: you had had enough alerts for that hour, so it went into the digest.
fate-in-digest = It was in your digest: { $time }
fate-next-digest = It will be in your next digest: { $when }
kind-edit = change of an alert
menu-why = Why an article came, or did not
menu-muted = What is muted
menu-saved = Articles you saved

## Sources
source-looking = 🔎 Looking at what is there…
source-slow = That site did not answer within { $seconds ->
        [one] one second
       *[other] { $seconds } seconds
    }. Please try again in a while.
source-limit = You follow { $count ->
        [one] one source
       *[other] { $count } sources
    }, which is the most here. Remove one in /list to make room.
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
source-seldom = rarely publishes
source-newest = The newest:
source-empty = Nothing in it now.
source-unread = not read yet
source-articles = { $count ->
        [0] no articles
        [one] one article
       *[other] { $count } articles
    } in the last 24 hours
source-read-at = read { $when }
source-has-ended = removed by its site { $when }
source-failing = cannot be read now
source-failing-since = could not be read since { $when }
source-last-error = Why: { $error }
source-exists = You already follow it.
source-offer-gone = I no longer have that source. Please send its link again.
source-dismissed = OK, I won't follow { $source }.
source-next = I am reading it now. Each new article will come as an alert and be in your digest.
source-words-next = I am reading it now, and I'll write as soon as these words appear in it.
source-busy = ⚠️ It publishes a lot, so there will be many alerts. The digest may be enough:
source-which-words =
    Which words in { $source } matter to you? { $shared ->
        [yes] Send them now, as a reply to this message.
       *[no] Send them now.
    }
    To cancel: /cancel
source-words-again = Send the words again, or /cancel.
source-nameless = That channel has no public name, so I cannot read it. Forward a post of a public channel, or send its name like this: @name
source-shown = The preview of this channel is above: please choose there.
cancelled = OK, cancelled.
cancel-nothing = There is nothing to cancel.
button-cancel = ✖️ No, thanks
button-only-words = 🔤 Only with certain words…
button-follow-only = ➕ Follow “{ $words }” only
button-show-item = ⚙️ Change it
button-other-feed = 📡 { $name }
button-digest-only = 📰 Digest only
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
source-unknown = That source is no longer there. /sources
source-added = ✅ { $source } is now read for everybody.
source-added-before = { $source } is already read for everybody.
source-not-listed = { $words } is not on the list for everybody. /sources
source-dropped = Removed from the list: { $source }. { $count ->
        [0] Nobody follows it, so I do not read it any more.
        [one] One chat that follows it keeps it.
       *[other] { $count } chats that follow it keep it.
    }
addsource-how =
    Which source should everybody have? Write its link after the command, like this:
    <code>/addsource bbc.com/arabic</code>
delsource-how =
    Which source should leave the list? Write its link, or its number in /sources, after the command, like this:
    <code>/delsource 3</code>
source-ended = ✖ The site has removed a source that you follow: { $source }. Nothing new will come from it unless it returns. Your sources: /sources
source-broken = ⚠ I cannot read a source that you follow: { $source }. { $why } I'll keep trying; see /sources
source-moved = ↪️ A source that you follow has moved to a new address, and I read it there: { $source }
notice-source-ended = 📡 A site has removed a source on the list: { $source }. Remove it with /delsource
notice-source-broken = 📡 I have not been able to read { $source } for a day. { $why }
notice-source-moved = 📡 { $source } has moved to a new address, and I read it there now.
notice-source-flood = 📡 { $source } listed at once what seems to be older articles; I read only the newest and left out { $count ->
        [one] one article
       *[other] { $count } articles
    }.
import-how =
    Send me an OPML file (.opml or .xml) from another reader. I'll follow what is in it, in the digest and without alerts, up to { $most ->
        [one] one source
       *[other] { $most } sources
    } in a chat.
    I also take back my own file (.json) with your subscriptions and settings. To get it: /export
import-too-large = That file is larger than 2 MB. Please split it into smaller lists.
import-unreadable = That is not a valid OPML file, or it has no feeds in it.
import-found = { $count ->
        [one] One feed found. I am checking it…
       *[other] { $count } feeds found. I am checking them…
    }
import-progress = { $done } of { $total } checked…
import-followed = ✅ { $count ->
        [0] Nothing new to follow.
        [one] Following one new source.
       *[other] Following { $count } new sources.
    }
import-digest-only = Their articles go into your digest, without alerts. To change that: /list
import-known = { $count ->
        [one] You already followed one of them.
       *[other] You already followed { $count } of them.
    }
import-left-out = { $count ->
        [one] One is left out
       *[other] { $count } are left out
    }: the most here is { $most }.
import-failed = ⚠ { $count ->
        [one] One could not be read:
       *[other] { $count } could not be read:
    }
import-resumed = The import of your list was interrupted; it is finished now:
export-done = { $count ->
        [one] One source that you follow
       *[other] { $count } sources that you follow
    }, for any other reader.
file-gone = I could not get that file from Telegram. Please send it again.
menu-sources = What I read, and whether it works
menu-import = Import a list, or your own file
menu-export = All that is yours in a file
settings-saved = ✅ Saved.

## Settings
settings-title = <b>Settings</b>
settings-language = Language: { $language }
settings-zone = Time zone: { $zone } (now { $time })
settings-times = Digest: { $times }
settings-no-times = Digest: none
settings-days = Digest days: { $days }
settings-every-day = Digest days: every day
settings-empty = If nothing is new: { $what ->
        [silent] nothing is sent
       *[line] one line
    }
settings-lead = Length of stories: { $length ->
        [short] short
       *[normal] normal
    }
settings-weekly = Weekly summary: { $on ->
        [yes] on
       *[no] off
    }
settings-alerts = Alerts: { $on ->
        [yes] on
       *[no] off
    }
settings-quiet = Quiet hours: { $start }–{ $end }
settings-no-quiet = Quiet hours: none
settings-urgent = Urgent news in quiet hours: { $on ->
        [yes] comes at once
       *[no] waits
    }
settings-links = Link previews under alerts: { $on ->
        [yes] shown
       *[no] not shown
    }
settings-next = Next digest: { $when }
button-language = 🌐 Language
button-zone = 🕰 Time zone
button-times = 📰 Digest times
button-days = 📅 Digest days
button-empty = 📭 Nothing new: { $what ->
        [silent] silent
       *[line] one line
    }
button-lead = 📏 Length: { $length ->
        [short] short
       *[normal] normal
    }
button-weekly = 🗓 Weekly summary: { $on ->
        [yes] on
       *[no] off
    }
button-quiet = 🌙 Quiet hours
button-urgent = 🚨 Urgent in quiet hours: { $on ->
        [yes] comes
       *[no] waits
    }
button-links = 🔗 Link previews: { $on ->
        [yes] shown
       *[no] not shown
    }
button-quiet-off = No quiet hours
button-every-day = Every day
button-namesake = { $city }?
button-share-place = 📍 Share my location
choose-language = Which language should I speak?
choose-zone = Where are you? Press a city, or write the name of yours.
share-place = Or share your location: I take only the time zone from it and do not keep it.
zone-set = ✅ { $city } time: it is { $time } now.
choose-times = When should the digest come? Press as many times as you like, or write them like 07:30 19:00
choose-days = On which days should the digest come? Press as many as you like, or write them like Sunday Thursday
choose-quiet = When should alerts wait? They come after the quiet hours. Press hours, or write your own like 22:30-06:00
days-none = Keep at least one day. To stop the digest, remove its times.
urgent-words = Urgent is what has “breaking”, «عاجل» or «срочно» in its title.
or-cancel = To cancel: /cancel
zone-unknown = I do not know a place called { $zone }. Write a large city near you, like London, or the hours from UTC, like UTC+3
times-unknown = I do not understand the time { $time }. Write it like 08:00, at most one in an hour.
days-unknown = I do not understand the days { $days }. Write them like Sunday Thursday
quiet-unknown = I do not understand these hours. Write them like 22:00-7:00, or “off”.
language-unknown = I do not speak { $words }. Choose a language: /lang
settings-unknown =
    I do not understand “{ $words }”. Press the buttons in /settings, or write one of these:
    <code>/settings digest 08:00 18:00</code>
    <code>/settings days Sunday Thursday</code>
    <code>/settings zone London</code>
    <code>/settings quiet 22:00-7:00</code>
    <code>/settings alerts off</code>
    <code>/settings links on</code>
    <code>/settings language ar</code>
today-at = today at { $time }
tomorrow-at = tomorrow at { $time }
date-at = { $date } at { $time }

## Trends
trend-how =
    What should I draw? Write it after the command. Up to { $most } at once, separated by commas or one on each line:
    <code>/trend Lavrov, China</code>
trend-many = I draw at most { $most } at once. Please leave some out.
trend-nothing-read = I have read nothing from those days, so there is nothing to draw.
trend-caption = <b>Articles a day</b> in the last { $days ->
        [one] day
       *[other] { $days } days
    }
trend-cut = There was only time to count from { $date } on.
button-trend-days = { $days ->
        [one] One day
       *[other] { $days } days
    }
button-dark = 🌙 Dark
button-light = ☀️ Light
menu-trend = A chart: articles a day

## Pictures of counts
trend-title = Articles a day
trend-days = { $first } – { $last }, until { $time }
trend-day = { $date }, until { $time }
stats-title = What I did
stats-articles = Articles read
stats-alerts = Alerts sent
stats-chats = New chats

## Groups and channels
group-hello =
    Hello, I am Mujaz: I read the news and post here what matters to you.
    An administrator begins with <code>/sub Lavrov</code>; what I understand is in /help
group-back = I am back. What you follow is still here: /list
group-admins-only = Only administrators can do that.
channel-press = This channel is managed in its administrator's own chat with me: /channels
channel-hello = I am now an administrator of the channel { $title }. Manage it here: choose what I post in it, and when.
button-manage = 📢 Manage the channel
button-own = ‹ Back to my own list
channels-title = Which channel or group do you want to manage?
channels-none =
    I do not know of a channel or group that you manage.
    Add me to your channel as an administrator who may post, or to your group. If I am there already, remove me and add me again.
channels-private = Please send this in your own chat with me.
manage-now = ✏️ You are now managing the { $kind ->
        [channel] channel
       *[group] group
    } { $title }.
manage-how = Everything you write here is now for it: send a word to follow, or use /list, /settings and /sources.
manage-posting = 📰 I post it there now.
manage-away = I cannot write in { $title } now. Add me again as an administrator who may post.
manage-not-yours = You are not an administrator there, or I am no longer there. You are back at your own list: /channels
own-now = You are back at your own list: /list
members-unknown = I could not ask Telegram just now who the administrators are. Please try again in a moment.
here-done = ✅ From now on I write here.
here-private = This is for groups with topics: an administrator says it in the topic where I should write.
help-group =
    <b>What I understand in a group</b>

    Everybody:
    /list – what the group follows
    /digest – the digest now
    /search <i>words</i> – in what I have read so far
    /sources – what I read, and whether it works

    Administrators:
    /sub <i>words, link or @channel</i> – follow
    /unsub <i>words</i> – stop following
    /settings – language, times, alerts
    /here – write in this topic
    /pause, /resume – a rest, and back
    /share – a link to what the group follows
    /forget – erase everything
help-more =
    <b>With others</b>
    /share – a link to what you follow, for anybody
    /channels – manage a channel or a group from here, once I am in it
help-inline = { $bot } <i>words</i> – in any chat: the newest stories to share
bot-name = Mujaz
link-hello = Hello! I am <b>Mujaz</b>: I read the news for you.
menu-share = A link to what you follow
menu-channels = Manage a channel or a group
menu-here = Write in this topic
menu-status = How I am doing
menu-addsource = A new source for everybody
menu-delsource = Remove a source from the list
menu-stats = The last two weeks as a picture
menu-feeds = Every source with its health
menu-broadcast = Tell everybody something
menu-ban = Ban a chat
menu-unban = Lift a ban
menu-limit = Limits of one chat
menu-allow = Let a chat in
menu-operators = My operators
menu-backup = Everything I keep, as a file

## Sharing and inline mode
link-query = This link suggests following { $query }.
link-list = This link offers you { $count ->
        [one] one thing to follow
       *[other] { $count } things to follow
    }:
link-recent = { $count ->
        [0] no articles in the last 24 hours
        [one] one article in the last 24 hours
       *[other] { $count } articles in the last 24 hours
    }
link-none = Nothing about it in the last 24 hours.
link-unclear = I do not understand these words
link-hint = Nothing is followed until you press.
link-left = OK, nothing from this link is followed.
link-taken = ✅ { $count ->
        [0] Nothing new to follow.
        [one] Following one new thing.
       *[other] Following { $count } new things.
    } /list
link-known = { $count ->
        [one] You already follow one of them.
       *[other] You already follow { $count } of them.
    }
link-left-out = { $count ->
        [one] One is left out
       *[other] { $count } are left out
    }: the most here is { $most }.
link-not-understood = { $count ->
        [one] One of them I do not understand.
       *[other] { $count } of them I do not understand.
    }
link-ended = This link has ended: its time is over, or its owner erased the list. Please ask for it again, or send me the words.
share-none = You follow no words yet, so there is nothing to share. Send me a name or a topic.
share-done = 🔗 { $count ->
        [one] One subscription
       *[other] { $count } subscriptions
    } in this link. Whoever opens it chooses what to follow:
share-group = For a group:
share-kept = It works for { $days ->
        [one] one day
       *[other] { $days } days
    }, and ends earlier if you erase your data (/forget).
button-share = 🔗 Share
button-follow-all = ➕ Follow all ({ $count })
inline-follow = 🔔 Follow: { $words }
inline-none = Nothing new on { $words }. Follow it?
inline-write = Write words to search
inline-open = Open Mujaz

## Deep links
link-long = That is too much for a link. Share fewer words.
link-broken = This link is not one of mine, or it was cut off on the way. Please ask for it again, or send me the words.
link-newer = This link is newer than I am: I cannot read it yet. Please send me the words instead.

## Breaks with an end
paused =
    ⏸ On a break: no alerts, no digest. What you follow stays. /resume when you are back.
    Or I'll come back by myself after:
paused-until =
    ⏸ On a break: no alerts, no digest. What you follow stays.
    I'll come back by myself { $when }; to come back sooner: /resume
settings-paused-until = You are on a break until { $when } (to come back sooner: /resume)
break-over = ▶️ The break is over: I write to you again.
button-pause-one-day = A day
button-pause-week = A week
button-pause-open = Until I say
pause-unknown =
    I do not understand “{ $words }”. Write how long or until when, like this:
    <code>/pause 3d</code>
    <code>/pause until Sunday</code>
    <code>/pause 2026-12-01</code>
    Without an end: /pause
pause-past = “{ $words }” is already past. Write a time to come, or /pause alone.
pause-long = “{ $words }” is more than a year away. Write a nearer time, or /pause alone until you are back.

## Your own data
privacy-title = <b>What I keep about this chat</b>
privacy-chat = The chat: its number, its kind, since when it is here, and the topic in which I was last spoken to, where it has topics; its language, time zone, digest times, alerts, quiet hours and break; whether messages reach it; the last few words that you sent without following them, the last sources that you asked about, what you removed last, so that you can undo it; what a group or channel is called, and the groups and channels that you manage with me.
privacy-subscription = What you follow: the words or the source, the name that you gave it, its folder, how it comes and since when.
privacy-match = The articles that I found for you, where your words stand in them, and whether a digest had them.
privacy-delivery = The messages that I sent you by myself: their text, their time, and whether they arrived.
privacy-digestmark = When your last digest was.
privacy-mute = The stories, sources and words that you muted, until they end or you undo it.
privacy-saved = The articles that you saved, until you remove them.
privacy-sharedlist = The lists that you shared by a link, until the link ends.
privacy-intake = The lists that you sent and that I am still checking: the sources and words in them, until I have told you what was added.
privacy-operator = That you are an operator of this bot, and since when.
privacy-access = What the operator decided about this chat: whether it may come in, whether it is banned and why, and its limits.
privacy-broadcast = The announcements that you wrote as an operator.
privacy-how-long =
    <b>For how long</b>
    Articles that I found and messages that I sent: { $days ->
        [one] one day
       *[other] { $days } days
    }. The rest until you change or erase it. In backups what was there before stays for about four weeks more.
privacy-who =
    <b>Who sees it</b>
    The operator of this bot, and nobody else; I give it to no one. I keep no name, no phone number and no other messages. The number of the chat may stand in the log of the operator of this bot, which /forget does not reach. What we write here goes through Telegram.
privacy-feedback = What you send with /feedback reaches the operator of this bot, with this chat's number and language. I keep it for { $days ->
        [one] one day
       *[other] { $days } days
    }, and it stays in their chat in Telegram.
privacy-yours =
    <b>It is yours</b>
    /export – all of it in a file
    /forget – erase all of it at once, in backups too
export-all = All that I keep about this chat. To bring it back, here or to another Mujaz, send me the same file. /import
export-none = You follow no source yet, so there is no OPML list.
import-no-list = Of files I read OPML lists (.opml or .xml) and what I gave out myself (.json). /import
import-json-unreadable = This is not one of my own files, or it is damaged, so I took nothing from it. /export
import-json-found = { $count ->
        [0] There are no subscriptions in this file. Bringing back the settings…
        [one] There is one subscription in this file. Bringing it back…
       *[other] There are { $count } subscriptions in this file. Bringing them back…
    }
import-json-followed = ✅ { $count ->
        [0] No new subscriptions.
        [one] One subscription is back.
       *[other] { $count } subscriptions are back.
    }
import-json-settings = ✅ The settings are back: language, time zone, digest times, alerts, quiet hours.
import-json-known = { $count ->
        [one] You already had one of them.
       *[other] You already had { $count } of them.
    }
import-json-left-out = { $count ->
        [one] One is left out: it is more than a chat may have here.
       *[other] { $count } are left out: they are more than a chat may have here.
    } Remove some in /list and send the file again.
import-json-failed = ⚠ { $count ->
        [one] One could not be brought back:
       *[other] { $count } could not be brought back:
    }
import-json-not = Earlier articles and messages are not taken from the file.
forgotten-what = That was { $subscriptions ->
        [one] one subscription
       *[other] { $subscriptions } subscriptions
    } and all else that I had noted ({ $records ->
        [one] one record
       *[other] { $records } records
    } in all).

## Words to the operator
feedback-how =
    What would you like to tell the operator of this bot? Write it after the command, like this:
    <code>/feedback More sources from Morocco, please</code>
feedback-sent = ✅ Sent to the operator of this bot, with this chat's number and language, so that they can answer you here.
feedback-limit = { $most ->
        [one] One message a day can go
       *[other] { $most } messages a day can go
    } to the operator of this bot, and you have sent as many. Please write tomorrow.
feedback-long = That is too long to send ({ $most } characters at most). Please make it shorter.
feedback-nobody = I cannot reach the operator of this bot now. Please try later.
feedback-from = ✉️ From chat { $who } ({ $language }):
feedback-how-to-answer = To answer, reply to this message.
feedback-answer = ✉️ The operator answers you:
feedback-answered = ✅ Your answer is sent.
feedback-away = That chat cannot be reached now, so your answer was not sent.
menu-feedback = A word to the operator of this bot

## Breaks and goodbyes
resumed = ▶️ Welcome back. { $when }
resumed-already = You are not on a break. { $when }
forget-ask = Erase everything about this chat: what you follow, your settings, what I have sent? This cannot be undone. To have a copy first: /export
button-forget = Yes, erase everything
button-keep = No, keep it
forgotten = Erased. I keep nothing about this chat any more. To begin again: /start
forgotten-later = Erased: I use nothing about this chat any more. The disk did not let me clean its old files yet; traces stay there until it does.
kept = Nothing was erased.

## When something is wrong
command-unknown = I do not know the command { $command }. /help shows what I understand.
press-old = This button is from an older message. Please call the command again.
text-only = I read only words. Send me a name or a topic.
trouble = Something went wrong on my side, and I have made a note of it. Please try again.
error-unknown = Something went wrong. Please try again.
error-settings = A setting cannot be used.
error-source = { $url } cannot be read now.
error-fetch = { $url } does not give a usable answer now.
error-blocked-host = This address is inside a private network and cannot be followed.
error-unreadable = { $url } is neither a feed nor an article.
error-store = I could not save that, so nothing has changed. Please try again in a while.

## Why a source cannot be read
fetch-private = This address is inside a private network and cannot be followed.
fetch-port = The port in this address is not a web port, so I do not open it.
fetch-scheme = This is not a web address. One begins with https:// or http://
fetch-credentials = There is a user name or a password in this address. Send it without them.
fetch-address = This address is not right. Please check how it is written.
fetch-redirects = This site sends me from one address to the next without end.
fetch-too-large = What this site sends is larger than I can read.
fetch-too-slow = The site is slow now: its answer was not complete in time.
fetch-damaged = The site's answer is damaged or breaks off.
fetch-packed = The site packs its answer in a way that I do not open.
fetch-dns = I cannot find a site of this name. Please check how it is written.
fetch-refused = Nobody answers at this address now.
fetch-tls = This site's security certificate cannot be trusted.
fetch-proxy = The proxy through which I reach the network does not work now.
fetch-status-404 = There is nothing at this address (404). Perhaps the page has moved.
fetch-status-410 = The site has taken this page away for good (410).
fetch-status-4xx = The site does not let me read this address now.
fetch-status-5xx = The site is out of order now.
fetch-robots = The site asks programs not to read this page (robots.txt), and I respect that.
fetch-unreadable = At this address there is neither a feed nor a list of news that I can read.

## Why a query is not understood
query-error-empty = There is no word in this. Write a name or a topic.
query-error-too-long = That is too long to look for or to follow (256 characters at most). Send a few words.
query-error-too-deep = There are too many brackets inside each other.
query-error-unclosed-quote = A quotation mark is opened here and never closed.
query-error-unclosed-group = A bracket is opened here and never closed.
query-error-unexpected-close = A bracket is closed here that was never opened.
query-error-empty-group = There is no word inside here.
query-error-dangling-operator = This sign has nothing that it applies to.
query-error-only-exclusion = This only says what to leave out. Add what to look for.
query-error-one-letter = A single letter or digit would be in every article. Write a word.
query-error-stop-word = This word is in nearly every article. If you mean it as a name, put = before it.
query-error-only-language = This asks for a language only: nearly every article has it. Add a word.
query-error-one-form = The signs ~ and * go with a single word: ~minister, minist*
query-error-short-beginning = Write at least three letters before *.
query-error-unknown-field = I do not know this field. There are title: source: tag: lang: — if you mean none, put a space after the colon.
query-error-nested-field = There is a field inside a field here. Write them side by side: title:word source:name
query-error-unknown-language = I do not know this language. Write lang:ar, lang:ru or lang:en.
query-error-unclosed-pattern = A regular expression begins here and has no closing /
query-error-bad-pattern = I do not understand this regular expression (RE2).
query-error-large-pattern = This regular expression needs too much memory. Make it shorter, or its repetitions smaller.
query-error-empty-pattern = This regular expression also matches nothing at all, so every article would have it.
query-error-hint = Here: { $query }

## Running the bot
help-operators =
    <b>What only my operators can do</b>
    /status – how I am doing: what waits, what failed, what needs you
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
claim-done = ✅ You are my operator now; that code is used up. How I am doing: /status; all you can do: /help
claim-already = You are my operator already. /status
claim-wrong = That is not the code. It stands in my log, in the line about /claim.
claim-too-many = Too many tries. Try again in an hour.
claim-private = Send the code in a private chat with me.
operators-title = <b>My operators</b>
operators-fixed = { $id } – by the settings (ADMIN_IDS)
operators-claimed = { $id } – since { $when }
operators-removed = { $id } is no longer my operator.
operators-last = You are my only operator. Without you, I print a new code in my log at the next start.
button-remove-operator = ➖ Remove { $id }
id-how =
    Write the chat's number after the command, like this:
    <code>{ $example }</code>
ban-done = 🚫 Chat { $id } is banned: I neither hear it nor write to it. It is told so once a day.
ban-already = Chat { $id } is banned already.
ban-operator = Chat { $id } is an operator's, so it cannot be banned.
ban-none =
    Nobody is banned. To ban a chat, write its number, and a reason if you like:
    <code>/ban 123456789 too many messages</code>
ban-title = <b>Banned</b>
unban-done = ✅ Chat { $id } may write to me again.
unban-not = Chat { $id } is not banned.
button-unban = ↩️ Lift the ban: { $id }
banned = I do not answer in this chat any more: my operator decided so.
limit-done = Chat { $id } may follow: queries { $queries }, sources { $sources }.
limit-how =
    How much may a chat follow? Write it like this; 0 stands for the usual limit:
    <code>/limit 123456789 queries=50 sources=10</code>
too-fast = That was a lot at once. Give me a minute, then I listen again.
access-list = Hello! This bot is for those who are invited. Give its operator this number, and the answer comes here: { $id }
access-refused = This bot is for those who are invited, and this chat was not let in. To ask its operator, give this number: { $id }
notice-knock = Chat { $id } would like to use me.
button-allow = ✅ Let in
button-refuse = ✖️ Refuse
allow-done = ✅ Chat { $id } may use me.
allow-welcome = ✅ You may use me now. Let us begin: /start
refuse-done = ✖️ Chat { $id } may not use me. Should you change your mind: <code>/allow { $number }</code>
allow-none = Nobody is waiting to be let in.
allow-waiting = <b>Waiting to be let in</b>
button-allow-id = ✅ Let in: { $id }
broadcast-how =
    What should I tell everybody? Write it after the command, formatted as you like:
    <code>/broadcast Tonight I am away for an hour.</code>
    Or send /broadcast as a reply to the message to be sent out. For some languages only: <code>/broadcast ar,ru</code> and the text.
broadcast-long = That is too long for one message. Please make it shorter.
broadcast-nobody = Nobody would get it: no chat takes announcements in these languages.
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
broadcast-begins = 📣 Preparing it…
broadcast-making = 📣 Preparing it: { $made } so far, { $sent } of them have it.
broadcast-done = ✅ Sent to { $count ->
        [one] one chat
       *[other] { $count } chats
    }.
broadcast-stopping = ✋ Stopping…
broadcast-stopped = ✋ Stopped. { $sent } had it already; { $dropped } will not get it.
broadcast-failed = It could not reach: { $count }
broadcast-doubtful = In doubt: { $count } (/status)
broadcast-cancelled = OK, nothing is sent.
broadcast-gone = That announcement is no longer there.
broadcast-running = An announcement is on its way:
button-send-all = 📣 Send
button-dont-send = ✖️ Do not send
button-stop = ✋ Stop
button-refresh = 🔄 Refresh
button-no-broadcasts = 🔕 No more announcements
broadcasts-off = 🔕 No more announcements in this chat. Alerts and digests come as before.
broadcasts-on = 🔔 Announcements come again.
backup-caption = Everything I keep, as of { $when }. Keep it safe: it holds what people follow. To put it back: <code>mujaz restore FILE</code>
backup-large = The backup is larger than { $most } MB, which is too much for a chat. On the machine itself: <code>mujaz backup FILE.gz</code>
backup-private = I give the backup only in a private chat.
notice-fault = ⚠️ Something went wrong on my side, { $count ->
        [one] once
       *[other] { $count } times
    }: { $type } in { $place }
    { $line }
stats-caption = The last 14 days.
stats-queries = <b>Most followed</b>
stats-sources = <b>Most articles</b>
feeds-none = I read no sources yet. /addsource
feeds-title = <b>Sources: { $count }</b> · failing now: { $failing }
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
size-bytes = { $size } B
size-kb = { $size } KB
size-mb = { $size } MB
status-title = <b>How I am doing</b> · version { $version } · running for { $span }
status-chats = 👥 Chats: { $active } · cannot be written to: { $away } · banned: { $banned }
status-feeds = 📡 Sources: { $count } · failing now: { $failing }
status-queue = 📨 Waiting to leave: { $due } · the oldest for { $span }
status-queue-empty = 📨 Nothing is waiting to leave.
status-doubtful = ❓ Messages in doubt: { $count }
status-digests = 📰 Digests: on time
status-digests-late = 📰 Digests that are late: { $count } · by up to { $span }
status-store = 💾 Records kept: { $documents } · journal: { $size }
status-store-backup = Last backup: { $when }
status-store-compacted = Last compaction: { $when }
status-store-no-backup = No backup yet
status-refused = 🚧 Addresses that were refused: { $count }

## Operator
no-network = No network: none of the sources can be reached.
reading-sample = I am reading the sample articles that come with Mujaz. They are invented, and kept apart from your own data.
terminal-hello =
    This is Mujaz, in your terminal. Write as you would in Telegram; a number presses a button, /quit leaves, /rtl helps if Arabic reads backwards.

## Menu
menu-sub = Follow a name or topic
menu-list = What you follow
menu-digest = The digest now
menu-search = Search what I have read
menu-alerts = Alerts on or off, one by one
menu-settings = Language, times, quiet hours
menu-pause = A break from all messages
menu-resume = Back from a break
menu-help = What I understand
menu-about = Who I am
menu-privacy = What I keep about you
menu-forget = Erase everything about you
menu-unsub = Stop following
description =
    I read the news for you, in Arabic, Russian and English.

    🔔 Tell me a name or a topic: I write within a minute when it is in the news, however it is spelled.
    📰 Once a day you get a short digest, in the sources' own sentences.
    👥 I work in groups and channels too.
description-short = I read Arabic, Russian and English news for you: an alert when your word appears, and a short digest each day.

missed-offer = While you were away, { $count ->
        [one] one article came
       *[other] { $count } articles came
    } for you: /missed
missed-none = You have missed nothing.

kind-notice = notice
kind-alert = alert
kind-digest = digest
kind-broadcast = announcement
button-again = Send again
button-drop = Drop
notice-doubtful = { $count ->
        [one] One message is in doubt: nobody knows whether it arrived.
       *[other] { $count } messages are in doubt: nobody knows whether they arrived.
    } Send again or drop: /status
notice-conflict = Another program asks Telegram for messages with the same token, so some commands are lost. Stop it, or me.
menu-missed = What came while you were away

## What an address is
address-none = This is not an address. Send a link (https://…), the name of a site, or a channel as @name.
address-private = This link is an invitation to a private channel, and I can only read public ones. Send a channel as @name.
address-no-channel = This link of Telegram does not lead to a channel. Send a channel as @name.
address-closed-channel = Telegram does not show the posts of { $name } to everybody: it may be private, or a person, a bot or a group. Send a public channel as @name.
look-again = Please try again in a while.
look-nothing = I looked for a feed, a news sitemap and a list of articles at { $url } and found none. Send the page on which its news is listed, the address of its feed, or its channel as @name.
error-kind = I no longer know how to read { $url }. Please follow it again.
