-- One row per place and key figure: the newest period known below the gemeente; public data, for whoever may see the wijkbeeld.
with nieuwste as (
    select
        contextcijfer.indicatorcode,
        max_by(contextcijfer.peilperiode, (contextcijfer.peiljaar, contextcijfer.peilperiode)) as peilperiode
    from contextcijfer
    join regio on regio.regiocode = contextcijfer.regiocode and regio.niveau in ('gebied', 'buurt')
    where contextcijfer.waarde is not null
    group by contextcijfer.indicatorcode
)
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
join nieuwste using (indicatorcode, peilperiode)
where $bereik <> 'geen' and ($indicatorcode is null or contextcijfer.indicatorcode = $indicatorcode)
order by contextcijfer.indicatorcode, contextcijfer.regiocode
