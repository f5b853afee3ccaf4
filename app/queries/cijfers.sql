-- One row per figure this person may see, narrowed by what was asked (an absent question is null).
-- Of a half-year or year the newest that had ended: asked for K3, that of K2 or of K4 the year before.
with gevraagd as (
    select
        $kwartaal as kwartaal,
        case right($kwartaal, 1)
            when '1' then (cast(left($kwartaal, 4) as int) - 1) || '-K4'
            when '3' then left($kwartaal, 4) || '-K2'
            else $kwartaal
        end as halfjaar,
        case
            when right($kwartaal, 1) = '4' then $kwartaal
            else (cast(left($kwartaal, 4) as int) - 1) || '-K4'
        end as jaar
),
eigen as (
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
-- The gemeente and whatever lies above an own place, for comparison: never a single party.
omvattend as (
    select regiocode from regio where niveau = 'gemeente'
    union
    select gebiedcode from regio where list_contains($regiocodes, regiocode)
),
-- A total to which one single party contributed is that party's figure.
van_een_ander as (
    select regiocode, cijfer.kwartaal, indicatorcode, informant
    from cijfer
    cross join gevraagd
    where
        $bereik = 'eigen_partij'
        and partijcode <> '*'
        -- Only of what is asked: looking through every figure of the build would cost most of the answer.
        and ($regiocode is null or regiocode = $regiocode)
        and ($indicatorcode is null or indicatorcode = $indicatorcode)
        and ($informant is null or informant = $informant)
        and (
            gevraagd.kwartaal is null
            or cijfer.kwartaal in (gevraagd.kwartaal, gevraagd.halfjaar, gevraagd.jaar)
        )
    group by all
    having count(distinct partijcode) = 1 and any_value(partijcode) <> $eigen_partij
)
select
    cijfer.cijfer_id,
    cijfer.indicatorcode,
    cijfer.soort,
    cijfer.vorm,
    cijfer.regiocode,
    cijfer.regioniveau,
    cijfer.kwartaal,
    cijfer.periode,
    cijfer.partijcode,
    cijfer.interventiecode,
    cijfer.informant,
    cijfer.waarde,
    cijfer.onder,
    cijfer.boven,
    cijfer.woorden,
    cijfer.teller,
    cijfer.noemer,
    cijfer.n,
    cijfer.in_aanmerking,
    cijfer.dekking,
    cijfer.vorig_kwartaal,
    cijfer.vorige_waarde,
    cijfer.verandering,
    cijfer.segment,
    cijfer.is_onderdrukt,
    cijfer.onderdruk_reden,
    cijfer.veilig_regiocode,
    cijfer.veilig_cijfer_id,
    cijfer.is_grof,
    cijfer.is_voorlopig,
    cijfer.is_onvolledig,
    cijfer.toelichting,
    cijfer.definitieversie,
    cijfer.bron
from cijfer
cross join gevraagd
where
    (
        gevraagd.kwartaal is null
        or cijfer.kwartaal = case cijfer.periode
            when 'halfjaar' then gevraagd.halfjaar
            when 'jaar' then gevraagd.jaar
            else gevraagd.kwartaal
        end
    )
    and ($regiocode is null or regiocode = $regiocode)
    and ($indicatorcode is null or indicatorcode = $indicatorcode)
    and ($interventiecode is null or interventiecode = $interventiecode)
    and ($partijcode is null or partijcode = $partijcode)
    and ($soort is null or soort = $soort)
    and ($informant is null or informant = $informant)
    and case $bereik
        when 'alles' then true
        when 'eigen_regios' then
            (regiocode in (select regiocode from eigen) and ($met_partijen or partijcode = '*'))
            or (regiocode in (select regiocode from omvattend) and partijcode = '*')
            -- What was agreed for several gebieden is judged over all of them, by whoever may see that beschikking.
            or (regioniveau = 'gemeente' and $met_partijen and list_contains($paren, partijcode || '/' || interventiecode))
        when 'eigen_partij' then
            partijcode = $eigen_partij
            or (
                partijcode = '*' and interventiecode = '*'
                and (regiocode, cijfer.kwartaal, indicatorcode, informant) not in (
                    select (regiocode, kwartaal, indicatorcode, informant) from van_een_ander
                )
            )
        when 'eigen_beschikkingen' then
            list_contains($paren, partijcode || '/' || interventiecode)
            or (partijcode = '*' and interventiecode = '*')
        else false
    end
order by indicatorcode, regiocode, cijfer.kwartaal, partijcode, interventiecode, informant
