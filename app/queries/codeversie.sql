-- One row per build, which is one: the version of the code that made this build.
select codeversie
from bouw
