-- One row per age group in one place, kwartaal, partij and interventie: how many were reached, as it may be seen.
create table leeftijdsbereik as
select
    regiocode,
    regioniveau,
    kwartaal,
    partijcode,
    interventiecode,
    klasse as leeftijdsgroep,
    aantal,
    totaal,
    aandeel,
    is_onderdrukt,
    onderdruk_reden,
    veilig_regiocode
from klassezicht
where grootheid = 'deelnemers_bereikt'
order by
    regiocode,
    kwartaal,
    partijcode,
    interventiecode,
    try_cast(split_part(klasse, '-', 1) as integer) nulls last
