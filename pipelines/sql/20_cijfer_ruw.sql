-- One row per indicator, place, kwartaal, partij, interventie and informant: the bare numbers, for nobody's eyes.
-- The number that leads is the noemer of a share or mean, and the teller of a count; an own form brings its value.
create table cijfer_ruw as
with doelgroep as (
    -- Years 0 to 24 count alike: there is no finer age in the key figures.
    select
        regio.regiocode,
        interventie.interventiecode,
        regio.inwoners_0_25
        * greatest(0, least(interventie.leeftijd_tot, 24) - greatest(interventie.leeftijd_van, 0) + 1)
        / 25 as aantal
    from regio
    cross join interventie
    where regio.inwoners_0_25 > 0
    union all
    select regiocode, cast('*' as code), inwoners_0_25 from regio where inwoners_0_25 > 0
),
leidend as (
    select
        telling.*,
        regio.niveau as regioniveau,
        definitie.indicatorcode,
        definitie.vorm,
        definitie.versie,
        definitie.breuken,
        definitie.teller as tellercode,
        definitie.noemer as noemercode,
        definitie.kwadraat as kwadraatcode,
        definitie.gevraagd as gevraagdcode,
        case when definitie.gevraagd_per_informant then telling.informant else cast('*' as code) end as gevraagd_informant
    from definitie
    join indicator on indicator.indicatorcode = definitie.indicatorcode
    join telling
        on telling.grootheid = case
            when definitie.vorm in ('aandeel', 'gemiddelde', 'eigen') then definitie.noemer else definitie.teller
        end
    -- Each figure over its own period, by the version of its definition that counted then.
    join periode
        on periode.periode = telling.kwartaal
        and periode.kwartaal = periode.laatste_kwartaal
        and periode.periodesoort = indicator.periodesoort
        and periode.laatste_kwartaal >= definitie.geldig_vanaf
        and periode.laatste_kwartaal < definitie.geldig_tot
    join regio on regio.regiocode = telling.regiocode
    where
        telling.aantal is not null
        and (telling.aantal > 0 or definitie.vorm not in ('aandeel', 'gemiddelde', 'eigen'))
),
samen as (
    select
        leidend.indicatorcode,
        leidend.vorm,
        leidend.versie,
        leidend.breuken,
        leidend.regiocode,
        leidend.regioniveau,
        leidend.kwartaal,
        leidend.partijcode,
        leidend.interventiecode,
        leidend.informant,
        case when leidend.vorm in ('aandeel', 'gemiddelde', 'eigen') then deel.nr else leidend.nr end as teller_nr,
        case when leidend.vorm in ('aandeel', 'gemiddelde', 'eigen') then leidend.nr end as noemer_nr,
        gevraagd.nr as gevraagd_nr,
        case when leidend.vorm in ('aandeel', 'gemiddelde', 'eigen') then deel.aantal else leidend.aantal end as teller,
        case
            when leidend.vorm in ('aandeel', 'gemiddelde', 'eigen') then leidend.aantal
            when leidend.vorm = 'dosis' then round(doelgroep.aantal)
        end as noemer,
        kwadraat.aantal as kwadraat,
        gevraagd.aantal as gevraagd
    from leidend
    left join telling as deel
        on leidend.vorm in ('aandeel', 'gemiddelde', 'eigen')
        and deel.grootheid = leidend.tellercode
        and deel.regiocode = leidend.regiocode
        and deel.kwartaal = leidend.kwartaal
        and deel.partijcode = leidend.partijcode
        and deel.interventiecode = leidend.interventiecode
        and deel.informant = leidend.informant
        -- Of the same deliveries: a part from one party over the whole of another is no share.
        and deel.metingen = leidend.metingen
    left join telling as kwadraat
        on kwadraat.grootheid = leidend.kwadraatcode
        and kwadraat.regiocode = leidend.regiocode
        and kwadraat.kwartaal = leidend.kwartaal
        and kwadraat.partijcode = leidend.partijcode
        and kwadraat.interventiecode = leidend.interventiecode
        and kwadraat.informant = leidend.informant
    left join telling as gevraagd
        on leidend.vorm <> 'dosis'
        and gevraagd.grootheid = leidend.gevraagdcode
        and gevraagd.regiocode = leidend.regiocode
        and gevraagd.kwartaal = leidend.kwartaal
        and gevraagd.partijcode = leidend.partijcode
        and gevraagd.interventiecode = leidend.interventiecode
        and gevraagd.informant = leidend.gevraagd_informant
    left join doelgroep
        on leidend.vorm = 'dosis'
        and doelgroep.regiocode = leidend.regiocode
        and doelgroep.interventiecode = leidend.interventiecode
)
select
    row_number() over (
        order by
            samen.indicatorcode,
            samen.regiocode,
            samen.partijcode,
            samen.interventiecode,
            samen.informant,
            samen.kwartaal
    ) - 1 as nr,
    dense_rank() over (
        order by
            samen.indicatorcode,
            samen.kwartaal,
            samen.partijcode,
            samen.interventiecode,
            samen.informant
    ) as kaart_nr,
    samen.* exclude (breuken),
    eigen_vorm.waarde,
    eigen_vorm.onder,
    eigen_vorm.boven,
    -- A definition that cannot be compared with the one before breaks a series like any break.
    segment.segment + samen.breuken as segment
from samen
join segment
    on segment.regiocode = samen.regiocode
    and segment.interventiecode = samen.interventiecode
    and segment.kwartaal = samen.kwartaal
left join eigen_vorm
    on eigen_vorm.indicatorcode = samen.indicatorcode
    and eigen_vorm.regiocode = samen.regiocode
    and eigen_vorm.kwartaal = samen.kwartaal
    and eigen_vorm.partijcode = samen.partijcode
    and eigen_vorm.interventiecode = samen.interventiecode
    and eigen_vorm.informant = samen.informant
where
    samen.teller is not null
    and (samen.vorm <> 'eigen' or eigen_vorm.waarde is not null)
    and (samen.vorm <> 'gemiddelde' or samen.kwadraat is not null)
    and (samen.vorm <> 'dosis' or samen.noemer > 0)
