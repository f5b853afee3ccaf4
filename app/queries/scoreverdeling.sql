-- One row per class of marks this person may see, narrowed by what was asked (an absent question is null).
with eigen as (
    select regiocode
    from regio
    where
        list_contains($regiocodes, regiocode)
        or list_contains($regiocodes, wijkraadcode)
        or list_contains($regiocodes, gebiedcode)
        or (niveau <> 'gemeente' and exists (
            select 1 from regio as boven
            where boven.niveau = 'gemeente' and list_contains($regiocodes, boven.regiocode)
        ))
),
omvattend as (
    select regiocode from regio where niveau = 'gemeente'
    union
    select gebiedcode from regio where list_contains($regiocodes, regiocode)
),
-- A total to which one single party contributed is that party's figure.
van_een_ander as (
    select regiocode, kwartaal, informant
    from scoreverdeling
    where
        $bereik = 'eigen_partij'
        and partijcode <> '*'
        and ($kwartaal is null or kwartaal = $kwartaal)
        and ($regiocode is null or regiocode = $regiocode)
    group by all
    having count(distinct partijcode) = 1 and any_value(partijcode) <> $eigen_partij
)
select
    scoreverdeling.regiocode,
    scoreverdeling.regioniveau,
    scoreverdeling.kwartaal,
    scoreverdeling.partijcode,
    scoreverdeling.interventiecode,
    scoreverdeling.informant,
    scoreverdeling.scoreklasse,
    scoreverdeling.aantal,
    scoreverdeling.totaal,
    scoreverdeling.aandeel,
    scoreverdeling.is_onderdrukt,
    scoreverdeling.is_grof,
    scoreverdeling.onderdruk_reden,
    scoreverdeling.veilig_regiocode
from scoreverdeling
where
    ($kwartaal is null or kwartaal = $kwartaal)
    and ($regiocode is null or regiocode = $regiocode)
    and ($interventiecode is null or interventiecode = $interventiecode)
    and ($partijcode is null or partijcode = $partijcode)
    and ($informant is null or informant = $informant)
    and case $bereik
        when 'alles' then true
        when 'eigen_regios' then
            (regiocode in (select regiocode from eigen) and ($met_partijen or partijcode = '*'))
            or (regiocode in (select regiocode from omvattend) and partijcode = '*')
        when 'eigen_partij' then
            partijcode = $eigen_partij
            or (
                partijcode = '*' and interventiecode = '*'
                and (regiocode, kwartaal, informant) not in (select (regiocode, kwartaal, informant) from van_een_ander)
            )
        when 'eigen_beschikkingen' then
            list_contains($paren, partijcode || '/' || interventiecode)
            or (partijcode = '*' and interventiecode = '*')
        else false
    end
order by
    regiocode,
    kwartaal,
    partijcode,
    interventiecode,
    informant,
    try_cast(split_part(scoreklasse, '-', 1) as integer) nulls last
