import type { Desk, InstitutionRow } from '../data/desk';
import { changeDecisions, groundsOfChange } from './institution-changes';

const api = {} as Desk['api'];
const PROPOSAL = { code: 'CMB', name: '招商银行', baseUrl: 'https://bank.example', liaison: { name: '值班室', phone: '0755-1' }, publicKeys: [{ kid: 'cmb-2', kty: 'OKP', x: 'abc' }], binPrefixes: ['621483', '622588'], fallbackProtocol: null };
const row = (changes: Readonly<Record<string, unknown>>): InstitutionRow => ({ code: 'CMB', name: '招商银行', version: 4, origin: 'file', proposedBy: null, proposal: null, ...changes }) as unknown as InstitutionRow;

describe('a change of an institution', () => {
  it('is shown line by line to who has to confirm it', () => {
    expect(groundsOfChange(PROPOSAL).map(({ label, value }) => [label.split('.')[1], value])).toEqual([
      ['name', '招商银行'], ['baseUrl', 'https://bank.example'], ['liaison', '值班室 0755-1'], ['publicKeys', 'cmb-2'], ['binPrefixes', '621483, 622588'],
    ]);
  });

  it('is confirmed by another admin, never by who proposed it', () => {
    const proposed = row({ proposedBy: 'user:admin-1', proposal: PROPOSAL });
    expect(changeDecisions(proposed, { api, subject: 'user:admin-2' })).toMatchObject([{ text: 'confirm_institution' }]);
    expect(changeDecisions(proposed, { api, subject: 'user:admin-2' })[0]?.blockedBecause).toBeUndefined();
    expect(changeDecisions(proposed, { api, subject: 'user:admin-1' })).toMatchObject([{ blockedBecause: 'same_person' }]);
  });

  it('can go back to the file where the interface made it, and there alone', () => {
    expect(changeDecisions(row({ origin: 'api' }), { api, subject: 'x' }).map(({ text }) => text)).toEqual(['back_to_file']);
    expect(changeDecisions(row({}), { api, subject: 'x' })).toEqual([]);
  });
});
