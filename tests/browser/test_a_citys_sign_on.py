"""A city's sign-on in a browser that holds every form to the page's policy: there, and back, by keyboard and without
script."""

import city as cities
import pytest

from ports import free_port
from serving import serving

pytestmark = pytest.mark.browser


@pytest.fixture
def server(tmp_path):
    """An installation that knows a running city; the port is chosen first, since the city has to know where to come back."""
    port = free_port()
    back = f"http://127.0.0.1:{port}/account/sign-on/back/"
    (tmp_path / "city").mkdir()
    (tmp_path / "secret").write_text(cities.SECRET)
    with cities.city(tmp_path / "city", back, "Mia Okafor") as city:
        settings = {
            "GROUNDPLAN_SIGN_ON_NAME": "City of Mill River",
            "GROUNDPLAN_SIGN_ON_URL": city.url,
            "GROUNDPLAN_SIGN_ON_ID": cities.CLIENT,
            "GROUNDPLAN_SIGN_ON_SECRET": f"file:{tmp_path / 'secret'}",
        }
        arguments = ("serve", "--no-open", "--port", str(port))
        with serving(tmp_path / "an installation", arguments=arguments, **settings) as running:
            yield running


def at_the_city(who):
    """Sign in at the city's own pages, and say yes."""
    page = who.page
    page.wait_for_url("**/accounts/login/**")
    page.fill('[name="login"]', "mia")
    page.fill('[name="password"]', cities.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/identity/o/authorize**")
    page.click('[name="action"][value="grant"]')
    page.wait_for_url(f"{who.server.url}/**")


@pytest.mark.parametrize("script", [True, False])
def test_there_and_back(visitor, script):
    who = visitor(java_script_enabled=script)
    who.page.goto(f"{who.server.url}/account/sign-in/?next=/about/")
    who.look()
    button = "[formaction='/account/sign-on/']"
    who.tab_to(button) if script else who.page.focus(button)
    who.page.keyboard.press("Enter")
    at_the_city(who)
    assert who.page.url == f"{who.server.url}/about/"
    who.page.goto(f"{who.server.url}/account/")
    assert "Mia Okafor" in who.page.inner_text(".leave")
    who.look()
