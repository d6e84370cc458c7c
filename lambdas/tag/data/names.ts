/** Words that tell a person from other capitalised names. Our own lists, for English text. */

const words = (list: string) => new Set(list.split(/\s+/));

/** Honorifics: what follows is a family name or a full name, never anything else. */
export const honorifics = words('Mr Mrs Ms Miss Dr Prof Sir Dame Lord Lady Rev Fr Madam Messrs');

/** Titles before a name, and the words that stand before or inside them. */
export const titles = words(
  `President Vice-President Premier Chancellor Minister Secretary Senator Sen Representative Rep
  Congressman Congresswoman Governor Gov Mayor Ambassador Envoy Commissioner Chairman Chairwoman
  Chair Chief Director Judge Justice General Gen Lieutenant Lt Colonel Col Major Maj Captain Capt
  Sergeant Sgt Corporal Private Admiral Adm Commander Cmdr Marshal Detective Inspector Superintendent
  Sheriff Officer Constable King Queen Prince Princess Duke Duchess Emperor Pope Cardinal Archbishop
  Bishop Father Sister Brother Pastor Imam Rabbi Ayatollah Sheikh Sheik Sultan Emir Professor Doctor
  Coach Manager Councillor Councilman Councilwoman Councilor Speaker Leader Spokesman Spokeswoman
  Spokesperson Attorney Prosecutor Taoiseach Comptroller Treasurer Chancellor Deputy Dean Executive
  Economist Analyst Author Actor Actress Singer Striker`,
);

/** Words before a title that belong to it. */
export const titlePrefixes = words(
  `Prime Vice Deputy Former Acting Interim Foreign Defence Defense Finance Interior Health Education
  Justice Trade Energy Environment Economy Transport Culture Home Treasury First Supreme Crown Grand
  Lieutenant Attorney Chief Senior Assistant Associate Executive Managing State Federal National
  District Republican Democratic Labour Conservative Liberal Under-Secretary Party House Senate
  Brigadier Major Lead Staff Petty Warrant Union Opposition Majority Minority`,
);

/** Words in small letters that stand directly before a name: "striker Ana Ruiz". */
export const roles = words(
  `president premier chancellor minister secretary senator governor mayor ambassador envoy
  commissioner chairman chairwoman chair chief director judge justice general colonel captain
  sergeant admiral commander detective inspector superintendent sheriff officer king queen prince
  princess pope archbishop bishop pastor imam rabbi professor doctor coach manager councillor speaker
  leader spokesman spokeswoman spokesperson attorney lawyer prosecutor counterpart predecessor
  successor founder co-founder cofounder owner chief executive boss head economist analyst strategist
  author writer novelist poet playwright journalist editor reporter columnist photographer actor
  actress singer musician composer conductor pianist violinist rapper guitarist drummer artist painter
  sculptor architect designer filmmaker producer screenwriter comedian presenter host model dancer
  choreographer scientist researcher biologist chemist physicist astronomer geologist seismologist
  meteorologist forecaster climatologist historian archaeologist psychologist epidemiologist virologist
  oceanographer ecologist engineer astronaut cosmonaut pilot midfielder striker forward defender
  goalkeeper winger fullback quarterback pitcher catcher shortstop batsman batter bowler all-rounder
  skipper sprinter runner swimmer cyclist boxer golfer wrestler gymnast skater skier driver rider jockey
  trainer champion medallist medalist winner teammate rival opponent nurse surgeon physician teacher
  headteacher principal student farmer fisherman shopkeeper resident neighbour neighbor witness
  survivor victim suspect defendant activist campaigner organiser organizer volunteer worker
  businessman businesswoman entrepreneur investor billionaire banker trader candidate lawmaker
  legislator congressman congresswoman politician diplomat negotiator official aide adviser advisor
  deputy widow widower wife husband son daughter brother sister mother father uncle aunt cousin
  grandson granddaughter partner friend colleague lecturer curator librarian chef firefighter
  paramedic conservationist ranger veteran soldier creator expert specialist trustee treasurer convener`,
);

/** Verbs that only people and bodies do, next to a name. */
export const speechVerbs = words(
  `said says told tells added adds wrote writes argued argues insisted insists warned warns recalled
  recalls explained explains replied replies tweeted posted joked admitted admits acknowledged
  testified vowed stressed believes thinks remembers smiled laughed resigned died lives grew married
  scored`,
);

/** Small words inside names: "Ursula von der Leyen", "Mohammed bin Salman". */
export const particles = words('von van der den de del della di da dos du la le el al bin bint ibn ben abu ter zu y');

/** Never the last word of a person's name: "Santa Clara River", "Martin Luther King Day". */
export const thingNouns = words(
  `River Lake Beach Bay Island Islands Mountain Mountains Hill Hills Valley Desert Forest Park Gardens
  Garden Street Road Avenue Lane Boulevard Square Bridge Tower Towers House Hall Palace Castle Station
  Airport Port Harbour Harbor Stadium Arena Hospital Clinic University College School Academy Church
  Cathedral Temple Mosque Museum Gallery Library Theatre Theater Hotel Prize Prizes Award Awards Medal
  Cup Trophy League Series Open Games Championship Championships Tournament Day Week Month Year Act Bill
  Law Treaty Agreement Accord Plan Pact Protocol Convention Constitution Amendment Declaration Report
  Review Times Post Journal News Herald Tribune Magazine Center Centre Complex Institute Foundation
  Society Association Union Party Group Bank Company Corp Inc Ltd Co County City Town Village Province
  State District Region Sea Ocean Gulf Strait Canal Cape Point Coast Peninsula Channel Falls Creek
  Reef Glacier Volcano Mount Court Council Committee Commission Agency Department Ministry Office Police
  Army Navy Force Forces Guard Guards Command Airlines Airways Festival Fair Show Tour Conference Summit
  Forum Congress Parliament Senate Assembly House Movement Front Brigade Battalion Division Zone Line
  Theory Effect Syndrome Disease Virus Hurricane Typhoon Cyclone Storm Tropical Eve Weekend Season
  St Ave Blvd Rd Index Fund Trust Holdings Awards Project Programme Program Initiative Strategy Scheme Base`,
);

/** Small words and furniture, capital only because they open a sentence or a line. */
export const smallWords = words(
  `The A An And But Or If In On At By For From With Without Of To As It Its He She They We You I His Her Their
  Our My Your This That These Those There Here When Where Why How What Who Which While Since After
  Before Although Though Because However Meanwhile Yet Still Also Then Now Today Yesterday Tomorrow
  Not No Yes All Some Many Most Both Each Every Any Few Several One Two Three Four Five Six Seven Eight
  Nine Ten More Less Such Other Another Only Even Just About Over Under Between During Through Against Among
  Despite Following According Earlier Later Once Until Unless Whether Please Read Click Follow Related
  Featured Source Photo Image Video Credit Editor Breaking Exclusive Updated Live Watch Share Sign
  Subscribe Asked Speaking Writing Born Made
  Held Based Led Called Once Unlike Like Including Among So Than Too Very Can Could Will Would May Might
  Must Should Shall Has Have Had Is Are Was Were Be Been Do Does Did Let Get Go Say Says Said`,
);

/** Family names that are one of the words below, too: "Kanye West". */
export const familyNamesToo = words('Black White Green Gold Silver North West Winter Law');

/** Family names that stand first, by which the person is called: "Xi Jinping", then "Xi". */
export const familyNamesFirst = words(
  `Xi Kim Li Wang Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo Liang Song
  Zheng Xie Han Tang Feng Park Lee Moon Yoon Choi Jung Kang Cho Nguyen Tran Pham Hoang Tsai Lai Peng`,
);

/** Capitalised words that no person's name has in it. */
export const notNames = words(
  `Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July
  August September October November December Spring Summer Autumn Winter Christmas Easter Ramadan
  Thanksgiving Halloween Western Eastern Northern Southern Central North South East West Northwest
  Northeast Southwest Southeast Middle European Asian African Arab Arabs Arabic Muslim Muslims Islamic
  Christian Christians Catholic Catholics Protestant Jewish Jews Hindu Hindus Buddhist Sikh Soviet
  Nordic Baltic Balkan Atlantic Pacific Mediterranean Caribbean Arctic Antarctic Alpine Africa Asia
  Europe Antarctica Oceania Scandinavia Joint Comprehensive General National International Federal
  Royal Supreme Grand United New Old Great Big Little First Second Third Fourth Last Next Democrats Democrat Democratic Republicans Republican Labour Tory Tories Conservative
  Conservatives Liberal Liberals Greens Socialist Socialists Communist Communists Nazi Nazis Olympic
  Olympics Paralympic Nobel Oscar Grammy Emmy Brexit Covid Internet Parliament Congress Senate Cabinet
  Government Opposition State States Republic Kingdom Empire Constitution Earth Mars Moon Jupiter
  Venus Saturn God Black White Red Blue Green Gold Silver Bronze Golden High Low Super Mega Ultra Chief
  Street Road Avenue City County Town River Lake Sea Ocean Gulf Bay Island Islands Mount
  Hurricane Typhoon Cyclone Storm Tropical Operation Project Act Bill Law Treaty Plan Accord Agreement
  World War Army Navy Air Force Police Security Defence Defense Foreign Home Health Education Justice
  Finance Trade Economic Economy Social Human Rights Public Private Civil Financial Environmental
  Climate Energy Nuclear Space Science Technology Business Sports Sport Culture Arts Opinion Politics
  Premier League Champions Cup Final Open Prix Formula Group Company Bank Council Court High-Speed
  Shahed Kalashnikov`,
);

/** Given names common enough to tell a person by, from many languages. */
export const givenNames = words(
  `Aaron Abdel Abdul Abdullah Abigail Abraham Adam Adrian Adriana Agnes Ahmad Ahmed Aidan Aisha Akira
  Alan Alastair Albert Alberto Alejandro Aleksandar Aleksandr Alessandro Alex Alexander Alexandra Alexei
  Alexey Alexis Alfred Alfredo Ali Alice Alicia Alison Allan Allison Alvaro Amanda Amelia Amina Amir Amit
  Amy Ana Anastasia Anders Andre André Andrea Andreas Andrei Andrés Andrew Andrey Andrzej Andy Angela
  Angelina Anil Anita Ann Anna Anne Annie Antoine Anthony Antonella Antonio António Anwar Arjun Arne
  Arthur Arturo Asha Ashley Astrid Audrey Ayesha Barack Barbara Barry Beatrice Beatriz Ben Benedict
  Benjamin Bernard Bernardo Bernie Beth Bettina Bill Billy Birgit Bjorn Björn Bob Bobby Boris Brad
  Brandon Brenda Brendan Brian Bridget Bruce Bruno Bryan Caitlin Cameron Camila Carl Carla Carlos Carmen
  Carol Carolina Caroline Catherine Cathy Cecilia Cesar César Charles Charlie Charlotte Chloe
  Chloé Chris Christian Christina Christine Christoph Christopher Claire Clara Claude Claudia Colin
  Connor Craig Cristiano Cristina Cyril Dan Daniel Daniela Danielle Danny Darren Dave David Dean Deborah
  Denis Dennis Derek Diana Diane Diego Dieter Dimitri Dirk Dmitri Dmitry Dominic Dominik Donald Donna
  Doris Dorothy Doug Douglas Duncan Dylan Ed Eddie Edgar Edith Eduardo Edward Edwin Eileen Elaine Elena
  Eleanor Eli Elias Elizabeth Ella Ellen Elliot Elon Emily Emma Emmanuel Enrique Eric Erica Erik
  Erika Ernest Ernesto Esther Ethan Eugene Eva Evan Eve Evelyn Ewa Fabian Fatima Felipe Felix Fernanda
  Fernando Fiona Flavio Frances Francesca Francesco Francis Francisco Franco François Françoise Frank
  Franz Fred Frederick Frederik Friedrich Gabriel Gabriela Gareth Gary Gavin Geoff Geoffrey George
  Georgina Gerald Gerard Gerhard Giacomo Gianni Gilbert Gina Giorgia Giorgio Giovanni Giulia Giuseppe
  Glenn Gloria Gonzalo Gordon Grace Graham Grant Greg Gregory Greta Guido Guillermo Gustav Gustavo Guy
  Hakan Hamid Hamza Hannah Hans Harold Harriet Harry Hasan Hassan Heather Heidi Heinrich Helen Helena
  Helga Helmut Henri Henrik Henry Herbert Hiroshi Holly Howard Hugh Hugo Humberto Hussein Iain Ian
  Ibrahim Igor Ilham Ilya Imran Ines Ingrid Irene Irina Isaac Isabel Isabella Isabelle Ismail Ivan Ivana
  Jack Jackie Jacob Jacqueline Jacques Jaime Jair Jake Jakob Jamal James Jamie Jan Jana Jane Janet Jason
  Javier Jay Jean Jeff Jeffrey Jenna Jennifer Jenny Jens Jeremy Jerome Jerry Jesse Jessica Jesús Jill
  Jim Jimmy Jo Joan Joanna João Joe Joel Johan Johanna Johannes John Johnny Jon Jonas Jonathan Jorge
  Jörg José Jose Josef Joseph Josh Joshua Juan Juana Judith Julia Julian Juliana Julie Julien Julio
    Jürgen Justin Kaja Kamala Karen Karim Karin Karl Karolina Kate Katharina Katherine Kathleen
  Kathryn Kathy Katie Katja Katrin Kay Keir Keith Kelly Ken Kenji Kenneth Kevin Khalid Kim Kimberly Kirsten
  Klaus Konstantin Kristina Kumar Kurt Kwame Kyle Kylian Lars Laszlo Laura Lauren Laurence Laurent
  Lawrence Layla Lea Lee Leila Leo Leon Leonardo Leonid Leslie Lewis Liam Lidia Lilian Linda Lindsay
  Lionel Lisa Liz Lloyd Lorenzo Lorraine Louis Louise Luca Lucas Lucia Lucía Lucy Ludwig Luigi Luis Luís
  Luiz Luka Lukas Luke Lydia Lynn Maciej Madeleine Magnus Mahmoud Maja Malala Malcolm Manfred Manuel
  Marc Marcel Marcelo Marco Marcos Marcus Margaret Margarita Maria María Mariam Marian Mariana Marie
  Marina Marine Mario Marion Mark Marko Markus Marta Martha Martin Martina Mary Maryam Masoud Mateo
  Matt Matteo Matthew Matthias Maurice Mauricio Mauro Max Maxim Maya Megan Mehmet Melanie Melissa
  Mette Mia Michael Michaela Michel Michele Michelle Miguel Mikael Mike Mikhail Milos Miloš Miranda
  Miriam Mitch Mohamed Mohammad Mohammed Mohamud Moira Molly Monica Monika Morgan Moritz Muhammad
  Mustafa Nadia Nancy Narendra Natalia Natalie Natasha Nathan Nathalie Neil Nelson Nicholas Nick Nicola
  Nicolas Nicole Nigel Nikki Nikol Nikola Nikolai Nikos Nina Noah Nora Norman Novak Oksana Olaf
  Oleg Oleksandr Olena Olga Oliver Olivia Olivier Omar Oscar Osama Otto Owen Pablo Paolo Pascal Patricia
  Patrick Paul Paula Paulo Pavel Pedro Penny Peter Petr Petra Petro Phil Philip Philippa
  Philippe Phillip Pierre Pietro Piotr Priya Rachel Rafael Rahul Raj Rajesh Ralf Ralph Ramon Ramón Raúl
  Raymond Rebecca Recep Reinhard Renata René Ricardo Riccardo Richard Rick Rishi Rita Robert Roberta
  Roberto Robin Rod Rodrigo Roger Roland Rolf Roman Ron Ronald Rosa Rose Rosie Ross Roy Ruben Rubén
  Rudolf Rui Rupert Ruth Ryan Sabine Sabrina Sadiq Sally Salma Salman Sam Samantha Samir Samuel Sandra
  Sanjay Santiago Sara Sarah Scott Sean Seán Sebastian Selma Serena Serge Sergei Sergey Sergio Seyed
  Shane Shannon Sharon Sheila Shinzo Silvia Silvio Simon Simone Sofía Sofie Sonia Sophia Sophie Stacy
  Stanislav Stefan Stefania Stefano Stella Stephan Stephanie Stephen Steve Steven Stuart Sue Sunil Susan
  Susanne Suzanne Svetlana Sven Svitlana Sylvia Tamara Tania Tariq Tatiana Ted Terence Teresa Terry Theo
  Theresa Thierry Thomas Tim Timo Timothy Tina Tobias Todd Tom Tomas Tomás Tomasz Tommy Toni Tony Tracy
  Trevor Troy Umar Ursula Uwe Vaclav Valentina Valeria Valery Vanessa Vera Veronica Veronika Vicky Victor
  Viktor Vikram Vincent Viola Vitali Vivian Vlad Vladimir Volodymyr Walter Wanda Warren Wayne 
  Wendy Werner Wilhelm William Winston Wladimir Wolfgang Xavier Xi Yasmin Yevgeny Yolanda Yousef
  Youssef Yuki Yulia Yuri Yusuf Yves Yvette Yvonne Zachary Zainab Zoe Zoé Zoran Narges Nasser Aung
  Ayman Bashar Benyamin Binyamin Ebrahim Javad Abbas Hossein Reza Mehdi Nour Yahya Ismael Aleksei Kirill
  Ramzan Maia Salome Irakli Gitanas Alar Ulf Petteri Jonas Mateusz Donatella Sanna Jacinda Chrystia Naomi
  Ngozi Thabo Cyril Uhuru Paul Yoweri Abiy Amara Kofi Chidi Oluwaseun Wanjiru Njeri Thandiwe Sipho Lindiwe
  Nguyen Minh Aroha Tane Mei Jia Haruki Sakura Agathe Eleni Ekaterina Hana Paige Ines Inés Beat Yaw Kwabena Mamadou Amal Aiko Ji-woo Min-jun`,
);
