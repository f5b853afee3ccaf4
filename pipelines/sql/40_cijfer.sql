-- One row per indicator, place, kwartaal, partij, interventie and informant: the figure as it may be seen.
create table cijfer as
with zichtbaar as (
    select
        cijfer_ruw.*,
        oordeel.is_onderdrukt
    from cijfer_ruw
    join oordeel on oordeel.nr = cijfer_ruw.nr
),
kaart as (
    select distinct kaart_nr, indicatorcode, kwartaal, partijcode, interventiecode, informant from cijfer_ruw
),
-- A hidden figure may be seen in a larger place, else over all parties, else over all interventions together.
kijk as (
    select
        eigen.kaart_nr,
        ander.kaart_nr as ander_nr,
        case
            when ander.kaart_nr = eigen.kaart_nr then 0
            when ander.interventiecode = eigen.interventiecode then 10
            else 20
        end as omweg
    from kaart as eigen
    join kaart as ander
        on ander.indicatorcode = eigen.indicatorcode
        and ander.kwartaal = eigen.kwartaal
        and ander.informant = eigen.informant
    where
        ander.kaart_nr = eigen.kaart_nr
        or (ander.partijcode = '*' and ander.interventiecode in (eigen.interventiecode, '*'))
),
veilig as (
    select
        verborgen.nr,
        arg_min(wel.nr, kijk.omweg + regio_pad.afstand) as wel_nr
    from zichtbaar as verborgen
    join kijk on kijk.kaart_nr = verborgen.kaart_nr
    join regio_pad on regio_pad.regiocode = verborgen.regiocode and regio_pad.afstand between 0 and 3
    join zichtbaar as wel on wel.regiocode = regio_pad.bovencode and wel.kaart_nr = kijk.ander_nr
    where verborgen.is_onderdrukt and not wel.is_onderdrukt
    group by verborgen.nr
)
select
    concat_ws(
        '/',
        ruw.indicatorcode,
        ruw.regiocode,
        periode.laatste_kwartaal,
        ruw.partijcode,
        ruw.interventiecode,
        ruw.informant
    ) as cijfer_id,
    ruw.indicatorcode,
    indicator.soort,
    ruw.vorm,
    ruw.regiocode,
    ruw.regioniveau,
    periode.laatste_kwartaal as kwartaal,
    periode.periodesoort as periode,
    ruw.partijcode,
    ruw.interventiecode,
    ruw.informant,
    oordeel.waarde,
    oordeel.onder,
    oordeel.boven,
    oordeel.woorden,
    oordeel.teller,
    oordeel.noemer,
    oordeel.n,
    oordeel.in_aanmerking,
    oordeel.dekking,
    coalesce(vorige_periode.laatste_kwartaal, '') as vorig_kwartaal,
    oordeel.vorige_waarde,
    case
        -- What is clearly less may only not have been delivered.
        when (dragend.is_onvolledig or dragend_toen.is_onvolledig) and oordeel.verandering <> 'geen_vergelijking'
            then 'te_weinig_gegevens'
        else oordeel.verandering
    end as verandering,
    ruw.segment,
    oordeel.is_onderdrukt,
    case when oordeel.is_onderdrukt then $onderdruk_reden else '' end as onderdruk_reden,
    coalesce(wel.regiocode, '') as veilig_regiocode,
    case
        when wel.nr is null then ''
        else concat_ws(
            '/',
            wel.indicatorcode,
            wel.regiocode,
            periode.laatste_kwartaal,
            wel.partijcode,
            wel.interventiecode,
            wel.informant
        )
    end as veilig_cijfer_id,
    oordeel.is_grof,
    coalesce(dragend.is_voorlopig, true) as is_voorlopig,
    coalesce(dragend.is_onvolledig, false) as is_onvolledig,
    coalesce(dragend.toelichting, '') as toelichting,
    ruw.versie as definitieversie,
    coalesce(dragend.bron, '') as bron
from cijfer_ruw as ruw
join oordeel on oordeel.nr = ruw.nr
join vergelijking on vergelijking.nr = ruw.nr
join indicator on indicator.indicatorcode = ruw.indicatorcode
join periode on periode.periode = ruw.kwartaal and periode.kwartaal = periode.laatste_kwartaal
left join cijfer_ruw as vorig on vorig.nr = vergelijking.vorig_nr
left join periode as vorige_periode
    on vorige_periode.periode = vorig.kwartaal and vorige_periode.kwartaal = vorige_periode.laatste_kwartaal
left join veilig on veilig.nr = ruw.nr
left join cijfer_ruw as wel on wel.nr = veilig.wel_nr
left join dragend
    on dragend.is_effect = indicator.is_effect
    and dragend.regiocode = ruw.regiocode
    and dragend.kwartaal = ruw.kwartaal
    and dragend.partijcode = ruw.partijcode
    and dragend.interventiecode = ruw.interventiecode
left join dragend as dragend_toen
    on dragend_toen.is_effect = indicator.is_effect
    and dragend_toen.regiocode = ruw.regiocode
    and dragend_toen.kwartaal = vorig.kwartaal
    and dragend_toen.partijcode = ruw.partijcode
    and dragend_toen.interventiecode = ruw.interventiecode
order by
    ruw.regiocode, ruw.kwartaal, ruw.indicatorcode, ruw.partijcode, ruw.interventiecode, ruw.informant
