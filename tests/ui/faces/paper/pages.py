"""What a page's own Content-Security-Policy would keep a browser from using."""

import base64
import hashlib
import re
from html.parser import HTMLParser

POLICY = re.compile(
    r"default-src 'none'; style-src 'sha256-([^']+)'; base-uri 'none'; form-action 'none'"
)
LOADING = {"script", "link", "img", "image", "iframe", "object", "embed", "audio", "video", "base"}
LOADING |= {"form", "use", "feimage", "source", "track", "frame", "applet", "template", "animate"}
LOADING |= {"set", "foreignobject", "portal"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = []
        self.policies = []
        self.styles = []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "meta" and given.get("http-equiv"):
            self.policies.append(given["content"])
            assert not self.styles, "the policy must come before what it is about"
        if tag == "style":
            self.styles.append("")
        if tag in LOADING:
            self.found.append(tag)
        for name, value in attributes:
            inside = name == "style" or name.startswith("on") or name in {"src", "srcset", "ping"}
            leads = name.endswith("href") and not (
                value.startswith("#") or (tag == "a" and re.match(r"https?://", value))
            )
            if inside or leads:
                self.found.append(f"{tag} {name}={value}")

    def handle_data(self, data):
        if self.lasttag == "style":
            self.styles[-1] += data


def blocked(page):
    """Everything in a page that its policy blocks, or that could leave the page."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert len(reader.policies) == 1
    allowed = POLICY.fullmatch(reader.policies[0])
    assert allowed, reader.policies
    found = reader.found
    for style in reader.styles:
        sheet = style.split("</style>")[0]
        digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
        if digest != allowed[1]:
            found.append("a style of another digest")
        found += re.findall(r"url\(|@import|@font-face|expression\(|</", sheet)
    return found
