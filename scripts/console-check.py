#!/usr/bin/env python3
"""Uses the emulator's console as people do, in a browser that a script drives.

It makes a hotel of its own through the API, then books, changes and cancels as each agency on the page, reads from the
API what came of it, and lets axe look at every section: wide and narrow, light and dark, in both languages.

    pip install playwright axe-playwright-python
    scripts/console-check.py http://127.0.0.1:8002 --key KEY --chromium /usr/bin/chromium [--pictures FOLDER]

Prints one line per finding; exits 1 if there is any.
"""

import argparse
import datetime
import json
import re
import sys
import urllib.request
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

SECTIONS = ["guests", "calendar", "tasks", "webhooks", "feed", "certification", "settings"]
# Words that English sentences have and Portuguese ones have not.
ENGLISH = re.compile(r"\b(the|is|are|was|must|not|of|and|until|with|which|how)\b", re.IGNORECASE)
# What is the same in every language: names of fields, payloads.
TEXTS = """() => {
  const page = document.body.cloneNode(true);
  for (const code of page.querySelectorAll("code, pre, .mask")) code.remove();
  return [...page.querySelectorAll("*")].flatMap((one) => [
    ...[...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent),
    ...["aria-label", "title", "placeholder"].map((name) => one.getAttribute(name) ?? ""),
  ]);
}"""
AGENCIES = {"BDC": "Booking.com", "ABB": "Airbnb", "EXP": "Expedia"}
# Name, width, height, language of the browser, colours that it asks for.
SCREENS = [
    ("desktop", 1280, 800, "pt-BR", "light"),
    ("desktop-en-dark", 1280, 800, "en-US", "dark"),
    ("phone-dark", 360, 740, "pt-BR", "dark"),
    ("phone-en", 360, 740, "en-US", "light"),
]


class Account:
    """The emulated account, through its API."""

    def __init__(self, base, key):
        self.base, self.key = base, key

    def call(self, method, path, body=None):
        """The answer's JSON."""
        request = urllib.request.Request(
            self.base + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"user-api-key": self.key, "content-type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=30) as response:
            return json.load(response)

    def create(self, kind, plural, **fields):
        """The id of a new entity."""
        return self.call("POST", f"/api/v1/{plural}", {kind: fields})["data"]["id"]

    def today(self):
        """The date by the emulator's clock."""
        return datetime.date.fromisoformat(self.call("GET", "/admin/clock")["now"][:10])

    def make_hotel(self):
        """A hotel that sells two room types for a year; answers its id."""
        hotel = self.create("property", "properties", title="Pousada do Farol", currency="BRL", timezone="UTC")
        span = {
            "property_id": hotel,
            "date_from": str(self.today()),
            "date_to": str(self.today() + datetime.timedelta(days=300)),
        }
        for title, rooms, rate in [("Quarto Jardim", 6, 32000), ("Suíte Mar", 3, 48000)]:
            occupancy = {"occ_adults": 3, "occ_children": 1, "occ_infants": 1, "default_occupancy": 2}
            room = self.create(
                "room_type", "room_types", property_id=hotel, title=title, count_of_rooms=rooms, **occupancy
            )
            for plan, percent in [("Tarifa Flexível", 100), ("Não Reembolsável", 90)]:
                price = rate * percent // 100
                option = {"occupancy": 2, "is_primary": True, "rate": price}
                self.create(
                    "rate_plan", "rate_plans", property_id=hotel, room_type_id=room, title=plan, options=[option]
                )
            left = {**span, "room_type_id": room, "availability": rooms}
            self.call("POST", "/api/v1/availability", {"values": [left]})
        return hotel

    def make_mistakes(self, hotel):
        """Calls of a certification test that a reviewer has much to say about."""
        plan = self.call("GET", f"/api/v1/rate_plans?filter[property_id]={hotel}")["data"][0]["id"]
        self.call("POST", "/admin/certification/begin", {"test": "2", "property": hotel})
        night = {"property_id": hotel, "rate_plan_id": plan, "date": str(self.today() + datetime.timedelta(days=9))}
        for value in [{"rate": "1.00", "max_stay": -1}, {"rate": "333.00", "stop_sell": True}]:
            self.call("POST", "/api/v1/restrictions", {"values": [{**night, **value}]})
        self.call("POST", "/admin/certification/end")
        self.call("POST", "/admin/faults", {"kind": "webhook_delay", "seconds": 1})

    def revisions(self, hotel):
        """The booking revisions of a hotel, oldest first."""
        query = f"filter[property_id]={hotel}&pagination[limit]=100&order[inserted_at]=asc"
        return self.call("GET", f"/api/v1/booking_revisions?{query}")["data"]


class Check:
    """What was found wrong, and the browser that looks for it."""

    def __init__(self, account, browser, pictures):
        self.account, self.browser, self.pictures = account, browser, pictures
        self.findings = []

    def find(self, text):
        """Notes something wrong."""
        self.findings.append(text)
        print(text)

    def page(self, hotel, width, height, language, colours):
        """A page of its own that shows the hotel, and notes every error of its scripts."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, locale=language, color_scheme=colours
        )
        context.add_init_script(f"localStorage.setItem('property', '{hotel}')")
        page = context.new_page()
        page.on("pageerror", lambda error: self.find(f"script error: {error}"))
        page.on("console", lambda message: message.type == "error" and self.find(f"console: {message.text}"))
        return page

    def open(self, page, section):
        """Opens a section and waits until it shows something."""
        page.goto(f"{self.account.base}/#/{section}")
        expect(page.locator(f".view.{section} > :not(.muted)").first).to_be_attached()
        page.wait_for_load_state()

    # What guests do

    def act_as(self, page, code, hotel):
        """Books, changes and cancels on one agency's shelf."""
        self.open(page, "guests")
        shelf = page.locator(f"section.shelf[data-ota={code}]")
        shelf.locator(".offer button").first.click()
        page.fill("dialog [name=name]", "Marina")
        page.fill("dialog [name=surname]", f"Teste {code}")
        page.locator("dialog button[type=submit]").click()
        row = page.locator(".bookings tbody tr", has_text=f"Marina Teste {code}").first
        expect(row.locator(".state")).to_have_class("state new")
        row.locator("td.actions button").nth(0).click()
        departure = page.input_value("dialog [name=departure]")
        later = str(datetime.date.fromisoformat(departure) + datetime.timedelta(days=1))
        page.fill("dialog [name=departure]", later)
        page.locator("dialog button[type=submit]").click()
        expect(row.locator(".state")).to_have_class("state modified")
        row.locator("td.actions button").nth(1).click()
        page.locator("dialog button[type=submit]").click()
        expect(row.locator(".state")).to_have_class("state cancelled")
        self.judge(code, hotel, later)

    def judge(self, code, hotel, departure):
        """Compares what the API has of the agency's booking with what was done on the page."""
        mine = [one["attributes"] for one in self.account.revisions(hotel)]
        mine = [one for one in mine if one["unique_id"].startswith(f"{code}-")]
        if [one["status"] for one in mine] != ["new", "modified", "cancelled"]:
            self.find(f"{AGENCIES[code]}: revisions {[one['status'] for one in mine]}")
        elif mine[1]["departure_date"] != departure:
            self.find(f"{AGENCIES[code]}: departure {mine[1]['departure_date']} instead of {departure}")
        else:
            print(f"{AGENCIES[code]}: booked, changed and cancelled {mine[0]['unique_id']}")

    # What everybody sees

    def look(self, page, name):
        """Lets axe look at every section, and sees whether any is wider than the page or in a foreign language."""
        for section in SECTIONS:
            self.open(page, section)
            if section == "certification":
                expect(page.locator(".row > summary").first).to_be_visible()
            for number in range(min(3, page.locator(".row > summary").count())):
                row = page.locator(".row").nth(number)
                row.locator("summary").click()
                expect(row.locator(".detail > *").first).to_be_visible()
            if self.pictures:
                page.screenshot(path=self.pictures / f"{section}-{name}.png", full_page=True)
            wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if wider > 0:
                self.find(f"{name} {section}: {wider} pixels wider than the page")
            if page.evaluate("document.documentElement.lang") == "pt-BR":
                for text in sorted(set(filter(ENGLISH.search, page.evaluate(TEXTS)))):
                    self.find(f"{name} {section}: English in Portuguese: {text[:120]}")
            for wrong in Axe().run(page).response["violations"]:
                self.find(f"{name} {section}: axe {wrong['id']}: {wrong['nodes'][0]['html'][:120]}")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", help="the address of a running emulator")
    parser.add_argument("--key", required=True, help="its API key")
    parser.add_argument("--chromium", help="a browser to use instead of Playwright's own")
    parser.add_argument("--pictures", type=Path, help="a folder for pictures of every section")
    return parser.parse_args()


def main():
    asked = arguments()
    account = Account(asked.base.rstrip("/"), asked.key)
    if asked.pictures:
        asked.pictures.mkdir(parents=True, exist_ok=True)
    hotel = account.make_hotel()
    account.make_mistakes(hotel)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=asked.chromium, args=["--no-sandbox"])
        check = Check(account, browser, asked.pictures)
        page = check.page(hotel, 1280, 800, "pt-BR", "light")
        for code in AGENCIES:
            check.act_as(page, code, hotel)
        for name, *screen in SCREENS:
            check.look(check.page(hotel, *screen), name)
        browser.close()
    print(f"{len(check.findings)} findings")
    return 1 if check.findings else 0


if __name__ == "__main__":
    sys.exit(main())
