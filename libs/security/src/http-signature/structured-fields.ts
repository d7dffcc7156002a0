/** Structured field values (RFC 8941), as far as message signatures and digests use them. */
export type BareItem =
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'token'; readonly value: string }
  | { readonly type: 'integer'; readonly value: number }
  | { readonly type: 'bytes'; readonly value: Buffer }
  | { readonly type: 'boolean'; readonly value: boolean };

export type Parameters = ReadonlyMap<string, BareItem>;

export interface Item {
  readonly kind: 'item';
  readonly item: BareItem;
  readonly parameters: Parameters;
}

export interface InnerList {
  readonly kind: 'list';
  readonly items: readonly Item[];
  readonly parameters: Parameters;
}

export type Member = Item | InnerList;

/** Well above anything real; a header that needs more is an attack. */
const MAX_FIELD_LENGTH = 8_192;

/** @returns the members by key, or undefined when the text is not a dictionary. */
export function parseDictionary(text: string): ReadonlyMap<string, Member> | undefined {
  if (text.length > MAX_FIELD_LENGTH) return undefined;
  try {
    return new Reader(text).dictionary();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The one canonical text of an inner list with its parameters. */
export function serializeInnerList(list: InnerList): string {
  return `(${list.items.map(serializeItem).join(' ')})${serializeParameters(list.parameters)}`;
}

export function serializeItem(item: Item): string {
  return `${serializeBareItem(item.item)}${serializeParameters(item.parameters)}`;
}

function serializeParameters(parameters: Parameters): string {
  return [...parameters].map(([key, item]) => (item.type === 'boolean' && item.value ? `;${key}` : `;${key}=${serializeBareItem(item)}`)).join('');
}

export function serializeBareItem(item: BareItem): string {
  if (item.type === 'string') return `"${item.value.replace(/["\\]/g, '\\$&')}"`;
  if (item.type === 'bytes') return `:${item.value.toString('base64')}:`;
  if (item.type === 'boolean') return item.value ? '?1' : '?0';
  return String(item.value);
}

const KEY = /[a-z*][a-z0-9_\-.*]*/y;
const STRING = /"((?:[\x20-\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"/y;
const TOKEN = /[A-Za-z*][!#$%&'*+\-.^_`|~0-9A-Za-z:/]*/y;
const INTEGER = /-?\d{1,15}(?![\d.])/y;
const BYTES = /:([A-Za-z0-9+/]*={0,2}):/y;
const BOOLEAN = /\?([01])/y;
const SPACES = / */y;
const BLANKS = /[ \t]*/y;

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  dictionary(): ReadonlyMap<string, Member> {
    const members = new Map<string, Member>();
    this.take(BLANKS);
    while (this.at < this.text.length) {
      const key = this.need(KEY);
      members.delete(key);
      members.set(key, this.member());
      this.take(BLANKS);
      if (this.at === this.text.length) return members;
      this.expect(',');
      this.take(BLANKS);
      if (this.at === this.text.length) throw new SyntaxError('trailing comma');
    }
    return members;
  }

  private member(): Member {
    if (this.peek() !== '=') return { kind: 'item', item: { type: 'boolean', value: true }, parameters: this.parameters() };
    this.at += 1;
    return this.peek() === '(' ? this.innerList() : this.item();
  }

  private innerList(): InnerList {
    this.expect('(');
    const items: Item[] = [];
    for (;;) {
      this.take(SPACES);
      if (this.peek() === ')') break;
      items.push(this.item());
      if (this.peek() !== ' ' && this.peek() !== ')') throw new SyntaxError('items need a space between them');
    }
    this.expect(')');
    return { kind: 'list', items, parameters: this.parameters() };
  }

  private item(): Item {
    return { kind: 'item', item: this.bareItem(), parameters: this.parameters() };
  }

  private parameters(): Parameters {
    const parameters = new Map<string, BareItem>();
    while (this.peek() === ';') {
      this.at += 1;
      this.take(SPACES);
      const key = this.need(KEY);
      let value: BareItem = { type: 'boolean', value: true };
      if (this.peek() === '=') {
        this.at += 1;
        value = this.bareItem();
      }
      parameters.delete(key);
      parameters.set(key, value);
    }
    return parameters;
  }

  private bareItem(): BareItem {
    const next = this.peek();
    if (next === '"') return { type: 'string', value: this.need(STRING).replace(/\\(["\\])/g, '$1') };
    if (next === ':') return { type: 'bytes', value: Buffer.from(this.need(BYTES), 'base64') };
    if (next === '?') return { type: 'boolean', value: this.need(BOOLEAN) === '1' };
    if (/[-\d]/.test(next)) return { type: 'integer', value: Number(this.need(INTEGER)) };
    return { type: 'token', value: this.need(TOKEN) };
  }

  private peek(): string {
    return this.text[this.at] ?? '';
  }

  private expect(character: string): void {
    if (this.peek() !== character) throw new SyntaxError(`expected ${character}`);
    this.at += 1;
  }

  private need(pattern: RegExp): string {
    const found = this.take(pattern);
    if (found === undefined) throw new SyntaxError('unexpected character');
    return found;
  }

  /** @returns the first group of the match, or all of it where the pattern has no group. */
  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match === null) return undefined;
    this.at += match[0].length;
    return match[1] ?? match[0];
  }
}
