"""A save that was undone half-way is shown to nobody, and takes nothing away from the next one."""

from sheets import answers, hidden, post, ready

from serving import serving


def test_what_was_refused_after_it_was_taken_is_nowhere_to_be_seen(tmp_path):
    """One post holds a good answer and a private one against a revision that never was: all of it is refused."""
    with serving(tmp_path) as server:
        client, home, revision = ready(server)
        sheet = f"{home}sheet/look-back/"
        assert post(client, home, {"look-back/happened": "before"}, "edit-one", revision).json()["saved"]
        now = hidden(client.get(sheet).text, "revision")
        forged = post(client, home, {"look-back/happened": "phantom"}, "edit-two", "1.77777")
        assert forged.status_code == 409
        for name, value in (("look-back/happened", "phantom"), ("look-back/nowhere/x y", "z")):
            post(client, home, {name: value, "own_revision": "9.1"}, f"edit-{name[-3:]}x", "9.1")
        page = client.get(sheet).text
        assert "phantom" not in page
        assert post(client, home, {"look-back/happened": "before and after"}, "edit-three", now).json()["saved"]
        assert "before and after" in client.get(sheet).text
    assert answers(tmp_path)["happened"] == "before and after"
