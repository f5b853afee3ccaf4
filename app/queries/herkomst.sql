-- One row per delivered file of a party and quarter: the way from a figure back to its source.
select
    herkomst.aanlevering_id,
    herkomst.partijcode,
    herkomst.kwartaal,
    herkomst.soort,
    herkomst.versie,
    herkomst.bestandsnaam,
    herkomst.is_vastgesteld,
    herkomst.rijen,
    herkomst.sha256
from herkomst
where
    ($partijcode is null or partijcode = $partijcode)
    and ($kwartaal is null or kwartaal = $kwartaal)
    and case $bereik
        when 'alles' then true
        when 'eigen_regios' then $met_partijen
        when 'eigen_partij' then partijcode = $eigen_partij
        when 'eigen_beschikkingen' then
            list_contains(list_transform($paren, lambda paar: split_part(paar, '/', 1)), partijcode)
        else false
    end
order by partijcode, kwartaal, soort
