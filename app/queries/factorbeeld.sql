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
        and cijfer.vorm = 'dosis'
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
    factorbeeld.is_focus,
    factorbeeld.focus_reden,
    factorbeeld.aantal_interventies,
    factorbeeld.interventies,
    case when factor_id not in (select factor_id from van_een_ander) then factorbeeld.bereikt end as bereikt,
    factorbeeld.doelgroep,
    case when factor_id not in (select factor_id from van_een_ander) then factorbeeld.dosis end as dosis,
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
