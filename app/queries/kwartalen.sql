-- One row per quarter with figures, newest first.
select distinct kwartaal
from cijfer
order by kwartaal desc
