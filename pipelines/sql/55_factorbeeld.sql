-- One row per factor, place and kwartaal: is it a focus, what contributes to it, how much of the youth is reached.
-- Only shown figures are added: one hidden figure leaves the dose unknown, or it would give that figure away.
create table factorbeeld as
with plaats as (
    select distinct regio.regiocode, regio.niveau, regio.inwoners_0_25, kwartaal.kwartaal
    from regio
    cross join kwartaal
    where regio.is_woongebied
),
inzet as (
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
dosis as (
    select regiocode, kwartaal, interventiecode, teller
    from cijfer
    where vorm = 'dosis' and partijcode = '*'
),
per_factor as (
    select
        inzet.regiocode,
        inzet.kwartaal,
        interventie_factor.factor_id,
        count(*) as aantal_interventies,
        string_agg(interventie.naam, ', ' order by interventie.naam) as interventies,
        -- Agreed but nobody reached: no figure, and that counts as nobody.
        case when bool_and(dosis.regiocode is null or dosis.teller is not null) then sum(dosis.teller) end as bereikt,
        max(interventie.trede) as hoogste_trede
    from inzet
    join interventie on interventie.interventiecode = inzet.interventiecode
    join interventie_factor on interventie_factor.interventiecode = inzet.interventiecode
    left join dosis
        on dosis.regiocode = inzet.regiocode
        and dosis.kwartaal = inzet.kwartaal
        and dosis.interventiecode = inzet.interventiecode
    group by inzet.regiocode, inzet.kwartaal, interventie_factor.factor_id
),
focus as (
    select
        regio_pad.regiocode,
        kwartaal.kwartaal,
        focusfactor.factor_id,
        arg_min(focusfactor.reden, regio_pad.afstand) as reden
    from focusfactor
    join regio_pad on regio_pad.bovencode = focusfactor.regiocode
    join kwartaal
        on kwartaal.kwartaal >= focusfactor.van_kwartaal
        and (focusfactor.tot_kwartaal = '' or kwartaal.kwartaal <= focusfactor.tot_kwartaal)
    group by regio_pad.regiocode, kwartaal.kwartaal, focusfactor.factor_id
),
gekoppeld as (
    select distinct factor_id from interventie_factor
)
select
    plaats.regiocode,
    plaats.kwartaal,
    factor.factor_id,
    factor.naam,
    factor.soort,
    factor.domein,
    focus.factor_id is not null as is_focus,
    coalesce(focus.reden, '') as focus_reden,
    coalesce(per_factor.aantal_interventies, 0) as aantal_interventies,
    coalesce(per_factor.interventies, '') as interventies,
    per_factor.bereikt,
    plaats.inwoners_0_25 as doelgroep,
    case when plaats.inwoners_0_25 > 0 then round(per_factor.bereikt / plaats.inwoners_0_25, 3) end as dosis,
    coalesce(per_factor.hoogste_trede, 0) as hoogste_trede
from plaats
cross join factor
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
    -- Gaps are looked for in the gebied; a buurt shows the factors the city works on.
    plaats.niveau in ('gemeente', 'gebied')
    or gekoppeld.factor_id is not null
    or focus.factor_id is not null
order by plaats.regiocode, plaats.kwartaal, factor.factor_id
