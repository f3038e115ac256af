"""Cuts the fallback fonts out of their original files; build.sh runs it.

A fallback font is asked only for what the fonts ahead of it lack, so it keeps its
own script and what shaping needs beside it, and drops hints, vertical typesetting
and whatever Inter has.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

# Space and no-break space, which the shaper falls back on; zero-width joiners and
# direction marks; the hyphen; the dotted circle under a mark without a base.
SHAPING = {0x20, 0xA0, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2010, 0x25CC}

VERTICAL = {"vert", "vrt2", "vhal", "valt", "vpal", "vkrn", "vrtr", "vjmo"}
# Choices that nobody can ask for: other widths, other periods, kana for ruby.
CHOICES = {
    "halt", "palt", "pwid", "fwid", "hwid", "qwid", "twid", "ruby", "dlig", "nlck",
    "hist", "expt", "trad", "smpl", "jp78", "jp83", "jp90", "jp04", "hojo", "aalt",
}

# Units of compact numbers in Chinese, Japanese and Korean.
UNITS = set(map(ord, "百千万億亿兆京垓萬천만억조경"))


def cut(source, target, unicodes):
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options()
    options.hinting = False
    options.layout_features = ["*"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.glyph_names = False
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "meta", "STAT", "DSIG"]
    for table in ("GSUB", "GPOS"):
        if table in font:
            tags = {r.FeatureTag for r in font[table].table.FeatureList.FeatureRecord}
            options.layout_features = sorted((set(options.layout_features) | tags) - VERTICAL - CHOICES - {"*"})
    have = set(font.getBestCmap())
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(have & unicodes))
    subsetter.subset(font)
    target.parent.mkdir(parents=True, exist_ok=True)
    font.save(target)
    return sorted(font.getBestCmap())


def varint(n):
    out = bytearray()
    while n >= 0x80:
        out.append(n & 0x7F | 0x80)
        n >>= 7
    out.append(n)
    return bytes(out)


def coverage(name, runes):
    """The entry of a font in coverage.bin: its name, then the ranges of characters
    it has, each as the gap behind the one before and its length less one."""
    ranges = []
    for r in runes:
        if ranges and ranges[-1][1] == r - 1:
            ranges[-1][1] = r
        else:
            ranges.append([r, r])
    out, end = varint(len(name)) + name.encode() + varint(len(ranges)), 0
    for low, high in ranges:
        out += varint(low - end) + varint(high - low)
        end = high + 1
    return out


def main(sources, targets):
    sources, targets = Path(sources), Path(targets)
    inter = set(TTFont(sources / "Inter_400Regular.ttf").getBestCmap())
    everything = set(range(0x110000))
    keeps = {"all": everything, "own": everything - inter | SHAPING, "units": UNITS | {0x20}}
    tables = {}
    for line in (Path(__file__).parent / "fonts.txt").read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        target, source, keep = line.split()
        group, name = target.split("/")
        runes = cut(sources / source, targets / group / (name + ".ttf"), keeps[keep])
        tables[group] = tables.get(group, b"") + coverage(name, runes)
    for group, table in tables.items():
        (targets / group / "coverage.bin").write_bytes(table)


if __name__ == "__main__":
    main(*sys.argv[1:])
