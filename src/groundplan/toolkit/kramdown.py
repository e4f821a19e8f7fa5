"""The dialect of existing course sites, read by markdown-it: block HTML that holds Markdown, and attribute lists.

The reference is kramdown with its GFM parser, as Jekyll runs it (https://kramdown.gettalong.org/syntax.html).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, html_block
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

_BLOCK_TAGS = "div|section|article|aside|blockquote|details|figure|header|footer|main|nav|center|fieldset"
_OPEN = re.compile(rf"<({_BLOCK_TAGS})\b([^<>]*)>", re.IGNORECASE)
_INLINE = re.compile(r"</?(?:a|abbr|b|br|cite|code|em|i|img|kbd|mark|q|s|small|span|strong|sub|sup|u)\b", re.IGNORECASE)
_MARKDOWN = re.compile(r"""\bmarkdown\s*=\s*(["']?)(1|block|span)\1""", re.IGNORECASE)
_SPAN_LIST = re.compile(r"\{:([^{}\n]*)\}")
_BLOCK_LIST = re.compile(r" {0,3}\{:([^{}\n]*)\}[ \t]*\Z")
_ATTRIBUTE = re.compile(r"""\.([\w-]+)|#([\w-]+)|([\w-]+)=(?:"([^"]*)"|'([^']*)'|(\S+))""")
_HEADING_ID = re.compile(r"[ \t]*\{#([A-Za-z][\w:-]{0,100})\}[ \t]*\Z")
MOST_NESTED = 40

# How long reading takes, in millionths of a second: per sign that may begin something, per line, per mark of a list or
# a quotation (signs too), per indent, per quotation mark, per cell, per line in a quotation; an address or an entity
# counts twice.
_SIGN, _LINE, _MARKER, _INDENT, _QUOTE, _CELL, _LAZY = 10, 10, 12, 2, 7, 10, 4
# Each bracket that is open makes every sign behind it dearer; each quotation mark is compared with those before it.
_OPEN_BRACKET, _COMPARED = 1.6, 0.03
_SIGNS = re.compile(r"[\n!$%&*+\-:<=>@\[\\\]^_`{}~]")
_QUOTES = re.compile("[\"']")
_MARKERS = re.compile(r"[-+*>](?=\s|>)|\d[.)](?=\s)")
_BEGIN = re.compile(r"^[ \t>*+\-.)\d]+", re.MULTILINE)
_PASSAGES = re.compile(r"\n(?=[ \t]*\n| {0,3}[-*+] \S)")
_BELOW_HEAD = re.compile(r"^[ \t>|:*+-]+$", re.MULTILINE)
MOST_EFFORT, LINE_EFFORT = 20_000, 2_000


def is_laborious(text: str) -> bool:
    """Whether a text has so many signs for its length that reading it as Markdown would take too long.

    What is formatted takes 20 milliseconds at most, and a short one far less: many short ones stand in one list.
    """
    most = min(MOST_EFFORT, LINE_EFFORT + 6 * len(text))
    spent = text.count("\n") * _LINE + len(_MARKERS.findall(text)) * _MARKER + text.count("  ") * _INDENT
    spent += _cells(text) * _CELL + text.count("\n") * _quoted(text) * _LAZY
    if spent > most:
        return True
    return spent + sum(_effort(passage) for passage in _PASSAGES.split(text)) > most


def is_laborious_line(text: str) -> bool:
    """The same for a text that is read as one line, of which a list may have hundreds."""
    return _effort(text) > LINE_EFFORT


def _effort(passage: str) -> float:
    """What the signs of one passage take: brackets are looked for in all that follows them."""
    signs, quotes = len(_SIGNS.findall(passage)), len(_QUOTES.findall(passage))
    signs += passage.count("<") + passage.count("&") + passage.count("(") // 4
    open_brackets = min(passage.count("["), MOST_NESTED)
    return signs * (_SIGN + _OPEN_BRACKET * open_brackets) + quotes * (_QUOTE + quotes * _COMPARED)


def _quoted(text: str) -> int:
    """How deep its quotations are nested; a line after them may belong to the innermost, so each of them is asked."""
    return max((begin.count(">") for begin in _BEGIN.findall(text)), default=0)


def _cells(text: str) -> int:
    """How many cells the tables of a text may have: a short row is filled up to the width of the head."""
    if "|" not in text or not _BELOW_HEAD.search(text):
        return 0
    lines = text.split("\n")
    return len(lines) * max(line.count("|") for line in lines)


@cache
def plain_reader() -> MarkdownIt:
    """The parser of answers, help and a library's own words: no HTML, no attribute lists, ids or footnotes, and no link
    definitions, which would vanish from what somebody wrote."""
    made = MarkdownIt("commonmark", {"html": False, "typographer": True, "maxNesting": MOST_NESTED})
    return made.enable(["table", "strikethrough", "replacements", "smartquotes"]).disable(["reference"])


@cache
def reader() -> MarkdownIt:
    """The configured parser; it keeps nothing between documents, so that one serves all threads."""
    made = MarkdownIt("commonmark", {"typographer": True, "maxNesting": MOST_NESTED})
    made.enable(["table", "strikethrough", "replacements", "smartquotes"])
    made.use(footnote_plugin).use(deflist_plugin)
    stops: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    made.block.ruler.before("html_block", "block_html", _block_html, stops)
    made.block.ruler.at("html_block", _html_block, {"alt": ["paragraph", "reference", "blockquote"]})
    made.block.ruler.before("paragraph", "attribute_list", _attribute_line, stops)
    made.inline.ruler.before("emphasis", "attribute_list", _attribute_span)
    made.add_render_rule("attribute_list", _nothing)
    made.core.ruler.after("inline", "attribute_lists", _attribute_lists)
    return made


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _block_html(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block element from its opening tag to the matching end; Markdown inside only where it says so."""
    opening = _OPEN.match(_line(state, start))
    if opening is None or state.sCount[start] - state.blkIndent >= 4:
        return False
    closing = _closing_line(state, start, end, opening.group(1))
    if closing is None:
        return False
    if silent:
        return True
    if _MARKDOWN.search(opening.group(2)):
        _with_markdown(state, start, closing, opening)
    else:
        token = state.push("html_block", "", 0)
        token.content = state.getLines(start, closing + 1, state.blkIndent, True)
        token.map = [start, closing + 1]
    state.line = closing + 1
    return True


def _html_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """HTML on lines of its own, as CommonMark reads it, unless it begins with an element of running text: then kramdown
    begins a paragraph."""
    return not _INLINE.match(_line(state, start)) and html_block(state, start, end, silent)


def _closing_line(state: StateBlock, start: int, end: int, tag: str) -> int | None:
    tags = re.compile(rf"<(/?){re.escape(tag)}\b[^<>]*>", re.IGNORECASE)
    depth = 0
    for line in range(start, end):
        for found in tags.finditer(_line(state, line)):
            depth += -1 if found.group(1) else 1
            if depth == 0:
                return line
    return None


def _with_markdown(state: StateBlock, start: int, closing: int, opening: re.Match[str]) -> None:
    token = state.push("html_block", "", 0)
    token.content = f"<{opening.group(1)}{_MARKDOWN.sub('', opening.group(2))}>\n"
    token.map = [start, start + 1]
    rest = _line(state, start)[opening.end() :]
    before_end, tail = "", ""
    if closing == start:
        before_end, _slash, tail = rest.rpartition(f"</{opening.group(1)}")
    elif rest.strip():
        before_end = rest
    if before_end.strip():
        _paragraph(state, before_end.strip(), start)
    if closing > start:
        _between(state, start + 1, closing)
        last, _slash, tail = _line(state, closing).rpartition("</")
        if last.strip():
            _paragraph(state, last.strip(), closing)
        tail = tail.partition(">")[2]
    token = state.push("html_block", "", 0)
    token.content = f"</{opening.group(1)}>\n"
    if tail.strip(" >"):
        _paragraph(state, tail.strip(" >"), closing)


def _between(state: StateBlock, start: int, end: int) -> None:
    limit, state.lineMax = state.lineMax, end
    kind, state.parentType = state.parentType, "root"
    state.level += 1
    state.md.block.tokenize(state, start, end)
    state.level -= 1
    state.lineMax, state.parentType = limit, kind


def _paragraph(state: StateBlock, text: str, line: int) -> None:
    state.push("paragraph_open", "p", 1).map = [line, line + 1]
    inline = state.push("inline", "", 0)
    inline.content, inline.children, inline.map = text, [], [line, line + 1]
    state.push("paragraph_close", "p", -1)


def _attribute_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line that only holds an attribute list belongs to the block before it."""
    found = _BLOCK_LIST.match(_line(state, start))
    if found is None:
        return False
    if silent:
        return True
    opener = next(
        (token for token in reversed(state.tokens) if token.nesting == 1 and token.level == state.level), None
    )
    if opener is not None and opener.type.endswith("list_open") and found.group(1).split() == ["toc"]:
        # Where Jekyll puts a list of the page's headings; readers have that beside every page.
        del state.tokens[next(at for at, token in enumerate(state.tokens) if token is opener) :]
    elif opener is not None:
        _apply(opener, found.group(1))
    state.line = start + 1
    return True


def _attribute_span(state: StateInline, silent: bool) -> bool:
    """An attribute list in running text is one piece: the underscore of `_blank` begins no emphasis."""
    found = _SPAN_LIST.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("attribute_list", "", 0).content = found.group(1)
    state.pos = found.end()
    return True


def _nothing(self: RendererProtocol, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    return ""


def _attribute_lists(state: StateCore) -> None:
    """`{:target="_blank"}` behind a link, a picture or an emphasis belongs to it; elsewhere it is text."""
    before: Token | None = None
    for token in state.tokens:
        if token.type == "inline" and token.children:
            if before is not None and before.type == "heading_open":
                _heading_id(before, token.children[-1])
            _span_lists(token.children)
        before = token


def _heading_id(heading: Token, last: Token) -> None:
    """`## Title {#id}`: a heading that names its own id."""
    found = _HEADING_ID.search(last.content) if last.type == "text" else None
    if found is not None:
        heading.attrSet("id", found.group(1))
        last.content = last.content[: found.start()]


def _span_lists(children: list[Token]) -> None:
    owner: Token | None = None
    open_tokens: list[Token] = []
    for child in children:
        if child.type == "attribute_list":
            if owner is not None:
                _apply(owner, child.content)
            else:
                child.type, child.content = "text", f"{{:{child.content}}}"
            continue
        if child.nesting == 1:
            open_tokens.append(child)
        if child.nesting == -1 and open_tokens:
            owner = open_tokens.pop()
        elif child.type in ("image", "code_inline"):
            owner = child
        else:
            owner = None


def _apply(token: Token, written: str) -> None:
    for name, anchor, key, double, single, bare in _ATTRIBUTE.findall(written):
        if name:
            token.attrJoin("class", name)
        elif anchor:
            token.attrSet("id", anchor)
        else:
            token.attrSet(key.lower(), double or single or bare)
