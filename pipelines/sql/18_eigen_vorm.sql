-- One row per figure that one of the files in `vormen/` computed, by name: its bare value and margin.
create table eigen_vorm (
    indicatorcode varchar,
    regiocode varchar,
    kwartaal varchar,
    partijcode varchar,
    interventiecode varchar,
    informant varchar,
    waarde double,
    onder double,
    boven double
)
