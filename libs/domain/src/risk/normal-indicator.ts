export interface NamedIndicator {
  readonly kind: string;
  readonly value: string;
}

const CHINA = /^(?:\+|00)?86(?=1\d{10}$)/;
const SCHEME_AND_HOST = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i;

/** One spelling for what is the same: "138 0000 0000" and "+86-13800000000" are one phone. */
export function normalIndicator({ kind, value }: NamedIndicator): NamedIndicator {
  const text = value.trim();
  switch (kind) {
    case 'phone':
      return { kind, value: text.replace(/[\s()./-]/g, '').replace(CHINA, '') };
    case 'domain':
      return { kind, value: text.toLowerCase().replace(/\.$/, '') };
    case 'url':
      return { kind, value: text.replace(SCHEME_AND_HOST, (host) => host.toLowerCase()) };
    default:
      return { kind, value: text };
  }
}
