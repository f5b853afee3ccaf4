-- One row per key figure of one place, newest year first; public data, for whoever may see the wijkbeeld.
select
    contextcijfer.indicatorcode,
    contextcijfer.regiocode,
    contextcijfer.peiljaar,
    contextcijfer.waarde,
    contextcijfer.teken,
    contextcijfer.bron,
    contextcijfer.licentie
from contextcijfer
where regiocode = $regiocode and $bereik <> 'geen'
order by indicatorcode, peiljaar desc
