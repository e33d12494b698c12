"""Run as a program of its own on one paper: its description as JSON comes in, an answer and the PDF go out.

The typesetter keeps what it has laid out, some hundred megabytes in a process that prints all day, and a paper could be
as long as people care to type. It keeps it here, where memory and time are bounded and given back; the site goes on.
Nothing of Quadrant is imported, so that it starts at once.

The first line out is JSON: {"made": true}, after which the PDF follows; {"without": signs} where the fonts lack
letters; or {"refused": sentence}.
"""

from __future__ import annotations

import json
import re
import resource
import sys
from typing import Any

import typst

# How Typst names each sign that none of its fonts has.
WITHOUT_A_LETTER = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
BY_NUMBER = re.compile(r"\\u\{([0-9a-f]+)\}")


def main(most_memory: int, most_seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (most_memory, most_memory))
    resource.setrlimit(resource.RLIMIT_CPU, (most_seconds, most_seconds))
    answer, made = _typeset(json.load(sys.stdin.buffer))
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + made)


def _typeset(asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[asked["fonts"]])
    if asked["font"] not in fonts.families():
        return {"refused": f"{asked['font']} is missing from {asked['fonts']}: ./run puts it there"}, b""
    try:
        made, warnings = typst.compile_with_warnings(
            asked["template"].encode(),
            font_paths=fonts,
            sys_inputs={"paper": json.dumps(asked["paper"])},
            pdf_standards="ua-1",
            format="pdf",
        )
    except typst.TypstError as refused:
        said = WITHOUT_A_LETTER.findall(f"{refused.message}\n{refused.diagnostic}")
        signs = BY_NUMBER.sub(lambda found: chr(int(found[1], 16)), "".join(said))
        return ({"without": signs} if signs else {"refused": refused.message}), b""
    if warnings or not isinstance(made, bytes):
        # An unknown font, say: the paper would look unlike ours.
        return {"refused": "; ".join(warning.message for warning in warnings) or "nothing was made"}, b""
    return {"made": True}, made


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
