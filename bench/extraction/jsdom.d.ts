/** The part of jsdom that is used; the package has no types of its own. */
declare module 'jsdom' {
  export class VirtualConsole {}
  export class JSDOM {
    constructor(html: string, options: { url: string; virtualConsole: VirtualConsole });
    window: { document: Document; close(): void };
  }
}
