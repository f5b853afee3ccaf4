-- One row per age group this person may see, narrowed by what was asked (an absent question is null).
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
    select regiocode, kwartaal
    from leeftijdsbereik
    where
        $bereik = 'eigen_partij'
        and partijcode <> '*'
        and ($kwartaal is null or kwartaal = $kwartaal)
        and ($regiocode is null or regiocode = $regiocode)
    group by all
    having count(distinct partijcode) = 1 and any_value(partijcode) <> $eigen_partij
)
select
    leeftijdsbereik.regiocode,
    leeftijdsbereik.regioniveau,
    leeftijdsbereik.kwartaal,
    leeftijdsbereik.partijcode,
    leeftijdsbereik.interventiecode,
    leeftijdsbereik.leeftijdsgroep,
    leeftijdsbereik.aantal,
    leeftijdsbereik.totaal,
    leeftijdsbereik.aandeel,
    leeftijdsbereik.is_onderdrukt,
    leeftijdsbereik.onderdruk_reden,
    leeftijdsbereik.veilig_regiocode
from leeftijdsbereik
where
    ($kwartaal is null or kwartaal = $kwartaal)
    and ($regiocode is null or regiocode = $regiocode)
    and ($interventiecode is null or interventiecode = $interventiecode)
    and ($partijcode is null or partijcode = $partijcode)
    and case $bereik
        when 'alles' then true
        when 'eigen_regios' then
            (regiocode in (select regiocode from eigen) and ($met_partijen or partijcode = '*'))
            or (regiocode in (select regiocode from omvattend) and partijcode = '*')
        when 'eigen_partij' then
            partijcode = $eigen_partij
            or (
                partijcode = '*' and interventiecode = '*'
                and (regiocode, kwartaal) not in (select (regiocode, kwartaal) from van_een_ander)
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
    try_cast(split_part(leeftijdsgroep, '-', 1) as integer) nulls last
