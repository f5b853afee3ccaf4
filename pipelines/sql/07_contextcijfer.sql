-- One row per key figure of one place and period, with how many breaks lie behind it, plus one (R-16).
-- A break is a year in which the area of the place changed (indelingswijziging 3), or the source counts otherwise.
create table contextcijfer as
with breuk as (
    select kerncijfer.indicatorcode, kerncijfer.regiocode, indelingswijziging.peiljaar
    from (select distinct indicatorcode, regiocode from kerncijfer) as kerncijfer
    join indelingswijziging on indelingswijziging.regiocode = kerncijfer.regiocode
    where indelingswijziging.soort = 3
    union
    select kerncijfer.indicatorcode, kerncijfer.regiocode, contextbreuk.peiljaar
    from (select distinct indicatorcode, regiocode from kerncijfer) as kerncijfer
    join contextbreuk on contextbreuk.indicatorcode = kerncijfer.indicatorcode
),
achter as (
    select
        kerncijfer.indicatorcode,
        kerncijfer.regiocode,
        kerncijfer.peilperiode,
        count(breuk.peiljaar) as breuken
    from kerncijfer
    left join breuk
        on breuk.indicatorcode = kerncijfer.indicatorcode
        and breuk.regiocode = kerncijfer.regiocode
        and breuk.peiljaar <= kerncijfer.peiljaar
    group by kerncijfer.indicatorcode, kerncijfer.regiocode, kerncijfer.peilperiode
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
    kerncijfer.bron,
    kerncijfer.licentie
from kerncijfer
join achter using (indicatorcode, regiocode, peilperiode)
order by kerncijfer.indicatorcode, kerncijfer.regiocode, kerncijfer.peilperiode
