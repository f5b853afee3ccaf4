-- One row per grootheid, place at every level, kwartaal, partij, interventie and informant; * is all together.
-- Not per partij over its interventies: no talk is about that sum, and showing it would cost other figures.
-- An eligible number that one of the parties did not deliver makes the total unknown: null.
create table telling as
with per_regio as (
    select
        meting.grootheid,
        regio_pad.bovencode as regiocode,
        meting.kwartaal,
        meting.partijcode,
        meting.interventiecode,
        meting.informant,
        meting.aantal
    from meting
    join regio_pad on regio_pad.regiocode = meting.regiocode
    where meting.grootheid not like '%/%'
),
opgeteld as (
    select
        grootheid,
        regiocode,
        kwartaal,
        coalesce(partijcode, '*') as partijcode,
        coalesce(interventiecode, '*') as interventiecode,
        informant,
        case when count(*) = count(aantal) then cast(sum(aantal) as double) end as aantal
    from per_regio
    group by grouping sets (
        (grootheid, regiocode, kwartaal, informant, partijcode, interventiecode),
        (grootheid, regiocode, kwartaal, informant, interventiecode),
        (grootheid, regiocode, kwartaal, informant)
    )
)
select
    row_number() over (
        order by grootheid, kwartaal, informant, regiocode, partijcode, interventiecode
    ) - 1 as nr,
    grootheid,
    regiocode,
    kwartaal,
    partijcode,
    interventiecode,
    informant,
    aantal
from opgeteld
order by nr
