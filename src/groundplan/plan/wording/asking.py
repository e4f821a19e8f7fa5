"""Words for what somebody else has to give: leave, money, other people's time."""

from __future__ import annotations

import re

from groundplan.plan.wording.vocabulary import Vocabulary, Words, phrases, verbs

_MONEY = Vocabulary(
    verbs("buy, purchase, order, pay, fund, rent, reimburse, subscribe, sponsor"),
    phrases("""
        bought, paid, hire, hiring, hired, budget, grant, grants, stipend, stipends, honorarium, honoraria, fee,
        fees, cost, costs, quote for, price, prices, purchase order, po, invoice, subscription, license fee,
        licence fee, gift card, gift cards, new furniture, new laptops, new computers, pizza money, vendor,
        vendors, estimate, comprar, pagar, presupuesto, beca, contratar, subvención, acheter, payer, budget,
        subvention, embaucher
    """),
)
_NOT_MEANT = Vocabulary(
    phrases("""
        in order, in the order, new order, the order, right order, same order, shelf order, out of order, order
        of, pay attention, pays attention, paid attention, leave the, leave a, leave an, leave it, leave them,
        leave their, leave notes, leave comments, leave room, leave out, leave open, leave with, leave behind,
        leave time, leave on, leave up, leave feeling, leave knowing, teens leave, they leave, who leave, before
        they leave, at no cost, no cost, free of cost, cost free, no budget, no fee
    """)
)
"""Everyday turns in which such words mean something else."""
# By which a sum is told; the ends of words do not matter.
_COINS = ("$", "€", "£", "dollar", "buck", "usd", "euro")
_SUM = re.compile(r"[$€£]\s?\d|\d\s?(?:€|£|dollars|bucks|USD|euros)", re.IGNORECASE)
_LEAVE = Vocabulary(
    phrases("""
    conference, conferences, leave, day off, days off, time off, release time, unpaid leave, professional leave,
    study leave, symposium, institute, retreat, convention, certificate, certification, coursework, semester,
    summer school, masters, master's, mls, mlis, graduate class, graduate course, residency, travel, overnight,
    out of town, ala annual, yalsa symposium, day long training, all day training, full day training, full day
    workshop, day long workshop, sabbatical, congreso, conferencia, permiso, congrès, colloque, congé
""")
)
_OTHERS = Vocabulary(
    phrases("""
    desk cover, desk coverage, cover the desk, covers the desk, covers desk, cover my desk, covers my desk,
    cover for me, covers for me, cover my shift, swap shifts, extra shift, extra hours, overtime, all staff,
    whole staff, all hands, all branch staff, train staff, training staff, train the staff, train all, train
    desk staff, train circulation, staff training, staff day, in service, inservice, custodian, custodial,
    facilities, maintenance, it ticket, help desk ticket, work order, it dept, it department, the it, page
    hours, branch staff, other departments, circ staff, circulation staff, colleagues, second staff, second
    person, two staff, another staff, staff member from, stay open, open late, after hours, close early, horas
    extra, todo el personal, tout le personnel, heures supplémentaires
""")
)


def asks_of_others(text: str, words: Words) -> bool:
    """Whether a text plainly needs leave, money or the time of others."""
    return _is_meant(words) or _names_sum(text)


def _names_sum(text: str) -> bool:
    """Whether a sum of money stands there; most texts name no coin, which is seen at a glance."""
    folded = text.casefold()
    for coin in _COINS:
        if coin in folded:
            return _SUM.search(text) is not None
    return False


def _is_meant(words: Words) -> bool:
    """Whether such words stand there, also without the turns in which they mean something else."""
    return _stands(words) and _stands(_NOT_MEANT.without(words))


def _stands(words: Words) -> bool:
    return _MONEY.stands_in(words) or _LEAVE.stands_in(words) or _OTHERS.stands_in(words)
