"""The rights table: who gets what at every address, for every method and action, by hand.

A row is a request and nine statuses, one for each of `ROLES`. The rows are literals, so that a right that changes has to
be changed here, by somebody who means it; an address that is in no row fails the test.
"""

import re
from contextlib import nullcontext
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, resolve
from django.utils import timezone

from groundplan.web.accounts.actions import new_person
from groundplan.web.accounts.models import Person
from groundplan.web.cohorts import actions as cohorts
from groundplan.web.cohorts import taking_part
from groundplan.web.cohorts.actions import Given, Plan
from groundplan.web.cohorts.models import Cohort, Credit
from groundplan.web.conversations.actions import InPerson, record_in_person
from groundplan.web.conversations.actions import Wish as Asked
from groundplan.web.conversations.actions import ask as ask_to_confirm
from groundplan.web.conversations.answering import Given as Answered
from groundplan.web.conversations.answering import One, answer
from groundplan.web.conversations.models import Asking, Reply
from groundplan.web.conversations.queries import Said, statements
from groundplan.web.home.actions import set_up
from groundplan.web.libraries.actions import branch_of, department_of, grant
from groundplan.web.libraries.models import Library, Right
from groundplan.web.operations import workbook_export
from groundplan.web.plans.actions import Leaving, leave
from groundplan.web.quoting.actions import cite
from groundplan.web.quoting.queries import Place
from groundplan.web.quoting.quotation import Citing
from groundplan.web.quoting.stating import Stated
from groundplan.web.sharing import actions, library_page, views
from groundplan.web.sharing.actions import Wish
from groundplan.web.sources import adding
from groundplan.web.sources import views as documents
from groundplan.web.sources.actions import About, add_text, remove
from groundplan.web.steps.actions import make_address
from groundplan.web.steps.models import HandOver, Reminding
from groundplan.web.steps.reminders import token_for
from groundplan.web.workbooks.actions import Opening, Sent, save
from groundplan.web.workbooks.models import Proposal, Workbook
from groundplan.workbook.citations import Origin
from groundplan.workbook.edits import Post

# Signed out; signed in without any right; owner of a workbook and admin of another library; viewer, commenter, editor
# and owner of the workbook asked for; admin of its library without a right on it; facilitator of a cohort that the
# workbook is in, from another library.
ROLES = ("out", "stranger", "foreign", "viewer", "commenter", "editor", "owner", "admin", "facilitator")

# name | method | path | fields | out stranger foreign viewer commenter editor owner admin facilitator
TABLE = """
home                | GET  | /                             |                                  | 200 200 302 302 302 302 302 200 200
healthz             | GET  | /healthz                      |                                  | 200 200 200 200 200 200 200 200 200
about               | GET  | /about/                       |                                  | 200 200 200 200 200 200 200 200 200
enter               | GET  | /enter/none/                  |                                  | 403 403 403 403 403 403 403 403 403
first               | GET  | /first/                       |                                  | 403 403 403 403 403 403 403 403 403
first               | POST | /first/                       | library=X kind=solo person=Y     | 403 403 403 403 403 403 403 403 403
who                 | POST | /who/                         | person=OWNER                     | 403 403 403 403 403 403 403 403 403
leave               | POST | /leave/                       |                                  | 200 200 200 200 200 200 200 200 200
control             | POST | /control/backup               |                                  | 404 404 404 404 404 404 404 404 404
join                | GET  | /join/                        |                                  | 200 200 200 200 200 200 200 200 200
join                | POST | /join/                        | code=CODE                        | 302 302 302 302 302 302 302 302 302
join                | POST | /join/                        | code=none                        | 422 422 422 422 422 422 422 422 422
joining             | GET  | /join/TOKEN/                  |                                  | 200 200 200 200 200 200 200 200 200
joining             | GET  | /join/none/                   |                                  | 404 404 404 404 404 404 404 404 404
joining             | POST | /join/TOKEN/                  |                                  | 422 302 302 302 302 302 302 302 302
joining             | POST | /join/none/                   |                                  | 404 404 404 404 404 404 404 404 404

workbook            | GET  | W                             |                                  | 404 404 404 200 200 200 200 404 404
plan                | GET  | W plan/                       |                                  | 404 404 404 200 200 200 200 404 404
thread              | GET  | W plan/thread/                |                                  | 404 404 404 200 200 200 200 404 404
handing-over        | GET  | W plan/hand-over/             |                                  | 404 404 404 200 200 200 200 404 404
handing-over        | POST | W plan/hand-over/             | giver=x taker=y edit=edit0015    | 404 404 404 403 403 422 422 404 404
handed-over         | GET  | W plan/hand-over/HANDED/      |                                  | 404 404 404 200 200 200 200 404 404
handed-over         | POST | W plan/hand-over/HANDED/      |                                  | 404 404 404 403 403 302 302 404 404
checks              | GET  | W plan/checks/                |                                  | 404 404 404 200 200 200 200 404 404
checks              | POST | W plan/checks/                | deed=leave check=horizons place=horizon/year because=x | 404 404 404 403 403 302 302 404 404
checks              | POST | W plan/checks/                | deed=take-up left=LEFT           | 404 404 404 403 403 302 302 404 404
checks              | POST | W plan/checks/                | deed=leave-again left=LEFT       | 404 404 404 403 403 302 302 404 404
weakness            | GET  | W plan/weakness/all/weaknesses/w1/ |                             | 404 404 404 200 200 200 200 404 404
weakness            | POST | W plan/weakness/all/weaknesses/w1/ | deed=goal text=x row=r1 edit=edit-0021 | 404 404 404 403 403 302 302 404 404
weakness            | POST | W plan/weakness/all/weaknesses/w1/ | deed=step text=x row=r2 goal=all/goals/g1 edit=edit-0022 | 404 404 404 403 403 302 302 404 404
weakness            | POST | W plan/weakness/all/weaknesses/w1/ | deed=leave check=untouched-weakness place=all/weaknesses/w1 because=x | 404 404 404 403 403 302 302 404 404
weakness            | POST | W plan/weakness/all/weaknesses/w1/ | deed=remove made=all/goals/g1 edit=edit-0023 | 404 404 404 403 403 302 302 404 404
glance              | GET  | W plan/glance/                |                                  | 404 404 404 200 200 200 200 404 404
plan-goal           | GET  | W plan/goal/                  |                                  | 404 404 404 403 403 200 200 404 404
plan-goal           | POST | W plan/goal/                  | text=x horizon=month edit=edit-0021 | 404 404 404 403 403 302 302 404 404
plan-undo           | POST | W plan/undo/                  | at=all/goals revision=1.9 edit=edit-0022 | 404 404 404 403 403 404 404 404 404
split-goal          | GET  | W plan/split/all/goals/none/  |                                  | 404 404 404 403 403 404 404 404 404
split-goal          | POST | W plan/split/all/goals/none/  | text=x horizon=month edit=edit-0023 | 404 404 404 403 403 302 302 404 404
look-back           | GET  | W plan/look-back/             |                                  | 404 404 404 403 403 200 200 404 404
look-back           | POST | W plan/look-back/             | edit=edit-0024                   | 404 404 404 403 403 302 302 404 404
page                | GET  | W read/welcome/               |                                  | 404 404 404 200 200 200 200 404 404
read                | POST | W read/welcome/done           |                                  | 404 404 404 302 302 302 302 404 404
sheet               | GET  | W sheet/all/                  |                                  | 404 404 404 200 200 200 200 404 404
sheet               | POST | W sheet/all/                  | edit=abcd-1 revision=1.0 all/name=x | 404 404 404 403 403 302 302 404 404
once-more           | GET  | W sheet/talk/again            |                                  | 404 404 404 403 403 200 200 404 404
once-more           | POST | W sheet/talk/again            | title=x                          | 404 404 404 403 403 302 302 404 404
sheet-occasion      | GET  | W sheet/talk/on/none/         |                                  | 404 404 404 404 404 404 404 404 404
sheet-occasion      | GET  | W sheet/talk/on/OCCASION/     |                                  | 404 404 404 200 200 200 200 404 404
sheet-occasion      | POST | W sheet/talk/on/OCCASION/     | edit=abcd-1 revision=1.0 talk/heard=x | 404 404 404 403 403 302 302 404 404
words               | GET  | W words/all/                  |                                  | 404 404 404 403 403 200 200 404 404
words               | POST | W words/all/                  | deed=hide target=all/name        | 404 404 404 403 403 302 302 404 404
words               | POST | W words/all/                  | deed=undo edition=EDITION        | 404 404 404 403 403 302 302 404 404
words               | POST | W words/all/                  | deed=redo edition=EDITION        | 404 404 404 403 403 302 302 404 404
preview             | POST | W preview                     | text=x                           | 404 404 404 200 200 200 200 404 404
shelf               | GET  | W shelf/                      |                                  | 404 404 404 200 200 200 200 404 404
settings            | GET  | W settings/                   |                                  | 404 404 404 403 403 200 200 404 404
settings            | POST | W settings/                   | department=D paper=a4 start=2027-01-01 library=L | 404 404 404 403 403 302 302 404 404
media               | GET  | W media/dot.png               |                                  | 404 404 404 200 200 200 200 404 404
picture             | GET  | W picture/none                |                                  | 404 404 404 404 404 404 404 404 404
export              | GET  | W download/                   |                                  | 404 404 404 200 200 200 200 404 404
download            | GET  | W download/plan.ics           |                                  | 404 404 404 200 200 200 200 404 404
download            | GET  | W download/plan.csv           |                                  | 404 404 404 200 200 200 200 404 404
download            | GET  | W download/plan.md            |                                  | 404 404 404 200 200 200 200 404 404
download            | GET  | W download/workbook.json      |                                  | 404 404 404 200 200 200 200 404 404

take-along          | GET  | W take-along/                 |                                  | 404 404 404 403 403 403 200 404 404
comments            | GET  | W comments/                   |                                  | 404 404 404 200 200 200 200 404 404
talk                | GET  | W comments/all/mission/       |                                  | 404 404 404 200 200 200 200 404 404
talk                | POST | W comments/all/mission/       | deed=begin text=x edit=edit-0001 | 404 404 404 403 302 302 302 404 404
talk-occasion       | GET  | W comments/talk/heard/on/OCCASION/ |                             | 404 404 404 200 200 200 200 404 404
talk-occasion       | POST | W comments/talk/heard/on/OCCASION/ | deed=begin text=x edit=edit-0001 | 404 404 404 403 302 302 302 404 404

found               | GET  | W found/                      |                                  | 404 404 404 403 403 200 200 404 404
found               | POST | W found/                      | deed=none:mission edit=edit-0001 | 404 404 404 403 403 302 302 404 404
found               | POST | W found/                      | deed=take edit=edit-0001         | 404 404 404 403 403 302 302 404 404
found               | POST | W found/                      | deed=undo key=none               | 404 404 404 403 403 302 302 404 404
editions            | GET  | W found/editions/             |                                  | 404 404 404 403 403 200 200 404 404
editions            | POST | W found/editions/             | deed=same                        | 404 404 404 403 403 302 302 404 404
editions            | POST | W found/editions/             | deed=changed edit=edit-0001      | 404 404 404 403 403 302 302 404 404
confirming          | GET  | W confirm/                    |                                  | 404 404 404 200 200 200 200 404 404
confirming          | POST | W confirm/                    | deed=ask statement=STATEMENT who=x edit=edit-0011 | 404 404 404 403 403 200 200 404 404
confirming          | POST | W confirm/                    | deed=in-person statement=STATEMENT who=x day=2026-11-01 edit=edit-0012 | 404 404 404 403 403 302 302 404 404
confirming          | POST | W confirm/                    | deed=WITHDRAW                    | 404 404 404 403 403 302 302 404 404
confirming          | POST | W confirm/                    | deed=TAKEBACK                    | 404 404 404 403 403 302 302 404 404
confirming          | POST | W confirm/                    | deed=TAKE words=x seen=Hers      | 404 404 404 403 403 302 302 404 404
confirming          | POST | W confirm/                    | deed=LEAVE seen=Hers             | 404 404 404 403 403 302 302 404 404
confirming          | POST | W confirm/                    | deed=REOPEN                      | 404 404 404 403 403 302 302 404 404
into-plan           | GET  | W into-plan/talk/             |                                  | 404 404 404 403 403 200 200 404 404
into-plan           | POST | W into-plan/talk/             | into=all/mission text=x title=t edit=edit-0013 | 404 404 404 403 403 302 302 404 404
into-plan-occasion  | GET  | W into-plan/talk/on/OCCASION/ |                                  | 404 404 404 403 403 200 200 404 404
into-plan-occasion  | POST | W into-plan/talk/on/OCCASION/ | into=all/mission text=x title=t edit=edit-0014 | 404 404 404 403 403 302 302 404 404
confirm             | GET  | /c/CONFIRM/                   |                                  | 200 200 200 200 200 200 200 200 200
confirm             | POST | /c/CONFIRM/                   | name=x                           | 422 422 422 422 422 422 422 422 422
confirm             | POST | /c/CONFIRM/                   | deed=code                        | 404 404 404 404 404 404 404 404 404
confirm             | GET  | /c/none/                      |                                  | 404 404 404 404 404 404 404 404 404
confirm             | POST | /c/none/                      | name=x                           | 404 404 404 404 404 404 404 404 404

quote               | GET  | W from/all/mission/           |                                  | 404 404 404 200 200 200 200 404 404
quote               | POST | W from/all/mission/           | deed=cite text=x origin=document title=t edit=edit-0001 | 404 404 404 403 403 302 302 404 404
quote               | POST | W from/all/mission/           | deed=take-away citation=OTHER    | 404 404 404 403 403 404 404 404 404
quote-occasion      | GET  | W from/talk/heard/on/OCCASION/ |                                 | 404 404 404 404 404 404 404 404 404

sharing             | GET  | W sharing/                    |                                  | 404 404 404 200 200 200 200 404 404
sharing             | POST | W sharing/                    | deed=invite right=viewer days=7 how_many=one | 404 404 404 403 403 403 200 404 404
sharing             | POST | W sharing/                    | deed=withdraw id=INVITATION      | 404 404 404 403 403 403 302 404 404
sharing             | POST | W sharing/                    | deed=change id=OTHER right=owner | 404 404 404 403 403 403 302 404 404
sharing             | POST | W sharing/                    | deed=change id=ME right=owner | 404 404 404 403 403 403 302 404 404
sharing             | POST | W sharing/                    | deed=take id=OTHER               | 404 404 404 403 403 403 302 404 404
sharing             | POST | W sharing/                    | deed=give-back                   | 404 404 404 404 404 404 404 404 404
sharing             | POST | W sharing/                    | deed=leave                       | 404 404 404 302 302 302 409 404 404

library             | GET  | L                             |                                  | 404 404 404 404 404 404 404 200 404
library             | POST | L                             | deed=rename name=X               | 404 404 404 404 404 404 404 302 404
library             | POST | L                             | deed=add-branch name=X           | 404 404 404 404 404 404 404 302 404
library             | POST | L                             | deed=rename-branch id=BRANCH name=X | 404 404 404 404 404 404 404 302 404
library             | POST | L                             | deed=remove-branch id=BRANCH     | 404 404 404 404 404 404 404 302 404
library             | POST | L                             | deed=rename-department id=DEPARTMENT name=X | 404 404 404 404 404 404 404 302 404
library             | POST | L                             | deed=remove-department id=DEPARTMENT | 404 404 404 404 404 404 404 302 404
library             | POST | L                             | deed=place id=WORKBOOK branch=BRANCH | 404 404 404 404 404 404 404 302 404
library             | POST | L                             | deed=start toolkit=small owner=OTHER | 404 404 404 404 404 404 404 302 404
library             | POST | L                             | deed=put-back                    | 404 404 404 404 404 404 404 404 404
library-person      | GET  | L people/OTHER/               |                                  | 404 404 404 404 404 404 404 200 404
library-person      | GET  | L people/FOREIGN/             |                                  | 404 404 404 404 404 404 404 404 404
library-person      | POST | L people/OTHER/               | deed=code                        | 404 404 404 404 404 404 404 200 404
library-person      | POST | L people/FOREIGN/             | deed=code                        | 404 404 404 404 404 404 404 404 404
library-person      | POST | L people/OTHER/               | deed=make-admin                  | 404 404 404 404 404 404 404 302 404
library-person      | POST | L people/OTHER/               | deed=end-admin                   | 404 404 404 404 404 404 404 404 404
library-person      | POST | L people/ADMIN/               | deed=end-admin                   | 404 404 404 404 404 404 404 409 404
library-person      | POST | L people/OTHER/               | deed=remove                      | 404 404 404 404 404 404 404 302 404
audit               | GET  | L list/                       |                                  | 404 404 404 404 404 404 404 200 404
audit-csv           | GET  | L list.csv                    |                                  | 404 404 404 404 404 404 404 200 404

sources             | GET  | L sources/                    |                                  | 404 404 404 404 404 200 200 200 404
sources             | POST | L sources/                    | deed=put-back id=REMOVED         | 404 404 404 404 404 302 302 302 404
sources             | POST | L sources/                    | deed=delete id=REMOVED           | 404 404 404 404 404 302 302 302 404
add-source          | GET  | L sources/add/                |                                  | 404 404 404 404 404 200 200 200 404
add-source          | POST | L sources/add/                | deed=text title=X text=Y edit=edit-0001 | 404 404 404 404 404 302 302 302 404
add-source          | POST | L sources/add/                | deed=files edit=edit-0001        | 404 404 404 404 404 422 422 422 404
search-sources      | GET  | L sources/search/             |                                  | 404 404 404 404 404 200 200 200 404
sources-state       | GET  | L sources/state/              |                                  | 404 404 404 404 404 200 200 200 404
source              | GET  | L sources/SOURCE/             |                                  | 404 404 404 404 404 200 200 200 404
source              | GET  | L sources/REMOVED/            |                                  | 404 404 404 404 404 404 404 404 404
source              | POST | L sources/SOURCE/             | deed=change title=X              | 404 404 404 404 404 302 302 302 404
source              | POST | L sources/SOURCE/             | deed=read-again                  | 404 404 404 404 404 302 302 302 404
source              | POST | L sources/SOURCE/             | deed=remove                      | 404 404 404 404 404 302 302 302 404
source-file         | GET  | L sources/SOURCE/file         |                                  | 404 404 404 404 404 200 200 200 404

account             | GET  | /account/                     |                                  | 302 200 200 200 200 200 200 200 200
own-sign-in         | POST | /account/own/                 |                                  | 302 302 422 422 422 422 422 422 422
sign-out-elsewhere  | POST | /account/elsewhere/           |                                  | 302 302 302 302 302 302 302 302 302
held                | GET  | /account/held/                |                                  | 302 302 302 302 302 302 302 302 302
held                | POST | /account/held/                |                                  | 302 302 302 302 302 302 302 302 302
present             | GET  | /account/here/                |                                  | 401 204 204 204 204 204 204 204 204
sign-in-code        | GET  | /account/code/                |                                  | 200 200 200 200 200 200 200 200 200
sign-in-code        | POST | /account/code/                | handle=x code=y                  | 422 422 422 422 422 422 422 422 422
account_login       | GET  | /account/sign-in/             |                                  | 200 302 302 302 302 302 302 302 302
account_login       | POST | /account/sign-in/             | login=x password=y               | 200 302 302 302 302 302 302 302 302
account_reauthenticate | GET | /account/confirm/           |                                  | 302 200 403 403 403 403 403 403 403
account_change_password | GET | /account/password/         |                                  | 302 200 302 302 302 302 302 302 302
account_change_password | POST | /account/password/        |                                  | 302 200 302 302 302 302 302 302 302
account_set_password | GET | /account/password/first/      |                                  | 302 302 200 200 200 200 200 200 200
account_set_password | POST | /account/password/first/     |                                  | 302 302 200 200 200 200 200 200 200
account_inactive    | GET  | /account/inactive/            |                                  | 200 200 200 200 200 200 200 200 200

own-data            | GET  | /account/data/                |                                  | 302 302 200 200 200 200 200 200 200
own-data            | POST | /account/data/                |                                  | 302 302 200 200 200 200 200 200 200
delete-account      | GET  | /account/delete/              |                                  | 302 302 200 200 200 200 200 200 200
delete-account      | POST | /account/delete/              |                                  | 302 302 422 422 422 422 422 422 422
steps               | GET  | /steps/                       |                                  | 302 200 200 200 200 200 200 200 200
tick-steps          | POST | /steps/tick                   | done=1 step=STEP   edit=edit-1010 | 302 404 404 403 403 302 302 404 404
tick-steps          | POST | /steps/tick                   | act=undo                         | 302 302 302 302 302 302 302 302 302
steps-list          | GET  | /steps/list.pdf               |                                  | 302 200 200 200 200 200 200 200 200
my-calendar         | POST | /steps/calendar               | deed=make                        | 302 200 200 200 200 200 200 200 200
my-calendar         | POST | /steps/calendar               | deed=withdraw                    | 302 302 302 302 302 302 302 302 302
reminding           | POST | /steps/reminding              | opens=9 closes=17                | 302 302 302 302 302 302 302 302 302
no-reminders        | GET  | /steps/no-letters/LETTERS/    |                                  | 200 200 200 200 200 200 200 200 200
no-reminders        | POST | /steps/no-letters/LETTERS/    |                                  | 200 200 200 200 200 200 200 200 200
no-reminders        | GET  | /steps/no-letters/none/       |                                  | 404 404 404 404 404 404 404 404 404
calendar            | GET  | /calendar/CALENDAR.ics        |                                  | 200 200 200 200 200 200 200 200 200
calendar            | GET  | /calendar/none.ics            |                                  | 404 404 404 404 404 404 404 404 404
my-learning         | GET  | /account/learning/            |                                  | 302 200 200 200 200 200 200 200 200
erase               | GET  | W erase/                      |                                  | 404 404 404 403 403 403 200 404 404
erase               | POST | W erase/                      | text=Xyzzy instead=teen          | 404 404 404 403 403 403 200 404 404

cohorts             | GET  | /cohorts/                     |                                  | 302 200 200 200 200 200 200 200 200
open-cohort         | GET  | /cohorts/open/                |                                  | 302 404 404 404 404 404 404 200 200
open-cohort         | POST | /cohorts/open/                | name=X toolkit=small             | 302 404 404 404 404 404 404 302 302
cohort              | GET  | C                             |                                  | 302 404 404 404 404 404 404 404 200
cohort-deed         | POST | C deed/                       | deed=code                        | 302 404 404 404 404 404 404 404 200
cohort-deed         | POST | C deed/                       | deed=withdraw target=JOINCODE    | 302 404 404 404 404 404 404 404 302
cohort-deed         | POST | C deed/                       | deed=close                       | 302 404 404 404 404 404 404 404 302
cohort-deed         | POST | C deed/                       | deed=reopen                      | 302 404 404 404 404 404 404 404 302
cohort-deed         | POST | C deed/                       | deed=facilitator target=OTHER    | 302 404 404 404 404 404 404 404 404
cohort-deed         | POST | C deed/                       | deed=stop-leading                | 302 404 404 404 404 404 404 404 422
cohort-deed         | POST | C deed/                       | deed=take-out target=MEMBERSHIP  | 302 404 404 404 404 404 404 404 302
cohort-deed         | POST | C deed/                       | deed=password target=OTHER       | 302 404 404 404 404 404 404 404 200
cohort-settings     | GET  | C settings/                   |                                  | 302 404 404 404 404 404 404 404 200
cohort-settings     | POST | C settings/                   | name=X                           | 302 404 404 404 404 404 404 404 302
cohort-learning     | GET  | C learning/                   |                                  | 302 404 404 404 404 404 404 404 200
cohort-learning     | POST | C learning/                   | event=X day=2027-01-01 amount=1 unit=hours person=OWNER edit=e1 | 302 404 404 404 404 404 404 404 302
take-credit-back    | POST | C learning/CREDIT/back/       |                                  | 302 404 404 404 404 404 404 404 302
cohort-transcript   | GET  | C transcript.csv              |                                  | 302 404 404 404 404 404 404 404 200
cohort-report       | GET  | C report/                     |                                  | 302 404 404 404 404 404 404 404 200
cohort-blanks       | GET  | C blank/                      |                                  | 302 404 404 404 404 404 404 404 200
cohort-blank        | GET  | C blank/all.md                |                                  | 302 404 404 404 404 404 404 404 200
cohort-sheet        | GET  | C shared/MEMBERSHIP/all/      |                                  | 302 404 404 404 404 404 404 404 200
cohort-sheet        | GET  | C shared/MEMBERSHIP/kwl/      |                                  | 302 404 404 404 404 404 404 404 404
cohort-sheet        | POST | C shared/MEMBERSHIP/all/      | question=name text=x edit=edit-0009 | 302 404 404 404 404 404 404 404 302
cohort-sheet        | POST | C shared/MEMBERSHIP/kwl/      | question=know text=x edit=edit-0009 | 302 404 404 404 404 404 404 404 404
certificate         | GET  | /certificate/CREDIT.pdf       |                                  | 302 404 404 404 404 404 200 404 200
team-cohort         | GET  | W cohort/                     |                                  | 302 404 404 200 200 200 200 404 404
team-cohort         | POST | W cohort/                     | membership=MEMBERSHIP finished=one | 302 404 404 403 403 302 302 404 404
leave-cohort        | POST | W cohort/leave/               | membership=MEMBERSHIP            | 302 404 404 404 404 404 302 404 404

own-computer        | POST | /account/computer/            | own=1                            | 302 302 302 302 302 302 302 302 302
sign-on             | POST | /account/sign-on/             |                                  | 404 404 404 404 404 404 404 404 404
sign-on-callback    | GET  | /account/sign-on/back/        |                                  | 404 404 404 404 404 404 404 404 404
sign-on-connect     | POST | /account/sign-on/connect/     |                                  | 302 302 404 404 404 404 404 404 404
sign-on-remove      | POST | /account/sign-on/remove/      |                                  | 302 302 404 404 404 404 404 404 404
account_email       | GET  | /account/addresses/           |                                  | 404 404 404 404 404 404 404 404 404
account_confirm_email | GET | /account/addresses/none/     |                                  | 404 404 404 404 404 404 404 404 404
account_reset_password | GET | /account/forgotten/         |                                  | 404 404 404 404 404 404 404 404 404
account_reset_password_done | GET | /account/forgotten/sent/ |                                 | 404 404 404 404 404 404 404 404 404
account_reset_password_from_key_done | GET | /account/forgotten/done/ |                        | 404 404 404 404 404 404 404 404 404
account_reset_password_from_key | GET | /account/forgotten/x/y/ |                              | 404 404 404 404 404 404 404 404 404
mfa_index           | GET  | /account/ways/                |                                  | 302 302 302 302 302 302 302 302 302
mfa_authenticate    | GET  | /account/second-step/         |                                  | 302 302 302 302 302 302 302 302 302
mfa_reauthenticate  | GET  | /account/second-step/again/   |                                  | 302 302 403 403 403 403 403 403 403
mfa_activate_totp   | GET  | /account/app/                 |                                  | 302 302 200 200 200 200 200 200 200
mfa_deactivate_totp | GET  | /account/app/remove/          |                                  | 302 404 404 404 404 404 404 404 404
mfa_view_recovery_codes | GET | /account/codes/            |                                  | 302 404 404 404 404 404 404 404 404
mfa_generate_recovery_codes | GET | /account/codes/new/    |                                  | 302 302 200 200 200 200 200 200 200
mfa_list_webauthn   | GET  | /account/passkeys/            |                                  | 302 302 302 302 302 302 302 302 302
mfa_add_webauthn    | GET  | /account/passkeys/add/        |                                  | 302 302 200 200 200 200 200 200 200
mfa_reauthenticate_webauthn | GET | /account/passkeys/again/ |                                 | 302 302 403 403 403 403 403 403 403
mfa_login_webauthn  | GET  | /account/passkeys/sign-in/    |                                  | 302 302 302 302 302 302 302 302 302
mfa_edit_webauthn   | GET  | /account/passkeys/1/name/     |                                  | 302 302 404 404 404 404 404 404 404
mfa_remove_webauthn | GET  | /account/passkeys/1/remove/   |                                  | 302 302 404 404 404 404 404 404 404
"""


def rows():
    for line in TABLE.strip().splitlines():
        if line.strip():
            name, method, path, fields, statuses = (each.strip() for each in line.split("|"))
            yield name, method, path, fields, statuses.split()


ROWS = list(rows())


@pytest.fixture
def everybody(cast, settings, tmp_path):
    """One person for each role; the stranger has a sign-in with a password, as many on a server for many do."""
    settings.GROUNDPLAN_FOR_MANY, settings.MEDIA_ROOT = True, tmp_path / "uploads"
    workbook = cast.workbook
    foreign, _theirs = set_up("Fay", Opening("Hill Library", "Teens", False, date(2027, 1, 1)), "small")
    people = {"out": None, "stranger": new_person("Sam", "sam", "three words in a row"), "foreign": foreign}
    for role in ("viewer", "commenter", "editor"):
        people[role] = Person.objects.create_named(role.title())
        grant(workbook.library, people[role], workbook.id, Right(role))
    people["owner"], people["admin"] = cast.owner, Person.objects.create_named("Jo")
    grant(workbook.library, people["admin"], workbook.library_id, Right.OWNER)
    workbook.library.grants.filter(person=cast.owner, thing=workbook.library_id).delete()
    state = Library.objects.create(name="State Library", leads=True)
    people["facilitator"] = Person.objects.create_named("Gus")
    grant(state, people["facilitator"], state.id, Right.OWNER)
    other = new_person("Oda", "oda", "three words in a row")
    grant(workbook.library, other, workbook.id, Right.EDITOR)
    return SimpleNamespace(people=people, other=other, named=named(cast, people, other))


def named(cast, people, other):
    """What the capitals in the table stand for."""
    workbook = cast.workbook
    token, code = actions.invite(cast.owner, workbook.id, Wish("", Right.VIEWER, 7, True))
    occasion = cast.client(cast.owner).post(cast.url("sheet/talk/again"), {"title": "x"}).url.split("/")[-2]
    leader = people["facilitator"]
    cohort = cohorts.open_cohort(
        leader, Library.objects.get(leads=True, name="State Library").id, Plan("X", "", "", "small", {})
    )
    membership = taking_part.join(workbook, cast.owner, cohort)
    taking_part.say_where_we_are(cast.owner, workbook.id, membership.id, [], ["all"])
    given = Given("X", "", date(2027, 1, 1), "", "", Decimal(1), "hours", "")
    cohorts.give_credit(leader.id, cohort, [cast.owner.id], given, "e0")
    cohorts.new_code(leader.id, cohort)
    [join_code] = actions.of(Cohort.objects.get(id=cohort).library_id, cohorts.CODE, cohort)
    about = About("X")
    source = add_text(cast.owner, workbook.library_id, "words", about, "edit-one")
    removed = add_text(cast.owner, workbook.library_id, "more words", about, "edit-two")
    remove(cast.owner, workbook.library_id, removed)
    [invitation] = actions.of(workbook.library_id, "invitation", workbook.id)
    stated = Citing(Place("all", "mission"), "x", Stated(Origin.SAID_AND_DONE), "edit-1001")
    cite(cast.owner.id, workbook.id, stated)
    [statement] = statements(cast.written())
    weak = {
        "all/weaknesses/w1": "x",
        "all/goals/g1/text": "x",
        "edit": "edit-1004",
        "revision": cast.answers().revision,
    }
    assert cast.client(cast.owner).post(cast.url("sheet/all/"), weak).status_code == 302
    left = leave(cast.owner.id, workbook.id, Leaving("horizons", "horizon/month", "x"))
    confirming = ask_to_confirm(
        cast.owner, workbook.id, Asked("Rosa", {statement.key}, Origin.CONVERSATION, "edit-1002")
    )
    reply = Reply.objects.get()
    answer(confirming, Answered("Rosa", "", {reply.id: One(Said.OTHER, "Hers")}))
    [correction] = Proposal.objects.values_list("id", flat=True)
    in_person = InPerson("Rosa", "2026-11-01", {statement.key}, Origin.CONVERSATION, "edit-1003")
    [noted] = record_in_person(cast.owner.id, workbook.id, in_person)
    handed = HandOver.objects.create(
        library=workbook.library, workbook=workbook, giver="x", taker="y", made=timezone.now(), edit="handed"
    )
    goal = {"all/goals/g1/text": ["X"], "all/goals/s1/of": ["g1"], "all/goals/s1/what": ["X"]}
    save(cast.owner.id, workbook.id, Sent("all", "", Post(goal), "edit-1004", "1.0", "1.0", None))
    return {
        "OWNER": cast.owner.id, "OTHER": other.id, "ADMIN": people["admin"].id, "FOREIGN": people["foreign"].id,
        "TOKEN": token, "CODE": code, "INVITATION": invitation.id, "OCCASION": occasion, "WORKBOOK": workbook.id,
        "EDITION": workbook.edition_id, "BRANCH": branch_of(workbook.library, "North").id,
        "DEPARTMENT": department_of(workbook.library, "Spare", solo=False).id, "COHORT": cohort,
        "LEFT": left, "STATEMENT": statement.key, "CONFIRM": confirming, "TAKEBACK": f"take-back:{noted}",
        "TAKE": f"take:{correction}", "LEAVE": f"leave:{correction}", "REOPEN": f"reopen:{correction}",
        "WITHDRAW": f"withdraw:{Asking.objects.get().id}",
        "MEMBERSHIP": membership.id, "CREDIT": Credit.objects.get().id, "JOINCODE": join_code.id,
        "SOURCE": source, "REMOVED": removed, "HANDED": handed.id,
        "STEP": f"1 {workbook.id} all/goals/s1 todo", "CALENDAR": make_address(cast.owner.id, "en"),
        "LETTERS": token_for(Reminding.objects.create(person=cast.owner, rhythm="week")),
    }  # fmt: skip


def path_of(path, cast, named):
    start, _, rest = path.partition(" ")
    if start in ("W", "L", "C"):
        path = {"W": cast.url(), "L": f"/library/{cast.workbook.library_id}/", "C": "/cohorts/COHORT/"}[start] + rest
    return "/".join(str(named.get(part, part)) for part in re.split(r"/|(?=\.(?:pdf|ics)$)", path)).replace("/.", ".")


def fields_of(fields, named):
    pairs = (each.partition("=") for each in fields.split())
    return {name: str(named.get(value, value)) for name, _, value in pairs}


class _UndoError(Exception):
    """Ends the transaction of one request."""


def ask(person, method, path, fields):
    """The status of one request, of which nothing stays."""
    client, found = Client(), []
    try:
        with transaction.atomic():
            if person is not None:
                client.force_login(person)
            found.append(client.post(path, fields) if method == "POST" else client.get(path))
            raise _UndoError
    except _UndoError:
        return str(found[0].status_code)


@pytest.mark.parametrize("role", ROLES)
def test_everybody_gets_what_the_table_says(cast, everybody, role, monkeypatch):
    # A workbook's file begins a transaction of its own, and each request here is in one already.
    monkeypatch.setattr(workbook_export, "one_moment", nullcontext)
    person, wrong = everybody.people[role], []
    for name, method, path, fields, statuses in ROWS:
        mine = {**everybody.named, "ME": person.id if person else ""}
        given = ask(person, method, path_of(path, cast, mine), fields_of(fields, mine))
        if given != statuses[ROLES.index(role)]:
            wrong.append(f"{name} {method} {path} {fields}: {given}, not {statuses[ROLES.index(role)]}")
    assert wrong == []


def test_the_table_has_every_role_in_every_row():
    assert [row for row in ROWS if len(row[4]) != len(ROLES)] == []


def test_every_address_is_in_the_table():
    addresses = {pattern.name for group in get_resolver().url_patterns for pattern in group.url_patterns}
    assert {row[0] for row in ROWS} == addresses


def test_each_row_asks_the_address_that_it_names(cast, everybody):
    asked = [(resolve(path_of(path, cast, everybody.named)).url_name, name) for name, _method, path, *_ in ROWS]
    assert [f"{name} is {found}" for found, name in asked if found != name] == []


def test_every_action_of_a_page_with_several_is_in_the_table():
    """Whoever adds a deed to one of these pages says here who may do it."""
    asked = {name: {fields_of(row[3], {}).get("deed") for row in ROWS if row[0] == name} - {None} for name, *_ in ROWS}
    assert asked["sharing"] == {*views.DEEDS, "invite"}
    assert asked["library"] == {*library_page.DEEDS, "start"}
    assert asked["sources"] == {*documents.SHELF_DEEDS}
    assert asked["source"] == {*documents.DEEDS, "change"}
    assert asked["add-source"] == {adding.FILES, adding.TEXT}
    assert asked["library-person"] == {*library_page.PERSON_DEEDS, "code"}


def test_a_workbook_of_the_foreign_library_is_closed_to_everybody_of_this_one(cast, everybody):
    theirs = Workbook.objects.get(library__name="Hill Library")
    for role, person in everybody.people.items():
        for path in ("", "plan/", "sheet/all/", "sharing/", "download/plan.md", "settings/"):
            expected = "200" if role == "foreign" else "404"
            assert ask(person, "GET", f"/w/{theirs.id}/{path}", {}) == expected, (role, path)
