"""What stands after the title of a Persian entry: translators, edition, imprint, pages, address, each as an element."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Final

from proceedings_db.reading.references.generate import words_fa as words
from proceedings_db.reading.references.generate.draft import Draft, weighted
from proceedings_db.reading.references.generate.names_fa import NameStyle, make_names
from proceedings_db.reading.references.generate.titles_fa import Titles

Element = Callable[[Draft], object]
_HOSTS: Final = ("sid.ir", "magiran.com", "noormags.ir", "civilica.com", "ensani.ir", "isna.ir",
                 "jipm.irandoc.ac.ir", "tebyan.net", "khabaronline.ir")  # fmt: skip
_READ: Final = ("بازیابی شده در ", "بازیابی ", "تاریخ دسترسی: ", "بازیابی شده در تاریخ ")
_AT: Final = ("قابل دسترس در: ", "قابل دسترسی در ", "در دسترس: ", "نشانی: ", "سایت ", "آدرس اینترنتی: ", "به نشانی: ")
_HEADS_OF_BODIES: Final = ("سازمان", "مرکز", "اداره کل", "معاونت", "دفتر", "مهندسین مشاور", "مؤسسه", "پژوهشکده",
                           "وزارت", "شرکت", "ستاد", "مرکز تحقیقات", "مؤسسه تحقیقات", "مرکز مطالعات", "شورای عالی",
                           "کمیته", "دبیرخانه", "گروه", "شهرداری", "استانداری", "بانک", "انجمن")  # fmt: skip


def _is_press(body: str) -> bool:
    """Whether a publisher is told by its first word, so that a town after it is no part of its name."""
    return body.startswith(("انتشارات", "نشر", "مرکز نشر", "کتابفروشی", "چاپخانه")) and "دانشگاه " not in body


class Elements:
    """The elements that kinds of entries share, drawn for one reference; ``sep`` is what stands between them."""

    def __init__(self, rng: random.Random, titles: Titles) -> None:
        self.rng = rng
        self.titles = titles
        self.sep = "، "

    def body(self) -> str:
        """Return a body that writes or publishes, with the one it is part of at times: «معاونت پژوهش وزارت نیرو»."""
        rng = self.rng
        if rng.random() < 0.6:
            return rng.choice(words.ORGANIZATIONS)
        body = f"{rng.choice(_HEADS_OF_BODIES)} {self.titles.phrase(2)}"
        extended = rng.random()
        if extended < 0.3:
            body += f" و {self.titles.phrase(2)}"
        elif extended < 0.4:
            body += f"، {self.titles.phrase(1)} و {self.titles.phrase(1)}"
        roll = rng.random()
        if roll < 0.25:
            body += f" {rng.choice(['استان', 'شهرستان', 'استان'])} {rng.choice(words.PLACES)}"
        elif roll < 0.4:
            body += f"{rng.choice([' ', ' ', '، '])}{rng.choice(words.ORGANIZATIONS)}"
        elif roll < 0.48:
            body += rng.choice([" کشور", " ایران", " جمهوری اسلامی ایران", " کل کشور"])
        return body

    def day(self) -> str:
        """Return a whole date: «۲ دی ۱۳۹۸», «25/4/1389»."""
        rng = self.rng
        day, year = rng.randint(1, 30), rng.randint(1360, 1402)
        month = rng.choice(words.MONTHS)
        return weighted(
            rng,
            [(f"{day} {month} {year}", 6), (f"{day} {month} ماه {year}", 1), (f"{year}/{rng.randint(1, 12)}/{day}", 2),
             (f"{day}/{rng.randint(1, 12)}/{year}", 2), (f"{month} {year}", 2), (f"{day} {month}، {year}", 0.5)],
        )  # fmt: skip

    def role(self, role: str, cues: Sequence[str], kind: str = "persian") -> Element:
        """Return an element that names translators or editors after a cue, before one, or in brackets."""
        rng = self.rng
        names = make_names(rng, kind, 3)
        style = NameStyle(rng, natural=True)
        style.initials = rng.random() < 0.08
        style.families_only = rng.random() < 0.05
        if rng.random() < 0.03:
            body = rng.choice([*words.ORGANIZATIONS, "واحد ترجمه", "گروه مترجمان", "هیئت تحریریه"])
            names, style.families_only = [("", body)], False
        if rng.random() < 0.07:
            style = NameStyle(rng)
        cue = rng.choice(cues)
        after = {
            "translator": ["مترجم", "مترجمان", "ترجمه"],
            "editor": ["ویراستار", "گردآورنده", "مصحح", "ویراستاران"],
        }[role]
        shape = weighted(
            rng, [("before", 14), ("brackets", 1.2), ("after", 1.8), ("bare", 0.4 if role == "translator" else 0)]
        )

        def add(draft: Draft) -> None:
            if shape == "before":
                draft.text(f"{cue}{rng.choice([' ', ' ', ' ', ': ', ':', ' : '])}")
                style.add(draft, role, names)
                if rng.random() < 0.03:
                    draft.text(" و همکاران")
            elif shape == "brackets":
                draft.text("(").text(f"{rng.choice(after)}: ")
                style.add(draft, role, names).text(")")
            elif shape == "after":
                left, right = rng.choice([("(", ")"), ("", ")"), ("", "")])
                draft.text(left if left else "")
                style.add(draft, role, names)
                draft.text("، " if left else " (" if right else "، ").text(rng.choice(after)).text(right)
            else:
                style.add(draft, role, names)

        return add

    def translator(self) -> Element:
        """Return an element for the translators."""
        return self.role(
            "translator",
            ["ترجمه", "ترجمه", "ترجمه", "ترجمۀ", "ترجمة", "ترجمه‌ی", "مترجم", "مترجمان", "برگردان", "به ترجمه"],
        )

    def editor(self) -> Element:
        """Return an element for the editors."""
        cues = ["به کوشش", "به کوشش", "تصحیح", "به تصحیح", "به اهتمام", "ویراستار", "زیر نظر", "ویراسته",
         "گردآورنده", "مصحح", "گردآوری",
                "به سعی و اهتمام", "تصحیح و تعلیق", "با مقدمه و تصحیح", "تحقیق", "گردآوری و تدوین",
                "به اهتمام و تصحیح", "ویرایش"]  # fmt: skip
        return self.role("editor", cues)

    def edition(self) -> Element:
        """Return an element for the edition: «چاپ دوم», «چ ۳», «ویرایش اول»."""
        rng = self.rng
        cue = weighted(
            rng,
            [("چاپ ", 10), ("چ ", 2), ("چ", 0.6), ("چ. ", 0.4), ("ویرایش ", 0.8), ("نوبت چاپ ", 0.3), ("طبع ", 0.2)],
        )
        text = rng.choice(words.COUNTS[:16]) if rng.random() < 0.75 else str(rng.randint(1, 25))
        left, right = ("(", ")") if rng.random() < 0.06 else ("", "")
        if cue.startswith("چ") and rng.random() < 0.03:
            return lambda draft: draft.value("edition", text)
        return lambda draft: draft.text(left + cue).value("edition", text).text(right)

    def volume(self) -> Element:
        """Return an element for the volume of a book."""
        rng = self.rng
        if rng.random() < 0.12:
            return lambda draft: draft.value("note", f"{rng.randint(2, 20)} {rng.choice(['جلد', 'ج'])}")
        cue = weighted(rng, [("جلد ", 6), ("ج ", 4), ("ج", 4), ("ج. ", 0.5), ("مجلد ", 0.3)])
        text = rng.choice(words.COUNTS[:12]) if cue == "جلد " and rng.random() < 0.75 else str(rng.randint(1, 30))
        return lambda draft: draft.text(cue).value("volume", text)

    def publisher_name(self) -> str:
        """Return a publisher as printed, its own cue word included."""
        rng = self.rng
        roll = rng.random()
        if roll < 0.4:
            cue = weighted(
                rng,
                [
                    ("انتشارات ", 10),
                    ("نشر ", 4),
                    ("", 12),
                    ("موسسه انتشارات ", 0.6),
                    ("مؤسسه ", 0.4),
                    ("کتابفروشی ", 0.3),
                    ("چاپخانه ", 0.3),
                ],
            )
            return cue + (rng.choice(words.PUBLISHERS) if rng.random() < 0.85 else self.titles.phrase(2))
        if roll < 0.62:
            return rng.choice(words.PUBLISHERS)
        if roll < 0.82:
            body = rng.choice(words.PUBLISHER_BODIES if rng.random() < 0.7 else words.ORGANIZATIONS)
            return (rng.choice(["انتشارات ", "نشر "]) if rng.random() < 0.12 else "") + body
        if roll < 0.95:
            return (rng.choice(["انتشارات ", "", "مؤسسه چاپ و انتشارات "])) + rng.choice(words.UNIVERSITIES)
        return (
            f"{rng.choice(['مرکز', 'بنیاد', 'انجمن', 'سازمان', 'مؤسسه', 'پژوهشکده', 'دفتر'])} {self.titles.phrase(3)}"
        )

    def place_name(self) -> str:
        """Return a place, sometimes with its country."""
        rng = self.rng
        return rng.choice(words.PLACES) + (f"، {rng.choice(words.PLACE_TAIL)}" if rng.random() < 0.04 else "")

    def imprint(self, publisher: str | None = None) -> Element:
        """Return an element for place and publisher, in either order, one of them missing at times."""
        rng = self.rng
        place, body = self.place_name(), publisher or self.publisher_name()
        if rng.random() < 0.012:
            place = rng.choice(["بی‌جا", "بی جا"])
        if rng.random() < 0.015:
            body = rng.choice(["بی‌نا", "بی نا"])
        shape = weighted(
            rng, [("place: body", 9), ("place, body", 3.5), ("body, place", 4), ("body", 3.5), ("place", 1.2)]
        )
        if publisher is None and shape == "body, place" and rng.random() < 0.12 and _is_press(body):
            shape = "body place"
        colon = weighted(rng, [(": ", 8), (":", 1.5), (" : ", 1)])

        def add(draft: Draft) -> None:
            if shape == "place: body":
                draft.value("publisher_place", place).text(colon).value("publisher", body)
            elif shape == "place, body":
                draft.value("publisher_place", place).text(self.sep if self.sep.strip() != "." else "، ").value(
                    "publisher", body
                )
            elif shape == "body, place":
                draft.value("publisher", body).text(rng.choice([self.sep, "، "])).value("publisher_place", place)
            elif shape == "body":
                draft.value("publisher", body)
            elif shape == "body place":
                draft.value("publisher", body).text(" ").value("publisher_place", place)
            else:
                draft.value("publisher_place", place)

        return add

    def pages(self, *, book: bool = False) -> Element:
        """Return an element for the pages, in any form that lists print."""
        rng = self.rng
        first = rng.randint(1, 320)
        last = first + rng.randint(5, 30)
        if book and rng.random() < 0.5:
            last = first
        dash = weighted(
            rng, [("-", 12), ("–", 2), (" - ", 1.5), (" تا ", 1), ("ـ", 0.7), ("- ", 0.6), (" -", 0.5), (" الی ", 0.1)]
        )
        text = (
            str(first) if last == first else weighted(rng, [(f"{first}{dash}{last}", 6), (f"{last}{dash}{first}", 3)])
        )
        cue = weighted(
            rng,
            [
                ("صص ", 6),
                ("ص ", 4),
                ("صص. ", 3),
                ("صفحات ", 1.5),
                ("ص. ", 1.5),
                ("ص", 1.2),
                ("صص: ", 0.6),
                ("ص ص ", 0.7),
                ("صص", 0.8),
                ("ص: ", 0.4),
                ("صفحه ", 0.4),
                ("ص.ص. ", 0.3),
                ("از صفحه ", 0.1),
            ],
        )
        return lambda draft: draft.text(cue).value("pages", text)

    def page_count(self) -> Element:
        """Return an element for the number of pages: «۳۲۰ ص»."""
        rng = self.rng
        count = str(rng.randint(60, 700))
        return lambda draft: draft.value("number_of_pages", count).text(
            rng.choice([" ص", " ص", " صفحه", "ص", " صص", "صفحه"])
        )

    def online(self) -> list[Element]:
        """Return elements for an address and the day it was read."""
        rng = self.rng
        path = rng.choice(
            [f"/paper/{rng.randint(1000, 9999999)}", f"/fa/Journal/ViewPaper.aspx?id={rng.randint(1000, 999999)}", "",
             f"/news/{rng.randint(100, 99999)}", f"/article-1-{rng.randint(10, 4000)}-fa.html"]
        )  # fmt: skip
        url = rng.choice(["http://", "https://www.", "http://www.", "www.", "https://"]) + rng.choice(_HOSTS) + path
        day = self.day()
        shape = weighted(rng, [("url", 5), ("read from", 2.5), ("url (read)", 2), ("at", 3)])

        def add(draft: Draft) -> None:
            if shape == "read from":
                draft.text(rng.choice(_READ)).value("accessed", day)
                draft.text(rng.choice(["، از ", " از ", " از: ", "، "])).value("url", url)
            elif shape == "at":
                draft.text(rng.choice(_AT)).value("url", url)
            else:
                draft.value("url", url)
                if shape == "url (read)":
                    draft.text(rng.choice([" (تاریخ دسترسی: ", " (", " (بازیابی: ", "، تاریخ مراجعه: "]))
                    draft.value("accessed", day).text(")")

        return [add]

    def note(self) -> Element:
        """Return an element for what is left over and says something."""
        rng = self.rng
        text = rng.choice(["چاپ نشده", "منتشر نشده", "در دست چاپ", "زیر چاپ", "مهم", "نسخه الکترونیکی",
         "چاپ افست", "ویژه‌نامه", "به زبان فارسی", "ویژه‌نامه جغرافیا",
                           "مجموعه هنر اسلامی", "سلسله مباحث نظری", "نسخه خطی",
                           "مقالات آماده انتشار", "مقاله آماده انتشار", "دوره جدید",
                           f"انتشار آنلاین {self.day()}", "انتشار آنلاین"])  # fmt: skip
        left, right = rng.choice([("(", ")"), ("[", "]"), ("", "")])
        return lambda draft: draft.text(left).value("note", text).text(right)
