import { list, type Phrases } from './phrases.ts';

export const italian: Phrases = {
  lines: list(`
    pubblicità | condividi | stampa | commenti | commenta | leggi tutto | leggi di più |
    continua a leggere | abbonati | accedi | ascolta | riproduzione riservata |
    © riproduzione riservata | tutti i diritti riservati | salva | link alla fonte | fonte originale | pagina successiva |
    pagina precedente | articolo successivo | articolo precedente | avanti | indietro | scopri di più |
    condividi su facebook | nessun commento | copia link | invia commento
  `),
  openings: list(`
    leggi anche | leggi: | guarda anche | vedi anche | seguici su | utilizziamo i cookie | questo sito utilizza | tag: | tags: | fonte: | © riproduzione riservata |
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
  pitches: list(`
    iscriviti | abbonati | segui | seguici | scarica | ricevi | registrati
  `),
  pitched: list(`
    newsletter | app | canale | podcast | whatsapp | telegram | facebook | twitter | instagram |
    google news
  `),
  notices: list(`
    per visualizzare questo contenuto | questo contenuto non è disponibile | utilizziamo i cookie |
    questo sito utilizza
  `),
  credits: list(`
    con fonte ansa | con agenzie | (con agenzie
  `),
  closings: list(`
    nostra newsletter | alla newsletter | iscriviti | seguici | riproduzione riservata |
    pubblicato originariamente | pubblicato originalmente | tutti i diritti riservati
  `),
  roles: list(`
    giornalista | redattore | redattrice | corrispondente | inviato | inviata | autore | autrice
  `),
};
