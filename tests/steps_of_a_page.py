"""The page of somebody's steps as a browser without script has it: what its forms would send."""

from bs4 import BeautifulSoup


def fields_of(client, form="my-ticks"):
    """The fields that a form of the page sends before anybody touches it."""
    soup = BeautifulSoup(client.get("/steps/").content, "html.parser")
    controls = soup.select(f"form.{form} input[name]")
    fields = {}
    for each in controls:
        if each.get("type") != "checkbox" and each["name"] != "csrfmiddlewaretoken":
            fields.setdefault(each["name"], []).append(each.get("value", ""))
    return fields
