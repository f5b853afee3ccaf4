-- One row per build, which is one: below which number it hid counts.
select drempel
from bouw
