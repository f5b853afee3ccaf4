-- One row per key figure of one place and period, newest first; public data, for whoever may see the wijkbeeld.
select
    contextcijfer.indicatorcode,
    contextcijfer.regiocode,
    contextcijfer.peiljaar,
    contextcijfer.peilperiode,
    contextcijfer.waarde,
    contextcijfer.teken,
    contextcijfer.stand,
    contextcijfer.segment,
    contextcijfer.breuk,
    contextcijfer.bron,
    contextcijfer.licentie
from contextcijfer
where regiocode = $regiocode and $bereik <> 'geen'
order by indicatorcode, peiljaar desc, peilperiode desc
