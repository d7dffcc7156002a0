/** What an institution is, as PUT /institutions/{code} takes it (contract.md 7). */
export interface InstitutionDefinition {
  readonly code: string;
  readonly name: string;
  readonly kind: 'bank' | 'payment_institution';
  readonly protocol: Protocol;
  readonly fallbackProtocol?: Protocol;
  readonly baseUrl?: string;
  readonly timeoutMs: number;
  readonly answerWithinMs: number;
  readonly maxInFlight: number;
  readonly ratePerSecond: number;
  readonly binPrefixes: readonly string[];
  readonly publicKeys: readonly PublicJwk[];
  readonly liaison?: { readonly name: string; readonly phone: string };
}

export const PROTOCOLS = ['rest-v1', 'iso20022', 'platform-xml', 'payment-institution', 'kafka', 'manual'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

interface PublicJwk {
  readonly kid: string;
  readonly kty: 'OKP' | 'EC';
  readonly crv: string;
  readonly x: string;
  readonly [member: string]: unknown;
}

export const NUMBERS = ['timeoutMs', 'answerWithinMs', 'maxInFlight', 'ratePerSecond'] as const;
type NumberName = (typeof NUMBERS)[number];

/** The definition as a person types it; every field a text. */
export interface InstitutionForm extends Readonly<Record<NumberName, string>> {
  readonly code: string;
  readonly name: string;
  readonly kind: InstitutionDefinition['kind'];
  readonly protocol: Protocol;
  readonly fallbackProtocol: Protocol | '';
  readonly baseUrl: string;
  /** Separated by commas, spaces or lines. */
  readonly binPrefixes: string;
  /** A JSON list of public JWKs; nothing is none. */
  readonly publicKeys: string;
  readonly liaisonName: string;
  readonly liaisonPhone: string;
}

export type FormField = keyof InstitutionForm;

/** As the contract has them for who says nothing. */
export const EMPTY_FORM: InstitutionForm = {
  code: '', name: '', kind: 'bank', protocol: 'rest-v1', fallbackProtocol: '', baseUrl: '', timeoutMs: '5000', answerWithinMs: '120000', maxInFlight: '16', ratePerSecond: '100', binPrefixes: '', publicKeys: '', liaisonName: '', liaisonPhone: '',
};

export function formOf(definition: InstitutionDefinition): InstitutionForm {
  const { code, name, kind, protocol, fallbackProtocol = '', baseUrl = '', binPrefixes, publicKeys, liaison } = definition;
  return {
    code, name, kind, protocol, fallbackProtocol, baseUrl, timeoutMs: String(definition.timeoutMs), answerWithinMs: String(definition.answerWithinMs), maxInFlight: String(definition.maxInFlight), ratePerSecond: String(definition.ratePerSecond),
    binPrefixes: binPrefixes.join(', '), publicKeys: publicKeys.length === 0 ? '' : JSON.stringify(publicKeys, null, 2), liaisonName: liaison?.name ?? '', liaisonPhone: liaison?.phone ?? '',
  };
}

const CODE = /^[A-Z0-9_]{2,32}$/;
const PREFIX = /^\d{2,10}$/;

/** @returns the fields that cannot be sent as they are; the centre looks at everything once more. */
export function faultsOf(form: InstitutionForm): readonly FormField[] {
  const faults: FormField[] = [];
  if (!CODE.test(form.code.trim())) faults.push('code');
  if (form.name.trim() === '') faults.push('name');
  if (form.baseUrl.trim() === '' ? form.protocol !== 'manual' : !isAddress(form.baseUrl.trim())) faults.push('baseUrl');
  for (const name of NUMBERS) if (!(Number(form[name]) > 0)) faults.push(name);
  if (prefixesOf(form).some((prefix) => !PREFIX.test(prefix))) faults.push('binPrefixes');
  if (keysOf(form.publicKeys) === undefined) faults.push('publicKeys');
  if ((form.liaisonName.trim() === '') !== (form.liaisonPhone.trim() === '')) faults.push(form.liaisonName.trim() === '' ? 'liaisonName' : 'liaisonPhone');
  return faults;
}

/** @param form without faults */
export function definitionOf(form: InstitutionForm): InstitutionDefinition {
  const [baseUrl, liaison] = [form.baseUrl.trim(), { name: form.liaisonName.trim(), phone: form.liaisonPhone.trim() }];
  return {
    code: form.code.trim(), name: form.name.trim(), kind: form.kind, protocol: form.protocol,
    timeoutMs: Number(form.timeoutMs), answerWithinMs: Number(form.answerWithinMs), maxInFlight: Number(form.maxInFlight), ratePerSecond: Number(form.ratePerSecond),
    binPrefixes: prefixesOf(form), publicKeys: keysOf(form.publicKeys) ?? [],
    ...(form.fallbackProtocol === '' ? {} : { fallbackProtocol: form.fallbackProtocol }), ...(baseUrl === '' ? {} : { baseUrl }), ...(liaison.name === '' ? {} : { liaison }),
  };
}

/** Address, keys and liaison say whom to trust: another admin looks at them (contract-details 10). Told before it is sent. */
export function needsSecondAdmin(before: InstitutionForm, after: InstitutionForm): boolean {
  const trusted = ({ baseUrl, publicKeys, liaisonName, liaisonPhone }: InstitutionForm): string => JSON.stringify([baseUrl.trim(), keysOf(publicKeys) ?? publicKeys, liaisonName.trim(), liaisonPhone.trim()]);
  return trusted(before) !== trusted(after);
}

function prefixesOf({ binPrefixes }: InstitutionForm): readonly string[] {
  return binPrefixes.split(/[\s,，、;；]+/).filter((prefix) => prefix !== '');
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** @returns undefined where it is no list of public keys; a private part is never sent on. */
function keysOf(text: string): readonly PublicJwk[] | undefined {
  if (text.trim() === '') return [];
  try {
    const keys: unknown = JSON.parse(text);
    return Array.isArray(keys) && keys.every(isPublicKey) ? keys : undefined;
  } catch {
    return undefined;
  }
}

function isPublicKey(value: unknown): value is PublicJwk {
  if (typeof value !== 'object' || value === null || 'd' in value) return false;
  const { kid, kty, crv, x } = value as Readonly<Record<string, unknown>>;
  return typeof kid === 'string' && (kty === 'OKP' || kty === 'EC') && typeof crv === 'string' && typeof x === 'string';
}
