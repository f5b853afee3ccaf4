-- One row per key of an indicator whose middle value is asked: the median of the spread of its noemer, with its margin.
-- The margin is that of ranks, without any shape of the spread: Campbell and Gardner (1988), BMJ 296, 1454-1456.
insert into eigen_vorm
with verdeling as (
    select
        definitie.indicatorcode,
        definitie.noemer,
        regio_pad.bovencode as regiocode,
        spreiding.kwartaal,
        coalesce(spreiding.partijcode, cast('*' as code)) as partijcode,
        coalesce(spreiding.interventiecode, cast('*' as code)) as interventiecode,
        spreiding.informant,
        cast(spreiding.waarde as double) as waarde,
        cast(sum(spreiding.aantal) as bigint) as aantal
    from definitie
    join spreiding
        on spreiding.grootheid = definitie.noemer
        and spreiding.kwartaal >= definitie.geldig_vanaf
        and spreiding.kwartaal < definitie.geldig_tot
    join regio_pad on regio_pad.regiocode = spreiding.regiocode
    where definitie.sql = 'mediaan'
    group by grouping sets (
        (indicatorcode, noemer, bovencode, kwartaal, informant, waarde, partijcode, interventiecode),
        (indicatorcode, noemer, bovencode, kwartaal, informant, waarde, interventiecode),
        (indicatorcode, noemer, bovencode, kwartaal, informant, waarde)
    )
),
oplopend as (
    select
        *,
        cast(sum(aantal) over (sleutel order by waarde rows unbounded preceding) as bigint) as rang,
        cast(sum(aantal) over (sleutel) as bigint) as n
    from verdeling
    window sleutel as (
        partition by indicatorcode, regiocode, kwartaal, partijcode, interventiecode, informant
    )
)
select
    indicatorcode,
    regiocode,
    kwartaal,
    partijcode,
    interventiecode,
    informant,
    (min(waarde) filter (rang >= (n + 1) // 2) + min(waarde) filter (rang >= n // 2 + 1)) / 2 as waarde,
    min(waarde) filter (rang >= greatest(1, round(n / 2 - 0.98 * sqrt(n)))) as onder,
    min(waarde) filter (rang >= least(n, round(1 + n / 2 + 0.98 * sqrt(n)))) as boven
from oplopend
group by indicatorcode, regiocode, kwartaal, partijcode, interventiecode, informant
