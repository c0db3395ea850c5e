"""A paper as one self-contained page that loads nothing and runs nothing."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from importlib.resources import files

from corcom.papers.paper import (
    Block,
    Bullets,
    Column,
    Figure,
    Figures,
    Heading,
    Lines,
    Link,
    Mark,
    Number,
    Numbered,
    Paper,
    Paragraph,
    Run,
    Slip,
    Strong,
    Table,
    Text,
    hidden_text,
    plain,
    runs,
    seen,
    standing,
)
from corcom.papers.words import WORDS, days, legible

HIDDEN_ID = "corcom-paper"
ALLOWED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def write_html(paper: Paper) -> str:
    lines = [
        "<!doctype html>",
        f'<html lang="{WORDS[paper.language].locale}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{ALLOWED}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_said(paper.title)}</title>",
        f"<style>\n{_style()}</style>",
        f'<script type="application/json" id="{HIDDEN_ID}">{_for_script(hidden_text(paper))}</script>',
        "</head>",
        "<body>",
        *_cover(paper),
        "<main>",
        *(_part(block) for block in paper.parts),
        "</main>",
        f"<footer>{days(paper.as_at, paper.known_at, paper.language)}</footer>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _style() -> str:
    return files("corcom.papers").joinpath("templates", "paper.css").read_text(encoding="utf-8")


def _for_script(text: str) -> str:
    """No `</script>` and no `<!--` can stand in a text without angle brackets."""
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _said(text: str) -> str:
    return escape(legible(text))


def _cover(paper: Paper) -> list[str]:
    lines = [
        *([f'<p class="draft">{_said(paper.status)}</p>'] if paper.draft else []),
        "<header>",
        f'<p class="head"><span>{_said(paper.circle)}</span><b>{_said(paper.status)}</b></p>',
        f"<h1>{_said(paper.title)}</h1>",
    ]
    if paper.subtitle:
        lines.append(f'<p class="lead">{_said(paper.subtitle)}</p>')
    if paper.about:
        rows = "".join(f"<dt>{_said(name)}</dt><dd>{_said(value)}</dd>" for name, value in paper.about)
        lines.append(f'<dl class="about">{rows}</dl>')
    return [*lines, "</header>"]


def _part(block: Block) -> str:
    match block:
        case Heading():
            return _heading(block)
        case Paragraph():
            return f"<p>{_prose(block.runs)}</p>"
        case Lines():
            return _lines(block)
        case Bullets():
            return f"<ul>{_items(block.items)}</ul>"
        case Numbered():
            return f"<ol>{_items(block.items)}</ol>"
        case Table():
            return _table(block)
        case Figures():
            return f'<dl class="figures">{"".join(_figure(item) for item in block.items)}</dl>'
        case Slip():
            picture = b64encode(block.svg.encode()).decode("ascii")
            return f'<p><img alt="{_said(block.says)}" src="data:image/svg+xml;base64,{picture}"></p>'
    return '<div class="page"></div>'


def _heading(heading: Heading) -> str:
    tag = f"h{heading.level + 1}"
    key = f' id="{escape(heading.key)}"' if heading.key else ""
    return f"<{tag}{key}>{_prose(heading.text)}</{tag}>"


def _lines(lines: Lines) -> str:
    head = f"<strong>{_prose(lines.head)}</strong>" if plain(lines.head) else ""
    return f'<p class="lines">{"<br>".join(filter(None, [head, *map(_prose, lines.items)]))}</p>'


def _items(items: tuple[Text, ...]) -> str:
    return "".join(f"<li>{_prose(item)}</li>" for item in items)


def _figure(figure: Figure) -> str:
    change = f'<dd class="change">{_prose(figure.change)}</dd>' if figure.change else ""
    return f'<div><dt>{_prose(figure.label)}</dt><dd class="big">{_run(figure.number)}</dd>{change}</div>'


def _table(table: Table) -> str:
    told = f'tabindex="0" role="region" aria-label="{_said(plain(table.caption))}"'
    heads = "".join(f'<th scope="col"{_side(column)}>{_said(column.title)}</th>' for column in table.columns)
    note = f'\n<p class="note">{_prose(table.note)}</p>' if table.note else ""
    return "\n".join(
        [
            f'<div class="scroll" {told}><table>',
            f"<caption>{_prose(table.caption)}</caption>",
            f"<colgroup>{_widths(table.columns)}</colgroup>",
            f"<thead><tr>{heads}</tr></thead>",
            "<tbody>",
            *(_row(table.columns, row) for row in table.rows),
            f"</tbody></table></div>{note}",
        ]
    )


def _widths(columns: tuple[Column, ...]) -> str:
    whole = sum(column.width for column in columns)
    return "".join(f'<col style="width:{100 * column.width / whole:.2f}%">' for column in columns)


def _row(columns: tuple[Column, ...], row: tuple[Text, ...]) -> str:
    first, *others = zip(columns, row, strict=True)
    head = f'<th scope="row"{_side(first[0])}>{_prose(first[1])}</th>'
    cells = "".join(f"<td{_side(column)}>{_prose(cell)}</td>" for column, cell in others)
    return f"<tr>{head}{cells}</tr>"


def _side(column: Column) -> str:
    return ' class="num"' if column.numeric else ""


def _prose(text: Text) -> str:
    return "".join(_run(run) for run in runs(text))


def _run(run: Run) -> str:
    said = _said(seen(run))
    match run:
        case Number():
            told = f'data-figure="{_said(run.figure)}" data-as-at="{run.as_at}"'
            return f'<data value="{_said(str(run.value))}" {told}>{said}</data>'
        case Strong():
            return f"<strong>{said}</strong>"
        case Mark():
            return f'<span class="standing {standing(run)}">{said}</span>'
        case Link():
            return f'<a href="{_said(run.url)}">{said}</a>'
    return said
