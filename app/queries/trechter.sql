-- One row per place of one level for one figure of all parties together, without its name; only the own place is known.
-- Of a half-year or year the newest that had ended, as everywhere.
with gevraagd as (
    select
        case right($kwartaal, 1)
            when '1' then (cast(left($kwartaal, 4) as int) - 1) || '-K4'
            when '3' then left($kwartaal, 4) || '-K2'
            else $kwartaal
        end as halfjaar,
        case
            when right($kwartaal, 1) = '4' then $kwartaal
            else (cast(left($kwartaal, 4) as int) - 1) || '-K4'
        end as jaar
),
van_deze_periode as (
    select cijfer.*
    from cijfer
    cross join gevraagd
    where
        cijfer.indicatorcode = $indicatorcode
        and cijfer.informant = $informant
        and cijfer.kwartaal = case cijfer.periode
            when 'halfjaar' then gevraagd.halfjaar
            when 'jaar' then gevraagd.jaar
            else $kwartaal
        end
),
van_een_ander as (
    -- A total to which one single party contributed is that party's figure.
    select regiocode
    from van_deze_periode
    where $bereik = 'eigen_partij' and partijcode <> '*'
    group by regiocode
    having count(distinct partijcode) = 1 and any_value(partijcode) <> $eigen_partij
)
select
    regiocode = $regiocode as is_hier,
    waarde,
    n,
    is_grof,
    is_onderdrukt
from van_deze_periode
where
    regioniveau = $regioniveau
    and interventiecode = $interventiecode
    and partijcode = '*'
    and case $bereik
        when 'alles' then true
        when 'eigen_regios' then true
        when 'eigen_partij' then
            interventiecode = '*' and regiocode not in (select regiocode from van_een_ander)
        when 'eigen_beschikkingen' then interventiecode = '*'
        else false
    end
order by n, waarde, is_hier
