-- One row per delivered file behind one figure; of a party this person may not see only that there is a file.
with gevraagd as (
    select indicatorcode, regiocode, kwartaal, partijcode, interventiecode, informant
    from cijfer
    where cijfer_id = $cijfer_id and $bereik <> 'geen'
),
-- A figure of all together names no files; those of the parties in it do.
dragend as (
    select distinct
        cijfer.partijcode,
        unnest(string_split(cijfer.bron, '; ')) as naam
    from cijfer
    join gevraagd
        on gevraagd.indicatorcode = cijfer.indicatorcode
        and gevraagd.regiocode = cijfer.regiocode
        and gevraagd.kwartaal = cijfer.kwartaal
        and gevraagd.informant = cijfer.informant
        and gevraagd.partijcode in ('*', cijfer.partijcode)
        and gevraagd.interventiecode in ('*', cijfer.interventiecode)
    where cijfer.partijcode <> '*'
),
-- Of a total over more than the own places, an adviser knows the parties that work in the own places.
eigen as (
    select distinct cijfer.partijcode
    from cijfer
    join gevraagd on gevraagd.kwartaal = cijfer.kwartaal
    join regio on regio.regiocode = cijfer.regiocode
    left join regio as gemeente
        on gemeente.niveau = 'gemeente' and list_contains($regiocodes, gemeente.regiocode)
    where
        cijfer.partijcode <> '*'
        and (
            list_contains($regiocodes, regio.regiocode)
            or list_contains($regiocodes, regio.wijkraadcode)
            or list_contains($regiocodes, regio.gebiedcode)
            or gemeente.regiocode is not null
        )
),
bestand as (
    select
        herkomst.*,
        case $bereik
            when 'alles' then true
            when 'eigen_regios' then $met_partijen and herkomst.partijcode in (select partijcode from eigen)
            when 'eigen_partij' then herkomst.partijcode = $eigen_partij
            when 'eigen_beschikkingen' then
                list_contains(list_transform($paren, lambda paar: split_part(paar, '/', 1)), herkomst.partijcode)
            else false
        end as mag_zien
    from herkomst
    join dragend
        on dragend.partijcode = herkomst.partijcode
        and dragend.naam = herkomst.soort || ' ' || herkomst.kwartaal || ', versie ' || herkomst.versie
)
select
    mag_zien,
    case when mag_zien then aanlevering_id end as aanlevering_id,
    case when mag_zien then partijcode else '' end as partijcode,
    kwartaal,
    case when mag_zien then soort else '' end as soort,
    case when mag_zien then versie end as versie,
    case when mag_zien then bestandsnaam else '' end as bestandsnaam,
    is_vastgesteld,
    case when mag_zien then rijen end as rijen,
    case when mag_zien then sha256 else '' end as sha256
from bestand
order by mag_zien desc, partijcode, kwartaal, soort, versie, is_vastgesteld
