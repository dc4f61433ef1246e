#!/usr/bin/env python3
"""Uses `coauth serve` as a reader does, in a real Chromium without a window.

    tests/explorer.py COAUTH [FOLDER]
    tests/explorer.py COAUTH --pictures docs/pictures

COAUTH is a program built with the feature `serve`; FOLDER, if given, gets screenshots. With `--pictures`, the pictures of the guide
are made instead, of the built-in sample. Without Chromium the tests pass with a remark.
"""

import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

from browser import PAPERS, Browser, Page


class Visit(Page):
    """A page of the explorer on a screen of a given size."""

    def __init__(self, browser, address, size=(1280, 800), dark=False):
        self.browser, self.address = browser, address
        browser.events.clear()
        browser("Emulation.setDeviceMetricsOverride", width=size[0], height=size[1], deviceScaleFactor=1,
                mobile=size[0] < 600)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        browser("Emulation.setEmulatedMedia", features=[scheme, {"name": "prefers-reduced-motion", "value": "reduce"}])
        self.go("/")

    def go(self, path):
        self.browser("Page.navigate", url=self.address + path)
        self.until("document.readyState === 'complete'")
        self.rest()

    def value(self, expression):
        """What an expression is, asked again if the page changes meanwhile."""
        for _ in range(20):
            try:
                return super().value(expression)
            except AssertionError as error:
                if "navigated" not in str(error) and "context" not in str(error):
                    raise
                time.sleep(0.1)
        raise AssertionError(f"never: {expression}")

    def enter(self):
        self.browser("Input.dispatchKeyEvent", type="keyDown", key="Enter", code="Enter", text="\r",
                     windowsVirtualKeyCode=13)
        self.browser("Input.dispatchKeyEvent", type="keyUp", key="Enter", code="Enter", windowsVirtualKeyCode=13)

    def choose_file(self, selector, file):
        root = self.browser("DOM.getDocument")["root"]["nodeId"]
        node = self.browser("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.browser("DOM.setFileInputFiles", nodeId=node, files=[str(file)])

    def fill(self, selector, text):
        self.value(f"document.querySelector({selector!r}).value = {text!r}")

    def press(self, words):
        """Presses the first button with these words, wherever it is."""
        self.value("(() => { const button = [...document.querySelectorAll('button')].find(button =>"
                   f" button.textContent.startsWith({words!r})); button.closest('details')?.setAttribute('open', '');"
                   " button.click() })()")

    def on(self, title):
        self.until(f"document.readyState === 'complete' && document.title.startsWith({title!r})")


def a_name_is_found_while_it_is_typed_and_chosen_by_keys(page):
    page.type("erdos")
    page.until("!document.querySelector('#q-options').hidden")
    assert "Paul Erdős" in page.text("#q-options")
    page.key("ArrowDown")
    assert page.value("document.activeElement.getAttribute('aria-activedescendant')") == "q-options-0"
    page.enter()
    page.on("Paul Erdős")
    assert page.text("h1") == "Paul Erdős" and "On ferns (1998)" in page.text("main")


def two_people_are_joined_by_a_path_and_the_way_back_works(page):
    page.go("/author?name=abel")
    page.click_on("#to")
    page.type("Bob Bär")
    page.enter()
    page.on("Ann Abel to Bob Bär")
    assert "2 hops" in page.text("main") and "On moss again" in page.text(".ladder")
    page.value("history.back()")
    page.on("Ann Abel ·")
    page.value("history.forward()")
    page.on("Ann Abel to Bob Bär")


def several_people_are_connected(page):
    page.go("/connect")
    page.click_on("#people")
    page.type("Ann Abel\nBob Bär\nCat")
    page.click_on("main button")
    page.until("document.querySelector('main')?.innerText.includes('connected through')")
    assert "Paul Erdős" in page.text("main ul"), page.text("main")
    page.value("document.querySelector('.drawing').scrollIntoView()")
    page.until("document.querySelector('.drawing img').naturalWidth > 0")


def a_group_shows_who_is_missing(page):
    page.go("/group")
    page.click_on("#people")
    page.type("Ann Abel\nPaul Erdős\nZoe Zed")
    page.click_on("main button")
    page.until("document.querySelector('main')?.innerText.includes('Not in the network')")
    assert "Zoe Zed" in page.text("main")


def the_map_is_moved_and_leads_to_people(page):
    page.go("/map")
    zoom = "document.querySelector('[data-map]').dataset.zoom"
    page.click_on("[data-step=in]")
    page.until(f"{zoom} === '1'")
    assert page.value("document.activeElement.dataset.step") == "in"
    page.key("ArrowLeft")
    page.until("location.search.includes('x=0.2')")
    page.go("/map")
    left, top, right, bottom = page.box(".map svg")
    x, y = (left + right) / 2 + 60, (top + bottom) / 2 + 40
    page.mouse("mouseWheel", x, y, deltaX=0, deltaY=-100)
    page.until(f"{zoom} === '1'")
    before = page.value("location.search")
    page.drag(x, y, -90, 50)
    page.until(f"location.search !== {before!r}")
    assert page.value(zoom) == "1" and page.value("document.querySelector('h1').textContent") == "Map"
    page.go("/map?author=erdos")
    page.value("document.querySelector('.chosen').dispatchEvent(new MouseEvent('click', { bubbles: true }))")
    page.on("Paul Erdős")


def two_fingers_move_and_zoom_the_map(page):
    page.go("/map")
    zoom = "document.querySelector('[data-map]').dataset.zoom"
    left, top, right, bottom = page.box(".map svg")
    x, y = (left + right) / 2, (top + bottom) / 2
    page.browser("Emulation.setTouchEmulationEnabled", enabled=True)
    try:
        for kind, apart in (("touchStart", 40), ("touchMove", 80), ("touchMove", 165), ("touchEnd", 0)):
            points = [{"x": x - apart, "y": y, "id": 1}, {"x": x + apart, "y": y, "id": 2}] if apart else []
            page.browser("Input.dispatchTouchEvent", type=kind, touchPoints=points)
        page.until(f"{zoom} === '2'")
        assert "x=0.5" in page.value("location.search"), page.value("location.search")
        # Apart again, but no further than the whole map.
        for kind, apart in (("touchStart", 200), ("touchMove", 10), ("touchEnd", 0)):
            points = [{"x": x - apart, "y": y, "id": 1}, {"x": x + apart, "y": y, "id": 2}] if apart else []
            page.browser("Input.dispatchTouchEvent", type=kind, touchPoints=points)
        page.until(f"{zoom} === '0'")
    finally:
        page.browser("Emulation.setTouchEmulationEnabled", enabled=False)


def a_long_query_is_a_job_whose_answer_leads_to_people(page):
    page.go("/jobs")
    page.press("Compute")
    page.on("top: by betweenness")
    page.until("document.querySelector('main table') !== null")
    assert "coauth top --by betweenness" in page.text("main pre")
    page.click_on("main td a")
    page.until("location.pathname === '/author'")
    page.go("/component?rank=1")
    page.value("document.querySelector('.drawing').scrollIntoView()")
    page.until("document.querySelector('.drawing img').naturalWidth > 0")


COMMITTEE = "name,email\nAnn Abel,ann@x.org\nBob Bär,bob@x.org\n"

SUBMISSIONS = "id,title,authors\n17,On ferns again,Paul Erdős\n18,Other,Yul Yu\n"


def conflicts_are_found_in_a_file_dismissed_saved_and_restored(page):
    page.go("/conflicts")
    with tempfile.TemporaryDirectory() as folder:
        # As Excel writes it in the West.
        (Path(folder) / "pc.csv").write_bytes(COMMITTEE.encode("windows-1252"))
        page.choose_file("input[data-into=committee]", Path(folder) / "pc.csv")
        page.until("document.querySelector('#committee').value.includes('Bob Bär')")
        page.click_on("#submissions")
        page.type(SUBMISSIONS)
        page.click_on("main form button")
        page.until("document.querySelector('main')?.innerText.includes('What was read')")
        assert "pc.csv: read as table-of-members: 2 members" in page.text("main"), page.text("main")
        assert "On ferns" in page.text(".verdicts tbody tr"), page.text("main")
        page.value("document.querySelector('input[name=dismiss]').scrollIntoView({ block: 'center' })")
        page.click_on("input[name=dismiss]")
        assert page.text("[data-decided]") == "1 pair is checked; not applied yet"
        page.press("Apply the decisions")
        page.until("document.querySelector('main')?.innerText.includes('Save the decisions')")
        assert "17,Ann Abel" in page.text("main pre")
        page.browser("Browser.setDownloadBehavior", behavior="allow", downloadPath=folder)
        for button, name in (("Save the decisions", "decisions.csv"), ("csv", "conflicts.csv"), ("hotcrp", "hotcrp.csv")):
            page.press(button)
            for _ in range(100):
                if (Path(folder) / name).exists():
                    break
                time.sleep(0.05)
            assert "17" in (Path(folder) / name).read_text(), name
        page.value("document.querySelector('input[name=dismiss]:checked').scrollIntoView({ block: 'center' })")
        page.click_on("input[name=dismiss]:checked")
        page.press("Apply the decisions")
        page.until("document.readyState === 'complete' && document.querySelector('main')"
                   " && !document.querySelector('main').innerText.includes('Save the decisions')")
        page.press("Who and why")
        page.until("document.querySelector('.explanation') !== null")
        assert "identified by" in page.text(".explanation")


def one_path_has_no_drawing_of_all_and_distances_are_a_chart(page):
    page.go("/path?from=abel&to=erdos")
    assert page.value("document.querySelector('.layers') === null")
    page.go("/author?name=erdos&distances=1")
    assert "People by distance" in page.text("main")


def hostile_names_are_never_code(page):
    page.type("cat")
    page.until("!document.querySelector('#q-options').hidden")
    page.go("/author?name=cat")
    assert page.text("h1") == "Cat <script>pwned=1</script>"
    assert page.value("typeof pwned") == "undefined"


def nothing_is_wider_than_a_phone(browser, address):
    page = Visit(browser, address, size=(360, 740))
    for path in PATHS:
        page.go(path)
        wide = page.value("document.documentElement.scrollWidth")
        assert wide <= 360, f"{path}: {wide}"


TESTS = [a_name_is_found_while_it_is_typed_and_chosen_by_keys, two_people_are_joined_by_a_path_and_the_way_back_works,
         several_people_are_connected, a_group_shows_who_is_missing,
         conflicts_are_found_in_a_file_dismissed_saved_and_restored, the_map_is_moved_and_leads_to_people,
         two_fingers_move_and_zoom_the_map, a_long_query_is_a_job_whose_answer_leads_to_people,
         one_path_has_no_drawing_of_all_and_distances_are_a_chart, hostile_names_are_never_code]

PATHS = ["/", "/search?q=a", "/author?name=erdos", "/path?from=abel&to=cat", "/connect?people=abel%0Abob%0Acat",
         "/group", "/conflicts", "/map", "/map?author=bob&zoom=2", "/author?name=erdos&distances=1", "/names", "/about", "/jobs",
         "/jobs/1", "/component", "/component?rank=1", "/jobs?query=top&by=closeness", "/author?name=nosuch"]


def nothing_went_wrong(page):
    """No error in the console, and no request to anywhere else."""
    wrong = [event for event in page.browser.events if event["method"] in ("Runtime.exceptionThrown", "Log.entryAdded")]
    asked = {event["params"]["request"]["url"] for event in page.browser.events
             if event["method"] == "Network.requestWillBeSent"}
    assert not wrong, wrong
    assert all(url.startswith((page.address, "data:")) for url in asked), asked


def pictures(browser, address, folder):
    for size, word in (((390, 844), "phone"), ((1280, 800), "wide")):
        for dark in (False, True):
            page = Visit(browser, address, size, dark)
            for place, path in enumerate(PATHS):
                page.go(path)
                page.screenshot(folder / f"{place}-{word}-{'dark' if dark else 'light'}.png")


SHADES = bytes(round(shade / 17) * 17 for shade in range(256))


def packed(image):
    """The same image, PNG of 8 bits a channel, in fewer bytes: the browser packs in haste."""
    place, data = 8, b""
    while place < len(image):
        length, kind = int.from_bytes(image[place:place + 4], "big"), image[place + 4:place + 8]
        content = image[place + 8:place + 8 + length]
        if kind == b"IHDR":
            width, height, channels = *struct.unpack(">II", content[:8]), {2: 3, 6: 4}[content[9]]
        data += content if kind == b"IDAT" else b""
        place += length + 12
    raw, row = zlib.decompress(data), width * channels
    above, lines = bytearray(row), []
    for at in range(0, len(raw), row + 1):
        line = bytearray(raw[at + 1:at + row + 1])
        for i in range(row) if raw[at] else ():
            left, up = line[i - channels] if i >= channels else 0, above[i]
            corner = above[i - channels] if i >= channels else 0
            nearest = min((left, up, corner), key=lambda near: abs(left + up - corner - near))
            line[i] = (line[i] + (0, left, up, (left + up) // 2, nearest)[raw[at]]) & 255
        above = line
        # Nothing is transparent, and sixteen shades a channel are enough for letters.
        colors = line if channels == 3 else b"".join(line[i:i + 3] for i in range(0, row, 4))
        lines.append(b"\0" + colors.translate(SHADES))
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
              (b"IDAT", zlib.compress(b"".join(lines), 9)), (b"IEND", b""))
    parts = (struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
             for kind, content in chunks)
    return image[:8] + b"".join(parts)


def pictures_of_the_guide(browser, address, folder):
    """The pages that the guide shows, each as an image of at most 150 kB."""
    for name, path, height in (("path", "/path?from=Ruihai+Wu&to=Jiajun+Wu", 860),
                               ("map", "/map?x=0.5&y=0.5&zoom=1", 700),
                               ("conflicts", "/conflicts", 860)):
        page = Visit(browser, address, (760, height))
        page.go(path)
        if name == "conflicts":
            page.fill("#committee", "Leonidas Guibas\nJiajun Wu\n")
            page.fill("#submissions", "id,title,authors\n17,On grasping,Ruihai Wu; Hao Dong\n18,On shapes,Kaichun Mo\n")
            page.press("Find conflicts")
            page.until("document.readyState === 'complete' && document.querySelector('.verdicts') !== null")
        if page.value("document.querySelector('.drawing') !== null"):
            page.value("document.querySelector('.drawing').scrollIntoView()")
            page.until("document.querySelector('.drawing img').naturalWidth > 0")
            page.value("scrollTo(0, 0)")
        page.rest()
        file = folder / f"explorer-{name}.png"
        page.screenshot(file)
        file.write_bytes(packed(file.read_bytes()))
        assert file.stat().st_size <= 150_000, f"{file}: {file.stat().st_size} bytes"


def main():
    program, *rest = sys.argv[1:]
    is_guide = rest[:1] == ["--pictures"]
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        print("skipped: there is no Chromium")
        return
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "papers.bib").write_text(PAPERS)
        served = [] if is_guide else ["papers.bib"]
        server = subprocess.Popen([Path(program).resolve(), "serve", *served, "--port", "0"], cwd=folder,
                                  stderr=subprocess.PIPE, text=True)
        address = next(line for line in server.stderr if "http://" in line)
        address = "http://" + address.split("http://")[1].split(";")[0]
        browser = Browser(chromium, Path(folder) / "profile")
        try:
            if is_guide:
                pictures_of_the_guide(browser, address, Path(rest[1]))
                return
            for test in TESTS:
                page = Visit(browser, address)
                test(page)
                nothing_went_wrong(page)
                print(f"  {test.__name__.replace('_', ' ')}")
            nothing_is_wider_than_a_phone(browser, address)
            if rest:
                Path(rest[0]).mkdir(parents=True, exist_ok=True)
                pictures(browser, address, Path(rest[0]))
        finally:
            browser.close()
            server.send_signal(signal.SIGTERM)
            assert server.wait(10) == 0, "serve does not exit with success"
    print("the explorer works")


if __name__ == "__main__":
    main()
