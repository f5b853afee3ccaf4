-- One row per interventie of a partij in one gebied and kwartaal, per factor: agreed, or seen in a delivery.
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
    where telling.partijcode <> '*' and telling.interventiecode <> '*' and telling.aantal > 0
),
wie_wat as (
    select regiocode, kwartaal, interventiecode, partijcode from afgesproken
    union
    select regiocode, kwartaal, interventiecode, partijcode from geleverd
)
select
    wie_wat.regiocode,
    wie_wat.kwartaal,
    coalesce(interventie_factor.factor_id, '') as factor_id,
    wie_wat.interventiecode,
    interventie.naam as interventienaam,
    wie_wat.partijcode,
    interventie.leeftijd_van,
    interventie.leeftijd_tot,
    interventie.trede
from wie_wat
join interventie on interventie.interventiecode = wie_wat.interventiecode
left join interventie_factor on interventie_factor.interventiecode = wie_wat.interventiecode
order by wie_wat.regiocode, wie_wat.kwartaal, factor_id, wie_wat.interventiecode, wie_wat.partijcode
