import { list, type Phrases } from './phrases.ts';

export const french: Phrases = {
  lines: list(`
    publicité | partager | partager cet article | imprimer | commentaires | commenter |
    lire plus | lire la suite | voir plus | en savoir plus | s'abonner | je m'abonne |
    se connecter | accueil | retour | suivant | précédent | article suivant | article précédent |
    copier le lien | écouter | réservé aux abonnés | article réservé aux abonnés |
    tous droits réservés | la suite après la publicité | la suite après cette publicité | réagir |
    enregistrer | lien source | article original | page suivante | page précédente |
    partager sur facebook | aucun commentaire | afficher plus
  `),
  openings: list(`
    lire aussi | à lire aussi | lire également | à lire également | lire : | à lire : |
    voir aussi | à voir aussi | sur le même sujet | tags : | inscrivez-vous à | suivez-nous |
    tous droits réservés | votre adresse e-mail ne sera | écouter : | regarder : | nous utilisons des cookies |
    ce site utilise des cookies | mots-clés :
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
  pitches: list(`
    abonnez-vous | inscrivez-vous | suivez-nous | suivez | téléchargez | recevez
  `),
  pitched: list(`
    newsletter | infolettre | lettre d'information | application | appli | chaîne | podcast |
    whatsapp | telegram | facebook | twitter | instagram | google actualités | google news
  `),
  notices: list(`
    ce contenu est bloqué | ce contenu n'est pas disponible | pour afficher ce contenu |
    en cliquant sur accepter
  `),
  credits: list(`
    avec afp | (avec afp | avec reuters | avec ap | avec agences | avec les agences |
    avec l'afp | cet article a été publié | cet article est paru
  `),
  closings: list(`
    notre newsletter | nos newsletters | notre infolettre | à la newsletter | abonnez-vous |
    inscrivez-vous | suivez-nous | initialement publié | publié initialement |
    tous droits réservés
  `),
  roles: list(`
    journaliste | rédacteur | rédactrice | correspondant | correspondante | chroniqueur |
    chroniqueuse | auteur | autrice
  `),
};
