-- One row per key of an indicator whose middle value is asked: the median of the spread of its noemer, with its margin.
-- The margin is that of ranks, without any shape of the spread: Campbell and Gardner (1988), BMJ 296, 1454-1456.
-- Cells and keys get a number first: the spread is long, and goes up to every key by number.
insert into eigen_vorm
with cel as (
    select
        *,
        cast(row_number() over () as int) as cel
    from (
        select distinct
            definitie.indicatorcode,
            spreiding.grootheid,
            spreiding.kwartaal,
            spreiding.informant,
            spreiding.partijcode,
            spreiding.interventiecode,
            spreiding.regiocode
        from definitie
        join spreiding
            on spreiding.grootheid = definitie.noemer
            and spreiding.kwartaal >= definitie.geldig_vanaf
            and spreiding.kwartaal < definitie.geldig_tot
        where definitie.sql = 'mediaan'
    )
),
sleutel as (
    select
        cel.indicatorcode,
        regio_pad.bovencode as regiocode,
        cel.kwartaal,
        coalesce(cel.partijcode, cast('*' as code)) as partijcode,
        coalesce(cel.interventiecode, cast('*' as code)) as interventiecode,
        cel.informant,
        list(cel.cel) as cellen,
        cast(row_number() over () as int) as sleutel
    from cel
    join regio_pad on regio_pad.regiocode = cel.regiocode
    group by grouping sets (
        (indicatorcode, bovencode, kwartaal, informant, partijcode, interventiecode),
        (indicatorcode, bovencode, kwartaal, informant, interventiecode),
        (indicatorcode, bovencode, kwartaal, informant)
    )
),
verdeling as (
    select
        lid.sleutel,
        spreiding.waarde,
        cast(sum(cast(spreiding.aantal as int)) as int) as aantal
    from cel
    join spreiding using (grootheid, kwartaal, informant, partijcode, interventiecode, regiocode)
    join (
        select
            sleutel,
            unnest(cellen) as cel
        from sleutel
    ) as lid on lid.cel = cel.cel
    group by lid.sleutel, spreiding.waarde
),
oplopend as (
    select
        *,
        cast(sum(aantal) over (een order by waarde rows unbounded preceding) as int) as rang,
        cast(sum(aantal) over (een) as int) as n
    from verdeling
    window een as (partition by sleutel)
),
punt as (
    select
        sleutel,
        (min(waarde) filter (rang >= (n + 1) // 2) + min(waarde) filter (rang >= n // 2 + 1)) / 2 as waarde,
        min(waarde) filter (rang >= greatest(1, round(n / 2 - 0.98 * sqrt(n)))) as onder,
        min(waarde) filter (rang >= least(n, round(1 + n / 2 + 0.98 * sqrt(n)))) as boven
    from oplopend
    group by sleutel
)
select
    sleutel.indicatorcode,
    sleutel.regiocode,
    sleutel.kwartaal,
    sleutel.partijcode,
    sleutel.interventiecode,
    sleutel.informant,
    punt.waarde,
    punt.onder,
    punt.boven
from punt
join sleutel on sleutel.sleutel = punt.sleutel
