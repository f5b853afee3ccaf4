-- One row per place, kwartaal and focus factor there: its own choice, or else that of the nearest place above it.
-- So a place never has more than the five that were chosen together.
create table focus as
with kandidaat as (
    select
        regio_pad.regiocode,
        kwartaal.kwartaal,
        focusfactor.factor_id,
        focusfactor.regiocode as gekozen_in,
        focusfactor.van_kwartaal,
        focusfactor.reden,
        focusfactor.leeftijd_van,
        focusfactor.leeftijd_tot,
        regio_pad.afstand,
        min(regio_pad.afstand) over (partition by regio_pad.regiocode, kwartaal.kwartaal) as dichtstbij
    from focusfactor
    join regio_pad on regio_pad.bovencode = focusfactor.regiocode and regio_pad.afstand < 9
    -- A model that was taken back takes its factors along; what the wijk chose stays in the store.
    join factor on factor.factor_id = focusfactor.factor_id
    join kwartaal
        on kwartaal.kwartaal >= focusfactor.van_kwartaal
        and (focusfactor.tot_kwartaal = '' or kwartaal.kwartaal <= focusfactor.tot_kwartaal)
)
select
    regiocode,
    kwartaal,
    factor_id,
    gekozen_in,
    reden,
    leeftijd_van,
    leeftijd_tot
from kandidaat
where afstand = dichtstbij
qualify row_number() over (partition by regiocode, kwartaal, factor_id order by van_kwartaal desc) = 1
order by regiocode, kwartaal, factor_id
