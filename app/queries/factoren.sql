-- One row per factor of every model, that of the gemeente first; a model is no secret.
select
    factor.factor_id,
    factor.model,
    factor.modelnaam,
    factor.modelversie,
    factor.is_standaard,
    factor.naam,
    factor.soort,
    factor.domein,
    factor.van_kwartaal,
    factor.tot_kwartaal,
    factor.bron
from factor
order by is_standaard desc, model, soort, factor_id
