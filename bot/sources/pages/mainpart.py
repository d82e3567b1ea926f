"""Which part of a page is about its headline? A second article and the tables of old layouts are left out."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from bot.text.normalise import fold

_LEAST = 250  # letters; a part with fewer does not hold the article
_HEADLINES = "//h1[not(ancestor::header//nav) and normalize-space()]"
_MOST_OF_A_BOX = 0.25  # of the letters
_BOX = re.compile(
    r"(?:^|[\s_-])(?:newsletter|nl|subscribe|subscription|signup|promo|advert|ads?|banner|sponsor(?:ed)?|cookies?|consent|"
    r"gdpr|share|sharing|social|breadcrumbs?|most-?read|trending|read-?(?:more|also|next)|recommended|comments?|"
    r"author-?(?:bio|box)|caption|image-?credit|audio-?player|video-?(?:caption|title)|pull-?quote|twitter-tweet|instagram-media|tiktok-embed|fb-(?:post|video))(?:$|[\s_-])",
    re.IGNORECASE,
)
_HEADINGS = ".//h1 | .//h2 | .//h3"


def main_part(root: Any, title: str) -> Any:
    """Give the article, the cell or the page that has the headline, as a tree of its own.

    `title` tells the headline from others. The page itself, where no headline is found.
    """
    headline = _headline(root, title)
    if headline is None:
        return _without_boxes(deepcopy(root))
    for part in (*headline.iterancestors("article"), *headline.iterancestors("td")):
        if _letters(part) >= _LEAST:
            return _without_boxes(_alone(part))
    return _without_boxes(_without_others(root, headline))


def _without_boxes(root: Any) -> Any:
    """Take out the boxes that say by their class what they are, unless they hold much of the text."""
    most = _letters(root) * _MOST_OF_A_BOX
    for element in root.xpath("//*[@class or @id]"):
        named = f"{element.get('class', '')} {element.get('id', '')}"
        if element.getparent() is not None and _BOX.search(named) and _letters(element) <= most:
            element.drop_tree()
    return root


def whole_blocks(part: Any, found: list[str]) -> list[str]:
    """Give all blocks of an article where only some were found: those of the same kind and class.

    Sites part an article into blocks («article__text») with boxes between them.
    """
    lines = [line for line in found if line.strip()]
    key = _key(lines[0]) if lines else ""
    first = next((each for each in part.iter("div", "section") if key and _says(each, key)), None)
    if first is None or not first.get("class"):
        return found
    same = [each for each in part.iter(first.tag) if each.get("class") == first.get("class")]
    texts = [" ".join(each.text_content().split()) for each in same]
    return texts if len(texts) > len(lines) and key == _key(texts[0]) else found


def _says(element: Any, key: str) -> bool:
    """Tell whether an element has the text of a key; most are far longer, and told apart by that at once."""
    letters = 0
    for text in element.itertext():
        letters += sum(map(str.isalnum, text))
        if letters > len(key):
            return False
    return _key(element.text_content()) == key


def _headline(root: Any, title: str) -> Any:
    found = root.xpath(_HEADLINES)
    titled = [each for each in found if _key(each.text_content()) and _key(each.text_content()) in _key(title)]
    return next(iter(titled), found[0] if len(found) == 1 else None)


def _key(text: str) -> str:
    return "".join(fold(text).split())


def _letters(element: Any) -> int:
    return sum(map(str.isalpha, element.text_content()))


def _alone(part: Any) -> Any:
    """Make a page of one part; a cell becomes a division, as its table says nothing of the text."""
    from lxml import html  # noqa: PLC0415 (only where HTML is read)

    page = html.Element("html")
    body = html.Element("body")
    copy = deepcopy(part)
    copy.tag = "article"
    copy.tail = None
    body.append(copy)
    page.append(body)
    return page


def _without_others(root: Any, headline: Any) -> Any:
    """Leave out the articles that follow a headline that is in none, each with a heading of its own."""
    others = [each for each in headline.xpath("following::article") if each.xpath(_HEADINGS)]
    if not others:
        return deepcopy(root)
    tree = root.getroottree()
    paths = [tree.getpath(each) for each in others]
    copy = deepcopy(root)
    for other in [found for path in paths for found in copy.getroottree().xpath(path)]:
        other.drop_tree()
    return copy
