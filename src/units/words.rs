//! Words of organizations and of parts of them, in many languages; all in small letters.

/// Words and beginnings of words of universities and academies: these are organizations, whatever else is named beside them.
pub(super) const UNIVERSITY: &str = "univ üniv universit ülikool hochschule fachhochschule högskol høgskol høyskol háskól hogeschool hoogeschool \
     politecnic politécnic politehni politechni politechnika polytech polytec polytechnique politeknik πολυτεχν πανεπιστ panepist \
     uniwersytet egyetem yliopisto korkeakoulu augstskol sveučilišt sveucilist unibertsitate prifysgol ollscoil daigaku \
     academy academia akademi académie accademia acad école ecole escola escuela \
     университет університет универзитет ўніверсітэт академия академія политехни \
     大学 大學 대학 과학기술원 đại học มหาวิทยาลัย विश्वविद्यालय বিশ্ববিদ্যালয় பல்கலைக்கழகம் אוניברסיט הטכניון \
     دانشگاه جامعة جامعه یونیورسٹی համալսարան უნივერსიტეტ ዩኒቨርሲቲ";

/// Words of other organizations. Short ones are whole words.
pub(super) const INSTITUTE: &str = "institut istituto instytut inst intézet ústav ινστιτούτο институт інститут 研究所 研究院 연구원 연구소 معهد מכון \
     hospital hôpital hopital hosp ospedale krankenhaus klinikum klinik clinic clínica sairaala szpital sjukhus sykehus ziekenhuis nemocnice \
     νοσοκομείο больниц лікарн 医院 病院 醫院 병원 مستشفى โรงพยาบาล \
     observatory observatoire observatorio osservatorio museum musée museo muzeum foundation fondation fundación fundação fondazione stiftung \
     agency ministry ministerio ministère ministero council gesellschaft corporation corp inc ltd llc gmbh plc s.a co. company laboratories bank \
     society organization organisation association authority bureau tech";

/// Words of organizations, and of parts of them.
pub(super) const CENTER: &str =
    "college school centre center centro zentrum centrum laborator laborato labs trust service research";

/// What parts of organizations begin with.
pub(super) const PART: &str = "department dept dep dép depto dpto departamento departament département departement dipartimento departement division div \
     section faculty facultad faculdade faculté facoltà fakultät fakulta fakulteta fakultet fakultetas fakultas fac faculta facultat facultatea wydział \
     katedra кафедра факультет school sch college coll chair lehrstuhl unit unidad unità unité group laboratory lab laboratoire laboratorio \
     program programme graduate abteilung sektion avdelning avdelningen service services servicio serviço servizio area clinic klinik clínica office branch ward team \
     research state campus bölümü khoa jurusan jabatan escuela escola école ecole τμήμα σχολή instituto";

/// Organizations that are known by a word of their own.
pub(super) const KNOWN: &str = "mit epfl eth ethz cnrs cern inria inserm inra inrae cea nasa nist nih noaa csic cnr infn inaf csiro riken kaist postech unist gist \
     ucla ucl ucsd ucsf ucsb uci ucd uc ut lmu tum rwth tu kit caltech nyu cmu uiuc usc umass mcgill unam usp unicamp cuhk hkust hku nus ntu ntnu kth dtu iit iiit iisc \
     technion sorbonne charité charite ens ehess desy dlr jaxa jpl kek embl esa eso usgs usda nrel pnnl ornl lanl slac \
     ibm google microsoft deepmind nvidia amazon apple intel samsung huawei tencent alibaba baidu facebook meta openai siemens bosch naver adobe \
     salesforce bytedance oracle sap sony toyota hitachi toshiba panasonic ericsson nokia philips novartis roche pfizer merck genentech astrazeneca sanofi \
     bayer basf ntt nec xerox yahoo twitter linkedin uber netflix qualcomm at&t";

/// Universities of which each place is one, with the place in the next part: `University of California, Berkeley`.
pub(super) const SYSTEM: &str = "university of california|univ of california|university of texas|state university of new york|\
     city university of new york|california state university|indian institute of technology|indian institutes of technology|\
     national institute of technology|indian institute of information technology|indian institute of management";

/// What universities teach, which follows `University of` in place of a name.
pub(super) const FIELDS: &str = "agriculture agricultural applied art arts business chemistry economics education engineering finance food \
     forestry health law life management medical medicine mining music natural pharmacy science sciences social technology theology \
     veterinary";
