/**
 * What publishers' systems print around an article. Everything is in lower case, with straight
 * apostrophes, without punctuation at the ends (but for the colon that ends an opening). A new
 * language is a new entry; nothing else has to know of it.
 */
export interface Phrases {
  /** Lines that are never prose, whole. */
  lines: string[];
  /** How lines begin that are never prose; only for lines shorter than a paragraph. */
  openings: string[];
  /** The same for credits, dates and buttons: prose may begin so too, so only short non-sentences. */
  stamps: string[];
  /** Headings after which the article is over. */
  tails: string[];
  /** Sections and kickers: furniture only before the headline. */
  labels: string[];
}

const english: Phrases = {
  lines: list(`
    ad | ads | advert | advertisement | advertisements | advertising | sponsored |
    sponsored content | paid content | promoted | article continues below |
    article continues below this ad | article continues after ad | story continues below |
    story continues below advertisement | story continues | story continues after the ad |
    continue reading below | scroll to continue | scroll to continue with content |
    report this ad | report ad | close ad | skip advertisement | hide ad | share | shares |
    share this | share this article | share this story | share this post | share this page |
    share on facebook | share on twitter | share on x | share on linkedin | share on whatsapp |
    share via email | share article | share it | share now | share with your friends | tweet |
    tweet this | email | e-mail | email this | email this article | email article | print |
    print article | print this | print this article | pin it | pin | like this |
    like us on facebook | facebook | twitter | linkedin | whatsapp | pinterest | reddit |
    instagram | telegram | flipboard | youtube | tiktok | threads | bluesky | messenger | x |
    google+ | copy link | link copied | copy | copied | save | save article | save this | saved |
    bookmark | gift this article | gift article | source link | source | original source |
    view source | view original | original article | read original article |
    read the original article | read the full story | read full story | read the full article |
    read full article | read the article | read more | read more here | read more about |
    read on | continue reading | keep reading | see more | show more | load more | view more |
    learn more | more | more info | view all | see all | show all | expand | collapse |
    click here | click to enlarge | tap to enlarge | enlarge image | view gallery | view image |
    open image in new window | full screen | fullscreen | close | open | menu | search | home |
    back | back to top | top | skip to content | skip to main content | next | previous | prev |
    next article | previous article | next story | previous story | next post | previous post |
    next page | previous page | subscribe | subscribe now | subscribe today | sign up |
    sign up now | sign in | log in | login | register | register now | join now | join us |
    join the conversation | join the discussion | follow | follow us | follow this author |
    following | follow on google news | donate | donate now | support us | newsletter |
    newsletters | our newsletter | get our newsletter | submit | comment | comments |
    no comments | leave a comment | post a comment | add a comment | view comments |
    show comments | hide comments | see comments | write a comment | be the first to comment |
    comments are closed | join the comments | reply | report | like | likes | views | loading |
    loading comments | play | pause | play video | watch video | watch now | mute | unmute |
    replay | video | photos | photo | gallery | slideshow | video player is loading |
    now playing | live | listen | listen to this article | listen to article | audio |
    download pdf | download | a a a | text size | font size | translate | select language |
    contents | table of contents | in this article | on this page | jump to |
    share your thoughts | getty images | afp via getty images | afp/getty images | ap photo |
    reuters | shutterstock | istock | image | images | caption | toggle caption | hide caption |
    all rights reserved | terms of use | terms of service | privacy policy | cookie policy |
    contact us | about us | tags | topics | categories | filed under | filed to | in this story |
    opens in new window | send tip | send a tip | report a typo | report an error |
    correct this article | request a correction | see inside | fact check |
    our editorial standards | editorial standards | copyright |
    this is a carousel. use next and previous buttons to navigate
  `),
  openings: list(`
    read more: | read also: | also read: | read next: | read this: | read: | see also: |
    see more: | related: | related article: | related articles: | related story: |
    related stories: | related coverage: | related news: | more on this: | more on this story: |
    more from: | more: | also see: | watch: | watch now: | watch more: | watch the video: |
    listen: | don't miss: | must read: | recommended: | you may also like: | up next: |
    click here to | click here for | tap here to | sign up for our | sign up to our |
    sign up here | sign up for the newsletter | sign up to receive | sign up for free |
    sign up for breaking news | subscribe to our | get the latest news | get breaking news |
    get unlimited access | get email alerts | follow us on | follow him on twitter |
    follow her on twitter | follow them on twitter | follow on twitter | find us on facebook |
    like us on facebook | join our whatsapp | join our telegram | tags: | tag: | topics: |
    topic: | categories: | category: | tagged: | source link | copyright © | copyright (c) | © |
    (c) 20 | copyright 20 | copyright 19 | all rights reserved |
    this article originally appeared | this article first appeared |
    this article was originally published | this article was first published |
    this story originally appeared | this story was originally published |
    this post originally appeared | this material may not be published | this site uses cookies |
    we use cookies | your email address will not be published | log in to | sign in to |
    most read in | enter your email |
    support our journalism | editors' recommendations | we may earn a commission |
    this post may contain affiliate links | this article contains affiliate links
  `),
  stamps: list(`
    click to | subscribe now | subscribe here | subscribe today | download our app |
    download the app | connect with us | share this: | share this | share on | filed under: |
    filed under | posted in | posted in: | posted under | tagged with | tagged in |
    photo credit: | photo credits: | photo: | photos: | photo by | photos by | image: | images: |
    image credit | image source: | image via | picture: | pictures: | credit: | video: |
    video credit | originally published at | originally published on |
    required fields are marked | you must be logged in | please enable javascript |
    please log in | already a subscriber | already have an account | have a tip? | got a tip? |
    contact the author | contact the reporter | email the author | reach the reporter |
    leave a comment | leave a reply | post a comment | view all posts by | view comments |
    view all comments | advertisement | sponsored by | continue reading | loading... |
    last updated | first published | published on | published: | updated: | updated on |
    posted on | posted at | posted by | written by | trending: | become a member |
    listen to this article | print this article | article continues | story continues
  `),
  tails: list(`
    related posts | related post | related articles | related article | related stories |
    related story | related news | related content | related topics | related coverage |
    related reading | related links | related | related items | related video | related videos |
    you may also like | you might also like | you may like | you might like |
    you may also be interested in | you might be interested in | you might also be interested in |
    may interest you | recommended | recommended for you | recommended stories |
    recommended articles | recommended reading | recommended videos | read next | up next |
    what to read next | more stories | more news | more like this | more articles | more posts |
    more from this author | more from us | more on this story | more on this topic |
    more in this section | more to read | more to explore | further reading | latest news |
    latest stories | latest posts | latest articles | recent posts | recent articles |
    recent stories | recent news | recent comments | most read | most popular | most viewed |
    most commented | most shared | popular posts | popular stories | popular articles |
    popular now | popular news | trending | trending now | trending news | trending stories |
    top stories | top news | editor's picks | editors' picks | editor's choice | don't miss |
    must read | must reads | in case you missed it | also read | read also | see also |
    around the web | from around the web | promoted stories | promoted links | sponsored links |
    sponsored stories | from our partners | from our sponsors | comments | leave a reply |
    leave a comment | post a comment | join the conversation | reader comments |
    about the author | about the authors | about author | about the writer | author bio |
    post navigation | explore more | other articles | other stories | other news |
    similar articles | similar posts | similar stories
  `),
  labels: list(`
    featured | featured story | featured news | news | breaking | breaking news | exclusive |
    latest | latest news | top stories | top story | top news | headlines | trending |
    trending now | popular | home | front page | world | world news | international |
    international news | national | national news | nation | local | local news | regional |
    politics | business | economy | finance | markets | money | technology | tech | science |
    health | climate | environment | energy | education | crime | courts | law | society |
    culture | arts | entertainment | lifestyle | life | travel | food | sport | sports |
    football | opinion | analysis | comment | commentary | editorial | feature | features |
    interview | video | live | live updates | update | updated | developing | developing story |
    watch | photos | gallery | us news | u.s. news | u.s | us | uk | uk news | europe | asia |
    africa | americas | middle east | russia | ukraine | china | press release | press releases |
    sponsored | advertisement | editor's pick | editor's picks | editors' pick | must read |
    long read | explainer | fact check | weather | obituary | obituaries | defense | defence |
    security | military | foreign policy | diplomacy | global | general | uncategorized
  `),
};

const german: Phrases = {
  lines: list(`
    anzeige | werbung | teilen | artikel teilen | merken | drucken | artikel drucken |
    kommentare | kommentar schreiben | mehr | mehr lesen | weiterlesen | weiter lesen |
    mehr anzeigen | mehr erfahren | jetzt abonnieren | abonnieren | anmelden | newsletter |
    zur startseite | startseite | nach oben | zurück | weiter | vorheriger artikel |
    nächster artikel | auf facebook teilen | auf twitter teilen | per mail verschicken |
    per e-mail teilen | link kopieren | vorlesen | artikel anhören | bildunterschrift | bild |
    bilder | quelle | quellen | schlagwörter | themen | inhalt | inhaltsverzeichnis |
    alle rechte vorbehalten | externer inhalt | empfohlener redaktioneller inhalt |
    empfohlener externer inhalt | antworten | gefällt mir | impressum | datenschutz
  `),
  openings: list(`
    lesen sie auch | lesen sie hier | lesen sie mehr | lesen sie dazu | lies auch | lies hier |
    lies mehr | siehe auch: | schlagwörter: | schlagworte: | tags: | kategorie: | kategorien: |
    themen: | alle rechte vorbehalten | deine e-mail-adresse wird nicht |
    ihre e-mail-adresse wird nicht | an dieser stelle finden sie | folgen sie uns | folge uns |
    dieser artikel erschien zuerst
  `),
  stamps: list(`
    mehr zum thema | mehr dazu: | auch interessant: | passend dazu: | foto: | fotos: | bild: |
    bilder: | bildquelle: | quelle: | quellen: | video: | stand: | veröffentlicht am |
    veröffentlicht in | zuletzt aktualisiert | aktualisiert am | aktualisiert: | erstellt am |
    geschrieben von | jetzt abonnieren | newsletter abonnieren | hier klicken | abonnieren sie |
    teilen mit | teilen: | erforderliche felder sind
  `),
  tails: list(`
    mehr zum thema | mehr zu diesem thema | das könnte sie auch interessieren |
    das könnte dich auch interessieren | auch interessant | lesen sie auch | ähnliche artikel |
    ähnliche beiträge | verwandte artikel | verwandte beiträge | verwandte themen |
    weitere artikel | weitere themen | weitere beiträge | weitere meldungen |
    weitere nachrichten | meistgelesen | meistgelesene artikel | neueste artikel |
    neueste beiträge | aktuelle beiträge | letzte beiträge | kommentare | kommentar |
    schreibe einen kommentar | kommentar schreiben | einen kommentar schreiben |
    hinterlasse einen kommentar | kommentar verfassen | kommentar hinterlassen |
    diskutieren sie mit | diskutieren sie über diesen artikel | über den autor |
    über die autorin | beitragsnavigation | beitrags-navigation | mehr aus dieser rubrik |
    dir gefällt vielleicht auch | das könnte ihnen auch gefallen
  `),
  labels: list(`
    startseite | nachrichten | aktuell | aktuelles | politik | wirtschaft | ausland | inland |
    welt | panorama | sport | kultur | wissen | wissenschaft | gesundheit | meinung | kommentar |
    lokales | regional | exklusiv | eilmeldung | anzeige | digital | gesellschaft | reise |
    leben
  `),
};

const french: Phrases = {
  lines: list(`
    publicité | partager | partager cet article | imprimer | commentaires | commenter |
    lire plus | lire la suite | voir plus | en savoir plus | s'abonner | je m'abonne |
    se connecter | accueil | retour | suivant | précédent | article suivant | article précédent |
    copier le lien | écouter | réservé aux abonnés | article réservé aux abonnés |
    tous droits réservés | la suite après la publicité | la suite après cette publicité | réagir |
    enregistrer
  `),
  openings: list(`
    lire aussi | à lire aussi | lire également | à lire également | lire : | à lire : |
    voir aussi | à voir aussi | sur le même sujet | tags : | inscrivez-vous à | suivez-nous |
    tous droits réservés | votre adresse e-mail ne sera | écouter : | regarder :
  `),
  stamps: list(`
    photo : | crédit photo | crédit : | source : | publié le | mis à jour le | abonnez-vous |
    cliquez ici
  `),
  tails: list(`
    à lire aussi | lire aussi | sur le même sujet | sur le même thème | vous aimerez aussi |
    articles similaires | articles liés | dans la même rubrique | les plus lus |
    les plus populaires | derniers articles | commentaires | laisser un commentaire | réagissez |
    vos réactions | à propos de l'auteur | à lire également | recommandé pour vous |
    plus d'articles | nos dernières vidéos | contenus sponsorisés | à la une
  `),
  labels: list(`
    accueil | actualités | actualité | monde | politique | économie | société | international |
    sport | sports | culture | sciences | santé | opinion | exclusif | à la une | france |
    planète
  `),
};

const spanish: Phrases = {
  lines: list(`
    publicidad | compartir | comparte | comparte este artículo | imprimir | comentarios |
    comentar | leer más | ver más | seguir leyendo | continuar leyendo | suscríbete |
    suscribirse | iniciar sesión | inicio | siguiente | anterior | copiar enlace | escuchar |
    guardar | todos los derechos reservados | más información
  `),
  openings: list(`
    lea también | lee también | leer también | ver también | vea también | lea además | lea aquí |
    lee además | etiquetas: | síguenos en | todos los derechos reservados |
    tu dirección de correo electrónico no
  `),
  stamps: list(`
    te puede interesar | le puede interesar | puede interesarte | también te puede interesar |
    foto: | fotos: | fuente: | crédito: | publicado el | actualizado el | suscríbete a |
    haz clic aquí | haga clic aquí
  `),
  tails: list(`
    te puede interesar | también te puede interesar | le puede interesar | te recomendamos |
    noticias relacionadas | artículos relacionados | relacionados | relacionadas |
    temas relacionados | más noticias | lo más leído | lo más visto | últimas noticias |
    comentarios | deja un comentario | deja una respuesta | sobre el autor | archivado en |
    lea también | contenido patrocinado | entradas relacionadas
  `),
  labels: list(`
    inicio | noticias | actualidad | mundo | internacional | nacional | política | economía |
    sociedad | deportes | cultura | ciencia | salud | opinión | exclusivo | última hora |
    destacado | destacados
  `),
};

const italian: Phrases = {
  lines: list(`
    pubblicità | condividi | stampa | commenti | commenta | leggi tutto | leggi di più |
    continua a leggere | abbonati | accedi | ascolta | riproduzione riservata |
    © riproduzione riservata | tutti i diritti riservati | salva
  `),
  openings: list(`
    leggi anche | leggi: | guarda anche | vedi anche | seguici su | © riproduzione riservata |
    riproduzione riservata
  `),
  stamps: list(`
    foto: | fonte: | iscriviti alla | clicca qui
  `),
  tails: list(`
    leggi anche | articoli correlati | potrebbe interessarti | potrebbe interessarti anche |
    ti potrebbe interessare | i più letti | ultime notizie | commenti | lascia un commento |
    altre notizie
  `),
  labels: list(`
    home | notizie | cronaca | mondo | esteri | politica | economia | sport | cultura |
    esclusiva
  `),
};

const portuguese: Phrases = {
  lines: list(`
    publicidade | compartilhar | compartilhe | partilhar | imprimir | comentários | leia mais |
    saiba mais | ver mais | continue lendo | assine | entrar | continua após a publicidade |
    todos os direitos reservados
  `),
  openings: list(`
    leia também | leia mais | ler também | veja também | siga-nos | todos os direitos reservados
  `),
  stamps: list(`
    foto: | fonte: | assine a | inscreva-se | clique aqui | publicado em | atualizado em |
    crédito,
  `),
  tails: list(`
    leia também | veja também | notícias relacionadas | artigos relacionados | mais lidas |
    mais lidos | últimas notícias | comentários | deixe um comentário | relacionados |
    relacionadas
  `),
  labels: list(`
    início | notícias | mundo | política | economia | esportes | desporto | cultura | brasil |
    exclusivo
  `),
};

const dutch: Phrases = {
  lines: list(`
    advertentie | delen | deel dit artikel | deel | print | reacties | lees meer | lees verder |
    abonneren | inloggen | bekijk meer
  `),
  openings: list(`
    lees ook | lees meer | bekijk ook | zie ook: | tekst gaat verder | volg ons
  `),
  stamps: list(`
    foto: | bron: | schrijf je in | klik hier
  `),
  tails: list(`
    lees ook | gerelateerde artikelen | meer over | meer nieuws | meest gelezen | laatste nieuws |
    reacties | reageer | aanbevolen
  `),
  labels: list(`
    nieuws | binnenland | buitenland | economie | sport | cultuur | politiek | exclusief
  `),
};

const nordic: Phrases = {
  lines: list(`
    annons | annonse | annonce | annonsørinnhold | mainos | dela | del | jaa | läs mer | les mer |
    læs mere | lue lisää | kommentarer | kommentera | jaa artikkeli |
    artikkelen fortsetter under annonsen | artikeln fortsätter under annonsen
  `),
  openings: list(`
    läs också | läs även | läs mer | les også | les mer | læs også | læs mere | lue myös |
    saken oppdateres | artikkelen fortsetter
  `),
  stamps: list(`
    foto: | bild: | kuva: | kilde: | källa: | publicerad | publisert
  `),
  tails: list(`
    läs också | läs även | les også | læs også | lue myös | mest läst | mest lest | mest læste |
    luetuimmat | kommentarer | relaterat | relaterte saker
  `),
  labels: list(`
    nyheter | nyheder | uutiset | utrikes | inrikes | ekonomi | kultur | politikk | politik
  `),
};

const slavic: Phrases = {
  lines: list(`
    reklama | реклама | поделиться | комментарии | читать далее | подробнее | udostępnij |
    czytaj dalej | czytaj więcej | komentarze | sdílet
  `),
  openings: list(`
    читайте также | читайте нас | читайте на тему | czytaj też | czytaj także | zobacz też |
    zobacz także | przeczytaj też | przeczytaj także | čtěte také | čtěte též | читайте також
  `),
  stamps: list(`
    фото: | источник: | подписывайтесь | fot. | źródło: | foto: | zdroj: | джерело:
  `),
  tails: list(`
    читайте также | по теме | похожие статьи | комментарии | czytaj też | czytaj także |
    zobacz też | zobacz także | komentarze | polecane | najnowsze | související | diskuze |
    читайте також
  `),
  labels: list(`
    главная | новости | политика | экономика | общество | в мире | спорт | культура | wiadomości |
    świat | polska | polityka
  `),
};

/** A list as one writes it in running text; what stands between two bars is one phrase. */
function list(text: string): string[] {
  return text.split('|').map((phrase) => phrase.trim().replace(/\s+/g, ' '));
}

export const phrases: Phrases[] = [
  english,
  german,
  french,
  spanish,
  italian,
  portuguese,
  dutch,
  nordic,
  slavic,
];
