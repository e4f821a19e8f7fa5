"""Vague words, and the things and deeds that make a goal plain."""

from __future__ import annotations

from groundplan.plan.wording.vocabulary import Vocabulary, Words, phrases, verbs, words_of

VAGUE = Vocabulary(
    verbs("""
        explore, improve, enhance, support, promote, encourage, foster, engage, strengthen, consider,
        investigate, examine, better, increase, raise, maximise, maximize, optimise, optimize, facilitate,
        empower, embrace, leverage, prioritise, prioritize, focus on, work on, look into, look at, think about,
        think of, reach out, advocate, advance, address, boost, broaden, deepen, expand, grow, elevate, ensure,
        nurture, cultivate, inspire, connect, collaborate, contribute, strive, aim, try, discuss, research,
        brainstorm, reflect on, raise awareness, develop, evaluate, assess, continue, commit, pursue, reimagine,
        rethink, revitalise, revitalize, understand, learn about, get better, be better, do more, do better, be
        more, become more, help, work toward, work towards
    """),
    phrases("""
        more welcoming, more inclusive, create opportunities, provide opportunities, offer opportunities, create
        a culture, build relationships, build community, build partnerships, meet the needs, meet teens needs,
        be there, be present, be available, be inclusive, be more present, more present, be more visible, more
        visible, be welcoming, safe space, welcoming space, welcoming environment, provide support, provide
        services, provide quality, provide resources, serve teens, serve youth, make teens feel, feel welcome,
        relevant, awareness, visibility, outreach, engagement, innovative, innovation, better service, better
        services, buy in, culture of, explorar, mejorar, apoyar, promover, fomentar, fortalecer, impulsar,
        potenciar, explorer, améliorer, soutenir, promouvoir, encourager, renforcer, favoriser, développer
    """),
)
"""What can be said of anything and never be seen to be done."""

DEEDS = Vocabulary(
    verbs("""
        make, build, write, print, draw, paint, sew, film, record, publish, post, hang, open, start, host, hold,
        run, set up, put up, put out, move, buy, order, install, hire, train, teach, visit, call, email, mail,
        phone, text, meet, ask, interview, survey, invite, read, finish, sign up, sign, fix, clear, clean, sort,
        weed, shelve, label, list, count, create, launch, offer, pilot, test, plan, schedule, book, add, cut,
        drop, swap, replace, rearrange, give, lend, show, present, share, send, collect, gather, turn, bring,
        take, apply, translate, choose, pick, draft, design, co-design, code, cook, plant, repair, mend, walk,
        watch, attend, shadow, observe, name, map, photograph, display, exhibit, recruit, pair, team up, partner
        with, stock, lay out, try out, try, decide, vote, propose, talk to, talk with, sit down, write down,
        keep, note, let, learn, form, organise, organize, convene, borrow, feed, serve, stay, switch, update,
        revise, rewrite, redo, re-do, remove, waive, extend, drive, deliver, pack, document, complete, practise,
        practice, rehearse, perform, play, play-test, edit, upload, distribute, hand, collaborate on, eat, sit,
        join, spend, swap, lunch, cut, knit, solder, greet, hire, rename, repaint, measure, track
    """),
    phrases("""
        made, built, said, told, say, tell, wrote, drew, held, ran, put, bought, met, taught, gave, lent, led,
        lead, leads, brought, took, chose, hacer, crear, abrir, organizar, escribir, construir, invitar,
        preguntar, montar, pintar, imprimir, grabar, faire, créer, ouvrir, organiser, écrire, construire,
        inviter, demander, monter, peindre, imprimer, fabriquer, installer, lancer
    """),
)
"""What somebody can be seen to do."""

EMPTY = Vocabulary(
    phrases("""
        reading, love of reading, read about, read up, look up, connected learning, lifelong learning, learning,
        learn more, learn about, reading culture, meet the needs, meeting the needs, meet needs, meet their
        needs, meeting needs, meet teens where they are, programming, training opportunities, offerings, take
        steps, taking steps, play a role, play a part, make a difference, making a difference, make sure, make
        connections, make it better, make things better, make improvements, give back, give support, take part,
        bring awareness, bring together, build community, build relationships, building relationships, build
        partnerships, build awareness, create awareness, create opportunities, create a culture, offer more,
        offer better, offer support, offer opportunities, serve teens better, better serve, serve more, open up,
        open to, reach more, show support, teen services, services, service, well run, lasting, as needed, at
        hand, plan for the future, planning for the future, strategic plan, action plan, map out
    """)
)
"""Turns in which a deed's word says nothing more."""

MADE = Vocabulary(
    phrases("""
    zine, zines, help line, help desk, homework help, support group, card, cards, mural, murals, flyer, flyers,
    poster, posters, booklet, brochure, guide, list, calendar, box, boxes, kit, kits, cart, shelf, shelves,
    display, displays, bookmark, bookmarks, button, buttons, video, videos, podcast, podcasts, playlist, film,
    films, song, songs, album, comic, comics, game, games, web page, blog, newsletter, map, banner, sign, signs,
    whiteboard, survey, questionnaire, club, lounge, corner, nook, studio, lab, makerspace, workshop, workshops,
    exhibit, exhibition, showcase, open mic, concert, fair, festival, lock in, camp, tournament, night, nights,
    open house, garden, podcast booth, sewing machine, 3d printer, button maker, sound booth, anthology, book,
    quilt, t shirt, t shirts, shirts, sticker, stickers, letter, letters, report, proposal, rota, template,
    toolkit, checklist, binder, script, robot, robots, app, prototype, recipe, recipes, meal, snacks, bench,
    chairs, furniture, visits, tour, fanzine, fanzines, revista, cartel, carteles, vídeo, taller, talleres, club
    de, affiche, affiches, atelier, ateliers, fresque, vidéo, bande dessinée, livre, mentor, mentors,
    internship, internships, sessions, session
""")
)
"""Things that are there when somebody made them."""


def is_only_vague(goal: Words, about: str) -> bool:
    """Whether a goal says only what can be said of anything: vague words, no deed, nothing made. What is said
    `about` it, by what it will be known and what comes of it, can make it plain."""
    return VAGUE.stands_in(goal) and not is_plain(goal) and not is_plain(words_of(about))


def is_plain(words: Words) -> bool:
    """Whether a text names a thing that is made, or in more than a word a deed."""
    return MADE.stands_in(words) or (len(words) > 1 and DEEDS.stands_in(EMPTY.without(VAGUE.without(words))))
