"""A toolkit with every kind of question, each of its texts between ‹ and ›."""

FILES = {
    "toolkit.yaml": """\
id: marked
title: ‹A small toolkit›
version: "1"
language: eo
licence: ‹CC BY›
modules: [one, two]
terms:
  library: {default: ‹your library›}
  department: {default: ‹teen services›, solo: ‹my work›}
  director: {default: ‹director›}
""",
    "modules/one/module.yaml": "id: one\ntitle: ‹Module one›\ngoals: [‹A goal›]\n",
    "modules/one/01-welcome.md": """\
---
id: welcome
title: ‹Welcome›
---
‹A page to read.›

<iframe src="https://1.2.3.4/" title="‹A film›"></iframe>

<div class="callout activity" markdown="1" data-worksheet="kwl" data-phase="start">
‹Begin here.›
</div>
""",
    "modules/one/02-onward.md": """\
---
id: onward
title: ‹Onward›
---
<div class="callout activity" markdown="1" data-worksheet="all">
‹Fill this in.›
</div>
""",
    "modules/two/module.yaml": "id: two\ntitle: ‹Module two›\n",
    "modules/two/01-last.md": "---\nid: last\ntitle: ‹Last›\nminutes: 1\n---\n‹The end.›\n",
    "worksheets/all.yaml": """\
id: all
title: ‹Every kind›
number: 2
module: one
minutes: 15
intro: ‹An introduction›
sections:
  - id: first
    title: ‹About {{ library }}›
    intro: ‹Before you begin›
    questions:
      - {id: mission, type: long_text, role: mission, label: ‹Mission›, help: ‹Help›, example: ‹Such as›, placeholder: ‹Here›}
      - {id: name, type: text, label: ‹One line›, help: ‹Help›, placeholder: ‹Here›}
      - {id: strengths, type: list, role: strengths, label: ‹Strengths›, relations: [{picks_from: all/rated}]}
      - {id: weaknesses, type: list, role: weaknesses, label: ‹Weak›, relations: [{picks_from: all/rated}]}
      - {id: priorities, type: list, role: priorities, label: ‹Priorities›}
      - {id: wishes, type: list, role: teens_wishes, label: ‹Wishes›}
      - {id: one, type: choice, label: ‹One of them›, options: [{id: a, label: ‹A›, help: ‹Help›}, {id: b, label: ‹B›}]}
      - {id: many, type: choice, many: yes, write_ins: 1, label: ‹Some›, options: [{id: a, label: ‹A›}, {id: b, label: ‹B›}]}
      - id: rated
        type: rating
        label: ‹Rate these›
        statements: [{id: s1, label: ‹We listen›, group: interests}, {id: s2, label: ‹We follow up›, help: ‹Help›}]
        scale: [{id: no, label: ‹Not yet›}, {id: some, label: ‹Some›}, {id: yes, label: ‹Always›}]
      - id: grid
        type: table
        label: ‹A table›
        start: 1
        columns:
          - {id: who, label: ‹Who›, help: ‹Help›}
          - {id: when, label: ‹When›, type: date}
          - {id: hours, label: ‹Hours›, type: number}
          - {id: how, label: ‹How›, type: choice, options: [{id: a, label: ‹A›}]}
        example_rows: [{who: ‹Bo›, when: 2027-01-01}]
      - {id: fixed, type: table, label: ‹Fixed›, columns: [{id: x, label: ‹X›}], rows: [{id: r1, label: ‹Row›, help: ‹Help›}]}
      - {id: photo, type: file, label: ‹A picture›}
      - {id: count, type: computed, compute: tally, label: ‹Counted›, relations: [{computed_from: all/rated}]}
      - {id: again, type: long_text, label: ‹Again›, relations: [{returns_to: kwl/know}]}
  - id: second
    title: ‹Ahead›
    questions:
      - {id: goals, type: goals, role: goals, label: ‹Goals›, steps: 3}
      - {id: secret, type: long_text, private: yes, label: ‹To yourself›}
      - {id: remark, type: note, body: ‹A note to read.›}
      - {id: check, type: quiz, question: ‹Which is it?›, answer: ‹The first.›, options: [{id: a, label: ‹A›}]}
""",
    "worksheets/kwl.yaml": """\
id: kwl
title: ‹Know and learned›
sections:
  - id: only
    questions:
      - {id: know, type: long_text, phase: start, label: ‹What do you know?›}
      - {id: old, type: text, label: ‹Old›, withdrawn: "1"}
""",
    "worksheets/talk.yaml": """\
id: talk
title: ‹The talk›
module: two
occasions: ‹Who is this talk with?›
sections:
  - id: only
    title: ‹Heard›
    questions:
      - {id: heard, type: long_text, role: conversation, label: ‹What did you hear?›}
      - {id: hopes, type: text, role: vision, label: ‹Vision›}
""",
}


def write(folder):
    """The toolkit's files in a folder."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
