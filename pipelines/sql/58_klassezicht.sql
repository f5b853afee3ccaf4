-- One row per class of one count: as it was decided whether it may be seen, and the nearest larger place where it may.
create table klassezicht as
with zichtbaar as (
    select
        klassetelling.*,
        regio.niveau as regioniveau,
        klasseoordeel.is_onderdrukt,
        klasseoordeel.grof,
        klasseoordeel.grof is not null as is_grof,
        klasseoordeel.geheel_dicht
    from klassetelling
    join klasseoordeel on klasseoordeel.nr = klassetelling.nr
    join regio on regio.regiocode = klassetelling.regiocode
),
veilig as (
    select
        verborgen.nr,
        arg_min(boven.regiocode, regio_pad.afstand) as regiocode
    from zichtbaar as verborgen
    join regio_pad on regio_pad.regiocode = verborgen.regiocode and regio_pad.afstand between 1 and 3
    join zichtbaar as boven
        on boven.regiocode = regio_pad.bovencode
        and boven.grootheid = verborgen.grootheid
        and boven.klasse = verborgen.klasse
        and boven.kwartaal = verborgen.kwartaal
        and boven.partijcode = verborgen.partijcode
        and boven.interventiecode = verborgen.interventiecode
        and boven.informant = verborgen.informant
    where verborgen.is_onderdrukt and not boven.is_onderdrukt
    group by verborgen.nr
)
select
    zichtbaar.* exclude (aantal, geheel, grof),
    case when not zichtbaar.is_onderdrukt and not zichtbaar.is_grof then zichtbaar.aantal end as aantal,
    case when not zichtbaar.geheel_dicht then zichtbaar.geheel end as totaal,
    case
        when zichtbaar.is_grof then zichtbaar.grof
        when not zichtbaar.is_onderdrukt and not zichtbaar.geheel_dicht
            then round(zichtbaar.aantal / zichtbaar.geheel, 2)
    end as aandeel,
    case when zichtbaar.is_onderdrukt then $onderdruk_reden else '' end as onderdruk_reden,
    coalesce(veilig.regiocode, '') as veilig_regiocode
from zichtbaar
left join veilig on veilig.nr = zichtbaar.nr
