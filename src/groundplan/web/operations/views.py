"""The one page of this room: a workbook's file, for its owner."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from groundplan.web.operations.workbook_export import file_for


@require_safe
def take_along(request: HttpRequest, workbook: uuid.UUID) -> HttpResponse:
    """The file with which a workbook is taken to another installation."""
    name, data = file_for(request.user.pk, workbook)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(data, content_type="application/zip", headers=headers)
