-- One row per event in a place, in what lies above it and in what lies below it, oldest first.
with plaats as (
    select regiocode, oudercode, gebiedcode, wijkraadcode from regio where regiocode = $regiocode
)
select
    gebeurtenis.regiocode,
    gebeurtenis.datum,
    gebeurtenis.kwartaal,
    gebeurtenis.soort,
    gebeurtenis.is_breuk,
    gebeurtenis.titel,
    gebeurtenis.interventiecode
from gebeurtenis
where
    $bereik <> 'geen'
    and regiocode in (
        select unnest([plaats.regiocode, plaats.oudercode, plaats.gebiedcode, plaats.wijkraadcode]) from plaats
        union
        select regiocode from regio where niveau = 'gemeente'
        union
        select regiocode from regio
        where $regiocode in (oudercode, gebiedcode, wijkraadcode)
    )
order by datum, regiocode, titel
