-- One row per place, kwartaal, factor and age group: who works on it there, and whether that is a gap or an overlap.
-- Factors are the focus factors of the place; of a gebied also every other factor somebody works on.
create table rooster as
with plaats as (
    select
        regio.regiocode,
        regio.gebiedcode,
        gebied.naam as gebiednaam
    from regio
    join regio as gebied on gebied.regiocode = regio.gebiedcode
    where regio.is_woongebied and regio.niveau <> 'gemeente'
),
regel as (
    select
        plaats.regiocode,
        focus.kwartaal,
        focus.factor_id,
        true as is_focus,
        focus.leeftijd_van,
        focus.leeftijd_tot
    from plaats
    join focus on focus.regiocode = plaats.regiocode
    union all
    select distinct
        plaats.regiocode,
        aanbod.kwartaal,
        aanbod.factor_id,
        false,
        0,
        120
    from plaats
    join aanbod on aanbod.regiocode = plaats.regiocode and aanbod.factor_id <> ''
    left join focus
        on focus.regiocode = aanbod.regiocode
        and focus.kwartaal = aanbod.kwartaal
        and focus.factor_id = aanbod.factor_id
    where focus.factor_id is null
),
cel as (
    select
        regel.regiocode,
        plaats.gebiednaam,
        regel.kwartaal,
        regel.factor_id,
        regel.is_focus,
        leeftijdsgroep.leeftijd_van,
        leeftijdsgroep.leeftijd_tot,
        regel.leeftijd_van <= leeftijdsgroep.leeftijd_tot and regel.leeftijd_tot >= leeftijdsgroep.leeftijd_van as is_gevraagd,
        regel.leeftijd_van as focus_van,
        regel.leeftijd_tot as focus_tot,
        count(distinct aanbod.partijcode) as aantal_partijen,
        count(distinct aanbod.interventiecode) as aantal_interventies,
        coalesce(string_agg(distinct aanbod.interventienaam, ', ' order by aanbod.interventienaam), '') as interventies,
        coalesce(list_sort(list(distinct aanbod.partijnaam) filter (aanbod.partijnaam is not null)), []) as namen
    from regel
    join plaats on plaats.regiocode = regel.regiocode
    cross join leeftijdsgroep
    left join aanbod
        on aanbod.regiocode = plaats.gebiedcode
        and aanbod.kwartaal = regel.kwartaal
        and aanbod.factor_id = regel.factor_id
        and aanbod.leeftijd_van <= leeftijdsgroep.leeftijd_tot
        and aanbod.leeftijd_tot >= leeftijdsgroep.leeftijd_van
    group by all
),
beoordeeld as (
    select
        cel.* exclude (namen),
        concat_ws(' en ', nullif(array_to_string(namen[:-2], ', '), ''), namen[-1]) as partijen,
        case
            when aantal_partijen > 1 then 'dubbeling'
            when aantal_partijen = 1 then 'aanbod'
            when is_focus and is_gevraagd then 'witte_vlek'
            when is_focus then 'buiten_doelgroep'
            else 'geen_aanbod'
        end as stand
    from cel
)
select
    regiocode,
    kwartaal,
    factor_id,
    is_focus,
    leeftijd_van,
    leeftijd_tot,
    aantal_partijen,
    aantal_interventies,
    interventies,
    partijen,
    stand,
    case stand
        when 'dubbeling' then
            partijen || ' werken in ' || gebiednaam || ' aan deze factor voor dezelfde leeftijd. Dat kan zo bedoeld zijn; bespreek of het zo is.'
        when 'witte_vlek' then 'Een focusfactor, en in ' || gebiednaam || ' is niemand bekend die hieraan werkt voor deze leeftijd.'
        when 'buiten_doelgroep' then 'De wijk koos deze factor voor ' || focus_van || ' tot en met ' || focus_tot || ' jaar.'
        else ''
    end as reden
from beoordeeld
order by regiocode, kwartaal, factor_id, leeftijd_van
