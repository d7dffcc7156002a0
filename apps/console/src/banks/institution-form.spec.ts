import { institutionSchema } from '@paystop/contracts';
import { definitionOf, EMPTY_FORM, faultsOf, formOf, needsSecondAdmin, type InstitutionDefinition, type InstitutionForm } from './institution-form';

const KEY = { kid: 'bank-1', kty: 'OKP', crv: 'Ed25519', x: 'AAAA' } as const;
const BANK: InstitutionDefinition = {
  code: 'CMB', name: '招商银行', kind: 'bank', protocol: 'rest-v1', fallbackProtocol: 'manual', baseUrl: 'https://api.bank.example', timeoutMs: 5_000, answerWithinMs: 120_000, maxInFlight: 16, ratePerSecond: 2.5,
  binPrefixes: ['621483', '622588'], publicKeys: [KEY], liaison: { name: '刘经理', phone: '0755-12345678' },
};
const filled = (changes: Partial<InstitutionForm>): InstitutionForm => ({ ...formOf(BANK), ...changes });

describe('an institution as an admin types it', () => {
  it('is what it was when nothing is typed, and what the contract takes', () => {
    expect(faultsOf(formOf(BANK))).toEqual([]);
    expect(definitionOf(formOf(BANK))).toEqual(BANK);
    expect(institutionSchema.safeParse(definitionOf(formOf(BANK))).success).toBe(true);
  });

  it('begins with what the contract takes for who says nothing', () => {
    const defaults = institutionSchema.parse({ code: 'NEWBANK', name: 'New Bank', protocol: 'rest-v1', baseUrl: 'http://127.0.0.1:9' });
    expect(definitionOf({ ...EMPTY_FORM, code: ' NEWBANK ', name: 'New Bank', baseUrl: 'http://127.0.0.1:9' })).toEqual(defaults);
  });

  it('leaves out what is empty, and takes prefixes however they are separated', () => {
    const { fallbackProtocol: _, liaison: __, ...rest } = BANK;
    expect(definitionOf(filled({ fallbackProtocol: '', liaisonName: '', liaisonPhone: ' ', binPrefixes: '621483，622588\n' }))).toEqual(rest);
  });

  it.each([
    ['code', { code: 'cmb' }], ['name', { name: ' ' }], ['baseUrl', { baseUrl: '' }], ['baseUrl', { baseUrl: 'ftp://bank.example' }], ['timeoutMs', { timeoutMs: 'soon' }], ['maxInFlight', { maxInFlight: '0' }], ['binPrefixes', { binPrefixes: '62148x' }],
    ['publicKeys', { publicKeys: '{}' }], ['publicKeys', { publicKeys: 'no JSON' }], ['publicKeys', { publicKeys: JSON.stringify([{ ...KEY, d: 'secret' }]) }], ['liaisonPhone', { liaisonPhone: '' }], ['liaisonName', { liaisonName: '' }],
  ] as const)('is not sent with a wrong %s', (field, change) => {
    expect(faultsOf(filled(change))).toEqual([field]);
  });

  it('needs no address where a person is called', () => {
    expect(faultsOf(filled({ protocol: 'manual', baseUrl: '' }))).toEqual([]);
  });

  it.each([
    ['the address', { baseUrl: 'https://other.example' }, true], ['a key', { publicKeys: '' }, true], ['the liaison', { liaisonPhone: '1' }, true],
    ['the same keys, written otherwise', { publicKeys: JSON.stringify([KEY]) }, false], ['the name', { name: '招行' }, false], ['a limit', { maxInFlight: '4' }, false],
  ] as const)('says before whether another admin has to look at a change of %s', (_, change, isAsked) => {
    expect(needsSecondAdmin(formOf(BANK), filled(change))).toBe(isAsked);
  });
});
