"""Latin content: names in Latin letters, Persian ones above all, journals, publishers, and words of titles."""

from __future__ import annotations

from typing import Final

from proceedings_db.reading.references.generate.words_fa import split_list

IRANIAN_GIVEN: Final = split_list(
    """
    Ali|Mohammad|Hossein|Hassan|Reza|Mehdi|Ahmad|Mahmoud|Abbas|Ebrahim|Esmail|Yousef|Javad|Sadegh|Kazem|Jafar|Hadi
    Hamid|Majid|Saeed|Vahid|Farid|Naser|Mansour|Masoud|Mohsen|Mostafa|Morteza|Abdollah|Gholamreza|Mohammad Reza
    Mohammadreza|Alireza|Amir|Iraj|Bahram|Parviz|Jamshid|Darioush|Kourosh|Siavash|Fereydoun|Manouchehr|Houshang
    Shahram|Babak|Farhad|Kamran|Nader|Mehran|Peyman|Omid|Ehsan|Ramin|Fatemeh|Zahra|Maryam|Zeinab|Somayeh|Masoumeh
    Leila|Narges|Mahnaz|Shirin|Parvin|Nahid|Nasrin|Sousan|Mina|Sara|Sahar|Elham|Akram|Azam|Tahereh|Fariba|Farzaneh
    Shahla|Neda|Negar|Parisa|Azadeh|Marzieh|Seyed Mohammad|Sayyed Ali|Seyyed Hossein|Jalal|Naser|Akbar|Karim|Rahim
    Davoud|Touraj|Raheleh|Heshmatollah|Abolghasem|Abolfazl|Mohammad Sadegh|Kurosh|Rohollah
    """
)
IRANIAN_FAMILY: Final = split_list(
    """
    Ahmadi|Mohammadi|Hosseini|Mousavi|Rezaei|Karimi|Rahimi|Jafari|Sadeghi|Hasani|Alavi|Hashemi|Ghasemi|Ebrahimi
    Yousefi|Soleimani|Akbari|Moradi|Nouri|Amiri|Heydari|Abbasi|Sharifi|Najafi|Tabatabaei|Farhadi|Shahidi|Mirzaei
    Bagheri|Salehi|Tavakoli|Rostami|Bahrami|Ghorbani|Kazemi|Azizi|Nasiri|Mansouri|Mahmoudi|Zarei|Shirazi|Esfahani
    Tehrani|Tabrizi|Kermani|Yazdi|Hafeznia|Ahmadipour|Ebrahimzadeh|Hasanzadeh|Alizadeh|Pourjavadi|Zarrinkoub|Asghari
    Abdollahi|Abedi|Ghaffari|Farajpour|Fattahi|Fazeli|Goudarzi|Lotfi|Motahari|Moghaddam|Makarem Shirazi|Maleki
    Momeni|Nategh|Naderi|Vahidi|Hedayati|Azari|Ashouri|Eftekhari|Afshar|Amini|Ansari|Badiei|Barzegar|Jalali|Cheraghi
    Khaniki|Khosravi|Dehghan|Zaker Tavalayee|Zahedi|Zamani|Sajjadi|Saeidi|Shafiei|Taheri|Gholami|Ghadiri|Kaviani
    Kamali|Kiani|Mojtahedzadeh|Modarres|Mahdavi|Nabavi|Nazari|Norouzi|Mohseni-Zonozi|Ebn-e-Asir|Safavi|Sayyadrahim
    Darvishzad|Tirgar|Fathi|Kanani|Rouzbehani|Behdad|Soltani|Shakibaei|Bani Hashemi
    """
)
GIVEN: Final = split_list(
    """
    John|Robert|Michael|David|Peter|Paul|Jean|Anthony|Max|Karl|Hans|Martin|Walter|William|Richard|George|Thomas
    Edward|Alexander|Albert|Susan|Mary|Helen|Barbara|Elizabeth|Margaret|Anna|Laura|Julia|Philippa|Kitty|Amanda
    Ingrid|Craig|Kenneth|Jan|Alexandra|Kevin|Oleg|Sheila|James|Henry|Charles|Donald|Stephen|Leonard|Jerald|Russell
    Allen|Harold|Marie|Claude|Jacques|Pierre|Giovanni|Luca|Marco|Carlos|Jose|Wei|Li|Yan|Hiroshi|Kenji|Rajesh|Amit
    Olivia|Emma|Johann Christoph|Mary Ann
    """
)
FAMILY: Final = split_list(
    """
    Smith|Johnson|Williams|Brown|Jones|Miller|Davis|Garcia|Wilson|Anderson|Taylor|Thomas|Moore|Martin|Jackson
    Thompson|White|Harris|Clark|Lewis|Robinson|Walker|Young|Allen|King|Wright|Scott|Green|Baker|Adams|Nelson|Hill
    Campbell|Mitchell|Roberts|Carter|Phillips|Evans|Turner|Parker|Collins|Edwards|Stewart|Morris|Murphy|Cook|Rogers
    Morgan|Cooper|Peterson|Reed|Bailey|Bell|Kelly|Howard|Ward|Cox|Richardson|Wood|Watson|Brooks|Bennett|Gray|Hughes
    Price|Sanders|Foster|Martinez|Schofield|Gross|Harrison|Batty|Torrens|Hansen|Mankiw|Crawford|Bergman|Bordo|Jonung
    Barth|Gimbert|Nolan|Bies|Greenberg|Cropanzano|Calhoun|Melissen|Rourke|Sizoo|Bush|Canby|Blair|Grabar|Corbin
    Fischer|Müller|Schmidt|Weber|van Gogh|van der Berg|de Lange|De Boer|Le Corbusier|Lévi-Strauss|Dupont|Rossi
    Bianchi|Nakamura|Tanaka|Zhang|Wang|Li|Chen|Singh|Sharma|Kumar|Ivanov|Novak|O'Brien|McDonald|Krosinsky|Gregorich
    Dorigo|Caro|Ashworth|Collin|Rahilly|Third|Habermas|Foucault|Giddens|Castells|Harvey|Lefebvre
    """
)
OLD: Final = split_list(
    """
    Ebn-e Sina|Ibn Khaldun|Ibn al-Athir|al-Tabari|Beyhaqi|Ferdowsi|Hafez|Sa'di|Ebn-e Balkhi|Estarābādī|Mostowfi
    Ebn Howqal|Nezam al-Molk|Qazvini|Rashid al-Din|Juvayni|Ṭabarī|Masʿūdī|Ibn Sīnā|Ghazālī
    """
)
PLACES: Final = split_list(
    """
    Tehran|Tehran|Tehran|Tehran|Tehran|Qom|Mashhad|Isfahan|Shiraz|Tabriz|Yazd|Kerman|Rasht|Ahvaz|London|London
    New York|New York|Oxford|Cambridge|Paris|Berlin|Chicago|Boston|Leiden|Washington, DC|Amsterdam|Vienna|Beirut
    Cairo|Geneva|Rome|Cambridge, MA|Thousand Oaks, CA|Englewood Cliffs|Stanford, California|Copenhagen, Denmark
    Tehran, Iran|Hague|The Hague|Philadelphia|San Francisco|Toronto|Melbourne|Hoboken, NJ|Princeton|Dordrecht
    Wiesbaden|Baltimore|Los Angeles
    """
)
PUBLISHERS: Final = split_list(
    """
    Routledge|Oxford University Press|Cambridge University Press|Sage|Springer|Wiley|John Wiley & Sons|McGraw Hill
    McGraw-Hill|Elsevier|Academic Press|Palgrave Macmillan|Blackwell|Harvard University Press|MIT Press|Penguin
    Prentice Hall|Princeton University Press|Yale University Press|University of Chicago Press|Brill|Pearson
    Sage Publications|Clarendon Press|Macmillan|Basic Books|Edward Elgar|CRC Press|Taylor & Francis
    Marcel Dekker, Inc|Kluwer|Samt|SAMT Publications|Amir Kabir|Elmi va Farhangi|Tarh-e No|Ney|Nashr-e Ney|Markaz
    Agah|Kharazmi|Sokhan|Tous|Asatir|Zavvar|Soroush|Qoqnous|Hermes|Morvarid|Sales|Cheshmeh
    University of Tehran Press|Tehran University Press|Payam-e Noor|Astan Quds Razavi|Islamic Research Foundation
    Elmi|Entesharat-e Elmi|Markaz press|Roshd Publication|Jahad Daneshgahi|Darolkotob Islamie|Mizan|Ganj-e Danesh
    Institute for Humanities and Cultural Studies|Building and Housing Research Center press
    University of Law Enforcement Sciences|Ferdowsi University Press
    """
)
BODIES: Final = split_list(
    """
    World Bank|World Health Organization|WHO|UNESCO|United Nations|UNDP|UN-Habitat|FAO|OECD|European Commission
    International Monetary Fund|Statistical Center of Iran|Iran Meteorological Organization|Ministry of Energy
    Ministry of Roads and Urban Development|Tehran Municipality|Central Bank of Iran
    Management and Planning Organization|American Psychological Association|National Research Council|Becta|JISC
    Building and Housing Research Center|Islamic Parliament Research Center
    Institute of Standards and Industrial Research of Iran|Bank of Canada|Guardian Council Research Institute
    Netherlands Institute of International Relations|ASTM|American Concrete Institute
    """
)
UNIVERSITIES: Final = split_list(
    """
    University of Tehran|Tarbiat Modares University|Shahid Beheshti University|Ferdowsi University of Mashhad
    University of Isfahan|Shiraz University|University of Tabriz|Allameh Tabataba'i University
    Islamic Azad University|Sharif University of Technology|Iran University of Science and Technology
    Tarbiat Moallem University|University of Guilan|Payame Noor University|Alzahra University|Harvard University
    Stanford University|University of London|University of Cambridge|MIT|University of California, Berkeley
    University of Bielefeld|Delft University of Technology|University of Science and Culture
    Isfahan University of Technology|Pennsylvania State University
    """
)
FACULTIES: Final = split_list(
    """
    Faculty of Humanities|Faculty of Geography|Department of Economics|Faculty of Law and Political Science
    School of Architecture|Department of Physical Geography|Faculty of Art and Architecture|Faculty of Agriculture
    Department of Civil Engineering
    """
)
JOURNALS: Final = split_list(
    """
    Urban Studies|Political Geography|Landscape and Urban Planning|Journal of Urban Planning and Development|Cities
    Environment and Planning A|Tourism Management|Annals of Tourism Research|World Development
    Journal of Development Economics|Econometrica|American Economic Review|Journal of Political Economy
    Academy of Management Journal|Journal of Vocational Behavior|Computers in Human Behavior
    Journal of Applied Psychology|Nature|Science|Soil Science Society of America Journal
    Journal of Hydrology|Water Resources Research|Geological Society of America Bulletin|Micropaleontology
    Engineering Geology|ACI Structural Journal|Construction and Building Materials|Medical Teacher|J Endod
    N Engl J Med|Lancet|BMJ|Iran J Public Health|Bimonth J Hormozgan Univ Med Sci|Feyz|Journal of Dairy Science
    Crop Science|Agronomy Journal|Geographical Research|Journal of Geography and Planning|Geopolitics Quarterly
    Human Geography Research|Journal of Iranian Studies|Iranian Studies|Middle East Journal|Studia Iranica
    Literary Criticism|Journal of Persian Language and Literature|Honar-ha-ye Ziba|Bagh-e Nazar|Baghe Nazar Journal
    Motale'at-e Rahbordi|Pazhuhesh-ha-ye Joghrafiyayi|Majalle-ye Daneshkade-ye Adabiyat
    Faslname-ye Tahqiqat-e Joghrafiyayi|Name-ye Farhangestan|Payām-i Bahāristān|Journal of Management Studies
    Quarterly Journal of Economic Research|Economic Journal|Journal of Public Law Research|Islamic Studies
    Social Welfare Quarterly|Journal of Physical Geography|Automation in Construction
    IEEE Transactions on Neural Networks|Expert Systems with Applications|European Journal of Operational Research
    Applied Soft Computing
    """
)
NOUNS: Final = split_list(
    """
    development|management|planning|policy|economy|culture|art|architecture|city|cities|village|region|space
    environment|water|soil|plant|forest|rangeland|desert|climate|education|learning|knowledge|students|teachers
    managers|women|youth|family|society|government|power|security|diplomacy|globalization|democracy|participation
    justice|law|crime|contract|market|capital|money|inflation|growth|tax|bank|oil|energy|tourism|transport|housing
    landscape|park|garden|mosque|structure|concrete|steel|earthquake|flood|river|dam|watershed|erosion|sediment
    basin|border|identity|language|literature|poetry|novel|mysticism|philosophy|theology|ethics|religion|history
    civilization|archaeology|painting|music|cinema|media|internet|network|information|library|database|technology
    algorithm|model|system|method|theory|approach|indicators|quality|satisfaction|health|disease|treatment|patients
    anxiety|depression|stress|behavior|performance|productivity|organization|leadership|commitment|trust|cost|value
    accounting|sport|training|nutrition|wheat|rice|fertilizer|yield|irrigation|drought|salinity|cattle|milk|fish
    genotype|parameters|factors|effects|role|analysis|study
    """
)
ADJECTIVES: Final = split_list(
    """
    urban|rural|social|economic|political|cultural|national|international|local|regional|global|human|natural
    environmental|sustainable|new|modern|traditional|Islamic|Iranian|Persian|historical|contemporary|ancient
    religious|mystical|literary|artistic|scientific|academic|organizational|strategic|public|private|industrial
    agricultural|financial|theoretical|applied|comparative|statistical|physical|chemical|genetic|psychological
    cognitive|clinical|spatial|geographical|climatic|central|northern|arid|technical|digital|smart|virtual|legal
    civil|administrative|dynamic|fuzzy|numerical|experimental|optimal
    """
)
HEADS: Final = split_list(
    """
    The role of|Effect of|The effect of|Analysis of|An analysis of|A study of|Evaluation of|Investigation of
    Introduction to|An introduction to|Theory of|History of|Principles of|Assessment of|The impact of|Modeling
    Planning for|Understanding|Toward a theory of|The relationship between|Development of|Comparison of|Handbook of
    Foundations of|The politics of|The geography of|Perspectives on|Studies in|Application of
    """
)
TRANSLIT: Final = split_list(
    """
    barrasi-ye|naqsh-e|tahlil-e|tarikh-e|mabani-ye|dar|va|bar|az|ba|shahr|shahri|toseʿe|touse'e|modiriyat|siyasi
    ejtemaʿi|eqtesadi|farhangi|iran|irani|eslami|honar|meʿmari|zaban|adabiyat|farsi|shaʿer|sheʿr|ketab|naqd|tafsir
    falsafe|erfan|hoquq|qanun|joghrafiya-ye|jameʿe|zan|dowlat|jahani|sonnat|modern|maqale|majmuʿe|asar|divan
    kolliyat|tazkere|safarname-ye|dāneš|āmuzeš|pažuheš|mafhum-e|nazariye|ravesh|elm|andishe|motaleʿat-e|tahavvol-e
    sākhtār-e|barnamerizi|rusta'i|daneshgah|ostan-e|bozorg|emruz|qadim
    """
)
THESES: Final = split_list(
    """
    PhD thesis|Ph.D. Thesis|Ph.D. Dissertation|PhD dissertation|Master thesis|Master's thesis|M.A. Thesis|MA thesis
    M.Sc. Thesis|M.S. Thesis|Unpublished doctoral dissertation|Doctoral dissertation|Unpublished PhD thesis
    MSc Thesis|M.A thesis|Unpublished Master's Thesis|Master Thesis
    """
)
IN_PERSIAN: Final = split_list(
    """
    in Persian|In Persian|Persian|In persian|in Persian|In Persian|in Farsi|In Persian with English Abstract
    Text in Persian|in Arabic|Farsi|Original work in Persian
    """
)
SERIES: Final = split_list(
    """
    Lecture Notes in Computer Science|Working Paper Series|Handbooks in Economics|Studies in Persian Culture
    Cambridge Studies in Islam|Oxford handbooks in politics|Advances in Psychology|IMF Working Papers
    """
)
MONTHS: Final = split_list(
    """
    January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Aug|Sep
    Oct|Nov|Dec
    """
)
BODY_KINDS: Final = split_list(
    """
    Institute|Center|Centre|Office|Department|Ministry|Agency|Association|Bureau|Council|Organization|Commission
    Research Institute|Research Center|Company|Authority|Institution|Committee
    """
)
SOCIETIES: Final = split_list("ASCE|IEEE|ACM|Elsevier|Springer|ASME|University of Tehran|AIP|Royal Society|Wiley")
NEWSPAPERS: Final = split_list(
    """
    The New York Times|The Guardian|Tehran Times|Kayhan|Ettela'at|Abrar|Iran Daily|Hamshahri Newspaper|The Times
    The Washington Post|Financial Times|Le Monde|The Independent|Wall Street Journal|The Daily Telegraph|Etemad
    Shargh Newspaper|Jam-e Jam|Donya-e Eqtesad|Resalat|The Observer|Los Angeles Times|USA Today|Kayhan International
    Hamshahri|Jomhuri-ye Eslami|International Herald Tribune|Mehr News Agency|Fars News Agency
    """
)
MAGAZINES: Final = split_list(
    """
    Time|Newsweek|The Economist|The New Yorker|National Geographic|Scientific American|New Scientist|Fortune|Forbes
    Harvard Business Review|Wired|Foreign Policy|Psychology Today|American Libraries|Library Journal|PC World|Byte
    Popular Science|Natural History|Training and Development|Quality Progress|Phi Delta Kappan|Discover|Bokhara
    Ketab-e Mah|Negah-e Now|Hamshahri Monthly|Education Week|Computerworld|Architectural Record|History Today
    Educational Leadership|PM Network|Phi Delta Kappan|Strategic Finance|Science News|Library Trends
    """
)
ENCYCLOPEDIAS: Final = split_list(
    """
    Encyclopaedia Iranica|Encyclopaedia of Islam|Encyclopedia of Library and Information Science
    Encyclopaedia Britannica
    The Great Islamic Encyclopedia|The Encyclopaedia of Islam|Encyclopedia Americana|Dāerat al-Maʿāref-e Bozorg-e Eslāmi
    Daneshname-ye Jahan-e Eslam|International Encyclopedia of the Social Sciences|Encyclopedia of Religion
    Dayerat al-Maʿaref-e Tashayyoʿ|The Oxford Dictionary of Islam|The New Grove Dictionary of Music
    """
)
LIBRARIES: Final = split_list(
    """
    Library of the Islamic parliament|National Library|British Library|Majles Library|Malek Library
    Central Library of the University of Tehran|Astan Quds Library|Bibliothèque nationale|Topkapi Library
    Ayatollah Marashi Library|National Library of Iran
    """
)
