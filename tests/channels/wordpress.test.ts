import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NinjsArticle } from '../../lambdas/article/ninjs.ts';
import { picture, startWorld, type World } from './wordpress-world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.stop());

const headline = (value: string): Partial<NinjsArticle> => ({ headlines: [{ value }] });

describe('an article', () => {
  it('is one post of the site, published, and known by its number from then on', async () => {
    const answer = await world.push('create');
    const [post, ...more] = world.posts();
    expect(more).toEqual([]);
    expect(post).toMatchObject({
      title: 'Ferry crews &amp; port agree: &quot;no strike&quot; &lt;today&gt;',
      excerpt: 'Boats run again from noon.',
      status: 'publish',
      author: world.user.id,
      date_gmt: '2024-01-05T06:30:00',
    });
    expect(post?.content).toMatch(/^<p>The ferries sail at noon\.<\/p>/);
    expect(answer).toEqual({
      result: 'accepted',
      status: 200,
      detail: `answered 200: post ${post?.id} (publish)`,
      remote: String(post?.id),
    });
  });

  it('has a name in the site’s addresses that tells the words of its own', async () => {
    await world.push('create');
    expect(world.posts()[0]?.slug).toBe('ferry-0123456789');
  });

  it('bears at the end of its text, unseen, which delivery it is and which sequence', async () => {
    await world.push('create');
    expect(world.posts()[0]?.content).toMatch(
      /done\.<\/p><!-- wirecopy wc_0123456789abcdefghjkmnpqrs_0000000001 -->$/,
    );
  });

  it('stays the same post when it is corrected', async () => {
    await world.push('create');
    const answer = await world.push('update', headline('No strike after all'));
    expect(world.posts()).toMatchObject([{ title: 'No strike after all', status: 'publish' }]);
    expect(answer.result).toBe('accepted');
  });

  it('is never seen before it is whole', async () => {
    const titles: string[] = [];
    const note = () => {
      for (const { status, title } of world.posts()) if (status === 'publish') titles.push(title);
      return undefined;
    };
    Object.defineProperty(world.site.faults, 'shift', { value: note });
    await world.push('create', headline('Ferries sail'));
    await world.push('update', headline('Ferries stay'));
    expect([...new Set(titles)]).toEqual(['Ferries sail']);
  });

  it('is a draft where the site’s editors want to publish it themselves', async () => {
    world.channel.status = 'draft';
    await world.push('create');
    const [post] = world.posts();
    expect(post).toMatchObject({ status: 'draft', slug: 'ferry-0123456789' });
    if (post) post.status = 'publish';
    await world.push('update', headline('New'));
    expect(world.posts()).toMatchObject([{ title: 'New', status: 'publish' }]);
  });

  it('keeps the status that the site’s editors gave it', async () => {
    await world.push('create');
    const [post] = world.posts();
    if (post) post.status = 'private';
    expect((await world.push('update', headline('New'))).detail).toContain('(private)');
    expect(world.posts()).toMatchObject([{ title: 'New', status: 'private' }]);
  });

  it('may be shown under another user, if ours may do that', async () => {
    const other = world.site.addUser('desk', 'author');
    world.channel.author = other.id;
    await world.push('create');
    expect(world.posts()).toMatchObject([{ author: other.id, status: 'publish' }]);
  });

  it('tells the address that is its canonical one to a site that has a place for it', async () => {
    await world.push('create');
    expect(world.posts()[0]?.meta).toEqual({});
    world.site.database.registeredMeta = ['wirecopy_canonical'];
    await world.push('update');
    expect(world.posts()[0]?.meta).toEqual({
      wirecopy_canonical: 'https://harbour-post.example/2026/ferry?a=1&b=2',
    });
  });

  it('whose date is to come is one that WordPress keeps until then, and the answer says so', async () => {
    const answer = await world.push('create', { firstCreated: '2999-01-01T00:00:00.000Z' });
    expect(answer.detail).toContain('(future)');
  });

  it('in another format is not sent, and that is the end of this version', async () => {
    const answer = await world.push('create', {}, { body: '{"headline":"Ferry"}' });
    expect(answer).toMatchObject({ result: 'refused', wish: 'abort-message' });
    expect(world.posts()).toEqual([]);
  });
});

describe('a withdrawal', () => {
  it('puts the post into the trash', async () => {
    await world.push('create');
    const answer = await world.push('withdraw');
    expect(world.posts()).toMatchObject([{ status: 'trash' }]);
    expect(answer).toMatchObject({ result: 'accepted', status: 200 });
  });

  it('finds its post also when nobody learnt its number', async () => {
    await world.push('create');
    const answer = await world.push('withdraw', {}, { remote: '' });
    expect(answer.result).toBe('accepted');
    expect(world.posts()).toMatchObject([{ status: 'trash' }]);
  });

  it.each<[string, (world: World) => void]>([
    ['in the trash', ({ posts }) => Object.assign(posts()[0] ?? {}, { status: 'trash' })],
    ['deleted', ({ site }) => site.database.entries.splice(0)],
  ])('of a post that the site’s editors have %s is done', async (_, change) => {
    await world.push('create');
    change(world);
    expect((await world.push('withdraw')).result).toBe('accepted');
  });

  it('deletes the post where the site has no trash', async () => {
    world.site.database.hasTrash = false;
    await world.push('create');
    const answer = await world.push('withdraw');
    expect(answer).toMatchObject({ result: 'accepted' });
    expect(answer.detail).toContain('the site has no trash');
    expect(world.posts()).toEqual([]);
  });

  it('is not done while the site has its posts switched off', async () => {
    await world.push('create');
    world.site.faults = [
      (_, response) =>
        response
          .writeHead(404, { 'content-type': 'application/json' })
          .end('{"code":"rest_no_route","message":"No route was found.","data":{"status":404}}'),
    ];
    const answer = await world.push('withdraw');
    expect(answer).toMatchObject({ result: 'refused', status: 404 });
    expect(answer.detail).toContain('posts switched off in its REST API');
  });
});

describe('an update', () => {
  it('of a post in the trash fetches it back, under its old name', async () => {
    await world.push('create');
    await world.push('withdraw');
    const answer = await world.push('update', headline('Back'));
    expect(world.posts()).toMatchObject([
      { status: 'publish', title: 'Back', slug: 'ferry-0123456789' },
    ]);
    expect(answer.detail).toContain('it was in the trash and was fetched back');
  });

  it('of a post that is gone makes it anew, and says so', async () => {
    const { remote } = await world.push('create');
    world.site.database.entries.splice(0);
    const answer = await world.push('update', headline('Anew'));
    expect(world.posts()).toMatchObject([{ status: 'publish', title: 'Anew' }]);
    expect(answer.detail).toContain(`post ${remote} was gone, so it was made anew`);
    expect(answer.remote).not.toBe(remote);
  });

  it('that is older than what the site has is left', async () => {
    await world.push('create', headline('First'));
    await world.push('update', headline('Third'), { sequence: 3 });
    const answer = await world.push('update', headline('Second'), { sequence: 2 });
    expect(answer).toMatchObject({ result: 'accepted' });
    expect(answer.detail).toContain('has what came later (sequence 3)');
    expect(world.posts()).toMatchObject([{ title: 'Third' }]);
  });

  it('goes on where an editor has taken our mark away', async () => {
    await world.push('create');
    const [post] = world.posts();
    if (post) post.content = '<p>Written over.</p>';
    await world.push('update', headline('New'));
    expect(world.posts()).toMatchObject([{ title: 'New' }]);
  });
});

describe('categories and tags', () => {
  const filed = (sections: string[], keywords: string[]): Partial<NinjsArticle> => ({
    subjects: [
      ...sections.map((name) => ({ name, rel: 'section' })),
      ...keywords.map((name) => ({ name, rel: 'about' })),
    ],
  });
  const namesOf = (ids: number[] = []) =>
    ids.map((id) => world.site.database.terms.find((term) => term.id === id)?.name);

  it('go by their names: those of the site are found, the others are added, each once', async () => {
    world.site.database.terms.push({
      ...{ id: 900, taxonomy: 'categories', name: 'Arts &amp; Culture', slug: 'arts-culture' },
    });
    await world.push('create', filed(['Arts & Culture', 'Sport'], ['Fähre', 'strike']));
    await world.push('update', filed(['arts & culture', 'Sport'], ['Fähre', 'port']));
    const [post] = world.posts();
    expect(post?.categories[0]).toBe(900);
    expect(namesOf(post?.categories)).toEqual(['Arts &amp; Culture', 'Sport']);
    expect(namesOf(post?.tags)).toEqual(['Fähre', 'port']);
    const names = world.site.database.terms.map(({ taxonomy, name }) => `${taxonomy} ${name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are asked for once, not once an article', async () => {
    await world.push('create', filed(['Sport'], ['port']));
    const before = world.site.heard.length;
    await world.push('update', filed(['Sport'], ['port']));
    expect(world.site.heard.slice(before).filter((one) => /categories|tags/.test(one))).toEqual([]);
  });

  it('that the user may not add are left out, and the answer says which', async () => {
    world.user.role = 'author';
    const answer = await world.push('create', filed(['Sport'], ['port']));
    expect(answer.result).toBe('accepted');
    expect(answer.detail).toContain('without what the user may not add: Sport');
    expect(namesOf(world.posts()[0]?.tags)).toEqual(['port']);
  });
});

describe('the picture', () => {
  it('is uploaded once, with its words, and leads the post', async () => {
    const { address } = world.pictures;
    await world.push('create', picture(address));
    await world.push('update', picture(address));
    const [file, ...more] = world.media();
    expect(more).toEqual([]);
    expect(file).toMatchObject({
      caption: 'A ferry at its berth – A. Photographer',
      alt_text: 'A ferry at its berth',
      file: Buffer.from('a picture'),
    });
    expect(world.posts()).toMatchObject([{ featured_media: file?.id }]);
    expect(world.pictures.asked).toBe(1);
  });

  it('is of the type that the article says where its server says none', async () => {
    world.pictures.reply.type = 'application/octet-stream';
    await world.push('create', picture(world.pictures.address));
    expect(world.media()).toHaveLength(1);
  });

  it('has its words as text, whatever stands in them', async () => {
    await world.push('create', picture(world.pictures.address, 'A <b> & a ferry'));
    expect(world.media()).toMatchObject([
      { caption: 'A &lt;b&gt; &amp; a ferry – A. Photographer', alt_text: 'A <b> & a ferry' },
    ]);
  });

  it.each<[string, Partial<World['pictures']['reply']>, string]>([
    ['is not there', { status: 404 }, 'its address answered 404'],
    ['is a page', { type: 'text/html' }, 'of a type that WordPress does not take'],
    ['is too large', { body: Buffer.alloc(11 * 1024 * 1024) }, 'it is larger than 10 MB'],
    ['is empty', { body: Buffer.alloc(0) }, 'it did not come whole'],
    // The site of the tests takes no such file, as sites without the library do not.
    ['is not to the site’s taste', { type: 'image/avif' }, 'not allowed to upload this file type'],
  ])('that %s keeps no post back, and the answer says so', async (_, reply, why) => {
    Object.assign(world.pictures.reply, reply);
    const answer = await world.push('create', picture(world.pictures.address));
    expect(answer.result).toBe('accepted');
    expect(answer.detail).toContain('without its picture: ');
    expect(answer.detail).toContain(why);
    expect(world.posts()).toMatchObject([{ status: 'publish', featured_media: 0 }]);
  });

  it('at an address that is not allowed is not fetched', async () => {
    const answer = await world.push('create', picture('http://169.254.169.254/latest/a.jpg'));
    expect(answer.result).toBe('accepted');
    expect(answer.detail).toContain('without its picture: the address is not https');
  });

  it('that the user may not upload keeps no post back', async () => {
    world.user.role = 'contributor';
    world.channel.status = 'draft';
    const answer = await world.push('create', picture(world.pictures.address));
    expect(answer.result).toBe('accepted');
    expect(answer.detail).toContain('without its picture: answered 400');
  });
});
