-- One row per place of one level for one figure of all parties together, without its name; only the own place is known.
with van_een_ander as (
    -- A total to which one single party contributed is that party's figure.
    select regiocode
    from cijfer
    where
        $bereik = 'eigen_partij'
        and partijcode <> '*'
        and kwartaal = $kwartaal
        and indicatorcode = $indicatorcode
        and informant = $informant
    group by regiocode
    having count(distinct partijcode) = 1 and any_value(partijcode) <> $eigen_partij
)
select
    regiocode = $regiocode as is_hier,
    waarde,
    n,
    is_grof,
    is_onderdrukt
from cijfer
where
    kwartaal = $kwartaal
    and regioniveau = $regioniveau
    and indicatorcode = $indicatorcode
    and interventiecode = $interventiecode
    and informant = $informant
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
