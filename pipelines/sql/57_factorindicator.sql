-- One row per factor and indicator that says something about it: by its own link, or through a factor of another model.
-- Only through the same factor, or one that is a part of it: what a wider or related factor shows may be about else.
create table factorindicator as
with weg as (
    select
        factor_id,
        indicatorcode,
        '' as via_factor,
        'eigen' as verhouding,
        0 as afstand
    from indicator_factor
    union all
    select
        factorkruising.factor_id,
        indicator_factor.indicatorcode,
        factorkruising.naar_factor as via_factor,
        factorkruising.verhouding,
        case factorkruising.verhouding when 'gelijk' then 1 else 2 end as afstand
    from factorkruising
    join indicator_factor on indicator_factor.factor_id = factorkruising.naar_factor
    where factorkruising.verhouding in ('gelijk', 'ruimer')
)
select
    factor_id,
    indicatorcode,
    via_factor,
    verhouding
from weg
qualify row_number() over (partition by factor_id, indicatorcode order by afstand, via_factor) = 1
order by factor_id, indicatorcode
