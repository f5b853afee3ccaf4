-- One row per grootheid, place at every level, kwartaal, partij, interventie and informant; * is all together.
-- Not per partij over its interventies: no talk is about that sum, and showing it would cost other figures.
-- An eligible number that one of the parties did not deliver makes the total unknown: null.
-- Added up only in the directions its grootheid allows: unique people never over interventies, and what is for
-- individual help never from other help. `metingen` is how many metingen are in it.
create table telling as
with per_regio as (
    select
        meting.grootheid,
        regio_pad.bovencode as regiocode,
        meting.kwartaal,
        meting.partijcode,
        meting.interventiecode,
        meting.informant,
        meting.aantal,
        grootheid.over_partij,
        grootheid.over_interventie
    from meting
    join grootheid on grootheid.grootheid = meting.grootheid
    join interventie on interventie.interventiecode = meting.interventiecode
    join regio_pad
        on regio_pad.regiocode = meting.regiocode
        and (grootheid.over_plaats or regio_pad.bovencode = meting.regiocode)
    where interventie.is_individueel or not grootheid.alleen_individueel
),
opgeteld as (
    select
        grootheid,
        regiocode,
        kwartaal,
        coalesce(partijcode, cast('*' as code)) as partijcode,
        coalesce(interventiecode, cast('*' as code)) as interventiecode,
        informant,
        case when count(*) = count(aantal) then cast(sum(aantal) as double) end as aantal,
        count(*) as metingen
    from per_regio
    group by grouping sets (
        (grootheid, regiocode, kwartaal, informant, partijcode, interventiecode),
        (grootheid, regiocode, kwartaal, informant, interventiecode),
        (grootheid, regiocode, kwartaal, informant)
    )
    having
        (grouping(partijcode) = 0 or bool_and(over_partij))
        and (grouping(interventiecode) = 0 or bool_and(over_interventie))
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
    aantal,
    metingen
from opgeteld
order by nr
