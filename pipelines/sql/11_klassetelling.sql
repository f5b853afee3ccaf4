-- One row per class of a grootheid (an age group, a class of marks) in each place and kwartaal, of all partijen and
-- interventies together: per partij a class hardly ever reaches the threshold, and would cost other figures.
-- `anderen` is how many are not of the party with most of them: that one knows the rest by subtraction.
-- Marks are divided per gebied and for the gemeente only. Adds up over places as `telling` does, and over the classes
-- to it. Light counts know no age: all of them are `onbekend`.
create table klassetelling as
with per_klasse as (
    select
        cast(split_part(meting.grootheid, '/', 1) as code) as grootheid,
        split_part(meting.grootheid, '/', 2) as klasse,
        meting.regiocode,
        meting.kwartaal,
        meting.informant,
        meting.partijcode,
        meting.aantal
    from meting
    where meting.grootheid like '%/%'
    union all
    select
        meting.grootheid,
        'onbekend',
        meting.regiocode,
        meting.kwartaal,
        meting.informant,
        meting.partijcode,
        meting.aantal
    from meting
    where
        meting.grootheid = 'deelnemers_bereikt'
        and meting.aanlevering_id not in (
            select fijn.aanlevering_id from meting as fijn where fijn.grootheid like 'deelnemers_bereikt/%'
        )
),
per_partij as (
    select
        per_klasse.grootheid,
        per_klasse.klasse,
        regio_pad.bovencode as regiocode,
        per_klasse.kwartaal,
        per_klasse.informant,
        per_klasse.partijcode,
        sum(per_klasse.aantal) as aantal
    from per_klasse
    join regio_pad on regio_pad.regiocode = per_klasse.regiocode
    group by
        per_klasse.grootheid,
        per_klasse.klasse,
        regio_pad.bovencode,
        per_klasse.kwartaal,
        per_klasse.informant,
        per_klasse.partijcode
),
opgeteld as (
    select
        per_partij.grootheid,
        per_partij.klasse,
        per_partij.regiocode,
        per_partij.kwartaal,
        cast('*' as code) as partijcode,
        cast('*' as code) as interventiecode,
        per_partij.informant,
        cast(sum(per_partij.aantal) as double) as aantal,
        cast(sum(per_partij.aantal) - max(per_partij.aantal) as double) as anderen
    from per_partij
    group by
        per_partij.grootheid, per_partij.klasse, per_partij.regiocode, per_partij.kwartaal, per_partij.informant
)
select
    row_number() over (
        order by
            opgeteld.grootheid,
            opgeteld.kwartaal,
            opgeteld.informant,
            opgeteld.regiocode,
            opgeteld.partijcode,
            opgeteld.interventiecode,
            opgeteld.klasse
    ) - 1 as nr,
    opgeteld.grootheid,
    opgeteld.klasse,
    opgeteld.regiocode,
    opgeteld.kwartaal,
    opgeteld.partijcode,
    opgeteld.interventiecode,
    opgeteld.informant,
    opgeteld.aantal,
    opgeteld.anderen,
    geheel.nr as geheel_nr,
    geheel.aantal as geheel
from opgeteld
join telling as geheel
    on geheel.grootheid = opgeteld.grootheid
    and geheel.regiocode = opgeteld.regiocode
    and geheel.kwartaal = opgeteld.kwartaal
    and geheel.partijcode = opgeteld.partijcode
    and geheel.interventiecode = opgeteld.interventiecode
    and geheel.informant = opgeteld.informant
left join regio on opgeteld.regiocode in (regio.regiocode, cast(regio.regiocode || '~' as code))
where
    geheel.aantal > 0
    -- Of a smaller place some class of marks nearly always has too few people.
    and (
        opgeteld.grootheid <> 'nut_aantal'
        or regio.niveau = 'gemeente'
        or (regio.niveau = 'gebied' and regio.regiocode = opgeteld.regiocode)
    )
order by nr
