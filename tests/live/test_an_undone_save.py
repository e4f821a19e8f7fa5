"""A save that was undone half-way is shown to nobody, and takes nothing away from the next one."""

from sheets import answers, hidden, ready

from serving import serving, settle, token

SHEET = "equity-here"


def fields_of(page):
    return {name: hidden(page, name) for name in ("revision", "own_revision", "edition")}


def test_what_was_refused_after_it_was_taken_is_nowhere_to_be_seen(tmp_path):
    """The team's part of a post is taken before its private part is refused; then a form of an older edition saves."""
    with serving(settle(tmp_path)) as server:
        client, home, _revision = ready(server)
        url = f"{home}sheet/{SHEET}/"

        def send(edit, base, **fields):
            return client.post(
                url,
                data={**base, **{f"{SHEET}/{name}": text for name, text in fields.items()}, "edit": edit,
                      "csrfmiddlewaretoken": client.headers["x-form"]},
                headers={"accept": "application/json"},
            )  # fmt: skip

        assert send("edit-one", fields_of(client.get(url).text), first="one").json()["saved"]
        older = fields_of(client.get(url).text)
        words = client.get(f"{home}words/{SHEET}/").text
        client.post(
            f"{home}words/{SHEET}/",
            data={"deed": "add_section", "label": "Ours", "target": "", "csrfmiddlewaretoken": token(words)},
        )
        now = fields_of(client.get(url).text)
        private = {"private-note": "for myself"}
        phantom = send("edit-two", {**now, "own_revision": "1.99999"}, first="phantom", **private)
        assert phantom.status_code == 409
        assert send("edit-three", older, first="one and more").json()["saved"]
        shown = client.get(url).text
        assert "phantom" not in shown
        assert "one and more" in shown
        client.close()
    assert answers(tmp_path, SHEET)["first"] == "one and more"
