-- One row per place, interventie and kwartaal with figures: how many breaks lie behind it, plus one (R-16).
-- A break holds for its place and all below, not above; with an interventie for that one and for all together.
create table segment as
with reeks as (
    select distinct regiocode, interventiecode, kwartaal from telling
),
breuk as (
    select distinct
        regio_pad.regiocode,
        gebeurtenis.interventiecode,
        gebeurtenis.kwartaal
    from gebeurtenis
    join regio_pad on regio_pad.bovencode = gebeurtenis.regiocode
    where gebeurtenis.is_breuk
)
select
    reeks.regiocode,
    reeks.interventiecode,
    reeks.kwartaal,
    1 + count(distinct breuk.kwartaal) as segment
from reeks
left join breuk
    on breuk.regiocode = reeks.regiocode
    and breuk.kwartaal <= reeks.kwartaal
    and (breuk.interventiecode in ('', reeks.interventiecode) or reeks.interventiecode = '*')
group by reeks.regiocode, reeks.interventiecode, reeks.kwartaal
