"""Addresses within a workbook."""

from django.urls import path

from groundplan.web.workbooks import erase_page, exports, talking, views, wording

_HERE = "w/<uuid:workbook>/"
_SHEET = _HERE + "sheet/<slug:worksheet>/"
_TALK = _HERE + "comments/<slug:worksheet>/<slug:question>/"

urlpatterns = [
    path(_HERE + "read/<slug:page>/", views.page, name="page"),
    path(_HERE + "read/<slug:page>/done", views.read, name="read"),
    path(_SHEET, views.sheet, name="sheet"),
    path(_SHEET + "again", views.once_more, name="once-more"),
    path(_SHEET + "on/<slug:occasion>/", views.sheet, name="sheet-occasion"),
    path(_HERE + "words/<slug:worksheet>/", wording.words, name="words"),
    path(_HERE + "comments/", talking.comments, name="comments"),
    path(_TALK, talking.talk, name="talk"),
    path(_TALK + "on/<slug:occasion>/", talking.talk, name="talk-occasion"),
    path(_HERE + "preview", views.preview, name="preview"),
    path(_HERE + "shelf/", views.shelf, name="shelf"),
    path(_HERE + "settings/", views.settings, name="settings"),
    path(_HERE + "erase/", erase_page.erase, name="erase"),
    path(_HERE + "media/<path:name>", views.media, name="media"),
    path(_HERE + "picture/<slug:picture>", exports.picture, name="picture"),
    path(_HERE + "download/", exports.choose, name="export"),
    path(_HERE + "download/<str:what>.<slug:suffix>", exports.download, name="download"),
]
