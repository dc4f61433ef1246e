#!/usr/bin/env python3
"""Uses the HTML page as a reader does, in a real Chromium without a window.

    tests/browser.py COAUTH [FOLDER]

COAUTH is the program; FOLDER, if given, gets screenshots. Without Chromium the tests pass with a remark. It
speaks the DevTools protocol over a pipe and needs nothing but Python.
"""

import base64
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PAPERS = """@article{1, title={On ferns}, author={Ann Abel and Paul Erdős}, year=1998, doi={10.1000/ferns}}
@article{2, title={On moss}, author={Paul Erdős and Bob Bär}, year=2003}
@article{3, title={On moss again}, author={Paul Erdős and Bob Bär}, year=2004}
@article{4, title={On </script><img src=x onerror="pwned=1">}, author={Bob Bär and Cat <script>pwned=1</script>}, year=2010}
@article{5, title={On islands}, author={Xan Xu and Yul Yu}, year=2020}
"""

def work(*countries):
    author = lambda country: {"author": {"display_name": "Ann Abel"}, "institutions": [
        {"display_name": f"University of {country}", "country_code": country}]}
    return json.dumps({"title": "On trade", "authorships": [author(country) for country in countries]}) + "\n"


WORKS = work("JP", "GB", "FR") + work("JP", "GB")
# Screens, of which each is used in the light and in the dark.
SCREENS = [(1280, 800), (1920, 1080), (390, 844), (360, 640)]
# The numbers of keys that are no letters.
KEYS = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40}


class Browser:
    """A Chromium and one page in it."""

    def __init__(self, program, profile):
        to_browser, our_end = os.pipe()
        our_other_end, from_browser = os.pipe()
        flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe",
                 "--hide-scrollbars", f"--user-data-dir={profile}", "about:blank"]
        # The browser reads from descriptor 3 and writes to descriptor 4.
        shell = f'exec "$@" 3<&{to_browser} 4>&{from_browser}'
        self.process = subprocess.Popen(["sh", "-c", shell, "sh", program, *flags], pass_fds=(to_browser, from_browser),
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.out, self.into = os.fdopen(our_end, "wb"), os.fdopen(our_other_end, "rb")
        self.events, self.waiting, self.number, self.session = [], b"", 0, None
        target = self("Target.createTarget", url="about:blank")["targetId"]
        self.session = self("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self(f"{domain}.enable")

    def __call__(self, method, **parameters):
        """What a method answers."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        self.out.write(json.dumps(message).encode() + b"\0")
        self.out.flush()
        while True:
            message = self.message()
            if message.get("id") == self.number:
                assert "error" not in message, f"{method}: {message['error']}"
                return message["result"]
            self.events.append(message)

    def message(self):
        while b"\0" not in self.waiting:
            piece = os.read(self.into.fileno(), 1 << 16)
            assert piece, "the browser is gone"
            self.waiting += piece
        message, self.waiting = self.waiting.split(b"\0", 1)
        return json.loads(message)

    def close(self):
        self.process.terminate()
        self.process.wait(20)


class Page:
    """A page on a screen, and what a reader does with it."""

    def __init__(self, browser, file, dark=False, size=(1200, 800), touch=False, state=""):
        self.browser, self.file, self.size, self.touch = browser, file, size, touch
        browser.events.clear()
        width, height = size
        browser("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=touch)
        browser("Emulation.setTouchEmulationEnabled", enabled=touch)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        browser("Emulation.setEmulatedMedia", features=[scheme, {"name": "prefers-reduced-motion", "value": "reduce"}])
        browser("Page.navigate", url="about:blank")
        browser("Page.navigate", url=Path(file).as_uri() + state)
        self.until("document.readyState === 'complete' && Boolean(globalThis.coauth)")
        self.rest()

    def value(self, expression):
        result = self.browser("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, f"{expression}: {result['exceptionDetails']}"
        return result["result"].get("value")

    def until(self, condition):
        for _ in range(200):
            if self.value(condition):
                return
            time.sleep(0.05)
        raise AssertionError(f"never: {condition}")

    def rest(self):
        """Waits until what was asked for is painted."""
        self.value("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))")

    def mouse(self, kind, x, y, **more):
        self.browser("Input.dispatchMouseEvent", type=kind, x=x, y=y, **more)

    def hover(self, x, y):
        self.mouse("mouseMoved", x, y)
        self.rest()

    def click(self, x, y):
        self.hover(x, y)
        for kind in ("mousePressed", "mouseReleased"):
            self.mouse(kind, x, y, button="left", clickCount=1)
        self.rest()

    def drag(self, x, y, dx, dy):
        self.mouse("mousePressed", x, y, button="left", clickCount=1)
        self.mouse("mouseMoved", x + dx / 2, y + dy / 2, button="left", buttons=1)
        self.mouse("mouseMoved", x + dx, y + dy, button="left", buttons=1)
        self.mouse("mouseReleased", x + dx, y + dy, button="left", clickCount=1)
        self.rest()

    def tap(self, x, y):
        for kind, points in (("touchStart", [{"x": x, "y": y}]), ("touchEnd", [])):
            self.browser("Input.dispatchTouchEvent", type=kind, touchPoints=points)
        self.rest()
        self.rest()

    def box(self, selector):
        """Left, top, right and bottom of an element."""
        return self.value(f"(() => {{ const b = document.querySelector({json.dumps(selector)}).getBoundingClientRect();"
                          " return [b.left, b.top, b.right, b.bottom] })()")

    def choose(self, selector, value):
        self.value(f"(() => {{ const choice = document.querySelector({json.dumps(selector)}); choice.value = {json.dumps(value)};"
                   " choice.dispatchEvent(new Event('change')) })()")
        self.rest()

    def names(self):
        """The names that are on the drawing."""
        return self.value("coauth.view.labels.placed.map(person => person.name)")

    def click_on(self, selector):
        box = self.value(f"(() => {{ const b = document.querySelector({json.dumps(selector)}).getBoundingClientRect();"
                         " return [b.x + b.width / 2, b.y + b.height / 2] })()")
        self.click(*box)

    def type(self, text):
        self.browser("Input.insertText", text=text)
        self.rest()

    def key(self, key):
        text = {"text": "\r" if key == "Enter" else key} if len(key) == 1 or key == "Enter" else {}
        number = {"windowsVirtualKeyCode": KEYS[key]} if key in KEYS else {}
        self.browser("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", key=key, **number, **text)
        self.browser("Input.dispatchKeyEvent", type="keyUp", key=key, **number)
        self.rest()

    def focused(self):
        """What the keyboard is on: its id, or its text."""
        return self.value("document.activeElement.id || document.activeElement.innerText")

    def go_to(self, wanted):
        """Presses Tab until the keyboard is on an element with this id or text."""
        passed = []
        while (now := self.focused()) != wanted:
            passed.append(now)
            assert len(passed) < 60, f"Tab never comes to {wanted}, but to {passed}"
            self.key("Tab")

    def text(self, selector):
        return self.value(f"document.querySelector({json.dumps(selector)})?.innerText ?? ''")

    def lines(self, selector):
        return [line for line in self.text(selector).splitlines() if line]

    def is_hidden(self, selector):
        return self.value(f"document.querySelector({json.dumps(selector)}).hidden")

    def place(self, name):
        """Where on the screen a person is."""
        return self.value("(() => { const box = document.getElementById('drawing').getBoundingClientRect();"
                          f" const person = coauth.network.people.find(person => person.name === {json.dumps(name)});"
                          " const [x, y] = coauth.view.onScreen(person); return [x + box.left, y + box.top] })()")

    def slide(self, selector, steps):
        self.value(f"document.querySelector({json.dumps(selector)}).focus()")
        for _ in range(abs(steps)):
            self.key("ArrowRight" if steps > 0 else "ArrowLeft")

    def screenshot(self, file):
        file.write_bytes(base64.b64decode(self.browser("Page.captureScreenshot")["data"]))


def the_page_opens_without_an_error_and_asks_nobody_for_anything(page):
    page.rest()
    errors = [event for event in page.browser.events
              if event["method"] in ("Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled")]
    asked = {event["params"]["request"]["url"] for event in page.browser.events
             if event["method"] == "Network.requestWillBeSent"}
    assert not errors, errors
    assert all(url.startswith("file:") for url in asked) and len(asked) == 1, asked
    assert page.text("#caption") == "5 papers · 6 authors · 4 ties · 2 components · 1998–2020"


def a_name_is_found_without_its_accents_and_opens_a_card(page):
    page.key("/")
    page.type("erdos")
    assert "Paul Erdős" in page.text("#found")
    page.key("Enter")
    assert page.text("#card h2") == "Paul Erdős" and page.is_hidden("#results")
    assert page.lines("#papers") == ["On moss again (2004)", "On moss (2003)", "On ferns (1998)"]
    assert page.value("document.querySelector('#papers a').href") == "https://doi.org/10.1000/ferns"
    assert page.lines("#coauthors") == ["Bob Bär 2 papers", "Ann Abel 1 paper"]


def arrow_keys_choose_among_the_names_that_were_found(page):
    page.click_on("#search")
    page.type("b")
    first = page.text("#found [aria-selected=true]")
    page.key("ArrowDown")
    chosen = page.text("#found [aria-selected=true]")
    assert chosen and chosen != first
    page.key("Enter")
    assert page.text("#card h2") in chosen


def pointing_at_a_person_or_a_tie_shows_the_papers(page):
    page.hover(*page.place("Ann Abel"))
    hint = page.lines("#hint")
    assert hint == ["Ann Abel", "1 paper, 1 co-author", "On ferns (1998)"], hint
    a, b = page.place("Paul Erdős"), page.place("Bob Bär")
    page.hover((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    hint = page.text("#hint")
    assert "Paul Erdős – Bob Bär" in hint and "On moss again (2004)" in hint, hint
    page.hover(30, 500)
    assert page.is_hidden("#hint")


def clicking_a_person_shows_the_ties_and_clicking_nobody_lets_go(page):
    page.click(*page.place("Bob Bär"))
    assert page.text("#card h2") == "Bob Bär" and "2 co-authors in the drawing" in page.text("#card")
    assert page.value("coauth.view.lit.people.size") == 3
    assert page.text("#status").startswith("Bob Bär: 3 papers")
    page.click(30, 600)
    assert page.is_hidden("#card") and page.value("coauth.view.lit") is None


def two_clicked_people_are_joined_by_a_path_with_its_papers(page):
    page.click(*page.place("Ann Abel"))
    page.click_on("#start")
    page.click(*page.place("Bob Bär"))
    assert page.text("#card h2") == "Ann Abel to Bob Bär"
    assert page.lines("#path") == [
        "Ann Abel", "On ferns (1998)", "Paul Erdős", "On moss again (2004)", "On moss (2003)", "Bob Bär"]
    assert page.value("coauth.view.lit.ties.size") == 2


def two_people_far_apart_are_said_to_be(page):
    page.click(*page.place("Ann Abel"))
    page.click_on("#start")
    page.key("/")
    page.type("xan")
    page.key("Enter")
    assert "No path joins the two" in page.text("#card")


def years_and_strengths_filter_what_is_shown_and_paths_go_by_it(page):
    page.click_on("#show-filters")
    page.slide("#to-year", -16)
    assert page.text("#span") == "1998 to 2004"
    assert page.text("#counts") == "3 of 6 authors shown, 2 ties", page.text("#counts")
    page.key("/")
    page.type("xan")
    assert page.text("#hits") == "Nothing found in what is shown."
    page.value("document.getElementById('search').value = ''")
    page.slide("#least-strength input", 1)
    assert page.text("#least-strength output") == "2"
    page.click(*page.place("Paul Erdős"))
    assert page.lines("#coauthors") == ["Bob Bär 2 papers"]


def names_and_titles_are_never_code(page):
    page.key("/")
    page.type("cat")
    page.key("Enter")
    assert page.text("#card h2") == "Cat <script>pwned=1</script>"
    assert page.text("#papers") == 'On </script><img src=x onerror="pwned=1"> (2010)', page.text("#papers")
    assert page.value("typeof pwned") == "undefined"


def the_drawing_is_moved_and_zoomed_by_mouse_and_by_keys(page):
    before = page.place("Ann Abel")
    page.drag(600, 700, 50, -30)
    after = page.place("Ann Abel")
    assert [round(after[i] - before[i]) for i in (0, 1)] == [50, -30]
    page.mouse("mouseWheel", 600, 400, deltaX=0, deltaY=-200)
    page.rest()
    zoomed = page.value("coauth.view.k")
    page.value("document.getElementById('drawing').focus()")
    page.key("+")
    assert page.value("coauth.view.k") > zoomed
    x = page.value("coauth.view.x")
    page.key("ArrowRight")
    assert round(page.value("coauth.view.x") - x) == -60
    page.key("0")
    assert page.value("coauth.view.k") < zoomed


def the_reader_who_prefers_the_dark_gets_it(page):
    page = Page(page.browser, page.file, dark=True)
    page.rest()
    pixel = "[...document.getElementById('drawing').getContext('2d').getImageData(1, 1, 1, 1).data].slice(0, 3)"
    assert page.value(pixel) == [0x14, 0x17, 0x1B]


def color_is_chosen_in_the_page_and_the_legend_filters_by_a_click(page):
    options = page.value("[...document.querySelectorAll('#color option')].map(option => option.value)")
    assert sorted(options) == ["community", "component", "none", "year"]
    page.choose("#color", "component")
    assert page.lines("#legend")[0] == "one color, one component"
    page.click_on("#legend button")
    assert page.text("#counts") == "4 of 6 authors shown, 3 ties", page.text("#counts")
    page.click_on("#legend button")
    assert page.text("#counts") == ""
    page.choose("#color", "year")
    assert "mean year of papers" in page.text("#legend")


def who_is_selected_or_pointed_at_is_named_at_any_zoom(page):
    page.value("coauth.view.zoom(0.02)")
    page.hover(*page.place("Bob Bär"))
    assert page.names()[0] in {"Bob Bär", "Ann Abel", "Paul Erdős", "Cat <script>pwned=1</script>", "Xan Xu", "Yul Yu"}
    page.key("0")
    page.click(*page.place("Bob Bär"))
    page.hover(10, 400)
    assert page.names()[0] == "Bob Bär"
    page.value("coauth.path(...['Ann Abel', 'Bob Bär'].map(name => coauth.network.people.find(person => person.name === name)))")
    page.rest()
    assert {"Ann Abel", "Paul Erdős", "Bob Bär"} <= set(page.names())


def the_most_important_are_named_in_a_crowd(page):
    for size in SCREENS:
        here = Page(page.browser, page.file.parent / "crowd.bib.html", size=size)
        names = here.names()
        most = here.value("coauth.view.labels.byImportance.slice(0, 10).map(person => person.name)")
        assert set(most) <= set(names), (size, set(most) - set(names))


def the_tooltip_goes_when_the_view_changes(page):
    page.hover(*page.place("Ann Abel"))
    assert not page.is_hidden("#hint")
    page.browser("Input.dispatchMouseEvent", type="mouseWheel", x=600, y=400, deltaX=0, deltaY=100)
    page.rest()
    assert page.is_hidden("#hint")


def the_address_keeps_what_is_seen(page):
    page.choose("#color", "year")
    page.click_on("#show-filters")
    page.slide("#to-year", -10)
    page.click(*page.place("Bob Bär"))
    page.until("location.hash.includes('person')")
    time.sleep(0.4)
    again = Page(page.browser, page.file, state=page.value("location.hash"))
    assert again.text("#card h2") == "Bob Bär" and again.value("coauth.network.coloring.name") == "year"
    assert again.value("coauth.network.shown.to") == 2010
    near = lambda key: abs(again.value(f"coauth.view.{key}") - page_view[key]) < 2
    page_view = {key: again.value(f"coauth.view.{key}") for key in ("k", "x", "y")}
    assert all(near(key) for key in page_view)
    broken = Page(page.browser, page.file, state="#person=99&path=7.x&color=no&from=abc&view=1,2")
    assert broken.text("#counts") == "" and broken.is_hidden("#card")


def what_is_shown_is_saved_as_svg_and_csv(page):
    page.value("globalThis.saved = []; URL.createObjectURL = blob => { saved.push(blob.text()); return '#'; };"
               " HTMLAnchorElement.prototype.click = () => {}; 0")
    for kind in ("svg", "csv"):
        page.choose("#save", kind)
    svg, csv = page.value("Promise.all(saved)")
    assert "<text" in svg and "Paul Erdős</text>" in svg and "<script" not in svg
    assert csv.splitlines()[0] == "author,papers,coauthors,group" and "Paul Erdős,3,2," in csv, csv


def the_table_has_everything_and_is_sorted_by_a_click(page):
    page.click_on("#show-table")
    assert page.text("#table h2") == "6 authors"
    names = lambda: page.value("[...document.querySelectorAll('#table tbody .name')].map(name => name.innerText)")
    assert names()[:2] == ["Paul Erdős", "Bob Bär"], names()
    page.click_on("#table th:first-child button")
    assert names()[0] == "Ann Abel" and page.value("document.querySelector('#table th').ariaSort") == "ascending"
    page.click_on("#table .row button:last-child")
    assert page.text("#table h2") == "5 papers" and names()[0] == "On islands"
    page.click_on("#table tbody .name")
    assert page.text("#card h2") == "On islands" and "Xan Xu" in page.text("#card")


def arrow_keys_go_from_a_person_to_a_coauthor_and_enter_selects(page):
    page.key("/")
    page.type("ann abel")
    page.key("Enter")
    page.value("document.getElementById('drawing').focus()")
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
        page.key(key)
    assert page.text("#status") == "Paul Erdős. Enter selects.", page.text("#status")
    page.key("Enter")
    assert page.text("#card h2") == "Paul Erdős"


def only_one_hop_around_a_person_is_shown_if_it_is_wanted(page):
    page.click(*page.place("Ann Abel"))
    page.click_on("#card .row button:nth-of-type(2)")
    assert page.text("#counts") == "2 of 6 authors shown, 1 tie", page.text("#counts")
    page.click_on("#card .row button:nth-of-type(3)")
    assert page.text("#counts").startswith("3 of 6 authors")


def two_people_clicked_one_after_the_other_offer_the_path_between_them(page):
    page.click(*page.place("Ann Abel"))
    page.click(*page.place("Bob Bär"))
    page.click_on("#from-before")
    assert page.text("#card h2") == "Ann Abel to Bob Bär"


def titles_are_found_and_hits_are_counted(page):
    page.key("/")
    page.type("moss")
    assert page.text("#hits") == "0 authors, 2 papers", page.text("#hits")
    page.key("Enter")
    assert page.text("#card h2") == "On moss again" and "Bob Bär" in page.text("#card")


def the_card_moves_the_drawing_and_never_covers_the_person(page):
    for touch in (False, True):
        for here in on_every_screen(page, touch):
            size, press = here.size, here.tap if here.touch else here.click
            stage = here.box("#stage")
            for name in here.value("coauth.network.people.map(person => person.name)"):
                x, y = here.place(name)
                assert stage[0] <= x <= stage[2] and stage[1] <= y <= stage[3], (size, name, "is out of sight at first")
            press(*here.place("Bob Bär"))
            here.rest()
            assert here.text("#card h2") == "Bob Bär", size
            stage, card, (x, y) = here.box("#stage"), here.box("#card"), here.place("Bob Bär")
            assert stage[0] <= x <= stage[2] and stage[1] <= y <= stage[3], (size, "the person is out of sight")
            assert stage[2] <= card[0] + 1 or stage[3] <= card[1] + 1, (size, "the card covers the drawing")
            assert card[2] <= size[0] + 1 and card[3] <= size[1] + 1, (size, "the card leaves the screen")
            here.value("document.getElementById('search').focus()")
            here.type("b")
            found = here.box("#results")
            assert found[0] >= 0 and found[2] <= size[0], (size, "the list leaves the screen")
            assert here.value("document.documentElement.scrollWidth") <= size[0], (size, "the page is wider than the screen")


def on_every_screen(page, touch=False):
    for size in SCREENS:
        for dark in (False, True):
            yield Page(page.browser, page.file, dark=dark, size=size, touch=touch)


# Where the keyboard is: whether that is in sight, as far as it can be, and marked.
IS_SEEN = """(() => {
  const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
  const isIn = box.width > 0 && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
  return isIn && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
})()"""


def everything_is_reached_by_the_keyboard_alone(page):
    for here in on_every_screen(page):
        where = here.size
        # Each control has its turn, and is seen to have it.
        reached = []
        here.key("Tab")
        while (now := here.focused()) not in reached and len(reached) < 60:
            assert here.value("document.activeElement === document.body") or here.value(IS_SEEN), (where, now, "is not seen")
            reached.append(now)
            here.key("Tab")
        wanted = {"search", "color", "show-filters", "show-table", "save", "drawing", "closer", "further", "whole"}
        assert wanted <= set(reached), (where, wanted - set(reached))
        # A person is found, a co-author is chosen with the arrows, and a path starts from the card.
        here.value("document.activeElement.blur()")
        here.key("/")
        here.type("ann")
        here.key("Enter")
        assert here.text("#card h2") == "Ann Abel", where
        here.key("Escape")
        assert here.focused() == "drawing" and here.value(IS_SEEN), where
        for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
            here.key(key)
        here.key("Enter")
        assert here.text("#card h2") == "Paul Erdős", where
        here.go_to("start")
        here.key("Enter")
        here.key("/")
        here.value("document.getElementById('search').value = ''")
        here.type("cat")
        here.key("Enter")
        assert here.lines("#path")[0] == "Paul Erdős" and here.lines("#path")[-1].startswith("Cat"), where
        # What is chosen in the card leaves the keyboard in the card, until it is closed.
        here.key("Escape")
        here.go_to("Bob Bär")
        here.key("Enter")
        assert here.text("#card h2") == "Bob Bär" and here.focused() == "card", (where, here.focused())
        here.go_to("hops-1")
        here.key("Enter")
        assert here.text("#counts").startswith("3 of 6 authors") and here.focused() == "hops-1", where
        here.key("Escape")
        assert here.is_hidden("#card") and here.focused() == "drawing", (where, here.focused())
        here.value("document.activeElement.blur()")
        # Filters, the legend, and the table, which stay where they are used.
        here.go_to("show-filters")
        here.key("Enter")
        here.go_to("reset")
        here.key("Enter")
        assert here.text("#counts") == "", where
        here.value("document.activeElement.blur()")
        here.go_to("to-year")
        here.key("ArrowLeft")
        assert here.text("#span") == "1998 to 2019", where
        here.key("ArrowRight")
        legend = here.lines("#legend")[1]
        here.go_to(legend)
        here.key("Enter")
        assert here.focused() == legend and here.text("#counts") != "", where
        here.key("Enter")
        here.value("document.activeElement.blur()")
        here.go_to("show-table")
        here.key("Enter")
        here.go_to("Name")
        here.key("Enter")
        assert here.focused() == "Name ↑" and here.value(IS_SEEN), (where, here.focused())
        here.go_to("Bob Bär")
        here.key("Enter")
        assert here.text("#card h2") == "Bob Bär" and here.value("document.activeElement !== document.body"), where


def countries_are_not_called_authors(page):
    page = Page(page.browser, page.file.parent / "works.jsonl.html")
    page.click_on("#show-filters")
    page.click_on("#show-table")
    page.key("/")
    page.type("japan")
    assert page.text("#hits") == "1 country, 0 papers", page.text("#hits")
    page.key("Enter")
    assert "2 ties in the drawing" in page.text("#card") and page.text("#table h2") == "3 countries"
    said = page.value("document.body.innerText + [...document.querySelectorAll('[title],[aria-label]')].map(e => e.title + e.ariaLabel)")
    assert "Find countries and papers" in said and "countries without a shown tie" in said
    for word in ("author", "people", "person"):
        assert word not in said.lower(), said


def axe_core_finds_nothing_serious(page):
    script = axe_core()
    if not script:
        print("    skipped: axe-core cannot be had from npm")
        return
    for here in on_every_screen(page):
        here.click_on("#show-filters")
        if here.size[0] > 1000:
            here.click_on("#show-table")
        here.value("coauth.select(coauth.network.people.find(person => person.name === 'Bob Bär'))")
        here.rest()
        here.value(script + "; 0")
        found = here.value("axe.run().then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' ||"
                           " impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`))")
        assert not found, found


def axe_core():
    """The script of axe-core, from npm; None without npm or the network."""
    if not shutil.which("npm"):
        return None
    with tempfile.TemporaryDirectory() as folder:
        ran = subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, "axe-core@4"],
                             capture_output=True)
        script = Path(folder) / "node_modules/axe-core/axe.min.js"
        return script.read_text() if ran.returncode == 0 and script.exists() else None


TESTS = [the_page_opens_without_an_error_and_asks_nobody_for_anything,
         a_name_is_found_without_its_accents_and_opens_a_card,
         arrow_keys_choose_among_the_names_that_were_found,
         pointing_at_a_person_or_a_tie_shows_the_papers,
         clicking_a_person_shows_the_ties_and_clicking_nobody_lets_go,
         two_clicked_people_are_joined_by_a_path_with_its_papers,
         two_people_far_apart_are_said_to_be,
         years_and_strengths_filter_what_is_shown_and_paths_go_by_it,
         names_and_titles_are_never_code,
         the_drawing_is_moved_and_zoomed_by_mouse_and_by_keys,
         the_reader_who_prefers_the_dark_gets_it,
         color_is_chosen_in_the_page_and_the_legend_filters_by_a_click,
         who_is_selected_or_pointed_at_is_named_at_any_zoom,
         the_most_important_are_named_in_a_crowd,
         the_tooltip_goes_when_the_view_changes,
         the_address_keeps_what_is_seen,
         what_is_shown_is_saved_as_svg_and_csv,
         the_table_has_everything_and_is_sorted_by_a_click,
         arrow_keys_go_from_a_person_to_a_coauthor_and_enter_selects,
         only_one_hop_around_a_person_is_shown_if_it_is_wanted,
         two_people_clicked_one_after_the_other_offer_the_path_between_them,
         titles_are_found_and_hits_are_counted,
         the_card_moves_the_drawing_and_never_covers_the_person,
         everything_is_reached_by_the_keyboard_alone,
         countries_are_not_called_authors,
         axe_core_finds_nothing_serious]


def many_papers(authors):
    """Papers of groups that grow by those who know somebody in them; invented, and the same every time."""
    dice = random.Random(7)
    for paper in range(authors):
        first = paper % authors
        team = {first, dice.randrange(first + 1), dice.randrange(first + 1), max(first - dice.randrange(1, 9), 0)}
        yield f"@article{{{paper}, title={{Paper {paper}}}, year={1980 + paper % 40}, author={{" + " and ".join(
            f"Given{a} Surname{a}" for a in sorted(team)) + "}}\n"


# Milliseconds from the start of the navigation to a drawing that can be used.
OPENED = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"


def main_thread(browser):
    """Seconds of a processor that the main thread of a page has had, whatever else the machine does."""
    metrics = browser("Performance.getMetrics")["metrics"]
    return next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")


def it_stays_smooth_with_five_thousand_authors(browser, coauth, folder, pictures):
    (folder / "many.bib").write_text("".join(many_papers(5000)))
    file = draw(coauth, folder, "many.bib", "--top", "0")
    browser("Performance.enable", timeDomain="threadTicks")
    page = Page(browser, file, size=(1280, 800))
    opened, waited = main_thread(browser), page.value(OPENED)
    frames = []
    for i in range(61):
        before = main_thread(browser)
        page.value(f"coauth.view.pan({7 if i % 2 else -6}, {i % 3})")
        page.rest()
        frames.append(1000 * (main_thread(browser) - before))
    frames.sort()
    ties, still = page.value("[coauth.network.ties.length, coauth.view.cost]")
    size = file.stat().st_size / 1e6
    print(f"  {ties} ties, {size:.1f} MB: opens in {waited:.0f} ms, of which the main thread works {1000 * opened:.0f}; a frame of a moving drawing "
          f"{frames[30]:.1f} ms (median), {frames[60]:.0f} ms at most; painting all of it {still:.0f} ms")
    if pictures:
        page.screenshot(pictures / "many.png")
    assert size <= 2 and frames[30] <= 17 and opened <= 1


def draw(coauth, folder, papers, *arguments):
    file = folder / f"{papers}.html"
    subprocess.run([coauth, "-q", "render", *arguments, "-o", file, folder / papers], check=True)
    return file


def run(coauth, program, folder, pictures):
    (folder / "papers.bib").write_text(PAPERS)
    file = draw(coauth, folder, "papers.bib")
    (folder / "crowd.bib").write_text("".join(many_papers(600)))
    draw(coauth, folder, "crowd.bib")
    (folder / "works.jsonl").write_text(WORKS)
    draw(coauth, folder, "works.jsonl", "--unit", "country", "--title", "Trade")
    browser = Browser(program, folder / "profile")
    try:
        for test in TESTS:
            page = Page(browser, file)
            test(page)
            if pictures:
                page.screenshot(pictures / f"{test.__name__}.png")
            print(f"  {test.__name__.replace('_', ' ')}: ok", flush=True)
        it_stays_smooth_with_five_thousand_authors(browser, coauth, folder, pictures)
    finally:
        browser.close()


def main():
    coauth = Path(sys.argv[1]).resolve()
    pictures = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    programs = ("chromium", "chromium-browser", "google-chrome")
    program = next((found for name in programs if (found := shutil.which(name))), None)
    if not program:
        print("skipped: there is no Chromium here")
        return
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        run(coauth, program, Path(folder), pictures)


if __name__ == "__main__":
    main()
