-- One row per factor and indicator that says something about it; definitions are no secret.
select
    factorindicator.factor_id,
    factorindicator.indicatorcode,
    factorindicator.via_factor,
    factorindicator.verhouding
from factorindicator
order by factor_id, verhouding, indicatorcode
