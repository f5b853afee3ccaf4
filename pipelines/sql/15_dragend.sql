-- One row per place, kwartaal, partij, interventie and kind of file: which files carry the figures there.
-- `kwartaal` is the code of the period: files of every quarter in it carry a half-year.
-- A half-year or year of which a party delivered no file for a quarter says so: that quarter does not count, and a
-- change to or from it says nothing.
-- A justification is the words of one party: in a figure of all together only their number is told.
create table dragend as
with geleverd as (
    select distinct partijcode, kwartaal, soort = 'effectmetingen' as is_effect from bron
),
gat as (
    select
        partij.is_effect,
        partij.partijcode,
        periode.periode as kwartaal,
        string_agg(periode.kwartaal, ' en ' order by periode.kwartaal)
        || case when count(*) = 1 then ' is niet aangeleverd' else ' zijn niet aangeleverd' end as zin
    from (select distinct is_effect, partijcode from geleverd) as partij
    cross join periode
    left join geleverd
        on geleverd.is_effect = partij.is_effect
        and geleverd.partijcode = partij.partijcode
        and geleverd.kwartaal = periode.kwartaal
    where periode.periodesoort <> 'kwartaal' and geleverd.kwartaal is null
    group by all
),
per_regio as (
    select distinct
        meting.is_effect,
        regio_pad.bovencode as regiocode,
        periode.periode as kwartaal,
        meting.partijcode,
        meting.interventiecode,
        meting.aanlevering_id
    from meting
    left join grootheid on grootheid.grootheid = meting.grootheid
    join periode
        on periode.kwartaal = meting.kwartaal
        and periode.periodesoort = coalesce(grootheid.periodesoort, 'kwartaal')
    join regio_pad on regio_pad.regiocode = meting.regiocode and regio_pad.afstand < 9
),
per_bron as (
    select distinct
        per_regio.is_effect,
        per_regio.regiocode,
        per_regio.kwartaal,
        case when van.een_partij then per_regio.partijcode else cast('*' as code) end as partijcode,
        case when van.een_interventie then per_regio.interventiecode else cast('*' as code) end as interventiecode,
        per_regio.partijcode as van_partij,
        per_regio.aanlevering_id
    from per_regio
    cross join (values (true, true), (true, false), (false, true), (false, false)) as van (een_partij, een_interventie)
),
per_cijfer as (
    select
        per_bron.is_effect,
        per_bron.regiocode,
        per_bron.kwartaal,
        per_bron.partijcode,
        per_bron.interventiecode,
        count(*) as aantal,
        count(*) filter (where bron.toelichting <> '') as aantal_toegelicht,
        bool_or(not bron.is_vastgesteld) as is_voorlopig,
        string_agg(distinct nullif(bron.toelichting, ''), ' ' order by nullif(bron.toelichting, '')) as toelichting,
        string_agg(distinct bron.naam, '; ' order by bron.naam) as namen,
        any_value(gat.zin) as gat,
        count(distinct per_bron.van_partij) filter (where gat.zin is not null) as partijen_met_gat
    from per_bron
    join bron on bron.aanlevering_id = per_bron.aanlevering_id
    left join gat
        on gat.is_effect = per_bron.is_effect
        and gat.partijcode = per_bron.van_partij
        and gat.kwartaal = per_bron.kwartaal
    group by all
)
select
    is_effect,
    regiocode,
    kwartaal,
    partijcode,
    interventiecode,
    is_voorlopig,
    partijen_met_gat > 0 as is_onvolledig,
    case
        when partijcode <> '*' then coalesce(toelichting, '')
        when aantal_toegelicht = 0 then ''
        when aantal_toegelicht = 1 then 'Bij 1 aanlevering hoort een toelichting.'
        else 'Bij ' || aantal_toegelicht || ' aanleveringen hoort een toelichting.'
    end as toelichting,
    case
        when partijcode <> '*' then concat_ws('; ', namen, gat)
        else concat_ws(
            '; ',
            case when aantal = 1 then '1 aanlevering' else aantal || ' aanleveringen' end,
            case
                when partijen_met_gat = 1 then 'van 1 partij ontbreekt een kwartaal'
                when partijen_met_gat > 1 then 'van ' || partijen_met_gat || ' partijen ontbreekt een kwartaal'
            end
        )
    end as bron
from per_cijfer
