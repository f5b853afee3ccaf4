-- No rows: each row is a promise this build broke, with an example.
select 'sleutel van cijfer niet uniek' as belofte, min(cijfer_id) as voorbeeld
from cijfer
group by cijfer_id
having count(*) > 1
union all
select 'telling van de gemeente is niet de som van de metingen', any_value(telling.grootheid)
from telling
join regio on regio.regiocode = telling.regiocode and regio.niveau = 'gemeente'
join (
    select grootheid, kwartaal, informant, cast(sum(aantal) as double) as aantal
    from meting
    group by grootheid, kwartaal, informant
) as bron
    on bron.grootheid = telling.grootheid
    and bron.kwartaal = telling.kwartaal
    and bron.informant = telling.informant
where telling.partijcode = '*' and telling.interventiecode = '*' and abs(telling.aantal - bron.aantal) > 0.001
having count(*) > 0
union all
select 'een meting ligt in geen enkele plaats', min(meting.regiocode)
from meting
left join regio on regio.regiocode = meting.regiocode
where regio.regiocode is null
having count(*) > 0
union all
select 'een bron heeft geen gegevens', min(cijfer_id)
from cijfer
where bron = ''
having count(*) > 0
union all
select 'een klein aantal is zichtbaar', min(cijfer_id)
from cijfer
join indicator using (indicatorcode)
where
    (n > 0 and n < $drempel)
    or (in_aanmerking > 0 and in_aanmerking < $drempel)
    or (cijfer.vorm <> 'gemiddelde' and cijfer.teller > 0 and cijfer.teller < $drempel)
    or (cijfer.vorm <> 'dosis' and cijfer.noemer > 0 and cijfer.noemer < $drempel)
having count(*) > 0
union all
select 'een verborgen cijfer heeft een waarde', min(cijfer_id)
from cijfer
where
    is_onderdrukt
    and coalesce(waarde, onder, boven, cijfer.teller, cijfer.noemer, n, in_aanmerking, dekking, vorige_waarde) is not null
having count(*) > 0
union all
select 'een verborgen cijfer wijst naar een cijfer dat niet te zien is', min(dicht.cijfer_id)
from cijfer as dicht
left join cijfer as wel on wel.cijfer_id = dicht.veilig_cijfer_id
where
    dicht.veilig_cijfer_id <> ''
    and (not dicht.is_onderdrukt or wel.cijfer_id is null or wel.is_onderdrukt)
having count(*) > 0
union all
select 'een grof cijfer heeft een teller', min(cijfer_id)
from cijfer
where is_grof and cijfer.teller is not null
having count(*) > 0
union all
select 'een aandeel of dekking is meer dan het geheel', min(cijfer_id)
from cijfer
where
    (cijfer.vorm = 'aandeel' and not waarde between 0 and 1)
    or not dekking between 0 and 1
    or n > in_aanmerking
having count(*) > 0
union all
select 'een waarde ligt buiten haar interval', min(cijfer_id)
from cijfer
where waarde < onder or waarde > boven
having count(*) > 0
union all
select 'een vergelijking gaat over een breuk heen', min(nu.cijfer_id)
from cijfer as nu
join cijfer as vorig
    on vorig.indicatorcode = nu.indicatorcode
    and vorig.regiocode = nu.regiocode
    and vorig.partijcode = nu.partijcode
    and vorig.interventiecode = nu.interventiecode
    and vorig.informant = nu.informant
    and vorig.kwartaal = nu.vorig_kwartaal
where vorig.segment <> nu.segment
having count(*) > 0
union all
select 'een kleine klasse is zichtbaar', min(klasse)
from (
    select leeftijdsgroep as klasse, aantal, totaal from leeftijdsbereik
    union all
    select scoreklasse, aantal, totaal from scoreverdeling
)
where (aantal > 0 and aantal < $drempel) or (totaal > 0 and totaal < $drempel)
having count(*) > 0
union all
select 'een grove klasse verraadt haar aantal', min(scoreklasse)
from scoreverdeling
where is_grof and (aantal is not null or is_onderdrukt or abs(aandeel * 10 - round(aandeel * 10)) > 0.001 or aandeel not between 0.1 and 0.9)
having count(*) > 0
union all
select 'klassen samen zijn niet het geheel', any_value(grootheid)
from (
    select any_value(grootheid) as grootheid, sum(aantal) as aantal, any_value(geheel) as geheel
    from klassetelling
    group by geheel_nr
    having abs(sum(aantal) - any_value(geheel)) > 0.001
)
having count(*) > 0
union all
select 'een contextcijfer heeft geen waarde en geen reden, of allebei', min(indicatorcode || ' ' || regiocode)
from contextcijfer
where (waarde is null) = (teken = '')
having count(*) > 0
union all
select 'een plaats heeft meer dan vijf focusfactoren tegelijk', min(regiocode || ' ' || kwartaal)
from (
    select regiocode, kwartaal
    from factorbeeld
    where is_focus
    group by regiocode, kwartaal
    having count(*) > 5
)
having count(*) > 0
union all
select 'een focusfactor staat niet in het rooster', min(factorbeeld.regiocode || ' ' || factorbeeld.factor_id)
from factorbeeld
join regio on regio.regiocode = factorbeeld.regiocode and regio.niveau <> 'gemeente'
left join rooster
    on rooster.regiocode = factorbeeld.regiocode
    and rooster.kwartaal = factorbeeld.kwartaal
    and rooster.factor_id = factorbeeld.factor_id
where factorbeeld.is_focus and rooster.factor_id is null
having count(*) > 0
union all
select 'een witte vlek heeft aanbod, of een dubbeling maar één partij', min(regiocode || ' ' || factor_id)
from rooster
where (stand = 'witte_vlek' and aantal_partijen > 0) or (stand = 'dubbeling' and aantal_partijen < 2)
having count(*) > 0
union all
select 'een factor is meer bereikt dan kan', min(regiocode || ' ' || factor_id)
from factorbeeld
where
    bereikt_minstens > bereikt_hoogstens
    or dosis_minstens > dosis_hoogstens
    or (bereikt_hoogstens is null and dosis_hoogstens is not null)
    or (bereikt_minstens is null and dosis_minstens is not null)
having count(*) > 0
union all
select 'een indicator wijst naar een factor die er niet is', min(factor_id)
from indicator_factor
where factor_id not in (select factor_id from factor)
having count(*) > 0
