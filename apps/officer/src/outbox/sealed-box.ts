/** Whose a stored content is; part of the seal, so that nothing can be moved to somebody else. */
export interface Binding {
  readonly subject: string;
  readonly unit: string;
  readonly id: string;
}

export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

/** Keeps the phone's key; the key itself can be used there and never be read. */
export interface KeyShelf {
  /** @returns the key that is kept, storing `fresh` if there is none: the first one of two tabs wins. */
  keep(fresh: () => Promise<CryptoKey>): Promise<CryptoKey>;
}

const ALGORITHM = 'AES-GCM';
const KEY_BITS = 256;
/** NIST SP 800-38D: 96 bits, never twice under one key; drawn at random for each seal. */
const IV_BYTES = 12;

/** Personal data on the phone lie under AES-GCM with a key that no script can export. */
export class SealedBox {
  private key: Promise<CryptoKey> | null = null;

  constructor(private readonly shelf: KeyShelf) {}

  async seal(content: unknown, binding: Binding): Promise<Sealed> {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const plain = new TextEncoder().encode(JSON.stringify(content));
    return { iv, bytes: await crypto.subtle.encrypt({ name: ALGORITHM, iv, additionalData: bytesOf(binding) }, await this.theKey(), plain) };
  }

  /** @returns undefined when the seal does not open: another phone's key, another binding, damaged bytes. */
  async open(sealed: Sealed, binding: Binding): Promise<unknown> {
    try {
      const plain = await crypto.subtle.decrypt({ name: ALGORITHM, iv: sealed.iv, additionalData: bytesOf(binding) }, await this.theKey(), sealed.bytes);
      return JSON.parse(new TextDecoder().decode(plain));
    } catch {
      return undefined;
    }
  }

  private theKey(): Promise<CryptoKey> {
    this.key ??= this.shelf.keep(() => crypto.subtle.generateKey({ name: ALGORITHM, length: KEY_BITS }, false, ['encrypt', 'decrypt'])).catch((error: unknown) => {
      this.key = null; // the next one tries again
      throw error;
    });
    return this.key;
  }
}

function bytesOf({ subject, unit, id }: Binding): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify([subject, unit, id]));
}
