"""English words by which statements are told."""

from groundplan.sources.finding.tongue import Tongue, phrases
from groundplan.sources.model import Kind

ENGLISH = Tongue(
    code="en",
    labels={
        Kind.MISSION: phrases("mission, missions, mission statement, purpose statement, statement of purpose"),
        Kind.VISION: phrases("vision, visions, vision statement, where we are going, where we're going"),
        Kind.VALUE: phrases("""
            values, core values, value statements, values statement, shared values, guiding principles, core
            principles, our principles, core beliefs, what we value, what we believe, what we believe in, we
            value, we believe in, what we stand for, things we value, service values, organizational values,
            organisational values, guiding values, our beliefs, guiding beliefs"""),
        Kind.PRIORITY: phrases("""
            strategic priorities, strategic goals, strategic directions, strategic direction, strategic focus areas,
            strategic areas of focus, strategic focus, strategic initiatives, strategic pillars, strategic aims,
            strategic objectives, strategic themes, strategic imperatives, strategic commitments, strategic areas,
            strategic outcomes, strategic ambitions, strategic issues, strategic drivers, focus areas, areas of focus,
            areas of emphasis, key focus areas, focal areas, priority areas, key priorities, key goals, key themes, key
            areas, key aims, key result areas, key pillars, core goals, core priorities, core strategies, major goals,
            broad goals, overarching goals, service priorities, service responses, library service priorities, service
            goals, top priorities, main priorities, main goals, long range goals, long-range goals, long term goals,
            system goals, plan goals, planning goals, organizational goals, organisational goals, library goals, goals
            for the plan, community priorities, pillars, strategic intentions, strategic intents, strategic promises,
            strategic moves, strategic pathways, strategic anchors, strategic actions, goal areas, impact areas, areas
            of impact, areas of priority, action areas, focus points, goal statements, big goals, bold goals, big
            moves, bold moves, goals of the plan, priorities of the plan, pillars of the plan, themes of the plan, the
            plan's goals, the plan's priorities, key directions"""),
    },
    weak={
        Kind.MISSION: phrases("""
            why do we exist, why are we here, what do we do, what are we here for, purpose, our purpose, why we
            exist, why we're here, why we are here, our promise, our reason for being, reason for being, our why,
            our aim, what we do, our role, our charge, what we are here to do, our cause, our calling,
            what we're here for,
            what we're here to do, what we are here for, the promise, who we are and what we do"""),
        Kind.VISION: phrases("""
            what do we want to be, what do we want to become, where are we going, where do we want to be, where do
            we want to go, our future, our north star, our aspiration, our ambition, our dream, the future we see,
            the future we want, looking ahead, where we want to be, where we want to go, what we aspire to be, what
            we want to become, our destination, what we want to be, our aspirations, where we're headed, where we
            are headed, our desired future, the world we want, what we see, where we will be, where we'll be, where
            we hope to be, what we hope to be,
            what we will be, what we will become, what success looks like for us"""),
        Kind.VALUE: phrases("""
            what do we believe, what do we value, what do we stand for, principles, beliefs, we believe, what
            matters to us, what guides us, how we work, what drives us, what we care about, how we do it, how we
            serve, our culture, our philosophy, philosophy"""),
        Kind.PRIORITY: phrases("""
            what will we focus on, where will we focus, what are our priorities, priorities, goals, directions,
            commitments, aims, objectives, themes, imperatives, initiatives, aims and objectives, goals and objectives,
            what we will do, our commitments, our promises, how we will get there, how we'll get there, where we will
            focus, our focus, what we'll focus on, what we will focus on, strategies, ambitions, outcomes, focus,
            emphases, areas of service, what we're working on, what we are working on, what we will work on, what we'll
            work on, what we plan to do, what we'll do, what we're going to do, what we are going to do, what we want
            to achieve, what we hope to achieve, what we will achieve, what we'll achieve, what we intend to do, what
            we're focusing on, what we are focusing on, what we're focused on, what we are focused on, where we'll
            focus, where we are focusing, where we're focusing, where we will focus our efforts, will we focus, will we
            focus on, will we do, will we get there, do we want to achieve, are we working on, how we get there, our
            roadmap, our way forward, cornerstones, promises, our intentions, big ideas, bold ideas"""),
    },
    ours=phrases("our, the library's, the, its, the libraries', library, library's, your, we"),
    asides=phrases("""
        today, now, still, statement, statements, strategic plan, strategic, plan, strategy, overview, for, the, a, an,
        our, at a glance, for the future, summary, library, libraries, official, current, new, revised, proposed,
        adopted, approved, draft, updated, and, in brief, five-year, three-year, five year, three year, four-year,
        long-range, long range, organizational, organisational, core, key, about, of service, system, years, year, s,
        service, corporate, shared, short, tagline, 's, overall, will be, are, is, as follows, include, these,
        following, list of, to, through, fy, top, next, coming, until, by, in, ahead, over, highlights, actions,
        activities, action plan, framework, roadmap, to you, big, bold, roles, role, history, background"""),
    joins=phrases("and, &, plus"),
    of=phrases("of, for, at, here at"),
    be=phrases("""
        has always been, have always been, is still, is now, will always be, spell, spells, form, is, are, is as
        follows, reads, states, has been, remains, will be, shall be, continues to be, include, includes"""),
    begins={
        Kind.MISSION: phrases("to, that, simple, simply, twofold, threefold, as follows, one of"),
        Kind.VISION: phrases("""
            to, that, a, an, of, for, simple, simply, one, as follows, where, every, everyone, all, people, the"""),
    },
    exists=phrases("exists to, exist to, exists for, exists so that, exist so that, is here to, are here to"),
    envisions=phrases("""
        we envision, library envisions, libraries envision, system envisions, district envisions, it envisions"""),
    valuing=phrases("""
        we value, we believe in, believes that, we believe that, believes in, believe in, we are guided by, the
        library values, we stand for, we hold these values, we are committed to these values, we cherish, we
        prize, staff value, the library believes in"""),
    library=phrases("library, libraries, library's, bookmobile, athenaeum, reading room, library system, lib"),
    tops=phrases("""
        strategic priority, strategic goal, strategic direction, strategic focus area, strategic focus, strategic
        aim, strategic pillar, strategic theme, strategic imperative, strategic commitment, strategic initiative,
        strategic objective, strategic area, strategic outcome, focus area, area of focus, key priority, key area,
        key theme, priority area, service priority, service response, goal area, key result area, priority, goal,
        pillar, direction, theme, aim, commitment, imperative, focus, ambition, promise, key goal, goal statement"""),
    virtues=phrases("value, core value, our value, guiding principle, principle"),
    lowers=phrases("""
        objective, objectives, strategy, strategies, action, actions, action step, action steps, action items,
        action item, activity, activities, tactic, tactics, task, tasks, outcome, outcomes, measure, measures,
        measures of success, how we will measure, target, targets, initiative, initiatives, output, outputs, kpi,
        kpis, step, steps, deliverable, deliverables, indicator, indicators, milestone, milestones, key actions,
        what we will do, how we will do it, how we will get there, how we'll do it, we will, success looks like,
        what success looks like, in practice, performance measures, key activities, key initiatives, evaluation,
        timeline, why, why this matters, rationale, goals, goal, aim, aims, sub-goal, tactics and measures,
        projects, what this means, what it looks like, potential activities, supporting actions, key strategies,
        accomplishments"""),
    numerals=phrases("one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve"),
    ordinals=phrases("first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth"),
    talk=phrases("""
        her, his, my, their, theirs, drafting, crafting, choosing, refreshing, rethinking,
        typical, good, strong, effective, great, clear, review, reviewing, reviewed, discuss, discussion, approve,
        approval, revise, revisit, update, updating, rewrite, develop, developing, developed, writing, write, how,
        survey, feedback, should, session, retreat, agenda, minutes, report, does, do, setting, vote, motion,
        consider, help us, create, creating, support, supports, supporting, fulfil, fulfill, fulfilling, achieve,
        achieving, advance, advancing, furthering, consistent with, in keeping with, in line with, part of,
        aligned, align, aligns, guided by, based on, according to, related to, relates to, toward, towards,
        drafts, draft of, options, versions, alternatives, candidates, finalists, wordings, suggestions, ideas for,
        statements that, critical, essential, central to, beyond, key to, consistent, meets, meet, further,
        furthers, one of, in support of, contrary to, connection between"""),
    formers=phrases("""
        old, former, previous, prior, earlier, original, first, initial, outgoing, past, then, last, retired,
        discarded, older"""),
    narrows=phrases("""
        grant, grants, lsta, funding, legislative, advocacy, budget,
        volunteer, volunteers, digital, project, campaign, building, facility, facilities, site, brand,
        collecting, collection, fundraising, giving, donor, program, programme, course, event, study, design,
        technology, training, contest, exhibit, exhibition, app, website, class, vendor, partner, partnership,
        profession, industry"""),
    says=phrases("says, said, explains, explained, adds, added, notes, noted"),
    aims=phrases("""
        strives, strive, seeks, seek, aims, aim, endeavors, endeavor, endeavours, endeavour, is committed, are
        committed, is dedicated, are dedicated, upholds, uphold, works to, work to, promises, promise, pledges,
        pledge, commits, commit, is devoted, are devoted, pursues, pursue, welcomes, welcome"""),
    resumes=phrases("""
        we do this, we do so, we do it, we will do this, we will do so, we'll do this, we accomplish this, we achieve
        this, we fulfill this, we fulfil this, it does this, it does so, the library does this, the library does so,
        the library accomplishes this"""),
    memberships=phrases("""
        we belong to, we are part of, we're part of, we are a part of, we are a member of, we're a member of, we are
        members of, belongs to, is a member of, is a member library of, is part of, is a part of, is a partner in"""),
    backs=phrases("that is, that's, this is, these are"),
    posts=phrases("""
        librarian, assistant, manager, coordinator, co-ordinator, clerk, specialist, associate, supervisor,
        technician, full-time, part-time"""),
    credits=phrases("""
        dear,
        prepared by, prepared for, prepared with, produced by, designed by, developed by, facilitated by, written
        by, photos by, photography by, funded by, supported by, sponsored by, presented by, in partnership with,
        thanks to, with support from, with thanks to, made possible by"""),
    subjects=phrases("subject, re, regarding, title, topic, item"),
    topics=phrases("""
        of libraries, of public libraries, of a library, of any library, of every library, of all libraries, article,
        bylaws, section, street, policy, policies, procedure, procedures, collection, collections, selection,
        programme, program, programs, programmes, reading, fundraising, financial, trips, learning, fitness, personal,
        attendance, committee, task force, team, workshop, survey, summit, contest, grant, meeting, page, document,
        manual, guidelines, course, class, club, event, exhibit, campaign, this plan, the plan, form, project,
        renovation, initiative"""),
    errands=phrases("""
        this item, this project, this request, this action, to seek, to ask, to inform the board, to request, to
        approve, to outline, to present, to update, to consider, to establish guidelines, to establish policy, to
        report, to recommend, to brief, to advise, to obtain, to define the, to set out, to set forth, to describe
        the, to agree, to note, to receive, to discuss, this policy, this document, this report, this plan, this
        paper, this procedure, these guidelines, this agreement, the policy, the purpose of this, this position,
        this survey, this meeting, the board of trustees shall, cabinet, councillors, members are asked, decision,
        the plan, master plan, strategic plan, the report, the study, the document, the survey, this page, this
        section, this handbook, this manual, this guide, this study, this memo, this website, this form"""),
    menus=phrases("""
        home, about, about us, menu, search, catalog, catalogue, search the catalog, my account, account, log in, login,
        sign in, events, event calendar, calendar, classes, programs, programmes, hours, locations, branches, visit,
        directions, donate, give, support, ways to give, volunteer, news, blog, jobs, careers, employment, services,
        borrow, read, learn, research, explore, discover, databases, e-library, ebooks, digital library, online
        resources, library card, get a card, get a library card, join, renew, holds, reserve a room, book a room,
        meeting rooms, room booking, rooms, interlibrary loan, ask us, ask a librarian, help, faq, faqs, contact us,
        español, en español, français, skip to main content, skip to content"""),
    business=phrases("""
        agenda, minutes, request for proposals, request for proposal, rfp, job posting, job description, vacancy,
        position description, events, calendar, search results, press release, employment opportunity, job
        opening, survey, questionnaire, invitation to tender"""),
    captions=phrases("""
        icon, image, photo, picture, photograph, figure, logo, header image, click, download, alt text, last
        updated"""),
    bodies=phrases("""
        system, service, services, network, organization, organisation, district, board, community, our, us, town,
        county, department, consortium, branch, team, people, libraries, city, future, plan period"""),
    leads=phrases("""
        will, must, are, is, to, include, includes, by, that, following, shall, should, we, can, have, with,
        these, below, for, through, of, know, means, be"""),
    parts=phrases("""
        areas, goals, priorities, directions, pillars, themes, aims, commitments, strategies, initiatives,
        objectives, outcomes, ambitions, imperatives, goal areas, focus areas, broad areas, key areas, main areas,
        strategic areas, broad goals, main goals, key goals, overarching goals, major goals, key themes, strands,
        missions"""),
    papers=phrases("agenda item, agenda report, agenda bill, agenda memo, agenda summary report, item no"),
    things=phrases("things, big things, key things, main things"),
    ahead=phrases("""
        where we are going, where we're going, where we're headed, where we are headed, where we want to go, looking
        ahead, our future, our destination, where we want to be"""),
    periods=phrases("""
        over the next, in the next, during the next, for the next, within the next, in the coming, over the coming,
        over the life of this plan, over the course of this plan, by 2025, by 2026, by 2027, by 2028, by 2029, by
        2030, by 2035"""),
    columns=phrases("""
        status, lead, owner, due, due date, deadline, timeframe, responsible, responsibility, responsible party,
        notes, comments, progress, actual, baseline, result, results, year, when, who, cost, budget, start, end,
        completion, current, metric, metrics, success measure, strategic alignment, description, staff lead, percent
        complete, update, quarter, department, resources, partners, goals, priorities, statement"""),
    samples=phrases("""
        example, examples, sample, samples, template, for instance, e.g., library name, insert, fill in,
        worksheet, exercise, such as this, might read, could read, might look like, name of library, other
        libraries, another library, from other libraries, around the state, around the country, here are some, for
        inspiration, to get you started"""),
    departments=phrases("""
        teen services, teen department, teens department, teen services department, teen space, teen center, teen
        centre, teen zone, teen, teens, young adult services, young adult department, young adult, ya services,
        youth services, youth services department, youth department, youth, children's services, children's
        department, children's library, children's room, children's, children, kids, junior library, early
        literacy, adult services, reference department, reference services, reference, outreach services, outreach
        department, technical services, circulation, circulation department, local history, special collections,
        genealogy, archives, makerspace, literacy program, adult literacy, bookmobile, information technology,
        programming department, school services, young people's services, young people, interlibrary loan"""),
    others=phrases("""
        countywide, county-wide, citywide, city-wide, townwide, town-wide, council-wide, districtwide, city of, city
        council, city's, city, county of, county's, county commission, county council, town of, town
        council, town's, township, village of, borough of, borough council, council's, council, the council,
        municipality, municipal, parish council, district council, local authority, school district, school,
        schools, university, college, museum, commission, ministry, department of education, board of education,
        chamber of commerce, library of congress, government, institute of museum, rotary, historical society,
        parks and recreation, county, state of, arts council, united way, corporate, council plan"""),
    supporters=phrases("""
        historical society, genealogical society, the society, society of, garden club, roundtable, round
        table, interest group, consulting, consultants, consultancy, llc, friends of, friends,
        foundation, library association, american library association, ala, association, public library
        association, alliance, trust, national taskforce, unesco, ifla"""),
    chapters=phrases(
        "chapter, part, foundation, foundations, trust, alliance, association, school, schools, government, corporate"
    ),
    employers=phrases("employer, employing body, hiring organization, hiring organisation, hiring agency"),
    belongs=phrases("""
        a program of, a programme of, a project of, an initiative of, a service of, a campaign of, a
        collaboration of"""),
    services=phrases("""
        sport, sports, sports centres, leisure, leisure centres, gyms, swim, swimming pools, pools, arts,
        culture, museum, museums, theatre, theatres, gallery, galleries, parks, recreation, playgrounds, golf
        courses, heritage, community centres, community centers, halls, tourism, cemeteries, roads, waste,
        planning, housing"""),
    manifold=phrases("libraries"),
    guides=phrases("""
        community partners, our partners, partner organizations, partner organisations, partner agencies, community
        organizations, community organisations, local organizations, local organisations,
        guide, guidebook, handbook for, trustee handbook, director's handbook, how to, toolkit, workbook,
        training, webinar, template, templates, tips, writing a, trustee essentials, sample, samples, examples,
        course, lesson, best practices, peer libraries, peer library, benchmarking, case studies,
        environmental scan"""),
    seconds=phrases("objective, outcome, initiative, strategy, strand, strategic initiative, key initiative"),
    verbs=phrases("""
        support, grow, widen, expand, build, strengthen, enhance, provide, create, increase, improve, develop,
        foster, promote, engage, connect, inspire, empower, cultivate, advance, celebrate, champion, deepen,
        deliver, embrace, encourage, ensure, explore, invest, keep, lead, learn, maintain, make, open, reach,
        raise, reimagine, serve, share, spark, stir, sustain, transform, welcome, be, become, broaden, bring,
        help, give, offer, put, join, aim, tell, extend, enrich, evolve, focus, gather, honor, honour, include,
        innovate, look, modernize, nurture, optimize, plan, position, prepare, preserve, protect, renew, respond,
        secure, show, start, steward, tend, train, upgrade, work, amplify, activate, attract, balance,
        collaborate, communicate, discover, elevate, express, find, go, know, let, get, feed, read, live, push,
        speak, use, take, think, turn, love, care, say, ask, listen, respect, stay, treat, play, try, unlock, become,
        bridge, free, fuel, ignite, imagine, light, meet, mind, move, own, partner, pursue, rebuild, remove, rethink,
        shape, simplify, stand, tear, trust, unite, uphold, ready, refresh, root, spread,
        lift, carry, close, double, hold, host, lend, mend, run, set, sow, weave, plant, refine, refocus,
        restore, design"""),
    agencies=phrases("""
        state library, state library's, state libraries, department of libraries, national library, library of
        congress, state library agency, library commission, institute of museum and library services,
        consortium, library network, library cooperative, library co-operative, cooperative library system"""),
    locals=phrases("public library, our library, public libraries, county library, town library, city library"),
    ends=phrases("""
        how we'll measure progress, how we'll measure success, how we will measure success, how we will measure
        progress, how will we measure success, how we measure success, what's next, what comes next, contact, contact
        us, history, board, board of trustees, trustees, staff, our staff, hours, location, locations, policies, about
        us, our history, news, events, donate, acknowledgments, acknowledgements, appendix, conclusion, next steps,
        background, introduction, demographics, community profile, quick links, follow us, connect with us, planning
        process, the planning process, our process, process, methodology, thank you, implementation, credits, services,
        programs, meetings, careers, jobs, employment, related, related links, related pages, related documents, related
        policies, references, faq, search, menu, home, address, phone, newsletter, subscribe, footer, sitemap, privacy
        policy, a brief history, glossary, budget, evaluation, by the numbers, statistics, about the library, catalog,
        my account, library cards, get a library card, downloads, documents, more information, learn more, board
        members, library board, strategic planning process, monitoring, references, key facts, annual report, annual
        reports, how we'll know, how we will know, measuring success, measuring progress, measuring our success, our
        progress, tracking progress, get involved, stay in touch, stay connected, questions, how to comment, context,
        strategic context, where we are now, who we are, purpose of the report, recommendation, recommendations, visit
        us, find us, join us, call us, support us, write to us, talk to us, tell us what you think, plan your visit,
        volunteer, volunteer with us, work with us, summary, executive summary, foreword, preface, policy context,
        national context, local context, legal context, legal framework, policy framework, what the law says, the law,
        statutory duty, statutory duties, our statutory duties, the national picture, the local picture, the case for
        change, how we got here, discussion, fiscal impact, financial implications, legal implications, attachments,
        scope, definitions"""),
    frames=phrases("by, from, of, to, and"),
    abouts=phrases("who we are, our story, our culture, get to know us, what we are like, how we are"),
    wishes=phrases("we want, we wish, we see, we imagine, we picture, we would like, we'd like, we hope"),
    plans=phrases("""
        strategic plan, strategic planning, long range plan, long-range plan, library plan, strategy, plan of
        service, strategic framework, strategic roadmap, development plan, library development plan, business
        plan, five year plan, master plan, service plan, strategic directions, strategic agenda, action plan"""),
    asks=phrases("what, why, how we, how it, where we, who we"),
    questions=phrases("what is, what's, what are, what, where, how"),
)
