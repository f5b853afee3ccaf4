"""Common first names and surnames in Dutch cities: content that makes a column a column of names (R-04)."""

_TEKST = """
    aaliyah aaron abdel abdullah abel achmed adam adil ahmed aicha aisha aiden aya ayoub ali alex alexander alexandra
    alicia amber amelia amin amina amira amy ana anas anass anna anne annelies annemiek anouk anton arie arjen arnold
    arthur asha ashley astrid axel ayla ayse bart bas bastiaan beau ben benjamin berend bert bianca bilal bo boaz boris
    bram brian britt bryan carlijn carlos carmen casper catharina cato cees charlotte chris christiaan christina cindy
    claire claudia colin cornelis daan dani daniel daniela danique dave david davy dean demi denise dennis dewi diana
    diego dirk djamila dominique dylan eda eddy edith edwin eefje elena elif elin elisa elisabeth elise ella ellen elmira
    els elsa emily emir emiel emma emre enes eric erik esmee esra esther eva evelien evi fabian faisal famke farah faraz
    fatih fatima fatma fay femke fenna ferdi feline felix fien finn fleur floor floris frank frans fred frederik gerard
    gerrit giovanni gijs gwen hakan hamza hanna hannah hanneke hans hassan hatice hendrik henk hicham hilal hugo ibrahim
    ilse imane ingrid iris isa isabel isabella ismail ivo jack jacob jade jaimy jake jan janna janneke jari jasmijn
    jasper jayden jaylinn jeanine jelle jelte jennifer jeroen jesper jesse jessica jeffrey jill jim jip joas joep johan
    johanna johannes john jolijn jonas jonathan joost jordy joris jorn jort joshua josephine joyce juliette julia julian
    julie jurre justin kaan karel karim karin kars kasper kees keano kelly kemal ken kenza kevin khadija kim koen kyra
    lana lara lars laura lauren laurens lea leah leen leila lena lennart leo leon levi lewis liam lieke lily lina linde
    linda lisa lisanne lise liv livia liza lois lorenzo lotte lou louis louise luca lucas lucia luciano luna luuk luus
    maaike maarten maartje madelief maja malak malik malika manon marcel marco maria marieke marijn marije marit mark
    marloes marlou marta martijn martin marwa maryam mason mats mathijs matthijs maud max maurice maxim mees mehdi mehmet
    mehmed melanie melisa melissa merel merve mia michael michelle miguel mick mike mila milan milo milou mila mirjam
    mohamed mohammad mohammed monique morris mourad murat mustafa myrthe nadia nadine najib naomi natasha nick nicky nicole
    niek niels nienke nikki nina noa noah noor noortje nora nour nout nova nyla olaf olivia oliver omar oscar otis otto
    owen pascal patrick paul pepijn peter petra philip pieter pien pim pleun puck quinn quinten rachel ralph ramon rayan
    rebecca redouan remco rene rens rick rik rianne rob robert robin roderick roel rosa romy ronald roos rosalie roxanne
    ruben ruud ryan saar sabine sade safae said salma sam samantha samir samira samuel sander sandra sanne sara sarah
    saskia sebastiaan selin selma sem senna shanice sharon siem sien silvia simon sjoerd skye sofia sofie sonia sophia
    sophie soufiane stan stef stefan stephanie sterre steven stijn sumeyye suus suze sven sylvia tamara tara teun teunis
    tess tessa thijmen thijs thijn thomas tibbe tijmen tijn tijs tim timo tobias tom tristan tycho umut valentina vera
    veerle victor vince vincent willem wessel wesley wietse wilma wout wouter xander yara yasin yasmin yasmina yassin
    yassine yasser youssef yunus yusuf zahra zeynep zara zakaria zoe zoey
    achraf aylin chaima dilara doris eline fadi hafsa idris ilias imran ismael jaap jamal jana joey jonah kyan lizzy
    lynn maes mirthe mouad naoufal nisa noud oumaima ouassim pippa rania rosie sinan siham tarik vic yassir younes zayn
    anja ans annie ansje bep carla cor corrie desiree ed ellie gerda gert greet guusje harry henny hetty ine jacques
    joke jos kees klaas leny loes marga marian marianne marijke marja mieke nel piet pjotr ria riet rini theo tineke
    tiny ton toos trudy truus willy wim yvonne zehra
"""
_ACHTERNAMEN = """
    jansen janssen vries berg bakker visser smit smits meijer meyer boer mulder groot bos vos peters hendriks dijk dekker
    brouwer wit dijkstra graaf linden kok jacobs haan vermeulen heuvel broek bruijn schouten willems vliet hoekstra
    verhoeven koster dam prins huisman peeters jong kuipers veenstra kramer leeuwen amrani yilmaz kaya demir celik ozturk
    singh benali bouazza idrissi sahin aydin dogan yildiz mohamed hassan ahmed khan lopes silva pinas
"""

ACHTERNAMEN = frozenset(_ACHTERNAMEN.split())
VOORNAMEN = frozenset(_TEKST.split())
