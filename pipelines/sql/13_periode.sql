-- One row per grootheid and key of a half-year or year: added to `telling`, with `kwartaal` the code of the period.
-- Only what adds up over time gets here; only quarters since the newest break count, for the place of the figure.
create table periode_segment as
select
    segment.regiocode,
    segment.interventiecode,
    periode.periode,
    max(segment.segment) as segment
from segment
join periode on periode.kwartaal = segment.kwartaal and periode.periodesoort <> 'kwartaal'
group by segment.regiocode, segment.interventiecode, periode.periode;

insert into telling
with opgeteld as (
    select
        telling.grootheid,
        telling.regiocode,
        periode.periode as kwartaal,
        telling.partijcode,
        telling.interventiecode,
        telling.informant,
        case when count(*) = count(telling.aantal) then cast(sum(cast(telling.aantal as decimal(18, 4))) as double) end as aantal,
        sum(telling.metingen) as metingen
    from telling
    join grootheid on grootheid.grootheid = telling.grootheid
    join periode
        on periode.kwartaal = telling.kwartaal
        and periode.periodesoort = grootheid.periodesoort
        and periode.periodesoort <> 'kwartaal'
    join segment
        on segment.regiocode = telling.regiocode
        and segment.interventiecode = telling.interventiecode
        and segment.kwartaal = telling.kwartaal
    join periode_segment
        on periode_segment.regiocode = telling.regiocode
        and periode_segment.interventiecode = telling.interventiecode
        and periode_segment.periode = periode.periode
        and periode_segment.segment = segment.segment
    group by all
)
select
    (select count(*) from telling) + row_number() over (
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
order by nr;

insert into segment
select regiocode, interventiecode, periode, segment from periode_segment
