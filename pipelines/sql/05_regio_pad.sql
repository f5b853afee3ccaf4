-- One row per place and each place it lies in, itself included; afstand 0 is itself, more is further up.
-- What was delivered for more than a buurt also lies in the `rest` of that place (its code with ~).
create table regio_pad as
with omhoog as (
    select regiocode, regiocode as bovencode, 0 as afstand from regio
    union all
    select regiocode, wijkraadcode, 1 from regio where niveau = 'buurt' and wijkraadcode <> ''
    union all
    select regiocode, gebiedcode, 2 from regio where niveau in ('buurt', 'wijkraad') and gebiedcode <> ''
    union all
    select regio.regiocode, gemeente.regiocode, 3
    from regio
    join regio as gemeente on gemeente.niveau = 'gemeente'
    where regio.niveau <> 'gemeente'
    union all
    select regiocode, cast(regiocode || '~' as code), 9 from regio where niveau <> 'buurt'
)
select
    regiocode,
    bovencode,
    afstand
from omhoog
