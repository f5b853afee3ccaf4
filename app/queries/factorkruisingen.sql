-- One row per factor and factor of another model it relates to, seen from the first; a model is no secret.
select
    factorkruising.factor_id,
    factorkruising.naar_factor,
    factorkruising.verhouding,
    factorkruising.bron,
    factorkruising.zekerheid
from factorkruising
order by factor_id, naar_factor
