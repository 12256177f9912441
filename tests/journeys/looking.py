"""What is asked of every page in a browser: nothing wrong for axe, nothing sideways, nothing too small for a thumb."""

from axe_playwright_python.sync_playwright import Axe

PASSWORD = "xiaomi-hongzao"
NARROW, PHONE, DESK = 320, 390, 1440

SMALL = """(least) => {
  const seen = [];
  const shown = e => { const s = getComputedStyle(e); return s.visibility !== 'hidden' && s.display !== 'none' && e.getClientRects().length; };
  for (const e of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
    if (!shown(e) || e.closest('.skip, svg, .signs code')) continue;
    const box = (e.closest('label, .pick-photo') || e).getBoundingClientRect();
    const over = getComputedStyle(e, '::after');
    const item = over.position === 'absolute' && over.content !== 'none' && e.closest('li');
    const row = item ? item.getBoundingClientRect() : box;
    if (row.width < 2 || row.bottom < 0) continue;
    if (Math.round(row.height) < least || Math.round(row.width) < Math.min(least, 44))
      seen.push(`${e.tagName.toLowerCase()} “${(e.textContent || e.name || '').trim().slice(0, 20)}” ${Math.round(row.width)}×${Math.round(row.height)}`);
  }
  return seen;
}"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def context_for(browser, station, *, width: int, elder: bool = False, script: bool = True, user: str = ""):
    """A fresh browser of this width and mode, signed in if a user is named."""
    size = {"width": width, "height": 844 if width < 600 else 900}
    context = browser.new_context(viewport=size, java_script_enabled=script, base_url=station.url)
    if elder:
        context.add_cookies([{"name": "linli_mode", "value": "elder", "url": station.url}])
    if user:
        sign_in(context, user)
    return context


def sign_in(context, user: str) -> None:
    """Through the sign-in page, as anybody would."""
    page = context.new_page()
    page.goto("/accounts/login/")
    page.locator("input[name=login]:visible").first.fill(user)
    page.locator("input[name=password]:visible").first.fill(PASSWORD)
    page.locator("form:has(input[name=login]:visible) button").first.click()
    page.wait_for_url(lambda url: "/accounts/login/" not in url)
    page.close()


def faults_of(page, *, elder: bool) -> list[str]:
    """Everything that is wrong with the page as it stands."""
    found = [f"axe: {v['id']} {v['nodes'][0]['target']}" for v in Axe().run(page).response["violations"]]
    width = page.viewport_size["width"]
    if sideways := page.evaluate(SIDEWAYS):
        found.append(f"{sideways} px sideways at {width}")
    if width < 600:
        found += [f"small: {s}" for s in page.evaluate(SMALL, 64 if elder else 44)]
    return found
