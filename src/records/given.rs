//! Given names that are common enough to show that a name is a person's.
//!
//! Common knowledge, written down for this project. A name that is missing proves nothing.

use std::collections::HashSet;
use std::sync::LazyLock;

/// In small letters, without accents.
const GIVEN: &str = "aaron ada abdul abdullah abigail adam adrian agnes ahmad ahmed aidan aino akira alan albert alberto alejandro \
     aleksandr aleksandra aleksei alessandra alessandro alex alexander alexandra alexandre alexey alexis alfred \
     ali alice alicia alina alison allan allen amanda amelia amina amir amit amy ana anastasia anders andre \
     andrea andreas andrei andres andrew andrey andrzej angela angelo anil anita anja ann anna anne annette annie \
     anthony antoine anton antonio anupam arjun arne arnold arthur arturo arun ashley astrid audrey august axel \
     ayse barbara bart beata beatrice beatriz ben benjamin bernard bernd bernhard bert bertrand beth bettina \
     bhavesh bianca bill birgit bjorn bob boris brad brandon brenda brett brian bridget bruce bruno bryan camilla \
     carl carla carlo carlos carmen carol carolina caroline carolyn carsten caspar cat catherine cecilia cedric \
     celine chad charles charlotte chloe chris christian christina christine christoph christophe \
     christopher cindy claire clara claudia claudio claus clemens colin connie constantin craig cristian cristina \
     curt cynthia dagmar dan daniel daniela daniele danielle darren dave david dawn debbie deborah debra denis \
     denise dennis derek diana diane diego dieter dimitri dimitris dirk dmitri dmitry dominic dominik dominique \
     don donald donna dora doris dorothea dorothy doug douglas duncan dylan earl ed eddie edgar edith edmund \
     eduard eduardo edward edwin eileen elaine eleanor elena eli elias elisa elisabeth elizabeth ella ellen elsa \
     emil emilia emilie emilio emily emma emmanuel enrico enrique eric erica erich erik erika erin ernest ernst \
     esther eugene eugenia eva evan eve evelyn fabian fabio fabrice farah fatima federico felix fernando fiona \
     florence florian frances francesca francesco francis francisco franco francois frank frans franz fred \
     frederic frederick frederik friedrich fritz gabriel gabriela gabriele gareth gary gavin geoff geoffrey georg \
     george georges gerald gerard gerd gerhard gianni gilbert gilles giorgio giovanni giulia giuseppe gloria \
     gordon grace graham greg gregory greta guido guillaume gunnar gunter gustav guy hanna hannah hannes hans \
     harald harold harriet harry hassan heather heidi heike heinrich heinz helen helena helene helga helmut \
     hendrik henri henrik henry herbert hermann hilary hiroshi holger holly howard hubert hugh hugo hussein ian \
     ibrahim ida igor ines inga ingo ingrid irene irina iris isaac isabel isabella isabelle ivan ivana jack jacob \
     jacqueline jacques jaime jake jakob jakub james jamie jan jana jane janet janice jason javier jay jean jeff \
     jeffrey jen jennifer jenny jens jeremy jerome jerry jesper jessica jesus jill jim joachim joan joanna joanne \
     joao jochen joe joel johan johann johanna johannes john johnny jon jonas jonathan jordan jorg jorge jose \
     josef josefine joseph josephine joshua joyce juan judith judy juha julia julian juliana julie juliette julio \
     jun jurgen justin kai kamil karel karen karin karl karla karsten kat katarina kate katharina katherine \
     kathleen kathryn kathy katja katrin kay keith kelly ken kenji kenneth kerstin kevin khalid kim klaus konrad \
     konstantin kristen kristian kristin kristina kristine kristof kristy krzysztof kurt kyle lars laura lauren \
     laurence laurent lawrence leah leif lena leo leon leonard leonardo leslie lewis liam lidia lilian lily linda \
     lisa liz lorenz lorenzo lori louis louise luc luca lucas lucia lucie lucy ludwig luigi luis luisa luiz lukas \
     luke lydia lynn maciej madeleine magdalena magnus mahmoud malcolm manfred manuel marc marcel marcin marco \
     marcos marcus margaret margarita maria mariana marie marina mario marion marisa mark marko markus marta \
     martha martin martina mary maryam masahiro mathias mathieu matteo matthew matthias matthieu maurice mauro \
     max maximilian megan mehmet melanie melissa mia michael michaela michal michel michele michelle miguel mika \
     mike mikhail milan miriam mohamed mohammad mohammed moritz morten muhammad nadia nadine nancy naomi natalia \
     natalie nathan neil nicholas nick nicola nicolas nicole niels nikita nikolai nikolaos nikos nils nina noah \
     nora norbert norman oleg olga oliver olivia olivier omar oscar oskar otto pablo pamela paola paolo pascal \
     patricia patrick paul paula paulo pavel pedro penny peter petr petra phil philip philipp philippe phillip \
     pierre pietro piotr priya rachel rafael raj rajesh ralf ralph ramon randy raphael raul ravi raymond rebecca \
     regina reinhard rene ricardo riccardo richard rita robert roberta roberto robin rodrigo roger roland rolf \
     roman ron ronald rosa rose ross roxana roy rudolf rui rupert russell ruth ryan sabine sally sam samantha \
     samir samuel sandra sandy sanjay sara sarah sasha satoshi scott sean sebastian serge sergei sergey sergio \
     shane shannon sharon shaun shawn sheila shirley sigrid silke silvia simon simone sofia sonia sonja sophia \
     sophie stacey stefan stefania stefano steffen stella stephan stephane stephanie stephen steve steven stuart \
     sue sunil susan susana susanne suzanne sven svetlana sylvia takashi tamara tanja tanya tara tatiana ted \
     teresa terry theo theodor theodore theresa thierry thomas thorsten tim timo timothy tina tobias todd tom \
     tomas tomasz tony torsten tracy ulrich ulrike ursula uwe valentina valerie vanessa vera vernon veronica \
     veronika victor victoria viktor vincent vincenzo viola virginia vladimir volker walter wanda wayne wendy \
     werner wilhelm will willem william wojciech wolfgang xavier yasmin yolanda yuki yuri yusuf yves yvonne \
     zachary zoe";

/// Those that are not family names, so that no initials follow them: `Ann Lee, MD` has a degree.
const ONLY_GIVEN: &str = "\
     abigail agnes alice alicia amanda amelia amy anastasia andrew angela anita ann anna anne annette annie \
     audrey barbara beata beatrice bettina bianca bill birgit bob brenda bridget camilla caroline carolyn \
     catherine cecilia charlotte chloe christina christine christopher cindy claudia cynthia dagmar daniela \
     danielle debbie deborah debra denise donna dora doris dorothea dorothy edith edward eileen elaine eleanor \
     elena elisa elisabeth elizabeth ella ellen emilia emily emma erica erika erin esther eugenia eva evelyn \
     fiona florence francesca fred gabriele gerd giulia giuseppe gloria greta hanna hannah heather heidi heike \
     helen helena helga ingrid irene irina iris isabella jane janet janice jen jennifer jenny jessica jill jim \
     joan joanna joanne joe johanna john jonathan josephine judith judy julia julie juliette karin \
     katarina kate katharina katherine kathleen kathryn kathy katja katrin kenneth kerstin kristen kristin \
     kristina laura lauren linda lisa liz lori louise lucia lucy lydia madeleine magdalena margaret \
     marie mary maryam matthew megan melanie melissa michael michelle mike miriam nadia nadine \
     nancy naomi natalie nicole olivia pamela patricia paula penny peter petra rachel rebecca richard \
     rita robert roberta roxana ruth sabine sally samantha sandra sandy sarah sharon sheila shirley sigrid \
     silke silvia sofia sonia sonja sophia sophie stacey stephen steve susan susanne suzanne sven svetlana \
     sylvia tamara tanja tara tatiana ted teresa theresa tim timothy tina tom ulrike ursula uwe valerie \
     vanessa veronica virginia wendy william yasmin yvonne zoe";

/// Is this word a given name and not a family name?
pub(crate) fn is_only_given(word: &str) -> bool {
    static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| ONLY_GIVEN.split_whitespace().collect());
    is_among(&KNOWN, word)
}

/// Is this word a common given name: `Ann`, `José`, `Anne-Marie`?
pub(crate) fn is_given(word: &str) -> bool {
    static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| GIVEN.split_whitespace().collect());
    is_among(&KNOWN, word)
}

fn is_among(known: &HashSet<&str>, word: &str) -> bool {
    const LONGEST: usize = 24;
    let first = word.split('-').next().unwrap_or_default();
    first.len() <= LONGEST && known.contains(plain(first).as_str())
}

/// A word in small letters without its accents.
fn plain(word: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;
    let letters = word.nfd().filter(|c| !is_combining_mark(*c));
    letters.flat_map(char::to_lowercase).collect()
}
