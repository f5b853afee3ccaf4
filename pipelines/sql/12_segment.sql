-- One row per place, interventie and kwartaal with figures: how many breaks lie behind it, plus one (R-16).
-- A break holds for its place and all below, not above; with an interventie for that one and for all together.
-- A quarter with a break inside it holds both sides: it is compared with neither, so it has two borders.
create table segment as
with reeks as (
    select distinct regiocode, interventiecode, kwartaal from telling
),
grens as (
    select regiocode, interventiecode, kwartaal from gebeurtenis where is_breuk
    union
    select
        regiocode,
        interventiecode,
        strftime(date_trunc('quarter', datum) + interval 3 month, '%Y-K')
        || quarter(date_trunc('quarter', datum) + interval 3 month)
    from gebeurtenis
    where is_breuk and datum > date_trunc('quarter', datum)
),
breuk as (
    select distinct
        regio_pad.regiocode,
        grens.interventiecode,
        grens.kwartaal
    from grens
    join regio_pad on regio_pad.bovencode = grens.regiocode
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
