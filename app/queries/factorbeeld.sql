-- One row per factor in one place and quarter, focus first; within a person's own places or the gemeente.
with van_een_ander as (
    -- What one single party reached is that party's figure, and another provider does not get it.
    select draagt_bij.factor_id
    from cijfer
    join (select distinct factor_id, interventiecode from aanbod) as draagt_bij
        on draagt_bij.interventiecode = cijfer.interventiecode
    where
        $bereik = 'eigen_partij'
        and cijfer.regiocode = $regiocode
        and cijfer.kwartaal = $kwartaal
        and cijfer.indicatorcode = 'bereik'
        and cijfer.partijcode <> '*'
    group by draagt_bij.factor_id
    having count(distinct cijfer.partijcode) = 1 and any_value(cijfer.partijcode) <> $eigen_partij
)
select
    factorbeeld.regiocode,
    factorbeeld.kwartaal,
    factorbeeld.factor_id,
    factorbeeld.naam,
    factorbeeld.soort,
    factorbeeld.domein,
    factorbeeld.model,
    factorbeeld.is_focus,
    factorbeeld.gekozen_in,
    factorbeeld.focus_reden,
    factorbeeld.leeftijd_van,
    factorbeeld.leeftijd_tot,
    factorbeeld.aantal_interventies,
    factorbeeld.interventies,
    -- The most of one intervention is a figure of that intervention: for who may see those of every party.
    case when $bereik in ('alles', 'eigen_regios') then factorbeeld.bereikt_minstens end as bereikt_minstens,
    case when factor_id not in (select factor_id from van_een_ander) then factorbeeld.bereikt_hoogstens end
        as bereikt_hoogstens,
    factorbeeld.doelgroep,
    case when $bereik in ('alles', 'eigen_regios') then factorbeeld.dosis_minstens end as dosis_minstens,
    case when factor_id not in (select factor_id from van_een_ander) then factorbeeld.dosis_hoogstens end
        as dosis_hoogstens,
    factorbeeld.hoogste_trede
from factorbeeld
where
    regiocode = $regiocode
    and kwartaal = $kwartaal
    and $bereik <> 'geen'
    and ($bereik <> 'eigen_regios' or regiocode in (
        select regiocode
        from regio
        where
            niveau = 'gemeente'
            or list_contains($regiocodes, regiocode)
            or list_contains($regiocodes, wijkraadcode)
            or list_contains($regiocodes, gebiedcode)
            or list_contains($regiocodes, oudercode)
        union
        select gebiedcode from regio where list_contains($regiocodes, regiocode)
    ))
order by is_focus desc, aantal_interventies desc, factor_id
