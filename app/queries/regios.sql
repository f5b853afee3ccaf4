-- One row per place, from the gemeente down.
select
    regio.regiocode,
    regio.naam,
    regio.niveau,
    regio.oudercode,
    regio.wijkraadcode,
    regio.gebiedcode,
    regio.is_woongebied,
    regio.inwoners_0_25
from regio
order by
    case niveau when 'gemeente' then 0 when 'gebied' then 1 when 'wijkraad' then 2 else 3 end,
    regiocode
