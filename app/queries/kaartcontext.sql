-- One row per place and key figure: the newest year; public data, for whoever may see the wijkbeeld.
select
    contextcijfer.indicatorcode,
    contextcijfer.regiocode,
    contextcijfer.peiljaar,
    contextcijfer.waarde,
    contextcijfer.teken,
    contextcijfer.bron,
    contextcijfer.licentie
from contextcijfer
where $bereik <> 'geen' and ($indicatorcode is null or indicatorcode = $indicatorcode)
qualify peiljaar = max(peiljaar) over (partition by indicatorcode)
order by indicatorcode, regiocode
