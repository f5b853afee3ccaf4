-- One row per factor, place and kwartaal: is it a focus, what contributes to it, how much of the target group is reached.
-- Who takes part in two interventions cannot be told from two people, so figures are never added into one: reached are
-- at least the most of one interventie (of the right ages), and at most all together (of any age). One hidden figure leaves "at most" unknown.
-- Only shown figures are used, so that nothing follows from this table that does not from those.
create table factorbeeld as
with plaats as (
    select distinct regio.regiocode, regio.niveau, regio.inwoners_0_25, kwartaal.kwartaal
    from regio
    cross join kwartaal
    where regio.is_woongebied
),
hier as (
    select distinct telling.regiocode, telling.kwartaal, telling.interventiecode
    from telling
    where
        telling.grootheid = 'deelnemers_bereikt'
        and telling.partijcode = '*'
        and telling.interventiecode <> '*'
        and telling.aantal > 0
    union
    select regiocode, kwartaal, interventiecode from aanbod
    union
    select regio_pad.bovencode, aanbod.kwartaal, aanbod.interventiecode
    from aanbod
    join regio_pad on regio_pad.regiocode = aanbod.regiocode and regio_pad.afstand = 3
),
-- Who was reached, and how many of them for sure of the ages of the interventie: light counts do not tell ages,
-- and a hidden count may stand beside a dose that was rounded for it.
bereik as (
    select
        bereikt.regiocode,
        bereikt.kwartaal,
        bereikt.interventiecode,
        bereikt.teller as hoogstens,
        least(coalesce(dosis.teller, round(dosis.waarde * dosis.noemer)), bereikt.teller) as minstens
    from cijfer as bereikt
    left join cijfer as dosis
        on dosis.indicatorcode = 'bereik_doelgroep'
        and dosis.regiocode = bereikt.regiocode
        and dosis.kwartaal = bereikt.kwartaal
        and dosis.partijcode = '*'
        and dosis.interventiecode = bereikt.interventiecode
        and coalesce(dosis.teller, dosis.waarde) is not null
    where bereikt.indicatorcode = 'bereik' and bereikt.partijcode = '*'
),
per_factor as (
    select
        hier.regiocode,
        hier.kwartaal,
        interventie_factor.factor_id,
        count(*) as aantal_interventies,
        string_agg(interventie.naam, ', ' order by interventie.naam) as interventies,
        max(case when bereik.hoogstens is not null then bereik.minstens end) as bereikt_minstens,
        -- Agreed but nobody reached: no figure, and that counts as nobody.
        case when bool_and(bereik.regiocode is null or bereik.hoogstens is not null) then sum(bereik.hoogstens) end
            as bereikt_hoogstens,
        max(interventie_factor.trede) as hoogste_trede
    from hier
    join interventie on interventie.interventiecode = hier.interventiecode
    join interventie_factor on interventie_factor.interventiecode = hier.interventiecode
    left join bereik
        on bereik.regiocode = hier.regiocode
        and bereik.kwartaal = hier.kwartaal
        and bereik.interventiecode = hier.interventiecode
    group by hier.regiocode, hier.kwartaal, interventie_factor.factor_id
),
gekoppeld as (
    select distinct factor_id from interventie_factor
),
samen as (
    select
        plaats.regiocode,
        plaats.kwartaal,
        factor.factor_id,
        factor.naam,
        factor.soort,
        factor.domein,
        factor.model,
        focus.factor_id is not null as is_focus,
        coalesce(focus.gekozen_in, '') as gekozen_in,
        coalesce(focus.reden, '') as focus_reden,
        coalesce(focus.leeftijd_van, 0) as leeftijd_van,
        coalesce(focus.leeftijd_tot, 24) as leeftijd_tot,
        coalesce(per_factor.aantal_interventies, 0) as aantal_interventies,
        coalesce(per_factor.interventies, '') as interventies,
        per_factor.bereikt_minstens,
        per_factor.bereikt_hoogstens,
        -- Years 0 to 24 count alike: there is no finer age in the key figures.
        round(
            plaats.inwoners_0_25
            * greatest(0, least(coalesce(focus.leeftijd_tot, 24), 24) - coalesce(focus.leeftijd_van, 0) + 1)
            / 25
        ) as doelgroep,
        coalesce(per_factor.hoogste_trede, 0) as hoogste_trede
    from plaats
    join factor
        on plaats.kwartaal >= factor.van_kwartaal
        and (factor.tot_kwartaal = '' or plaats.kwartaal <= factor.tot_kwartaal)
    left join per_factor
        on per_factor.regiocode = plaats.regiocode
        and per_factor.kwartaal = plaats.kwartaal
        and per_factor.factor_id = factor.factor_id
    left join focus
        on focus.regiocode = plaats.regiocode
        and focus.kwartaal = plaats.kwartaal
        and focus.factor_id = factor.factor_id
    left join gekoppeld on gekoppeld.factor_id = factor.factor_id
    where
        -- Of the model of the gemeente every factor is in sight; of the others those that somebody chose or works on.
        (plaats.niveau in ('gemeente', 'gebied') and factor.is_standaard)
        or gekoppeld.factor_id is not null
        or focus.factor_id is not null
)
select
    samen.*,
    case when doelgroep > 0 and bereikt_minstens >= 0 then least(1, round(bereikt_minstens / doelgroep, 3)) end
        as dosis_minstens,
    case when doelgroep > 0 and bereikt_hoogstens >= 0 then least(1, round(bereikt_hoogstens / doelgroep, 3)) end
        as dosis_hoogstens
from samen
order by regiocode, kwartaal, factor_id
