-- One row per key figure of one place and period, with how many breaks lie behind it, plus one (R-16).
-- A break is a year in which the area of the place changed (indelingswijziging 3), or the source counts otherwise.
create table contextcijfer as
with breuk as (
    select kerncijfer.indicatorcode, kerncijfer.regiocode, indelingswijziging.peiljaar, 'grens' as reden
    from (select distinct indicatorcode, regiocode from kerncijfer) as kerncijfer
    join indelingswijziging on indelingswijziging.regiocode = kerncijfer.regiocode
    where indelingswijziging.soort = 3
    union
    select kerncijfer.indicatorcode, kerncijfer.regiocode, contextbreuk.peiljaar, 'telling'
    from (select distinct indicatorcode, regiocode from kerncijfer) as kerncijfer
    join contextbreuk on contextbreuk.indicatorcode = kerncijfer.indicatorcode
),
-- Figures of one kind of period (years, school years, quarters) follow each other.
reeks as (
    select
        *,
        lag(peiljaar) over (
            partition by indicatorcode, regiocode, substr(peilperiode, 5, 2) order by peilperiode
        ) as vorig_peiljaar
    from kerncijfer
),
achter as (
    select
        reeks.indicatorcode,
        reeks.regiocode,
        reeks.peilperiode,
        count(distinct breuk.peiljaar) as breuken,
        string_agg(distinct breuk.reden, ' ' order by breuk.reden)
            filter (breuk.peiljaar > reeks.vorig_peiljaar) as redenen
    from reeks
    left join breuk
        on breuk.indicatorcode = reeks.indicatorcode
        and breuk.regiocode = reeks.regiocode
        and breuk.peiljaar <= reeks.peiljaar
    group by reeks.indicatorcode, reeks.regiocode, reeks.peilperiode
)
select
    kerncijfer.indicatorcode,
    kerncijfer.regiocode,
    kerncijfer.peiljaar,
    kerncijfer.peilperiode,
    kerncijfer.waarde,
    kerncijfer.teken,
    kerncijfer.stand,
    1 + achter.breuken as segment,
    coalesce(achter.redenen, '') as breuk,
    kerncijfer.bron,
    kerncijfer.licentie
from kerncijfer
join achter using (indicatorcode, regiocode, peilperiode)
order by kerncijfer.indicatorcode, kerncijfer.regiocode, kerncijfer.peilperiode
