import { list, type Phrases } from './phrases.ts';

export const german: Phrases = {
  lines: list(`
    anzeige | werbung | teilen | artikel teilen | merken | drucken | artikel drucken |
    kommentare | kommentar schreiben | mehr | mehr lesen | weiterlesen | weiter lesen |
    mehr anzeigen | mehr erfahren | jetzt abonnieren | abonnieren | anmelden | newsletter |
    zur startseite | startseite | nach oben | zurück | weiter | vorheriger artikel |
    nächster artikel | auf facebook teilen | auf twitter teilen | per mail verschicken |
    per e-mail teilen | link kopieren | vorlesen | artikel anhören | bildunterschrift | bild |
    bilder | quelle | quellen | schlagwörter | themen | inhalt | inhaltsverzeichnis |
    alle rechte vorbehalten | externer inhalt | empfohlener redaktioneller inhalt |
    empfohlener externer inhalt | antworten | gefällt mir | impressum | datenschutz |
    quell-link | link zur quelle | originalartikel | zum originalartikel | nächste seite |
    vorherige seite | keine kommentare | alle kommentare | weitere laden | drucken | speichern
  `),
  openings: list(`
    lesen sie auch | lesen sie hier | lesen sie mehr | lesen sie dazu | lies auch | lies hier |
    lies mehr | siehe auch: | schlagwörter: | schlagworte: | tags: | kategorie: | kategorien: |
    themen: | alle rechte vorbehalten | deine e-mail-adresse wird nicht |
    ihre e-mail-adresse wird nicht | wir verwenden cookies | diese website verwendet |
    diese webseite verwendet | folgen sie uns | folge uns |
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
  pitches: list(`
    abonnieren sie | abonniere | melden sie sich | melde dich | folgen sie | folge uns | laden sie |
    registrieren sie | jetzt abonnieren | hier abonnieren
  `),
  pitched: list(`
    newsletter | app | kanal | podcast | whatsapp | telegram | facebook | twitter | instagram |
    google news | push-nachrichten
  `),
  notices: list(`
    an dieser stelle finden sie | an dieser stelle befindet sich | an dieser stelle ist |
    um eingebettete inhalte | um diesen inhalt | um das video anzu | zur anzeige der eingebetteten |
    zur anzeige dieses inhalts |
    ich bin damit einverstanden, dass mir externe |
    ich bin damit einverstanden, dass mir der externe | mit der aktivierung des inhalts |
    mit der aktivierung ermächtigen | mit dem laden des inhalts | mit dem laden des beitrags |
    mit klick auf den button | wir benötigen ihre zustimmung |
    wir benötigen ihre einwilligung | dieses element enthält daten |
    dieser inhalt kann nicht angezeigt
  `),
  credits: list(`
    mit agenturmaterial | mit material von | mit material der | mit informationen von | mit dpa |
    mit afp | mit reuters | mit ap | mit apa | mit sda | mit kna | mit epd | mit sid | mitarbeit: |
    redaktionelle mitarbeit | dieser artikel ist zuerst |
    dieser artikel erschien | dieser text ist zuerst | dieser text erschien |
    dieser beitrag ist zuerst | dieser beitrag erschien | dieser artikel ist eine übersetzung |
    aus dem englischen von | aus dem französischen von | übersetzung: | redaktion: |
    schlussredaktion: | faktencheck: | zitiervorschlag
  `),
  closings: list(`
    unseren newsletter | unser newsletter | unserem newsletter | newsletter abonnieren |
    newsletter von | folgen sie uns | folgen sie ihm | folgen sie ihr | alle rechte vorbehalten |
    zuerst erschienen | erschien zuerst | zuerst veröffentlicht | lesen sie hier |
    in unserem liveblog | ihre meinung ist uns wichtig
  `),
  roles: list(`
    redakteur | redakteurin | korrespondent | korrespondentin | reporter | reporterin | autor |
    autorin | journalist | journalistin | kolumnist | kolumnistin
  `),
};
