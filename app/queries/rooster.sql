-- One row per factor and age group in one place and quarter; who works on what is public.
select
    rooster.regiocode,
    rooster.kwartaal,
    rooster.factor_id,
    rooster.is_focus,
    rooster.leeftijd_van,
    rooster.leeftijd_tot,
    rooster.aantal_partijen,
    rooster.aantal_interventies,
    rooster.interventies,
    rooster.partijen,
    rooster.stand,
    rooster.reden
from rooster
where regiocode = $regiocode and kwartaal = $kwartaal and $bereik <> 'geen'
order by is_focus desc, factor_id, leeftijd_van
