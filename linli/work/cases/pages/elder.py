"""长辈版: one question a page. What was answered goes along sealed in the address, so that 后退 is the browser's own."""

from dataclasses import dataclass, replace

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from linli.ground.accounts.models import Account
from linli.ground.base.ids import uuid7
from linli.ground.people.homes import own_building
from linli.ground.places.models import Place
from linli.ground.places.queries import doors_of, grid_of
from linli.ground.posts.queries import holder_names, post_for_grid
from linli.ground.regions.models import Community
from linli.work.cases.carried import Carried, packed, unpacked
from linli.work.cases.forms import ReportForm
from linli.work.cases.models import Category
from linli.work.cases.pages import holding, sending
from linli.work.cases.pages.looking import LONGEST_ANSWER, MOST_ASKED, UNSAID, look_shown, place_here
from linli.work.cases.queries import category_of
from linli.work.cases.words import PICTURES

MODE_COOKIE = "linli_mode"  # as the portal sets it
WHAT, FIRST, WHERE, NEAR, SAY = "what", "first", "where", "near", "say"
ASK = "ask-"


@dataclass(frozen=True, slots=True)
class Asked:
    """One page: what was carried so far, and what follows from it."""

    request: object
    community: Community
    carried: Carried
    category: Category | None
    place: Place | None
    known: bool  # the sheet at a door said where

    @property
    def look(self) -> dict:
        known = self.category or category_of(self.community, UNSAID)
        return look_shown(self.request.actor, self.community, known, self.place, {})


def is_asked_so(request) -> bool:
    """The device's choice, else the account's. A form sent whole is taken whole."""
    if request.method == "POST" and "page" not in request.POST:
        return False
    chosen = request.COOKIES.get(MODE_COOKIE)
    if chosen is None:
        chosen = request.user.mode if request.user.is_authenticated else ""
    return chosen == Account.Mode.ELDER


def answer(request, community, *, at: Place | None = None):
    """GET asks the next question; POST takes one answer and goes on; the last one sends."""
    told = request.POST if request.method == "POST" else request.GET
    carried = unpacked(told.get("s", ""), community.id) if told.get("s") else None
    asked = asked_with(request, community, carried or begun(request, community), at)
    if request.method != "POST":
        return ask(asked)
    page = request.POST["page"]
    if page == SAY:
        return send(asked)
    return redirect(f"{request.path}?s={packed(taken(asked, page))}")


def begun(request, community) -> Carried:
    """Nothing answered yet."""
    return Carried(community.id, key=request.POST.get("client_key") or str(uuid7()))


def at_home(request, community) -> dict:
    """For the first page: hold and speak, and it is sent from one's own building, whatever it is about."""
    home = own_building(community.id, request.actor.persons)
    post = post_for_grid(community.id, grid_of(home)) if home else None
    carried = replace(begun(request, community), category=UNSAID, place=str(home.id) if home else "")
    return {"s": packed(carried), "key": carried.key, "worker": worker_of(post) if post else None}


def worker_of(post) -> dict:
    """Who looks after one's grid, and how to reach him."""
    return {"name": "、".join(holder_names(post.community_id, post.id)) or post.title, "phone": post.phone}


def asked_with(request, community, carried: Carried, at: Place | None) -> Asked:
    category = category_of(community, carried.category) if carried.category else None
    place = at or place_here(community, carried.place)
    return Asked(request, community, carried, category, place, at is not None)


def taken(asked: Asked, page: str) -> Carried:
    """One answer more."""
    sent, carried = asked.request.POST, asked.carried
    if page == WHAT:
        code = sent.get("category", "")[:10]
        return carried.with_answer(WHAT, category=code if category_of(asked.community, code) else UNSAID)
    if page == WHERE:
        place = place_here(asked.community, sent.get("place", ""))
        return carried.with_answer(WHERE, place=str(place.id) if place else "")
    if page.startswith(ASK) and (question := question_at(asked, page)):
        said = " ".join(sent.get("said", "").split())[:LONGEST_ANSWER]
        return carried.with_answer(page, answers=carried.answers | ({question: said} if said else {}))
    return carried.with_answer(page[:12])


def question_at(asked: Asked, page: str) -> str:
    number = page.removeprefix(ASK)
    questions = asked.category.questions[:MOST_ASKED] if asked.category else []
    return questions[int(number)] if number.isdecimal() and int(number) < len(questions) else ""


def next_page(asked: Asked, look: dict) -> str:
    """The first page that has something to ask and was not answered."""
    pages = [WHAT]
    pages += [FIRST] if look["calls"] else []
    pages += [] if asked.known else [WHERE]
    pages += [NEAR] if look["near"] else []
    pages += [f"{ASK}{n}" for n in range(len(look["questions"]))]
    return next((page for page in pages if page not in asked.carried.asked), SAY)


def ask(asked: Asked, *, form=None, held=None, status=200):
    look = asked.look
    page = SAY if form else next_page(asked, look)
    context = {
        "community": asked.community,
        "s": packed(asked.carried),
        "page": page,
        "look": look,
        "form": form or ReportForm(),
        "key": asked.carried.key,
        "place": asked.place,
        "again": asked.request.path,
        **more_for(page, asked),
        **holding.shown(asked.community, held),
    }
    name = "ask" if page.startswith(ASK) else page
    return render(asked.request, f"cases/resident/elder/{name}.html", context, status=status)


def more_for(page: str, asked: Asked) -> dict:
    """What only one page needs."""
    if page == WHAT:
        return {
            "kinds": [
                {"value": code, "word": _(word), "picture": picture, "small": small_of(picture)}
                for picture, word, code in PICTURES
            ]
        }
    if page == WHERE:
        home = own_building(asked.community.id, asked.request.actor.persons)
        return {"home": home, "doors": [(str(id), line) for id, line in doors_of(asked.community.id)]}
    return {"question": question_at(asked, page)} if page.startswith(ASK) else {}


def small_of(picture: str) -> str:
    return _("直接说或拍照") if picture == "tell" else ""


def send(asked: Asked):
    """All answers together, as the form of one page would have sent them."""
    request, community, carried = asked.request, asked.community, asked.carried
    form = ReportForm(form_data(asked))
    files, held = sending.files_in(request, form), holding.named(request.POST.get("held", ""), community.id)
    if sending.may_try(request, community, form) and form.is_valid():
        more = {"files": files, "held": held, "answers": carried.answers, "key": carried.key}
        if sent := sending.send(request, community, form, **more):
            return sent
    return ask(asked, form=form, held=holding.keep(request, community, form, held, files), status=422)


def form_data(asked: Asked) -> dict:
    return {
        "category": asked.carried.category,
        "place": str(asked.place.id) if asked.place else "",
        "words": asked.request.POST.get("words", ""),
        "hide_me": "on",
    }
