import { safeLink } from '../../article/address.ts';

/** Fields stand in one another a few deep; beyond that nothing is told of them. */
const deepest = 32;

/** Where in a story's fields (17.16) a run stands: their codes are no text, what they give is. */
export class Fields {
  readonly #open: { code: string; isCode: boolean }[] = [];
  #tooDeep = 0;

  begin(): void {
    if (this.#open.length < deepest) this.#open.push({ code: '', isCode: true });
    else this.#tooDeep += 1;
  }

  /** More of the code of the innermost one. */
  addCode(text: string): void {
    const field = this.#open.at(-1);
    if (field?.isCode && field.code.length < 4096) field.code += text;
  }

  /** What follows is what the innermost one gives. */
  separate(): void {
    const field = this.#open.at(-1);
    if (field && this.#tooDeep === 0) field.isCode = false;
  }

  end(): void {
    if (this.#tooDeep > 0) this.#tooDeep -= 1;
    else this.#open.pop();
  }

  /** Whether a run here is no part of the text. */
  get isSilent(): boolean {
    return this.#open.some(({ isCode, code }) => isCode || noText.test(code));
  }

  /** Where a run here links to. */
  get link(): string | undefined {
    const linking = this.#open.findLast(({ code }) => hyperlink.test(code));
    return linking && safeLink(hyperlink.exec(linking.code)?.[1] ?? '');
  }
}

const hyperlink = /^\s*HYPERLINK\s+"([^"]+)"/i;

/** Tables of contents, page numbers, index entries. */
const noText = /^\s*(?:TOC|INDEX|XE|TC|TA|TOA|PAGE|NUMPAGES|SECTIONPAGES|SET|ASK|RD)\b/i;
