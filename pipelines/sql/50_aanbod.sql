-- One row per interventie of a partij in one gebied and kwartaal, per factor: agreed, delivered, or told by the wijk.
create table aanbod as
with afgesproken as (
    select
        leverbereik.regiocode,
        kwartaal.kwartaal,
        leverbereik.interventiecode,
        leverbereik.partijcode
    from leverbereik
    join kwartaal on kwartaal.kwartaal between leverbereik.van_kwartaal and leverbereik.tot_kwartaal
),
geleverd as (
    select
        telling.regiocode,
        telling.kwartaal,
        telling.interventiecode,
        telling.partijcode
    from telling
    join regio on regio.regiocode = telling.regiocode and regio.niveau = 'gebied'
    join kwartaal on kwartaal.kwartaal = telling.kwartaal
    where telling.partijcode <> '*' and telling.interventiecode <> '*' and telling.aantal > 0
),
-- What departments and informal partners do without a beschikking; nobody counts there, somebody told it.
opgegeven as (
    select
        wijkinzet.regiocode,
        kwartaal.kwartaal,
        wijkinzet.interventiecode,
        wijkinzet.partijcode
    from wijkinzet
    join kwartaal
        on kwartaal.kwartaal >= wijkinzet.van_kwartaal
        and (wijkinzet.tot_kwartaal = '' or kwartaal.kwartaal <= wijkinzet.tot_kwartaal)
),
wie_wat as (
    select regiocode, kwartaal, interventiecode, partijcode, false as is_opgave from afgesproken
    union
    select regiocode, kwartaal, interventiecode, partijcode, false from geleverd
    union
    select regiocode, kwartaal, interventiecode, partijcode, true from opgegeven
)
select
    wie_wat.regiocode,
    wie_wat.kwartaal,
    coalesce(interventie_factor.factor_id, '') as factor_id,
    wie_wat.interventiecode,
    interventie.naam as interventienaam,
    wie_wat.partijcode,
    partij.naam as partijnaam,
    partij.soort as partijsoort,
    interventie.leeftijd_van,
    interventie.leeftijd_tot,
    coalesce(interventie_factor.trede, interventie.trede) as trede,
    coalesce(interventie_factor.onderbouwing, '') as onderbouwing,
    coalesce(interventie_factor.bron, '') as bron,
    coalesce(interventie_factor.is_voorlopig, false) as is_voorlopig,
    bool_and(wie_wat.is_opgave) as is_opgave
from wie_wat
join interventie on interventie.interventiecode = wie_wat.interventiecode
join partij on partij.partijcode = wie_wat.partijcode
left join interventie_factor on interventie_factor.interventiecode = wie_wat.interventiecode
group by all
order by wie_wat.regiocode, wie_wat.kwartaal, factor_id, wie_wat.interventiecode, wie_wat.partijcode
