/**
 * Word lists for cluster names: what breaks a phrase, and what says nothing about a field of research.
 *
 * Written for abstracts in English; an abstract in another language gets no breaks from it, only rarer matches.
 */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''));

/** Function words and common verbs: a phrase never runs across one. */
export const breaks = set(`
a about above according accordingly across actually additionally after again against all almost along already also although always am among an and another any are around as at away
be became because become becomes been before behind being below besides between beyond both but by can cannot could despite did do does doing done down due during
each easily either else enough especially etc even every everything extremely far few finally first firstly for former from fully further furthermore
given has have having he hence her here how however i if in indeed instead into is it its itself just largely last lastly latter least less let like likely
many may me meanwhile might more moreover most mostly much must my namely near nearly neither never nevertheless next no none nonetheless nor not nothing notably now
of off often on once one ones only onto or other others otherwise our ours out over own particularly per perhaps quite rather really recently regarding respectively
same second secondly seem seems she should simply simultaneously since so some somewhat specifically still such than that the their theirs them then there thereby therefore these they third thirdly this those though through throughout thus to together too toward towards two three four five typically
under unfortunately unlike until up upon us usually various very via was we well were what when where whereas whether which while who whom whose why will with within without would yet you your
use used uses using propose proposed proposes proposing present presents presented presenting show shows shown showing demonstrate demonstrates demonstrated demonstrating
achieve achieves achieved achieving improve improves improved improving introduce introduces introduced introducing develop develops developed developing
outperform outperforms outperformed outperforming enable enables enabled enabling allow allows allowed allowing make makes made making take takes taken taking
address addresses addressed addressing explore explores explored exploring investigate investigates investigated study studies studied consider considers considered
provide provides provided providing require requires required requiring leverage leverages leveraged leveraging utilize utilizes utilized utilizing utilise utilises utilised employ employs employed employing
apply applies applied applying design designs designed combine combines combined combining integrate integrates integrated integrating incorporate incorporates incorporated incorporating
lead leads leading led find finds found remain remains rely relies relying reveal reveals suffer suffers suffering exhibit exhibits obtain obtained obtaining
generate generates generated produce produces produced producing create creates created creating build builds built construct constructs constructed train trains trained learn learns learned
reduce reduces reduced reducing increase increases increased increasing enhance enhances enhanced enhancing focus focuses focused focusing evaluate evaluates evaluated evaluating
conduct conducted perform performs performed performing capture captures captured capturing need needs needed tackle tackles solve solves solved solving
based compared comparing called named known driven aware dependent extensive experimental state-of-the-art sota
help helps ensure ensures maintain maintains maintaining facilitate facilitates mitigate mitigates adopt adopts adopted extend extends extended
understand identify identifies identified identifying predict predicts predicted estimate estimates estimated represent represents represented preserve preserves preserving
explicitly implicitly effectively efficiently significantly substantially consistently directly jointly automatically accurately successfully highly merely solely
aim aims aimed aiming arise arises arising highlight highlights highlighting characterize characterizes characterized release released releases hope suggest suggests compose distill distills distilling converge converges explain explains adapt adapts see sees seen look looks check checking yield yields
go goes went going consist consists consisting contain contains containing include includes included including matter matters analyze analyzes analyzed analyzing analyse analyses analysed analysing tackling handling dealing deal deals involve involves involving attain attains prove proves proved proven validate validates validated illustrate illustrates extending summarize summarizes summarizing run runs depend depends
github com https http www github.com code codes available publicly open-source open-sourced page website project url
`);

/** Words that head or fill phrases in every field: alone they name nothing, nor does a phrase made only of them. */
export const generic = set(`
ability able abstract accuracy accurate achievement adaptability advance advanced advancement advantage aim algorithm amount analysis analytic application applicability approach architecture area aspect assumption attention author average
baseline basis benchmark benefit best better bottleneck broad capability capable case challenge challenging change characteristic choice class classic close cohort collection combination common community comparable comparison competitive complex complexity component comprehensive
computation computational compute concept condition consistency constraint construction content context contribution control conventional core corresponding cost crucial current
data dataset deep degree demonstration dependency detail detailed development difference different difficult difficulty dimension dimensional direct direction distinct diverse diversity domain downstream drawback
easy effect effective effectiveness efficacy efficiency efficient effort element empirical end end-to-end enhancement entire environment error essential evaluation evidence exact example excellent existing experiment experimental expert explicit expressive extensive extent external
fact factor failure family fast faster feature fidelity field final fine finding fixed flexibility flexible form formulation framework full function fundamental future
gain gap general generalizability generalization goal good great ground group growth guidance high higher high-quality human hypothesis
idea image-based impact implementation implicit importance important improvement independent individual information infrastructure initial innovation innovative input insight instance integration intelligence interest intermediate internal issue iteration
joint key kind knowledge lack large large-scale larger layer learnable learning length level limit limitation limited line literature local long loss low lower
main major manner many mean meaningful measure mechanism method methodology metric million model modeling modelling modern modular module multiple
naive natural nature necessary neural network new noisy notable notion novel novelty number numerous
objective observation obtained open operation optimal optimization order original outcome output overall overhead
pair paper paradigm parameter part particular past performance perspective phase phenomenon pipeline platform plausible point popular position possibility possible potential power powerful practical practice practitioner precise precision preliminary presence previous primary principle prior problem procedure process processing progress prominent promising proper property proposal prototype purpose
qualitative quality quantitative question range rapid rate ratio reader real real-world recent region relation relationship relative relevant reliability reliable representation representative requirement research researcher resource respect response rest result rich rigorous robust robustness role
sample scale scalability scalable scenario scheme scope score self sequence series set setting setup shape shot significant similar similarity simple simplicity single size small smaller solution sophisticated source space special specific speed stage standard start state statistical step straightforward strategy strength strong structure study sub subset substantial success successful suitable superior superiority support survey system
target task technique technology term test testing theoretical theory thing thousand time tool top topic total traditional trade-off tradeoff training trend type typical
ubiquitous underlying understanding unified unique unit unprecedented unseen usage use useful user utility valid validation valuable value variable variant variation variety version view vital volume way weak wide widespread work world year zero
hard boost return history sample drawn learner
i.e e.g opportunity implication consuming preface title
honorable honourable mention hour day minute second percent percentage billion dozen hundred time-consuming fold paper literature art mm cm usefulness addition following criteria characteristics
`);

/** Adjectives, adverbs and fillers that make a phrase longer, never clearer, when they stand first. */
export const weakFirst = set(`
able accurate additional advanced appropriate available best better broad certain challenging common comparable competitive complete complex comprehensive considerable consistent conventional corresponding critical crucial current desired detailed different difficult direct distinct diverse effective efficient entire essential excellent existing expensive experimental extensive extra fast faster final first fixed flexible full fundamental further general given good great growing handling high higher
human-like important improved improving inherent initial innovative interesting key lack large-scale larger last limited low lower main major many massive meaningful modern multiple necessary new newly notable novel numerous obtained original other overall particular popular possible potential powerful practical pre previous primary prior promising proper rapid real real-world recent related relevant reliable remarkable representative resulting rich robust same several significant similar simple single small smaller sophisticated specific standard straightforward strong substantial subsequent successful such suitable superior target total traditional typical underlying unified unique unprecedented unseen useful valuable varied various varying vast wide widely widespread
individual impressive state-of-the-art sota quantitative qualitative ten hundred ground non-trivial complex
`);

/** Nouns that empty a phrase when they stand last ("diffusion method" says no more than "diffusion"). */
export const weakLast = set(`
ability accuracy advance advantage aim algorithm analysis application approach aspect assumption author baseline benefit capability case challenge change characteristic choice community comparison complexity component concept condition consideration contribution cost datum dataset degree development difference difficulty direction effect effectiveness efficiency effort experiment fact factor field finding framework gain gap goal growth idea impact implementation importance improvement insight instance issue kind lack level limitation literature manner measure mechanism method methodology metric module nature need number objective observation outcome output paper paradigm part performance perspective phase pipeline potential power practice problem procedure process progress property purpose quality question rate ratio reason requirement research researcher result role scenario scheme score set setting setup size solution stage state step strategy study success system task technique technology term time tool type usage use user utility value variant variety version view way work year level side aware based guided wise specific free agnostic driven related oriented enhanced
benchmark design information example capacity demand freedom off
`);
