-- One row per factor in one place and quarter, focus first; within a person's own places or the gemeente.
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
    factorbeeld.bereikt,
    factorbeeld.doelgroep,
    factorbeeld.dosis,
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
