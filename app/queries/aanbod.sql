-- One row per intervention of a party in one gebied and quarter, per factor; who does what is public.
select
    aanbod.regiocode,
    aanbod.kwartaal,
    aanbod.factor_id,
    aanbod.interventiecode,
    aanbod.interventienaam,
    aanbod.partijcode,
    aanbod.partijnaam,
    aanbod.partijsoort,
    aanbod.leeftijd_van,
    aanbod.leeftijd_tot,
    aanbod.trede,
    aanbod.onderbouwing,
    aanbod.bron,
    aanbod.is_voorlopig,
    aanbod.is_opgave
from aanbod
where regiocode = $regiocode and kwartaal = $kwartaal and $bereik <> 'geen'
order by factor_id, interventiecode, partijcode
