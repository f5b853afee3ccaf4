-- One row per bare figure, in order of nr: what judging and hiding need, with the period before in the same segment.
-- A familie is what is looked at together: one place, quarter and kind, of all parties together (wijkbeeld) or of one (talk).
create table vergelijking as
select
    nu.nr,
    nu.teller_nr,
    nu.noemer_nr,
    nu.gevraagd_nr,
    nu.teller,
    nu.noemer,
    nu.kwadraat,
    nu.gevraagd,
    nu.waarde,
    nu.onder,
    nu.boven,
    vorig.nr as vorig_nr,
    indicator.vorm,
    indicator.eenheid,
    indicator.hoger_is_beter,
    dense_rank() over (order by nu.regiocode, nu.kwartaal, nu.partijcode, indicator.soort) as familie
from cijfer_ruw as nu
join indicator on indicator.indicatorcode = nu.indicatorcode
join periode on periode.periode = nu.kwartaal and periode.kwartaal = periode.laatste_kwartaal
left join cijfer_ruw as vorig
    on vorig.indicatorcode = nu.indicatorcode
    and vorig.regiocode = nu.regiocode
    and vorig.partijcode = nu.partijcode
    and vorig.interventiecode = nu.interventiecode
    and vorig.informant = nu.informant
    and vorig.kwartaal = periode.vorige_periode
    and vorig.segment = nu.segment
order by nu.nr
