import { serializeInnerList, serializeItem, type InnerList, type Item } from './structured-fields';

/** What a signature may cover of a request. Header names in lower case. */
export interface MessageParts {
  readonly method: string;
  /** Absolute, exactly as the sender addressed it. */
  readonly targetUri: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** @returns the text that is signed (RFC 9421 2.5), or undefined when a covered component is missing, repeated or of a kind we do not know. */
export function signatureBase(message: MessageParts, covered: InnerList): string | undefined {
  const lines: string[] = [];
  const seen = new Set<string>();
  for (const component of covered.items) {
    const identifier = serializeItem(component);
    const value = componentValue(message, component);
    if (value === undefined || seen.has(identifier)) return undefined;
    seen.add(identifier);
    lines.push(`${identifier}: ${value}`);
  }
  lines.push(`"@signature-params": ${serializeInnerList(covered)}`);
  return lines.join('\n');
}

function componentValue(message: MessageParts, component: Item): string | undefined {
  if (component.item.type !== 'string' || component.parameters.size > 0) return undefined;
  const name = component.item.value;
  return name.startsWith('@') ? derivedValue(message, name) : headerValue(message, name);
}

function derivedValue(message: MessageParts, name: string): string | undefined {
  if (name === '@method') return message.method;
  if (name === '@target-uri') return message.targetUri;
  if (!URL.canParse(message.targetUri)) return undefined;
  const url = new URL(message.targetUri);
  if (name === '@authority') return url.host;
  if (name === '@scheme') return url.protocol.slice(0, -1);
  if (name === '@path') return url.pathname;
  if (name === '@query') return url.search === '' ? '?' : url.search;
  return name === '@request-target' ? `${url.pathname}${url.search}` : undefined;
}

function headerValue(message: MessageParts, name: string): string | undefined {
  if (name !== name.toLowerCase()) return undefined;
  const value = message.headers[name];
  if (value === undefined) return undefined;
  return [value].flat().map((line) => line.trim()).join(', ');
}
