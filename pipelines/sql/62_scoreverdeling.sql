-- One row per class of marks for usefulness in one gebied or the gemeente, kwartaal, partij, interventie and informant.
create table scoreverdeling as
select
    regiocode,
    regioniveau,
    kwartaal,
    partijcode,
    interventiecode,
    informant,
    klasse as scoreklasse,
    aantal,
    totaal,
    aandeel,
    is_onderdrukt,
    is_grof,
    onderdruk_reden,
    veilig_regiocode
from klassezicht
where grootheid = 'nut_aantal'
order by
    regiocode,
    kwartaal,
    partijcode,
    interventiecode,
    informant,
    try_cast(split_part(klasse, '-', 1) as integer) nulls last
