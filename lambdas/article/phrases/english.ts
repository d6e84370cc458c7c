import { list, type Phrases } from './phrases.ts';

export const english: Phrases = {
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
    like us on facebook | facebook | twitter | linkedin | whatsapp | pinterest | tumblr | reddit |
    show more sharing options |
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
  pitches: list(`
    sign up | subscribe | register | join | follow | download | support | donate | please sign up |
    please subscribe
  `),
  pitched: list(`
    newsletter | inbox | alerts | app | channel | podcast | premium | membership | subscribers |
    whatsapp | telegram | facebook | twitter | instagram | google news | updates |
    subscribe to | sign up to | sign up for
  `),
  credits: list(`
    reporting by | additional reporting | reported by | writing by | written by | editing by |
    edited by | compiled by | research by | graphics by | photography by | translated by |
    with reporting by | with reporting from | with additional reporting | with files from |
    with material from | with information from | with inputs from | with contributions from |
    with input from | contributing: | includes information from | produced by |
    lead image | featured image | image via | images via | image used under | images used under | image credit | photo via | photos via |
    photo credit | photo courtesy | this article was | this article is | this article first |
    this article originally | this article appeared | this article has been | this story was |
    this story is | this story first | this story originally | this story appeared |
    this post was | this post originally | this post first | this essay was | this column was |
    this piece was | this piece originally | this report was | this content was |
    originally published | first published | originally appeared | reprinted with |
    reprinted by | reprinted from | excerpted from | adapted from | have a tip | got a tip |
    do you have a | have a news tip | more information: | journal information: |
    journal reference: | story source: | provided by | citation: | source images by
  `),
  closings: list(`
    contributed reporting | contributed to this | contributed research |
    contributed to the report | sign up for | sign up to | sign up here | subscribe to |
    subscribe here | subscribe now | our newsletter | free newsletter | weekly newsletter |
    daily newsletter | newsletter for | newsletter here | follow us on | like us on | join us on |
    support our journalism | support independent journalism | trust principles | affiliate link |
    affiliate program | earn a commission | receive compensation | receive a commission |
    all rights reserved | views expressed | opinions expressed | read the original |
    download our app | is subject to copyright | for informational purposes only |
    wherever you get your podcasts
  `),
  roles: list(`
    reporter | editor | writer | journalist | correspondent | columnist | contributor | blogger |
    critic | freelancer | staff
  `),
};
