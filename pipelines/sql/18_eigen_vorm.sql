-- One row per figure that one of the files in `vormen/` computed, by name: its bare value and margin.
create table eigen_vorm (
    indicatorcode varchar,
    regiocode code,
    kwartaal code,
    partijcode code,
    interventiecode code,
    informant code,
    waarde double,
    onder double,
    boven double
)
